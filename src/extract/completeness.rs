//! Whether the text is all there, said honestly: evidence E1–E12, states full, gated, cut, unclear.
//!
//! A wall proves a wall, never a cut: many pages send the whole text and ask for an account below it. Nothing is fetched or
//! un-hidden to find out. Codes and weights: the project's paper on clutter, §4.7.

use super::{Page, Selection};
use crate::article::{Completeness, CompletenessState, Metadata};
use crate::declared::Declared;
use crate::declared::json_ld::Entity;
use crate::dom::text::ends_sentence;
use crate::dom::{Attribute, NodeId, order};
use crate::rules::kind::Clutter;
use crate::rules::matcher::normalised;
use crate::trail::{Stage, Trail};

/// Weight from which the text is cut.
const CUT: i32 = 3;
/// Words below which a gated text is probably only its beginning.
const SHORT_WORDS: u32 = 150;
/// The page's own word count must exceed the text's by this factor, and by this many words.
const DECLARED_FACTOR: f32 = 1.4;
const DECLARED_WORDS: u32 = 80;

/// Collects the evidence and names the state.
pub(super) fn completeness(
    page: &Page,
    declared: &Declared,
    selection: &Selection,
    metadata: &Metadata,
    trail: &mut Trail,
) -> Completeness {
    let mut evidence = Evidence::default();
    declared_gate(page, declared, &mut evidence);
    let has_wall = wall(page, selection, trail, &mut evidence);
    let declared_words = declared.article().and_then(|entity| entity.number("wordCount"));
    ending(page, selection, &mut evidence);
    if let Some(words) = declared_words
        && words as f32 >= metadata.word_count as f32 * DECLARED_FACTOR
        && words >= metadata.word_count + DECLARED_WORDS
    {
        evidence.cut("E8", 3);
    }
    if evidence.is_gated && metadata.word_count < SHORT_WORDS {
        evidence.cut("E9", 2);
    }
    if has_wall && is_teaser(page, declared, selection) {
        evidence.cut("E12", 3);
    }
    let state = evidence.state();
    let number = |code: &&str| code.trim_start_matches('E').trim_end_matches('b').parse().unwrap_or(0);
    evidence.codes = order::by(evidence.codes, number);
    if state == CompletenessState::Full {
        evidence.codes.clear();
    } else {
        trail.noted(Stage::Extract, "completeness", selection.root, evidence.codes.join(" "));
    }
    let codes = evidence.codes.into_iter().map(str::to_owned).collect();
    Completeness { state, evidence: codes, declared_words: declared_words.filter(|_| state != CompletenessState::Full) }
}

#[derive(Default)]
struct Evidence {
    codes: Vec<&'static str>,
    is_gated: bool,
    cut: i32,
}

impl Evidence {
    fn gate(&mut self, code: &'static str) {
        self.codes.push(code);
        self.is_gated = true;
    }

    fn cut(&mut self, code: &'static str, weight: i32) {
        self.codes.push(code);
        self.cut += weight;
    }

    /// An ending without a stop or a long word count alone says little: only with a gate is a text called cut.
    fn state(&self) -> CompletenessState {
        match (self.is_gated, self.cut) {
            (true, cut) if cut >= CUT => CompletenessState::Cut,
            (true, 2..) => CompletenessState::Unclear,
            (true, _) => CompletenessState::Gated,
            (false, cut) if cut >= CUT + 2 => CompletenessState::Unclear,
            (false, _) => CompletenessState::Full,
        }
    }
}

/// E1: JSON-LD says not free. E2: the part that it names is missing, or there. E3, E4: `meta` and microdata say so.
fn declared_gate(page: &Page, declared: &Declared, evidence: &mut Evidence) {
    if let Some(entity) = declared.article().filter(|entity| entity.flag("isAccessibleForFree") == Some(false)) {
        evidence.gate("E1");
        let parts = entity.parts_not_free();
        let found = parts.iter().find_map(|selector| named_part(page, selector));
        match found {
            _ if parts.is_empty() => {}
            Some(node) if page.blocks.sums(page.document, node).words > 40.0 => evidence.codes.push("E2b"),
            _ => evidence.cut("E2", 1),
        }
    }
    if declared.meta(&["article:content_tier"]) == Some("locked") {
        evidence.gate("E3");
    }
    let document = page.document;
    let says_not_free = document.nodes().any(|node| {
        document.attribute(node, Attribute::Itemprop) == Some("isAccessibleForFree")
            && document.attribute(node, Attribute::Content).is_some_and(|content| content.eq_ignore_ascii_case("false"))
    });
    if says_not_free {
        evidence.gate("E4");
    }
}

/// The nodes that the page's data names as not free.
pub fn parts_not_free(page: &Page, declared: &Declared) -> Vec<NodeId> {
    let parts = declared.article().map(Entity::parts_not_free).unwrap_or_default();
    parts.iter().filter_map(|selector| named_part(page, selector)).collect()
}

/// The node of a simple selector (`.class` or `#id`, the last one of several).
fn named_part(page: &Page, selector: &str) -> Option<NodeId> {
    let last = selector.split([' ', ',', '>']).rfind(|part| !part.is_empty())?;
    let document = page.document;
    document.nodes().find(|&node| match last.split_at_checked(1) {
        Some(("#", id)) => document.attribute(node, Attribute::Id) == Some(id),
        Some((".", class)) => document
            .attribute(node, Attribute::Class)
            .is_some_and(|classes| classes.split_ascii_whitespace().any(|name| name == class)),
        _ => false,
    })
}

/// Blocks after the text's end within which a wall counts as the text's own.
const WALL_BLOCKS: usize = 12;

/// E5: a sign-in or subscription prompt stands at the text's end or over it.
fn wall(page: &Page, selection: &Selection, trail: &Trail, evidence: &mut Evidence) -> bool {
    let Some(last) = selection.blocks().next_back() else {
        return false;
    };
    let document = page.document;
    let end = page.blocks.get(last).nodes.1;
    let limit = page.blocks.len().min(last + WALL_BLOCKS);
    let limit = if limit > last { page.blocks.get(limit - 1).nodes.1 } else { end };
    let gates = [Clutter::SignInWall.name(), Clutter::Subscribe.name()];
    let is_wall = trail.removals().filter(|removal| gates.contains(&removal.rule)).any(|removal| {
        let stands_at_end = removal.node > end && removal.node <= limit || document.contains(removal.node, end);
        stands_at_end && asks_to_read_on(page, removal.node)
    });
    if is_wall {
        evidence.gate("E5");
    }
    is_wall
}

/// Whether a removed prompt asks for an account in exchange for reading, rather than offering one.
fn asks_to_read_on(page: &Page, node: NodeId) -> bool {
    page.blocks.within(page.document, node).any(|index| {
        let text = normalised(page.blocks.text(index));
        page.rules.phrases.hits(&text).iter().any(|hit| hit.kind.is_gate() && page.rules.phrases.is_wall(hit.phrase))
    })
}

/// E6: the last paragraph ends in dots or without a stop. E7: a counter says how much is missing.
fn ending(page: &Page, selection: &Selection, evidence: &mut Evidence) {
    let last_prose = selection.blocks().rev().find(|&index| page.blocks.get(index).is_prose());
    let Some(index) = last_prose else { return };
    let text = page.blocks.text(index).trim_end();
    let bare = text.trim_end_matches([']', ')', '"', '”']);
    if bare.ends_with('…') || bare.ends_with("...") {
        evidence.cut("E6", 2);
    } else if !ends_sentence(text) {
        evidence.cut("E6", 1);
    }
}

/// E12: the text is hardly more than the page's description of itself.
fn is_teaser(page: &Page, declared: &Declared, selection: &Selection) -> bool {
    let prose: Vec<usize> = selection.blocks().filter(|&index| page.blocks.get(index).is_prose()).collect();
    let description = declared.meta(&["og:description", "description"]).map(normalised).unwrap_or_default();
    let is_description = prose
        .first()
        .is_some_and(|&index| !description.is_empty() && normalised(page.blocks.text(index)).starts_with(&description));
    prose.len() <= 1 || (prose.len() <= 2 && is_description)
}
