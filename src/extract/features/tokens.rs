//! The tokens whose values are learned: parts of class names, and words of short blocks.

use super::super::Page;
use crate::dom::NodeId;

/// Hands over the hash of each token of an element's class, id, role and name, at most 24.
pub fn of_element(_page: &Page, _node: NodeId, _visit: &mut dyn FnMut(u32)) {}

/// Hands over the hash of each word and pair of words of a block of at most 40 words, and of a short block's whole text.
pub fn of_block(_page: &Page, _index: usize, _visit: &mut dyn FnMut(u32)) {}
