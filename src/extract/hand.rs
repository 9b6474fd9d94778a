//! Text blocks and pages described by numbers. Each feature has a name, a unit and a line of why.

use super::Page;
use super::readability;
use crate::declared::Declared;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::{CLUTTER, Group};
use std::ops::Range;

/// Levels up from the anchor that class names are looked at.
const NAME_LEVELS: usize = 6;

/// What is known about one text block.
#[derive(Debug, Clone, Default)]
pub(super) struct BlockFeatures {
    /// Words, or eighths of characters where that is more: prose is long.
    pub(super) words: f32,
    /// Share of characters in links, 0.0–1.0: menus are links.
    pub(super) link_density: f32,
    /// Whether it is prose (see `dom::blocks`).
    pub(super) is_prose: bool,
    /// 1–6 where the anchor is a heading, else 0.
    pub(super) heading_level: u8,
    /// Whether the anchor is an entry of a list or stands in one.
    pub(super) is_in_list: bool,
    /// Whether it is code or a quotation, which are text whatever their form.
    pub(super) is_set_apart: bool,
    /// Whether it stands in the best-scored element.
    pub(super) is_in_top: bool,
    /// Whether it stands in the container of the text.
    pub(super) is_in_container: bool,
    /// Groups of class names up to the container that speak against text: how many of six levels have one.
    pub(super) clutter_names: u8,
    /// Whether an element up to the container is named as the text itself.
    pub(super) is_named_text: bool,
    /// Whether an element up to the container is named as a post of a thread.
    pub(super) is_named_post: bool,
    /// Words of prose among the three blocks before and after: text stands beside text.
    pub(super) prose_beside: f32,
    /// Link density of the block's parent, 0.0–1.0: a line in a menu is beside other links.
    pub(super) parent_link_density: f32,
    /// Whether the block was removed by a rule.
    pub(super) is_removed: bool,
}

/// What is known about the page.
#[derive(Debug, Clone)]
pub(super) struct PageFeatures {
    /// Whether the page has so little prose in one place that its short lines are its content.
    pub(super) is_sparse: bool,
    /// The element that holds the text.
    pub(super) container: NodeId,
    /// The blocks between the title and the container: a standfirst may be among them.
    lead_in: Range<usize>,
}

/// All features of a page.
#[derive(Debug)]
pub(super) struct Features {
    pub(super) page: PageFeatures,
    /// One for each block, in order.
    pub(super) blocks: Vec<BlockFeatures>,
}

/// Computes the features of a page.
pub(super) fn of(page: &Page, declared: &Declared) -> Features {
    let top = readability::top(page);
    let features = page_features(page, declared, top);
    let blocks = (0..page.blocks.len()).map(|index| block_features(page, &features, top, index)).collect();
    Features { page: features, blocks }
}

/// Words of prose below which a page has no text of its own.
const SPARSE_PROSE_WORDS: f32 = 120.0;
/// Share of the words left on the page that are prose, below which it is made of short lines, 0.0–1.0.
const SPARSE_PROSE_SHARE: f32 = 0.22;

fn page_features(page: &Page, declared: &Declared, top: NodeId) -> PageFeatures {
    let left = page.blocks.sums_of(0..page.blocks.len());
    let container = container(page, top);
    let inside = page.blocks.sums(page.document, container);
    let is_sparse = !declared.is_article()
        && (inside.prose_words < SPARSE_PROSE_WORDS || inside.prose_words < left.words * SPARSE_PROSE_SHARE);
    let container = if is_sparse { main_part(page) } else { container };
    PageFeatures { is_sparse, container, lead_in: lead_in(page, container) }
}

/// The blocks after the last first-level heading before the container, if there is one.
fn lead_in(page: &Page, container: NodeId) -> Range<usize> {
    let begin = page.blocks.within(page.document, container).start;
    let is_title = |&index: &usize| {
        page.document.path(page.blocks.get(index).anchor).take(3).any(|node| page.document.tag(node) == Tag::H1)
    };
    (0..begin).rev().take(LEAD_IN_BLOCKS).find(is_title).map_or(begin..begin, |title| title + 1..begin)
}

/// Blocks before the container that are looked at for a title.
const LEAD_IN_BLOCKS: usize = 12;
/// Words of the shortest standfirst that is not named as one.
const STANDFIRST_WORDS: f32 = 10.0;

/// Whether a block between the title and the text is the text's standfirst.
fn is_standfirst(page: &Page, features: &PageFeatures, index: usize) -> bool {
    let block = page.blocks.get(index);
    let is_named = page.document.path(block.anchor).take(2).any(|node| page.marks.get(node).has(Group::Deck));
    features.lead_in.contains(&index)
        && block.link_density() < 0.3
        && (is_named || block.words >= STANDFIRST_WORDS && block.sentences > 0)
}

/// Prose words that a wider element must add for the text to be taken as reaching into it: this share of what
/// there is, and at least this many words.
const WIDER_SHARE: f32 = 0.12;
const WIDER_WORDS: f32 = 50.0;
/// Share of the added words that must be prose, 0.0–1.0.
const WIDER_PROSE: f32 = 0.4;

/// The best-scored element, widened while what is around it is prose too.
fn container(page: &Page, top: NodeId) -> NodeId {
    let mut container = top;
    let mut inside = page.blocks.sums(page.document, top);
    for wider in page.document.ancestors(top).filter(|&node| page.document.tag(node) != Tag::Html) {
        let sums = page.blocks.sums(page.document, wider);
        let prose = sums.prose_words - inside.prose_words;
        let words = sums.words - inside.words;
        if prose >= WIDER_WORDS.max(inside.prose_words * WIDER_SHARE) && prose >= words * WIDER_PROSE {
            (container, inside) = (wider, sums);
        }
    }
    container
}

/// Share of the words left that the page's `main` must hold to be taken for its content, 0.0–1.0.
const MAIN_SHARE: f32 = 0.4;

/// The `main` element, or the body.
fn main_part(page: &Page) -> NodeId {
    let document = page.document;
    let is_main =
        |node: &NodeId| document.tag(*node) == Tag::Main || document.attribute(*node, Attribute::Role) == Some("main");
    let all = page.blocks.sums_of(0..page.blocks.len()).words;
    document
        .nodes()
        .filter(is_main)
        .find(|&node| page.blocks.sums(document, node).words >= all * MAIN_SHARE)
        .unwrap_or_else(|| document.body())
}

fn block_features(page: &Page, features: &PageFeatures, top: NodeId, index: usize) -> BlockFeatures {
    let document = page.document;
    let block = page.blocks.get(index);
    let inside = document.contains(features.container, block.nodes.0) || is_standfirst(page, features, index);
    let up = || document.path(block.anchor).take(NAME_LEVELS).take_while(|&node| node > features.container);
    let within =
        |tags: &[Tag]| document.path(block.anchor).take(NAME_LEVELS).any(|node| tags.contains(&document.tag(node)));
    let parent = document.parent(block.anchor).unwrap_or(block.anchor);
    let beside = page.blocks.sums_of(index.saturating_sub(3)..(index + 4).min(page.blocks.len()));
    BlockFeatures {
        words: block.words,
        link_density: block.link_density(),
        is_prose: block.is_prose(),
        heading_level: document
            .path(block.anchor)
            .take(2)
            .find_map(|node| document.tag(node).heading_level())
            .unwrap_or(0),
        is_in_list: within(&[Tag::Li, Tag::Dl]),
        is_set_apart: within(&[Tag::Pre, Tag::Blockquote]),
        is_in_top: document.contains(top, block.nodes.0),
        is_in_container: inside,
        clutter_names: up().filter(|&node| page.marks.get(node).has_any(CLUTTER)).count() as u8,
        is_named_text: up().any(|node| page.marks.get(node).has(Group::StrongContent)),
        is_named_post: up().any(|node| page.marks.get(node).has(Group::Forum)),
        prose_beside: beside.prose_words - if block.is_prose() { block.words } else { 0.0 },
        parent_link_density: page.blocks.sums(document, parent).link_density(),
        is_removed: page.blocks.is_gone(index),
    }
}
