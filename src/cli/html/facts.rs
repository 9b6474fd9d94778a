//! What a page says about itself: its title, its address, the base of its addresses.

use super::elements::has_word;
use super::tree::{Element, Id, Tree};
use crate::dom::text::collapsed;
use html5ever::{LocalName, local_name, ns};
use url::Url;

/// Gathered while the page is walked; the first of each counts.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The address that the reader gave.
    given: Option<String>,
    canonical: Option<String>,
    open_graph: Option<String>,
    base: Option<String>,
    title: Option<String>,
}

impl Facts {
    /// Nothing but the address that the reader gave.
    pub(super) fn new(url: Option<&str>) -> Self {
        Self { given: url.map(str::to_owned), ..Self::default() }
    }

    /// The page's address, "" where nothing says it.
    pub(super) fn url(&self) -> String {
        let own = [&self.canonical, &self.open_graph];
        let own = || own.into_iter().flatten().find(|url| is_web_address(url));
        self.given.as_ref().or_else(own).cloned().unwrap_or_default()
    }

    /// What `base` says, "" where it says nothing.
    pub(super) fn base(&self) -> String {
        let base = self.base.as_deref().unwrap_or_default();
        resolved(base, &self.url()).unwrap_or_default()
    }

    /// `document.title`.
    pub(super) fn title(self) -> String {
        self.title.unwrap_or_default()
    }

    /// Takes from an element what it says about the page.
    pub(super) fn note(&mut self, tree: &Tree, id: Id, element: &Element) {
        if element.name.ns != ns!(html) {
            return;
        }
        match element.name.local {
            local_name!("title") => set(&mut self.title, || Some(collapsed(&tree.child_text(id)))),
            local_name!("base") => set(&mut self.base, || owned(element, &local_name!("href"))),
            local_name!("link") => {
                let relations = element.attribute(&local_name!("rel")).unwrap_or_default();
                if has_word(relations, "canonical") {
                    set(&mut self.canonical, || owned(element, &local_name!("href")));
                }
            }
            local_name!("meta") => {
                if element.attribute(&local_name!("property")) == Some("og:url") {
                    set(&mut self.open_graph, || owned(element, &local_name!("content")));
                }
            }
            _ => {}
        }
    }

    /// The base of a frame without an address of its own, whose document may name one itself.
    pub(super) fn frame_base(&self, frame: &Tree) -> String {
        let outer = Some(self.base()).filter(|base| !base.is_empty()).unwrap_or_else(|| self.url());
        let own = first_base(frame).and_then(|base| resolved(&base, &outer));
        own.unwrap_or(outer)
    }
}

/// The `href` of the first `base` in the head.
fn first_base(tree: &Tree) -> Option<String> {
    let html = tree.children(super::tree::DOCUMENT);
    let heads = html.flat_map(|html| tree.children(html));
    heads
        .flat_map(|head| tree.children(head))
        .filter_map(|id| tree.element(id))
        .filter(|element| element.name.local == local_name!("base"))
        .find_map(|element| owned(element, &local_name!("href")))
}

fn set(fact: &mut Option<String>, value: impl FnOnce() -> Option<String>) {
    if fact.is_none() {
        *fact = value();
    }
}

fn owned(element: &Element, name: &LocalName) -> Option<String> {
    element.attribute(name).map(|value| value.trim().to_owned())
}

fn is_web_address(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

fn resolved(address: &str, against: &str) -> Option<String> {
    if address.is_empty() {
        return None;
    }
    let url = match Url::parse(against) {
        Ok(against) => against.join(address),
        Err(_) => Url::parse(address),
    };
    url.ok().map(String::from)
}
