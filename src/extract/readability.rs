//! Which element looks like the text's own: points given to the parents of prose, as Arc90's Readability did.
//!
//! Source: the project's model recipe, section "read"; the idea is Arc90's (2009).

use super::Page;
use crate::dom::{NodeId, Tag};
use crate::rules::classes::{CLUTTER, Group};

/// Blocks shorter than this many characters give no points.
const LEAST_CHARS: u32 = 25;
/// Blocks with more of their characters in links give no points, 0.0–1.0.
const MOST_LINK_DENSITY: f32 = 0.6;
/// Points for an element that is named like a text, and taken from one that is named like clutter.
const NAME_POINTS: f32 = 25.0;
/// Score from which the name counts in full; below it counts in proportion.
const FULL_NAME_SCORE: f32 = 20.0;

/// The element with the highest score; the body where nothing has any.
pub(super) fn top(page: &Page) -> NodeId {
    let mut scores = vec![0.0_f32; page.document.len()];
    for block in (0..page.blocks.len()).filter(|&index| !page.blocks.is_gone(index)).map(|index| page.blocks.get(index))
    {
        if block.chars >= LEAST_CHARS && block.link_density() <= MOST_LINK_DENSITY {
            let points = 1.0 + block.commas.min(10) as f32 + (block.chars as f32 / 100.0).min(3.0);
            give(page, block.anchor, points, &mut scores);
        }
    }
    for node in page.document.nodes() {
        let score = scores[node.index()];
        if score > 0.0 {
            let density = page.blocks.sums(page.document, node).link_density();
            scores[node.index()] = (score + name_points(page, node, score)) * (1.0 - density);
        }
    }
    let best = |one: &NodeId, other: &NodeId| scores[one.index()].total_cmp(&scores[other.index()]);
    let top = page.document.nodes().filter(|node| scores[node.index()] > 0.0).max_by(best);
    top.unwrap_or_else(|| page.document.body())
}

/// Gives a block's points to the element around it, half to the next, then a sixth, a ninth and a twelfth.
fn give(page: &Page, anchor: NodeId, points: f32, scores: &mut [f32]) {
    let holds_itself =
        matches!(page.document.tag(anchor), Tag::Div | Tag::Section | Tag::Article | Tag::Body | Tag::Main);
    let around = page.document.path(anchor).skip(usize::from(!holds_itself));
    for (element, share) in around.zip([1.0, 2.0, 6.0, 9.0, 12.0]) {
        scores[element.index()] += points / share;
    }
}

fn name_points(page: &Page, node: NodeId, score: f32) -> f32 {
    let groups = page.marks.get(node);
    let share = (score / FULL_NAME_SCORE).min(1.0);
    let liked = groups.has_any(&[Group::Content, Group::StrongContent]);
    let disliked = groups.has_any(CLUTTER);
    NAME_POINTS * share * (f32::from(liked) - f32::from(disliked))
}
