//! Tables → markup.

use super::Writer;
use crate::article::{Cell, Table};
use crate::render::markup::{Attribute, Element, Markup};

/// Which part of a table a row is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Body,
}

impl<'a> Writer<'a> {
    pub(super) fn table(&mut self, table: &'a Table) -> Markup {
        let mut children = Vec::new();
        if !table.caption.is_empty() {
            children.push(Markup::element(Element::Caption, self.inlines(&table.caption)));
        }
        if !table.head.is_empty() {
            children.push(Markup::element(Element::TableHead, self.rows(&table.head, Part::Head)));
        }
        if !table.body.is_empty() {
            children.push(Markup::element(Element::TableBody, self.rows(&table.body, Part::Body)));
        }
        Markup::element(Element::Table, children)
    }

    fn rows(&mut self, rows: &'a [Vec<Cell>], part: Part) -> Vec<Markup> {
        let mut row = |cells: &'a Vec<Cell>| {
            let cells = cells.iter().map(|cell| self.cell(cell, part)).collect();
            Markup::element(Element::Row, cells)
        };
        rows.iter().map(&mut row).collect()
    }

    fn cell(&mut self, cell: &'a Cell, part: Part) -> Markup {
        let content = self.tight(&cell.blocks);
        let mut markup = match (cell.header, part) {
            (false, _) => Markup::element(Element::Cell, content),
            (true, Part::Head) => Markup::element(Element::HeaderCell, content).with(Attribute::Scope, "col"),
            (true, Part::Body) => Markup::element(Element::HeaderCell, content).with(Attribute::Scope, "row"),
        };
        for (attribute, span) in [(Attribute::ColumnSpan, cell.columns), (Attribute::RowSpan, cell.rows)] {
            if span > 1 {
                markup = markup.with(attribute, span.to_string());
            }
        }
        markup
    }
}
