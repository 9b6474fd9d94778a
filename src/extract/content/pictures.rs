//! Pictures that a page holds back or names oddly: slides that wait, twins for readers without scripts, backgrounds, boxes
//! left out for their name alone.

use super::super::Page;
use super::media::{CARD_WORDS, Chooser, FIGURE_LEVELS, LEAD_PIXELS};
use super::sources::{
    background, described_picture, holds_address, is_other_size, is_picture_file, names, noscript_picture, pixels,
};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Levels above a slide in which its gallery is looked for.
const SLIDE_LEVELS: usize = 8;
/// Texts that may stand between a picture and the same one in another size: a heading with a line above it.
const COPY_LINES: u32 = 2;
/// Levels above a picture that may be named a copy of a slide.
const COPY_LEVELS: usize = 4;
/// Pictures alone in their cells that make a table one of marks.
const FEWEST_MARKS: usize = 4;
/// What a box's name may say of it that is true without a word in it.
const WORDLESS: &[Group] = &[
    Group::Advert,
    Group::AppPromo,
    Group::Author,
    Group::Comment,
    Group::Consent,
    Group::Donation,
    Group::Footer,
    Group::Header,
    Group::Login,
    Group::Navigation,
    Group::Newsletter,
    Group::Product,
    Group::Related,
    Group::Share,
];

impl Chooser<'_, '_, '_> {
    /// A slide of a gallery that the page shows one at a time: hidden for now, and for no other reason left out.
    pub(super) fn is_waiting_slide(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let hides = |above: NodeId| {
            document.is_hidden(above)
                || document.attributes(above).any(|(name, value)| match name {
                    Attribute::Hidden => true,
                    Attribute::AriaHidden => value == "true",
                    Attribute::Style => value.contains("none") || value.contains("hidden"),
                    Attribute::Class => value.contains("hidden"),
                    _ => false,
                })
        };
        let removed: Vec<NodeId> = document.path(node).take_while(|&above| document.is_removed(above)).collect();
        let around = document.path(node).take(SLIDE_LEVELS);
        let is_in_gallery = around.filter(|above| !removed.contains(above)).any(|above| self.is_gallery(above))
            || removed.iter().any(|&above| self.is_gallery(above));
        is_in_gallery && removed.last().is_some_and(|&outermost| hides(outermost))
    }

    /// A picture in a box that was left out for its name alone: it holds no word that could bear the name out ("is-locked"
    /// keeps the room of a picture, too; a "widget" may be one).
    pub(super) fn is_in_named_box(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let removed: Vec<NodeId> = document.path(node).take_while(|&above| document.is_removed(above)).collect();
        removed.last().is_some_and(|&outermost| {
            let in_figure = document.ancestors(outermost).take(3).any(|above| document.tag(above) == Tag::Figure);
            let width = document.attribute(node, Attribute::Width).and_then(pixels);
            let is_large = width.is_some_and(|width| width >= LEAD_PIXELS);
            let is_free = !removed.iter().any(|&above| self.page.marks.get(above).has_any(WORDLESS));
            let is_hidden = removed.iter().any(|&above| {
                document.is_hidden(above)
                    || document.attribute(above, Attribute::Hidden).is_some()
                    || document.tag(above) == Tag::Noscript
                    || document.attribute(above, Attribute::Style).is_some_and(|style| style.contains("none"))
            });
            (in_figure || is_large && is_free)
                && !is_hidden
                && !document.subtree(outermost).any(|leaf| !document.text(leaf).trim().is_empty())
        })
    }

    pub(super) fn is_slide_copy(&self, node: NodeId) -> bool {
        let near = self.page.document.path(node).take(COPY_LEVELS);
        near.into_iter().any(|above| self.page.marks.get(above).has(Group::SlideCopy))
    }

    fn is_gallery(&self, node: NodeId) -> bool {
        self.page.marks.get(node).has(Group::Gallery)
    }

    /// A `noscript` with a picture where the page has no other: scripts put one there that did not run.
    pub(super) fn is_lone_twin(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let Some(parent) = document.parent(node) else { return false };
        let figure = document.path(parent).take(3).find(|&above| document.tag(above) == Tag::Figure);
        let in_noscript = |inner: NodeId| document.ancestors(inner).any(|above| document.tag(above) == Tag::Noscript);
        let has_other = document
            .subtree(figure.unwrap_or(parent))
            .any(|inner| document.tag(inner) == Tag::Img && !in_noscript(inner));
        !has_other && noscript_picture(document, node).is_some()
    }

    /// Whether a figure's picture is not there yet, but its own data names it.
    pub(super) fn is_described(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let is_picture =
            |inner: NodeId| matches!(document.tag(inner), Tag::Img | Tag::Video | Tag::Iframe | Tag::Noscript);
        described_picture(document, node).is_some() && !document.subtree(node).any(is_picture)
    }

    /// One of the marks of a table ("done", "partly"): the picture is all that its cell says, as in many others of the table.
    pub(super) fn is_mark(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let cell = |inner: NodeId| document.path(inner).find(|&above| matches!(document.tag(above), Tag::Td | Tag::Th));
        let is_wordless = |cell: NodeId| self.page.blocks.sums(document, cell).words == 0.0;
        let Some(own) = cell(node).filter(|&own| is_wordless(own)) else { return false };
        let Some(table) = document.path(own).find(|&above| document.tag(above) == Tag::Table) else { return false };
        let Some(row) = document.parent(own) else { return false };
        let is_named = document.children(row).next().is_some_and(|first| !is_wordless(first));
        let marks = document
            .subtree(table)
            .filter(|&inner| document.tag(inner) == Tag::Img && cell(inner).is_some_and(is_wordless));
        is_named && marks.take(FEWEST_MARKS).count() == FEWEST_MARKS
    }

    /// A picture that leads to another page, as do all the words of its figure, or words beside it that were left out: a
    /// teaser.
    pub(super) fn is_teaser(&self, node: NodeId) -> bool {
        let Page { document, blocks, .. } = *self.page;
        let link = |inner: NodeId| {
            let link = document.path(inner).take(FIGURE_LEVELS).find(|&above| document.tag(above) == Tag::A)?;
            let address = document.attribute(link, Attribute::Href)?;
            (!is_picture_file(address) && !address.starts_with('#')).then_some(address)
        };
        let Some(own) = link(node) else { return false };
        let figure = document.path(node).take(FIGURE_LEVELS).find(|&above| document.tag(above) == Tag::Figure);
        if let Some(figure) = figure {
            let mut words = document.subtree(figure).filter(|&leaf| !document.text(leaf).trim().is_empty()).peekable();
            if words.peek().is_some() && words.all(|leaf| link(leaf) == Some(own)) {
                return true;
            }
        }
        let around = self.own_box(node);
        blocks.within(document, around).any(|index| {
            let block = blocks.get(index);
            block.words > CARD_WORDS
                && !self.selection.kept[index]
                && link(block.nodes.0) == Some(own)
                && !figure.is_some_and(|figure| document.contains(figure, block.nodes.0))
                && !self.is_caption(index, around)
                && self.metadata.title.as_deref() != Some(blocks.text(index))
        })
    }

    /// The picture just before, or before a heading, in another size: pages hold one for each width of a window.
    pub(super) fn is_copy(&self, node: NodeId, before: NodeId) -> bool {
        let document = self.page.document;
        let value = |node, name| document.attribute(node, name).unwrap_or("");
        let words = value(node, Attribute::Alt);
        self.texts_before[node.index()] <= self.texts_before[before.index()] + COPY_LINES
            && (words.is_empty() || words == value(before, Attribute::Alt))
            && is_other_size(value(node, Attribute::Src), value(before, Attribute::Src))
    }

    /// A small picture in the page itself, or one that is named a preview, without words, beside one that comes from elsewhere.
    pub(super) fn is_preview(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let value = |node, name| document.attribute(node, name).unwrap_or("");
        let is_real = |inner: NodeId| {
            let mut sources = document.attributes(inner).filter(|&(name, value)| holds_address(name, value));
            document.tag(inner) == Tag::Img && sources.any(|(_, address)| !address.starts_with("data:"))
        };
        let is_small = value(node, Attribute::Src).starts_with("data:") && !is_real(node)
            || names("preview", value(node, Attribute::Class));
        is_small
            && value(node, Attribute::Alt).is_empty()
            && document
                .parent(node)
                .is_some_and(|parent| document.children(parent).any(|other| other != node && is_real(other)))
    }

    /// A box without text whose background is a picture and which is used as one.
    pub(super) fn is_background(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let is_picture = || {
            let is_named = document.attribute(node, Attribute::Role) == Some("img");
            let near = || document.path(node).take(4);
            // Arrows and dots lead to a place in the page.
            let is_control = |above: NodeId| {
                let leads = document.attribute(above, Attribute::Href);
                document.tag(above) == Tag::Button || leads.is_some_and(|address| address.starts_with('#'))
            };
            is_named
                || super::embed::still(document, node).is_some()
                || near().any(|above| document.tag(above) == Tag::Figure || self.is_gallery(above))
                    && !near().any(is_control)
        };
        background(document, node).is_some()
            && self.page.blocks.sums(document, node).words == 0.0
            && !document.subtree(node).any(|inner| document.tag(inner) == Tag::Img)
            && is_picture()
    }
}
