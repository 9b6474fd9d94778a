//! Lists → Markdown.

use super::blocks::{block, join, prefixed};
use super::inlines::{Breaks, line};
use crate::article::{Block, Definition};
use crate::render::is_tight;

/// Largest number of an entry that CommonMark knows as one.
const LAST_NUMBER: i32 = 999_999_999;

/// A list with bullets.
pub(super) fn bulleted(items: &[Vec<Block>]) -> String {
    written(items, |_| "- ".to_owned())
}

/// A list with numbers from `start` on. Markdown knows no numbers that count down: they are only written so.
pub(super) fn numbered(start: i32, reversed: bool, items: &[Vec<Block>]) -> String {
    let number = |at: usize| {
        let at = i32::try_from(at).unwrap_or(LAST_NUMBER);
        let number = if reversed { start.saturating_sub(at) } else { start.saturating_add(at) };
        number.clamp(0, LAST_NUMBER)
    };
    written(items, |at| format!("{}. ", number(at)))
}

/// Entries follow each other without a blank line where each is one line, perhaps with lists below.
fn written(items: &[Vec<Block>], marker: impl Fn(usize) -> String) -> String {
    let between = if items.iter().all(|item| is_tight(item)) { "\n" } else { "\n\n" };
    let item = |(at, blocks): (usize, &Vec<Block>)| {
        let text = join(blocks.iter().map(block), between);
        let marker = marker(at);
        let indent = " ".repeat(marker.len());
        prefixed(&text, &marker, &indent)
    };
    join(items.iter().enumerate().map(item), between)
}

/// Terms, a line each, with their definitions below them.
pub(super) fn definitions(items: &[Definition]) -> String {
    let item = |item: &Definition| {
        let terms = item.terms.iter().map(|term| line(term, Breaks::Blank));
        let definitions = item.definitions.iter().map(|blocks| {
            let between = if is_tight(blocks) { "\n" } else { "\n\n" };
            prefixed(&join(blocks.iter().map(block), between), ": ", "  ")
        });
        join(terms.chain(definitions), "\n")
    };
    join(items.iter().map(item), "\n\n")
}
