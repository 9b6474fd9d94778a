//! The box that a piece of clutter stands in: what goes with it as a whole.

use super::Page;
use crate::dom::{NodeId, Tag};

/// The largest element around a node of at most so many words, without prose of the text, a title, a picture with a
/// caption or a date. The node itself may hold prose.
pub(super) fn around(page: &Page, node: NodeId, words: f32) -> NodeId {
    let own = page.blocks.sums(page.document, node).prose_words;
    let boxes = page.document.path(node).take_while(|&element| {
        let sums = page.blocks.sums(page.document, element);
        let is_page = matches!(page.document.tag(element), Tag::Body | Tag::Html | Tag::Main | Tag::Article);
        !is_page
            && sums.words <= words
            && sums.prose_words <= own.max(SHORT_PROSE_WORDS)
            && !holds_article_parts(page, element)
    });
    boxes.last().unwrap_or(node)
}

/// Words of the one sentence of prose that a promo's box may hold.
const SHORT_PROSE_WORDS: f32 = 25.0;

/// Whether the element holds what only a text has.
pub(super) fn holds_article_parts(page: &Page, node: NodeId) -> bool {
    let is_part =
        |inner: NodeId| matches!(page.document.tag(inner), Tag::H1 | Tag::Time | Tag::Figure | Tag::Pre | Tag::Table);
    page.document.subtree(node).any(is_part)
}

/// Whether the element holds something to press or to fill in.
pub(super) fn has_control(page: &Page, node: NodeId) -> bool {
    page.document
        .subtree(node)
        .any(|inner| matches!(page.document.tag(inner), Tag::A | Tag::Button | Tag::Input | Tag::Form | Tag::Select))
}

/// Whether the element holds a picture or a film.
pub(super) fn holds_picture(page: &Page, node: NodeId) -> bool {
    page.document.subtree(node).any(|inner| matches!(page.document.tag(inner), Tag::Img | Tag::Picture | Tag::Video))
}
