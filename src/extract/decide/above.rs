//! An article that lies over another page: portals open it in a box above their front page, which stays where it was.
//!
//! The model holds the box's name against it ("modal") and judges by the stream behind it; what the reader sees is the box.

use super::{Choice, Step};
use crate::dom::text::{collapsed, count_words};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;
use std::ops::Range;

/// Words of prose from which what lies above is an article and no notice.
const ARTICLE_WORDS: f32 = 150.0;
/// Words of the shortest heading that tells which page this is.
const TITLE_WORDS: u32 = 3;
/// How likely a block of the box must be text, as a share of the likeliest there: its name is held against all of them.
const LIKELY: f32 = 0.4;

/// Keeps the article that an open overlay shows under the page's own title, and nothing of what it lies on.
pub(super) fn choose_overlay(choice: &mut Choice) {
    let Some((inside, prose)) = article_above(choice) else { return };
    for index in choice.open().into_iter().filter(|index| !inside.contains(index)) {
        choice.close(index, Step::Behind);
    }
    if choice.kept_words(inside.clone()) < prose / 2.0 {
        let best = inside.clone().map(|index| choice.likely[index]).fold(0.0, f32::max);
        for index in inside.filter(|&index| choice.likely[index] >= best * LIKELY).collect::<Vec<_>>() {
            choice.keep(index, Step::Above);
        }
    }
}

/// The blocks of an overlay with the page's title as its heading, where they are a text, and the words of its prose.
fn article_above(choice: &Choice) -> Option<(Range<usize>, f32)> {
    let document = choice.page.document;
    let is_title = |heading: &NodeId| {
        let words = collapsed(&document.subtree(*heading).map(|inner| document.text(inner)).collect::<String>());
        count_words(&words) >= TITLE_WORDS && document.page().title.contains(&words)
    };
    let is_over = |node: &NodeId| {
        choice.page.marks.get(*node).has(Group::Overlay)
            || document.attribute(*node, Attribute::Role) == Some("dialog")
            || document.tag(*node) == Tag::Dialog
    };
    let mut headings = document.nodes().filter(|&node| document.tag(node) == Tag::H1).filter(is_title);
    // What repeats the page's heading ("republish this text") is no page of its own.
    let heading = headings.next().filter(|_| headings.next().is_none())?;
    let is_closed =
        |above| document.attribute(above, Attribute::Style).is_some_and(|style: &str| style.contains("none"));
    if document.ancestors(heading).any(is_closed) {
        return None;
    }
    let boxes = document.ancestors(heading).filter(is_over);
    let mut texts = boxes.map(|over| {
        let inside = choice.page.blocks.within(document, over);
        let blocks = inside.clone().filter(|&index| choice.is_open(index)).map(|index| choice.page.blocks.get(index));
        (inside, blocks.filter(|block| block.is_prose()).map(|block| block.words).sum())
    });
    texts.find(|(_, prose)| *prose >= ARTICLE_WORDS)
}
