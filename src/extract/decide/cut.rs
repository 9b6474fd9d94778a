//! Where this page's border between text and clutter lies: where the F1 that the probabilities promise is highest.

use super::{Choice, certain};
use crate::dom::order;

/// How much the words that are likely to be missed count against a higher border. Source: the project's model recipe.
const BIAS: f32 = 0.9;
/// The border is never lower or higher, 0.0–1.0. Source: as above.
const LOWEST: f32 = 0.15;
const HIGHEST: f32 = 0.75;
/// Nor lower on a page that says it is an article: what is uncertain there is clutter. Source: wcxb-dev,
/// cross-validated, 2026-11: .55 (the recipe's) .8797 of all pages and .9608 of articles, .45 .8804 and .9607, .40 .8803 and .9612.
const LOWEST_FOR_ARTICLE: f32 = 0.40;

/// Keeps every block whose probability reaches the page's border.
pub(super) fn cut(choice: &mut Choice, is_article: bool) {
    choice.cut = border(choice).clamp(if is_article { LOWEST_FOR_ARTICLE } else { LOWEST }, HIGHEST);
    for index in choice.open() {
        choice.kept[index] = choice.likely[index] >= certain::needed(choice, index, choice.cut);
    }
}

fn border(choice: &Choice) -> f32 {
    let blocks =
        choice.open().into_iter().map(|index| (choice.likely[index], choice.page.blocks.get(index).words)).collect();
    let blocks: Vec<(f32, f32)> = order::by(blocks, |(likely, _)| order::falling(order::rising(*likely)));
    let expected: f32 = blocks.iter().map(|(likely, words)| likely * words).sum();
    let (mut right, mut taken) = (0.0, 0.0);
    let mut best = (0.0, HIGHEST);
    for (likely, words) in blocks {
        right += likely * words;
        taken += words;
        let score = 2.0 * right / (taken + BIAS * expected).max(f32::MIN_POSITIVE);
        if score > best.0 {
            best = (score, likely);
        }
    }
    best.1
}
