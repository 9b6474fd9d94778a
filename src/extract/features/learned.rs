//! What the learned tables say of the class names above the block and of its words.

use super::super::model::Tables;
use super::context::Context;
use super::rows::Writer;
use super::{Feature, tokens};
use crate::dom::{Attribute, Document, NodeId, Tag};

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

/// Values from the root down; equal classes are looked up once.
fn paths(context: &Context, tables: &Tables) -> Vec<PathValues> {
    let document = context.document;
    let mut paths = vec![PathValues::default(); document.len()];
    let mut of_classes: Vec<Option<Extremes>> = vec![None; document.classes().len()];
    for node in document.nodes().filter(|&node| !document.is_text(node)) {
        let above = document.parent(node).map_or_else(PathValues::default, |parent| paths[parent.index()]);
        if context.range(node).is_empty() {
            continue;
        }
        let own = own(document, node, tables, &mut of_classes);
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

/// The lowest and the highest of some values and 0.
#[derive(Debug, Clone, Copy, Default)]
struct Extremes {
    lowest: f32,
    highest: f32,
}

impl Extremes {
    fn with(self, value: f32) -> Self {
        Self { lowest: self.lowest.min(value), highest: self.highest.max(value) }
    }

    fn of(attribute: Attribute, value: &str, tables: &Tables) -> Self {
        let mut extremes = Self::default();
        tokens::of_attribute(attribute, value, &mut |token| {
            extremes = extremes.with(tables.class(token).unwrap_or(0.0));
        });
        extremes
    }
}

/// An element's highest and lowest value together.
fn own(document: &Document, node: NodeId, tables: &Tables, of_classes: &mut [Option<Extremes>]) -> f32 {
    if matches!(document.tag(node), Tag::Html | Tag::Body) {
        return 0.0;
    }
    let mut all = Extremes::default();
    if document.tag(node) == Tag::Custom {
        all = all.with(tables.class(tokens::of_name(document.name(node))).unwrap_or(0.0));
    }
    for (attribute, value) in document.attributes(node) {
        let of_value = || Extremes::of(attribute, value, tables);
        let own = match attribute {
            Attribute::Class => *of_classes[document.class(node)].get_or_insert_with(of_value),
            Attribute::Id | Attribute::Role | Attribute::Itemprop => of_value(),
            _ => continue,
        };
        all = all.with(own.lowest).with(own.highest);
    }
    all.lowest + all.highest
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
