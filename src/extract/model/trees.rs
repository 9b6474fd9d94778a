//! `trees.bin`: boosted trees as bytes.
//!
//! All numbers little end first, no gaps:
//!
//! | what | how many | type |
//! |--|--|--|
//! | the bytes `RTR1` | | |
//! | FNV-1a hash of the features' names, each followed by a line break | 1 | u32 |
//! | columns; trees | 1; 1 | u16 |
//! | log-odds before the first tree; log-odds in one unit of a leaf | 1; 1 | f32 |
//! | neutral value of each column (the median of the training rows) | columns | f32 |
//! | thresholds of each column | columns | u8 |
//! | thresholds, column by column, rising | their sum | f32 |
//! | leaves of each tree, 1–32 | trees | u8 |
//! | shape of each tree from the root down, left before right: a bit each, 1 a split, 0 a leaf, lowest bit first | (2 × leaves − 1 bits, rounded up to bytes) | u8 |
//! | column of each split, in the order of the shapes | splits | u16 |
//! | threshold of each split, as its place among its column's | splits | u8 |
//! | value of each leaf, in the order of the shapes | leaves | i16 |
//!
//! A row goes left where its value is at most the threshold. A threshold is the largest f32 that is not above the one
//! that was trained in f64, so that an f32 goes the same way.

use super::ModelError;
use super::bytes::Bytes;
use super::forest::{Forest, MOST_COLUMNS, MOST_LEAVES, NODES, Node, Tree};
use std::collections::VecDeque;

/// The bytes that the file begins with; the last is the format's version.
const MAGIC: [u8; 4] = *b"RTR1";

/// What the file holds.
#[derive(Debug)]
pub(super) struct Trees {
    /// The trees.
    pub(super) forest: Forest,
    /// For each column the value that says nothing.
    pub(super) neutral: Vec<f32>,
    /// The hash of the features' names.
    pub(super) names: u32,
}

/// Reads the file.
pub(super) fn read(bytes: &[u8]) -> Result<Trees, ModelError> {
    let mut bytes = Bytes::new(bytes, MAGIC, "trees.bin")?;
    let names = bytes.u32()?;
    let columns = usize::from(bytes.u16()?);
    let trees = usize::from(bytes.u16()?);
    let (start, unit) = (bytes.f32()?, bytes.f32()?);
    let neutral = bytes.f32s(columns)?;
    let thresholds = thresholds(&mut bytes, columns)?;
    let leaves = bytes.u8s(trees)?;
    if columns > MOST_COLUMNS {
        return Err(bytes.wrong("too many columns"));
    }
    if leaves.iter().any(|&leaves| leaves == 0 || usize::from(leaves) > MOST_LEAVES) {
        return Err(bytes.wrong("a tree of no leaf or too many"));
    }
    let shapes: Vec<Shape> = leaves.iter().map(|&leaves| Shape::read(&mut bytes, leaves)).collect::<Result<_, _>>()?;
    let all = leaves.iter().map(|&leaves| usize::from(leaves)).sum::<usize>();
    let mut splits = splits(&mut bytes, all - trees, &thresholds)?.into_iter();
    let mut values = bytes.i16s(all)?.into_iter();
    bytes.end()?;
    let trees = shapes.iter().map(|shape| shape.grow(&mut splits, &mut values));
    Ok(Trees { forest: Forest { trees: trees.collect(), start, unit }, neutral, names })
}

/// The thresholds of each column.
fn thresholds(bytes: &mut Bytes, columns: usize) -> Result<Vec<Vec<f32>>, ModelError> {
    let counts = bytes.u8s(columns)?;
    counts.into_iter().map(|count| bytes.f32s(usize::from(count))).collect()
}

/// Which way a row goes.
#[derive(Debug, Clone, Copy)]
struct Split {
    column: u16,
    threshold: f32,
}

fn splits(bytes: &mut Bytes, count: usize, thresholds: &[Vec<f32>]) -> Result<Vec<Split>, ModelError> {
    let columns = bytes.u16s(count)?;
    let places = bytes.u8s(count)?;
    let split = |(column, place): (u16, u8)| {
        let threshold = thresholds.get(usize::from(column))?.get(usize::from(place))?;
        Some(Split { column, threshold: *threshold })
    };
    let splits: Option<Vec<Split>> = columns.into_iter().zip(places).map(split).collect();
    splits.ok_or_else(|| bytes.wrong("a split without its column or threshold"))
}

/// Which nodes of a tree are splits, from the root down, left before right.
#[derive(Debug)]
struct Shape(Vec<bool>);

impl Shape {
    /// Reads a shape and makes sure that it is one whole tree.
    fn read(bytes: &mut Bytes, leaves: u8) -> Result<Self, ModelError> {
        let nodes = usize::from(leaves) * 2 - 1;
        let bits = bytes.take(nodes.div_ceil(8))?;
        let shape: Vec<bool> = (0..nodes).map(|node| bits[node / 8] >> (node % 8) & 1 == 1).collect();
        // How many nodes are still to come: each split asks for two, the last leaf for none.
        let mut open = 1_usize;
        for &is_split in &shape {
            open = match (open, is_split) {
                (0, _) => return Err(bytes.wrong("a tree that ends before its nodes")),
                (_, true) => open + 1,
                (_, false) => open - 1,
            };
        }
        if open == 0 { Ok(Self(shape)) } else { Err(bytes.wrong("a tree that does not end")) }
    }

    /// Makes the tree, its nodes level by level with sisters side by side.
    fn grow(&self, splits: &mut impl Iterator<Item = Split>, values: &mut impl Iterator<Item = i16>) -> Tree {
        let nodes = self.nodes(splits, values);
        let mut tree = Tree { nodes: [Node::default(); NODES], values: [0; NODES], depth: 0 };
        let mut waiting = VecDeque::from([(0_usize, 0_u32)]);
        let mut free = 1_u16;
        for at in 0.. {
            let Some((node, depth)) = waiting.pop_front() else { break };
            tree.depth = tree.depth.max(depth);
            match nodes[node] {
                Grown::Leaf(value) => {
                    tree.nodes[at] = Node::leaf(at as u16);
                    tree.values[at] = value;
                }
                Grown::Split { split, right } => {
                    tree.nodes[at] = Node { threshold: split.threshold, column: split.column, left: free };
                    free += 2;
                    waiting.extend([(node + 1, depth + 1), (right, depth + 1)]);
                }
            }
        }
        tree
    }

    /// The nodes in the order of the shape, each split with its right one (its left one comes next).
    fn nodes(&self, splits: &mut impl Iterator<Item = Split>, values: &mut impl Iterator<Item = i16>) -> Vec<Grown> {
        const COUNTED: &str = "there are as many as the shapes have";
        let mut nodes: Vec<Grown> = Vec::with_capacity(self.0.len());
        // The splits whose right side has not begun.
        let mut open: Vec<usize> = Vec::new();
        for (at, &is_split) in self.0.iter().enumerate() {
            if is_split {
                open.push(at);
                nodes.push(Grown::Split { split: splits.next().expect(COUNTED), right: 0 });
                continue;
            }
            nodes.push(Grown::Leaf(values.next().expect(COUNTED)));
            if let Some(Grown::Split { right, .. }) = open.pop().map(|parent| &mut nodes[parent]) {
                *right = at + 1;
            }
        }
        nodes
    }
}

/// A node of a tree that grows.
#[derive(Debug, Clone, Copy)]
enum Grown {
    Leaf(i16),
    Split { split: Split, right: usize },
}
