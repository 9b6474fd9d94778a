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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overlay::facts::{BOTTOM, TOP};

    const RIGHT: u32 = 2;

    fn reasons(candidate: &Candidate) -> Vec<&'static str> {
        points(candidate).into_iter().map(|(_, why)| why).collect()
    }

    fn bar() -> Candidate {
        Candidate { width: 900, height: 450, edges: BOTTOM, ..Candidate::default() }
    }

    #[test]
    fn size_counts_from_where_it_covers() {
        let covers = |cover| reasons(&Candidate { cover, edges: TOP | RIGHT, ..Candidate::default() });
        assert_eq!(covers(0), [""; 0]);
        assert_eq!(covers(1), ["in a corner"]);
        assert_eq!(covers(199), ["in a corner"]);
        assert_eq!(covers(200), ["covers a fifth of the window"]);
        assert_eq!(covers(499), ["covers a fifth of the window"]);
        assert_eq!(covers(500), ["covers half of the window"]);
        assert_eq!(reasons(&Candidate { cover: 199, edges: RIGHT, ..Candidate::default() }), [""; 0]);
    }

    #[test]
    fn a_bar_is_wide_and_low_and_at_the_top_or_the_bottom() {
        assert_eq!(reasons(&bar()), ["a bar at an edge"]);
        for (candidate, is_bar) in [
            (Candidate { edges: TOP, ..bar() }, true),
            (Candidate { edges: TOP | RIGHT, cover: 150, ..bar() }, true),
            (Candidate { cover: 300, ..bar() }, true),
            (Candidate { cover: 700, ..bar() }, true),
            (Candidate { width: 899, ..bar() }, false),
            (Candidate { height: 451, ..bar() }, false),
            (Candidate { edges: RIGHT, ..bar() }, false),
        ] {
            let expected: &[&str] = if is_bar { &["a bar at an edge"] } else { &[] };
            assert_eq!(reasons(&candidate), expected, "{candidate:?}");
        }
    }

    #[test]
    fn a_bar_is_in_front_along_a_row_and_a_panel_over_most_of_the_window() {
        assert_eq!(reasons(&Candidate { grid: 2, ..bar() }), ["a bar at an edge"]);
        assert_eq!(reasons(&Candidate { grid: 3, ..bar() }), ["a bar at an edge", "in front"]);
        assert_eq!(reasons(&Candidate { grid: 4, ..Candidate::default() }), [""; 0]);
        assert_eq!(reasons(&Candidate { grid: 5, ..Candidate::default() }), ["in front"]);
    }

    #[test]
    fn height_above_the_page_counts_once() {
        for (z, expected) in [
            (999, &[][..]),
            (1_000, &["above the page"]),
            (2_147_479_999, &["above the page"]),
            (2_147_480_000, &["above everything"]),
        ] {
            assert_eq!(reasons(&Candidate { z, ..Candidate::default() }), expected, "{z}");
        }
    }

    #[test]
    fn signs_count_each_for_itself() {
        for (signs, expected) in [
            (vec![Sign::Modal], &["makes the rest inert"][..]),
            (vec![Sign::Dialog], &["a dialog"]),
            (vec![Sign::Dialog, Sign::Modal], &["makes the rest inert"]),
            (vec![Sign::Lock], &["locks the page"]),
            (vec![Sign::Inert], &["turns the rest off"]),
            (vec![Sign::Focus], &["takes the keyboard"]),
            (vec![Sign::Late], &["came by itself"]),
            (vec![Sign::Late, Sign::Gesture], &[]),
        ] {
            assert_eq!(reasons(&Candidate { signs: signs.clone(), ..Candidate::default() }), expected, "{signs:?}");
        }
    }
}
