//! The whole reading, stage by stage.

use crate::article::{Article, Metadata};
use crate::dom::Document;
use crate::error::ReadError;
use crate::render::markup::Markup;
use crate::rules::Rules;
use crate::settings::Settings;
use crate::snapshot::Snapshot;
use crate::trail::{Stage, Trail};
use crate::{clean, extract, render};
use serde::Serialize;

/// What a reading gives: the article, the markup for the view, and the account of what was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The article; best effort where [`Self::readable`] is false.
    pub article: Article,
    /// What the view builds.
    pub markup: Vec<Markup>,
    /// Whether there is something here that is worth a reader view.
    pub readable: bool,
    /// How sure that is, 0.0–1.0.
    pub confidence: f32,
    /// What was left out, in page order.
    pub removed: Vec<Removal>,
}

/// One thing that was left out, as shown to the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removal {
    /// Who decided.
    pub stage: Stage,
    /// The rule's name ("app-promo").
    pub rule: &'static str,
    /// What spoke for it.
    pub reason: String,
    /// How the left-out text begins, whitespace collapsed.
    pub text: String,
}

/// What the view is handed: a [`Reading`] without the article's blocks, whose markup is there.
#[derive(Debug, Serialize)]
pub struct ViewReading<'a> {
    /// Title, byline and so on.
    pub metadata: &'a Metadata,
    /// What the view builds.
    pub markup: &'a [Markup],
    /// Whether there is something to read.
    pub readable: bool,
    /// How sure that is.
    pub confidence: f32,
    /// What was left out.
    pub removed: &'a [Removal],
}

impl Reading {
    /// What the view needs of this reading.
    pub fn for_view(&self) -> ViewReading<'_> {
        ViewReading {
            metadata: &self.article.metadata,
            markup: &self.markup,
            readable: self.readable,
            confidence: self.confidence,
            removed: &self.removed,
        }
    }
}

/// Turns a captured page into something to read.
///
/// Every page with text gives a reading; [`Reading::readable`] says whether it is worth opening.
///
/// # Errors
/// [`ReadError::NoText`] where the page holds no text at all.
pub fn read(page: &Snapshot, settings: &Settings) -> Result<Reading, ReadError> {
    let mut trail = Trail::new();
    let mut document = Document::from_snapshot(page);
    let rules = Rules::shared();

    clean::clean(&mut document, rules, &mut trail);
    let article = extract::article(&document, &mut trail);
    Ok(Reading {
        markup: render::view(&article, settings),
        readable: true,
        confidence: 1.0,
        removed: Vec::new(),
        article,
    })
}
