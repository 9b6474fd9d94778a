//! Parts whose class name or id says what they are, where what they hold agrees.
//!
//! A class name alone proves nothing (of 2,007 pages 44 % have "share" somewhere, 26 % "related"): each row of
//! [`CONTAINERS`] also says how much prose such a part may hold.

use super::{Finding, Page};
use crate::dom::text::count_words;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::kind::Clutter;
use crate::rules::matcher::normalised;

/// One row: a part of this group is clutter up to these limits.
struct Container {
    group: Group,
    rule: &'static str,
    /// Words of prose that it may hold at most.
    prose_words: f32,
    /// Words that it may hold at most.
    words: f32,
    /// Share of its characters that must at least stand in links, 0.0–1.0.
    link_density: f32,
}

/// Rows in the order in which they are tried. Limits: chosen on wcxb-dev's labelled pages (2026-11), rounded.
const CONTAINERS: &[Container] = &[
    Container { group: Group::Breadcrumb, rule: "breadcrumb", prose_words: 0.0, words: 40.0, link_density: 0.2 },
    Container { group: Group::Consent, rule: "consent", prose_words: 250.0, words: 900.0, link_density: 0.0 },
    Container { group: Group::AppPromo, rule: "app-promo", prose_words: 40.0, words: 80.0, link_density: 0.0 },
    Container { group: Group::Newsletter, rule: "newsletter", prose_words: 80.0, words: 120.0, link_density: 0.0 },
    Container { group: Group::Wall, rule: "sign-in-wall", prose_words: 60.0, words: 120.0, link_density: 0.0 },
    Container { group: Group::Donation, rule: "donation", prose_words: 80.0, words: 120.0, link_density: 0.0 },
    Container { group: Group::Control, rule: "control", prose_words: 0.0, words: 8.0, link_density: 0.0 },
    Container { group: Group::Rating, rule: "boilerplate", prose_words: 0.0, words: 15.0, link_density: 0.0 },
    Container { group: Group::Share, rule: "share", prose_words: 0.0, words: 40.0, link_density: 0.0 },
    Container { group: Group::Advert, rule: "advert", prose_words: 60.0, words: 120.0, link_density: 0.0 },
    Container { group: Group::Author, rule: "author-bio", prose_words: 150.0, words: 220.0, link_density: 0.0 },
    Container { group: Group::Signature, rule: "author-bio", prose_words: 60.0, words: 80.0, link_density: 0.0 },
    Container { group: Group::Tags, rule: "tags", prose_words: 0.0, words: 60.0, link_density: 0.5 },
    Container { group: Group::Related, rule: "related", prose_words: 250.0, words: 900.0, link_density: 0.45 },
    Container { group: Group::Contents, rule: "toc", prose_words: 0.0, words: 600.0, link_density: 0.7 },
    Container { group: Group::Pagination, rule: "navigation", prose_words: 0.0, words: 60.0, link_density: 0.4 },
    Container { group: Group::Sidebar, rule: "sidebar", prose_words: 300.0, words: 2_000.0, link_density: 0.25 },
    Container { group: Group::Navigation, rule: "navigation", prose_words: 0.0, words: 1_500.0, link_density: 0.6 },
    Container { group: Group::Footer, rule: "footer", prose_words: 60.0, words: 1_000.0, link_density: 0.3 },
    Container { group: Group::Overlay, rule: "boilerplate", prose_words: 60.0, words: 150.0, link_density: 0.0 },
    Container { group: Group::Login, rule: "form", prose_words: 0.0, words: 60.0, link_density: 0.0 },
    Container { group: Group::Search, rule: "form", prose_words: 0.0, words: 60.0, link_density: 0.0 },
];

/// What holds the posts of a thread.
const POSTS: &[Group] = &[Group::Forum, Group::Post, Group::Comment];

/// The rule that leaves out readers' comments below a text.
pub(super) const COMMENTS: &str = "comments";

/// Share of the page's prose that all comments together may hold, 0.0–1.0; beyond it they are the text. More on a page
/// that says that it is an article. Source: the project's model recipe, §0 (a).
const MOST_COMMENTS: f32 = 0.5;
const MOST_COMMENTS_OF_ARTICLE: f32 = 0.75;

/// Words of prose before comments that have a heading of their own, from which it is a text that they are about.
const COMMENTED_WORDS: f32 = 100.0;
/// Words of the longest such heading: "35 comments so far".
const COMMENTS_HEADING_WORDS: f32 = 5.0;

/// Words of the longest list of keywords.
const TAG_LIST_WORDS: f32 = 40.0;

/// Finds parts that a row of the table describes.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    let document = page.document;
    let mut findings = Vec::new();
    // All else has neither a name nor a relation that says anything.
    let may_be = |node: &NodeId| document.tag(*node) == Tag::A || !page.marks.get(*node).is_empty();
    for node in document.nodes().filter(may_be).filter(|&node| is_part(page, node)) {
        if is_comment_section(page, node) {
            findings.push(Finding { rule: COMMENTS, node, reason: named(page, node) });
        } else if is_tag_link(page, node) {
            let list = tag_list(page, node);
            findings.push(Finding { rule: "tags", node: list, reason: "links of rel=tag".to_owned() });
        } else {
            let mut containers = CONTAINERS.iter().filter(|container| describes(page, container, node));
            findings.extend(containers.find_map(|container| finding(page, container, node)));
        }
    }
    if comments_are_the_text(page) {
        findings.retain(|finding| finding.rule != COMMENTS);
    }
    findings
}

/// Whether all that is called a comment holds so much of the page's prose that the page is a thread. Below a text, under a
/// heading that says what they are, comments may be as long as they like.
fn comments_are_the_text(page: &Page) -> bool {
    let document = page.document;
    let is_comment = |&node: &NodeId| page.marks.get(node).has(Group::Comment) && is_part(page, node);
    let holds_title = |node: NodeId| document.subtree(node).any(|inner| document.tag(inner) == Tag::H1);
    let mut prose = 0.0;
    let mut end = NodeId(0);
    for node in document.nodes().filter(is_comment) {
        if node >= end && !holds_title(node) {
            prose += page.blocks.sums(document, node).prose_words;
            end = document.end(node);
        }
    }
    let most = if page.is_article { MOST_COMMENTS_OF_ARTICLE } else { MOST_COMMENTS };
    !document.nodes().find(is_comment).is_some_and(|first| is_headed_below_text(page, first))
        && prose > page.blocks.sums_of(0..page.blocks.len()).prose_words * most
}

/// Whether a part stands below a text, and its first line, or the one before it, calls it comments.
fn is_headed_below_text(page: &Page, node: NodeId) -> bool {
    let start = page.blocks.within(page.document, node).start;
    let is_heading = |index: usize| {
        let text = normalised(page.blocks.text(index));
        page.blocks.get(index).words <= COMMENTS_HEADING_WORDS
            && page.rules.phrases.hits(&text).iter().any(|hit| hit.kind == Clutter::Comments)
    };
    page.blocks.sums_of(0..start).prose_words >= COMMENTED_WORDS
        && (start.saturating_sub(1)..(start + 1).min(page.blocks.len())).any(is_heading)
}

/// The list of links that a keyword stands in, or the keyword alone where there is more than links around it.
fn tag_list(page: &Page, node: NodeId) -> NodeId {
    let list = super::boxes::around(page, node, TAG_LIST_WORDS);
    if page.blocks.sums(page.document, list).link_density() < 0.5 { node } else { list }
}

/// An overlay is called after what it asks for; one that asks for nothing may show a part of the text. What is called
/// after a search or a login is one if it has fields: results and accounts of something are called so as well. What is
/// called after a wall and asks for nothing stands behind one: that is the text. So is what is called after an advert and
/// leads nowhere. A signature says nothing new under a post, and who signs under a letter.
fn finding(page: &Page, container: &Container, node: NodeId) -> Option<Finding> {
    let reason = named(page, node);
    let is_form = matches!(container.group, Group::Login | Group::Search);
    if is_form && !has_field(page, node) || container.group == Group::Wall && !asks(page, node) {
        return None;
    }
    if container.group == Group::Advert && is_prose_alone(page, node)
        || container.group == Group::Signature && !is_signature(page, node)
    {
        return None;
    }
    // Asked of these alone: it takes a look at every line of the part.
    let is_named_by_words = matches!(container.group, Group::Overlay | Group::Login);
    match is_named_by_words.then(|| page.part(node).name()).flatten() {
        Some((rule, sign)) => Some(Finding { rule, node, reason: format!("{reason}, {sign}") }),
        None if container.group == Group::Overlay => None,
        None => Some(Finding { rule: container.rule, node, reason }),
    }
}

/// Share of a wall's characters that stand in links from which these are what it asks for, 0.0–1.0: "Try it for a week".
const ASKING_LINKS: f32 = 0.2;

/// Whether a part wants something of the reader: it says so, or has something to press or fill in. A paragraph that does
/// is found by its words.
fn asks(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    let is_control = |inner: NodeId| matches!(document.tag(inner), Tag::Button | Tag::Input | Tag::Form);
    let range = page.blocks.within(document, node);
    let asks_in_words = |index: usize| !page.rules.phrases.hits(&normalised(page.blocks.text(index))).is_empty();
    document.tag(node) != Tag::P
        && (document.subtree(node).any(is_control)
            || page.blocks.sums(document, node).link_density() >= ASKING_LINKS
            || range.into_iter().any(asks_in_words))
}

/// Whether a part holds prose, and neither a link nor a frame nor a picture.
fn is_prose_alone(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    let leads = |inner: NodeId| matches!(document.tag(inner), Tag::A | Tag::Iframe | Tag::Img | Tag::Button);
    page.blocks.sums(document, node).prose_words > 0.0 && !document.subtree(node).any(leads)
}

/// Whether a part is called a signature and nothing else, and stands in a post: "post-signature" may name who wrote it.
fn is_signature(page: &Page, node: NodeId) -> bool {
    let is_name = |name: &str| page.rules.classes.is_exactly(name, Group::Signature);
    page.document.attribute(node, Attribute::Class).is_some_and(|names| names.split_ascii_whitespace().any(is_name))
        && page.document.ancestors(node).any(|above| page.marks.get(above).has_any(POSTS))
}

fn has_field(page: &Page, node: NodeId) -> bool {
    let is_field = |inner: NodeId| matches!(page.document.tag(inner), Tag::Input | Tag::Select | Tag::Form);
    page.document.subtree(node).any(is_field)
}

fn is_part(page: &Page, node: NodeId) -> bool {
    use Tag::*;
    let is_code = |near: NodeId| matches!(page.document.tag(near), Pre | Code);
    !page.document.is_removed(node)
        && !page.document.path(node).take(4).any(is_code)
        && matches!(
            page.document.tag(node),
            Div | Section
                | Aside
                | Ul
                | Ol
                | Dl
                | P
                | Span
                | Form
                | Custom
                | Table
                | Footer
                | Header
                | Figure
                | Details
                | H2
                | H3
                | H4
                | H5
                | Iframe
                | Fieldset
                | Dialog
                | Li
                | Nav
                | Button
                | A
        )
}

fn describes(page: &Page, container: &Container, node: NodeId) -> bool {
    let groups = page.marks.get(node);
    if !groups.has(container.group) || is_protected(page, node) || is_about_the_page(page, container.group, node) {
        return false;
    }
    // One within a line is measured by itself: its block is the line's.
    if container.group == Group::Control && !page.document.tag(node).is_block() {
        return words_within(page, node) <= container.words;
    }
    let sums = page.blocks.sums(page.document, node);
    sums.prose_words <= container.prose_words
        && sums.words <= container.words
        && sums.link_density() >= container.link_density
}

fn words_within(page: &Page, node: NodeId) -> f32 {
    let texts = page.document.subtree(node).filter(|&leaf| page.document.is_text(leaf));
    texts.map(|leaf| count_words(page.document.text(leaf)) as f32).sum()
}

/// Ratings and lists of more are clutter beside a text or a post; on other pages they are what it is about.
fn is_about_the_page(page: &Page, group: Group, node: NodeId) -> bool {
    match group {
        Group::Rating => !page.is_article && !page.is_thread,
        Group::Related => !page.has_text_before(page.blocks.within(page.document, node).start),
        _ => false,
    }
}

fn is_tag_link(page: &Page, node: NodeId) -> bool {
    let relations = page.document.attribute(node, Attribute::Rel).unwrap_or("");
    page.document.tag(node) == Tag::A && relations.split_ascii_whitespace().any(|relation| relation == "tag")
}

/// Parts that are named like clutter but hold what the text is made of.
fn is_protected(page: &Page, node: NodeId) -> bool {
    let groups = page.marks.get(node);
    let is_heading = page.document.tag(node).heading_level().is_some();
    groups.has(Group::StrongContent)
        || groups.has(Group::Control) && is_whole_heading(page, node)
        // "See also" goes with what it leads to.
        || groups.has(Group::Related) && is_heading
        || page.document.subtree(node).take(400).any(|inner| match page.document.tag(inner) {
            Tag::H1 | Tag::Main | Tag::Pre | Tag::Math => true,
            Tag::Figure | Tag::Blockquote => groups.has(Group::Caption),
            _ => false,
        })
}

/// Whether an element is a heading, or all that one says: a link to itself may hold its words.
fn is_whole_heading(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    let words = |node| document.subtree(node).map(|inner| count_words(document.text(inner))).sum::<u32>();
    let heading = document.path(node).take(3).find(|&above| document.tag(above).heading_level().is_some());
    heading.is_some_and(|heading| heading == node || words(node) > 0 && words(node) == words(heading))
}

/// Readers' comments below a text. On a page that is a thread they are the text.
fn is_comment_section(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    if !page.marks.get(node).has(Group::Comment) || page.is_thread {
        return false;
    }
    let sums = page.blocks.sums(document, node);
    let all = page.blocks.sums_of(0..page.blocks.len());
    let before = page.blocks.sums_of(0..page.blocks.within(document, node).start);
    // Something stands before the comments that they are about.
    sums.words > 0.0 && before.prose_words > sums.prose_words.min(all.prose_words * 0.2).max(40.0)
}

fn named(page: &Page, node: NodeId) -> String {
    let class = page.document.attribute(node, Attribute::Class);
    let id = page.document.attribute(node, Attribute::Id);
    match (class, id) {
        (Some(class), _) if !class.is_empty() => {
            format!("class \"{}\"", crate::dom::text::excerpt(class, 60))
        }
        (_, Some(id)) => format!("id \"{}\"", crate::dom::text::excerpt(id, 60)),
        _ => format!("<{}>", page.document.name(node)),
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::clean::testing::{PROSE, text_after};

    #[test]
    fn removes_parts_that_are_what_they_are_called() {
        for (html, words) in [
            ("<div class=newsletter-box><p>Our letter, every week.</p></div>", "letter"),
            ("<ul class='post-tags'><li><a>boats</a><li><a>tides</a></ul>", "boats"),
            ("<div class=related-posts><a>Another town wakes</a></div>", "Another"),
            ("<div id=comments><p>First! I liked this a lot.</p></div>", "First"),
        ] {
            let text = text_after(find, &format!("<main>{PROSE}{html}</main>"));
            assert!(!text.contains(words), "{html} left {text}");
        }
    }

    #[test]
    fn keeps_parts_that_are_only_called_so() {
        for html in [
            "<div class='related-post'>PROSE</div>",
            "<div class=social-article>PROSE</div>",
            "<div class=ads>PROSE</div>",
        ] {
            let text = text_after(find, &html.replace("PROSE", PROSE));
            assert!(text.contains("harbour"), "{html} lost its text");
        }
    }

    #[test]
    fn a_part_of_two_names_is_the_text_if_one_of_them_says_so() {
        let html = "<div class='article-body newsletter'><p>The letter that was never sent.</p></div>";
        assert!(text_after(find, &format!("<main>{PROSE}{html}</main>")).contains("never sent"));
    }

    #[test]
    fn a_heading_that_opens_what_is_below_it_is_a_heading() {
        let html = format!("<main>{PROSE}<h3 class=heading-anchor>Why is the sea salty?</h3>{PROSE}</main>");
        assert!(text_after(find, &html).contains("salty"));
        let link =
            format!("<main>{PROSE}<h3><a class=heading-anchor href=#salt>Why is the sea salty?</a></h3>{PROSE}</main>");
        assert!(text_after(find, &link).contains("salty"));
        let html = html.replace("h3", "div");
        assert!(!text_after(find, &html).contains("salty"));
    }
}
