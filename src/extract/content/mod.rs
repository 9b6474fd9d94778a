//! The chosen part of the tree → [`Block`]s: one file a form.
//!
//! An element survives where kept text or a kept picture stands below it; everything else leaves no trace.

mod author;
mod boxes;
mod code;
mod embed;
mod figure;
mod flow;
mod footnotes;
mod gaps;
mod head;
mod image;
mod inline;
mod lines;
mod list;
mod mathml;
mod maths;
mod media;
mod mend;
mod notes;
mod pictures;
mod repeated;
mod sources;
mod table;
mod thread;
mod tidy;
mod whole;

use super::{Page, Selection};
use crate::article::{Block, Inline, Kind, Metadata};
use crate::declared::Declared;
use crate::dom::{NodeId, Tag};
use crate::trail::{Stage, Trail};
use head::Head;
use notes::{Note, Role};
use std::cell::OnceCell;
use url::Url;

/// What the converters share.
struct Converter<'a, 'page> {
    page: &'a Page<'a, 'page>,
    base: Option<Url>,
    /// For each node whether it is a text node, a picture, a player or a formula that stays.
    stays: Vec<bool>,
    /// How many such nodes stand before each node; one longer than the tree.
    staying_before: Vec<u32>,
    /// For each node what it is besides what its name says; empty where none is anything.
    roles: Vec<Role>,
    /// The notes to the text.
    notes: Vec<Note>,
    /// For each node whether text stands right in it, once that was asked.
    text_holders: OnceCell<Vec<bool>>,
}

/// Turns what is kept into blocks, each with the node that it begins with.
pub(super) fn blocks(
    page: &Page,
    declared: &Declared,
    selection: &Selection,
    metadata: &Metadata,
    trail: &mut Trail,
) -> (Vec<Block>, Vec<NodeId>) {
    let mut stays = vec![false; page.document.len()];
    keep_text(page, selection, metadata, &mut stays, trail);
    author::leave_out(page, selection, metadata, &mut stays, trail);
    whole::complete(page, &mut stays, trail);
    if metadata.kind != Kind::Thread {
        repeated::leave_out(page, &mut stays, trail);
    }
    let opens_slides = !declared.says_not_free(page.document);
    let lead = media::keep(page, selection, metadata, &mut stays, opens_slides, trail);
    let root = lead.map_or(selection.root, |lead| page.document.common_ancestor(lead, selection.root));
    let mut converter = Converter {
        staying_before: sums(&stays),
        stays,
        base: super::metadata::base(page),
        page,
        roles: Vec::new(),
        notes: Vec::new(),
        text_holders: OnceCell::new(),
    };
    converter.give_roles(metadata.kind);
    let mut run = flow::Run::default();
    // Where one listing is all the text, it is one still.
    let listing = page.document.path(root).take(2).find(|&node| page.document.tag(node) == Tag::Pre);
    match listing {
        Some(listing) => converter.add(listing, &mut run),
        None => converter.run_into(root, &mut run),
    }
    let sidenotes = converter.sidenotes();
    if !sidenotes.is_empty() {
        run.push_notes(sidenotes);
    }
    mend::mend(tidy::blocks(run.finish_with_sources()), metadata.kind)
}

/// Marks the text nodes of kept blocks; what the view shows in its own head is not shown again.
fn keep_text(page: &Page, selection: &Selection, metadata: &Metadata, stays: &mut [bool], trail: &mut Trail) {
    let mut head = Head::new(page, metadata);
    let indices: Vec<usize> = selection.blocks().collect();
    for (at, &index) in indices.iter().enumerate() {
        let block = page.blocks.get(index);
        if let Some(line) = head.repeated_by(&indices[at..]) {
            trail.noted(Stage::Extract, line.rule(), block.anchor, line.reason());
            continue;
        }
        for node in block.nodes.0.0..=block.nodes.1.0 {
            let node = NodeId(node);
            stays[node.index()] = page.document.is_text(node) && !page.document.is_removed(node);
        }
    }
}

fn sums(stays: &[bool]) -> Vec<u32> {
    let mut sums = Vec::with_capacity(stays.len() + 1);
    let mut sum = 0;
    sums.push(sum);
    for &stays in stays {
        sum += u32::from(stays);
        sums.push(sum);
    }
    sums
}

impl Converter<'_, '_> {
    /// Finds what nodes are besides what their names say.
    fn give_roles(&mut self, kind: Kind) {
        let notes = notes::find(self);
        let credits = figure::credits(self).into_iter().map(|node| (node, Role::Credit));
        let posts = if kind == Kind::Thread { thread::find(self) } else { Vec::new() };
        let given: Vec<(NodeId, Role)> = posts.into_iter().chain(credits).chain(notes.roles).collect();
        if !given.is_empty() {
            self.roles = vec![Role::Plain; self.page.document.len()];
        }
        for (node, role) in given {
            self.roles[node.index()] = role;
        }
        self.notes = notes.notes;
        self.keep_whole_notes();
    }

    /// A note to the text stays whole: of a short one often only the number was taken for text.
    fn keep_whole_notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        let document = self.page.document;
        for leaf in self.notes.iter().flat_map(|note| document.subtree(note.node)) {
            self.stays[leaf.index()] |=
                document.is_text(leaf) && !document.is_removed(leaf) && !document.text(leaf).trim().is_empty();
        }
        self.staying_before = sums(&self.stays);
    }

    fn role(&self, node: NodeId) -> Role {
        self.roles.get(node.index()).copied().unwrap_or_default()
    }

    /// Whether anything below the node stays.
    fn is_alive(&self, node: NodeId) -> bool {
        self.staying_before[self.page.document.end(node).index()] > self.staying_before[node.index()]
    }

    fn tag(&self, node: NodeId) -> Tag {
        self.page.document.tag(node)
    }

    /// An absolute address with one of these schemes.
    fn address(&self, address: &str, schemes: &[&str]) -> Option<String> {
        super::metadata::absolute(address.trim(), self.base.as_ref(), schemes)
    }
}

/// The text of blocks for counting: words apart, nothing else promised.
pub(super) fn plain_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    blocks.iter().for_each(|block| push_block(block, &mut text));
    text
}

fn push_block(block: &Block, text: &mut String) {
    let mut inlines = |content: &[Inline]| {
        push_inlines(content, text);
        text.push('\n');
    };
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => inlines(content),
        Block::Figure { caption, credit, .. } => {
            inlines(caption);
            inlines(credit);
        }
        Block::Callout { label, blocks } => {
            inlines(label);
            blocks.iter().for_each(|block| push_block(block, text));
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|block| push_block(block, text)),
        Block::DefinitionList { items } => {
            for item in items {
                item.terms.iter().for_each(|term| push_inlines(term, text));
                text.push('\n');
                item.definitions.iter().flatten().for_each(|block| push_block(block, text));
            }
        }
        Block::Quote { blocks } => blocks.iter().for_each(|block| push_block(block, text)),
        Block::Details { summary, blocks, .. } => {
            inlines(summary);
            blocks.iter().for_each(|block| push_block(block, text));
        }
        Block::Code { text: code, .. } => text.push_str(code),
        Block::Table(table) => {
            inlines(&table.caption);
            let cells = table.head.iter().chain(&table.body).flatten();
            cells.flat_map(|cell| &cell.blocks).for_each(|block| push_block(block, text));
        }
        Block::Thread { posts } => posts.iter().flat_map(|post| &post.blocks).for_each(|block| push_block(block, text)),
        Block::Footnotes { notes } => {
            notes.iter().flat_map(|note| &note.blocks).for_each(|block| push_block(block, text));
        }
        Block::Math(_) | Block::Embed { .. } | Block::Rule => {}
    }
}

/// The text of a line for counting and comparing.
fn line_text(content: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(content, &mut text);
    text
}

fn push_inlines(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(piece) | Inline::Code(piece) | Inline::Ruby { base: piece, .. } => text.push_str(piece),
            Inline::LineBreak => text.push('\n'),
            wrapper => push_inlines(wrapper.inner().map_or(&[], Vec::as_slice), text),
        }
    }
}
