//! Chooses blocks by score, then mends the choice.

use super::hand::Features;
use super::{Page, repeated};
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::name::Part;
use crate::trail::{Stage, Trail};

/// Score from which a block is kept, 0.0–1.0.
const CUT: f32 = 0.5;

/// Which blocks are the article's.
#[derive(Debug)]
pub struct Selection {
    /// For each block whether it is kept.
    pub kept: Vec<bool>,
    /// For each block its score, 0.0–1.0.
    pub scores: Vec<f32>,
    /// The element that holds everything kept.
    pub root: NodeId,
    /// Whether the page is made of short lines rather than of one text.
    pub is_sparse: bool,
}

impl Selection {
    /// Indices of the kept blocks, in order.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.kept.iter().enumerate().filter(|(_, kept)| **kept).map(|(index, _)| index)
    }
}

/// Chooses the blocks, notes what was left out, and finds the element that holds the rest.
pub(super) fn select(page: &Page, features: &Features, scores: Vec<f32>, trail: &mut Trail) -> Selection {
    let is_selection = page.document.is_selection();
    let not_removed = |index: &usize| !features.blocks[*index].is_removed;
    let mut kept: Vec<bool> = scores.iter().map(|&score| score >= CUT).collect();
    if is_selection {
        (0..kept.len()).for_each(|index| kept[index] = not_removed(&index));
    } else {
        keep_lists_whole(page, features, &scores, &mut kept);
        repeated::drop_repeated(page, features, &mut kept, trail);
        drop_headings_that_lead_nowhere(features, &mut kept);
        if !kept.contains(&true) {
            (0..kept.len()).for_each(|index| kept[index] = not_removed(&index));
        }
    }
    note(page, features, &kept, &scores, trail);
    let root = root(page, &kept).unwrap_or(features.page.container);
    Selection { kept, scores, root, is_sparse: features.page.is_sparse && !is_selection }
}

/// Words of the largest list or table that stays or goes as a whole; larger ones hold texts of their own.
const WHOLE_WORDS: f32 = 600.0;

/// Keeps or drops the small lists and tables whole: a list with holes is worse than either.
fn keep_lists_whole(page: &Page, features: &Features, scores: &[f32], kept: &mut [bool]) {
    let document = page.document;
    let is_list = |&node: &NodeId| matches!(document.tag(node), Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table);
    let mut done = NodeId(0);
    for list in document.nodes().filter(is_list) {
        let range = page.blocks.within(document, list);
        let left = || range.clone().filter(|&index| !features.blocks[index].is_removed);
        let words: f32 = left().map(|index| features.blocks[index].words).sum();
        let holds_headings = left().any(|index| features.blocks[index].heading_level > 0);
        if list < done || left().count() < 3 || words > WHOLE_WORDS || holds_headings {
            continue;
        }
        done = document.end(list);
        let mean = left().map(|index| scores[index] * features.blocks[index].words).sum::<f32>() / words.max(1.0);
        left().for_each(|index| kept[index] = mean >= CUT);
    }
}

/// Drops a heading after which nothing is kept before the next heading of its level or above.
fn drop_headings_that_lead_nowhere(features: &Features, kept: &mut [bool]) {
    // Walking backwards: the lowest level of the headings since the last kept text.
    let mut text_follows = false;
    let mut level_below = 7;
    for index in (0..kept.len()).rev().filter(|&index| !features.blocks[index].is_removed) {
        let level = features.blocks[index].heading_level;
        if !kept[index] {
            continue;
        }
        if level == 0 {
            (text_follows, level_below) = (true, 7);
        } else if text_follows || level < level_below {
            kept[index] = text_follows || level_below < 7;
            text_follows = false;
            level_below = level;
        } else {
            kept[index] = false;
        }
    }
}

/// Notes each run of blocks that no rule removed and the score left out, by its outermost element.
fn note(page: &Page, features: &Features, kept: &[bool], scores: &[f32], trail: &mut Trail) {
    let mut index = 0;
    while index < kept.len() {
        if kept[index] || features.blocks[index].is_removed {
            index += 1;
            continue;
        }
        let (node, end) = outermost_dropped(page, features, kept, index);
        let score = format!("score {:.2}, below {CUT}", scores[index]);
        let part = Part {
            document: page.document,
            blocks: page.blocks,
            marks: page.marks,
            rules: page.rules,
            node,
            range: index..end,
        };
        match part.name() {
            _ if is_shown_above(page, node) => trail.noted(Stage::Extract, "byline", node, score),
            Some((rule, sign)) => trail.removed(Stage::Extract, rule, node, format!("{score}; {sign}")),
            None => trail.removed(Stage::Extract, "boilerplate", node, score),
        }
        index = end;
    }
}

/// The title, the author and the date are shown in the view's own head: leaving them out of the text is no loss.
fn is_shown_above(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    let sums = page.blocks.sums(document, node);
    let is_title = document.path(node).take(2).any(|near| document.tag(near) == Tag::H1);
    let is_line = sums.words <= 30.0 && sums.prose_words == 0.0;
    is_title
        || is_line
            && document.path(node).take(2).any(|near| page.marks.get(near).has_any(&[Group::Meta, Group::Byline]))
}

/// The largest element that begins at this block and keeps nothing, and the first block after it.
fn outermost_dropped(page: &Page, features: &Features, kept: &[bool], index: usize) -> (NodeId, usize) {
    let document = page.document;
    let anchor = page.blocks.get(index).anchor;
    let keeps_nothing = |node: &NodeId| {
        let range = page.blocks.within(document, *node);
        range.start <= index
            && range.clone().all(|at| !kept[at])
            && range.start == first_left(features, range.clone(), index)
    };
    let node = document.path(anchor).take_while(keeps_nothing).last().unwrap_or(anchor);
    (node, page.blocks.within(document, node).end.max(index + 1))
}

fn first_left(features: &Features, range: std::ops::Range<usize>, index: usize) -> usize {
    // Everything before the block in the element must have been removed by a rule already.
    if (range.start..index).all(|at| features.blocks[at].is_removed) { range.start } else { usize::MAX }
}

/// The common ancestor of all kept blocks.
fn root(page: &Page, kept: &[bool]) -> Option<NodeId> {
    let first = kept.iter().position(|&kept| kept)?;
    let last = kept.iter().rposition(|&kept| kept)?;
    Some(page.document.common_ancestor(page.blocks.get(first).anchor, page.blocks.get(last).nodes.1))
}
