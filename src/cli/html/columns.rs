//! The snapshot's columns while they are written.

use super::attributes::taken;
use super::tree::Element;
use crate::dom;
use crate::snapshot::Snapshot;
use html5ever::{LocalName, ns};
use std::collections::HashMap;

/// Nodes in one snapshot; `capture.js` has the same limit.
const MAX_NODES: usize = 200_000;

/// Bytes of text and attributes in one snapshot; `capture.js` has the same limit.
const MAX_BYTES: usize = 20_000_000;

/// Writes a snapshot, node after node in document order.
#[derive(Default)]
pub(super) struct Columns {
    page: Snapshot,
    names: HashMap<LocalName, i32>,
    /// For each attribute's name its column, `None` for one that nothing asks for.
    attributes: HashMap<LocalName, Option<u32>>,
    bytes: usize,
}

impl Columns {
    /// Whether the limit is reached.
    pub(super) fn is_full(&self) -> bool {
        self.page.name.len() >= MAX_NODES || self.bytes >= MAX_BYTES
    }

    /// Notes that something was left out because the limit is reached.
    pub(super) fn truncate(&mut self) {
        self.page.truncated = true;
    }

    /// What was written.
    pub(super) fn into_snapshot(self) -> Snapshot {
        self.page
    }

    /// Adds an element with those of its attributes that something asks for.
    pub(super) fn add_element(&mut self, element: &Element, parent: i32) -> i32 {
        let name = self.name(&element.name.local);
        let index = self.add_node(name, parent);
        for attribute in &element.attributes {
            if attribute.name.ns != ns!() {
                continue;
            }
            let Some(column) = self.attribute(&attribute.name.local) else {
                continue;
            };
            let (name, value) = (&attribute.name.local, &attribute.value);
            if let Some(value) = taken(&element.name.local, name, value, self.bytes) {
                self.add_attribute(index, column, value);
            }
        }
        index
    }

    /// Adds text.
    pub(super) fn add_text(&mut self, text: &str, parent: i32) {
        let room = MAX_BYTES.saturating_sub(self.bytes);
        let ends = (0..=room.min(text.len())).rev();
        let end = ends.into_iter().find(|&end| text.is_char_boundary(end));
        let kept = &text[..end.unwrap_or(0)];
        self.add_node(-1, parent);
        self.page.texts.push(kept);
        self.bytes += kept.len();
    }

    /// Notes the address that the addresses in a frame are resolved against; right after the frame's element.
    pub(super) fn add_frame_base(&mut self, frame: i32, base: &str) {
        self.add_own(frame, dom::Attribute::FrameBase, base);
    }

    /// Notes what a drawing is called; right after its element.
    pub(super) fn add_label(&mut self, drawing: i32, label: &str) {
        self.add_own(drawing, dom::Attribute::AriaLabel, label);
    }

    fn add_own(&mut self, node: i32, attribute: dom::Attribute, value: &str) {
        if let Some(column) = self.attribute(&LocalName::from(attribute.name())) {
            self.add_attribute(node, column, value);
        }
    }

    fn add_node(&mut self, name: i32, parent: i32) -> i32 {
        self.page.name.push(name);
        self.page.parent.push(parent);
        // Never more than MAX_NODES and a bit.
        self.page.name.len() as i32 - 1
    }

    fn add_attribute(&mut self, node: i32, column: u32, value: &str) {
        self.page.attribute_node.push(node as u32);
        self.page.attribute_name.push(column);
        self.page.attribute_value.push(value);
        self.bytes += value.len();
    }

    fn name(&mut self, name: &LocalName) -> i32 {
        if let Some(&index) = self.names.get(name) {
            return index;
        }
        self.page.names.push(name.to_ascii_lowercase().to_string());
        let index = self.page.names.len() as i32 - 1;
        self.names.insert(name.clone(), index);
        index
    }

    fn attribute(&mut self, name: &LocalName) -> Option<u32> {
        if let Some(&column) = self.attributes.get(name) {
            return column;
        }
        let column = dom::Attribute::from_name(name).map(|_| {
            self.page.attribute_names.push(name.to_string());
            self.page.attribute_names.len() as u32 - 1
        });
        self.attributes.insert(name.clone(), column);
        column
    }
}
