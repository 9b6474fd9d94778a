//! The trained model: learned token tables and boosted trees, as flat arrays. `./build.sh train` writes both files.
//!
//! How they were made, from what, with what score: about.txt beside this file, and train/README.md.

mod attribution;
pub(crate) mod bytes;
mod forest;
mod tables;
#[cfg(test)]
mod tests;
mod trees;

pub use tables::Tables;

use super::features::{self, Columns, Matrix};
use forest::Forest;
use std::sync::OnceLock;
use thiserror::Error;

/// Why bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ModelError {
    /// The bytes do not begin as this file does, or its format is of another version.
    #[error("{file} has another format")]
    OtherFormat {
        /// The file's name.
        file: &'static str,
    },
    /// The bytes end too early.
    #[error("{file} is cut short")]
    CutShort {
        /// The file's name.
        file: &'static str,
    },
    /// The bytes contradict themselves.
    #[error("{file} is malformed: {what}")]
    Malformed {
        /// The file's name.
        file: &'static str,
        /// What is wrong.
        what: &'static str,
    },
    /// The trees were trained on other features.
    #[error("the model was trained on other features ({found} of them, there are {expected}): run ./build.sh train")]
    OtherFeatures {
        /// The model's columns.
        found: usize,
        /// The columns that this build computes.
        expected: usize,
    },
    /// Another model is in use already.
    #[error("a model is in use already")]
    InUse,
}

/// Token tables and trees that were trained together.
#[derive(Debug)]
pub struct Model {
    tables: Tables,
    forest: Forest,
    neutral: Vec<f32>,
}

static SHARED: OnceLock<Model> = OnceLock::new();

/// `tables.bin` and `trees.bin`, where they are inside the program; the extension brings them beside its Wasm.
const FILES: Option<(&[u8], &[u8])> =
    if cfg!(feature = "data") { Some((include_bytes!("tables.bin"), include_bytes!("trees.bin"))) } else { None };

impl Model {
    /// Reads a model from the bytes of `tables.bin` and `trees.bin`.
    ///
    /// # Errors
    /// Where the bytes are no model, or one that was trained on other features than this build computes.
    pub fn read(tables: &[u8], trees: &[u8]) -> Result<Self, ModelError> {
        Self::for_features(features::COLUMNS, tables, trees)
    }

    /// Reads a model that was trained on these features.
    fn for_features(columns: Columns, tables: &[u8], trees: &[u8]) -> Result<Self, ModelError> {
        let tables = Tables::read(tables)?;
        let trees = trees::read(trees)?;
        let (found, expected) = (trees.neutral.len(), columns.count);
        if found != expected || trees.names != columns.names {
            return Err(ModelError::OtherFeatures { found, expected });
        }
        Ok(Self { tables, forest: trees.forest, neutral: trees.neutral })
    }

    /// The model in use: the installed one, or the one inside the program; where there is neither, one that finds every
    /// block as likely text as not.
    pub fn shared() -> &'static Self {
        SHARED.get_or_init(|| match FILES {
            Some((tables, trees)) => {
                Self::read(tables, trees).expect("a test reads them: ./build.sh train writes them anew")
            }
            None => Self {
                tables: Tables::default(),
                forest: Forest::default(),
                neutral: vec![0.0; features::COLUMNS.count],
            },
        })
    }

    /// Uses this model instead of the one inside the program; only before the first use.
    ///
    /// # Errors
    /// [`ModelError::InUse`] afterwards.
    pub fn install(model: Self) -> Result<(), ModelError> {
        SHARED.set(model).map_err(|_| ModelError::InUse)
    }

    /// The values of class tokens and words.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// For each row how likely its block is text of the article, 0.0–1.0; 0.0 where it is not wanted. Blocks that are
    /// a clear matter are given after some of the trees: at most 0.12 or at least 0.88 then.
    pub fn probabilities(&self, matrix: &Matrix, wanted: &[bool]) -> Vec<f32> {
        let rows = places(matrix, wanted);
        let log_odds = self.forest.log_odds(matrix, &rows);
        spread(matrix.rows(), &rows, &log_odds)
    }

    /// As [`Self::probabilities`], by all trees for every block: what the training is checked against.
    pub fn exact_probabilities(&self, matrix: &Matrix, wanted: &[bool]) -> Vec<f32> {
        let rows = places(matrix, wanted);
        let log_odds = self.forest.whole_log_odds(matrix, &rows);
        spread(matrix.rows(), &rows, &log_odds)
    }

    /// The features that weighed most for a row, by their columns, with the change of log-odds that each makes: the
    /// log-odds less those with the feature at its neutral value. The largest change first, no change left out.
    pub fn attribution(&self, row: &[f32]) -> Vec<(usize, f32)> {
        attribution::of(&self.forest, &self.neutral, row)
    }
}

/// The rows that are wanted.
fn places(matrix: &Matrix, wanted: &[bool]) -> Vec<usize> {
    (0..matrix.rows()).filter(|&row| wanted.get(row) == Some(&true)).collect()
}

/// Log-odds of some rows as probabilities of all.
fn spread(count: usize, rows: &[usize], log_odds: &[f32]) -> Vec<f32> {
    let mut probabilities = vec![0.0; count];
    for (&row, log_odds) in rows.iter().zip(log_odds) {
        probabilities[row] = 1.0 / (1.0 + (-log_odds).exp());
    }
    probabilities
}
