//! Facts that elements of the page carry: microdata, RDFa, microformats, relations of links.

use crate::article::Source;
use crate::dom::{Attribute, Document, NodeId};
use crate::rules::metas::Fact;

/// The facts that elements are asked for.
const FACTS: [Fact; 5] = [Fact::Author, Fact::Published, Fact::Modified, Fact::LeadImage, Fact::Tags];

/// A set of [`FACTS`], a bit each.
type Facts = u8;
/// That of the first.
const AUTHOR: Facts = 1;

/// What marks the elements of a page, found in one pass for all facts.
#[derive(Debug)]
pub(super) struct Marked {
    /// The elements that are marked at all, in document order.
    elements: Vec<(NodeId, Marks)>,
}

/// How an element is marked.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    by_data: Facts,
    by_format: Facts,
}

impl Marked {
    /// Looks at every element.
    pub(super) fn of(document: &Document) -> Self {
        let (properties, relations) = (Names::of(Fact::marks), Names(vec![("author", AUTHOR)]));
        let classes = Names::of(Fact::classes);
        let by_class: Vec<Facts> = document.classes().iter().map(|class| classes.facts(class)).collect();
        let elements = document.nodes().filter_map(|node| {
            let mut marks = Marks::default();
            for (name, value) in document.attributes(node) {
                // Of two attributes that mark a fact the first one counts.
                let known = marks.by_data | marks.by_format;
                match name {
                    Attribute::Itemprop | Attribute::Property => marks.by_data |= properties.facts(value) & !known,
                    Attribute::Class => marks.by_format |= by_class[document.class(node)] & !known,
                    Attribute::Rel => marks.by_format |= relations.facts(value) & !known,
                    _ => {}
                }
            }
            (marks.by_data | marks.by_format != 0).then_some((node, marks))
        });
        Self { elements: elements.collect() }
    }

    /// The elements that are marked as this fact, in document order, and how.
    pub(super) fn all(&self, fact: Fact) -> impl Iterator<Item = (NodeId, Source)> {
        self.elements.iter().filter_map(move |&(node, marks)| Some((node, marks.source(fact)?)))
    }

    /// How an element is marked as this fact, if it is.
    pub(super) fn source(&self, node: NodeId, fact: Fact) -> Option<Source> {
        let at = self.elements.binary_search_by_key(&node, |(marked, _)| *marked).ok()?;
        self.elements[at].1.source(fact)
    }
}

impl Marks {
    fn source(self, fact: Fact) -> Option<Source> {
        let bit = FACTS.iter().position(|known| *known == fact).map_or(0, |at| 1 << at);
        match bit {
            _ if self.by_data & bit != 0 => Some(Source::Microdata),
            _ if self.by_format & bit != 0 => Some(Source::Microformat),
            _ => None,
        }
    }
}

/// Names, each with the facts that it marks.
struct Names(Vec<(&'static str, Facts)>);

impl Names {
    fn of(names: fn(Fact) -> &'static [&'static str]) -> Self {
        let all = FACTS.into_iter().enumerate();
        Self(all.flat_map(|(at, fact)| names(fact).iter().map(move |name| (*name, 1 << at))).collect())
    }

    /// The facts that any of these words names.
    fn facts(&self, words: &str) -> Facts {
        let facts = |own: &str| {
            let named = self.0.iter().filter(|(name, _)| own.eq_ignore_ascii_case(name));
            named.fold(0, |facts, (_, fact)| facts | fact)
        };
        words.split_ascii_whitespace().map(|word| facts(own(word))).fold(0, |all, facts| all | facts)
    }
}

/// A property's own name, without the vocabulary's: "schema:author", `http://schema.org/author`.
fn own(property: &str) -> &str {
    let parted = property.bytes().rposition(|byte| matches!(byte, b':' | b'/'));
    parted.map_or(property, |at| &property[at + 1..])
}

/// The value of a marked element: what it carries in an attribute.
pub(super) fn value<'a>(document: &Document<'a>, node: NodeId) -> Option<&'a str> {
    [Attribute::Datetime, Attribute::Content, Attribute::Title]
        .into_iter()
        .find_map(|name| document.attribute(node, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;

    #[test]
    fn marks_of_three_kinds_are_known() {
        for (html, expected) in [
            ("<span itemprop='author'>A", Some(Source::Microdata)),
            ("<span property='schema:author'>A", Some(Source::Microdata)),
            ("<span property='http://schema.org/Author'>A", Some(Source::Microdata)),
            ("<span class='h-card p-author'>A", Some(Source::Microformat)),
            ("<a rel='nofollow author' href=/a>A</a>", Some(Source::Microformat)),
            ("<span class='authority' itemprop='authors-note'>A", None),
        ] {
            let page = snapshot(html, None);
            let document = Document::from_snapshot(&page);
            let found = Marked::of(&document).all(Fact::Author).next();
            assert_eq!(found.map(|(_, source)| source), expected, "{html}");
        }
    }
}
