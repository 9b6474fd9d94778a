//! html5ever's tree sink: the parser says what to build, [`Tree`] holds it.

use super::depth::MAX_DEPTH;
use super::tree::{DOCUMENT, Data, Element, Id, Tree};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElemName, TreeSink};
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

/// What the parser writes to.
#[derive(Default)]
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// The last element that was hung deeper than [`MAX_DEPTH`], while it is open.
    too_deep: Cell<Option<Id>>,
}

/// An element's name, borrowed from the tree.
#[derive(Debug)]
pub(super) struct Name<'a>(Ref<'a, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    /// The name of the innermost open element, if that lies too deep to hold another one.
    pub(super) fn too_deep(&self) -> Option<LocalName> {
        let element = self.element(self.too_deep.get()?);
        Some(element.name.local.clone())
    }

    /// Notes an element that lies too deep, if it stays open.
    fn note_depth(&self, id: Id) {
        let tree = self.tree.borrow();
        let stays_open = |element: &Element| element.name.ns == ns!(html) && !closes_itself(&element.name.local);
        if tree.depth(id) > MAX_DEPTH && tree.element(id).is_some_and(stays_open) {
            self.too_deep.set(Some(id));
        }
    }

    fn element(&self, id: Id) -> Ref<'_, Element> {
        Ref::map(self.tree.borrow(), |tree| tree.element(id).expect("the parser asks elements only"))
    }

    /// Adds text after `before`, into it if that is text.
    fn text_after(&self, before: Option<Id>, text: StrTendril) -> Option<Id> {
        let mut tree = self.tree.borrow_mut();
        if let Some(Data::Text(present)) = before.map(|id| tree.data_mut(id)) {
            present.push_tendril(&text);
            return None;
        }
        Some(tree.add(Data::Text(text)))
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name<'a> {
        Name(Ref::map(self.element(*target), |element| &element.name))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Id {
        let mut tree = self.tree.borrow_mut();
        let contents = flags.template.then(|| tree.add(Data::Other));
        tree.add(Data::Element(Box::new(Element {
            name,
            attributes,
            contents,
            shadow: None,
            holds_html: flags.mathml_annotation_xml_integration_point,
        })))
    }

    fn create_comment(&self, _text: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let child = match child {
            NodeOrText::AppendNode(node) => Some(node),
            NodeOrText::AppendText(text) => {
                let last = self.tree.borrow().last(*parent);
                self.text_after(last, text)
            }
        };
        if let Some(child) = child {
            self.tree.borrow_mut().append(*parent, child);
            self.note_depth(child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.tree.borrow().parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let child = match child {
            NodeOrText::AppendNode(node) => Some(node),
            NodeOrText::AppendText(text) => {
                let before = self.tree.borrow().previous(*sibling);
                self.text_after(before, text)
            }
        };
        if let Some(child) = child {
            self.tree.borrow_mut().insert_before(*sibling, child);
            self.note_depth(child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn pop(&self, node: &Id) {
        if self.too_deep.get() == Some(*node) {
            self.too_deep.set(None);
        }
    }

    fn get_template_contents(&self, target: &Id) -> Id {
        self.element(*target).contents.unwrap_or(*target)
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        let Some(element) = tree.element_mut(*target) else {
            return;
        };
        for attribute in attributes {
            let is_known = |known: &Attribute| known.name == attribute.name;
            if !element.attributes.iter().any(is_known) {
                element.attributes.push(attribute);
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        self.tree.borrow_mut().move_children(*node, *new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Id) -> bool {
        self.element(*handle).holds_html
    }

    /// A host has one shadow tree; a second template stays a template.
    fn attach_declarative_shadow(&self, host: &Id, template: &Id, _attributes: &[Attribute]) -> bool {
        let mut tree = self.tree.borrow_mut();
        let contents = tree.element(*template).and_then(|template| template.contents);
        match tree.element_mut(*host) {
            Some(host) if host.shadow.is_none() && super::elements::can_be_host(&host.name) => {
                host.shadow = contents;
                true
            }
            _ => false,
        }
    }
}

/// Elements that hold nothing, so that they are never open (the HTML standard's "void elements"), and `p`, which
/// the next block closes and whose end tag would make a new one if it were closed.
fn closes_itself(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("basefont")
            | local_name!("bgsound")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("frame")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("keygen")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("p")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}
