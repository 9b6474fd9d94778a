//! Which kinds of block and inline an article holds.

use recto::article::{Block, Inline};
use std::collections::BTreeSet;

/// Every kind of block; [`Seen::block`] does not compile without a new one, and this list then misses it.
pub(crate) const BLOCKS: &[&str] = &[
    "paragraph",
    "heading",
    "list",
    "definition_list",
    "quote",
    "code",
    "figure",
    "table",
    "math",
    "embed",
    "callout",
    "details",
    "rule",
    "thread",
    "footnotes",
];

/// Every kind of inline.
pub(crate) const INLINES: &[&str] = &[
    "text",
    "strong",
    "emphasis",
    "deleted",
    "mark",
    "superscript",
    "subscript",
    "code",
    "link",
    "image",
    "math",
    "ruby",
    "directed",
    "footnote_reference",
    "line_break",
];

/// The kinds that an article holds.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) blocks: BTreeSet<String>,
    pub(crate) inlines: BTreeSet<String>,
}

impl Seen {
    /// Notes the kinds of all blocks, and of what they hold.
    pub(crate) fn look_into(&mut self, blocks: &[Block]) {
        for block in blocks {
            let name = self.block(block);
            self.blocks.insert(name.to_owned());
        }
    }

    /// The block's name; what it holds is seen too.
    fn block(&mut self, block: &Block) -> &'static str {
        match block {
            Block::Paragraph { content } => (self.inlines(content), "paragraph").1,
            Block::Heading { content, .. } => (self.inlines(content), "heading").1,
            Block::List { items, .. } => (items.iter().for_each(|item| self.look_into(item)), "list").1,
            Block::DefinitionList { items } => {
                for item in items {
                    item.terms.iter().for_each(|term| self.inlines(term));
                    item.definitions.iter().for_each(|blocks| self.look_into(blocks));
                }
                "definition_list"
            }
            Block::Quote { blocks } => (self.look_into(blocks), "quote").1,
            Block::Code { .. } => "code",
            Block::Figure { caption, credit, .. } => (self.inlines(caption), self.inlines(credit), "figure").2,
            Block::Table(table) => {
                self.inlines(&table.caption);
                let cells = table.head.iter().chain(&table.body).flatten();
                cells.for_each(|cell| self.look_into(&cell.blocks));
                "table"
            }
            Block::Math(_) => "math",
            Block::Embed { .. } => "embed",
            Block::Callout { label, blocks } => (self.inlines(label), self.look_into(blocks), "callout").2,
            Block::Details { summary, blocks, .. } => {
                self.inlines(summary);
                self.look_into(blocks);
                "details"
            }
            Block::Rule => "rule",
            Block::Thread { posts } => (posts.iter().for_each(|post| self.look_into(&post.blocks)), "thread").1,
            Block::Footnotes { notes } => (notes.iter().for_each(|note| self.look_into(&note.blocks)), "footnotes").1,
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let (name, below): (_, &[Inline]) = match inline {
                Inline::Text(_) => ("text", &[]),
                Inline::Strong(below) => ("strong", below),
                Inline::Emphasis(below) => ("emphasis", below),
                Inline::Deleted(below) => ("deleted", below),
                Inline::Mark(below) => ("mark", below),
                Inline::Superscript(below) => ("superscript", below),
                Inline::Subscript(below) => ("subscript", below),
                Inline::Code(_) => ("code", &[]),
                Inline::Link(link) => ("link", &link.content),
                Inline::Image(_) => ("image", &[]),
                Inline::Math(_) => ("math", &[]),
                Inline::Ruby { .. } => ("ruby", &[]),
                Inline::Directed { content, .. } => ("directed", content),
                Inline::FootnoteReference { .. } => ("footnote_reference", &[]),
                Inline::LineBreak => ("line_break", &[]),
            };
            self.inlines.insert(name.to_owned());
            self.inlines(below);
        }
    }
}
