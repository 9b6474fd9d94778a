//! Tables → pipe tables. A cell that spans several leaves the others empty.

use super::blocks::{block, emphasized, join};
use super::inlines::{Breaks, line};
use crate::article::{Block, Cell, Inline, Table};
use crate::render::text;

/// Columns or rows that one cell may span here; pages write 1,000 where they mean "all".
const MAX_SPAN: u16 = 100;

/// A table with its caption above it.
pub(super) fn table(table: &Table) -> String {
    let mut rows = grid(table.head.iter().chain(&table.body));
    if table.head.is_empty() {
        rows.insert(0, Vec::new());
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return emphasized(&table.caption);
    }
    let mut lines = rows.iter().map(|row| row_line(row, columns)).collect::<Vec<_>>();
    lines.insert(1, row_line(&vec!["---".to_owned(); columns], columns));
    join([emphasized(&table.caption), lines.join("\n")].into_iter(), "\n\n")
}

fn row_line(cells: &[String], columns: usize) -> String {
    let mut line = String::from("|");
    for column in 0..columns {
        let cell = cells.get(column).map_or("", String::as_str);
        line.extend([" ", cell, " |"]);
    }
    line
}

/// The texts of all cells where they stand. No row is longer than its last own cell.
fn grid<'a>(rows: impl Iterator<Item = &'a Vec<Cell>>) -> Vec<Vec<String>> {
    // For each column the rows that a cell from above still takes there.
    let mut taken: Vec<u16> = Vec::new();
    rows.map(|cells| {
        let mut row = Vec::new();
        let mut fresh = Vec::new();
        for cell in cells {
            while taken.get(row.len()).is_some_and(|rows| *rows > 0) {
                row.push(String::new());
            }
            let (start, width) = (row.len(), usize::from(cell.columns.clamp(1, MAX_SPAN)));
            fresh.push((start..start + width, cell.rows.clamp(1, MAX_SPAN)));
            row.push(cell_text(&cell.blocks));
            row.resize(start + width, String::new());
        }
        cut_last_span(&mut row, cells);
        taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        for (columns, rows) in fresh.into_iter().filter(|(_, rows)| *rows > 1) {
            taken.resize(taken.len().max(columns.end), 0);
            taken[columns].fill(rows - 1);
        }
        row
    })
    .collect()
}

/// A title over the whole table makes it no wider than its columns.
fn cut_last_span(row: &mut Vec<String>, cells: &[Cell]) {
    if let Some(last) = cells.last() {
        let extra = usize::from(last.columns.clamp(1, MAX_SPAN)) - 1;
        row.truncate(row.len() - extra);
    }
}

/// What a cell holds, in one line.
fn cell_text(blocks: &[Block]) -> String {
    let text = join(blocks.iter().map(cell_block), "<br>");
    text.replace('|', "\\|")
}

fn cell_block(content: &Block) -> String {
    match content {
        Block::Paragraph { content } => line(content, Breaks::Tag),
        Block::Code { text, .. } => {
            let lines = text.lines().map(|code| line(&[Inline::Code(code.to_owned())], Breaks::Tag));
            join(lines, "<br>")
        }
        // No table stands in a cell.
        Block::Table(inner) => {
            let cells = inner.head.iter().chain(&inner.body).flatten();
            join(cells.map(|cell| text::joined(&cell.blocks, " ")).map(|cell| plain(&cell)), "<br>")
        }
        other => block(other).replace("\\\n", "\n").replace("\n\n", "\n").replace('\n', "<br>"),
    }
}

fn plain(content: &str) -> String {
    line(&[Inline::Text(content.replace('\n', " "))], Breaks::Tag)
}
