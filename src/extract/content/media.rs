//! Which pictures, players and frames stay, and how an embed is shown.
//!
//! A picture has no words of its own: it stays where the text around it stays. Icons, avatars, spacers and the
//! pictures of left-out cards go.

use super::super::{Page, Selection};
use super::Converter;
use super::image::pixels;
use crate::article::{Block, Metadata};
use crate::dom::{Attribute, NodeId, Tag};

/// Width or height in CSS pixels up to which a picture is an icon, an avatar or a spacer.
/// Source: the project's model recipe, section 4.
const ICON_PIXELS: f32 = 64.0;
/// Width in CSS pixels from which a picture above the text can be its lead.
const LEAD_PIXELS: f32 = 200.0;
/// Words of text that a picture's own box may leave out without being a card.
const CARD_WORDS: f32 = 3.0;

/// Marks the pictures and players that stay, and their captions. Gives the lead picture's node where it stands outside
/// the text's element.
pub(super) fn keep(page: &Page, selection: &Selection, metadata: &Metadata, stays: &mut [bool]) -> Option<NodeId> {
    let document = page.document;
    let text: Vec<usize> = (0..stays.len()).filter(|&index| stays[index]).collect();
    let (Some(&first), Some(&last)) = (text.first(), text.last()) else {
        return None;
    };
    let texts_before = super::sums(stays);
    for node in document.subtree(selection.root).filter(|&node| is_medium(page, node)) {
        let is_inside = (first..=last).contains(&node.index()) || stands_beside(page, node, selection, first, last);
        if is_inside && !is_icon(page, node) && !is_in_left_out_card(page, node, &texts_before, selection) {
            stays[node.index()] = true;
            keep_caption(page, node, stays);
        }
    }
    let has_lead = (0..first).any(|index| stays[index]);
    let lead = if has_lead { None } else { lead(page, selection, metadata, first) };
    let lead = lead?;
    stays[lead.index()] = true;
    keep_caption(page, lead, stays);
    (!document.contains(selection.root, lead)).then_some(lead)
}

fn is_medium(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    !document.is_removed(node)
        && match document.tag(node) {
            Tag::Img => true,
            Tag::Video | Tag::Audio => true,
            // A frame whose document is here is read, not embedded.
            Tag::Iframe => {
                document.children(node).next().is_none() && provider(document.attribute(node, Attribute::Src)).is_some()
            }
            _ => false,
        }
}

/// Above the first or below the last kept text, but in the same part of the page.
fn stands_beside(page: &Page, node: NodeId, selection: &Selection, first: usize, last: usize) -> bool {
    let nearest = NodeId(if node.index() < first { first } else { last } as u32);
    let common = page.document.common_ancestor(node, nearest);
    let levels = page.document.depth(node).saturating_sub(page.document.depth(common));
    common >= selection.root && levels <= 4
}

fn is_icon(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    if document.tag(node) != Tag::Img {
        return false;
    }
    let said = |name| document.attribute(node, name).and_then(pixels);
    let small = |size: Option<f32>| size.is_some_and(|size| size > 0.0 && size <= ICON_PIXELS);
    match document.media_box(node) {
        Some(&[_, width, height, natural_width, natural_height]) if natural_width > 0.0 => {
            // A lazy picture is drawn small before it loads, so its natural size alone does not count.
            (small(Some(width)) || small(Some(height)))
                && (small(Some(natural_width)) || width > 0.0)
                && natural_height > 0.0
        }
        _ => small(said(Attribute::Width)) || small(said(Attribute::Height)),
    }
}

/// Whether the picture's box, as far as it holds no kept text, holds text that was left out.
fn is_in_left_out_card(page: &Page, node: NodeId, texts_before: &[u32], selection: &Selection) -> bool {
    let document = page.document;
    if document.path(node).take(4).any(|near| document.tag(near) == Tag::Figure) {
        return false;
    }
    let kept_below = |at: &NodeId| texts_before[document.end(*at).index()] > texts_before[at.index()];
    let own = document.path(node).take_while(|at| !kept_below(at) && *at > selection.root).last().unwrap_or(node);
    page.blocks.within(document, own).any(|index| {
        let block = page.blocks.get(index);
        !selection.kept[index] && block.words > CARD_WORDS && !page.blocks.is_gone(index)
    })
}

/// The caption of a kept picture stays with it.
fn keep_caption(page: &Page, node: NodeId, stays: &mut [bool]) {
    let document = page.document;
    let Some(figure) = document.ancestors(node).take(6).find(|&above| document.tag(above) == Tag::Figure) else {
        return;
    };
    let captions = document.subtree(figure).filter(|&inner| document.tag(inner) == Tag::Figcaption);
    for leaf in captions.flat_map(|caption| document.subtree(caption)) {
        stays[leaf.index()] |=
            document.is_text(leaf) && !document.is_removed(leaf) && !document.text(leaf).trim().is_empty();
    }
}

/// The picture between the title and the text: in a figure, large, or the one that the page shows itself with.
fn lead(page: &Page, selection: &Selection, metadata: &Metadata, first: usize) -> Option<NodeId> {
    let document = page.document;
    let title = (0..first as u32).rev().map(NodeId).find(|&node| document.tag(node) == Tag::H1);
    // Without a heading only the text's own element and the two around it are looked at.
    let begin = title.or_else(|| document.ancestors(selection.root).nth(1))?;
    (begin.0..first as u32)
        .map(NodeId)
        .filter(|&node| document.tag(node) == Tag::Img && !document.is_removed(node) && !is_icon(page, node))
        .find(|&node| {
            let in_figure = document.ancestors(node).take(4).any(|above| document.tag(above) == Tag::Figure);
            let width = document.media_box(node).map(|measured| measured[1]);
            let said = document.attribute(node, Attribute::Width).and_then(pixels);
            let is_large = width.or(said).is_some_and(|width| width >= LEAD_PIXELS);
            in_figure || is_large || is_named(document.attribute(node, Attribute::Src), metadata.lead_image.as_deref())
        })
}

fn is_named(source: Option<&str>, lead: Option<&str>) -> bool {
    let file =
        |address: &str| address.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).map(str::to_owned);
    matches!((source.and_then(file), lead.and_then(file)), (Some(one), Some(other)) if one == other && !one.is_empty())
}

/// The name of who plays what an address leads to: `data/embeds.txt`.
fn provider(address: Option<&str>) -> Option<&'static str> {
    let address = address?.trim().trim_start_matches("https:").trim_start_matches("http:").trim_start_matches("//");
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let rest = format!("{}/{path}", host.trim_start_matches("www."));
    let lines = include_str!("../../data/embeds.txt").lines().filter(|line| !line.starts_with("//"));
    lines
        .filter_map(|line| line.split_once(' '))
        .find(|(part, _)| rest.starts_with(part) || host.ends_with(&format!(".{}", part.trim_end_matches('/'))))
        .map(|(_, name)| name)
}

impl Converter<'_, '_> {
    /// A player or frame as a card: who plays it, what it is called, where it is.
    pub(super) fn embed(&self, node: NodeId) -> Block {
        let document = self.page.document;
        let own = document.attribute(node, Attribute::Src).or_else(|| document.attribute(node, Attribute::DataSrc));
        let source = document
            .subtree(node)
            .filter(|&inner| self.tag(inner) == Tag::Source)
            .find_map(|inner| document.attribute(inner, Attribute::Src));
        let address = own.or(source);
        let url = address
            .and_then(|address| self.address(address, &["http", "https"]))
            .unwrap_or_else(|| document.page().url.clone());
        let title =
            [Attribute::Title, Attribute::AriaLabel].into_iter().find_map(|name| document.attribute(node, name));
        let title = title.map(crate::dom::text::collapsed).filter(|title| !title.is_empty());
        let name = match self.tag(node) {
            Tag::Audio => "Audio",
            Tag::Video => "Video",
            _ => provider(address).unwrap_or("Frame"),
        };
        Block::Embed { provider: name.to_owned(), title, url }
    }
}
