//! Names and links inside a book: every name is there once in a form that XML knows, and every link leads somewhere.

use super::chapter_path;
use crate::render::markup::{Attribute, Element, Markup};
use std::collections::HashMap;

/// A heading for the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// 2 or 3.
    pub(super) level: u8,
    /// Its text.
    pub(super) text: String,
    /// Where it stands, as an address inside the book.
    pub(super) address: String,
}

/// Gives names to headings, makes all names plain, and leads links inside the text to them; a link that leads nowhere
/// becomes its text. Gives the headings, in order.
pub(super) fn settle(chapters: &mut [Vec<Markup>]) -> Vec<Entry> {
    let mut names = Names::default();
    for (index, chapter) in chapters.iter_mut().enumerate() {
        names.chapter = chapter_path(index);
        chapter.iter_mut().for_each(|markup| names.name(markup));
    }
    for chapter in chapters.iter_mut() {
        *chapter = names.linked(std::mem::take(chapter));
    }
    names.entries
}

#[derive(Default)]
struct Names {
    /// The file in which names are given.
    chapter: String,
    given: usize,
    /// The page's own names, and where they are now.
    places: HashMap<String, String>,
    entries: Vec<Entry>,
}

impl Names {
    fn name(&mut self, markup: &mut Markup) {
        let Markup::Element { element, attributes, children } = markup else { return };
        let mut own = None;
        attributes.retain(|(attribute, value)| {
            let is_name = *attribute == Attribute::Id;
            if is_name && own.is_none() && !self.places.contains_key(value) {
                own = Some(value.clone());
            }
            !is_name
        });
        let level = match element {
            Element::Heading2 => Some(2),
            Element::Heading3 => Some(3),
            _ => None,
        };
        let text = if level.is_some() { text_of(children) } else { String::new() };
        if own.is_some() || !text.is_empty() {
            self.given += 1;
            let name = format!("n{}", self.given);
            let address = format!("{}#{name}", self.chapter);
            attributes.push((Attribute::Id, name));
            if let Some(level) = level.filter(|_| !text.is_empty()) {
                self.entries.push(Entry { level, text, address: address.clone() });
            }
            if let Some(own) = own {
                self.places.insert(own, address);
            }
        }
        children.iter_mut().for_each(|child| self.name(child));
    }

    fn linked(&self, markup: Vec<Markup>) -> Vec<Markup> {
        let mut linked = Vec::with_capacity(markup.len());
        for markup in markup {
            let Markup::Element { element, mut attributes, children } = markup else {
                linked.push(markup);
                continue;
            };
            let children = self.linked(children);
            let link = attributes.iter_mut().find(|(attribute, _)| *attribute == Attribute::Link);
            if let Some((_, address)) = link.filter(|(_, address)| address.starts_with('#')) {
                let Some(place) = self.places.get(&address[1..]) else {
                    linked.extend(children);
                    continue;
                };
                address.clone_from(place);
            }
            linked.push(Markup::Element { element, attributes, children });
        }
        linked
    }
}

/// The words of a heading, on one line.
fn text_of(children: &[Markup]) -> String {
    let mut text = String::new();
    push_text(&mut text, children);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push_text(text: &mut String, markup: &[Markup]) {
    for markup in markup {
        match markup {
            Markup::Text(piece) => text.push_str(piece),
            // Readings above characters are not said twice.
            Markup::Element { element: Element::RubyText | Element::RubyParenthesis, .. } => {}
            Markup::Element { element: Element::LineBreak, .. } => text.push(' '),
            Markup::Element { children, .. } => push_text(text, children),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> Vec<Markup> {
        vec![Markup::Text(words.into())]
    }

    fn link(address: &str) -> Markup {
        Markup::element(Element::Anchor, words("there")).with(Attribute::Link, address)
    }

    #[test]
    fn links_lead_across_files_and_never_nowhere() {
        let heading = Markup::element(Element::Heading2, words(" A \n part ")).with(Attribute::Id, "a b");
        let twice = Markup::element(Element::Paragraph, words("again")).with(Attribute::Id, "a b");
        let mut chapters =
            vec![vec![link("#a b"), link("#nowhere"), link("https://example.org/#x")], vec![heading, twice]];
        let entries = settle(&mut chapters);
        let place = "text-2.xhtml#n1";
        assert_eq!(entries, [Entry { level: 2, text: "A part".into(), address: place.into() }]);
        assert_eq!(chapters[0], [link(place), words("there").remove(0), link("https://example.org/#x")]);
        assert_eq!(chapters[1][1], Markup::element(Element::Paragraph, words("again")));
    }
}
