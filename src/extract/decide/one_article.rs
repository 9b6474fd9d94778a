//! One article a page: pages that go on for ever put the next text under the one that was asked for.

use super::rows::TEXT_WORDS;
use super::{Choice, Step};
use crate::dom::{Attribute, NodeId, Tag};

/// Elements that tell how a heading is marked up: itself, and what it stands in.
const MARKED_UP: usize = 2;

/// Drops what follows the first text: another `article` beside its own, or
/// all from a further first-level heading that stands outside of it and is marked up as the first one, or leads the shorter part.
pub(super) fn drop_following(choice: &mut Choice) {
    if let Some(begin) = next_article(choice).into_iter().chain(next_title(choice)).min() {
        for index in begin..choice.kept.len() {
            choice.close(index, Step::FollowingArticle);
        }
    }
}

/// The first kept block of an `article` that begins after the one with the first text has ended.
fn next_article(choice: &Choice) -> Option<usize> {
    let document = choice.page.document;
    let own = |index: usize| {
        let path = document.path(choice.page.blocks.get(index).anchor);
        path.filter(|&node| document.tag(node) == Tag::Article).last()
    };
    let kept = || choice.open().into_iter().filter(|&index| choice.kept[index]);
    let first: NodeId = kept().find_map(own)?;
    let inside = choice.page.blocks.within(document, first);
    if choice.kept_words(0..inside.end) < TEXT_WORDS || choice.kept_words(inside.clone()) < TEXT_WORDS {
        return None;
    }
    kept().find(|&index| index >= inside.end && own(index).is_some())
}

/// The first block with a further first-level heading that stands outside the element of the text before it.
fn next_title(choice: &Choice) -> Option<usize> {
    let document = choice.page.document;
    let first = choice.kept.iter().position(|&kept| kept)?;
    let titles: Vec<usize> = choice.open().into_iter().filter(|&index| choice.heading_level(index) == 1).collect();
    for &title in titles.iter().filter(|&&title| title > first) {
        if choice.kept_words(first..title) < TEXT_WORDS || titles[0] == title {
            continue;
        }
        let last = (first..title).rev().find(|&index| choice.kept[index])?;
        let text = choice.common_ancestor(first, last);
        // The next article is marked up as the first one. What is not, is a part of a page built of boxes where it is the longer one.
        let is_longer = choice.kept_words(title..choice.kept.len()) > choice.kept_words(first..title);
        if is_longer && !is_alike(choice, titles[0], title) {
            continue;
        }
        // A heading that stands among the paragraphs, or in the `article` of the text, is a part's, whatever its level.
        let anchor = choice.page.blocks.get(title).anchor;
        let own = document.path(anchor).find(|&node| document.tag(node) == Tag::Article);
        let around = own.filter(|&article| document.contains(article, text)).unwrap_or(text);
        if !document.contains(around, anchor) {
            return Some(title);
        }
    }
    None
}

/// Whether two headings are marked up alike, and what they stand in.
fn is_alike(choice: &Choice, one: usize, other: usize) -> bool {
    let document = choice.page.document;
    let named = |index: usize| {
        let anchor = choice.page.blocks.get(index).anchor;
        document
            .path(anchor)
            .take(MARKED_UP)
            .map(move |node| (document.tag(node), document.attribute(node, Attribute::Class)))
    };
    named(one).eq(named(other))
}
