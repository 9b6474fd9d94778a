//! What a browser overlooks and a book's schema does not: links in links, a part that opens without a line, terms
//! without a meaning.

use crate::render::markup::{Attribute, Element, Markup};

/// Makes a text valid; no word is lost.
pub(super) fn tidy(markup: Vec<Markup>) -> Vec<Markup> {
    tidied(markup, false)
}

fn tidied(markup: Vec<Markup>, is_in_link: bool) -> Vec<Markup> {
    let mut text = Vec::with_capacity(markup.len());
    for markup in markup {
        let Markup::Element { element, mut attributes, children } = markup else {
            text.push(markup);
            continue;
        };
        let is_link = element == Element::Anchor;
        let mut children = tidied(children, is_in_link || is_link);
        if is_link && is_in_link {
            text.extend(children);
            continue;
        }
        for (_, address) in attributes.iter_mut().filter(|(attribute, _)| *attribute == Attribute::Link) {
            *address = escaped(address);
        }
        match element {
            Element::Details if !is(children.first(), Element::Summary) => {
                children.insert(0, Markup::element(Element::Summary, vec![Markup::Text("…".into())]));
            }
            Element::DefinitionList => children = in_pairs(children),
            // Program text runs from left to right in every language; a book's style may not say so.
            Element::Preformatted => attributes.push((Attribute::Direction, "ltr".to_owned())),
            _ => {}
        }
        let needs_children = matches!(element, Element::DefinitionList | Element::Table);
        if !needs_children || !children.is_empty() {
            text.push(Markup::Element { element, attributes, children });
        }
    }
    text
}

fn is(markup: Option<&Markup>, wanted: Element) -> bool {
    matches!(markup, Some(Markup::Element { element, .. }) if *element == wanted)
}

/// Every term is followed by what it means, and every meaning has a term, be they empty.
fn in_pairs(children: Vec<Markup>) -> Vec<Markup> {
    let mut pairs: Vec<Markup> = Vec::with_capacity(children.len());
    for child in children {
        let is_first_meaning = pairs.is_empty() && is(Some(&child), Element::Definition);
        if is_first_meaning {
            pairs.push(Markup::element(Element::Term, Vec::new()));
        }
        pairs.push(child);
    }
    if is(pairs.last(), Element::Term) {
        pairs.push(Markup::element(Element::Definition, Vec::new()));
    }
    pairs
}

/// An address with only the signs that one may have (RFC 3986).
fn escaped(address: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut safe = String::with_capacity(address.len());
    for (at, byte) in address.bytes().enumerate() {
        let is_escape = byte == b'%'
            && address.as_bytes()[at + 1..].iter().take(2).filter(|byte| byte.is_ascii_hexdigit()).count() == 2;
        if byte.is_ascii_alphanumeric() || is_escape || (byte != b'%' && b"-._~:/?#@!$&'()*+,;=".contains(&byte)) {
            safe.push(char::from(byte));
        } else {
            safe.extend(['%', char::from(DIGITS[usize::from(byte >> 4)]), char::from(DIGITS[usize::from(byte & 15)])]);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> Markup {
        Markup::Text(words.into())
    }

    #[test]
    fn a_link_in_a_link_is_its_text() {
        let inner = Markup::element(Element::Anchor, vec![words("inner")]);
        let strong = Markup::element(Element::Strong, vec![inner]);
        let outer = Markup::element(Element::Anchor, vec![strong]);
        let expected = Markup::element(Element::Strong, vec![words("inner")]);
        assert_eq!(tidy(vec![outer]), [Markup::element(Element::Anchor, vec![expected])]);
    }

    #[test]
    fn lists_of_terms_come_in_pairs() {
        let term = || Markup::element(Element::Term, Vec::new());
        let meaning = || Markup::element(Element::Definition, Vec::new());
        let list = |children| Markup::element(Element::DefinitionList, children);
        assert_eq!(tidy(vec![list(vec![meaning(), term()])]), [list(vec![term(), meaning(), term(), meaning()])]);
        assert_eq!(tidy(vec![list(Vec::new())]), []);
    }

    #[test]
    fn an_address_has_no_sign_that_none_may_have() {
        for (address, expected) in [
            ("https://example.org/a%20b?c=[1]|2#d", "https://example.org/a%20b?c=%5B1%5D%7C2#d"),
            ("https://example.org/100%", "https://example.org/100%25"),
            ("https://example.org/ä", "https://example.org/%C3%A4"),
            ("mailto:ada@example.org", "mailto:ada@example.org"),
        ] {
            assert_eq!(escaped(address), expected);
        }
    }
}
