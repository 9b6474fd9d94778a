//! The trees as flat arrays, walked by several rows at a time.
//!
//! A walk is a chain of steps that each wait for the one before; rows that walk the same tree side by side wait
//! together. No step branches: sisters stand side by side, so that the comparison is added to the left one's place,
//! and a leaf leads to itself until the deepest row is done.

use super::super::features::Matrix;

/// Leaves that a tree may have. Source: the project's model recipe (31), rounded up.
pub(super) const MOST_LEAVES: usize = 32;
/// Nodes of such a tree, rounded up to a power of two, so that a masked place is always in the list.
pub(super) const NODES: usize = 2 * MOST_LEAVES;
/// Columns that a row may have; a power of two for the same reason.
pub(super) const MOST_COLUMNS: usize = 512;

/// Rows that walk side by side. Source: measured by `cargo bench --bench model`.
const LANES: usize = 8;

/// Trees after which a row that is sure may stop, each time. Source: wcxb-dev, cross-validated, 2026-11 (train/README.md):
/// with looks at all of them, when there were 220 trees, a row met 124 on average; with one look at 2.5 it met 175, at the same score.
const STAGE_TREES: usize = 40;
/// Log-odds from which a row is sure. Source: as above.
pub(super) const SURE: f32 = 2.0;

/// A split or a leaf.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Node {
    /// A row whose value is above it goes right.
    pub(super) threshold: f32,
    /// The column of that value.
    pub(super) column: u16,
    /// Where the left one of the two nodes below stands.
    pub(super) left: u16,
}

impl Node {
    /// A leaf at this place: no value is above its threshold, and left of it is itself.
    pub(super) fn leaf(at: u16) -> Self {
        Self { threshold: f32::INFINITY, column: 0, left: at }
    }
}

/// One tree.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    /// The root first, sisters side by side.
    pub(super) nodes: [Node; NODES],
    /// What a leaf says, in the forest's units.
    pub(super) values: [i16; NODES],
    /// Steps from the root to the deepest leaf.
    pub(super) depth: u32,
}

/// The values of the rows that walk together, column by column.
type Lanes = [[f32; LANES]; MOST_COLUMNS];

impl Tree {
    /// Adds what the leaves say that the rows come to.
    fn add(&self, lanes: &Lanes, sums: &mut [i32; LANES]) {
        let mut at = [0_usize; LANES];
        for _ in 0..self.depth {
            for lane in 0..LANES {
                let node = &self.nodes[at[lane] % NODES];
                let value = lanes[usize::from(node.column) % MOST_COLUMNS][lane];
                at[lane] = usize::from(node.left) + usize::from(value > node.threshold);
            }
        }
        for lane in 0..LANES {
            sums[lane] += i32::from(self.values[at[lane] % NODES]);
        }
    }

    /// What one row's leaf says; `visit` is told the columns on its way.
    pub(super) fn value(&self, row: impl Fn(u16) -> f32, mut visit: impl FnMut(u16)) -> i32 {
        let mut at = 0;
        for _ in 0..self.depth {
            let node = &self.nodes[at];
            if node.threshold == f32::INFINITY {
                break;
            }
            visit(node.column);
            at = usize::from(node.left) + usize::from(row(node.column) > node.threshold);
        }
        i32::from(self.values[at])
    }
}

/// All trees; none judge every row alike.
#[derive(Debug, Default)]
pub(super) struct Forest {
    /// In the order in which they were trained.
    pub(super) trees: Vec<Tree>,
    /// Log-odds before the first tree.
    pub(super) start: f32,
    /// Log-odds in one unit of a leaf.
    pub(super) unit: f32,
}

impl Forest {
    /// The log-odds of these rows of the matrix, by the trees that are needed: a row that is sure stops early.
    pub(super) fn log_odds(&self, matrix: &Matrix, rows: &[usize]) -> Vec<f32> {
        let mut sums = vec![0; rows.len()];
        let mut unsure: Vec<usize> = (0..rows.len()).collect();
        for stage in self.trees.chunks(STAGE_TREES) {
            add(stage, matrix, rows, &unsure, &mut sums);
            unsure.retain(|&at| self.of(sums[at]).abs() < SURE);
        }
        sums.into_iter().map(|sum| self.of(sum)).collect()
    }

    /// The log-odds of these rows by all trees.
    pub(super) fn all_log_odds(&self, matrix: &Matrix, rows: &[usize]) -> Vec<f32> {
        let mut sums = vec![0; rows.len()];
        let all: Vec<usize> = (0..rows.len()).collect();
        add(&self.trees, matrix, rows, &all, &mut sums);
        sums.into_iter().map(|sum| self.of(sum)).collect()
    }

    /// A sum of leaves as log-odds.
    pub(super) fn of(&self, sum: i32) -> f32 {
        self.start + self.unit * sum as f32
    }
}

/// Adds what the trees say of the rows at these places of `rows` to the sums at the same places.
fn add(trees: &[Tree], matrix: &Matrix, rows: &[usize], places: &[usize], sums: &mut [i32]) {
    let mut lanes: Box<Lanes> = Box::new([[0.0; LANES]; MOST_COLUMNS]);
    for places in places.chunks(LANES) {
        for (lane, &place) in places.iter().enumerate() {
            for (column, &value) in lanes.iter_mut().zip(matrix.row(rows[place])) {
                column[lane] = value;
            }
        }
        // Lanes that are left over walk with the values of rows before them; nobody asks where to.
        let mut lane_sums = [0; LANES];
        trees.iter().for_each(|tree| tree.add(&lanes, &mut lane_sums));
        for (&place, sum) in places.iter().zip(lane_sums) {
            sums[place] += sum;
        }
    }
}
