//! The blocks before and after.

use super::context::Context;
use super::rows::Writer;
use super::signature::Signatures;
use super::{Feature, tags};
use std::ops::Range;

macro_rules! neighbours {
    ($($name:literal),*) => {
        &[$(
            Feature { name: concat!("near:", $name, "_words"), unit: "words", why: "text stands beside text" },
            Feature { name: concat!("near:", $name, "_link_density"), unit: "share of characters", why: "links beside links" },
            Feature { name: concat!("near:", $name, "_tag"), unit: "code", why: "paragraphs beside paragraphs" },
        )*]
    };
}

const SINGLE: &[Feature] = neighbours!["3_before", "2_before", "1_before", "1_after", "2_after", "3_after"];

const TOGETHER: &[Feature] = &[
    Feature { name: "near:before_ends", unit: "0 or 1", why: "prose ends sentences" },
    Feature { name: "near:before_beside", unit: "0 or 1", why: "whether they stand in one element" },
    Feature { name: "near:before_same", unit: "0 or 1", why: "whether they are of one make" },
    Feature { name: "near:after_ends", unit: "0 or 1", why: "prose ends sentences" },
    Feature { name: "near:after_beside", unit: "0 or 1", why: "whether they stand in one element" },
    Feature { name: "near:after_same", unit: "0 or 1", why: "whether they are of one make" },
    Feature { name: "near:2_words", unit: "words within two blocks", why: "text stands beside text" },
    Feature { name: "near:2_link_density", unit: "share of characters", why: "links beside links" },
    Feature { name: "near:5_words", unit: "words within five blocks", why: "as above, wider" },
    Feature { name: "near:5_link_density", unit: "share of characters", why: "as above, wider" },
    Feature { name: "near:5_prose", unit: "share of these words", why: "as above, wider" },
    Feature { name: "near:15_words", unit: "words within fifteen blocks", why: "as above, wider still" },
    Feature { name: "near:15_link_density", unit: "share of characters", why: "as above, wider still" },
    Feature { name: "near:15_prose", unit: "share of these words", why: "as above, wider still" },
    Feature {
        name: "near:gone_before",
        unit: "blocks that rules removed just before, at most 9",
        why: "clutter stands beside clutter",
    },
    Feature {
        name: "near:gone_after",
        unit: "blocks that rules removed just after, at most 9",
        why: "clutter stands beside clutter",
    },
];

/// The features of this group.
pub(super) const FEATURES: &[Feature] = &concatenated();

const fn concatenated() -> [Feature; SINGLE.len() + TOGETHER.len()] {
    let mut all = [SINGLE[0]; SINGLE.len() + TOGETHER.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < SINGLE.len() { SINGLE[at] } else { TOGETHER[at - SINGLE.len()] };
        at += 1;
    }
    all
}

/// Blocks that rules removed are counted up to this many.
const MOST_GONE: usize = 9;

pub(super) fn write(context: &Context, signatures: &Signatures, at: usize, row: &mut Writer) {
    for distance in [-3_isize, -2, -1, 1, 2, 3] {
        let near = at.checked_add_signed(distance).and_then(|near| context.blocks.get(near));
        match near {
            Some(near) => {
                let tag = tags::code(context.document.tag(near.anchor));
                row.extend(&[near.words, near.link_density(), tag]);
            }
            None => row.extend(&[0.0, 0.0, -1.0]),
        }
    }
    for distance in [-1, 1] {
        let near = at.checked_add_signed(distance).filter(|&near| near < context.blocks.len());
        row.extend(&near.map_or([0.0; 3], |near| beside(context, signatures, at, near)));
    }
    let two = context.sums_of(window(context, at, 2));
    row.extend(&[two.words, two.link_density()]);
    let five = context.sums_of(window(context, at, 5));
    row.extend(&[five.words, five.link_density(), five.prose_share()]);
    let fifteen = context.sums_of(window(context, at, 15));
    row.extend(&[fifteen.words, fifteen.link_density(), fifteen.prose_share()]);
    let suspects = context.page.suspects;
    let gone = |index: &usize| suspects[*index].is_some();
    row.push((0..at).rev().take(MOST_GONE).take_while(gone).count() as f32);
    row.push((at + 1..suspects.len()).take(MOST_GONE).take_while(gone).count() as f32);
}

fn beside(context: &Context, signatures: &Signatures, at: usize, near: usize) -> [f32; 3] {
    let parent = |at: usize| context.document.parent(context.blocks[at].anchor);
    [
        f32::from(context.blocks[near].ends),
        f32::from(parent(at) == parent(near)),
        f32::from(signatures.are_same(at, near)),
    ]
}

fn window(context: &Context, at: usize, blocks: usize) -> Range<usize> {
    at.saturating_sub(blocks)..(at + blocks + 1).min(context.blocks.len())
}
