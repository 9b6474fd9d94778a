//! The trained model: learned token tables, boosted trees as flat arrays, and a small network for what the trees are not
//! sure of. `./build.sh train` writes the three files.
//!
//! How they were made, from what, with what score: about.txt beside this file, and train/README.md.

mod attribution;
pub(crate) mod bytes;
mod forest;
mod network;
mod tables;
#[cfg(test)]
mod tests;
mod trees;

pub use tables::Tables;

use super::features::{self, Columns, Matrix};
use forest::{Forest, SURE};
use network::Network;
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
    /// The trees or the network were trained on other features.
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

/// How much of the log-odds is the network's where the trees are not sure. Source: wcxb-dev, cross-validated, 2026-11-27: .3 to
/// .5 come to the same (train/README.md).
const NETWORK_SHARE: f32 = 0.4;

/// Token tables, trees and a network that were trained together.
#[derive(Debug)]
pub struct Model {
    tables: Tables,
    forest: Forest,
    network: Network,
    neutral: Vec<f32>,
}

/// The bytes of a model's files.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// Of `tables.bin`.
    pub tables: &'a [u8],
    /// Of `trees.bin`.
    pub trees: &'a [u8],
    /// Of `network.bin`.
    pub network: &'a [u8],
}

static SHARED: OnceLock<Model> = OnceLock::new();

/// The files where they are inside the program; the extension brings them beside its Wasm.
const SHIPPED: Option<Files<'static>> = if cfg!(feature = "data") {
    Some(Files {
        tables: include_bytes!("tables.bin"),
        trees: include_bytes!("trees.bin"),
        network: include_bytes!("network.bin"),
    })
} else {
    None
};

impl Model {
    /// Reads a model from its files.
    ///
    /// # Errors
    /// Where the bytes are no model, or one that was trained on other features than this build computes.
    pub fn read(files: Files) -> Result<Self, ModelError> {
        Self::for_features(features::COLUMNS, files)
    }

    /// Reads a model that was trained on these features.
    fn for_features(columns: Columns, files: Files) -> Result<Self, ModelError> {
        let tables = Tables::read(files.tables)?;
        let trees = trees::read(files.trees)?;
        let network = Network::read(files.network)?;
        for (found, names) in [(trees.neutral.len(), trees.names), (network.columns(), network.names)] {
            if found != columns.count || names != columns.names {
                return Err(ModelError::OtherFeatures { found, expected: columns.count });
            }
        }
        Ok(Self { tables, forest: trees.forest, network, neutral: trees.neutral })
    }

    /// The model in use: the installed one, or the one inside the program; where there is neither, one that finds every
    /// block as likely text as not.
    pub fn shared() -> &'static Self {
        SHARED.get_or_init(|| match SHIPPED {
            Some(files) => Self::read(files).expect("a test reads them: ./build.sh train writes them anew"),
            None => Self {
                tables: Tables::default(),
                forest: Forest::default(),
                network: Network::default(),
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
        self.judged(matrix, wanted, Forest::log_odds)
    }

    /// As [`Self::probabilities`], by all trees for every block: what the training is checked against.
    pub fn exact_probabilities(&self, matrix: &Matrix, wanted: &[bool]) -> Vec<f32> {
        self.judged(matrix, wanted, Forest::all_log_odds)
    }

    /// Probabilities by what the forest says so, and by the network where it is not sure.
    fn judged(
        &self,
        matrix: &Matrix,
        wanted: &[bool],
        log_odds: impl Fn(&Forest, &Matrix, &[usize]) -> Vec<f32>,
    ) -> Vec<f32> {
        let rows = places(matrix, wanted);
        let mut probabilities = vec![0.0; matrix.rows()];
        for (&row, by_trees) in rows.iter().zip(log_odds(&self.forest, matrix, &rows)) {
            let log_odds = if self.is_unsure(by_trees) {
                blend(by_trees, self.network.log_odds(matrix.row(row)))
            } else {
                by_trees
            };
            probabilities[row] = 1.0 / (1.0 + (-log_odds).exp());
        }
        probabilities
    }

    /// The features that weighed most for a row, by their columns, with the change of log-odds that each makes: the
    /// log-odds less those with the feature at its neutral value. The largest change first, no change left out.
    pub fn attribution(&self, row: &[f32]) -> Vec<(usize, f32)> {
        let mut changes = attribution::of_trees(&self.forest, &self.neutral, row);
        let matrix = Matrix::from_values(row.len(), row.to_vec());
        if self.is_unsure(self.forest.all_log_odds(&matrix, &[0])[0]) {
            let by_network = self.network.changes(row, &self.neutral);
            changes.iter_mut().zip(by_network).for_each(|(change, other)| *change = blend(*change, other));
        }
        attribution::ranked(changes)
    }

    /// Whether the network is asked too.
    fn is_unsure(&self, by_trees: f32) -> bool {
        by_trees.abs() < SURE && self.network.columns() > 0
    }
}

/// What trees and network say together.
fn blend(by_trees: f32, by_network: f32) -> f32 {
    by_trees + NETWORK_SHARE * (by_network - by_trees)
}

/// The rows that are wanted.
fn places(matrix: &Matrix, wanted: &[bool]) -> Vec<usize> {
    (0..matrix.rows()).filter(|&row| wanted.get(row) == Some(&true)).collect()
}
