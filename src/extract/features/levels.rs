//! How many levels up the nearest element of each kind stands: one pass from the root down, not a walk up from each block.

use super::context::Context;
use super::rows::Writer;
use crate::dom::NodeId;

/// Levels of an element of which there is none so near.
const NONE: u16 = 20;

/// A set of kinds, a bit each.
pub(super) type Kinds = u32;

/// For each element that holds text the depth of the nearest element of each of so many kinds.
#[derive(Debug)]
pub(super) struct Levels<const KINDS: usize> {
    /// The different rows of depths.
    depths: Vec<[Option<u16>; KINDS]>,
    /// For each node the place of its own: that of its parent where it is of no kind itself.
    places: Vec<u32>,
}

impl<const KINDS: usize> Levels<KINDS> {
    /// `own` tells of which kinds an element itself is.
    pub(super) fn of(context: &Context, own: impl Fn(NodeId) -> Kinds) -> Self {
        let document = context.document;
        let mut levels = Self { depths: vec![[None; KINDS]], places: vec![0; document.len()] };
        for node in document.nodes().filter(|&node| !context.range(node).is_empty() && !document.is_text(node)) {
            let above = document.parent(node).map_or(0, |parent| levels.places[parent.index()]);
            let kinds = own(node);
            if kinds == 0 {
                levels.places[node.index()] = above;
                continue;
            }
            let mut here = levels.depths[above as usize];
            for (_, depth) in here.iter_mut().enumerate().filter(|(kind, _)| kinds >> kind & 1 == 1) {
                *depth = Some(document.depth(node));
            }
            levels.places[node.index()] = levels.depths.len() as u32;
            levels.depths.push(here);
        }
        levels
    }

    pub(super) fn write(&self, context: &Context, at: usize, row: &mut Writer) {
        let anchor = context.blocks[at].anchor;
        let here = context.document.depth(anchor);
        let depths = &self.depths[self.places[anchor.index()] as usize];
        row.extend(&depths.map(|depth| f32::from(depth.map_or(NONE, |depth| (here - depth).min(NONE)))));
    }
}
