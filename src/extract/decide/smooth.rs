//! Blocks of the same make speak with one voice: all paragraphs of a text, all entries of a menu.

use super::Choice;
use rustc_hash::FxHashMap;

/// How much of a block's score is its own, 0.0–1.0. Source: the project's model recipe.
const OWN_SHARE: f32 = 0.5;
/// Words added to each block's weight, so that short ones count too. Source: as above.
const LEAST_WEIGHT: f32 = 0.3;
/// Probabilities are kept this far from 0 and 1, where log-odds have no end. Source: as above.
const MARGIN: f32 = 1e-4;

/// Moves each block's log-odds half way to the mean of its make, weighted by words.
pub(super) fn smooth(choice: &mut Choice, makes: &[u32]) {
    let mut sums: FxHashMap<u32, (f32, f32)> = FxHashMap::default();
    for index in choice.open() {
        let weight = choice.page.blocks.get(index).words + LEAST_WEIGHT;
        let sum = sums.entry(makes[index]).or_default();
        sum.0 += weight * logit(choice.likely[index]);
        sum.1 += weight;
    }
    for index in choice.open() {
        if let Some((total, weight)) = sums.get(&makes[index]) {
            let own = logit(choice.likely[index]);
            choice.likely[index] = logistic(OWN_SHARE * own + (1.0 - OWN_SHARE) * total / weight);
        }
    }
}

fn logit(probability: f32) -> f32 {
    let probability = probability.clamp(MARGIN, 1.0 - MARGIN);
    (probability / (1.0 - probability)).ln()
}

fn logistic(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}
