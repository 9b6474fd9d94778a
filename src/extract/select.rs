//! The choice as the rest of the extraction needs it, and the account of what it leaves out.

use super::Page;
use super::decide::{Choice, Step};
use crate::dom::blocks::Blocks;
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::name::Part;
use crate::trail::{Stage, Trail, decimals};
use std::ops::Range;

/// Which blocks are the article's.
#[derive(Debug)]
pub struct Selection {
    /// For each block whether it is kept.
    pub kept: Vec<bool>,
    /// For each block how likely it is text, 0.0–1.0.
    pub scores: Vec<f32>,
    /// For each block what decided.
    pub by: Vec<Step>,
    /// Probability from which a block was kept, 0.0–1.0.
    pub cut: f32,
    /// The element that holds everything kept.
    pub root: NodeId,
    /// Whether anything was chosen for what it is; if not, all that no rule removed is kept.
    pub found: bool,
    /// Whether the page is made of short lines rather than of one text.
    pub is_sparse: bool,
    /// What describes the page as a whole, before anything is chosen; empty where nothing is judged.
    pub(super) page_row: Vec<f32>,
}

impl Selection {
    /// Indices of the kept blocks, in order.
    pub fn blocks(&self) -> Kept<'_> {
        Kept { selection: self, with_beside: true, range: 0..self.kept.len() }
    }

    /// The same without the standfirst and captions that were taken back before the text: lines about it stand behind them, too.
    pub fn text_blocks(&self) -> Kept<'_> {
        Kept { with_beside: false, ..self.blocks() }
    }

    /// The same choice over the same page's text cut in another way: what is new is not kept.
    pub fn carry_over(&mut self, earlier: &Blocks, now: &Blocks) {
        let mut at = 0;
        let mut kept = Vec::with_capacity(now.len());
        let mut scores = Vec::with_capacity(now.len());
        let mut by = Vec::with_capacity(now.len());
        for block in now.iter() {
            while at < earlier.len() && earlier.get(at).nodes.1 < block.nodes.0 {
                at += 1;
            }
            let is_known = at < earlier.len() && earlier.get(at).nodes.0 <= block.nodes.1;
            kept.push(is_known && self.kept[at]);
            scores.push(if is_known { self.scores[at] } else { 0.0 });
            by.push(if is_known { self.by[at] } else { Step::Rule });
        }
        (self.kept, self.scores, self.by) = (kept, scores, by);
    }

    /// Finds anew the element that holds everything kept.
    pub fn find_root(&mut self, page: &Page) {
        self.root = root(page, &self.kept);
    }

    /// Everything that is left, as it is: what the reader has selected is not judged.
    pub(super) fn everything(page: &Page) -> Self {
        let kept: Vec<bool> = (0..page.blocks.len()).map(|index| !page.blocks.is_gone(index)).collect();
        let root = root(page, &kept);
        let scores = kept.iter().map(|&kept| f32::from(kept)).collect();
        Self {
            by: vec![Step::BestEffort; kept.len()],
            scores,
            cut: 0.0,
            root,
            found: true,
            is_sparse: false,
            kept,
            page_row: Vec::new(),
        }
    }

    /// Takes the choice over and notes what it leaves out.
    pub(super) fn of(choice: Choice, page_row: Vec<f32>, trail: &mut Trail) -> Self {
        note(&choice, trail);
        let root = root(choice.page, &choice.kept);
        let is_sparse = is_sparse(&choice);
        let Choice { kept, likely: scores, by, cut, found, .. } = choice;
        Self { kept, scores, by, cut, found, root, is_sparse, page_row }
    }
}

/// Kept blocks from both ends.
#[derive(Debug, Clone)]
pub struct Kept<'a> {
    selection: &'a Selection,
    /// Whether those that were taken back before the text are among them.
    with_beside: bool,
    range: Range<usize>,
}

impl Kept<'_> {
    fn has(&self, index: usize) -> bool {
        self.selection.kept[index] && (self.with_beside || self.selection.by[index] != Step::Beside)
    }
}

impl Iterator for Kept<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while let Some(index) = self.range.next() {
            if self.has(index) {
                return Some(index);
            }
        }
        None
    }
}

impl DoubleEndedIterator for Kept<'_> {
    fn next_back(&mut self) -> Option<usize> {
        while let Some(index) = self.range.next_back() {
            if self.has(index) {
                return Some(index);
            }
        }
        None
    }
}

/// Words of prose below which a page has no text of its own.
const SPARSE_PROSE_WORDS: f32 = 120.0;
/// Share of the kept words that are prose, below which the page is made of short lines, 0.0–1.0.
const SPARSE_PROSE_SHARE: f32 = 0.22;

fn is_sparse(choice: &Choice) -> bool {
    let blocks =
        || (0..choice.kept.len()).filter(|&index| choice.kept[index]).map(|index| choice.page.blocks.get(index));
    let words: f32 = blocks().map(|block| block.words).sum();
    let prose: f32 = blocks().filter(|block| block.is_prose()).map(|block| block.words).sum();
    prose < SPARSE_PROSE_WORDS || prose < words * SPARSE_PROSE_SHARE
}

/// Notes each run of blocks that no rule removed and the choice left out, by its outermost element.
fn note(choice: &Choice, trail: &mut Trail) {
    let page = choice.page;
    let mut index = 0;
    while index < choice.kept.len() {
        // What a rule removed, and a repeated text, have been noted already.
        if choice.kept[index] || page.suspects[index].is_some() || choice.by[index] == Step::Repeated {
            index += 1;
            continue;
        }
        let (node, end) = outermost_dropped(choice, index);
        let reason = match choice.by[index] {
            Step::Score => {
                format!("score {}, below {}", decimals(choice.likely[index], 2), decimals(choice.cut, 2))
            }
            step => step.reason().to_owned(),
        };
        let part = Part {
            document: page.document,
            blocks: page.blocks,
            marks: page.marks,
            rules: page.rules,
            node,
            range: index..end,
        };
        match part.name() {
            _ if is_shown_above(page, node) => trail.noted(Stage::Extract, "byline", node, reason),
            Some((rule, sign)) => trail.removed(Stage::Extract, rule, node, format!("{reason}; {sign}")),
            None => trail.removed(Stage::Extract, "boilerplate", node, reason),
        }
        index = end;
    }
}

/// Words of the longest line that says who wrote a text, and when.
const HEAD_WORDS: f32 = 30.0;

/// The title, the author and the date are shown in the view's own head: leaving them out of the text is no loss.
fn is_shown_above(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    let sums = page.blocks.sums(document, node);
    let is_title = document.path(node).take(2).any(|near| document.tag(near) == Tag::H1);
    let is_line = sums.words <= HEAD_WORDS && sums.prose_words == 0.0;
    is_title
        || is_line
            && document.path(node).take(2).any(|near| page.marks.get(near).has_any(&[Group::Meta, Group::Byline]))
}

/// The largest element that begins at this block and keeps nothing, and the first block after it.
fn outermost_dropped(choice: &Choice, index: usize) -> (NodeId, usize) {
    let page = choice.page;
    let document = page.document;
    let anchor = page.blocks.get(index).anchor;
    let keeps_nothing = |node: &NodeId| {
        let mut range = page.blocks.within(document, *node);
        // What stands before the block in the element must have been removed by a rule already.
        range.start <= index
            && (range.start..index).all(|at| page.suspects[at].is_some())
            && range.all(|at| !choice.kept[at])
    };
    let node = document.path(anchor).take_while(keeps_nothing).last().unwrap_or(anchor);
    (node, page.blocks.within(document, node).end.max(index + 1))
}

/// The common ancestor of all kept blocks; the body where there is none.
fn root(page: &Page, kept: &[bool]) -> NodeId {
    let first = kept.iter().position(|&kept| kept);
    let last = kept.iter().rposition(|&kept| kept);
    first.zip(last).map_or_else(
        || page.document.body(),
        |(first, last)| page.document.common_ancestor(page.blocks.get(first).anchor, page.blocks.get(last).nodes.1),
    )
}
