//! What a rule is certain of is not the model's to decide.

use super::super::Page;
use super::Choice;
use crate::rules::classes::Group;

/// Rules whose suspicion the model may overrule; what all others remove stays removed.
/// Source: `recto features --probabilities` against `recto labels`, wcxb-dev, cross-validated, 2026-11: of the short
/// blocks that the model would take back from the other rules with a probability under .8 less than half were text, and
/// in languages that it has seen little of it takes back most "read also" lines.
const OPEN: &[&str] = &["author-bio", "control", "hidden", "toc"];
/// Of these, the ones that are overruled only by a high probability where the block is short. Source: as above: control
/// 101 of 126 and hidden 34 of 42 from .8 up, 11 of 23 and 114 of 544 below.
const SUSPICIOUS: &[&str] = &["control", "hidden"];
/// What "high" means, 0.0-1.0.
const HIGH: f32 = 0.8;
/// Words of a short block.
const SHORT_WORDS: f32 = 20.0;

/// Words of a control that stays one whatever the model says: annotators keep the `[edit]` of encyclopaedias.
const CONTROL_WORDS: f32 = 3.0;

/// For each block whether it is the model's to decide.
pub fn open(page: &Page) -> Vec<bool> {
    let is_open = |index: usize| {
        page.suspects[index].is_none_or(|suspect| {
            let is_control = suspect.rule == "control" && page.blocks.get(index).words <= CONTROL_WORDS;
            // Under each post alone, which the model sees as the post's last line.
            let is_signature = page.marks.get(suspect.part).has(Group::Signature);
            OPEN.contains(&suspect.rule) && !is_control && !is_signature
        })
    };
    (0..page.blocks.len()).map(is_open).collect()
}

/// The probability that a block needs to be kept where the page asks for `cut`.
pub(super) fn needed(choice: &Choice, index: usize, cut: f32) -> f32 {
    let is_short = choice.page.blocks.get(index).words <= SHORT_WORDS;
    match choice.page.suspects[index] {
        Some(suspect) if is_short && SUSPICIOUS.contains(&suspect.rule) => cut.max(HIGH),
        _ => cut,
    }
}
