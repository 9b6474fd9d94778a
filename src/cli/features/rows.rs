//! Blocks with their features as lines of JSON, for people and for scripts.

use super::super::record;
use crate::dom::{Attribute, Document, NodeId};
use crate::extract::features::{self, Feature, Matrix};
use crate::extract::{self, Page};
use serde::{Serialize, Serializer};
use std::path::Path;

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    block: usize,
    left: bool,
    path: String,
    text: &'a str,
    features: Values<'a>,
}

/// The features of a block by name, in the order of the columns.
struct Values<'a> {
    features: &'a [Feature],
    row: &'a [f32],
}

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.features.iter().map(|feature| feature.name).zip(self.row))
    }
}

/// A line for each block of a page.
pub(super) fn of(file: &Path, page: &Page, matrix: Matrix) -> String {
    let file = file.display().to_string();
    let features: Vec<Feature> = features::all().collect();
    let open = extract::open(page);
    let row = |block: usize| Row {
        file: &file,
        block,
        left: open[block],
        path: path(page.document, page.blocks.get(block).anchor),
        text: page.blocks.text(block),
        features: Values { features: &features, row: matrix.row(block) },
    };
    (0..page.blocks.len()).map(|block| record::line(&row(block))).collect()
}

/// The elements from the root to this one, as selectors are written.
fn path(document: &Document, node: NodeId) -> String {
    let mut steps: Vec<String> = document.path(node).map(|element| step(document, element)).collect();
    steps.reverse();
    steps.join(" > ")
}

fn step(document: &Document, element: NodeId) -> String {
    let mut step = document.name(element).to_owned();
    if let Some(id) = document.attribute(element, Attribute::Id).filter(|id| !id.is_empty()) {
        step.push('#');
        step.push_str(id);
    }
    for class in document.attribute(element, Attribute::Class).unwrap_or("").split_ascii_whitespace() {
        step.push('.');
        step.push_str(class);
    }
    step
}
