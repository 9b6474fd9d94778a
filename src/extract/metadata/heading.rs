//! What a heading says, without a label in it: a kicker before the title ("Opinion"), a badge behind it ("For members").
//! And whether it is a link to the home page.

use super::super::Page;
use crate::dom::text::{count_words, push_collapsed};
use crate::dom::{Attribute, NodeId, Tag};

/// Words of the longest label. Own estimate: "From our series: The long way home".
const LABEL_WORDS: u32 = 7;

/// What a page says of its title elsewhere.
pub(super) struct Said<'a> {
    /// Whether it calls itself so.
    pub(super) whole: &'a dyn Fn(&str) -> bool,
    /// Whether it calls itself the second of two with the first, a label, before it.
    pub(super) label: &'a dyn Fn(&str, &str) -> bool,
}

/// A heading's text without elements of its own that are labels: without one of them, or without all that stand side by
/// side in it. What is left must be what the page calls itself, and the whole must not be, but for a label at its beginning
/// that the page's title has as well.
pub(super) fn without_label(page: &Page, heading: NodeId, text: String, said: &Said) -> String {
    let document = page.document;
    let first = document.children(heading).find(|&inner| !document.is_text(inner) && words(page, inner) > 0);
    let labelled = first.and_then(|label| {
        let rest = text_without(page, heading, &[label]).trim().to_owned();
        (said.label)(&text_of(page, label), &rest).then_some(rest)
    });
    let is_said = said.whole;
    if labelled.is_some() || is_said(&text) {
        return labelled.unwrap_or(text);
    }
    let is_label = |&inner: &NodeId| {
        inner != heading && !document.is_text(inner) && (1..=LABEL_WORDS).contains(&words(page, inner))
    };
    let rest =
        |labels: &[NodeId]| Some(text_without(page, heading, labels).trim().to_owned()).filter(|rest| is_said(rest));
    let one = document.subtree(heading).filter(is_label).find_map(|label| rest(&[label]));
    let all = || rest(&document.children(heading).filter(is_label).collect::<Vec<_>>());
    let named = || text.split_once(':').filter(|(label, _)| !label.trim().contains(' ')).map(|(_, rest)| rest.trim());
    one.or_else(all).or_else(|| named().filter(|rest| is_said(rest)).map(str::to_owned)).unwrap_or(text)
}

fn words(page: &Page, node: NodeId) -> u32 {
    count_words(&text_of(page, node))
}

/// The text of an element, blanks collapsed; also of one that a rule removed. Blocks and line breaks part words; signs
/// that link to the element itself ("¶") and buttons are no part of it.
pub(in super::super) fn text_of(page: &Page, node: NodeId) -> String {
    text_without(page, node, &[])
}

/// The same without some of the elements inside.
fn text_without(page: &Page, node: NodeId, left_out: &[NodeId]) -> String {
    let mut text = String::new();
    let mut gone_until = NodeId(0);
    for inner in page.document.subtree(node) {
        let tag = page.document.tag(inner);
        if tag == Tag::Button && inner != node || left_out.contains(&inner) {
            gone_until = gone_until.max(page.document.end(inner));
        }
        if inner < gone_until {
            continue;
        }
        if (tag == Tag::Br || tag.is_block()) && !text.is_empty() {
            push_collapsed(&mut text, " ");
        }
        push_collapsed(&mut text, page.document.text(inner));
    }
    text.trim_end_matches([' ', '¶', '§', '#', '🔗']).trim_start_matches("# ").to_owned()
}

/// Whether a heading is a link to the home page, the site's logo, or to the part of the site that the page is in.
pub(super) fn leads_home(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    let here = path_of(&document.page().url);
    let near = document.path(node).take(2).chain(document.subtree(node));
    let mut links =
        near.filter(|&node| document.tag(node) == Tag::A).filter_map(|node| document.attribute(node, Attribute::Href));
    links.any(|address| {
        let path = path_of(address);
        let own = path.split(['?', '#']).next().unwrap_or("/");
        own == "/" || own.ends_with('/') && here.len() > own.len() && here.starts_with(own)
    })
}

/// A block's text with a blank between the texts of its elements.
pub(super) fn block_text(page: &Page, index: usize) -> String {
    let (first, last) = page.blocks.get(index).nodes;
    let mut text = String::new();
    for node in (first.0..=last.0).map(NodeId) {
        push_collapsed(&mut text, " ");
        push_collapsed(&mut text, page.document.text(node));
    }
    text.trim().replace(" ,", ",")
}

/// An address without its scheme and host.
fn path_of(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]))
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    fn title_of(title: &str, heading: &str) -> Option<String> {
        title_over(title, &format!("<h1>{heading}</h1>"))
    }

    fn title_over(title: &str, heading: &str) -> Option<String> {
        let prose = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out \
            over a stone edge. Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";
        let html = format!("<title>{title}</title>{heading}{prose}{prose}<p>By eight the market is open.</p>");
        read(&snapshot(&html, Some("https://lantern.example/a")), &Settings::default()).unwrap().article.metadata.title
    }

    #[test]
    fn a_label_is_no_part_of_the_title() {
        let title = "How a harbour wakes";
        for heading in [
            "<span class=kicker>Mornings</span>How a harbour wakes",
            "How a harbour wakes <span class=badge>For members</span>",
            "<span>Mornings</span> How a harbour wakes <span>For members</span>",
            "<span>How a harbour wakes</span><a href=/north>Lantern of the north</a>",
        ] {
            assert_eq!(title_of(title, heading).as_deref(), Some(title), "{heading}");
        }
    }

    #[test]
    fn nor_is_it_of_one_behind_a_site_that_nobody_knows() {
        let heading = "<h2><span class=badge>For members</span> How a harbour wakes</h2>";
        let title = title_over("Notes from a pier | How a harbour wakes", heading);
        assert_eq!(title.as_deref(), Some("How a harbour wakes"));
    }

    #[test]
    fn a_part_of_the_title_stays() {
        let title = "Part 2: How a harbour wakes";
        assert_eq!(title_of(title, "<span>Part 2:</span> How a harbour wakes").as_deref(), Some(title));
        let longer = "How a <em>quiet</em> harbour wakes";
        assert_eq!(title_of("Harbours of the north", longer).as_deref(), Some("How a quiet harbour wakes"));
    }
}
