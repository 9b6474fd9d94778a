//! The repeated unit that the block stands in: cards, entries and posts come in rows.

use super::context::Context;
use super::group::features;
use super::rows::Writer;
use crate::dom::{NodeId, Tag};
use rustc_hash::FxHashMap;

features! { Unit as "unit" {
    count: "siblings alike, 0 = no unit", "cards come in rows";
    levels: "levels below the unit", "where in the card";
    words: "words", "a card is short, a post long";
    link_density: "share of characters", "a card is a link";
    blocks: "blocks", "what a unit is made of";
    row_words: "words", "how large the whole row is";
    row_share: "share of the page's words", "a listing is its row";
    row_link_density: "share of characters", "a menu is a row of links";
    row_prose: "share of its words", "posts are prose";
    images: "number", "cards hold pictures";
} }

/// Siblings alike from which an element is a repeated unit. Source: the project's model recipe.
const LEAST_COUNT: u32 = 3;

/// For each element how many siblings have its tag and class.
#[derive(Debug)]
pub(super) struct Repetition {
    /// 0 where the element is no unit.
    counts: Vec<u32>,
    /// The most siblings alike.
    pub(super) most: u32,
}

impl Repetition {
    pub(super) fn of(context: &Context) -> Self {
        let document = context.document;
        let mut alike: FxHashMap<(NodeId, u8, u32), u32> = FxHashMap::default();
        let mut keys: Vec<Option<(NodeId, u8, u32)>> = vec![None; document.len()];
        for node in document.nodes().filter(|&node| may_be_unit(document.tag(node))) {
            let range = context.range(node);
            // A unit holds two blocks, or is an entry of a list.
            if let Some(parent) = document.parent(node)
                && (range.len() >= 2 || (document.tag(node) == Tag::Li && !range.is_empty()))
            {
                let key = (parent, document.tag(node) as u8, context.class_hash[node.index()]);
                *alike.entry(key).or_default() += 1;
                keys[node.index()] = Some(key);
            }
        }
        let count = |key: &Option<(NodeId, u8, u32)>| key.and_then(|key| alike.get(&key).copied()).unwrap_or(0);
        let counts: Vec<u32> =
            keys.iter().map(count).map(|count| if count >= LEAST_COUNT { count } else { 0 }).collect();
        Self { most: counts.iter().copied().max().unwrap_or(0), counts }
    }

    pub(super) fn write(&self, context: &Context, at: usize, row: &mut Writer) {
        let found = context.near(at, usize::MAX).enumerate().find(|(_, node)| self.counts[node.index()] > 0);
        let Some((levels, unit)) = found else {
            return Unit { levels: 99.0, ..Unit::default() }.into_row(row);
        };
        let parent = context.document.parent(unit).unwrap_or(unit);
        let (own, around) = (context.sums(unit), context.sums(parent));
        Unit {
            count: self.counts[unit.index()] as f32,
            levels: levels as f32,
            words: own.words,
            link_density: own.link_density(),
            blocks: own.blocks,
            row_words: around.words,
            row_share: around.words / context.all().words.max(1.0),
            row_link_density: around.link_density(),
            row_prose: around.prose_share(),
            images: context.counts(unit).images as f32,
        }
        .into_row(row);
    }
}

/// Paragraphs, headings, inline elements and cells repeat themselves in any text.
fn may_be_unit(tag: Tag) -> bool {
    use Tag::*;
    !matches!(tag, Text | P | Br | H2 | H3 | H4 | Span | A | B | Strong | Em | I | Td | Th)
}
