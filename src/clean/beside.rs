//! Short lines beside a promo ("One app.", "Start reading"): they go with it where they stand in one box that is not the text's.
//!
//! Keeps: the talk that a text ends with, told in short lines.

use super::Page;
use super::boxes::{holds_article_parts, holds_picture};
use crate::dom::NodeId;
use crate::dom::text::ends_sentence;
use crate::rules::classes::Group;

/// The lines on both sides of a promo that go with it, each of at most so many words.
pub(super) fn lines(page: &Page, promo: NodeId, most_words: f32) -> Vec<NodeId> {
    let document = page.document;
    let Some(parent) = document.parent(promo) else { return Vec::new() };
    let is_element = |sibling: &NodeId| !document.is_text(*sibling);
    let before = || document.siblings_before(promo).filter(is_element);
    let after = || document.siblings_after(promo).filter(is_element);
    let is_line = |line: &NodeId| is_line(page, *line, most_words);
    let beside = before().take_while(is_line).chain(after().take_while(is_line));
    let lines: Vec<NodeId> = beside.filter(|&line| page.blocks.sums(document, line).words > 0.0).collect();
    let is_first_or_last =
        page.blocks.sums(document, parent).prose_words == 0.0 || before().next().is_none() || after().next().is_none();
    if is_first_or_last || lines.len() >= 2 { lines } else { Vec::new() }
}

fn is_line(page: &Page, line: NodeId, most_words: f32) -> bool {
    let document = page.document;
    let sums = page.blocks.sums(document, line);
    // A note belongs to the sign in the text that leads to it.
    let heads =
        page.marks.get(line).has_any(&[Group::Meta, Group::Notes]) || document.tag(line).heading_level().is_some();
    sums.words <= most_words
        && sums.prose_words == 0.0
        && !heads
        && !reads_like_text(page, line)
        && !holds_article_parts(page, line)
        && !holds_picture(page, line)
}

/// Whether a line ends a sentence, in an element as that of a paragraph beside it.
fn reads_like_text(page: &Page, line: NodeId) -> bool {
    let (document, blocks) = (page.document, page.blocks);
    let ends = blocks.within(document, line).next_back().is_some_and(|index| ends_sentence(blocks.text(index)));
    let is_paragraph =
        |beside: NodeId| document.tag(beside) == document.tag(line) && blocks.sums(document, beside).prose_words > 0.0;
    ends && document.parent(line).is_some_and(|parent| document.children(parent).any(is_paragraph))
}
