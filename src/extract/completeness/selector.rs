//! The part of a page that its data names by a CSS selector.

use crate::dom::{Attribute, Document, NodeId};

/// The first node of a list of simple selectors: names, classes and ids, with what they stand in set aside ("main .a.b, #c").
/// An attribute in brackets, a pseudo-class and the like are set aside too.
pub(super) fn named_part(document: &Document, selectors: &str) -> Option<NodeId> {
    selectors.split(',').find_map(|selector| {
        let last = selector.split([' ', '>', '+', '~']).rfind(|part| !part.is_empty())?;
        let simple = simple(last);
        if simple.is_empty() {
            return None;
        }
        document.nodes().find(|&node| simple.iter().all(|part| fits(document, node, part)))
    })
}

/// A compound selector cut into its parts: "div.a#b" → "div", ".a", "#b".
fn simple(compound: &str) -> Vec<&str> {
    let compound = compound.split(['[', ':']).next().unwrap_or("");
    let starts: Vec<usize> =
        compound.char_indices().filter(|(at, c)| *at == 0 || matches!(c, '.' | '#')).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([compound.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| &compound[start..end])
        .filter(|part| !matches!(*part, "" | "." | "#" | "*"))
        .collect()
}

fn fits(document: &Document, node: NodeId, part: &str) -> bool {
    match part.split_at_checked(1) {
        Some(("#", id)) => document.attribute(node, Attribute::Id) == Some(id),
        Some((".", class)) => document
            .attribute(node, Attribute::Class)
            .is_some_and(|classes| classes.split_ascii_whitespace().any(|name| name == class)),
        _ => !document.is_text(node) && document.name(node).eq_ignore_ascii_case(part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;

    #[test]
    fn parts_are_named_by_the_selectors_that_pages_write() {
        let page = snapshot(
            "<main><div class='a wide' id=one>1</div><section class='a b'>2</section><div class=é>3</div></main>",
            None,
        );
        let document = Document::from_snapshot(&page);
        let text = |selector: &str| {
            let node = named_part(&document, selector)?;
            document.subtree(node).find(|&inner| document.is_text(inner)).map(|leaf| document.text(leaf))
        };
        for (selector, expected) in [
            (".a", Some("1")),
            ("#one", Some("1")),
            ("main > .a.b", Some("2")),
            ("section", Some("2")),
            ("section.a:not(.x)", Some("2")),
            (".nosuch, #one", Some("1")),
            (".é", Some("3")),
            (".nosuch", None),
            ("[data-paywall]", None),
            ("", None),
            ("*", None),
        ] {
            assert_eq!(text(selector), expected, "{selector}");
        }
    }
}
