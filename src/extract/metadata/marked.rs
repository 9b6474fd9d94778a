//! Facts that elements of the page carry: microdata, RDFa, microformats, relations of links.

use crate::article::Source;
use crate::dom::{Attribute, Document, NodeId};
use crate::rules::metas::Fact;

/// How an element is marked as this fact, if it is.
pub(super) fn source(document: &Document, node: NodeId, fact: Fact) -> Option<Source> {
    document.attributes(node).find_map(|(name, value)| {
        let has = |known: &[&str]| {
            value.split_ascii_whitespace().any(|word| {
                let own = own(word);
                known.iter().any(|name| own.eq_ignore_ascii_case(name))
            })
        };
        match name {
            Attribute::Itemprop | Attribute::Property if has(fact.marks()) => Some(Source::Microdata),
            Attribute::Class if has(fact.classes()) => Some(Source::Microformat),
            Attribute::Rel if fact == Fact::Author && has(&["author"]) => Some(Source::Microformat),
            _ => None,
        }
    })
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
            let found = document.nodes().find_map(|node| source(&document, node, Fact::Author));
            assert_eq!(found, expected, "{html}");
        }
    }
}
