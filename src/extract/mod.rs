//! What is the text: blocks → features → decision → the article's blocks and facts.
//!
//! - `features` describes each text block by numbers;
//! - `decide` turns them into a score, 0.0–1.0: today by weights set by hand; the trained model takes its place;
//! - `select` chooses by score and mends the choice (whole lists, headings that lead nowhere);
//! - `content` turns what is chosen into [`crate::article::Block`]s;
//! - `metadata` and `completeness` find the facts about the text.

mod completeness;
mod content;
mod decide;
pub mod features;
mod hand;
mod metadata;
pub mod model;
mod readability;
mod repeated;
mod select;

pub use completeness::parts_not_free;
pub use select::Selection;

use crate::article::{Article, Kind};
use crate::declared::Declared;
use crate::dom::Document;
use crate::dom::blocks::Blocks;
use crate::dom::text::count_words;
use crate::rules::Rules;
use crate::rules::marks::Marks;
use crate::trail::Trail;

/// What the stages before have found out about a page.
#[derive(Debug)]
pub struct Page<'a, 'page> {
    /// The tree.
    pub document: &'a Document<'page>,
    /// Its text blocks.
    pub blocks: &'a Blocks,
    /// What its class names say.
    pub marks: &'a Marks,
    /// What is known beforehand.
    pub rules: &'a Rules,
}

/// Chooses the text blocks of the article.
pub fn select(page: &Page, declared: &Declared, trail: &mut Trail) -> Selection {
    let features = hand::of(page, declared);
    let scores: Vec<f32> = features.blocks.iter().map(|block| decide::score(block, &features.page)).collect();
    select::select(page, &features, scores, trail)
}

/// Makes the article from the chosen blocks.
pub fn article(page: &Page, declared: &Declared, selection: &Selection, kind: Kind, trail: &mut Trail) -> Article {
    let mut metadata = metadata::metadata(page, declared, selection, kind);
    let blocks = content::blocks(page, selection, &metadata, trail);
    let text = content::plain_text(&blocks);
    metadata.word_count = count_words(&text);
    metadata.reading_minutes = metadata::reading_minutes(&text, metadata.language.as_deref());
    metadata.completeness = completeness::completeness(page, declared, selection, &metadata, trail);
    Article { metadata, blocks }
}
