//! Pages of old are tables: the text stands in one cell, and the cells around it are the page's columns and bars.
//!
//! Keeps: the tables of a text, and threads set as tables: no cell of theirs holds most of what is kept.

use super::{Choice, Step};
use crate::dom::{Document, NodeId, Tag};

/// Share of the kept words from which a cell is the one with the text, 0.0–1.0.
const TEXT_SHARE: f32 = 0.5;
/// Share of a cell's kept characters from which its links are what it is for, 0.0–1.0.
const LINKED: f32 = 0.5;
/// Links of the smallest column: fewer stand beside a text as its source or author.
const LEAST_LINKS: usize = 3;

/// Drops the cells of links around the cell with the text.
pub(super) fn drop_columns(choice: &mut Choice) {
    let (document, blocks) = (choice.page.document, choice.page.blocks);
    for text in cells_with_text(choice) {
        let Some(table) = table_of(document, text) else { continue };
        let others = document.subtree(table).filter(|&cell| cell != text && is_cell(document, cell));
        let beside = others.filter(|&cell| table_of(document, cell) == Some(table));
        for column in beside.filter(|&cell| is_column(choice, cell)).collect::<Vec<_>>() {
            blocks.within(document, column).for_each(|index| choice.drop(index, Step::Column));
        }
    }
}

/// The cells, one in another, that hold the longest kept block and most of what is kept.
fn cells_with_text(choice: &Choice) -> Vec<NodeId> {
    let (document, blocks) = (choice.page.document, choice.page.blocks);
    let words = |index: &usize| blocks.get(*index).words;
    let kept = (0..choice.kept.len()).filter(|&index| choice.kept[index]);
    let Some(longest) = kept.max_by(|one, other| words(one).total_cmp(&words(other))) else { return Vec::new() };
    let least = TEXT_SHARE * choice.kept_words(0..choice.kept.len());
    let cells = document.path(blocks.get(longest).anchor).filter(|&node| is_cell(document, node));
    cells.filter(|&cell| choice.kept_words(blocks.within(document, cell)) >= least).collect()
}

fn is_cell(document: &Document, node: NodeId) -> bool {
    matches!(document.tag(node), Tag::Td | Tag::Th)
}

fn table_of(document: &Document, cell: NodeId) -> Option<NodeId> {
    document.path(cell).find(|&above| document.tag(above) == Tag::Table)
}

/// Whether most of what is kept of a cell are links.
fn is_column(choice: &Choice, cell: NodeId) -> bool {
    let (document, blocks) = (choice.page.document, choice.page.blocks);
    let (mut chars, mut linked) = (0, 0);
    for block in blocks.within(document, cell).filter(|&index| choice.kept[index]).map(|index| blocks.get(index)) {
        chars += block.chars;
        linked += block.link_chars;
    }
    let links = document.subtree(cell).filter(|&node| document.tag(node) == Tag::A).take(LEAST_LINKS).count();
    links == LEAST_LINKS && linked as f32 >= LINKED * chars as f32
}
