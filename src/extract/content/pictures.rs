//! Pictures that a page holds back or names oddly: slides that wait, twins for readers without scripts, backgrounds, boxes
//! left out for their name alone.

use super::media::{Chooser, LEAD_PIXELS};
use super::sources::{background, noscript_picture, pixels};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Levels above a slide in which its gallery is looked for.
const SLIDE_LEVELS: usize = 8;
/// Levels above a picture that may be named a copy of a slide.
const COPY_LEVELS: usize = 4;
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

    /// A box without text whose background is a picture and which is used as one.
    pub(super) fn is_background(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let is_picture = || {
            let is_named = document.attribute(node, Attribute::Role) == Some("img");
            let near = || document.path(node).take(4);
            is_named || near().any(|above| document.tag(above) == Tag::Figure || self.is_gallery(above))
        };
        background(document, node).is_some()
            && self.page.blocks.sums(document, node).words == 0.0
            && !document.subtree(node).any(|inner| document.tag(inner) == Tag::Img)
            && is_picture()
    }
}
