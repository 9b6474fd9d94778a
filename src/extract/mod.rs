//! What is the text: blocks → features → decision → the article's blocks and facts.
//!
//! - `features` describes each text block by numbers;
//! - `model` turns them into a probability, 0.0–1.0: the trained trees;
//! - `decide` chooses by probability, step by step, and mends the choice (whole lists, headings that lead nowhere);
//! - `select` is the choice as the rest needs it, with the account of what it leaves out;
//! - `explain` tells why, block by block, to whoever asks;
//! - `content` turns what is chosen into [`crate::article::Block`]s;
//! - `metadata`, `pages` and `completeness` find the facts about the text;
//! - `places` are what links within the page lead to.

mod completeness;
mod content;
mod decide;
mod explain;
pub mod features;
mod metadata;
pub mod model;
mod pages;
mod places;
mod select;

pub use completeness::parts_not_free;
pub use decide::{Step, open};
pub use explain::{Explained, Weighed, explain};
pub use select::Selection;

use crate::article::{Article, Kind, Metadata};
use crate::declared::Declared;
use crate::dom::Document;
use crate::dom::NodeId;
use crate::dom::blocks::Blocks;
use crate::dom::text::count_words;
use crate::rules::Rules;
use crate::rules::marks::Marks;
use crate::trail::Trail;
use features::PageRow;
use model::Model;

/// What the stages before have found out about a page.
#[derive(Debug)]
pub struct Page<'a, 'page> {
    /// The tree.
    pub document: &'a Document<'page>,
    /// Its text blocks.
    pub blocks: &'a Blocks,
    /// For each block the rule that removed it, if one did.
    pub suspects: &'a [Option<Suspect>],
    /// What its class names say.
    pub marks: &'a Marks,
    /// What is known beforehand.
    pub rules: &'a Rules,
}

/// Why a block was removed before the model was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspect {
    /// The rule's name.
    pub rule: &'static str,
    /// The part that the rule removed.
    pub part: NodeId,
}

/// Chooses the text blocks of the article.
pub fn select(page: &Page, declared: &Declared, trail: &mut Trail) -> Selection {
    if page.document.is_selection() {
        return Selection::everything(page);
    }
    let model = Model::shared();
    let wanted = decide::open(page);
    let described = features::describe(page, declared, model.tables(), &wanted);
    let likely = model.probabilities(&described.matrix, &wanted);
    let choice = decide::decide(page, declared, likely, &described.makes, trail);
    Selection::of(choice, described.page_row, trail)
}

/// What describes a page as a whole, of which this was chosen: what its kind is judged by.
pub fn page_row(page: &Page, declared: &Declared, selection: &Selection) -> PageRow {
    PageRow::of(page, declared, selection)
}

/// An article, and for each of its blocks the node that it begins with.
#[derive(Debug)]
pub struct Extracted {
    /// The article.
    pub article: Article,
    /// As many as it has blocks.
    pub sources: Vec<NodeId>,
}

/// The facts about a page whose text was not sent: what it says of itself counts as an article's.
pub fn facts(page: &Page, declared: &Declared) -> Metadata {
    let facts = metadata::metadata(page, declared, &Selection::everything(page), Kind::Article);
    Metadata { kind: Kind::Other, ..facts }
}

/// Makes the article from the chosen blocks.
pub fn article(page: &Page, declared: &Declared, selection: &Selection, kind: Kind, trail: &mut Trail) -> Extracted {
    let mut metadata = metadata::metadata(page, declared, selection, kind);
    let (blocks, sources) = content::blocks(page, declared, selection, &metadata, trail);
    let text = content::plain_text(&blocks);
    metadata.word_count = count_words(&text);
    metadata.reading_minutes = metadata::reading_minutes(&text, metadata.language.as_deref());
    metadata.pages = pages::pages(page, declared, selection, kind);
    metadata.completeness = completeness::completeness(page, declared, selection, &metadata, trail);
    Extracted { article: Article { metadata, blocks }, sources }
}
