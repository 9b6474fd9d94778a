//! What the elements around the block hold: the anchor, three above it, and the first large one.

use super::Feature;
use super::context::Context;
use super::rows::Writer;
use crate::dom::NodeId;

macro_rules! of_element {
    ($($name:literal),*) => {
        &[$(
            Feature { name: concat!("subtree:", $name, "_words"), unit: "words", why: "the text's own element is large" },
            Feature { name: concat!("subtree:", $name, "_link_density"), unit: "share of characters", why: "menus are links" },
            Feature { name: concat!("subtree:", $name, "_blocks"), unit: "blocks", why: "a text has many paragraphs, a box few" },
            Feature { name: concat!("subtree:", $name, "_share"), unit: "share of the page's words", why: "the text is most of the page" },
            Feature { name: concat!("subtree:", $name, "_prose_share"), unit: "share of the page's prose words", why: "as above" },
            Feature { name: concat!("subtree:", $name, "_block_words"), unit: "words a block", why: "prose blocks are long" },
            Feature { name: concat!("subtree:", $name, "_prose"), unit: "share of its words", why: "prose stands beside prose" },
        )*]
    };
}

const SUMS: &[Feature] = of_element!["anchor", "parent", "grandparent", "great_grandparent"];

const COUNTS: &[Feature] = &[
    Feature { name: "subtree:parent_images", unit: "number", why: "cards hold pictures" },
    Feature { name: "subtree:grandparent_images", unit: "number", why: "cards hold pictures" },
    Feature { name: "subtree:parent_inputs", unit: "number", why: "forms hold controls" },
    Feature { name: "subtree:grandparent_inputs", unit: "number", why: "forms hold controls" },
    Feature { name: "subtree:parent_children", unit: "elements", why: "text stands in long rows of siblings" },
    Feature { name: "subtree:grandparent_children", unit: "elements", why: "as above" },
    Feature { name: "subtree:anchor_elements", unit: "number", why: "markup without text" },
    Feature { name: "subtree:parent_headings", unit: "number", why: "a text has parts" },
    Feature { name: "subtree:grandparent_headings", unit: "number", why: "a text has parts" },
    Feature { name: "subtree:grandparent_commas", unit: "commas a word", why: "prose has clauses" },
    Feature { name: "subtree:large_steps", unit: "levels up to 150 words", why: "how far the block is from a text" },
    Feature { name: "subtree:large_link_density", unit: "share of characters", why: "what that element is" },
    Feature { name: "subtree:large_prose", unit: "share of its words", why: "as above" },
    Feature { name: "subtree:large_blocks", unit: "blocks", why: "as above" },
    Feature { name: "subtree:large_share", unit: "share of the page's words", why: "as above" },
    Feature { name: "subtree:large_headings", unit: "headings a block", why: "as above" },
];

/// The features of this group.
pub(super) const FEATURES: &[Feature] = &concatenated();

const fn concatenated() -> [Feature; SUMS.len() + COUNTS.len()] {
    let mut all = [SUMS[0]; SUMS.len() + COUNTS.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < SUMS.len() { SUMS[at] } else { COUNTS[at - SUMS.len()] };
        at += 1;
    }
    all
}

/// Words of a large element. Source: the project's model recipe.
const LARGE_WORDS: f32 = 150.0;

pub(super) fn write(context: &Context, at: usize, row: &mut Writer) {
    let document = context.document;
    let anchor = context.blocks[at].anchor;
    let parent = document.parent(anchor).unwrap_or(anchor);
    let grandparent = document.parent(parent).unwrap_or(parent);
    let great_grandparent = document.parent(grandparent).unwrap_or(grandparent);
    for node in [anchor, parent, grandparent, great_grandparent] {
        row.extend(&sums(context, node));
    }
    let (near, far) = (context.counts(parent), context.counts(grandparent));
    let around = context.sums(grandparent);
    row.extend(&[
        near.images as f32,
        far.images as f32,
        near.inputs as f32,
        far.inputs as f32,
        f32::from(context.children[parent.index()]),
        f32::from(context.children[grandparent.index()]),
        context.counts(anchor).elements as f32,
        near.headings as f32,
        far.headings as f32,
        around.commas / around.words.max(1.0),
    ]);
    row.extend(&large(context, anchor));
}

fn sums(context: &Context, node: NodeId) -> [f32; 7] {
    let (sums, all) = (context.sums(node), context.all());
    [
        sums.words,
        sums.link_density(),
        sums.blocks,
        sums.words / all.words.max(1.0),
        sums.prose_words / all.prose_words.max(1.0),
        sums.words / sums.blocks.max(1.0),
        sums.prose_share(),
    ]
}

/// The first element above with many words.
fn large(context: &Context, anchor: NodeId) -> [f32; 6] {
    let found = context.document.path(anchor).enumerate().find(|&(_, node)| context.sums(node).words >= LARGE_WORDS);
    let Some((steps, node)) = found else {
        return [99.0, 0.0, 0.0, 0.0, 1.0, 0.0];
    };
    let sums = context.sums(node);
    [
        steps as f32,
        sums.link_density(),
        sums.prose_share(),
        sums.blocks,
        sums.words / context.all().words.max(1.0),
        context.counts(node).headings as f32 / sums.blocks.max(1.0),
    ]
}
