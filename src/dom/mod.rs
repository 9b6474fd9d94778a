//! The arena: a captured page as a tree of nodes by index.
//!
//! Nodes stand in document order, so a subtree is a range of indices and every sum over a subtree is the
//! difference of two prefix sums. Text and attributes stay in the snapshot; derived facts live in
//! side tables of their owners. The tree never changes but for one thing: [`Document::remove`] marks
//! a subtree as left out.
//!
//! Invariant: knows nothing of articles, rules or clutter.

pub mod blocks;
mod build;
mod names;
pub mod order;
pub mod text;

pub use names::{Attribute, Tag};

use crate::snapshot::{MediaBox, Scope, Snapshot};
use serde::Serialize;

/// A node's index in its document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The index as a position in a side table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Nodes in the order of the page. These iterators are types of their own: each search through a `Range` mapped to nodes, or through
/// `successors`, is compiled with the machinery of both, a kilobyte of Wasm where these take half of that.
#[derive(Debug, Clone)]
pub struct Nodes {
    next: u32,
    end: u32,
}

impl Iterator for Nodes {
    type Item = NodeId;

    #[inline]
    fn next(&mut self) -> Option<NodeId> {
        let node = self.next;
        if node >= self.end {
            return None;
        }
        self.next = node + 1;
        Some(NodeId(node))
    }
}

/// A node and the elements around it, or these alone, nearest first.
#[derive(Debug, Clone)]
pub struct Path<'a> {
    nodes: &'a [Node],
    /// Beyond the nodes above the root.
    next: u32,
}

impl Iterator for Path<'_> {
    type Item = NodeId;

    #[inline]
    fn next(&mut self) -> Option<NodeId> {
        let node = NodeId(self.next);
        self.next = self.nodes.get(node.index())?.parent;
        Some(node)
    }
}

/// Nodes that follow each other below one element.
#[derive(Debug, Clone)]
pub struct Siblings<'a> {
    nodes: &'a [Node],
    next: u32,
    end: u32,
}

impl Iterator for Siblings<'_> {
    type Item = NodeId;

    #[inline]
    fn next(&mut self) -> Option<NodeId> {
        let node = NodeId(self.next);
        if self.next >= self.end {
            return None;
        }
        self.next = self.nodes.get(node.index())?.end;
        Some(node)
    }
}

#[derive(Debug, Clone, Copy)]
struct Node {
    tag: Tag,
    /// `u32::MAX` for the root.
    parent: u32,
    /// One past the last node of the subtree.
    end: u32,
    depth: u16,
    /// Index of a text node's text, or of an element's first attribute.
    first: u32,
    /// Number of an element's attributes.
    attributes: u16,
    /// Bits of the attributes that something here knows, see [`Attribute::bit`]: most are asked for in vain.
    known: u64,
}

/// A captured page as a tree.
#[derive(Debug)]
pub struct Document<'page> {
    page: &'page Snapshot,
    nodes: Vec<Node>,
    /// For each attribute of the page its name, where something here knows it.
    attributes: Vec<Option<Attribute>>,
    /// The distinct values of `class`; the first stands for none.
    classes: Vec<&'page str>,
    /// For each node the place of its own among them.
    class: Vec<u32>,
    /// Whether the node is left out.
    removed: Vec<bool>,
    /// Whether the page itself does not show the node.
    hidden: Vec<bool>,
    boxes: Vec<(NodeId, MediaBox)>,
}

impl<'page> Document<'page> {
    /// The captured page.
    pub fn page(&self) -> &'page Snapshot {
        self.page
    }

    /// Whether only what the reader had selected was captured.
    pub fn is_selection(&self) -> bool {
        self.page.scope == Scope::Selection
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// All nodes in document order.
    pub fn nodes(&self) -> Nodes {
        Nodes { next: 0, end: self.nodes.len() as u32 }
    }

    /// What the node is.
    pub fn tag(&self, node: NodeId) -> Tag {
        self.nodes[node.index()].tag
    }

    /// Whether the node is text.
    pub fn is_text(&self, node: NodeId) -> bool {
        self.tag(node) == Tag::Text
    }

    /// The element that holds the node.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        let parent = self.nodes[node.index()].parent;
        (parent != u32::MAX).then_some(NodeId(parent))
    }

    /// The elements that hold the node, nearest first; not the node itself.
    pub fn ancestors(&self, node: NodeId) -> Path<'_> {
        Path { nodes: &self.nodes, next: self.nodes[node.index()].parent }
    }

    /// The node, then the elements that hold it, nearest first.
    pub fn path(&self, node: NodeId) -> Path<'_> {
        Path { nodes: &self.nodes, next: node.0 }
    }

    /// The node's children in order.
    pub fn children(&self, node: NodeId) -> Siblings<'_> {
        Siblings { nodes: &self.nodes, next: node.0 + 1, end: self.end(node).0 }
    }

    /// The node's siblings before it, nearest first.
    pub fn siblings_before(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let parent = self.parent(node);
        let before = move |&node: &NodeId| {
            let last = node.0.checked_sub(1).map(NodeId)?;
            self.path(last).take_while(|&above| Some(above) != parent).find(|&above| self.parent(above) == parent)
        };
        std::iter::successors(before(&node), before)
    }

    /// The node's siblings after it, nearest first.
    pub fn siblings_after(&self, node: NodeId) -> Siblings<'_> {
        let end = self.parent(node).map_or(self.end(node), |parent| self.end(parent));
        Siblings { nodes: &self.nodes, next: self.end(node).0, end: end.0 }
    }

    /// The node and all below it, in order.
    pub fn subtree(&self, node: NodeId) -> Nodes {
        Nodes { next: node.0, end: self.end(node).0 }
    }

    /// One past the last node of the subtree.
    pub fn end(&self, node: NodeId) -> NodeId {
        NodeId(self.nodes[node.index()].end)
    }

    /// Whether `inner` is `outer` or below it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.end(outer)
    }

    /// Levels below the root, 0 for the root.
    pub fn depth(&self, node: NodeId) -> u16 {
        self.nodes[node.index()].depth
    }

    /// The nearest element that holds both.
    #[inline(never)]
    pub fn common_ancestor(&self, one: NodeId, other: NodeId) -> NodeId {
        self.path(one).find(|&ancestor| self.contains(ancestor, other)).unwrap_or(NodeId(0))
    }

    /// The text of a text node; "" for an element.
    #[inline(never)]
    pub fn text(&self, node: NodeId) -> &'page str {
        let node = &self.nodes[node.index()];
        if node.tag == Tag::Text { self.page.texts.get(node.first as usize) } else { "" }
    }

    /// The name of an element as the page has it; "" for text.
    #[inline(never)]
    pub fn name(&self, node: NodeId) -> &'page str {
        usize::try_from(self.page.name[node.index()])
            .ok()
            .and_then(|name| self.page.names.get(name))
            .map_or("", String::as_str)
    }

    /// The value of an element's attribute.
    #[inline(never)] // Asked for in very many places: inlined it makes the Wasm larger, and no page faster.
    pub fn attribute(&self, node: NodeId, wanted: Attribute) -> Option<&'page str> {
        let Node { known, first, .. } = self.nodes[node.index()];
        if known & wanted.bit() == 0 {
            return None;
        }
        let at = self.known_attributes(node).iter().position(|&name| name == Some(wanted))?;
        Some(self.value(first as usize + at))
    }

    /// The value of an attribute by its place in the page's columns.
    #[inline(never)]
    fn value(&self, at: usize) -> &'page str {
        self.page.attribute_value.get(at)
    }

    /// The distinct values of `class`; the first is that of elements that have none.
    pub fn classes(&self) -> &[&'page str] {
        &self.classes
    }

    /// The place of the element's `class` among [`Self::classes`]; 0 for none. A page repeats each many times: what is asked of
    /// them all is looked up once for each place.
    pub fn class(&self, node: NodeId) -> usize {
        self.class[node.index()] as usize
    }

    /// The attributes of an element that something here knows.
    pub fn attributes(&self, node: NodeId) -> impl Iterator<Item = (Attribute, &'page str)> + '_ {
        let first = self.nodes[node.index()].first as usize;
        let known = self.known_attributes(node).iter().enumerate();
        known.filter_map(move |(at, name)| Some(((*name)?, self.value(first + at))))
    }

    /// For each attribute of a node its known name.
    fn known_attributes(&self, node: NodeId) -> &[Option<Attribute>] {
        let node = &self.nodes[node.index()];
        let first = node.first as usize;
        let range = if node.tag == Tag::Text { 0..0 } else { first..first + usize::from(node.attributes) };
        self.attributes.get(range).unwrap_or_default()
    }

    /// The `body`, or the root where there is none.
    pub fn body(&self) -> NodeId {
        self.nodes().find(|&node| self.tag(node) == Tag::Body).unwrap_or(NodeId(0))
    }

    /// Size of a picture, video or frame, where the capture measured it.
    pub fn media_box(&self, node: NodeId) -> Option<&MediaBox> {
        let at = self.boxes.binary_search_by_key(&node, |(id, _)| *id).ok()?;
        Some(&self.boxes[at].1)
    }

    /// Whether the page itself does not show the node.
    pub fn is_hidden(&self, node: NodeId) -> bool {
        self.hidden[node.index()]
    }

    /// Whether the node is left out.
    pub fn is_removed(&self, node: NodeId) -> bool {
        self.removed[node.index()]
    }

    /// Leaves the node and all below it out.
    pub fn remove(&mut self, node: NodeId) {
        let range = node.index()..self.end(node).index();
        self.removed[range].fill(true);
    }

    /// Takes a node and all below it back in.
    pub fn restore(&mut self, node: NodeId) {
        let range = node.index()..self.end(node).index();
        self.removed[range].fill(false);
    }

    /// Takes the nodes from `first` to `last`, in document order, back in, and no other.
    pub fn restore_range(&mut self, first: NodeId, last: NodeId) {
        self.removed[first.index()..=last.index()].fill(false);
    }
}
