//! The table of features.

/// One row a block, row after row.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    columns: usize,
    values: Vec<f32>,
}

impl Matrix {
    /// A table of zeros.
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self { columns, values: vec![0.0; columns * rows] }
    }

    /// A table of these values, row after row; a last row that is not whole is left out.
    pub fn from_values(columns: usize, mut values: Vec<f32>) -> Self {
        values.truncate(values.len() / columns.max(1) * columns);
        Self { columns, values }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.values.len() / self.columns.max(1)
    }

    /// The features of a block.
    pub fn row(&self, block: usize) -> &[f32] {
        &self.values[block * self.columns..(block + 1) * self.columns]
    }

    pub(super) fn row_mut(&mut self, block: usize) -> &mut [f32] {
        &mut self.values[block * self.columns..(block + 1) * self.columns]
    }

    /// All values, row after row.
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}

/// Writes a row from left to right.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    row: &'a mut [f32],
    at: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(row: &'a mut [f32]) -> Self {
        Self { row, at: 0 }
    }

    pub(super) fn push(&mut self, value: f32) {
        self.row[self.at] = value;
        self.at += 1;
    }

    pub(super) fn extend(&mut self, values: &[f32]) {
        self.row[self.at..self.at + values.len()].copy_from_slice(values);
        self.at += values.len();
    }
}
