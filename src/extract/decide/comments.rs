//! Readers' comments are no part of an article; of a thread they are the text.

use super::rows::{self, TEXT_WORDS};
use super::{Choice, Step};
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;
use std::ops::Range;

/// Levels up that an element named as comments is looked for. Source: the project's model recipe.
const LEVELS: usize = 12;
/// Share of the kept words that no step here drops: such a page is its comments. Source: as above.
const MOST_SHARE: f32 = 0.75;
/// Words of the longest line that names a post's author and date.
const LINE_WORDS: f32 = 8.0;

/// Drops comments, named or not; no later step takes them back.
pub(super) fn drop_comments(choice: &mut Choice, rows: &[Vec<NodeId>]) {
    let all = choice.kept_words(choice.open());
    let named: Vec<usize> = choice.open().into_iter().filter(|&index| is_named(choice, index)).collect();
    drop_all(choice, &named, all);
    if let Some(posts) = posts(choice, rows, all) {
        drop_all(choice, &posts.collect::<Vec<_>>(), all);
    }
}

fn drop_all(choice: &mut Choice, blocks: &[usize], all: f32) {
    if choice.kept_words(blocks.iter().copied()) <= all * MOST_SHARE {
        blocks.iter().for_each(|&index| choice.close(index, Step::Comments));
    }
}

fn is_named(choice: &Choice, index: usize) -> bool {
    let document = choice.page.document;
    let anchor = choice.page.blocks.get(index).anchor;
    document.path(anchor).take(LEVELS).any(|node| choice.page.marks.get(node).has(Group::Comment))
}

/// The blocks of the first row of posts after the text: siblings of one make, each with a line that names author or date.
fn posts(choice: &Choice, rows: &[Vec<NodeId>], all: f32) -> Option<Range<usize>> {
    let kept_before = choice.kept_words_before();
    let is_after_text = |row: &Vec<NodeId>| {
        let before = kept_before[rows::blocks(choice, row).start];
        before >= TEXT_WORDS && before >= all * (1.0 - MOST_SHARE)
    };
    let document = choice.page.document;
    let row = rows.iter().find(|row| {
        is_after_text(row)
            && row.iter().any(|&post| choice.page.blocks.within(document, post).any(|index| choice.kept[index]))
            && row.iter().all(|&post| is_post(choice, post))
            && !is_numbered(choice, row)
    })?;
    Some(rows::blocks(choice, row))
}

/// Whether the parts begin with 1, 2, 3 …: the steps of instructions, or the entries of a list.
fn is_numbered(choice: &Choice, row: &[NodeId]) -> bool {
    let begins_with = |node: NodeId, number: usize| {
        let index = choice.page.blocks.within(choice.page.document, node).start;
        let text = choice.page.blocks.text(index);
        text.split(|c: char| !c.is_ascii_digit()).next() == Some(number.to_string().as_str())
    };
    row.iter().enumerate().all(|(place, &node)| begins_with(node, place + 1))
}

/// Whether a part has a line of its own that names an author or a date, some text, and no heading.
fn is_post(choice: &Choice, node: NodeId) -> bool {
    let document = choice.page.document;
    let blocks = choice.page.blocks.within(document, node);
    if blocks.len() < 2 || blocks.clone().any(|index| choice.heading_level(index) > 0) {
        return false;
    }
    let is_dated = document.subtree(node).any(|inner| document.tag(inner) == Tag::Time);
    let is_line = |index: usize| {
        let block = choice.page.blocks.get(index);
        let text = choice.page.blocks.text(index);
        block.words <= LINE_WORDS && block.sentences == 0 && text.chars().any(|c| c.is_ascii_digit())
    };
    let first_lines = blocks.clone().take(3);
    is_dated || first_lines.clone().any(is_line) && blocks.clone().any(|index| choice.page.blocks.get(index).is_prose())
}
