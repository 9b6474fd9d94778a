//! Which features weighed most for a block: what the log-odds would be without each.

use super::forest::Forest;
use crate::dom::order;
use std::collections::{HashMap, HashSet};

/// For each feature on the row's ways through the trees how much it changes the log-odds, the largest change first: the
/// log-odds as they are less those with the feature's neutral value. Features that change nothing are left out.
pub(super) fn of(forest: &Forest, neutral: &[f32], row: &[f32]) -> Vec<(usize, f32)> {
    let value = |column: u16| row[usize::from(column)];
    let mut changes: HashMap<u16, i32> = HashMap::new();
    let mut met = HashSet::new();
    for tree in &forest.trees {
        met.clear();
        let sum = tree.value(value, |column| {
            met.insert(column);
        });
        // A tree in which the row does not meet the feature says the same without it.
        for &without in &met {
            let other = tree
                .value(|column| if column == without { neutral[usize::from(column)] } else { value(column) }, |_| {});
            *changes.entry(without).or_default() += sum - other;
        }
    }
    let changes = changes.into_iter().filter(|(_, change)| *change != 0).collect();
    let by_column = order::by(changes, |&(column, _)| u32::from(column));
    let changes = order::by(by_column, |(_, change)| order::falling(change.unsigned_abs()));
    changes.into_iter().map(|(column, change)| (usize::from(column), forest.unit * change as f32)).collect()
}
