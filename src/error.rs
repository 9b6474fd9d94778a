//! What can go wrong, one variant for each thing that a reader can be told.

use thiserror::Error;

/// Why a page gave no reading. Odd pages are not errors (the arena repairs them); only these are.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The snapshot is not JSON of the expected form.
    #[error("The page could not be handed over: {reason}")]
    BadSnapshot {
        /// What the JSON reader said.
        reason: String,
    },
    /// The snapshot was written by another version of `capture.js`.
    #[error("The page was captured by another version of Recto ({found}; this is {expected}). Reload the page.")]
    OtherVersion {
        /// The version found.
        found: u32,
        /// The version that this build reads.
        expected: u32,
    },
    /// The page holds no text at all.
    #[error("There is no text on this page.")]
    NoText,
}

impl ReadError {
    /// A stable key for the interface's own sentence in the reader's language.
    pub fn key(&self) -> &'static str {
        match self {
            Self::BadSnapshot { .. } => "errorBadSnapshot",
            Self::OtherVersion { .. } => "errorOtherVersion",
            Self::NoText => "errorNoText",
        }
    }
}
