//! Parts that a heading names: related stories, comments, about the author, share, tags, adverts.
//!
//! Keeps: prose that follows such a heading by chance ("Related" in a dictionary), and everything after the
//! part's end.

use super::{Finding, Page};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::kind::Clutter;
use crate::rules::matcher::normalised;
use crate::rules::phrases::Strength;

/// Words of the longest heading that is looked up.
const HEADING_WORDS: f32 = 8.0;
/// Words of prose that a part of links may hold (teasers with a sentence each).
const TEASER_PROSE_WORDS: f32 = 300.0;
/// Share of the characters of such a part that stand in links, at least.
const PART_LINK_DENSITY: f32 = 0.35;
/// Words from which a paragraph is surely text and no note on commenting.
const PARAGRAPH_WORDS: f32 = 40.0;
/// Width in CSS pixels from which a picture is no button's.
const PICTURE_PIXELS: u32 = 200;
/// Words of the longest "read also" line inside a text.
const LINE_WORDS: f32 = 45.0;

/// Finds headings of clutter with what they head, and "read also" lines.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for index in 0..page.blocks.len() {
        let block = page.blocks.get(index);
        let is_done = findings.iter().rev().take(8).any(|last| page.document.contains(last.node, block.nodes.0));
        if is_done || page.blocks.is_gone(index) || page.words(index) > LINE_WORDS {
            continue;
        }
        let (may_be_heading, may_lead) = (page.words(index) <= HEADING_WORDS, may_lead(page, index));
        if !may_be_heading && !may_lead {
            continue;
        }
        let normal = normalised(page.blocks.text(index));
        let heading = may_be_heading.then(|| page.rules.phrases.heading(&normal)).flatten();
        let is_about_nothing = |kind: &Clutter| *kind == Clutter::Related && !page.has_text_before(index);
        if let Some(kind) = heading.filter(|kind| may_head(page, index) && !is_about_nothing(kind)) {
            let reason = format!("headed \"{}\"", page.blocks.text(index));
            let nodes = part(page, index, kind).into_iter().filter(|&node| !shows_pictures(page, node, kind));
            findings.extend(nodes.map(|node| Finding { rule: kind.name(), node, reason: reason.clone() }));
        } else if let Some(phrase) = may_lead.then(|| read_also(page, index, &normal)).flatten() {
            let reason = format!("\"{phrase}\" and a link");
            let nodes = line(page, index).into_iter();
            findings.extend(nodes.map(|node| Finding { rule: "related", node, reason: reason.clone() }));
        }
    }
    findings
}

/// Whether a block may be the heading of what follows: "Read more" as a link ends a teaser.
fn may_head(page: &Page, index: usize) -> bool {
    let block = page.blocks.get(index);
    match page.document.tag(block.anchor) {
        Tag::H1 => false,
        tag => tag.heading_level().is_some() || block.link_density() < 0.5,
    }
}

/// Whether a line is little more than a link.
fn may_lead(page: &Page, index: usize) -> bool {
    let block = page.blocks.get(index);
    block.link_density() >= 0.4 && block.sentences <= 2 && page.document.tag(block.anchor) != Tag::Td
}

/// A line that is little more than a link with "read also" before it.
fn read_also<'a>(page: &'a Page, index: usize, normal: &str) -> Option<&'a str> {
    // A heading that leads to itself leads to nothing else, and what names a place in a page is a manual's own reference.
    let names_place = |node: NodeId| {
        page.document.attribute(node, Attribute::Href).is_some_and(|to| to.contains('#') && !to.ends_with('#'))
    };
    let mut own = page.blocks.own_nodes(page.document, index).into_iter();
    if own.any(|node| page.document.subtree(node).any(names_place)) {
        return None;
    }
    let hits = page.rules.phrases.hits(normal);
    let leads = |phrase: &str| normal.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(phrase);
    hits.iter()
        .find(|hit| hit.kind == Clutter::Related && (hit.strength == Strength::Strong || leads(hit.phrase)))
        .map(|hit| hit.phrase)
}

/// The box that holds the line and nothing else, or the line's own nodes.
fn line(page: &Page, index: usize) -> Vec<NodeId> {
    let alone =
        |&node: &NodeId| page.blocks.within(page.document, node).len() == 1 && page.document.tag(node) != Tag::Body;
    let boxes = page.document.path(page.blocks.get(index).anchor).take_while(alone);
    boxes.last().map_or_else(|| page.blocks.own_nodes(page.document, index), |node| vec![node])
}

/// Whether a part that is headed by a network's name shows large pictures: then these come from there.
fn shows_pictures(page: &Page, node: NodeId, kind: Clutter) -> bool {
    let document = page.document;
    let is_large = |inner: NodeId| {
        let width = document.attribute(inner, Attribute::Width).and_then(|width| width.trim().parse::<u32>().ok());
        document.tag(inner) == Tag::Img && width.is_some_and(|width| width >= PICTURE_PIXELS)
    };
    kind == Clutter::Share && document.subtree(node).any(is_large)
}

/// What a heading heads: the largest element that begins with it and is no text, else its following siblings.
fn part(page: &Page, index: usize, kind: Clutter) -> Vec<NodeId> {
    let document = page.document;
    let anchor = page.blocks.get(index).anchor;
    let begun = |&node: &NodeId| begins_with(page, node, index) && is_clutter_like(page, node, index, kind);
    let largest = document.path(anchor).take_while(begun).last();
    match largest {
        Some(node) if page.blocks.within(document, node).len() > 1 => vec![node],
        _ => heading_and_siblings(page, largest.unwrap_or(anchor), index, kind),
    }
}

/// Whether nothing that is left stands in the element before the heading.
fn begins_with(page: &Page, node: NodeId, index: usize) -> bool {
    let tag = page.document.tag(node);
    let first = page.blocks.within(page.document, node).find(|&at| !page.blocks.is_gone(at));
    first == Some(index) && !matches!(tag, Tag::Body | Tag::Html | Tag::Main | Tag::Article)
}

/// Whether what follows the heading in the element is of the heading's kind.
fn is_clutter_like(page: &Page, node: NodeId, index: usize, kind: Clutter) -> bool {
    let range = page.blocks.within(page.document, node);
    let sums = page.blocks.sums_of(index + 1..range.end.max(index + 1));
    let all = page.blocks.sums_of(0..page.blocks.len());
    match kind {
        Clutter::Related | Clutter::Advert => {
            sums.prose_words <= TEASER_PROSE_WORDS.min(all.prose_words * 0.35)
                && (sums.link_density() >= PART_LINK_DENSITY || sums.words <= 15.0)
        }
        Clutter::Comments => {
            page.blocks.sums_of(0..index).prose_words > sums.prose_words * 0.5 && !heads_running_text(page, index)
        }
        Clutter::AuthorBio => sums.words <= 180.0,
        _ => sums.prose_words == 0.0 && sums.words <= 60.0,
    }
}

/// The heading and the siblings after it, up to the next heading or prose.
fn heading_and_siblings(page: &Page, heading: NodeId, index: usize, kind: Clutter) -> Vec<NodeId> {
    let document = page.document;
    let Some(parent) = document.parent(heading) else {
        return Vec::new();
    };
    if kind == Clutter::Comments && heads_running_text(page, index) {
        return Vec::new();
    }
    let level = document.tag(page.blocks.get(index).anchor).heading_level().unwrap_or(7);
    let mut part = vec![heading];
    for sibling in document.children(parent).filter(|&child| child >= document.end(heading)) {
        if page.blocks.within(document, sibling).is_empty() {
            continue;
        }
        let is_next_part = document.tag(sibling).heading_level().is_some_and(|next| next <= level);
        if is_next_part || !follows(page, sibling, kind) {
            break;
        }
        part.push(sibling);
    }
    // A heading with nothing of its kind below it may be the text's own; that of an advert never is, and of these kinds
    // only before prose.
    let is_lone = part.len() == 1;
    let may_be_text = match kind {
        Clutter::Advert => false,
        Clutter::Related | Clutter::Share | Clutter::Comments => is_followed_by_prose(page, index),
        _ => true,
    };
    if is_lone && may_be_text {
        part.clear();
    }
    part
}

fn follows(page: &Page, sibling: NodeId, kind: Clutter) -> bool {
    let sums = page.blocks.sums(page.document, sibling);
    match kind {
        Clutter::Related => sums.link_density() >= PART_LINK_DENSITY,
        Clutter::Comments => true,
        Clutter::AuthorBio => sums.words <= 120.0,
        Clutter::Tags | Clutter::Share => sums.words <= 40.0 && sums.link_density() > 0.3 && sums.prose_words == 0.0,
        _ => false,
    }
}

/// Whether a long paragraph beside the heading follows it ("Discussion" in a paper): comments stand in boxes of their own.
fn heads_running_text(page: &Page, index: usize) -> bool {
    let parent = |at: usize| page.document.parent(page.blocks.get(at).anchor);
    let next = (index + 1..page.blocks.len()).find(|&at| !page.blocks.is_gone(at));
    next.is_some_and(|next| {
        page.document.tag(page.blocks.get(next).anchor) == Tag::P
            && page.words(next) >= PARAGRAPH_WORDS
            && parent(next) == parent(index)
    })
}

fn is_followed_by_prose(page: &Page, index: usize) -> bool {
    (index + 1..page.blocks.len()).find(|&at| !page.blocks.is_gone(at)).is_some_and(|at| page.blocks.get(at).is_prose())
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::clean::testing::{PROSE, text_after};

    #[test]
    fn removes_a_list_with_its_heading() {
        let html = format!(
            "<main>{PROSE}<div><h2>Related stories</h2><ul><li><a>Another town wakes up early</a><li><a>Ships</a></ul></div></main>"
        );
        assert!(text_after(find, &html).ends_with("people say."));
    }

    #[test]
    fn a_list_before_any_text_is_related_to_nothing() {
        let list = "<div><h2>Related stories</h2><ul><li><a>Another town wakes up early</a><li><a>Ships</a></ul></div>";
        assert!(text_after(find, &format!("<main>{list}{PROSE}{PROSE}</main>")).contains("Ships"));
        assert!(!text_after(find, &format!("<main>{PROSE}{list}{PROSE}</main>")).contains("Ships"));
    }

    #[test]
    fn removes_following_siblings_up_to_the_next_part() {
        let html =
            format!("<main>{PROSE}<h3>You may also like</h3><a>One</a><p><a>Two</a></p><h3>Notes</h3>{PROSE}</main>");
        let text = text_after(find, &html);
        assert!(!text.contains("Two") && text.contains("Notes"), "{text}");
    }

    #[test]
    fn a_picture_from_a_network_is_no_button() {
        let row = "<div><div><img src=a.jpg width=203 height=412></div><div>Facebook</div></div>";
        let html = format!("<main>{PROSE}<div>{row}{row}</div>{PROSE}</main>");
        assert!(text_after(find, &html).contains("Facebook"));
        assert!(!text_after(find, &html.replace("203", "20")).contains("Facebook"));
    }

    #[test]
    fn removes_a_read_also_line() {
        let html = format!("<main>{PROSE}<p>Lesen Sie auch: <a>Der Hafen schläft nie</a></p>{PROSE}</main>");
        assert!(!text_after(find, &html).contains("Hafen"));
    }

    #[test]
    fn a_read_also_line_beside_other_text_goes_alone() {
        let html = format!("<div>{PROSE}Read also: <a>The harbour never sleeps</a>{PROSE}</div>");
        let text = text_after(find, &html);
        assert!(!text.contains("never sleeps") && text.contains("coffee"), "{text}");
    }

    #[test]
    fn a_link_that_ends_a_teaser_heads_nothing() {
        let html = format!("{PROSE}<p>A teaser.</p><p><a>Read more</a></p><p><a>The next story of this list</a></p>");
        assert!(text_after(find, &html).contains("next story"));
    }

    #[test]
    fn a_read_also_line_in_japanese_may_have_a_long_title() {
        let title = "銭湯の煙突に住みついた時計職人、三十年ぶりに町の大時計を巻き直す朝の静かな記録";
        let html = format!("<main>{PROSE}<p>あわせて読みたい：<a>{title}</a></p>{PROSE}</main>");
        assert!(!text_after(find, &html).contains("銭湯"));
    }

    #[test]
    fn keeps_a_discussion_that_is_part_of_a_paper() {
        let html = format!("<main><h2>Methods</h2>{PROSE}{PROSE}<section><h2>Discussion</h2>{PROSE}</section></main>");
        assert!(text_after(find, &html).contains("Discussion"));
        let html = format!("<main>{PROSE}{PROSE}{PROSE}<h2>Discussion</h2>{PROSE}</main>");
        assert!(text_after(find, &html).contains("Discussion"));
    }

    #[test]
    fn keeps_prose_after_such_a_heading() {
        let html = format!("<main>{PROSE}<h2>Further reading</h2>{PROSE}</main>");
        assert!(text_after(find, &html).contains("Further reading"));
    }

    #[test]
    fn a_long_list_of_titles_goes_whole() {
        let titles = "<li><a>Ten quiet harbours that you can still see before the winter ferries stop</a>".repeat(9);
        let html = format!("<main>{PROSE}<section><h2>Related stories</h2><ul>{titles}</ul></section>{PROSE}</main>");
        assert!(!text_after(find, &html).contains("quiet harbours"));
    }

    #[test]
    fn a_list_of_books_with_what_is_to_be_said_of_each_is_text() {
        let book = "<h3><a>Chains and Stone: four hundred years of one quay, told by those who swept it</a></h3><p>The only one that \
            asks the sweepers, and the only one that was printed on the island, in the winter that nobody could leave it.</p>";
        let list = book.repeat(3);
        let html = format!("<main>{PROSE}<section><h2>Further reading</h2>{list}</section></main>");
        assert!(text_after(find, &html).contains("the only one that was printed"));
    }

    #[test]
    fn a_read_also_line_may_have_a_title_of_two_sentences() {
        let line = "<p>Lesen Sie auch: <a>Der Hafen schläft nie. Die Stadt auch nicht.</a></p>";
        assert!(!text_after(find, &format!("<main>{PROSE}{line}{PROSE}</main>")).contains("Hafen"));
    }

    #[test]
    fn comments_beside_their_heading_go_with_it() {
        let html = format!(
            "<main>{PROSE}{PROSE}<h2>Comments</h2><div><p>My father swept that quay.</p></div><div><p>So did mine.</p></div></main>"
        );
        let text = text_after(find, &html);
        assert!(!text.contains("swept that quay") && !text.contains("So did mine"), "{text}");
    }

    #[test]
    fn keywords_under_their_heading_go_and_the_text_behind_them_stays() {
        let html = format!("<main>{PROSE}<h3>Keywords</h3><p><a>harbour</a> <a>bread</a></p>{PROSE}</main>");
        let text = text_after(find, &html);
        assert!(!text.contains("bread") && text.ends_with("people say."), "{text}");
    }
}
