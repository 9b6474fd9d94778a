//! Article → the markup that the view builds.

use crate::article::{Article, Block, Inline};
use crate::render::markup::{Element, Markup};
use crate::settings::Settings;

/// Writes the article's text as markup for the view; the header (title, byline …) is the view's own.
pub fn view(article: &Article, _settings: &Settings) -> Vec<Markup> {
    article
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph { content } => Some(Markup::element(
                Element::Paragraph,
                content
                    .iter()
                    .filter_map(|i| match i {
                        Inline::Text(t) => Some(Markup::Text(t.clone())),
                        _ => None,
                    })
                    .collect(),
            )),
            _ => None,
        })
        .collect()
}
