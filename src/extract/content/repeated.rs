//! Pull quotes: sentences of the text that are set large a second time. They are left out where the text has them.

use super::super::Page;
use crate::dom::blocks::Blocks;
use crate::dom::text::letters;
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;
use crate::trail::{Stage, Trail};

/// Words of the shortest quote that can be told for one of the text's own sentences, and of the longest.
const FEWEST_WORDS: f32 = 4.0;
const MOST_WORDS: f32 = 80.0;

/// Leaves pull quotes out whose words stand in another kept block.
pub(super) fn leave_out(page: &Page, stays: &mut [bool], trail: &mut Trail) {
    let document = page.document;
    let mut texts: Option<Vec<(usize, String)>> = None;
    for node in document.nodes() {
        let is_named = page.marks.get(node).has(Group::PullQuote) && !document.is_text(node);
        let is_aside = document.tag(node) == Tag::Aside;
        if !is_named && !is_aside || document.is_removed(node) {
            continue;
        }
        let range = page.blocks.within(document, node);
        let words = page.blocks.sums_of(range.clone()).words;
        let is_kept = document.subtree(node).any(|leaf| stays[leaf.index()]);
        if range.is_empty() || !is_kept || !(FEWEST_WORDS..=MOST_WORDS).contains(&words) {
            continue;
        }
        let first = letters(page.blocks.text(range.start));
        let texts = texts.get_or_insert_with(|| kept_texts(page.blocks, stays));
        let is_elsewhere = !first.is_empty()
            && texts
                .iter()
                .any(|(index, text)| !range.contains(index) && text.len() > first.len() && text.contains(&first));
        if is_elsewhere && page.blocks.get(range.start).words >= FEWEST_WORDS {
            document.subtree(node).for_each(|leaf| stays[leaf.index()] = false);
            trail.removed(Stage::Extract, "duplicate", node, "a sentence of the text, set a second time");
        }
    }
}

fn kept_texts(blocks: &Blocks, stays: &[bool]) -> Vec<(usize, String)> {
    let is_kept = |index: &usize| {
        let (first, last) = blocks.get(*index).nodes;
        (first.0..=last.0).any(|node| stays[NodeId(node).index()])
    };
    (0..blocks.len()).filter(is_kept).map(|index| (index, letters(blocks.text(index)))).collect()
}
