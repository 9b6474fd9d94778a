//! A kicker names the section of the site that a text stands in: a linked heading ("Guides") before the first paragraph.
//!
//! Keeps: headings that are links of an enumeration, and those that lead to a place on the same page.

use super::{Choice, Step};
use crate::dom::{Attribute, NodeId, Tag};

/// Words of the longest kicker.
const KICKER_WORDS: f32 = 3.0;
/// Share of its characters that are the link, 0.0–1.0.
const LINKED: f32 = 0.9;

/// Drops the linked heading at the start of an article that leads to another page and has no fellow of its level.
pub(super) fn drop_kicker(choice: &mut Choice) {
    let kept: Vec<usize> = choice.open().into_iter().filter(|&index| choice.kept[index]).collect();
    let before_text = kept.iter().take_while(|&&index| !choice.page.blocks.get(index).is_prose());
    let is_lone = |index: usize| {
        let level = choice.heading_level(index);
        level > 1 && kept.iter().filter(|&&other| choice.heading_level(other) == level).count() == 1
    };
    let kicker = before_text.copied().find(|&index| is_lone(index) && is_kicker(choice, index));
    if let Some(index) = kicker {
        choice.drop(index, Step::Kicker);
    }
}

fn is_kicker(choice: &Choice, index: usize) -> bool {
    let (block, document) = (choice.page.blocks.get(index), choice.page.document);
    let is_link = block.words <= KICKER_WORDS && block.link_chars as f32 >= LINKED * block.chars as f32;
    let leads_away = |node: NodeId| {
        document.tag(node) == Tag::A && document.attribute(node, Attribute::Href).is_some_and(|to| !to.contains('#'))
    };
    is_link && document.path(block.nodes.0).any(leads_away)
}
