//! Which pictures, players, frames and formulas stay.
//!
//! They have no words of their own: they stay where the text around them stays. Icons, avatars, spacers and the
//! pictures of left-out cards go, each with its reason in the trail.

use super::super::{Page, Selection};
use super::sources::{has_only_spacer, is_advert, is_avatar, is_spacer, names, pixels};
use crate::article::Metadata;
use crate::dom::text::{collapsed, count_words};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::kind::Clutter;
use crate::trail::{Stage, Trail};

/// Width or height in CSS pixels up to which a picture is an icon, an avatar or a spacer.
/// Source: the project's model recipe, section 4.
const ICON_PIXELS: f32 = 64.0;
/// Width in CSS pixels up to which a picture that is named an avatar is one. Source: own estimate; profile pictures are
/// drawn at 24 to 150.
const AVATAR_PIXELS: f32 = 160.0;
/// Width in CSS pixels from which a picture above the text can be its lead.
pub(super) const LEAD_PIXELS: f32 = 200.0;
/// Words of the longest caption.
pub(super) const CAPTION_WORDS: f32 = 80.0;
/// Characters of the shortest title by which a picture can be known.
const TITLE_CHARS: usize = 8;
/// Levels above a picture in which its figure is looked for: boxes that keep its room are often nested.
pub(super) const FIGURE_LEVELS: usize = 10;
/// Words of text that a picture's own box may leave out without being a card.
pub(super) const CARD_WORDS: f32 = 3.0;
/// Width and height in CSS pixels from which a frame of an unknown maker is something to see.
const FRAME_PIXELS: f32 = 150.0;
/// How a style moves what only other machines shall see out of the window ("left: -9999px").
const FAR_AWAY: &str = "-999";
/// Levels around a formula in which text must stay.
const FORMULA_LEVELS: usize = 3;

/// What is looked at while media are chosen.
pub(super) struct Chooser<'a, 'b, 'page> {
    pub(super) page: &'a Page<'b, 'page>,
    pub(super) selection: &'a Selection,
    /// First and last node of the kept text.
    first: usize,
    last: usize,
    /// Kept texts before each node.
    pub(super) texts_before: Vec<u32>,
    /// Whether slides that the page hides for now may be shown.
    opens_slides: bool,
    /// What is known of the text.
    pub(super) metadata: &'a Metadata,
}

/// Marks the pictures, players and formulas that stay, and their captions. Gives the lead picture's node where it stands
/// outside the text's element.
pub(super) fn keep(
    page: &Page,
    selection: &Selection,
    metadata: &Metadata,
    stays: &mut [bool],
    opens_slides: bool,
    trail: &mut Trail,
) -> Option<NodeId> {
    let document = page.document;
    let first = stays.iter().position(|&stays| stays)?;
    let last = stays.iter().rposition(|&stays| stays)?;
    let chooser = Chooser { page, selection, first, last, texts_before: super::sums(stays), opens_slides, metadata };
    let mut end = NodeId(0);
    let mut before: Option<NodeId> = None;
    for node in document.subtree(selection.root).filter(|&node| !document.is_text(node)) {
        if node < end {
            continue;
        }
        if super::maths::is_formula(page, node) {
            end = document.end(node);
            stays[node.index()] |= chooser.keeps_formula(node);
        } else if chooser.is_medium(node) && chooser.is_inside(node) {
            let is_copy = before.is_some_and(|before| chooser.is_copy(node, before));
            let copy = || is_copy.then(|| "the picture before it, in another size".to_owned());
            match chooser.fault(node).or_else(copy) {
                Some(fault) => trail.removed(Stage::Extract, "picture", node, fault),
                None => {
                    stays[node.index()] = true;
                    before = Some(node);
                    // AMP's pictures hold themselves once more.
                    end = if document.tag(node) == Tag::Img { document.end(node) } else { end };
                    keep_caption(page, node, stays, trail);
                    chooser.keep_named_captions(node, stays, trail);
                }
            }
        }
    }
    let has_lead = stays[..first].contains(&true);
    let lead = chooser.lead().filter(|_| !has_lead)?;
    stays[lead.index()] = true;
    keep_caption(page, lead, stays, trail);
    chooser.keep_named_captions(lead, stays, trail);
    (!document.contains(selection.root, lead)).then_some(lead)
}

impl Chooser<'_, '_, '_> {
    fn keep_named_captions(&self, node: NodeId, stays: &mut [bool], trail: &mut Trail) {
        let document = self.page.document;
        for index in self.captions(node) {
            let (first, last) = self.page.blocks.get(index).nodes;
            for leaf in (first.0..=last.0).map(NodeId) {
                stays[leaf.index()] |= document.is_text(leaf) && !document.is_removed(leaf);
            }
            super::whole::overrule(self.page, self.page.blocks.get(index).anchor, trail);
        }
    }

    fn tag(&self, node: NodeId) -> Tag {
        self.page.document.tag(node)
    }

    fn is_medium(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let is_removed = document.is_removed(node);
        match document.tag(node) {
            Tag::Img if self.is_slide_copy(node) => false,
            Tag::Img => !is_removed || self.is_in_named_box(node) || self.opens_slides && self.is_waiting_slide(node),
            Tag::Noscript => self.is_lone_twin(node),
            _ if is_removed => false,
            Tag::Video | Tag::Audio => true,
            // A frame whose document is here is read, not embedded.
            Tag::Iframe => document.children(node).next().is_none() && self.is_worth_a_card(node),
            Tag::Div if super::embed::quoted_post(self.page, node).is_some() => !self.keeps_text_below(node),
            Tag::Div | Tag::Span | Tag::A | Tag::I | Tag::Section | Tag::Li => self.is_background(node),
            Tag::Figure => self.is_described(node) || self.is_background(node),
            Tag::Custom => super::embed::player(document, node).is_some(),
            // What it says stays where it was kept; without a word of it, it is a card.
            Tag::Blockquote => !self.keeps_text_below(node) && super::embed::quoted_post(self.page, node).is_some(),
            _ => false,
        }
    }

    /// Inside the kept text, or above or below it in the same part of the page.
    fn is_inside(&self, node: NodeId) -> bool {
        if (self.first..=self.last).contains(&node.index()) {
            return true;
        }
        let document = self.page.document;
        let nearest = NodeId(if node.index() < self.first { self.first } else { self.last } as u32);
        let common = document.common_ancestor(node, nearest);
        let levels = document.depth(node).saturating_sub(document.depth(common));
        common >= self.selection.root && levels <= 4
    }

    /// A known maker's frame, or a large one of anybody else.
    fn is_worth_a_card(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let Some(address) = super::embed::frame_address(document, node) else { return false };
        if super::embed::is_known(self.page, node, address) {
            return true;
        }
        let said = |name| document.attribute(node, name).and_then(pixels);
        let size = match document.media_box(node) {
            Some(&[_, width, height, ..]) => (width, height),
            None => (said(Attribute::Width).unwrap_or(FRAME_PIXELS), said(Attribute::Height).unwrap_or(0.0)),
        };
        let is_clutter = document.path(node).take(4).any(|above| {
            self.page.marks.get(above).has_any(&[
                Group::Advert,
                Group::Consent,
                Group::Newsletter,
                Group::Share,
                Group::Comment,
            ])
        });
        let has_name = document.attribute(node, Attribute::Title).is_some_and(|title| !title.trim().is_empty());
        has_name && size.0 >= FRAME_PIXELS && size.1 >= FRAME_PIXELS && !is_clutter
    }

    /// Why a picture is none to the reader.
    fn fault(&self, node: NodeId) -> Option<String> {
        let document = self.page.document;
        if self.tag(node) == Tag::Img {
            if let Some(fault) = self.smallness(node) {
                return Some(fault);
            }
            if has_only_spacer(document, node) {
                return Some("a spacer".to_owned());
            }
            if document.attribute(node, Attribute::Src).is_some_and(is_advert) {
                return Some("an advert, by its address".to_owned());
            }
            if self.is_teaser(node) {
                return Some("leads to another page, as its words do".to_owned());
            }
            if self.is_preview(node) {
                return Some("a preview of the picture beside it".to_owned());
            }
            let style = |above| document.attribute(above, Attribute::Style);
            if document.path(node).take(2).filter_map(style).any(|style| style.contains(FAR_AWAY)) {
                return Some("put where nobody sees it".to_owned());
            }
        }
        self.is_in_left_out_card(node).then(|| "part of a card that was left out".to_owned())
    }

    fn smallness(&self, node: NodeId) -> Option<String> {
        let document = self.page.document;
        let said = |name| document.attribute(node, name).and_then(pixels);
        let small = |size: Option<f32>| size.filter(|&size| size > 0.0 && size <= ICON_PIXELS);
        let measured = document.media_box(node).filter(|measured| measured[3] > 0.0);
        let shown = match measured {
            // A lazy picture is drawn small before it loads, so its natural size alone does not count.
            Some(&[_, width, height, natural_width, _]) => {
                let is_small = small(Some(natural_width)).is_some() || width > 0.0;
                small(Some(width)).or(small(Some(height))).filter(|_| is_small)
            }
            None => small(said(Attribute::Width)).or(small(said(Attribute::Height))),
        };
        if let Some(size) = shown.filter(|_| !self.is_mark(node)) {
            return Some(format!("{} pixels: an icon", size as u32));
        }
        let width = measured.map(|measured| measured[1]).or(said(Attribute::Width)).unwrap_or(0.0);
        if width <= AVATAR_PIXELS && self.is_portrait(node) {
            return Some("a portrait of who wrote it".to_owned());
        }
        let near = || document.path(node).take(2);
        let is_named = near().any(|above| self.page.marks.get(above).has(Group::Avatar))
            || document.attribute(node, Attribute::Src).is_some_and(is_avatar);
        (is_named && width <= AVATAR_PIXELS).then(|| "an avatar or a sign".to_owned())
    }

    /// A picture that is described by nothing but the author's name, outside of a figure.
    fn is_portrait(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let words = document.attribute(node, Attribute::Alt).map(collapsed).unwrap_or_default();
        let is_author = self.metadata.byline.as_deref().is_some_and(|names| names.contains(&*words));
        count_words(&words) >= 2
            && is_author
            && !document.path(node).take(FIGURE_LEVELS).any(|above| document.tag(above) == Tag::Figure)
    }

    fn keeps_formula(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let near = document.ancestors(node).take(FORMULA_LEVELS).take_while(|&above| above >= self.selection.root);
        self.is_inside(node) && near.into_iter().any(|above| self.keeps_text_below(above))
    }

    fn keeps_text_below(&self, node: NodeId) -> bool {
        self.texts_before[self.page.document.end(node).index()] > self.texts_before[node.index()]
    }

    /// Whether the picture's box, as far as it holds no kept text, holds text that was left out.
    fn is_in_left_out_card(&self, node: NodeId) -> bool {
        let Page { document, blocks, .. } = *self.page;
        if document.path(node).take(FIGURE_LEVELS).any(|near| document.tag(near) == Tag::Figure) {
            return false;
        }
        let own = self.own_box(node);
        blocks.within(document, own).any(|index| {
            let is_related = self.page.suspects[index].is_some_and(|suspect| suspect.rule == Clutter::Related.name());
            let is_left_out = !self.selection.kept[index] && (!blocks.is_gone(index) || is_related);
            is_left_out && blocks.get(index).words > CARD_WORDS && !self.is_caption(index, own)
        })
    }

    /// The largest element around a picture that holds no kept text.
    pub(super) fn own_box(&self, node: NodeId) -> NodeId {
        let is_own = |at: &NodeId| !self.keeps_text_below(*at) && *at > self.selection.root;
        self.page.document.path(node).take_while(is_own).last().unwrap_or(node)
    }

    /// Whether a block in a picture's box is named as what is said of the picture, or of who took it.
    pub(super) fn is_caption(&self, index: usize, own: NodeId) -> bool {
        let document = self.page.document;
        let block = self.page.blocks.get(index);
        let is_named = |above: NodeId| {
            let class = document.attribute(above, Attribute::Class);
            self.page.marks.get(above).has_any(&[Group::Caption, Group::Credit])
                || class.is_some_and(|class| names("caption", class))
        };
        let is_within = |leaf: NodeId| document.path(leaf).take_while(|&above| above >= own).any(is_named);
        let mut leaves = (block.nodes.0.0..=block.nodes.1.0).map(NodeId).filter(|&leaf| document.is_text(leaf));
        block.words <= CAPTION_WORDS
            && (is_within(block.anchor) || leaves.all(|leaf| document.text(leaf).trim().is_empty() || is_within(leaf)))
    }

    /// The captions in the box of a picture that is no `figure`.
    fn captions(&self, node: NodeId) -> Vec<usize> {
        let own = self.own_box(node);
        let blocks = self.page.blocks.within(self.page.document, own);
        blocks.filter(|&index| !self.page.blocks.is_gone(index) && self.is_caption(index, own)).collect()
    }

    /// The picture between the title and the text: in a figure, large, or the one that the page shows itself with.
    fn lead(&self) -> Option<NodeId> {
        let document = self.page.document;
        let first = self.first as u32;
        let title = (0..first).rev().map(NodeId).find(|&node| document.tag(node) == Tag::H1);
        // Without a heading only the text's own element and the two around it are looked at.
        let begin = title.or_else(|| document.ancestors(self.selection.root).nth(1))?;
        let is_picture = |node: &NodeId| {
            document.tag(*node) == Tag::Img
                && (!document.is_removed(*node) || self.is_titled(*node))
                && self.smallness(*node).is_none()
        };
        let below = (begin.0..first).map(NodeId).filter(is_picture).find(|&node| {
            let in_figure =
                document.ancestors(node).take(FIGURE_LEVELS).any(|above| document.tag(above) == Tag::Figure);
            let is_named = self.is_pages_own(node);
            let is_shown = in_figure || self.is_large(node) || is_named || !self.captions(node).is_empty();
            !has_only_spacer(document, node) && is_shown
        });
        below.or_else(|| self.above_title(title?, is_picture))
    }

    /// The picture right over the title, in what holds title and text: the page's own, or, where it names none, a large one with words: an
    /// object's, a person's. None that is a link.
    fn above_title(&self, title: NodeId, is_picture: impl Fn(&NodeId) -> bool) -> Option<NodeId> {
        let document = self.page.document;
        let around = document.common_ancestor(title, self.selection.root);
        let is_apart = |node: NodeId| {
            let above = document.path(node).take_while(|&above| above > around);
            above.map(|above| document.tag(above)).any(|tag| matches!(tag, Tag::A | Tag::Nav | Tag::Aside))
        };
        let has_words = |node| document.attribute(node, Attribute::Alt).is_some_and(|words| !words.trim().is_empty());
        let has_no_other = self.metadata.lead_image.is_none() && document.tag(around) != Tag::Body;
        let is_own = |node| self.is_pages_own(node) || has_no_other && self.is_large(node) && has_words(node);
        let mut pictures = (around.0..title.0).rev().map(NodeId).filter(is_picture);
        pictures.find(|&node| !is_apart(node) && !has_only_spacer(document, node) && is_own(node))
    }

    fn is_large(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let width = document.media_box(node).map(|measured| measured[1]);
        let said = document.attribute(node, Attribute::Width).and_then(pixels);
        width.or(said).is_some_and(|width| width >= LEAD_PIXELS)
    }

    /// Whether the page shows itself with a picture, or describes it by its title.
    fn is_pages_own(&self, node: NodeId) -> bool {
        let source = self.page.document.attribute(node, Attribute::Src);
        is_named(source, self.metadata.lead_image.as_deref()) || self.is_titled(node)
    }

    /// Whether a picture is described by the text's whole title and shown by the page, in a box that was left out for its name.
    fn is_titled(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let words = document.attribute(node, Attribute::Alt).map(collapsed).unwrap_or_default();
        let mut removed = document.path(node).take_while(|&above| document.is_removed(above));
        words.chars().count() >= TITLE_CHARS
            && self.metadata.title.as_deref().is_some_and(|title| title == words)
            && !removed
                .any(|above| document.tag(above) == Tag::A || document.is_hidden(above) || self.is_waiting_slide(above))
    }
}

/// The caption of a kept picture stays with it, and so does that of the figures around its own.
fn keep_caption(page: &Page, node: NodeId, stays: &mut [bool], trail: &mut Trail) {
    let document = page.document;
    let is_figure = |above: &NodeId| document.tag(*above) == Tag::Figure;
    let figures: Vec<NodeId> = document.path(node).take(FIGURE_LEVELS + 1).filter(is_figure).collect();
    let Some((&own, around)) = figures.split_first() else { return };
    // The caption of a slide waits with it.
    let waits = document.is_removed(node) && document.tag(node) == Tag::Img;
    let below = document.subtree(own).chain(around.iter().flat_map(|&figure| document.children(figure)));
    let captions: Vec<NodeId> = below.filter(|&inner| document.tag(inner) == Tag::Figcaption).collect();
    for caption in captions {
        for leaf in document.subtree(caption) {
            let is_there = waits || !document.is_removed(leaf);
            stays[leaf.index()] |= document.is_text(leaf) && is_there && !document.text(leaf).trim().is_empty();
        }
        super::whole::overrule(page, caption, trail);
    }
}

fn is_named(source: Option<&str>, lead: Option<&str>) -> bool {
    let file =
        |address: &str| address.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).map(str::to_owned);
    matches!((source.and_then(file), lead.and_then(file)), (Some(one), Some(other)) if one == other && !is_spacer(&one))
}
