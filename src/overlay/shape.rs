//! What a part's place on the page says, whatever its words: how much it covers, how it came, whether it locks the page.

use super::facts::{Candidate, HALF, Sign};
use super::weights;
use std::ops::Range;

/// A bar lies along one edge and has one row of the nine points.
const ROW: u32 = 3;
/// More than half of the nine points.
const MOST: u32 = 5;

/// A fifth of the viewport, in thousandths.
const FIFTH: u32 = 200;
/// A `z-index` above the page, and one near the highest there is (2,147,483,647).
const HIGH: u32 = 1_000;
const HIGHEST: u32 = 2_147_480_000;

/// Points of the place, with what they are for.
pub(super) fn points(candidate: &Candidate) -> Vec<(i32, &'static str)> {
    let is_bar = candidate.is_bar();
    let is = |sign| candidate.is(sign);
    let rows = [
        (is_bar, weights::BAR, "a bar at an edge"),
        (!is_bar && candidate.cover >= HALF, weights::COVERS_HALF, "covers half of the window"),
        (!is_bar && (FIFTH..HALF).contains(&candidate.cover), weights::COVERS_FIFTH, "covers a fifth of the window"),
        (is_in_corner(candidate), weights::CORNER, "in a corner"),
        (candidate.grid >= if is_bar { ROW } else { MOST }, weights::IN_FRONT, "in front"),
        (candidate.z >= HIGHEST, weights::HIGHEST, "above everything"),
        ((HIGH..HIGHEST).contains(&candidate.z), weights::HIGH, "above the page"),
        (is(Sign::Modal), weights::MODAL, "makes the rest inert"),
        (is(Sign::Dialog) && !is(Sign::Modal), weights::DIALOG, "a dialog"),
        (is(Sign::Lock), weights::LOCK, "locks the page"),
        (is(Sign::Inert), weights::INERT, "turns the rest off"),
        (is(Sign::Focus), weights::INERT, "takes the keyboard"),
        (is(Sign::Late) && !is(Sign::Gesture), weights::LATE, "came by itself"),
    ];
    rows.into_iter().filter(|(holds, ..)| *holds).map(|(_, points, why)| (points, why)).collect()
}

/// Share of the viewport that a card covers, in thousandths; the smallest is a bubble of 40 pixels.
const CARD: Range<u32> = 1..FIFTH;

fn is_in_corner(candidate: &Candidate) -> bool {
    CARD.contains(&candidate.cover) && candidate.edges.count_ones() >= 2 && !candidate.is_bar()
}
