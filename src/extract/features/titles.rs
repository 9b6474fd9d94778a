//! The page's title and the headings above the block.

use super::context::Context;
use super::group::features;
use super::rows::Writer;
use super::tags;
use super::tokens::for_each_word;
use crate::dom::Tag;
use rustc_hash::FxHashSet;

features! { Title as "title" {
    likeness: "share of the block's words in the title", "the title stands above the text";
    summary_likeness: "share of the block's words in the page's summary", "so does the standfirst";
    same: "0 or 1", "the title itself is shown apart";
    distance: "blocks since the title, -99 to 99", "text follows the title";
    word_distance: "share of the page's words since the title", "as above, by weight";
    best: "likeness of the best title", "whether there is one to go by";
    heading_distance: "blocks since the heading above", "a part is short after its heading";
    heading_tag: "code", "its level";
    heading_words: "words since", "as distance, by weight";
    heading_depth: "levels below the heading", "text stands beside its heading";
} }

/// Words of the longest heading. Source: the project's model recipe.
const HEADING_WORDS: f32 = 30.0;
/// Likeness from which a block is taken for the title. Source: as above.
const LEAST_LIKENESS: f32 = 0.3;
/// How much more a first-level heading, and any heading, is like a title. Source: as above.
const FIRST_HEADING: f32 = 1.5;
const ANY_HEADING: f32 = 1.2;

/// What all blocks are compared with.
#[derive(Debug)]
pub(super) struct Titles {
    title: FxHashSet<u32>,
    summary: FxHashSet<u32>,
    /// The titles that the page gives itself, whole and in the parts between separators, as hashes of their words.
    wholes: Vec<Vec<u32>>,
    /// The block that is the title, and its likeness.
    best: Option<(usize, f32)>,
    /// For each block the heading above it.
    headings: Vec<Option<Heading>>,
}

#[derive(Debug, Clone, Copy)]
struct Heading {
    at: usize,
    tag: Tag,
    depth: u16,
}

fn words(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    for_each_word(text, &mut |word| words.push(word.0));
    words
}

impl Titles {
    pub(super) fn of(context: &Context) -> Self {
        let declared = context.declared;
        let own = context.document.page().title.as_str();
        let said = [Some(own), declared.meta(&["og:title", "twitter:title"])];
        let mut titles = Self {
            title: FxHashSet::default(),
            summary: words(declared.meta(&["og:description", "description"]).unwrap_or("")).into_iter().collect(),
            wholes: Vec::new(),
            best: None,
            headings: headings(context),
        };
        for title in said.into_iter().flatten() {
            titles.title.extend(words(title));
            titles.wholes.push(words(title));
            titles.wholes.extend(title.split(['|', '–', '—', '»', '·']).map(words));
            titles.wholes.extend(title.split(" - ").map(words));
        }
        titles.wholes.retain(|words| !words.is_empty());
        titles.best = titles.find(context);
        titles
    }

    /// The block that is most like the title; else the first first-level heading.
    fn find(&self, context: &Context) -> Option<(usize, f32)> {
        let mut best: Option<(usize, f32)> = None;
        for at in 0..context.blocks.len() {
            let likeness = self.jaccard(context.words(at)) * heading_weight(context, at);
            if likeness >= LEAST_LIKENESS && best.is_none_or(|(_, known)| likeness > known) {
                best = Some((at, likeness));
            }
        }
        let is_first = |&at: &usize| context.near(at, 2).any(|node| context.document.tag(node) == Tag::H1);
        best.or_else(|| (0..context.blocks.len()).find(is_first).map(|at| (at, 0.0)))
    }

    /// Words in common, as a share of the words of both.
    fn jaccard(&self, words: &[u32]) -> f32 {
        // A text of many more words than the title is not like it, nor is one that has none of its words.
        if words.len() > 3 * self.title.len().max(1) || !words.iter().any(|word| self.title.contains(word)) {
            return 0.0;
        }
        let distinct: FxHashSet<u32> = words.iter().copied().collect();
        let common = distinct.iter().filter(|word| self.title.contains(word)).count();
        common as f32 / (distinct.len() + self.title.len() - common) as f32
    }

    pub(super) fn write(&self, context: &Context, at: usize, row: &mut Writer) {
        let all = context.all().words.max(1.0);
        let words = context.words(at);
        let mut title = Title {
            likeness: share(words, &self.title),
            summary_likeness: share(words, &self.summary),
            same: f32::from(self.wholes.iter().any(|whole| whole == words)),
            distance: 99.0,
            word_distance: 1.0,
            best: -1.0,
            heading_distance: 99.0,
            heading_depth: 99.0,
            ..Title::default()
        };
        if let Some((best, likeness)) = self.best {
            title.distance = (at as f32 - best as f32).clamp(-99.0, 99.0);
            let between = context.sums_of(best.min(at)..best.max(at)).words / all;
            title.word_distance = if at < best { -between } else { between };
            title.best = likeness;
        }
        if let Some(heading) = self.headings[at] {
            let depth = f32::from(context.document.depth(context.blocks[at].anchor));
            title.heading_distance = ((at - heading.at) as f32).min(99.0);
            title.heading_tag = tags::code(heading.tag);
            title.heading_words = context.sums_of(heading.at + 1..at.max(heading.at + 1)).words;
            title.heading_depth = depth - f32::from(heading.depth);
        }
        title.into_row(row);
    }
}

/// Share of a block's words that are among others; of few words the share is of three.
fn share(words: &[u32], others: &FxHashSet<u32>) -> f32 {
    words.iter().filter(|word| others.contains(word)).count() as f32 / words.len().max(3) as f32
}

fn heading_weight(context: &Context, at: usize) -> f32 {
    match context.near(at, 2).find_map(|node| context.document.tag(node).heading_level()) {
        Some(1) => FIRST_HEADING,
        Some(_) => ANY_HEADING,
        None => 1.0,
    }
}

/// For each block the nearest heading before it; a heading's own is the one before.
fn headings(context: &Context) -> Vec<Option<Heading>> {
    let mut above = None;
    let mut headings = Vec::with_capacity(context.blocks.len());
    for at in 0..context.blocks.len() {
        headings.push(above);
        let tag = |node| context.document.tag(node);
        let heading = context.near(at, 2).find(|&node| tag(node).heading_level().is_some());
        if let Some(node) = heading.filter(|_| context.blocks[at].words <= HEADING_WORDS) {
            above = Some(Heading { at, tag: tag(node), depth: context.document.depth(node) });
        }
    }
    headings
}
