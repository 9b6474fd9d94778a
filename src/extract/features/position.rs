//! Where the block stands among the others and in the page's prose.

use super::context::Context;
use super::group::features;
use super::rows::Writer;

features! { Position as "position" {
    share: "share of blocks before", "text is in the middle";
    before: "blocks before", "the head of the page is short";
    after: "blocks after", "so is its foot";
    words_before: "share of words before", "as share, but by weight";
    since_first: "blocks since the first prose, -99 to 99", "above it are menus";
    since_last: "blocks since the last prose, -99 to 99", "below it are lists of other pages";
    prose_before: "share of prose words before", "text has begun, or ended";
    to_previous: "blocks since the previous prose, 99 = none", "text stands beside text";
    to_next: "blocks until the next prose, 99 = none", "as above";
} }

const FAR: f32 = 99.0;

pub(super) fn write(context: &Context, at: usize, row: &mut Writer) {
    let all = context.all();
    let before = context.sums_of(0..at);
    let count = context.blocks.len() as f32;
    let prose = |index: &usize| context.blocks[*index].prose;
    let distance = |other: Option<usize>| other.map_or(FAR, |other| (at as f32 - other as f32).abs().min(FAR));
    let signed = |other: Option<usize>| other.map_or(FAR, |other| (at as f32 - other as f32).clamp(-FAR, FAR));
    Position {
        share: at as f32 / count,
        before: at as f32,
        after: count - at as f32,
        words_before: before.words / all.words.max(1.0),
        since_first: signed(context.first_prose),
        since_last: signed(context.last_prose),
        prose_before: before.prose_words / all.prose_words.max(1.0),
        to_previous: distance((at.saturating_sub(FAR as usize)..at).rev().find(prose)),
        to_next: distance((at + 1..(at + FAR as usize).min(context.blocks.len())).find(prose)),
    }
    .into_row(row);
}
