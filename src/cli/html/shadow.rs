//! Shadow trees that a page declares, flattened: which node goes into which slot.

use super::tree::{Data, Id, Tree};
use html5ever::local_name;
use std::collections::HashMap;

/// Which shadow tree a node is in; [`LIGHT`] for none.
pub(super) type Scope = usize;

/// The page itself, outside every shadow tree.
pub(super) const LIGHT: Scope = 0;

/// The shadow trees that are being read.
#[derive(Debug, Default)]
pub(super) struct Shadows(Vec<Host>);

#[derive(Debug)]
struct Host {
    /// The scope that the host itself is in, and with it the nodes that are put into slots.
    outer: Scope,
    /// The host's children by the name of the slot that they want.
    waiting: HashMap<String, Vec<Id>>,
}

impl Shadows {
    /// Begins to read the shadow tree of a host that is in `outer`.
    pub(super) fn enter(&mut self, tree: &Tree, host: Id, outer: Scope) -> Scope {
        let mut waiting: HashMap<String, Vec<Id>> = HashMap::new();
        for child in tree.children(host) {
            if let Some(slot) = wanted_slot(tree, child) {
                waiting.entry(slot.to_owned()).or_default().push(child);
            }
        }
        self.0.push(Host { outer, waiting });
        self.0.len()
    }

    /// The nodes for a slot and the scope that they are in; `None`: the slot shows its own children.
    /// Of several slots with one name the first gets them.
    pub(super) fn assigned(&mut self, name: &str, scope: Scope) -> Option<(Vec<Id>, Scope)> {
        let host = self.0.get_mut(scope.checked_sub(1)?)?;
        Some((host.waiting.remove(name)?, host.outer))
    }
}

/// The name of the slot that a host's child goes into, "" for the one without a name.
fn wanted_slot(tree: &Tree, child: Id) -> Option<&str> {
    match tree.data(child) {
        Data::Element(element) => Some(element.attribute(&local_name!("slot")).unwrap_or_default()),
        Data::Text(_) => Some(""),
        Data::Other => None,
    }
}
