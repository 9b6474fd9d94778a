//! A part of a page described so that it is found again on the site's other pages: `aside.newsletter > p "Sign up"`.
//!
//! The steps lead from an element with an id, or from a few levels up, down to the part; each is a name with the id
//! and the classes that people gave. Names with digits come from machines and change with the page, so they are not
//! named. Where the names would also fit the text itself, the part's first words are told too.

use crate::dom::text::{collapsed, push_collapsed};
use crate::dom::{Attribute, Document, NodeId, Tag};

/// Elements on the way down, at most: site designs differ in less.
const MOST_STEPS: usize = 4;
/// Classes of one element that are named.
const MOST_CLASSES: usize = 3;
/// Characters of the part's first words.
const TEXT_CHARS: usize = 60;
/// Share of a page's text above which names alone do not tell a part from the text, 0.0–1.0. Own estimate: a box or a
/// row of boxes holds less, the paragraphs of a text hold more.
const MOST_TEXT_SHARE: f32 = 0.25;
/// How a text node is named.
const TEXT: &str = "text()";

/// Describes a part; `None` for one that has neither a name nor words of its own.
pub fn describe(document: &Document, node: NodeId) -> Option<String> {
    let mut steps = Vec::new();
    for near in document.path(node).take(MOST_STEPS) {
        if matches!(document.tag(near), Tag::Html | Tag::Body) {
            break;
        }
        steps.push(step(document, near));
        if id(document, near).is_some() {
            break;
        }
    }
    steps.reverse();
    let path = steps.join(" > ");
    let is_named = id(document, node).is_some() || classes(document, node).next().is_some();
    if is_named && share(document, &find(document, &path)) <= MOST_TEXT_SHARE {
        return Some(path);
    }
    let words = first_words(document, node);
    words.contains(char::is_alphanumeric).then(|| format!("{path} \"{words}\""))
}

/// The outermost parts that a description fits, in page order.
pub fn find(document: &Document, description: &str) -> Vec<NodeId> {
    let (path, words) = match description.split_once(" \"") {
        // Without its end it fits nothing: first words hold no quote.
        Some((path, words)) => (path, Some(words.strip_suffix('"').unwrap_or("\""))),
        None => (description, None),
    };
    let steps: Vec<Step> = path.split(" > ").map(Step::of).collect();
    let mut found: Vec<NodeId> = Vec::new();
    for node in document.nodes() {
        let is_inside = found.last().is_some_and(|&last| document.contains(last, node));
        if !is_inside && fits(document, node, &steps) && words.is_none_or(|words| words == first_words(document, node))
        {
            found.push(node);
        }
    }
    found
}

/// One element on the way.
struct Step<'a> {
    name: &'a str,
    id: Option<&'a str>,
    classes: Vec<&'a str>,
}

impl<'a> Step<'a> {
    fn of(written: &'a str) -> Self {
        let mut classes = written.split('.');
        let head = classes.next().unwrap_or("");
        let (name, id) = head.split_once('#').map_or((head, None), |(name, id)| (name, Some(id)));
        Self { name, id, classes: classes.collect() }
    }

    fn fits(&self, document: &Document, node: NodeId) -> bool {
        name(document, node) == self.name
            && self.id.is_none_or(|wanted| id(document, node) == Some(wanted))
            && self.classes.iter().all(|&wanted| classes(document, node).any(|class| class == wanted))
    }
}

fn fits(document: &Document, node: NodeId, steps: &[Step]) -> bool {
    let mut path = document.path(node);
    steps.iter().rev().all(|step| path.next().is_some_and(|near| step.fits(document, near)))
}

fn step(document: &Document, node: NodeId) -> String {
    let mut written = name(document, node).to_owned();
    if let Some(id) = id(document, node) {
        written.push('#');
        written.push_str(id);
    }
    for class in classes(document, node).take(MOST_CLASSES) {
        written.push('.');
        written.push_str(class);
    }
    written
}

fn name<'page>(document: &Document<'page>, node: NodeId) -> &'page str {
    if document.is_text(node) { TEXT } else { document.name(node) }
}

fn id<'page>(document: &Document<'page>, node: NodeId) -> Option<&'page str> {
    document.attribute(node, Attribute::Id).filter(|id| is_lasting(id))
}

fn classes<'page>(document: &Document<'page>, node: NodeId) -> impl Iterator<Item = &'page str> {
    let classes = document.attribute(node, Attribute::Class).unwrap_or("");
    classes.split_ascii_whitespace().filter(|class| is_lasting(class))
}

/// Whether a name is a word or several, as people give them.
fn is_lasting(name: &str) -> bool {
    name.len() > 1 && name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '_'))
}

fn first_words(document: &Document, node: NodeId) -> String {
    let mut text = String::new();
    for inner in document.subtree(node) {
        push_collapsed(&mut text, document.text(inner));
        if text.len() > TEXT_CHARS * 4 {
            break;
        }
    }
    let words: String = text.chars().filter(|&c| c != '"').take(TEXT_CHARS).collect();
    collapsed(&words)
}

/// How much of a page's text stands in these parts, 0.0–1.0.
fn share(document: &Document, parts: &[NodeId]) -> f32 {
    let chars =
        |nodes: &mut dyn Iterator<Item = NodeId>| -> usize { nodes.map(|node| document.text(node).trim().len()).sum() };
    let inside = chars(&mut parts.iter().flat_map(|&part| document.subtree(part)));
    inside as f32 / chars(&mut document.subtree(document.body())).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;

    const PROSE: &str = "<p class=body>The tide tables hang by the door, and nobody reads them but the cat, who sits under \
        them at noon and is not disturbed by anybody.</p>";

    /// What a part is called, and the first words of what that fits on a page.
    fn check(html: &str, part: &str, description: &str, other: &str, fits: &[&str]) {
        let page = snapshot(html, None);
        let document = Document::from_snapshot(&page);
        let is_part = |&node: &NodeId| first_words(&document, node).starts_with(part) && document.tag(node).is_block();
        let node = document.nodes().filter(is_part).last().unwrap();
        assert_eq!(describe(&document, node).as_deref(), Some(description));
        assert!(find(&document, description).contains(&node), "{description} does not fit its own part");
        let page = snapshot(other, None);
        let document = Document::from_snapshot(&page);
        let found = find(&document, description);
        let words: Vec<String> = found.iter().map(|&node| first_words(&document, node)).collect();
        assert_eq!(words, fits);
    }

    #[test]
    fn a_named_box_is_found_by_its_names() {
        let page = |words: &str| {
            let text = PROSE.repeat(4);
            format!("<main id=page-17>{text}<aside class='css-1x2 newsletter box'><b>{words}</b></aside></main>")
        };
        check(&page("Sign up"), "Sign up", "main > aside.newsletter.box", &page("Join us"), &["Join us"]);
    }

    #[test]
    fn a_paragraph_like_all_others_is_found_by_its_words_alone() {
        let page = |words: &str| format!("<article id=story>{}<p class=body>{words}</p></article>", PROSE.repeat(4));
        let description = "article#story > p.body \"Follow us everywhere\"";
        check(&page("Follow us everywhere"), "Follow us", description, &page("Another end"), &[]);
        check(
            &page("Follow us everywhere"),
            "Follow us",
            description,
            &page("Follow us everywhere"),
            &["Follow us everywhere"],
        );
    }

    #[test]
    fn what_has_neither_name_nor_words_cannot_be_described() {
        let page = snapshot("<div><img src=a.png></div><p>Text</p>", None);
        let document = Document::from_snapshot(&page);
        let image = document.nodes().find(|&node| document.tag(node) == Tag::Img).unwrap();
        assert_eq!(describe(&document, image), None);
    }

    #[test]
    fn nonsense_fits_nothing() {
        let page = snapshot(PROSE, None);
        let document = Document::from_snapshot(&page);
        for description in ["", " > ", "#", ".", "p.none", "\"", "p \"", "div > > p"] {
            assert_eq!(find(&document, description), [], "{description}");
        }
    }
}
