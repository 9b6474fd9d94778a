//! What is done with each kind of element: the same as `extension/content/elements.js` says.

use super::tree::Element;
use html5ever::{QualName, local_name, ns};

/// Relations of `link` that say something about the text.
const RELATIONS: &[&str] = &["apple-touch-icon", "author", "canonical", "icon", "license", "me", "next", "prev"];

/// What is taken of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It and what is below it.
    Plain,
    /// Nothing.
    Skip,
    /// It alone.
    Leaf,
    /// It with its text: JSON-LD, or the source of a formula.
    Data,
    /// It, and the document in it.
    Frame,
    /// It, and what is put into it from outside its shadow tree.
    Slot,
    /// It and what is below it, which is the head's.
    Head,
}

/// What is taken of this element.
pub(super) fn kind(element: &Element) -> Kind {
    if element.name.ns != ns!(html) {
        return if element.name.local == local_name!("svg") { Kind::Leaf } else { Kind::Plain };
    }
    match element.name.local {
        local_name!("style") | local_name!("canvas") | local_name!("datalist") | local_name!("template") => Kind::Skip,
        local_name!("select") | local_name!("textarea") => Kind::Leaf,
        local_name!("script") => keep_if(is_data(element), Kind::Data),
        local_name!("link") => keep_if(is_kept_link(element), Kind::Leaf),
        local_name!("meta") => {
            let says_something = element.attribute(&local_name!("content")).is_some();
            keep_if(says_something, Kind::Leaf)
        }
        local_name!("input") => keep_if(!is_hidden_input(element), Kind::Leaf),
        local_name!("iframe") => Kind::Frame,
        local_name!("slot") => Kind::Slot,
        local_name!("head") => Kind::Head,
        _ => Kind::Plain,
    }
}

fn keep_if(condition: bool, kind: Kind) -> Kind {
    if condition { kind } else { Kind::Skip }
}

fn is_data(element: &Element) -> bool {
    element.attribute(&local_name!("type")).is_some_and(|kind| {
        let kind = kind.trim().to_ascii_lowercase();
        kind == "application/ld+json" || kind.starts_with("math/tex")
    })
}

fn is_kept_link(element: &Element) -> bool {
    element
        .attribute(&local_name!("rel"))
        .is_some_and(|relations| RELATIONS.iter().any(|known| has_word(relations, known)))
}

fn is_hidden_input(element: &Element) -> bool {
    element.attribute(&local_name!("type")).is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
}

/// Whether a list of words separated by blanks holds this one, in any case of letters.
pub(super) fn has_word(words: &str, wanted: &str) -> bool {
    words.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(wanted))
}

/// Whether an element can have a shadow tree. Source: the DOM standard, "valid shadow host name".
pub(super) fn can_be_host(name: &QualName) -> bool {
    name.ns == ns!(html)
        && (name.local.contains('-')
            || matches!(
                &*name.local,
                "article"
                    | "aside"
                    | "blockquote"
                    | "body"
                    | "div"
                    | "footer"
                    | "h1"
                    | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
                    | "header"
                    | "main"
                    | "nav"
                    | "p"
                    | "section"
                    | "span"
            ))
}
