//! What the phrases of clutter say of a short block, in whatever language. They never decide here: they weigh.

use super::context::Context;
use super::group::features;
use super::rows::Writer;
use crate::rules::matcher::normalised;
use crate::rules::phrases::Strength;

features! { Phrases as "phrase" {
    strong: "number", "a phrase that names its kind of clutter";
    weak: "number", "a phrase that may be clutter";
    gate: "0 or 1", "asks for an account or money";
    heading: "0 or 1", "the whole block begins a part that is clutter";
} }

/// Words of the longest block whose phrases count. Source: the project's model recipe, appendix C.
const MOST_WORDS: f32 = 60.0;

pub(super) fn write(context: &Context, at: usize, row: &mut Writer) {
    let mut phrases = Phrases::default();
    if context.blocks[at].words <= MOST_WORDS {
        let text = normalised(context.text(at));
        let known = &context.page.rules.phrases;
        for hit in known.hits(&text) {
            match hit.strength {
                Strength::Strong => phrases.strong += 1.0,
                Strength::Weak => phrases.weak += 1.0,
            }
            phrases.gate = phrases.gate.max(f32::from(hit.kind.is_gate()));
        }
        phrases.heading = f32::from(known.heading(&text).is_some());
    }
    phrases.into_row(row);
}
