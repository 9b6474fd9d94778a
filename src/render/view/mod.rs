//! Article → the markup that the view builds.
//!
//! Invariant: every address goes through [`super::address`]; what it refuses becomes text.

mod blocks;
mod inlines;
mod notes;
mod table;

use crate::article::Article;
use crate::render::markup::{Element, Markup};
use crate::settings::Settings;
use rustc_hash::FxHashSet;

/// Writes the article's text as markup for the view; the header (title, byline …) is the view's own.
pub fn view(article: &Article, settings: &Settings) -> Vec<Markup> {
    view_by_block(article, settings).into_iter().flatten().collect()
}

/// The same, with what each of the article's blocks has become.
pub fn view_by_block(article: &Article, settings: &Settings) -> Vec<Vec<Markup>> {
    let mut writer = Writer::new(settings);
    article.blocks.iter().map(|block| writer.block(block)).collect()
}

/// What is known while an article is written.
struct Writer<'a> {
    settings: &'a Settings,
    /// Names of the notes that a sign in the text led to so far.
    referenced: FxHashSet<&'a str>,
}

impl<'a> Writer<'a> {
    fn new(settings: &'a Settings) -> Self {
        Self { settings, referenced: FxHashSet::default() }
    }
}

fn text(text: impl Into<String>) -> Markup {
    Markup::Text(text.into())
}

/// An element with one piece of text.
fn labelled(element: Element, label: &str) -> Markup {
    Markup::element(element, vec![text(label)])
}

#[cfg(test)]
mod tests;
