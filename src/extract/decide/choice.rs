//! What is chosen so far, and which step had the last word on each block.

use super::super::Page;
use crate::dom::{NodeId, Tag};

/// What decided that a block stays or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A rule had removed it before the model was asked.
    Rule,
    /// The model's score.
    Score,
    /// It is a reader's comment.
    Comments,
    /// It belongs to another article on the same page.
    FollowingArticle,
    /// It is one of the teasers of other pages after the article.
    Teasers,
    /// It stands in a column of links beside the text.
    Column,
    /// Its list or table stays or goes as one.
    Whole,
    /// It is program text or a quotation between kept paragraphs.
    Quoted,
    /// It stands in the text already.
    Repeated,
    /// It is a heading between kept paragraphs.
    HeadingBetween,
    /// It stands right under a heading of the text.
    UnderHeading,
    /// It is a standfirst or a caption right before the text.
    Beside,
    /// It is a note that the text leads to.
    Note,
    /// It is a heading after which nothing is kept.
    HeadingAlone,
    /// It names the section that the text stands in.
    Kicker,
    /// It stands in the article that lies over the page.
    Above,
    /// It stands behind that article.
    Behind,
    /// Nothing else was found.
    BestEffort,
}

impl Step {
    /// What it says to a reader of the account.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Rule => "a rule",
            Self::Score => "its score",
            Self::Comments => "a reader's comment",
            Self::FollowingArticle => "another article on the same page",
            Self::Teasers => "a teaser of another page, after the text",
            Self::Column => "a column of links beside the text",
            Self::Whole => "its list or table goes as one",
            Self::Quoted => "quoted between paragraphs of the text",
            Self::Repeated => "stands in the text already",
            Self::HeadingBetween => "a heading between paragraphs of the text",
            Self::UnderHeading => "stands right under a heading of the text",
            Self::Beside => "a standfirst or caption before the text",
            Self::Note => "a note that the text leads to",
            Self::HeadingAlone => "a heading after which nothing is left",
            Self::Kicker => "the section of the site that the text stands in",
            Self::Above => "part of the article that lies over the page",
            Self::Behind => "behind the article that lies over the page",
            Self::BestEffort => "nothing better was found",
        }
    }
}

/// The choice among a page's blocks.
#[derive(Debug)]
pub(in super::super) struct Choice<'a, 'page> {
    pub(in super::super) page: &'a Page<'a, 'page>,
    /// For each block how likely it is text, 0.0–1.0; 0 for what a rule removed.
    pub(in super::super) likely: Vec<f32>,
    /// For each block whether it is kept.
    pub(in super::super) kept: Vec<bool>,
    /// For each block what decided.
    pub(in super::super) by: Vec<Step>,
    /// For each block whether it is not a rule's to decide.
    open: Vec<bool>,
    /// Probability from which a block was kept, 0.0–1.0.
    pub(in super::super) cut: f32,
    /// Whether anything was chosen for what it is; if not, all that is left stands for it.
    pub(in super::super) found: bool,
}

/// Words that are no text where none of them is likely to be one, and the probability that is likely, 0.0–1.0.
const LEAST_WORDS: f32 = 12.0;
const LIKELY: f32 = 0.5;
/// What some block must reach for there to be a text at all, 0.0–1.0. Source: wcxb-dev, cross-validated, 2026-11: of the
/// pages on which next to nothing is kept, those that fall short of it or of the words above, all counted by their
/// probability, have no true text; the others score .35 on average by all that is left.
const LEAST_LIKELY: f32 = 0.2;

impl<'a, 'page> Choice<'a, 'page> {
    pub(super) fn new(page: &'a Page<'a, 'page>, likely: Vec<f32>) -> Self {
        let open = super::open(page);
        let by = open.iter().map(|&open| if open { Step::Score } else { Step::Rule }).collect();
        Self { page, kept: vec![false; likely.len()], by, open, likely, cut: 0.5, found: true }
    }

    /// Whether the block is not a rule's to decide.
    pub(super) fn is_open(&self, index: usize) -> bool {
        self.open[index]
    }

    /// The blocks that are not a rule's to decide.
    pub(super) fn open(&self) -> Vec<usize> {
        (0..self.open.len()).filter(|&index| self.open[index]).collect()
    }

    pub(super) fn drop(&mut self, index: usize, step: Step) {
        if self.kept[index] {
            (self.kept[index], self.by[index]) = (false, step);
        }
    }

    /// Drops a block for good: no later step takes it back.
    pub(super) fn close(&mut self, index: usize, step: Step) {
        if self.open[index] {
            (self.open[index], self.kept[index], self.by[index]) = (false, false, step);
        }
    }

    pub(super) fn keep(&mut self, index: usize, step: Step) {
        if !self.kept[index] && self.is_open(index) {
            (self.kept[index], self.by[index]) = (true, step);
        }
    }

    /// Words of the kept blocks among these.
    pub(super) fn kept_words(&self, blocks: impl IntoIterator<Item = usize>) -> f32 {
        blocks.into_iter().filter(|&index| self.kept[index]).map(|index| self.page.blocks.get(index).words).sum()
    }

    /// Words of the kept blocks before each block; one longer than the blocks.
    pub(super) fn kept_words_before(&self) -> Vec<f32> {
        let mut words = 0.0;
        let mut before = Vec::with_capacity(self.kept.len() + 1);
        before.push(words);
        for (index, &kept) in self.kept.iter().enumerate() {
            words += if kept { self.page.blocks.get(index).words } else { 0.0 };
            before.push(words);
        }
        before
    }

    /// 1–6 for a heading, 0 for all else.
    pub(super) fn heading_level(&self, index: usize) -> u8 {
        self.page.blocks.heading_level(self.page.document, index)
    }

    /// Whether one of the nearest elements around a block is one of these.
    pub(super) fn is_near(&self, index: usize, levels: usize, tags: &[Tag]) -> bool {
        let document = self.page.document;
        document.path(self.page.blocks.get(index).anchor).take(levels).any(|node| tags.contains(&document.tag(node)))
    }

    /// The element that holds all of these blocks.
    pub(super) fn common_ancestor(&self, first: usize, last: usize) -> NodeId {
        let blocks = self.page.blocks;
        self.page.document.common_ancestor(blocks.get(first).anchor, blocks.get(last).nodes.1)
    }

    /// Where next to nothing is kept, everything that no rule removed is the best that there is, or the page has no text.
    /// A page of a few words in all is not asked for more.
    pub(super) fn keep_something(&mut self) {
        let all = || 0..self.kept.len();
        let words = |index: usize| self.page.blocks.get(index).words;
        let is_text = all().any(|index| self.kept[index] && self.likely[index] >= LIKELY);
        if is_text || self.kept_words(all()) >= LEAST_WORDS {
            return;
        }
        let expected: f32 = all().map(|index| self.likely[index] * words(index)).sum();
        let likeliest = self.likely.iter().copied().fold(0.0, f32::max);
        let is_short = all().map(words).sum::<f32>() < LEAST_WORDS;
        self.found = is_short || expected >= LEAST_WORDS && likeliest >= LEAST_LIKELY;
        if !self.found || !self.kept.contains(&true) {
            for index in self.open().into_iter().filter(|&index| !self.page.blocks.is_gone(index)) {
                self.keep(index, Step::BestEffort);
            }
        }
    }
}
