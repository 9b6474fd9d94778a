//! A heading belongs to what it leads to.

use super::{Choice, Step};

/// Probability from which a heading between kept paragraphs is taken back in, 0.0–1.0.
/// Source: the project's model recipe, §4.
const RESCUED: f32 = 0.15;

/// Takes back a heading that stands directly between kept blocks.
pub(super) fn rescue(choice: &mut Choice) {
    let left: Vec<usize> = choice.open();
    for near in left.windows(3) {
        let [before, heading, after] = [near[0], near[1], near[2]];
        let is_between = choice.kept[before] && choice.kept[after] && !choice.kept[heading];
        if is_between && choice.heading_level(heading) > 1 && choice.likely[heading] >= RESCUED {
            choice.keep(heading, Step::HeadingBetween);
        }
    }
}

/// Drops a heading after which nothing is kept before the next heading of its level or above.
pub(super) fn drop_leading_nowhere(choice: &mut Choice) {
    // Walking backwards: the lowest level of the headings since the last kept text.
    let mut text_follows = false;
    let mut level_below = 7;
    for index in choice.open().into_iter().rev() {
        if !choice.kept[index] {
            continue;
        }
        let level = choice.heading_level(index);
        if level == 0 {
            (text_follows, level_below) = (true, 7);
            continue;
        }
        if !text_follows && (level >= level_below || level_below == 7) {
            choice.drop(index, Step::HeadingAlone);
            continue;
        }
        text_follows = false;
        level_below = level;
    }
}
