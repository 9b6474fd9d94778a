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
struct Shape<'a> {
    /// A bit each, lowest first.
    bits: &'a [u8],
    nodes: usize,
}

impl<'a> Shape<'a> {
    /// Reads a shape and makes sure that it is one whole tree.
    fn read(bytes: &mut Bytes<'a>, leaves: u8) -> Result<Self, ModelError> {
        let nodes = usize::from(leaves) * 2 - 1;
        let shape = Self { bits: bytes.take(nodes.div_ceil(8))?, nodes };
        // How many nodes are still to come: each split asks for two, the last leaf for none.
        let mut open = 1_usize;
        for node in 0..nodes {
            open = match (open, shape.is_split(node)) {
                (0, _) => return Err(bytes.wrong("a tree that ends before its nodes")),
                (_, true) => open + 1,
                (_, false) => open - 1,
            };
        }
        if open == 0 { Ok(shape) } else { Err(bytes.wrong("a tree that does not end")) }
    }

    fn is_split(&self, node: usize) -> bool {
        self.bits[node / 8] >> (node % 8) & 1 == 1
    }

    /// Makes the tree, sisters side by side.
    fn grow(&self, splits: &mut impl Iterator<Item = Split>, values: &mut impl Iterator<Item = i16>) -> Tree {
        const COUNTED: &str = "there are as many as the shapes have";
        let mut tree = Tree { nodes: [Node::default(); NODES], values: [0; NODES], depth: 0 };
        // Places of the nodes that are still to come, the next one last, each with its steps from the root.
        let mut waiting = [(0_u16, 0_u32); NODES];
        let (mut last, mut free) = (0, 1);
        for node in 0..self.nodes {
            let (place, depth) = waiting[last];
            let at = usize::from(place);
            if self.is_split(node) {
                let Split { column, threshold } = splits.next().expect(COUNTED);
                tree.nodes[at] = Node { threshold, column, left: free };
                waiting[last] = (free + 1, depth + 1);
                waiting[last + 1] = (free, depth + 1);
                (last, free) = (last + 1, free + 2);
            } else {
                tree.nodes[at] = Node::leaf(place);
                tree.values[at] = values.next().expect(COUNTED);
                tree.depth = tree.depth.max(depth);
                last = last.saturating_sub(1);
            }
        }
        tree
    }
}
