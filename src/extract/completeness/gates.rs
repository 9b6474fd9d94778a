//! Evidence that the site asks something of its readers: E1–E5.

use super::super::{Page, Selection};
use super::selector::named_part;
use super::{Evidence, Look};
use crate::declared::json_ld::Entity;
use crate::declared::{Declared, microdata_says_not_free};
use crate::dom::{Attribute, NodeId};
use crate::rules::kind::Clutter;
use crate::rules::matcher::normalised;
use crate::trail::Trail;

/// Words of a part from which the page has sent it.
const DELIVERED_WORDS: f32 = 40.0;

pub(super) fn collect(look: &Look, trail: &Trail, evidence: &mut Evidence) {
    by_data(look, evidence);
    by_amp(look.page, evidence);
    if has_wall(look.page, look.selection, trail) {
        evidence.gate("E5");
    }
}

/// E1: JSON-LD says not free. E2: the part that it names is missing, or there. E3, E4: `meta` and microdata say so.
fn by_data(look: &Look, evidence: &mut Evidence) {
    let (page, declared) = (look.page, look.declared);
    if let Some(entity) = declared.article().filter(|entity| entity.flag("isAccessibleForFree") == Some(false)) {
        evidence.gate("E1");
        let parts = entity.parts_not_free();
        let is_there = |selector: &String| {
            named_part(page.document, selector)
                .is_some_and(|node| page.blocks.sums(page.document, node).words > DELIVERED_WORDS)
        };
        match () {
            () if parts.is_empty() => {}
            () if parts.iter().any(is_there) => evidence.note("E2b"),
            () => evidence.cut("E2", 1),
        }
    }
    // "metered" alone says nothing: this reader may have the text.
    if declared.meta(&["article:content_tier"]).is_some_and(|tier| tier.eq_ignore_ascii_case("locked")) {
        evidence.gate("E3");
    }
    if microdata_says_not_free(page.document) {
        evidence.gate("E4");
    }
}

/// E4: AMP says that the text was not granted to this reader, or its text is empty.
fn by_amp(page: &Page, evidence: &mut Evidence) {
    let document = page.document;
    let section = |node: NodeId| document.attribute(node, Attribute::SubscriptionsSection);
    let words = |node: NodeId| page.blocks.sums(document, node).words;
    // Of several such parts one is shown.
    let mut contents = document.nodes().filter(|&node| section(node) == Some("content")).peekable();
    if document.nodes().any(|node| section(node) == Some("content-not-granted") && is_shown(page, node)) {
        evidence.gate("E4");
    }
    if contents.peek().is_some() && contents.all(|node| words(node) == 0.0) {
        evidence.gate("E4");
        evidence.cut("E4", super::CUT);
    }
}

/// Whether any text of a part is shown; a rule may have left it out as the wall that it is.
fn is_shown(page: &Page, node: NodeId) -> bool {
    let is_text = |index: usize| !page.document.is_hidden(page.blocks.get(index).nodes.0);
    page.blocks.within(page.document, node).any(is_text)
}

/// The nodes that the page's data names as not free.
pub fn parts_not_free(page: &Page, declared: &Declared) -> Vec<NodeId> {
    let parts = declared.article().map(Entity::parts_not_free).unwrap_or_default();
    parts.iter().filter_map(|selector| named_part(page.document, selector)).collect()
}

/// Blocks after the text's end within which a wall counts as the text's own.
const WALL_BLOCKS: usize = 11;

/// E5: a sign-in or subscription prompt stands at the text's end or over it.
fn has_wall(page: &Page, selection: &Selection, trail: &Trail) -> bool {
    let Some(last) = selection.blocks().next_back() else {
        return false;
    };
    let document = page.document;
    let end = page.blocks.get(last).nodes.1;
    let limit = page.blocks.get((last + WALL_BLOCKS).min(page.blocks.len() - 1)).nodes.1;
    let gates = [Clutter::SignInWall.name(), Clutter::Subscribe.name()];
    trail.removals().filter(|removal| gates.contains(&removal.rule)).any(|removal| {
        let stands_at_end = removal.node > end && removal.node <= limit || document.contains(removal.node, end);
        stands_at_end && asks_to_read_on(page, removal.node)
    })
}

/// Whether a removed prompt asks for an account in exchange for reading, rather than offering one.
fn asks_to_read_on(page: &Page, node: NodeId) -> bool {
    page.blocks.within(page.document, node).any(|index| {
        let text = normalised(page.blocks.text(index));
        page.rules.phrases.hits(&text).iter().any(|hit| hit.kind.is_gate() && page.rules.phrases.is_wall(hit.phrase))
    })
}
