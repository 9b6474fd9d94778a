//! A list or table with holes is worse than all of it or none: small ones stay or go as one.

use super::{Choice, Step};
use crate::dom::{NodeId, Tag};

/// Words of the largest list or table that stays or goes as one; larger ones hold texts of their own.
const MOST_WORDS: f32 = 600.0;
/// Blocks of the smallest one that counts.
const LEAST_BLOCKS: usize = 3;

/// Keeps or drops each small list and table by the mean of its blocks' probabilities, weighted by words.
pub(super) fn keep_whole(choice: &mut Choice) {
    let page = choice.page;
    let document = page.document;
    let is_list = |&node: &NodeId| matches!(document.tag(node), Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table);
    let mut done = NodeId(0);
    for list in document.nodes().filter(is_list) {
        let left: Vec<usize> = page.blocks.within(document, list).filter(|&index| choice.is_open(index)).collect();
        let words: f32 = left.iter().map(|&index| page.blocks.get(index).words).sum();
        let holds_headings = left.iter().any(|&index| choice.heading_level(index) > 0);
        if list < done || left.len() < LEAST_BLOCKS || words > MOST_WORDS || holds_headings {
            continue;
        }
        done = document.end(list);
        let weigh = |&index: &usize| choice.likely[index] * page.blocks.get(index).words;
        let mean = left.iter().map(weigh).sum::<f32>() / words.max(1.0);
        for index in left {
            if mean >= choice.cut {
                choice.keep(index, Step::Whole);
            } else {
                choice.drop(index, Step::Whole);
            }
        }
    }
}
