//! Rows of like things: siblings of one name and class, as posts, entries and cards are. Numbers in a class are set aside:
//! many sites write each post's own into it.

use super::super::features::class_hash;
use super::Choice;
use crate::dom::{Attribute, NodeId, Tag, order};
use rustc_hash::FxHashMap;

/// Levels up from a block that its row is looked for. Source: the project's model recipe, §8.
const LEVELS: usize = 12;
/// Like things that make a row. Source: as above, §0 (c).
const FEWEST: usize = 3;

/// Words of text after which something else than the text may begin: a row of posts, another article. Source: as above, §0 (d).
pub(super) const TEXT_WORDS: f32 = 150.0;

/// The rows that hold text which is not a rule's to decide, in page order.
pub(super) fn alike(choice: &Choice) -> Vec<Vec<NodeId>> {
    let document = choice.page.document;
    let mut rows: FxHashMap<(NodeId, Tag, u32), Vec<NodeId>> = FxHashMap::default();
    let mut is_known = vec![false; document.len()];
    // Of one that is left out, all the others are none the less its like.
    for index in choice.open() {
        for node in document.path(choice.page.blocks.get(index).anchor).take(LEVELS) {
            let Some(parent) = document.parent(node) else { break };
            if !std::mem::replace(&mut is_known[node.index()], true) {
                let class = document.attribute(node, Attribute::Class).map_or(0, class_hash);
                rows.entry((parent, document.tag(node), class)).or_default().push(node);
            }
        }
    }
    order::by(rows.into_values().filter(|row| row.len() >= FEWEST).collect(), |row| row[0].0)
}

/// The blocks from the row's first to its last.
pub(super) fn blocks(choice: &Choice, row: &[NodeId]) -> std::ops::Range<usize> {
    let within = |node: NodeId| choice.page.blocks.within(choice.page.document, node);
    match row {
        [first, .., last] => within(*first).start..within(*last).end,
        _ => 0..0,
    }
}
