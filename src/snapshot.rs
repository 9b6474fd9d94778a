//! CONTRACT IN: what is taken from a page, in JSON-safe columns.
//!
//! `extension/content/capture.js` writes it in one walk of the live page; `cli` writes the same from
//! parsed HTML. `tests/contract/snapshot.json` is an example that both sides check.
//!
//! Nodes stand in document order (parents before children). Only elements and text nodes are there:
//! no comments, no scripts (but `application/ld+json`), no styles, templates or drawings' insides.
//! Open shadow roots are flattened (a host's children are its shadow tree, with slotted nodes in their
//! slots), and the document of a same-origin frame hangs under its `iframe` element.
//!
//! Invariant: nothing here is trusted. [`crate::dom::Document::from_snapshot`] repairs what is odd.

pub use crate::json::Strings;

use crate::error::ReadError;
use crate::json::{Column, Fields, Place, Word, fill};
use serde::{Deserialize, Deserializer, Serialize};

/// The version of this contract that this build reads and writes.
pub const VERSION: u32 = 1;

/// How much of the page was captured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The whole page.
    #[default]
    Page,
    /// Only what the reader had selected: kept as it is, nothing is judged.
    Selection,
}

/// One captured page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Snapshot {
    /// Version of the contract: [`VERSION`].
    pub version: u32,
    /// Address of the page.
    pub url: String,
    /// Address that relative addresses are resolved against (`document.baseURI`); empty = [`Self::url`].
    pub base: String,
    /// `document.title`.
    pub title: String,
    /// How much of the page is here.
    pub scope: Scope,
    /// Width and height of the window in CSS pixels; `None` where nothing was laid out.
    pub viewport: Option<[f32; 2]>,
    /// Whether nodes were left out because the page is larger than the capture's limit.
    pub truncated: bool,

    /// Distinct element names, lower case.
    pub names: Vec<String>,
    /// For each node an index into [`Self::names`], or -1 for a text node.
    pub name: Vec<i32>,
    /// For each node the index of its parent; -1 for the root.
    pub parent: Vec<i32>,
    /// The text of each text node, in order.
    pub texts: Strings,

    /// Distinct attribute names, lower case.
    pub attribute_names: Vec<String>,
    /// For each attribute the node that it is on, ascending.
    pub attribute_node: Vec<u32>,
    /// For each attribute an index into [`Self::attribute_names`].
    pub attribute_name: Vec<u32>,
    /// For each attribute its value.
    pub attribute_value: Strings,

    /// Elements that the page does not show (outermost ones only), ascending.
    pub hidden: Vec<u32>,
    /// Sizes of pictures, videos and frames.
    pub boxes: Vec<MediaBox>,
}

/// The size of a picture, video or frame: `[node, width, height, natural width, natural height]` in CSS
/// pixels, 0 where unknown.
pub type MediaBox = [f32; 5];

impl Word for Scope {
    fn set(&mut self, word: &str) -> bool {
        *self = if word == "selection" { Self::Selection } else { Self::Page };
        matches!(word, "page" | "selection")
    }
}

impl Fields for Snapshot {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "version" => Place::Number(&mut self.version),
            "url" => Place::Text(&mut self.url),
            "base" => Place::Text(&mut self.base),
            "title" => Place::Text(&mut self.title),
            "scope" => Place::Word(&mut self.scope),
            "viewport" => Place::Size(&mut self.viewport),
            "truncated" => Place::Flag(&mut self.truncated),
            "names" => Place::Column(Column::Names(&mut self.names)),
            "name" => Place::Column(Column::Signed(&mut self.name)),
            "parent" => Place::Column(Column::Signed(&mut self.parent)),
            "texts" => Place::Column(Column::Texts(&mut self.texts)),
            "attribute_names" => Place::Column(Column::Names(&mut self.attribute_names)),
            "attribute_node" => Place::Column(Column::Indices(&mut self.attribute_node)),
            "attribute_name" => Place::Column(Column::Indices(&mut self.attribute_name)),
            "attribute_value" => Place::Column(Column::Texts(&mut self.attribute_value)),
            "hidden" => Place::Column(Column::Indices(&mut self.hidden)),
            "boxes" => Place::Boxes(&mut self.boxes),
            _ => Place::Nowhere,
        }
    }
}

impl<'de> Deserialize<'de> for Snapshot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut page = Self::default();
        fill(deserializer, &mut page)?;
        Ok(page)
    }
}

impl Snapshot {
    /// Reads a snapshot from the JSON that `capture.js` writes.
    ///
    /// # Errors
    /// [`ReadError::BadSnapshot`] for anything that is not such JSON, [`ReadError::OtherVersion`] for
    /// another version's.
    pub fn from_json(json: &str) -> Result<Self, ReadError> {
        let snapshot: Self =
            serde_json::from_str(json).map_err(|error| ReadError::BadSnapshot { reason: error.to_string() })?;
        snapshot.of_this_version()
    }

    /// The same snapshot, where it is of the version that this build reads.
    ///
    /// # Errors
    /// [`ReadError::OtherVersion`] for another version's.
    pub fn of_this_version(self) -> Result<Self, ReadError> {
        if self.version != VERSION {
            return Err(ReadError::OtherVersion { found: self.version, expected: VERSION });
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_version_is_told_apart_from_bad_json() {
        assert!(matches!(Snapshot::from_json("{"), Err(ReadError::BadSnapshot { .. })));
        let other = Snapshot::from_json(r#"{"version":99}"#);
        assert_eq!(other, Err(ReadError::OtherVersion { found: 99, expected: VERSION }));
    }

    #[test]
    fn survives_a_round_trip() {
        let mut page = Snapshot { version: VERSION, names: vec!["p".into()], ..Snapshot::default() };
        page.name = vec![0, -1];
        page.parent = vec![-1, 0];
        page.texts.push("Grüße, 世界");
        let json = serde_json::to_string(&page).unwrap();
        assert_eq!(Snapshot::from_json(&json), Ok(page));
    }
}
