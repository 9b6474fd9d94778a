//! What a reader can choose about the reading itself, with defaults.

use serde::{Deserialize, Serialize};

/// Choices that change what [`crate::reader::read`] does. Looks are the view's own matter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Whether pictures are shown. Default: yes.
    pub images: bool,
    /// Characters of a removed block that its line in the list of removals shows.
    /// Default: 160, about two lines of the panel.
    pub excerpt_chars: usize,
    /// Parts of this page that are brought back, by their node in the snapshot. Default: none.
    pub keep: Vec<u32>,
    /// Parts of this page that are left out, by their node in the snapshot. Default: none.
    pub leave_out: Vec<u32>,
    /// Parts of this site that belong to the text, as `rules::part` describes them. Default: none.
    pub keep_parts: Vec<String>,
    /// Parts of this site that do not. Default: none.
    pub leave_out_parts: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            images: true,
            excerpt_chars: 160,
            keep: Vec::new(),
            leave_out: Vec::new(),
            keep_parts: Vec::new(),
            leave_out_parts: Vec::new(),
        }
    }
}
