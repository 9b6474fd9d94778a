//! Parts of a kept part that have few words of their own, and so are easily taken for clutter: program text, captions, cards
//! that lead to other pages.

use super::super::Page;
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;
use crate::trail::Trail;

/// Levels around a listing in which text must stay before and after it.
const LEVELS: usize = 3;

/// Takes listings and cards back that stand in the kept text, and captions of kept tables and the like.
pub(super) fn complete(page: &Page, stays: &mut [bool], trail: &mut Trail) {
    let document = page.document;
    let before = super::sums(stays);
    let keeps = |from: usize, to: usize| before[to] > before[from];
    for node in document.nodes() {
        let is_listing = document.tag(node) == Tag::Pre;
        let is_caption = document.tag(node) == Tag::Figcaption;
        let is_card = page.marks.get(node).has(Group::LinkCard)
            || page.marks.get(node).has(Group::Callout) && document.tag(node) == Tag::Figure;
        let end = document.end(node);
        if !is_listing && !is_caption && !is_card
            || document.is_removed(node)
            || keeps(node.index(), end.index()) && !is_card
        {
            continue;
        }
        let belongs = |above: NodeId| {
            let begins = keeps(above.index(), node.index());
            let goes_on = keeps(end.index(), document.end(above).index());
            if is_caption { document.tag(above) == Tag::Figure && (begins || goes_on) } else { begins && goes_on }
        };
        if document.ancestors(node).take(LEVELS).any(belongs) {
            for leaf in document.subtree(node).filter(|&leaf| document.is_text(leaf) && !document.is_removed(leaf)) {
                // The sign that is drawn beside a box says nothing.
                let says = |c: char| if is_card { c.is_alphanumeric() } else { !c.is_whitespace() };
                stays[leaf.index()] = document.text(leaf).contains(says);
            }
            overrule(page, node, trail);
        }
    }
}

/// Takes back in the trail what was said of a part, at whichever element around it that says nothing else.
pub(super) fn overrule(page: &Page, node: NodeId, trail: &mut Trail) {
    let own = page.blocks.within(page.document, node);
    if own.is_empty() {
        return;
    }
    let says_same = |above: &NodeId| page.blocks.within(page.document, *above) == own;
    page.document.path(node).take_while(says_same).for_each(|above| trail.overruled(above, "it belongs to what stays"));
}
