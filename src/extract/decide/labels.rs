//! A label goes with what it is put on.

use super::{Choice, Step};
use crate::dom::Tag;

/// Words of the longest label.
const LABEL_WORDS: f32 = 5.0;
/// Blocks that a label is put on at least: one may be a line of its own.
const LEAST_BLOCKS: usize = 2;

/// Drops a short line that begins a box of which nothing else is kept: "Featured articles" without the articles.
pub(super) fn drop_alone(choice: &mut Choice) {
    for index in choice.open() {
        if choice.kept[index] && is_alone(choice, index) {
            choice.drop(index, Step::HeadingAlone);
        }
    }
}

fn is_alone(choice: &Choice, index: usize) -> bool {
    let (blocks, document) = (choice.page.blocks, choice.page.document);
    let block = blocks.get(index);
    let is_heading = choice.heading_level(index) > 0;
    let is_label = block.words <= LABEL_WORDS && block.link_chars == 0 && block.sentences == 0 && !is_heading;
    // A number is said of something: a price, a mark.
    if !is_label || blocks.text(index).contains(|c: char| c.is_numeric()) {
        return false;
    }
    let boxes = document.path(block.anchor).map(|node| (node, blocks.within(document, node)));
    let around = boxes.take_while(|(node, _)| document.tag(*node) != Tag::Body).find(|(_, range)| range.len() > 1);
    around.is_some_and(|(node, range)| {
        let is_table = matches!(document.tag(node), Tag::Tr | Tag::Table | Tag::Tbody | Tag::Thead);
        range.start == index
            && range.len() > LEAST_BLOCKS
            && !is_table
            && range.skip(1).all(|other| !choice.kept[other])
    })
}
