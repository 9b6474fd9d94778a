//! What stands between the title and the text is short, and belongs to the text: a standfirst, a picture's caption.

use super::{Choice, Step};
use crate::dom::Tag;
use crate::rules::classes::Group;

/// Probability from which such a line is taken back in, 0.0–1.0: that of a heading between paragraphs.
const RESCUED: f32 = 0.15;
/// Elements around a line that may say what it is.
const LEVELS: usize = 2;

/// Takes back the lines right before the text that are named a standfirst or a caption.
pub(super) fn rescue(choice: &mut Choice) {
    let first = choice.kept.iter().position(|&kept| kept).unwrap_or(0);
    let before: Vec<usize> = (0..first).rev().filter(|&index| choice.is_open(index)).collect();
    for index in before.into_iter().take_while(|&index| is_named(choice, index)).collect::<Vec<_>>() {
        if choice.likely[index] >= RESCUED {
            choice.keep(index, Step::Beside);
        }
    }
}

fn is_named(choice: &Choice, index: usize) -> bool {
    let page = choice.page;
    let mut near = page.document.path(page.blocks.get(index).anchor).take(LEVELS);
    near.any(|node| {
        page.document.tag(node) == Tag::Figcaption || page.marks.get(node).has_any(&[Group::Deck, Group::Caption])
    })
}
