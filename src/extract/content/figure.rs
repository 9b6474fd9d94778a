//! Figures: pictures with what is said of them, and who took them.

use super::Converter;
use super::flow::Run;
use super::media::CAPTION_WORDS;
use super::notes::Role;
use crate::article::{Block, Image, Inline};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Words of the longest line that names who took a picture.
const CREDIT_WORDS: f32 = 15.0;
/// Levels above a credit in which its caption stands.
const CREDIT_LEVELS: usize = 4;
/// Levels above a list of pictures that may be named a gallery.
const GALLERY_LEVELS: usize = 3;

/// Finds who took the pictures, where that stands inside a caption.
pub(super) fn credits(converter: &Converter) -> Vec<NodeId> {
    let page = converter.page;
    let document = page.document;
    let is_caption = |above: NodeId| {
        document.tag(above) == Tag::Figcaption
            || document.tag(above) == Tag::Figure
            || page.marks.get(above).has(Group::Caption)
    };
    let is_credit = |node: &NodeId| {
        page.marks.get(*node).has(Group::Credit)
            && !document.is_text(*node)
            && document.tag(*node) != Tag::Figcaption
            && converter.is_alive(*node)
            && page.blocks.sums(document, *node).words <= CREDIT_WORDS
            && document.ancestors(*node).take(CREDIT_LEVELS).any(is_caption)
    };
    document.nodes().filter(is_credit).collect()
}

impl Converter<'_, '_> {
    /// A figure of pictures with their caption; a figure of anything else is a run with the caption as its last line.
    pub(super) fn add_figure(&self, node: NodeId, run: &mut Run) {
        let document = self.page.document;
        let holds = |tags: &[Tag]| {
            document.subtree(node).skip(1).any(|inner| tags.contains(&self.tag(inner)) && self.is_alive_or_stays(inner))
        };
        if holds(&[Tag::Figure]) {
            return self.add_gallery(node, run);
        }
        let images = self.images(node);
        if images.is_empty() || holds(&[Tag::Table, Tag::Pre, Tag::Blockquote, Tag::Iframe, Tag::Video]) {
            return self.add_captioned(node, run);
        }
        let (caption, credit) = self.caption(node);
        run.push(Block::Figure { images, caption, credit });
    }

    /// Figures in a figure: each with its own caption, or all together with the outer one's.
    fn add_gallery(&self, node: NodeId, run: &mut Run) {
        let (_, caption, blocks) = self.parted(node);
        let is_bare = |block: &Block| matches!(block, Block::Figure { caption, .. } if caption.is_empty());
        if !caption.is_empty() && blocks.iter().all(is_bare) {
            let images: Vec<Image> = blocks
                .into_iter()
                .flat_map(|block| if let Block::Figure { images, .. } = block { images } else { Vec::new() })
                .collect();
            return run.push(Block::Figure { images, caption, credit: Vec::new() });
        }
        blocks.into_iter().for_each(|block| run.push(block));
        if !caption.is_empty() {
            run.push(Block::Paragraph { content: caption });
        }
    }

    /// A table takes the figure's caption as its own; anything else has it as a line below.
    fn add_captioned(&self, node: NodeId, run: &mut Run) {
        let (caption, words, mut blocks) = self.parted(node);
        match blocks.as_mut_slice() {
            [Block::Table(table)] if table.caption.is_empty() => table.caption = words,
            _ if words.is_empty() => {}
            _ => {
                let comes_first = caption.is_some_and(|caption| !self.keeps_before(node, caption));
                let line = Block::Paragraph { content: words };
                if comes_first { blocks.insert(0, line) } else { blocks.push(line) }
            }
        }
        blocks.into_iter().for_each(|block| run.push(block));
    }

    /// A figure's own caption, its words, and the blocks of all else in the figure.
    fn parted(&self, node: NodeId) -> (Option<NodeId>, Vec<Inline>, Vec<Block>) {
        let mut children = self.page.document.children(node);
        let caption = children.find(|&child| self.tag(child) == Tag::Figcaption && self.is_alive(child));
        let mut rest = Run::default();
        self.run_without(node, caption, &mut rest);
        let words = caption.map(|caption| super::tidy::inlines(self.inlines(caption))).unwrap_or_default();
        (caption, words, rest.finish())
    }

    /// Whether anything of `outer` that stays stands before `inner`.
    fn keeps_before(&self, outer: NodeId, inner: NodeId) -> bool {
        self.staying_before[inner.index()] > self.staying_before[outer.index()]
    }

    /// A short block that is named a caption or a credit belongs to the picture just before it. Whether it was one.
    pub(super) fn add_caption(&self, node: NodeId, run: &mut Run) -> bool {
        let groups = self.page.marks.get(node);
        let is_named = groups.has_any(&[Group::Caption, Group::Credit]) || self.tag(node) == Tag::Figcaption;
        let is_short = self.page.blocks.sums(self.page.document, node).words <= CAPTION_WORDS;
        let Some(Block::Figure { caption, credit, .. }) = run.last() else {
            return false;
        };
        if !is_named || !is_short || self.holds_blocks(node) {
            return false;
        }
        let place = if groups.has(Group::Credit) && !groups.has(Group::Caption) { credit } else { caption };
        let is_free = place.is_empty();
        if is_free {
            *place = super::tidy::inlines(self.inlines(node));
        }
        is_free
    }

    /// The text of a figure beside its pictures: its `figcaption`, else whatever else it says; and the credit in it.
    fn caption(&self, node: NodeId) -> (Vec<Inline>, Vec<Inline>) {
        let document = self.page.document;
        let marked = document.subtree(node).find(|&inner| self.tag(inner) == Tag::Figcaption && self.is_alive(inner));
        // Journals say more of a picture below it than in its title.
        let is_more = |inner: NodeId| {
            let class = document.attribute(inner, Attribute::Class);
            marked.is_some_and(|marked| inner >= document.end(marked))
                && class.is_some_and(|class| super::sources::names("caption", class))
        };
        let more = document.subtree(node).find(|&inner| self.tag(inner) == Tag::Div && is_more(inner));
        let mut content = Vec::new();
        for part in [Some(marked.unwrap_or(node)), more].into_iter().flatten() {
            for inline in self.inlines(part) {
                if super::image::alone(std::slice::from_ref(&inline)).is_none() {
                    content.push(inline);
                }
            }
            content.push(Inline::Text(" ".into()));
        }
        let credits = document.subtree(node).filter(|&inner| self.role(inner) == Role::Credit);
        let mut credit = Vec::new();
        for inner in credits {
            if !credit.is_empty() {
                credit.push(Inline::Text(" ".into()));
            }
            credit.extend(self.inlines(inner));
        }
        (super::tidy::inlines(content), super::tidy::inlines(credit))
    }

    /// Whether a list holds nothing but pictures: a gallery. A short line below a picture is its caption there.
    pub(super) fn is_gallery_list(&self, node: NodeId, items: &[Vec<Block>]) -> bool {
        let mut near = self.page.document.path(node).take(GALLERY_LEVELS);
        let is_gallery = near.any(|above| self.page.marks.get(above).has(Group::Gallery));
        !items.is_empty()
            && items.iter().all(|item| match item.as_slice() {
                [Block::Figure { .. }] => true,
                [Block::Figure { caption, .. }, Block::Paragraph { .. }] => is_gallery && caption.is_empty(),
                _ => false,
            })
    }

    fn is_alive_or_stays(&self, node: NodeId) -> bool {
        self.stays[node.index()] || self.is_alive(node)
    }
}

/// The picture of an entry, with the line below it as its caption.
pub(super) fn captioned(item: Vec<Block>) -> Option<Block> {
    let mut blocks = item.into_iter();
    let mut figure = blocks.next()?;
    if let (Block::Figure { caption, .. }, Some(Block::Paragraph { content })) = (&mut figure, blocks.next()) {
        *caption = content;
    }
    Some(figure)
}
