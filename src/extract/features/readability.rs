//! Where Arc90's Readability would look: points given to the parents of prose.
//!
//! Source: the project's model recipe, "read"; the idea is Arc90's (2009).

use super::context::Context;
use super::group::features;
use super::rows::Writer;
use crate::dom::{NodeId, Tag};
use crate::rules::classes::{CLUTTER, Group};

features! { Readability as "readability" {
    in_top: "0 or 1", "whether the block stands in the best element";
    up: "levels up to the path of the best element", "how far the block is from it";
    down: "levels from there down to the best element", "as above";
    best: "share of the best score", "the best of the elements around the block";
    parent: "share of the best score", "the parent's score";
    grandparent: "share of the best score", "the grandparent's score";
    in_major: "0 or 1", "whether it stands in the element with most of the prose";
    major_up: "levels up to the path of that element", "how far the block is from it";
    major_down: "levels from there down to it", "as above";
    before: "0 or 1", "stands before the best element";
    after: "0 or 1", "stands after it";
    inside: "blocks since its beginning, -1 = outside", "bylines come first, boxes last";
    meeting_share: "share of the page's words", "the element that holds both";
} }

/// Blocks shorter than this many characters give no points. Source: as above, like all numbers here.
const LEAST_CHARS: f32 = 25.0;
/// Blocks with more of their characters in links give no points, 0.0–1.0.
const MOST_LINK_DENSITY: f32 = 0.6;
/// Points for an element that is named like a text, and taken from one that is named like clutter.
const NAME_POINTS: f32 = 25.0;
/// Score from which the name counts in full; below it counts in proportion.
const FULL_NAME_SCORE: f32 = 20.0;
/// Share of the prose words that the major element holds.
const MAJOR_SHARE: f32 = 0.6;

/// The scores of a page's elements.
#[derive(Debug)]
pub(super) struct Scores {
    scores: Vec<f32>,
    /// The best score among an element and those above it, below the body.
    best_above: Vec<f32>,
    /// The element with the highest score.
    pub(super) top: NodeId,
    /// The deepest element with most of the prose.
    pub(super) major: NodeId,
    /// The highest score.
    pub(super) top_score: f32,
}

impl Scores {
    pub(super) fn of(context: &Context) -> Self {
        let document = context.document;
        let mut scores = vec![0.0_f32; document.len()];
        for block in &context.blocks {
            if block.chars >= LEAST_CHARS && block.link_density() <= MOST_LINK_DENSITY {
                let points = 1.0 + block.commas.min(10.0) + (block.chars / 100.0).min(3.0);
                give(context, block.anchor, points, &mut scores);
            }
        }
        let (mut top, mut top_score) = (document.body(), 0.0);
        for node in document.nodes() {
            let score = scores[node.index()];
            if score > 0.0 {
                let density = context.sums(node).link_density();
                let score = (score + name_points(context, node, score)) * (1.0 - density);
                scores[node.index()] = score;
                if score > top_score {
                    (top, top_score) = (node, score);
                }
            }
        }
        let best_above = best_above(context, &scores);
        Self { scores, best_above, top, major: major(context), top_score }
    }

    pub(super) fn write(&self, context: &Context, at: usize, row: &mut Writer) {
        let document = context.document;
        let block = &context.blocks[at];
        let parent = document.parent(block.anchor).unwrap_or(block.anchor);
        let grandparent = document.parent(parent).unwrap_or(parent);
        let share = |node: NodeId| self.scores[node.index()] / self.top_score.max(1.0);
        let range = context.range(self.top);
        let is_inside = range.contains(&at);
        let meeting = document.common_ancestor(block.anchor, self.top);
        let major_meeting = document.common_ancestor(block.anchor, self.major);
        let levels = |from: NodeId, to: NodeId| f32::from(document.depth(from)) - f32::from(document.depth(to));
        Readability {
            in_top: f32::from(is_inside),
            up: levels(block.anchor, meeting),
            down: levels(self.top, meeting),
            best: self.best_above[block.anchor.index()] / self.top_score.max(1.0),
            parent: share(parent),
            grandparent: share(grandparent),
            in_major: f32::from(context.range(self.major).contains(&at)),
            major_up: levels(block.anchor, major_meeting),
            major_down: levels(self.major, major_meeting),
            before: f32::from(at < range.start),
            after: f32::from(at >= range.end),
            inside: if is_inside { (at - range.start) as f32 } else { -1.0 },
            meeting_share: context.sums(meeting).words / context.all().words.max(1.0),
        }
        .into_row(row);
    }
}

/// Gives a block's points to the element around it, half to the next, then a sixth, a ninth and a twelfth.
fn give(context: &Context, anchor: NodeId, points: f32, scores: &mut [f32]) {
    let document = context.document;
    let holds_itself = matches!(document.tag(anchor), Tag::Div | Tag::Section | Tag::Article | Tag::Body | Tag::Main);
    let around = document.path(anchor).skip(usize::from(!holds_itself));
    for (element, share) in around.zip([1.0, 2.0, 6.0, 9.0, 12.0]) {
        scores[element.index()] += points / share;
    }
}

fn name_points(context: &Context, node: NodeId, score: f32) -> f32 {
    let groups = context.page.marks.get(node);
    let share = (score / FULL_NAME_SCORE).min(1.0);
    let liked = groups.has_any(&[Group::Content, Group::StrongContent]);
    let disliked = groups.has_any(CLUTTER);
    NAME_POINTS * share * (f32::from(liked) - f32::from(disliked))
}

fn best_above(context: &Context, scores: &[f32]) -> Vec<f32> {
    let document = context.document;
    let mut best = vec![0.0_f32; document.len()];
    for node in document.nodes() {
        if matches!(document.tag(node), Tag::Html | Tag::Body) {
            continue;
        }
        let above = document.parent(node).map_or(0.0, |parent| best[parent.index()]);
        best[node.index()] = scores[node.index()].max(above);
    }
    best
}

/// The deepest element that holds most of the page's prose.
fn major(context: &Context) -> NodeId {
    let enough = context.all().prose_words * MAJOR_SHARE;
    let mut major = context.document.body();
    if enough == 0.0 {
        return major;
    }
    loop {
        let inside = context.document.children(major).find(|&child| context.sums(child).prose_words >= enough);
        match inside {
            Some(child) if !context.document.is_text(child) => major = child,
            _ => return major,
        }
    }
}
