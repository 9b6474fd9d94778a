//! Article → plain text, as a person would copy it: a line for each block, a blank line between blocks; entries
//! of lists and rows of tables follow each other without one.
//!
//! No signs are added: no bullets, no numbers, no alternative texts.

use crate::article::{Article, Block, Cell, Inline, Math, Metadata, Post, Table};

/// Writes the article's text without its title; empty, or ending with one line break.
pub fn write(article: &Article) -> String {
    let mut text = joined(&article.blocks, "\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Writes the article with its title as the first line, then a line with author, site and date.
pub fn document(article: &Article) -> String {
    let title = article.metadata.title.clone().unwrap_or_default();
    join([title, origin(&article.metadata), write(article)].into_iter(), "\n\n")
}

/// "Ada Example · Example News · 2026-11-23", as far as known.
pub(super) fn origin(metadata: &Metadata) -> String {
    // The day is enough here; the time is in the metadata.
    let day = metadata.published.as_deref().and_then(|date| date.split('T').next());
    let parts = [metadata.byline.as_deref(), metadata.site_name.as_deref(), day];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The texts of blocks with `between` between them; those without text leave no trace.
pub(super) fn joined(blocks: &[Block], between: &str) -> String {
    join(blocks.iter().map(block), between)
}

fn join(parts: impl Iterator<Item = String>, between: &str) -> String {
    let mut text = String::new();
    for part in parts.filter(|part| !part.is_empty()) {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(&part);
    }
    text
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => line(content),
        Block::List { items, .. } => join(items.iter().map(|item| joined(item, "\n")), "\n"),
        Block::DefinitionList { items } => {
            let lines = items.iter().flat_map(|item| {
                let terms = item.terms.iter().map(|term| line(term));
                terms.chain(item.definitions.iter().map(|definition| joined(definition, "\n")))
            });
            join(lines, "\n")
        }
        Block::Quote { blocks } => joined(blocks, "\n\n"),
        Block::Code { text, .. } => text.trim_end_matches('\n').to_owned(),
        Block::Figure { caption, credit, .. } => join([line(caption), line(credit)].into_iter(), "\n"),
        Block::Callout { label, blocks } => join([line(label), joined(blocks, "\n\n")].into_iter(), "\n\n"),
        Block::Table(table) => self::table(table),
        Block::Math(math) => formula(math).to_owned(),
        Block::Embed { title, .. } => title.clone().unwrap_or_default(),
        Block::Details { summary, blocks, .. } => join([line(summary), joined(blocks, "\n\n")].into_iter(), "\n\n"),
        Block::Rule => String::new(),
        Block::Thread { posts } => {
            let parts = posts.iter().flat_map(|post| [heading_of(post), joined(&post.blocks, "\n\n")]);
            join(parts, "\n\n")
        }
        Block::Footnotes { notes } => join(notes.iter().map(|note| joined(&note.blocks, "\n")), "\n"),
    }
}

/// Who wrote a post, and when.
fn heading_of(post: &Post) -> String {
    join([&post.author, &post.time].into_iter().flatten().cloned(), " · ")
}

fn table(table: &Table) -> String {
    let row = |row: &Vec<Cell>| {
        let cells: Vec<String> = row.iter().map(|cell| one_line(&joined(&cell.blocks, " "))).collect();
        cells.join("\t").trim_end().to_owned()
    };
    let rows = table.head.iter().chain(&table.body).map(row);
    join([line(&table.caption)].into_iter().chain(rows), "\n")
}

/// A table's row stays on its line.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

/// The text of a line, blanks at its ends left off.
fn line(content: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(&mut text, content);
    text.trim_matches([' ', '\n']).to_owned()
}

fn push_inlines(text: &mut String, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text(piece) | Inline::Code(piece) => text.push_str(piece),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Deleted(content)
            | Inline::Mark(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content)
            | Inline::Directed { content, .. } => push_inlines(text, content),
            Inline::Link(link) => push_inlines(text, &link.content),
            Inline::Image(_) => {}
            Inline::Math(math) => text.push_str(formula(math)),
            Inline::Ruby { base, .. } => text.push_str(base),
            Inline::FootnoteReference { label, .. } => push_sign(text, label),
            Inline::LineBreak => text.push('\n'),
        }
    }
}

/// A formula's source, which says more than its letters in a row.
fn formula(math: &Math) -> &str {
    math.tex.as_deref().unwrap_or(&math.text)
}

/// A note's sign in brackets, or "city1" would be read as a word.
fn push_sign(text: &mut String, label: &str) {
    if label.starts_with(['[', '(']) {
        text.push_str(label);
    } else if !label.is_empty() {
        text.extend(["[", label, "]"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn every_block_is_written_as_it_reads() {
        for (name, blocks, expected) in [
            ("list", sample::list(), "one\ninner\ntwo"),
            ("loose list", sample::loose_list(), "first\nsecond\nother"),
            ("definitions", sample::definitions(), "Term\nmeaning"),
            ("quote", sample::quote(), "said\n\nmore"),
            ("code", sample::code(), "let a = `b`;\n\n```"),
            ("figure", sample::figure(), "A caption.\nAda"),
            ("callout", sample::callout(), "Note\n\nmind it"),
            ("table", sample::table(), "Name\tSize\na|b\nc d"),
            ("formula", sample::formula(), "x^2"),
            ("embed", sample::embed(), "A film"),
            ("details", sample::details(), "More\n\ninside"),
            ("rule", vec![Block::Rule], ""),
            ("thread", sample::thread(), "Ada · 9:21\n\nquestion\n\nBen · 9:21\n\nanswer"),
            ("notes", sample::notes(), "text[1]\n\na note"),
            ("inlines", sample::inlines(), "bold it gone marked 2 i code link 漢字 x^2\nnext שלום"),
        ] {
            let article = Article { blocks, ..Article::default() };
            let expected = if expected.is_empty() { String::new() } else { format!("{expected}\n") };
            assert_eq!(write(&article), expected, "{name}");
        }
    }
}
