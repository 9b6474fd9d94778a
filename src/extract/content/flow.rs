//! The run of a part: paragraphs between the elements that stand by themselves.

use super::Converter;
use crate::article::{Block, Inline};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Words of the longest caption.
const CAPTION_WORDS: f32 = 80.0;

/// A run that is being written: finished blocks, and the inlines of the paragraph that is still open.
#[derive(Default)]
pub(super) struct Run {
    blocks: Vec<Block>,
    /// For each block the node that it begins with.
    sources: Vec<NodeId>,
    open: Vec<Inline>,
    /// The node that the open paragraph begins with.
    opened: NodeId,
    /// The node that was met last.
    met: NodeId,
}

impl Run {
    /// Ends the open paragraph.
    pub(super) fn end_paragraph(&mut self) {
        let content = super::tidy::inlines(std::mem::take(&mut self.open));
        match super::image::alone(&content) {
            Some(images) => self.add(Block::Figure { images, caption: Vec::new() }, self.opened),
            None if content.is_empty() => {}
            None => self.add(Block::Paragraph { content }, self.opened),
        }
    }

    /// Adds a block of its own, made of the node that was met last.
    pub(super) fn push(&mut self, block: Block) {
        self.end_paragraph();
        self.add(block, self.met);
    }

    fn add(&mut self, block: Block, source: NodeId) {
        self.blocks.push(block);
        self.sources.push(source);
    }

    /// What is added next is made of this node.
    fn meet(&mut self, node: NodeId) {
        self.met = node;
        if self.open.iter().all(super::tidy::is_blank) {
            self.opened = node;
        }
    }

    /// The blocks, with the last paragraph ended.
    pub(super) fn finish(self) -> Vec<Block> {
        self.finish_with_sources().0
    }

    /// The same with the node that each begins with.
    pub(super) fn finish_with_sources(mut self) -> (Vec<Block>, Vec<NodeId>) {
        self.end_paragraph();
        (self.blocks, self.sources)
    }
}

impl Converter<'_, '_> {
    /// The blocks of an element's children.
    pub(super) fn flow(&self, node: NodeId) -> Vec<Block> {
        let mut run = Run::default();
        self.run_into(node, &mut run);
        run.finish()
    }

    /// Adds an element's children to a run.
    pub(super) fn run_into(&self, node: NodeId, run: &mut Run) {
        for child in self.page.document.children(node) {
            self.add(child, run);
        }
    }

    fn add(&self, node: NodeId, run: &mut Run) {
        let document = self.page.document;
        if document.is_removed(node) && !self.is_alive(node) {
            return;
        }
        run.meet(node);
        match self.tag(node) {
            Tag::Text => run.open.extend(self.text(node)),
            Tag::Br => self.add_break(run),
            Tag::Hr => run.push(Block::Rule),
            _ if !self.is_alive(node) => {}
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => self.add_heading(node, run),
            Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir => run.push(self.list(node)),
            Tag::Dl => run.push(self.definition_list(node)),
            Tag::Blockquote => run.push(Block::Quote { blocks: self.flow(node) }),
            Tag::Pre => run.push(self.code(node)),
            Tag::Figure => self.add_figure(node, run),
            Tag::Table => self.add_table(node, run),
            Tag::Details => self.add_details(node, run),
            Tag::Iframe | Tag::Video | Tag::Audio | Tag::Embed | Tag::Object if self.stays[node.index()] => {
                run.push(self.embed(node));
            }
            Tag::Math if document.attribute(node, Attribute::Display) == Some("block") => {
                run.push(Block::Math(self.math(node)));
            }
            tag if tag.is_block() => {
                run.end_paragraph();
                if self.add_caption(node, run) {
                    return;
                }
                self.run_into(node, run);
                run.end_paragraph();
            }
            _ if self.holds_blocks(node) => self.run_into(node, run),
            _ => run.open.extend(self.inline(node)),
        }
    }

    /// One `br` breaks the line, two end the paragraph.
    fn add_break(&self, run: &mut Run) {
        let after_break =
            run.open.iter().rev().find(|inline| !super::tidy::is_blank(inline)) == Some(&Inline::LineBreak);
        if after_break {
            run.end_paragraph();
        } else if !run.open.is_empty() {
            run.open.push(Inline::LineBreak);
        }
    }

    fn add_heading(&self, node: NodeId, run: &mut Run) {
        // A heading that holds pictures or blocks is a run with a heading in it.
        let content = super::tidy::inlines(self.inlines(node));
        if content.is_empty() {
            return;
        }
        let level = self.tag(node).heading_level().unwrap_or(2).max(2);
        let id = self.page.document.attribute(node, Attribute::Id).filter(|id| !id.is_empty()).map(str::to_owned);
        match super::image::alone(&content) {
            Some(images) => run.push(Block::Figure { images, caption: Vec::new() }),
            None => run.push(Block::Heading { level, id, content }),
        }
    }

    fn add_details(&self, node: NodeId, run: &mut Run) {
        let document = self.page.document;
        let summary = document.children(node).find(|&child| self.tag(child) == Tag::Summary);
        let mut inner = Run::default();
        for child in document.children(node).filter(|&child| Some(child) != summary) {
            self.add(child, &mut inner);
        }
        let summary = summary.map(|summary| super::tidy::inlines(self.inlines(summary))).unwrap_or_default();
        run.push(Block::Details { summary, blocks: inner.finish() });
    }

    /// A figure of pictures with their caption; a figure of anything else is a run with the caption as its last line.
    fn add_figure(&self, node: NodeId, run: &mut Run) {
        let document = self.page.document;
        let holds = |tags: &[Tag]| {
            document.subtree(node).any(|inner| tags.contains(&self.tag(inner)) && self.is_alive_or_stays(inner))
        };
        let images = self.images(node);
        if images.is_empty() || holds(&[Tag::Table, Tag::Pre, Tag::Blockquote, Tag::Iframe, Tag::Video]) {
            run.end_paragraph();
            self.run_into(node, run);
            run.end_paragraph();
            return;
        }
        let caption = self.caption(node);
        run.push(Block::Figure { images, caption });
    }

    /// A short block that is named a caption belongs to the picture just before it. Whether it was one.
    fn add_caption(&self, node: NodeId, run: &mut Run) -> bool {
        let is_named = self.page.marks.get(node).has(Group::Caption);
        let Some(Block::Figure { caption, .. }) = run.blocks.last_mut() else {
            return false;
        };
        let is_short = self.page.blocks.sums(self.page.document, node).words <= CAPTION_WORDS;
        let is_caption = is_named && is_short && caption.is_empty() && !self.holds_blocks(node);
        if is_caption {
            *caption = super::tidy::inlines(self.inlines(node));
        }
        is_caption
    }

    /// The text of a figure beside its pictures: its `figcaption`, else whatever else it says.
    fn caption(&self, node: NodeId) -> Vec<Inline> {
        let document = self.page.document;
        let marked = document.subtree(node).find(|&inner| self.tag(inner) == Tag::Figcaption && self.is_alive(inner));
        let mut content = Vec::new();
        for inline in self.inlines(marked.unwrap_or(node)) {
            if super::image::alone(std::slice::from_ref(&inline)).is_none() {
                content.push(inline);
            }
        }
        super::tidy::inlines(content)
    }

    fn is_alive_or_stays(&self, node: NodeId) -> bool {
        self.stays[node.index()] || self.is_alive(node)
    }

    /// Whether an inline element has a block inside, as `a` around a card has.
    fn holds_blocks(&self, node: NodeId) -> bool {
        self.page.document.subtree(node).skip(1).any(|inner| self.tag(inner).is_block() && self.is_alive(inner))
    }
}
