//! Snapshot → arena. Parsing never fails: what is odd is mended.
//!
//! - a node whose parent is not an open element hangs under the innermost open one;
//! - columns of unequal length are read up to the shortest;
//! - nesting beyond [`MAX_DEPTH`] is flattened, so no later recursion can overflow the stack;
//! - a custom element in the middle of a line counts as part of the line, as browsers show it.

use super::{Attribute, Document, Node, NodeId, Tag, order};
use crate::snapshot::{MediaBox, Snapshot};
use rustc_hash::FxHashMap;

/// Deepest level of the tree; deeper nodes become siblings at this level. Source: browsers' own parsers stop
/// nesting at 512 (Blink, `kMaximumHTMLParserDOMTreeDepth`), scripts can go beyond.
const MAX_DEPTH: usize = 512;

impl<'page> Document<'page> {
    /// Builds the tree of a captured page.
    pub fn from_snapshot(page: &'page Snapshot) -> Self {
        let attributes = attributes(page);
        let nodes = nodes(page, &attributes);
        let count = nodes.len();
        let mut document = Self {
            page,
            attributes,
            classes: vec![""],
            class: vec![0; count],
            removed: vec![false; count],
            hidden: vec![false; count],
            boxes: boxes(page, count),
            nodes,
        };
        for &node in page.hidden.iter().filter(|node| (**node as usize) < count) {
            let range = node as usize..document.end(NodeId(node)).index();
            document.hidden[range].fill(true);
        }
        document.number_classes();
        let in_lines: Vec<NodeId> = document.nodes().filter(|&node| document.stands_in_line(node)).collect();
        for node in in_lines {
            document.nodes[node.index()].tag = Tag::Span;
        }
        document
    }

    /// Gives each distinct `class` a place of its own.
    fn number_classes(&mut self) {
        let mut places: FxHashMap<&str, u32> = FxHashMap::default();
        for node in self.nodes() {
            if let Some(class) = self.attribute(node, Attribute::Class) {
                let classes = &mut self.classes;
                self.class[node.index()] = *places.entry(class).or_insert_with(|| {
                    classes.push(class);
                    classes.len() as u32 - 1
                });
            }
        }
    }

    /// Whether a custom element holds words and nothing that begins a block, and stands next to words: a term with a
    /// tooltip, a name, a time. A page says nowhere how it wants such an element; most others are boxes.
    fn stands_in_line(&self, node: NodeId) -> bool {
        let is_words = |at: Option<u32>| {
            let other = at.map(NodeId).filter(|other| other.index() < self.len() && self.is_text(*other));
            other.is_some_and(|other| self.parent(other) == self.parent(node) && !self.text(other).trim().is_empty())
        };
        self.tag(node) == Tag::Custom
            && (is_words(node.0.checked_sub(1)) || is_words(Some(self.end(node).0)))
            && !self.subtree(node).skip(1).any(|inner| self.tag(inner).is_block() || self.tag(inner).is_silent())
            && self.subtree(node).any(|inner| self.is_text(inner) && !self.text(inner).trim().is_empty())
    }
}

fn nodes(page: &Snapshot, attributes: &[Option<Attribute>]) -> Vec<Node> {
    let tags: Vec<Tag> = page.names.iter().map(|name| Tag::of(name)).collect();
    let count = page.name.len().min(page.parent.len());
    let mut nodes: Vec<Node> = Vec::with_capacity(count);
    let mut open: Vec<u32> = Vec::new();
    let (mut text, mut attribute) = (0_u32, 0_usize);
    for index in 0..count {
        let tag = usize::try_from(page.name[index]).map_or(Tag::Text, |name| *tags.get(name).unwrap_or(&Tag::Unknown));
        let keep = open_elements_to_keep(page.parent[index], &open);
        close(keep, &mut open, &mut nodes, index as u32);
        let depth = open.len();
        let mut node = Node {
            tag,
            parent: open.last().copied().unwrap_or(u32::MAX),
            end: index as u32 + 1,
            depth: depth as u16,
            first: text,
            attributes: 0,
            known: 0,
        };
        if tag == Tag::Text {
            text += 1;
        } else {
            let first = attribute;
            while page.attribute_node.get(attribute).is_some_and(|owner| *owner as usize <= index) {
                attribute += 1;
            }
            node.first = first as u32;
            node.attributes = u16::try_from(attribute - first).unwrap_or(u16::MAX);
            let known = attributes[first..attribute].iter().flatten();
            node.known = known.fold(0, |bits, name| bits | name.bit());
        }
        nodes.push(node);
        if tag != Tag::Text && depth < MAX_DEPTH {
            open.push(index as u32);
        }
    }
    close(0, &mut open, &mut nodes, count as u32);
    nodes
}

/// How many of the open elements stay open before a node of this parent.
fn open_elements_to_keep(parent: i32, open: &[u32]) -> usize {
    let Ok(parent) = u32::try_from(parent) else {
        return open.len().min(1); // A second root hangs under the first.
    };
    // A parent that is not open lies beyond MAX_DEPTH or is wrong: the node hangs under the innermost one.
    open.iter().rposition(|&element| element == parent).map_or(open.len(), |at| at + 1)
}

/// Closes open elements until `keep` are left; `next` is the index after their last node.
fn close(keep: usize, open: &mut Vec<u32>, nodes: &mut [Node], next: u32) {
    while open.len() > keep {
        let closed = open.pop().unwrap_or(0);
        nodes[closed as usize].end = next;
    }
}

/// For each attribute its name, where something here knows it.
fn attributes(page: &Snapshot) -> Vec<Option<Attribute>> {
    let names: Vec<Option<Attribute>> = page.attribute_names.iter().map(|name| Attribute::from_name(name)).collect();
    let known = |name: Option<&u32>| names.get(*name? as usize).copied().flatten();
    (0..page.attribute_node.len()).map(|at| known(page.attribute_name.get(at))).collect()
}

fn boxes(page: &Snapshot, count: usize) -> Vec<(NodeId, MediaBox)> {
    let boxes = page
        .boxes
        .iter()
        .filter(|measured| measured[0] >= 0.0 && (measured[0] as usize) < count)
        .map(|measured| (NodeId(measured[0] as u32), *measured));
    order::by(boxes.collect(), |(node, _)| node.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::VERSION;

    /// A page from `(name or text, parent)`; a name in angle brackets is an element.
    fn page(nodes: &[(&str, i32)]) -> Snapshot {
        let mut page = Snapshot { version: VERSION, ..Snapshot::default() };
        for (what, parent) in nodes {
            let element = what.strip_prefix('<').and_then(|what| what.strip_suffix('>'));
            page.parent.push(*parent);
            if let Some(name) = element {
                page.name.push(page.names.len() as i32);
                page.names.push(name.into());
            } else {
                page.name.push(-1);
                page.texts.push(what);
            }
        }
        page
    }

    #[test]
    fn subtrees_are_ranges() {
        let page = page(&[("<html>", -1), ("<body>", 0), ("<p>", 1), ("one", 2), ("<p>", 1), ("two", 4)]);
        let document = Document::from_snapshot(&page);
        let body = document.body();
        assert_eq!(document.children(body).collect::<Vec<_>>(), [NodeId(2), NodeId(4)]);
        assert_eq!(document.end(NodeId(2)), NodeId(4));
        assert_eq!(document.text(NodeId(5)), "two");
        assert_eq!(document.common_ancestor(NodeId(3), NodeId(5)), body);
    }

    #[test]
    fn siblings_are_met_nearest_first() {
        let page = page(&[
            ("<ul>", -1),
            ("<li>", 0),
            ("one", 1),
            ("two", 0),
            ("<li>", 0),
            ("<b>", 4),
            ("three", 5),
            ("<li>", 0),
        ]);
        let document = Document::from_snapshot(&page);
        let before = |node| document.siblings_before(NodeId(node)).map(|node| node.0).collect::<Vec<_>>();
        let after = |node| document.siblings_after(NodeId(node)).map(|node| node.0).collect::<Vec<_>>();
        assert_eq!((before(7), after(7)), (vec![4, 3, 1], vec![]));
        assert_eq!((before(3), after(3)), (vec![1], vec![4, 7]));
        assert_eq!((before(1), after(1)), (vec![], vec![3, 4, 7]));
        assert_eq!((before(6), after(6), before(0), after(0)), (vec![], vec![], vec![], vec![]));
    }

    #[test]
    fn wrong_parents_are_mended() {
        let page = page(&[("<html>", -1), ("<p>", 7), ("a", -5), ("<p>", 1), ("b", 3), ("<i>", 99)]);
        let document = Document::from_snapshot(&page);
        assert_eq!(document.len(), 6);
        assert!(document.nodes().skip(1).all(|node| document.parent(node).is_some()));
        assert_eq!(document.end(NodeId(0)), NodeId(6));
    }

    #[test]
    fn a_custom_element_between_words_belongs_to_the_line() {
        let tags = |nodes: &[(&str, i32)]| {
            let page = page(nodes);
            let document = Document::from_snapshot(&page);
            document
                .nodes()
                .map(|node| document.tag(node))
                .filter(|&tag| tag == Tag::Custom || tag == Tag::Span)
                .collect::<Vec<_>>()
        };
        assert_eq!(tags(&[("<p>", -1), ("by ", 0), ("<x-name>", 0), ("Ada", 2), (" ", 0)]), [Tag::Span]);
        assert_eq!(tags(&[("<p>", -1), ("<x-name>", 0), ("Ada", 1), (" wrote", 0)]), [Tag::Span]);
        assert_eq!(tags(&[("<p>", -1), ("<b>", 0), ("by", 1), ("<x-name>", 0), ("Ada", 3)]), [Tag::Custom]);
        assert_eq!(tags(&[("<div>", -1), ("see", 0), ("<x-card>", 0), ("<p>", 2), ("Card", 3)]), [Tag::Custom]);
        assert_eq!(tags(&[("<div>", -1), ("see", 0), ("<x-player>", 0), ("<video>", 2)]), [Tag::Custom]);
    }

    #[test]
    fn deep_nesting_is_flattened() {
        let chain: Vec<(&str, i32)> = (0..5_000).map(|index| ("<div>", index - 1)).collect();
        let page = page(&chain);
        let document = Document::from_snapshot(&page);
        let deepest = document.nodes().map(|node| document.depth(node)).max();
        assert_eq!(deepest.map(usize::from), Some(MAX_DEPTH));
    }

    #[test]
    fn short_columns_lose_nothing_but_their_tail() {
        let mut page = page(&[("<html>", -1), ("<body>", 0), ("text", 1)]);
        page.parent.pop();
        page.hidden = vec![1, 400];
        page.attribute_node = vec![0, 77];
        let document = Document::from_snapshot(&page);
        assert_eq!(document.len(), 2);
        assert!(document.is_hidden(NodeId(1)));
        assert_eq!(document.attributes(NodeId(0)).count(), 0);
    }
}
