//! Text blocks described by numbers: one row a block, one column a feature, one file a group of features.

mod text;
pub mod tokens;

use super::Page;
use super::model::Tables;
use crate::declared::Declared;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Its group and name ("text:words").
    pub name: &'static str,
    /// What it counts.
    pub unit: &'static str,
    /// What it tells text from clutter by.
    pub why: &'static str,
}

/// One row a block, row after row.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    columns: usize,
    values: Vec<f32>,
}

impl Matrix {
    /// How many features a row has.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    /// The features of a block.
    pub fn row(&self, block: usize) -> &[f32] {
        &self.values[block * self.columns..(block + 1) * self.columns]
    }

    /// All values, row after row.
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}

/// All features in the order of the columns.
pub fn all() -> impl Iterator<Item = Feature> {
    text::FEATURES.iter().copied()
}

/// Describes every block of a page.
pub fn matrix(page: &Page, _declared: &Declared, _tables: &Tables) -> Matrix {
    let columns = all().count();
    let mut values = Vec::with_capacity(columns * page.blocks.len());
    for index in 0..page.blocks.len() {
        text::write(page, index, &mut values);
    }
    Matrix { columns, values }
}
