//! What the learned tables say of the class names above the block and of its words.

use super::super::model::Tables;
use super::context::Context;
use super::rows::Writer;
use super::{Feature, tokens};
use crate::dom::{Attribute, Document, NodeId, Tag};
use rustc_hash::FxHashMap;

/// The features of the names above the block.
pub(super) const ELEMENTS: &[Feature] = &[
    Feature {
        name: "names:own",
        unit: "log-odds",
        why: "the anchor's own names: their highest and their lowest value",
    },
    Feature { name: "names:lowest", unit: "log-odds", why: "the worst name on the way from the root" },
    Feature { name: "names:highest", unit: "log-odds", why: "the best name on the way from the root" },
    Feature { name: "names:sum", unit: "log-odds", why: "all names on the way from the root" },
    Feature { name: "names:decayed", unit: "log-odds", why: "as the sum, near ones more" },
    Feature { name: "names:nearest", unit: "log-odds", why: "the nearest name that says anything" },
];

/// The features of the block's words.
pub(super) const WORDS: &[Feature] = &[
    Feature { name: "words:sum", unit: "log-odds", why: "the words of controls and footers are few" },
    Feature { name: "words:lowest", unit: "log-odds", why: "one such word is enough" },
    Feature { name: "words:highest", unit: "log-odds", why: "a word of text" },
    Feature { name: "words:mean", unit: "log-odds", why: "as the sum, whatever the length" },
    Feature { name: "words:before", unit: "log-odds", why: "the sum of the block before" },
    Feature { name: "words:after", unit: "log-odds", why: "the sum of the block after" },
];

/// What of an element's value is left one level below. Source: the project's model recipe.
const DECAY: f32 = 0.7;

/// Values of elements and blocks.
#[derive(Debug)]
pub(super) struct Learned {
    paths: Vec<PathValues>,
    words: Vec<WordValues>,
}

/// What an element's names and those of all above it say.
#[derive(Debug, Clone, Copy, Default)]
struct PathValues {
    own: f32,
    lowest: f32,
    highest: f32,
    sum: f32,
    decayed: f32,
    nearest: f32,
}

#[derive(Debug, Clone, Copy, Default)]
struct WordValues {
    sum: f32,
    lowest: f32,
    highest: f32,
    mean: f32,
}

impl Learned {
    pub(super) fn of(context: &Context, tables: &Tables) -> Self {
        let words = (0..context.blocks.len()).map(|at| words(context, at, tables)).collect();
        Self { paths: paths(context, tables), words }
    }

    pub(super) fn write(&self, context: &Context, at: usize, row: &mut Writer) {
        let path = &self.paths[context.blocks[at].anchor.index()];
        row.extend(&[path.own, path.lowest, path.highest, path.sum, path.decayed, path.nearest]);
        let words = &self.words[at];
        let before = at.checked_sub(1).map_or(0.0, |before| self.words[before].sum);
        let after = self.words.get(at + 1).map_or(0.0, |after| after.sum);
        row.extend(&[words.sum, words.lowest, words.highest, words.mean, before, after]);
    }
}

/// Values from the root down; equal attributes are looked up once.
fn paths(context: &Context, tables: &Tables) -> Vec<PathValues> {
    let document = context.document;
    let mut paths = vec![PathValues::default(); document.len()];
    let mut known: FxHashMap<(Attribute, &str), (f32, f32)> = FxHashMap::default();
    for node in document.nodes().filter(|&node| !document.is_text(node)) {
        let above = document.parent(node).map_or_else(PathValues::default, |parent| paths[parent.index()]);
        if context.range(node).is_empty() {
            continue;
        }
        let own = own(document, node, tables, &mut known);
        paths[node.index()] = PathValues {
            own,
            lowest: above.lowest.min(own),
            highest: above.highest.max(own),
            sum: above.sum + own,
            decayed: above.decayed * DECAY + own,
            nearest: if own == 0.0 { above.nearest } else { own },
        };
    }
    paths
}

/// An element's highest and lowest value together.
fn own<'page>(
    document: &Document<'page>,
    node: NodeId,
    tables: &Tables,
    known: &mut FxHashMap<(Attribute, &'page str), (f32, f32)>,
) -> f32 {
    if matches!(document.tag(node), Tag::Html | Tag::Body) {
        return 0.0;
    }
    let (mut lowest, mut highest) = (0.0_f32, 0.0_f32);
    if document.tag(node) == Tag::Custom {
        let value = tables.class(tokens::of_name(document.name(node))).unwrap_or(0.0);
        (lowest, highest) = (value.min(0.0), value.max(0.0));
    }
    for (attribute, value) in document.attributes(node) {
        if !matches!(attribute, Attribute::Class | Attribute::Id | Attribute::Role | Attribute::Itemprop) {
            continue;
        }
        let (low, high) = *known.entry((attribute, value)).or_insert_with(|| {
            let (mut low, mut high) = (0.0_f32, 0.0_f32);
            tokens::of_attribute(attribute, value, &mut |token| {
                let value = tables.class(token).unwrap_or(0.0);
                (low, high) = (low.min(value), high.max(value));
            });
            (low, high)
        });
        (lowest, highest) = (lowest.min(low), highest.max(high));
    }
    lowest + highest
}

fn words(context: &Context, at: usize, tables: &Tables) -> WordValues {
    let mut words = WordValues::default();
    let mut known = 0.0_f32;
    if context.page.blocks.get(at).words > tokens::MOST_WORDS {
        return words;
    }
    tokens::of_words(context.words(at), &mut |token| {
        if let Some(value) = tables.word(token) {
            known += 1.0;
            words.sum += value;
            words.lowest = words.lowest.min(value);
            words.highest = words.highest.max(value);
        }
    });
    words.mean = words.sum / known.max(1.0);
    words
}
