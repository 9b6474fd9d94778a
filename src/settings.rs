//! What a reader can choose about the reading itself, with defaults.

use crate::json::{Column, Fields, Place, fill};

/// Choices that change what [`crate::reader::read`] does. Looks are the view's own matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Whether pictures are shown. Default: yes.
    pub images: bool,
    /// Characters of a removed block that its line in the list of removals shows.
    /// Default: 160, about two lines of the panel.
    pub excerpt_chars: u32,
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

impl Fields for Settings {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "images" => Place::Flag(&mut self.images),
            "excerpt_chars" => Place::Number(&mut self.excerpt_chars),
            "keep" => Place::Column(Column::Indices(&mut self.keep)),
            "leave_out" => Place::Column(Column::Indices(&mut self.leave_out)),
            "keep_parts" => Place::Column(Column::Names(&mut self.keep_parts)),
            "leave_out_parts" => Place::Column(Column::Names(&mut self.leave_out_parts)),
            _ => Place::Nowhere,
        }
    }
}

impl Settings {
    /// Reads settings from JSON. What is missing has its default; all has where anything is of the wrong form.
    pub fn from_json(json: &str) -> Self {
        let mut settings = Self::default();
        match fill(&mut serde_json::Deserializer::from_str(json), &mut settings) {
            Ok(()) => settings,
            Err(_) => Self::default(),
        }
    }
}
