//! Gaps that only a style sheet makes: a name and a price in two elements of a line, with nothing written between them.

use crate::dom::{Document, NodeId, Tag};

/// Elements that style sheets set apart.
const PARTS: &[Tag] = &[Tag::A, Tag::B, Tag::Em, Tag::I, Tag::Label, Tag::Small, Tag::Span, Tag::Strong, Tag::Time];
/// Words of the shortest text whose full stop ends a sentence, not an abbreviation.
const SENTENCE_WORDS: usize = 4;

/// Whether a word begins with this node although no blank stands before it: the letters do not go on as in a word, and the
/// node or the one before it is an element that a style sheet may have set apart. `holds_text` tells of an element whether
/// text stands right in it.
pub(super) fn stands_apart(document: &Document, node: NodeId, holds_text: &dyn Fn(NodeId) -> bool) -> bool {
    let Some(parent) = document.parent(node).filter(|parent| parent.0 + 1 < node.0) else { return false };
    let last = NodeId(node.0 - 1);
    let is_part = |node| PARTS.contains(&document.tag(node));
    if !document.is_text(last) || !document.is_text(node) && !is_part(node) {
        return false;
    }
    let Some(first) = document.subtree(node).find(|&inner| document.is_text(inner)) else { return false };
    let (one, other) = (document.text(last), document.text(first));
    let Some(joint) = Joint::of(one, other) else { return false };
    let Some(earlier) = document.siblings_before(node).next() else { return false };
    let is_label = |part| is_part(part) && words(document, part) > 1;
    match joint {
        Joint::Sentences => (is_part(earlier) || is_part(node)) && one.split_whitespace().count() >= SENTENCE_WORDS,
        Joint::Capital if !is_part(node) || !is_part(earlier) => is_label(earlier) || is_label(node),
        Joint::Capital | Joint::Other => is_part(earlier) && is_part(node) && !holds_text(parent),
    }
}

fn words(document: &Document, part: NodeId) -> usize {
    document.subtree(part).map(|inner| document.text(inner).split_whitespace().count()).sum()
}

/// How two texts meet that cannot be one word.
#[derive(Debug, PartialEq)]
enum Joint {
    /// A small letter or a digit, then a capital: "Brooks", "Ghost".
    Capital,
    /// A full stop, then a capital.
    Sentences,
    /// Two words in capitals, a word and a number, a number and another with its unit: "available", "1 sold".
    Other,
}

impl Joint {
    fn of(one: &str, other: &str) -> Option<Self> {
        let (end, start) = (one.chars().next_back()?, other.chars().next()?);
        // "T" and "HE", "i" and "Phone".
        let is_letter = one.chars().nth(1).is_none();
        let has_letters = || other.chars().any(char::is_alphabetic);
        match (end, start) {
            _ if is_letter => None,
            (end, start) if start.is_uppercase() && (end.is_lowercase() || end.is_numeric()) => Some(Self::Capital),
            ('.' | '!' | '?', start) if start.is_uppercase() => Some(Self::Sentences),
            (end, start) if start.is_uppercase() && end.is_uppercase() => Some(Self::Other),
            (end, start) if start.is_numeric() && end.is_alphabetic() => Some(Self::Other),
            (end, start) if start.is_numeric() && end.is_numeric() && has_letters() => Some(Self::Other),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;

    #[test]
    fn texts_that_cannot_be_one_word_are_told_by_how_they_meet() {
        for (one, other, joint) in [
            ("Brooks", "Ghost", Some(Joint::Capital)),
            ("No. 7", "Quay", Some(Joint::Capital)),
            ("It rained.", "Then", Some(Joint::Sentences)),
            ("Did it?", "Then", Some(Joint::Sentences)),
            ("USD", "EUR", Some(Joint::Other)),
            ("available", "1 sold", Some(Joint::Other)),
            ("12", "3 kg", Some(Joint::Other)),
            ("12", "34", None),
            ("harbour", "master", None),
            ("harbour", ", and", None),
            ("T", "HE", None),
            ("i", "Phone", None),
            ("", "Quay", None),
        ] {
            assert_eq!(Joint::of(one, other), joint, "{one}|{other}");
        }
    }

    /// Whether a word begins with the element after the first one in the paragraph.
    fn is_apart(paragraph: &str) -> bool {
        let page = snapshot(&format!("<p>{paragraph}</p>"), None);
        let document = Document::from_snapshot(&page);
        let first = document.nodes().find(|&node| document.tag(node) == Tag::P).map(|node| NodeId(node.0 + 1)).unwrap();
        let holds_text = |node| document.children(node).any(|child| document.is_text(child));
        stands_apart(&document, document.siblings_after(first).next().unwrap(), &holds_text)
    }

    #[test]
    fn labels_stand_apart_and_words_in_bold_do_not() {
        assert!(is_apart("<span>Brooks</span><span>Ghost</span>"));
        assert!(is_apart("<b>Sea boots</b>Made of rubber"));
        assert!(is_apart("<b>It rained all day.</b>Then it cleared"));
        assert!(is_apart("<span>available</span><span>1 sold</span>"));
        assert!(!is_apart("<b>Java</b>Script is a language"));
        assert!(!is_apart("<b>Java</b><i>Script</i> is a language"));
        assert!(!is_apart("<b>M. A.</b>Quill"));
        assert!(!is_apart("<code>get</code><code>Name</code>"));
    }
}
