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

/// Probability from which a heading is surely the text's, 0.0–1.0, and from which it vouches for the block right after it.
/// Source: wcxb-dev, cross-validated, 2026-11.
const SURE: f32 = 0.8;
const VOUCHED: f32 = 0.3;

/// Takes back the block right after a heading that is surely the text's: it would lead nowhere.
pub(super) fn vouch(choice: &mut Choice) {
    let left: Vec<usize> = choice.open();
    for near in left.windows(2) {
        let [heading, after] = [near[0], near[1]];
        let is_sure = choice.kept[heading] && choice.heading_level(heading) > 1 && choice.likely[heading] >= SURE;
        if !is_sure || choice.kept[after] || choice.heading_level(after) > 0 {
            continue;
        }
        // Of a list or table all of it: its first line alone says nothing.
        let led_to = super::whole::around(choice, after);
        if super::whole::mean(choice, &led_to) >= VOUCHED {
            led_to.into_iter().for_each(|index| choice.keep(index, Step::UnderHeading));
        }
    }
}

/// Share of a heading's characters that are a link, in an entry of a list, 0.0–1.0.
const ENTRY_LINKS: f32 = 0.8;
/// Linked headings that make a list of entries.
const LEAST_ENTRIES: usize = 4;

/// Drops a heading whose text went: something stood after it, before the next heading of its level or above, and
/// nothing of that is kept. A heading that had nothing under it is a line of its own, and so is one that is a link, on a
/// page of several that is no article: of a list of goods or texts it is the entry.
pub(super) fn drop_leading_nowhere(choice: &mut Choice, is_article: bool) {
    let is_linked = |choice: &Choice, index: usize| {
        let block = choice.page.blocks.get(index);
        choice.heading_level(index) > 0 && block.link_chars as f32 >= ENTRY_LINKS * block.chars as f32
    };
    let linked = choice.open().into_iter().filter(|&index| choice.kept[index] && is_linked(choice, index)).count();
    let has_entries = !is_article && linked >= LEAST_ENTRIES;
    // Walking backwards over what follows: the highest heading kept since the last text, and whether text was dropped.
    let mut text_follows = false;
    let mut level_below = 7;
    let mut dropped = false;
    for index in choice.open().into_iter().rev() {
        let level = choice.heading_level(index);
        if level == 0 {
            if choice.kept[index] {
                (text_follows, level_below, dropped) = (true, 7, false);
            } else {
                dropped = true;
            }
            continue;
        }
        let leads_nowhere = choice.kept[index] && dropped && !text_follows;
        if leads_nowhere && !(has_entries && is_linked(choice, index)) && (level_below <= level || level_below == 7) {
            choice.drop(index, Step::HeadingAlone);
            continue;
        }
        (text_follows, dropped) = (false, false);
        level_below = if choice.kept[index] { level } else { level_below };
    }
}
