//! The parsed page: nodes by index, linked to parent, siblings and children.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName};

/// A node's index in its [`Tree`].
pub(super) type Id = u32;

/// The document itself, the parent of `html`.
pub(super) const DOCUMENT: Id = 0;

/// In place of an index: no such node.
const NONE: Id = Id::MAX;

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// The document, the contents of a template, a comment or a processing instruction.
    Other,
    /// An element.
    Element(Box<Element>),
    /// Text.
    Text(StrTendril),
}

/// An element's name and attributes.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: QualName,
    pub(super) attributes: Vec<Attribute>,
    /// Where the children of a `template` are.
    pub(super) contents: Option<Id>,
    /// The shadow tree that a `template` inside declared.
    pub(super) shadow: Option<Id>,
    /// Whether MathML's `annotation-xml` holds HTML.
    pub(super) holds_html: bool,
}

impl Element {
    /// The value of an attribute without a namespace.
    pub(super) fn attribute(&self, name: &LocalName) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name.local == *name).map(|attribute| &*attribute.value)
    }
}

#[derive(Debug)]
struct Node {
    parent: Id,
    previous: Id,
    next: Id,
    first: Id,
    last: Id,
    /// Levels below the document when it was hung there; moving an element with its children does not renew theirs.
    depth: u32,
    data: Data,
}

/// A parsed page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Default for Tree {
    fn default() -> Self {
        let mut tree = Self { nodes: Vec::new() };
        tree.add(Data::Other);
        tree
    }
}

impl Tree {
    /// Adds a node that hangs nowhere yet.
    pub(super) fn add(&mut self, data: Data) -> Id {
        self.nodes.push(Node { parent: NONE, previous: NONE, next: NONE, first: NONE, last: NONE, depth: 0, data });
        // 4 billion nodes of 40 bytes fit into no machine's memory before this is wrong.
        (self.nodes.len() - 1) as Id
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What a node is.
    pub(super) fn data(&self, id: Id) -> &Data {
        &self.nodes[id as usize].data
    }

    /// What a node is, to be changed.
    pub(super) fn data_mut(&mut self, id: Id) -> &mut Data {
        &mut self.nodes[id as usize].data
    }

    /// The element, if the node is one.
    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match self.data(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The element, if the node is one, to be changed.
    pub(super) fn element_mut(&mut self, id: Id) -> Option<&mut Element> {
        match self.data_mut(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The node that holds this one.
    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        known(self.nodes[id as usize].parent)
    }

    /// Levels below the document.
    pub(super) fn depth(&self, id: Id) -> u32 {
        self.nodes[id as usize].depth
    }

    /// The sibling before this node.
    pub(super) fn previous(&self, id: Id) -> Option<Id> {
        known(self.nodes[id as usize].previous)
    }

    /// The last child.
    pub(super) fn last(&self, id: Id) -> Option<Id> {
        known(self.nodes[id as usize].last)
    }

    /// The children in order.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(known(self.nodes[id as usize].first), |&child| known(self.nodes[child as usize].next))
    }

    /// The children, last one first.
    pub(super) fn children_reversed(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.last(id), |&child| self.previous(child))
    }

    /// The text of the node's own text children.
    pub(super) fn child_text(&self, id: Id) -> String {
        self.children(id)
            .filter_map(|child| match self.data(child) {
                Data::Text(text) => Some(&**text),
                _ => None,
            })
            .collect()
    }

    /// Takes a node out of where it hangs.
    pub(super) fn detach(&mut self, id: Id) {
        let Node { parent, previous, next, .. } = self.nodes[id as usize];
        if previous != NONE {
            self.nodes[previous as usize].next = next;
        } else if parent != NONE {
            self.nodes[parent as usize].first = next;
        }
        if next != NONE {
            self.nodes[next as usize].previous = previous;
        } else if parent != NONE {
            self.nodes[parent as usize].last = previous;
        }
        let node = &mut self.nodes[id as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// Hangs a node under `parent`, as its last child.
    pub(super) fn append(&mut self, parent: Id, child: Id) {
        self.detach(child);
        let last = self.nodes[parent as usize].last;
        let depth = self.depth(parent) + 1;
        let node = &mut self.nodes[child as usize];
        (node.parent, node.previous, node.depth) = (parent, last, depth);
        if last == NONE {
            self.nodes[parent as usize].first = child;
        } else {
            self.nodes[last as usize].next = child;
        }
        self.nodes[parent as usize].last = child;
    }

    /// Hangs a node before `sibling`.
    pub(super) fn insert_before(&mut self, sibling: Id, child: Id) {
        self.detach(child);
        let Node { parent, previous, .. } = self.nodes[sibling as usize];
        let depth = self.depth(sibling);
        let node = &mut self.nodes[child as usize];
        (node.parent, node.previous, node.next) = (parent, previous, sibling);
        node.depth = depth;
        self.nodes[sibling as usize].previous = child;
        if previous != NONE {
            self.nodes[previous as usize].next = child;
        } else if parent != NONE {
            self.nodes[parent as usize].first = child;
        }
    }

    /// Moves all children of one node to the end of another's.
    pub(super) fn move_children(&mut self, from: Id, to: Id) {
        while let Some(child) = known(self.nodes[from as usize].first) {
            self.append(to, child);
        }
    }
}

fn known(id: Id) -> Option<Id> {
    (id != NONE).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_move_without_losing_their_order() {
        let mut tree = Tree::default();
        let [a, b, c, d] = [(); 4].map(|()| tree.add(Data::Other));
        tree.append(DOCUMENT, a);
        tree.append(DOCUMENT, c);
        tree.insert_before(c, b);
        assert_eq!(tree.children(DOCUMENT).collect::<Vec<_>>(), [a, b, c]);
        tree.detach(b);
        tree.insert_before(a, d);
        assert_eq!(tree.children_reversed(DOCUMENT).collect::<Vec<_>>(), [c, a, d]);
        tree.move_children(DOCUMENT, b);
        assert_eq!(tree.children(b).collect::<Vec<_>>(), [d, a, c]);
        assert_eq!(tree.parent(a), Some(b));
    }
}
