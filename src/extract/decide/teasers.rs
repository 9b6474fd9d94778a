//! Teasers of other pages that follow an article: a row of like cards or entries, each with a linked title and little text.
//!
//! The model takes their summaries for prose, which they are: of another text.

use super::rows::{self, TEXT_WORDS};
use super::{Choice, Step};
use crate::dom::NodeId;

/// Words of the largest teaser, and of the shortest title.
const MOST_WORDS: f32 = 90.0;
const TITLE_WORDS: f32 = 3.0;
/// Share of a title's characters that stand in its link, 0.0–1.0.
const LINKED: f32 = 0.8;

/// Drops the rows of teasers that stand outside of the text's own element and after it.
pub(super) fn drop_teasers(choice: &mut Choice, rows: &[Vec<NodeId>]) {
    let mut kept_before = choice.kept_words_before();
    for row in rows {
        let blocks = rows::blocks(choice, row);
        let is_kept = kept_before[blocks.end] > kept_before[blocks.start];
        let follows = is_kept && kept_before[blocks.start] >= TEXT_WORDS && is_after_text(choice, row, blocks.start);
        if follows && row.iter().all(|&card| is_teaser(choice, card)) {
            blocks.for_each(|index| choice.close(index, Step::Teasers));
            kept_before = choice.kept_words_before();
        }
    }
}

/// Whether the kept text before the row stands in an element that the row is no part of.
fn is_after_text(choice: &Choice, row: &[NodeId], begin: usize) -> bool {
    let mut before = (0..begin).filter(|&index| choice.kept[index]);
    let Some(first) = before.next() else { return false };
    let last = before.next_back().unwrap_or(first);
    !choice.page.document.contains(choice.common_ancestor(first, last), row[0])
}

fn is_teaser(choice: &Choice, card: NodeId) -> bool {
    let page = choice.page;
    let mut blocks = page.blocks.within(page.document, card).map(|index| page.blocks.get(index));
    let words: f32 = blocks.clone().map(|block| block.words).sum();
    words <= MOST_WORDS && blocks.any(|block| block.words >= TITLE_WORDS && block.link_density() >= LINKED)
}
