//! Tables: of data, or only there to place things side by side.

use super::Converter;
use super::flow::Run;
use super::notes::Role;
use crate::article::{Block, Cell, Inline, Math, Table};
use crate::dom::text::count_words;
use crate::dom::{Attribute, NodeId, Tag};

/// Most columns or rows that a cell is believed to span (HTML's own limit for columns is 1,000).
const MOST_SPAN: u16 = 1_000;

/// Rows that prove that a table is even, and words of the longest name of a column.
const LEAST_ROWS: usize = 3;
const HEAD_WORDS: u32 = 8;

/// Characters of the longest label: "(xviii)".
const LABEL_CHARS: usize = 7;

/// Whether a cell says which paragraph stands beside it: "(1)", "a)", "§3.", "–".
fn is_label(text: &str) -> bool {
    let is_mark = |text: &str| text.chars().all(|c| !c.is_alphanumeric());
    let is_word = text.contains(char::is_whitespace) || text.chars().count() > LABEL_CHARS;
    !text.is_empty() && !is_word && (is_mark(text) || text.ends_with([')', '.']))
}

impl Converter<'_, '_> {
    /// Adds a table of data as one, a layout table as a run of its cells.
    pub(super) fn add_table(&self, node: NodeId, run: &mut Run) {
        if self.is_listing(node) {
            return run.push(self.code(node));
        }
        if let Some(formulas) = self.equations(node) {
            return formulas.into_iter().for_each(|math| run.push(Block::Math(math)));
        }
        let holds_posts = self.page.document.subtree(node).any(|inner| self.role(inner) == Role::Post);
        if holds_posts || self.is_layout(node) {
            run.end_paragraph();
            for row in self.rows(node) {
                self.add_row(row, run);
            }
            return;
        }
        let table = self.table(node);
        run.push(Block::Table(table));
    }

    /// A table that says it is for looks, holds another table, or has one column or one row of running text.
    fn is_layout(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let role = self.said_role(node);
        let holds = |tags: &[Tag]| document.subtree(node).skip(1).any(|inner| tags.contains(&self.tag(inner)));
        if matches!(role, "presentation" | "none") {
            return true;
        }
        if holds(&[Tag::Th, Tag::Caption]) || matches!(role, "table" | "grid") {
            return false;
        }
        let rows = self.rows(node);
        let columns = rows.iter().map(|row| self.cells_of_row(*row).len()).max().unwrap_or(0);
        let has_structure = holds(&[Tag::H1, Tag::H2, Tag::H3, Tag::Table, Tag::Blockquote, Tag::Pre])
            || holds(&[Tag::Ul, Tag::Ol]) && !self.is_even(&rows);
        let paragraphs =
            document.subtree(node).filter(|&inner| self.tag(inner) == Tag::P && self.is_alive(inner)).count();
        columns < 2 || rows.len() < 2 || has_structure || paragraphs > rows.len() * columns
    }

    /// Whether rows are those of a table of data, in whose cells lists may stand: each has as many cells, and the first says little.
    fn is_even(&self, rows: &[NodeId]) -> bool {
        let words = |cell: NodeId| count_words(&self.kept_text(cell));
        let [first, others @ ..] = rows else { return false };
        let first = self.cells_of_row(*first);
        others.len() + 1 >= LEAST_ROWS
            && others.iter().all(|&row| self.cells_of_row(row).len() == first.len())
            && first.into_iter().all(|cell| words(cell) <= HEAD_WORDS)
    }

    /// Whether an element that is no table by its name is one by its role.
    pub(super) fn is_table_by_role(&self, node: NodeId) -> bool {
        matches!(self.said_role(node), "table" | "grid" | "treegrid")
            && !self.is_layout(node)
            && self.rows(node).iter().all(|&row| self.cells_of_row(row).len() > 1)
    }

    fn said_role(&self, node: NodeId) -> &str {
        self.page.document.attribute(node, Attribute::Role).unwrap_or("")
    }

    /// Lines of formulas with their numbers, set as a table: each row a formula.
    fn equations(&self, node: NodeId) -> Option<Vec<Math>> {
        let document = self.page.document;
        let mut formulas = Vec::new();
        let mut is_numbered = false;
        for row in self.rows(node) {
            let (mut math, mut beside, mut end) = (Math::default(), String::new(), NodeId(0));
            for inner in document.subtree(row).filter(|&inner| self.is_alive(inner)) {
                if inner < end {
                    continue;
                } else if self.is_formula(inner) {
                    end = document.end(inner);
                    let more = self.formula(inner)?.math;
                    let tex = math.tex.get_or_insert_default();
                    tex.push_str(if tex.is_empty() { "" } else { " " });
                    tex.push_str(&more.tex?);
                    math.text.push_str(&more.text);
                } else {
                    beside.push_str(document.text(inner).trim());
                }
            }
            let tex = math.tex.as_mut()?;
            if !beside.is_empty() {
                let number = beside.strip_prefix('(')?.strip_suffix(')')?;
                tex.push_str(" \\tag{");
                tex.push_str(number);
                tex.push('}');
                math.text.push_str(&beside);
                is_numbered = true;
            }
            formulas.push(math);
        }
        is_numbered.then_some(formulas)
    }

    /// The table's own rows, not those of a table inside it.
    fn rows(&self, table: NodeId) -> Vec<NodeId> {
        self.own(table, |node| self.tag(node) == Tag::Tr || self.said_role(node) == "row")
    }

    /// The cells of a layout table's row, one after the other.
    fn add_row(&self, row: NodeId, run: &mut Run) {
        if self.role(row) == Role::Post {
            return self.add(row, run);
        }
        let cells = self.cells_of_row(row);
        if let [label, text] = *cells
            && is_label(self.kept_text(label).trim())
        {
            return self.add_labelled(label, text, run);
        }
        for cell in cells {
            self.add(cell, run);
            run.end_paragraph();
        }
    }

    /// "(1)" in one cell and its paragraph in the next: the paragraph begins with it.
    fn add_labelled(&self, label: NodeId, text: NodeId, run: &mut Run) {
        let mut own = Run::default();
        self.run_into(text, &mut own);
        let mut blocks = own.finish();
        let mut label = super::tidy::inlines(self.inlines(label));
        match blocks.first_mut() {
            Some(Block::Paragraph { content }) => {
                label.push(Inline::Text(" ".to_owned()));
                label.append(content);
                *content = label;
            }
            _ => blocks.insert(0, Block::Paragraph { content: label }),
        }
        blocks.into_iter().for_each(|block| run.push(block));
    }

    fn cells_of_row(&self, row: NodeId) -> Vec<NodeId> {
        let is_cell = |&cell: &NodeId| {
            matches!(self.tag(cell), Tag::Td | Tag::Th)
                || matches!(self.said_role(cell), "cell" | "gridcell" | "columnheader" | "rowheader")
        };
        self.page.document.children(row).filter(is_cell).collect()
    }

    /// Such elements below a node, without going into one or into a nested table.
    fn own(&self, node: NodeId, is_wanted: impl Fn(NodeId) -> bool + Copy) -> Vec<NodeId> {
        let mut found = Vec::new();
        for child in self.page.document.children(node) {
            match self.tag(child) {
                _ if is_wanted(child) => found.push(child),
                Tag::Table => {}
                _ => found.extend(self.own(child, is_wanted)),
            }
        }
        found
    }

    fn table(&self, node: NodeId) -> Table {
        let mut table = Table { caption: self.table_caption(node), ..Table::default() };
        for row in self.rows(node).into_iter().filter(|&row| self.is_alive(row)) {
            let in_head = self
                .page
                .document
                .ancestors(row)
                .take_while(|&above| above != node)
                .any(|above| self.tag(above) == Tag::Thead);
            let cells: Vec<Cell> = self.cells_of_row(row).into_iter().map(|cell| self.cell(cell)).collect();
            let names_columns = table.body.is_empty() && cells.iter().all(|cell| cell.header);
            if in_head || names_columns { &mut table.head } else { &mut table.body }.push(cells);
        }
        if table.head.is_empty() && table.body.len() > 1 && !is_bold(&table.body[1]) && is_bold(&table.body[0]) {
            let row = table.body.remove(0);
            table.head.push(row.into_iter().map(head_cell).collect());
        }
        table
    }

    fn table_caption(&self, node: NodeId) -> Vec<Inline> {
        let caption =
            self.page.document.children(node).find(|&child| self.tag(child) == Tag::Caption && self.is_alive(child));
        caption.map(|caption| super::tidy::inlines(self.inlines(caption))).unwrap_or_default()
    }

    fn cell(&self, node: NodeId) -> Cell {
        let span = |name| {
            let said = self.page.document.attribute(node, name).and_then(|span| span.trim().parse::<u16>().ok());
            said.unwrap_or(1).clamp(1, MOST_SPAN)
        };
        Cell {
            header: self.tag(node) == Tag::Th || self.said_role(node).ends_with("header"),
            columns: span(Attribute::Colspan),
            rows: span(Attribute::Rowspan),
            blocks: self.flow(node),
        }
    }
}

/// Whether a row's cells are all bold, as editors without head cells set a head.
fn is_bold(row: &[Cell]) -> bool {
    let is_bold = |cell: &Cell| match cell.blocks.as_slice() {
        [Block::Paragraph { content }] => matches!(content.as_slice(), [Inline::Strong(_)]),
        _ => false,
    };
    row.len() > 1 && row.iter().all(is_bold)
}

fn head_cell(mut cell: Cell) -> Cell {
    cell.header = true;
    if let Some(Block::Paragraph { content }) = cell.blocks.first_mut()
        && let Some(Inline::Strong(inner)) = content.pop()
    {
        *content = inner;
    }
    cell
}

#[cfg(test)]
mod tests {
    use crate::article::Block;
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    const PROSE: &str = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out over \
        a stone edge. Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";

    /// The tables of a page that has this one between two paragraphs, by their rows: of heads and of data.
    fn tables(table: &str) -> Vec<(usize, usize)> {
        let page = snapshot(&format!("<article>{PROSE}{PROSE}{table}{PROSE}</article>"), None);
        let blocks = read(&page, &Settings::default()).unwrap().article.blocks;
        let rows = |block: Block| match block {
            Block::Table(table) => Some((table.head.len(), table.body.len())),
            _ => None,
        };
        blocks.into_iter().filter_map(rows).collect()
    }

    #[test]
    fn a_table_may_have_a_paragraph_in_each_cell_but_not_a_text() {
        let row = |cell: &str| format!("<tr>{}</tr>", format!("<td>{cell}</td>").repeat(3));
        let boats = row("<p>The first boat of the morning</p>");
        assert_eq!(tables(&format!("<table>{}</table>", boats.repeat(3))), [(0, 3)]);
        let texts = row("<p>The first boat of the morning</p><p>It waits for the baker</p>");
        assert_eq!(tables(&format!("<table>{}</table>", texts.repeat(3))), []);
    }

    #[test]
    fn a_table_that_says_so_is_one_whatever_it_holds() {
        let row = "<tr><td><p>One boat</p><p>Two boats</p><p>Three</p></td><td>At six</td></tr>".repeat(3);
        assert_eq!(tables(&format!("<table>{row}</table>")), []);
        assert_eq!(tables(&format!("<table role=table>{row}</table>")), [(0, 3)]);
        assert_eq!(tables(&format!("<table><tr><th>Boats</th><th>When</th></tr>{row}</table>")), [(1, 3)]);
    }

    #[test]
    fn lists_stand_in_the_cells_of_even_rows() {
        let head = "<tr><td>When</td><td>What</td></tr>";
        let row = "<tr><td>At dawn</td><td><ul><li>Light the lamp</li><li>Wind the clock</li></ul></td></tr>";
        assert_eq!(tables(&format!("<table>{head}{row}{row}</table>")), [(0, 3)]);
        assert_eq!(tables(&format!("<table>{row}{row}{row}</table>")), [(0, 3)]);
        assert_eq!(tables(&format!("<table>{head}{row}</table>")), []);
        assert_eq!(tables(&format!("<table>{head}{row}{row}<tr><td>At noon</td></tr></table>")), []);
        let long = format!("<tr><td>{PROSE}</td><td>At noon</td></tr>");
        assert_eq!(tables(&format!("<table>{long}{row}{row}</table>")), []);
    }

    #[test]
    fn one_column_or_one_row_only_places_things() {
        assert_eq!(tables("<table><tr><td>The first boat</td></tr><tr><td>The second boat</td></tr></table>"), []);
        assert_eq!(tables("<table><tr><td>The first boat</td><td>The second boat</td></tr></table>"), []);
        assert_eq!(
            tables(
                "<table><tr><td>The first boat</td><td>Five</td></tr><tr><td>The second boat</td><td>Six</td></tr></table>"
            ),
            [(0, 2)]
        );
    }
}
