//! Which features weighed most for a block: what the log-odds would be without each.

use super::forest::Forest;
use crate::dom::order;
use rustc_hash::FxHashSet;

/// For each column how much it changes the log-odds of the trees: as they are less those with the column's neutral value.
pub(super) fn of_trees(forest: &Forest, neutral: &[f32], row: &[f32]) -> Vec<f32> {
    let value = |column: u16| row[usize::from(column)];
    let mut changes = vec![0; neutral.len()];
    let mut met = FxHashSet::default();
    for tree in &forest.trees {
        met.clear();
        let sum = tree.value(value, |column| {
            met.insert(column);
        });
        // A tree in which the row does not meet the feature says the same without it.
        for &without in &met {
            let other = tree
                .value(|column| if column == without { neutral[usize::from(column)] } else { value(column) }, |_| {});
            changes[usize::from(without)] += sum - other;
        }
    }
    changes.into_iter().map(|change| forest.unit * change as f32).collect()
}

/// The columns that change something, with their changes, the largest first.
pub(super) fn ranked(changes: Vec<f32>) -> Vec<(usize, f32)> {
    let changes = changes.into_iter().enumerate().filter(|(_, change)| *change != 0.0).collect();
    order::by(changes, |(_, change)| order::falling(order::rising(change.abs())))
}
