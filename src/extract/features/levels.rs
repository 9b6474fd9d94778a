//! How many levels up the nearest element of each kind stands: one pass from the root down, not a walk up from each block.

use super::context::Context;
use super::rows::Writer;
use crate::dom::NodeId;

/// Levels of an element of which there is none so near.
const NONE: u8 = 20;

/// For each element that holds text the levels to the nearest element of each of so many kinds.
#[derive(Debug)]
pub(super) struct Levels<const KINDS: usize>(Vec<[u8; KINDS]>);

impl<const KINDS: usize> Levels<KINDS> {
    /// `own` sets the kinds that an element itself is of to 0.
    pub(super) fn of(context: &Context, own: impl Fn(NodeId, &mut [u8; KINDS])) -> Self {
        let document = context.document;
        let mut levels = vec![[NONE; KINDS]; document.len()];
        for node in document.nodes().filter(|&node| !context.range(node).is_empty() && !document.is_text(node)) {
            let above = document.parent(node).map_or([NONE; KINDS], |parent| levels[parent.index()]);
            let mut here = above.map(|level| (level + 1).min(NONE));
            own(node, &mut here);
            levels[node.index()] = here;
        }
        Self(levels)
    }

    pub(super) fn write(&self, context: &Context, at: usize, row: &mut Writer) {
        row.extend(&self.0[context.blocks[at].anchor.index()].map(f32::from));
    }
}
