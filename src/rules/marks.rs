//! A side table: what each element's class, id and role say.

use super::classes::{Group, Groups, Known};
use crate::dom::{Attribute, Document, NodeId, Tag};

/// For each node the groups of its own class, id and role.
#[derive(Debug, Default)]
pub struct Marks {
    groups: Vec<Groups>,
}

impl Marks {
    /// Looks up every element.
    pub fn of<'page>(document: &Document<'page>, known: &mut Known<'_, 'page>) -> Self {
        let of_classes = known.groups_of_classes(document);
        let groups = document.nodes().map(|node| {
            let mut groups = Groups::default();
            // `html` and `body` carry the state of the whole page in their classes.
            if matches!(document.tag(node), Tag::Text | Tag::Html | Tag::Body) {
                return groups;
            }
            for (attribute, value) in document.attributes(node) {
                match attribute {
                    // The id of a section is often its heading in full.
                    Attribute::Id if is_sentence(value) => {}
                    Attribute::Class => groups = groups.with(of_classes[document.class(node)]),
                    Attribute::Id => groups = groups.with(known.groups(value)),
                    // The names of parts for screen readers are words, like class names.
                    Attribute::AriaLabel if is_region(document.tag(node)) => groups = groups.with(known.groups(value)),
                    Attribute::Role => groups = groups.with(of_role(value)),
                    _ => {}
                }
            }
            groups
        });
        Self { groups: groups.collect() }
    }

    /// The groups of a node.
    pub fn get(&self, node: NodeId) -> Groups {
        self.groups[node.index()]
    }
}

/// Parts of the longest id that is a name and no sentence.
const NAME_PARTS: usize = 4;

fn is_sentence(id: &str) -> bool {
    id.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).count() > NAME_PARTS
}

fn is_region(tag: Tag) -> bool {
    matches!(tag, Tag::Div | Tag::Section | Tag::Aside | Tag::Nav)
}

/// ARIA roles that say what a part is (WAI-ARIA 1.2, landmark and widget roles).
fn of_role(role: &str) -> Groups {
    let group = match role.trim() {
        "navigation" | "menu" | "menubar" | "tablist" | "toolbar" => Group::Navigation,
        "complementary" => Group::Sidebar,
        "dialog" | "alertdialog" => Group::Overlay,
        "contentinfo" => Group::Footer,
        "banner" => Group::Header,
        "search" => Group::Search,
        "tabpanel" => Group::TabPanel,
        _ => return Groups::default(),
    };
    let mut groups = Groups::default();
    groups.add(group);
    groups
}
