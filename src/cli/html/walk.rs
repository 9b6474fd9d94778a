//! The walk over a parsed page: every node once, in document order, with a stack of its own.

use super::attributes::head;
use super::columns::Columns;
use super::elements::{self, Kind};
use super::facts::Facts;
use super::shadow::{LIGHT, Scope, Shadows};
use super::tree::{DOCUMENT, Data, Element, Id, Tree};
use html5ever::{local_name, ns};

/// Frames read in one page, and how deep they may lie in each other; `capture.js` has the same limits.
const MAX_FRAMES: usize = 40;
const MAX_FRAME_DEPTH: usize = 4;

/// Characters of one JSON-LD script; a longer one is left out, because half of it cannot be read.
const MAX_JSON_LD: usize = 200_000;

/// Characters of a drawing's name.
const MAX_DRAWING_NAME: usize = 200;

/// A node that is still to be read.
#[derive(Clone, Copy)]
struct Todo {
    node: Id,
    parent: i32,
    scope: Scope,
    place: Place,
}

/// Whether a node is in the head, where `noscript` holds no text of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Head,
    Body,
}

/// Writes a whole page.
pub(super) fn page(tree: &Tree, columns: &mut Columns, facts: &mut Facts) {
    let root = tree.children(DOCUMENT).find(|&node| tree.element(node).is_some());
    let mut walk = Walk::new(tree, columns, facts);
    if let Some(root) = root {
        walk.run(root, -1);
    }
}

struct Walk<'a> {
    tree: &'a Tree,
    columns: &'a mut Columns,
    facts: &'a mut Facts,
    shadows: Shadows,
    todo: Vec<Todo>,
    /// Frames read so far, in the whole page.
    frames: usize,
    /// How deep this document lies in frames.
    depth: usize,
}

impl<'a> Walk<'a> {
    fn new(tree: &'a Tree, columns: &'a mut Columns, facts: &'a mut Facts) -> Self {
        Self { tree, columns, facts, shadows: Shadows::default(), todo: Vec::new(), frames: 0, depth: 0 }
    }

    fn run(&mut self, root: Id, parent: i32) {
        self.todo.push(Todo { node: root, parent, scope: LIGHT, place: Place::Body });
        while let Some(next) = self.todo.pop() {
            if self.columns.is_full() {
                self.columns.truncate();
                return;
            }
            match self.tree.data(next.node) {
                Data::Element(element) => self.element(element, next),
                Data::Text(text) => self.columns.add_text(text, next.parent),
                Data::Other => {}
            }
        }
    }

    fn element(&mut self, element: &'a Element, at: Todo) {
        if self.depth == 0 {
            self.facts.note(self.tree, at.node, element);
        }
        let kind = elements::kind(element);
        if kind == Kind::Skip || (at.place == Place::Head && is_noscript(element)) {
            return;
        }
        if kind == Kind::Data {
            return self.data(element, at);
        }
        let index = self.columns.add_element(element, at.parent);
        let below = Todo { parent: index, ..at };
        match kind {
            Kind::Skip | Kind::Data => {}
            Kind::Leaf => self.name_drawing(element, below),
            Kind::Frame => self.frame(element, index),
            Kind::Slot => self.slot(element, below),
            Kind::Head => self.push_children(at.node, Todo { place: Place::Head, ..below }),
            Kind::Plain => self.push_below(element, below),
        }
    }

    fn push_below(&mut self, element: &Element, at: Todo) {
        let Some(shadow) = element.shadow else {
            return self.push_children(at.node, at);
        };
        let scope = self.shadows.enter(self.tree, at.node, at.scope);
        self.push_children(shadow, Todo { scope, ..at });
    }

    fn push_children(&mut self, above: Id, at: Todo) {
        let children = self.tree.children_reversed(above);
        self.todo.extend(children.map(|node| Todo { node, ..at }));
    }

    fn slot(&mut self, element: &Element, at: Todo) {
        let name = element.attribute(&local_name!("name")).unwrap_or_default();
        let Some((nodes, scope)) = self.shadows.assigned(name, at.scope) else {
            return self.push_children(at.node, at);
        };
        let nodes = nodes.into_iter().rev();
        self.todo.extend(nodes.map(|node| Todo { node, scope, ..at }));
    }

    fn data(&mut self, element: &Element, at: Todo) {
        let text = self.tree.child_text(at.node);
        if !text.is_empty() && text.chars().count() <= MAX_JSON_LD {
            let index = self.columns.add_element(element, at.parent);
            self.columns.add_text(&text, index);
        }
    }

    /// What a drawing is called stands inside it; it is kept as the drawing's label.
    fn name_drawing(&mut self, element: &Element, at: Todo) {
        let is_named = element.attributes.iter().any(|attribute| &*attribute.name.local == "aria-label");
        if element.name.ns != ns!(svg) || is_named {
            return;
        }
        let mut inside = self.tree.children(at.node);
        let first = inside.find_map(|node| Some((node, self.tree.element(node)?)));
        if let Some((node, _)) = first.filter(|(_, first)| first.name.local == local_name!("title")) {
            let name = self.tree.child_text(node);
            self.columns.add_label(at.parent, head(name.trim(), MAX_DRAWING_NAME));
        }
    }

    /// The document that a frame carries in `srcdoc`: its body hangs under the frame's element.
    fn frame(&mut self, element: &Element, index: i32) {
        let Some(source) = element.attribute(&local_name!("srcdoc")) else {
            return;
        };
        if self.frames >= MAX_FRAMES || self.depth >= MAX_FRAME_DEPTH {
            return;
        }
        self.frames += 1;
        let tree = super::depth::parse(source);
        let Some(body) = body(&tree) else { return };
        self.columns.add_frame_base(index, &self.facts.frame_base(&tree));
        let mut inner = Walk::new(&tree, self.columns, self.facts);
        (inner.frames, inner.depth) = (self.frames, self.depth + 1);
        inner.run(body, index);
        self.frames = inner.frames;
    }
}

fn body(tree: &Tree) -> Option<Id> {
    let mut below = tree.children(DOCUMENT).flat_map(|html| tree.children(html));
    below.find(|&node| tree.element(node).is_some_and(|element| element.name.local == local_name!("body")))
}

fn is_noscript(element: &Element) -> bool {
    element.name.ns == ns!(html) && element.name.local == local_name!("noscript")
}
