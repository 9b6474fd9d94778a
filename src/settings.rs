//! What a reader can choose about the reading itself, with defaults.

use serde::{Deserialize, Serialize};

/// Choices that change what [`crate::reader::read`] does. Looks are the view's own matter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "snake_case")]
pub struct Settings {
    /// Whether pictures are shown. Default: yes.
    pub images: bool,
    /// Characters of a removed block that its line in the list of removals shows.
    /// Default: 160, about two lines of the panel.
    pub excerpt_chars: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { images: true, excerpt_chars: 160 }
    }
}
