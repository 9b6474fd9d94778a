//! Who wrote the text, from what the page shows: marks, class names, words that lead a name in, links, places.

use super::byline::{Look, is_outlet};
use super::found::Found;
use super::heading::{block_text, text_of};
use super::names::{self, LONGEST_WORDS, begins_with_lead, has_form_of_name, name_in, without_date};
use super::written_date;
use crate::article::Source;
use crate::dom::text::{count_words, push_collapsed};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::entries::data;
use crate::rules::metas::Fact;

/// Parts of addresses that lead to an author's page.
const AUTHOR_LINKS: &str = data!("../../data/author-links.txt");
/// Parts of addresses that lead to the page of someone who posts.
const USER_LINKS: &str = data!("../../data/user-links.txt");
/// Nodes after the text's beginning in which a byline still stands near it.
const NODES_AFTER: u32 = 400;
/// Elements from a link to the name in it.
const LINK_DEPTH: usize = 8;
/// Blocks around the beginning of the text, and after its end, that may name who wrote it.
const LINES_BEFORE: usize = 12;
const LINES_AFTER: usize = 2;
const LINES_AT_END: usize = 6;
/// Words of the longest line that names are looked for in: what the person does follows the name.
const LONGEST_LINE: u32 = 20;
/// Blocks before the title that may hold a name, after it, and between a name and the date beside it.
const NEAR_TITLE: usize = 4;
const AFTER_TITLE: usize = 8;
const NEAR_DATE: usize = 2;

/// The page's own line: marked as the author's by microdata, `rel` or a class name, led in by a word ("By"), or linked to an
/// author's page.
pub(super) fn shown(look: &Look) -> Option<Found> {
    let found = |name: String, source: Source| names::line(&[name]).map(|name| Found::new(name, source));
    marked_line(look)
        .and_then(|(text, source)| found(without_date(&text), source))
        .filter(|found| !is_outlet(look, &found.value))
        .or_else(|| named_line(look).and_then(|text| found(without_date(&text), Source::Shown)))
        .or_else(|| led_in(look).and_then(|name| found(name, Source::Shown)))
        .or_else(|| at_end(look).and_then(|name| found(name, Source::Shown)))
}

fn near<'a>(look: &'a Look) -> impl Iterator<Item = NodeId> + 'a {
    let document = look.page.document;
    let end = end_of_near(look);
    document.nodes().take_while(move |&node| node < end).filter(move |&node| !document.is_hidden(node))
}

/// The node before which a byline still stands near the text's beginning.
fn end_of_near(look: &Look) -> NodeId {
    let begins = look.selection.text_blocks().next().map(|index| look.page.blocks.get(index).nodes.0);
    NodeId(begins.map_or(u32::MAX, |node| node.0 + NODES_AFTER))
}

/// The line that microdata, a microformat or `rel=author` marks.
fn marked_line(look: &Look) -> Option<(String, Source)> {
    let end = end_of_near(look);
    let near = look.marked.all(Fact::Author).take_while(|(node, _)| *node < end);
    near.filter(|&(node, _)| !look.page.document.is_hidden(node)).find_map(|marked| marked_name(look, marked))
}

/// The name in an element that is marked as the author's.
fn marked_name(look: &Look, (node, source): (NodeId, Source)) -> Option<(String, Source)> {
    let document = look.page.document;
    let is_name = |inner: &NodeId| document.attribute(*inner, Attribute::Itemprop) == Some("name");
    let name = document.subtree(node).find(is_name).unwrap_or(node);
    let content = document.attribute(node, Attribute::Content).or_else(|| document.attribute(name, Attribute::Content));
    let text = content.map_or_else(|| text_without_time(look, name), str::to_owned);
    names::line(&[without_date(&text)]).map(|_| (text, source))
}

/// The first line near the text's beginning whose class names it a byline.
fn named_line(look: &Look) -> Option<String> {
    let document = look.page.document;
    // The foot of the text's own article may name who wrote it.
    let is_own_foot = |foot: NodeId| {
        let article = document.path(foot).find(|&above| document.tag(above) == Tag::Article);
        let first = look.selection.blocks().next().map(|index| look.page.blocks.get(index).nodes.0);
        article.zip(first).is_some_and(|(article, first)| document.contains(article, first))
    };
    let is_apart = |node: NodeId| {
        document.path(node).any(|above| match document.tag(above) {
            Tag::Form | Tag::Label => true,
            Tag::Footer if !is_own_foot(above) => true,
            _ => look.page.marks.get(above).has(Group::Comment),
        })
    };
    let mut lines = near(look).filter(|&node| is_byline(look, node) && !is_apart(node));
    lines.find_map(|node| {
        let text = text_without_time(look, node);
        let name = name_in(&without_date(&text));
        (names::line(&[name]).is_some() && !look.site.is(&name_in(&text))).then_some(text)
    })
}

fn is_byline(look: &Look, node: NodeId) -> bool {
    let tag = look.page.document.tag(node);
    let is_line = !matches!(tag, Tag::Body | Tag::Html | Tag::Img | Tag::Article | Tag::Main | Tag::Text);
    is_line
        && look.page.marks.get(node).has(Group::Byline)
        && (1..=LONGEST_WORDS).contains(&count_words(&text_of(look.page, node)))
        && !lists_works(look, node)
}

/// Whether an entry holds a list of its own: other authors stand beside the text with their newest works.
fn lists_works(look: &Look, node: NodeId) -> bool {
    let document = look.page.document;
    let is_list = |inner: NodeId| matches!(document.tag(inner), Tag::Ul | Tag::Ol);
    document.tag(node) == Tag::Li && document.subtree(node).any(is_list)
}

/// The text of an element without the dates in it; its inner elements' texts are parted by blanks.
fn text_without_time(look: &Look, node: NodeId) -> String {
    let document = look.page.document;
    let is_time = |leaf: NodeId| {
        document.path(leaf).take_while(|&above| above >= node).any(|above| document.tag(above) == Tag::Time)
    };
    let mut text = String::new();
    for leaf in document.subtree(node).filter(|&leaf| document.is_text(leaf) && !is_time(leaf)) {
        push_collapsed(&mut text, " ");
        push_collapsed(&mut text, document.text(leaf));
    }
    text.trim().replace(" ,", ",")
}

/// The blocks around the title and the text's beginning that are lines: a list of contents may stand between them.
fn lines(look: &Look) -> Option<Vec<usize>> {
    let blocks = look.page.blocks;
    let first = look.selection.text_blocks().find(|&index| blocks.get(index).is_prose())?;
    let near_text = first.saturating_sub(LINES_BEFORE);
    let title = title(look).unwrap_or(near_text);
    let range = title.saturating_sub(NEAR_TITLE).min(near_text)..(first + LINES_AFTER).min(blocks.len());
    let near = range.filter(|&index| index >= near_text || index < title + AFTER_TITLE);
    Some(near.filter(|&index| count_words(blocks.text(index)) <= LONGEST_LINE).collect())
}

/// The block of the first heading of the first level.
fn title(look: &Look) -> Option<usize> {
    let (blocks, document) = (look.page.blocks, look.page.document);
    let is_title =
        |&index: &usize| document.path(blocks.get(index).anchor).take(2).any(|node| document.tag(node) == Tag::H1);
    (0..blocks.len()).find(is_title)
}

/// A name after a word that leads it in, on the same line or on the next one; else the text of a link to an author's page.
fn led_in(look: &Look) -> Option<String> {
    let lines = lines(look)?;
    after_lead(look, &lines)
        .or_else(|| lines.iter().find_map(|&index| linked_name(look, index, AUTHOR_LINKS, has_form_of_name)))
}

fn after_lead(look: &Look, lines: &[usize]) -> Option<String> {
    let blocks = look.page.blocks;
    lines.iter().find_map(|&index| {
        let text = block_text(look.page, index);
        if names::is_lead(&text) && index + 1 < blocks.len() {
            let next = name_in(blocks.text(index + 1));
            if names::is_name_after_lead(&next) || names::is_nickname(&next) && near_date(look, index) {
                return Some(next);
            }
        }
        // Of a block of several lines each may begin so: "TITLE", then "By NAME".
        std::iter::once(text.as_str()).chain(blocks.text(index).split('\n').skip(1)).find_map(|line| {
            let line = without_date(line);
            if !begins_with_lead(&line) {
                return None;
            }
            let name = name_in(&line);
            let is_name = names::is_name_after_lead(&name) || names::is_nickname(&name) && near_date(look, index);
            if is_name { Some(name) } else { names::leading_names(&name) }
        })
    })
}

/// The text of a link to a person's page within a block.
fn linked_name(look: &Look, index: usize, known: &str, is_name: fn(&str) -> bool) -> Option<String> {
    let document = look.page.document;
    let (first, last) = look.page.blocks.get(index).nodes;
    let mut texts = (first.0..=last.0).map(NodeId).filter(|&node| document.is_text(node));
    texts.find_map(|leaf| {
        let link = document.path(leaf).take(LINK_DEPTH).find(|&node| document.tag(node) == Tag::A)?;
        let is_person = leads_to(document.attribute(link, Attribute::Href)?, known);
        Some(text_of(look.page, link)).filter(|name| is_person && is_name(name))
    })
}

/// Whether an address leads to the page of someone who posts.
pub(in super::super) fn leads_to_user(address: &str) -> bool {
    leads_to(address, USER_LINKS)
}

/// Whether an address leads to one of those whom such a part names, not to the list of them.
fn leads_to(address: &str, known: &str) -> bool {
    let address = address.split('#').next().unwrap_or("");
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut parts = path.split('/').skip_while(|part| !known.lines().any(|name| part.eq_ignore_ascii_case(name)));
    parts.next().is_some() && (parts.any(|part| !part.is_empty()) || query.contains('='))
}

/// A line of the form of a name with the date of the text beside it: "Ada Example", "Dec 17, 2025".
pub(super) fn beside_date(look: &Look) -> Option<Found> {
    let blocks = look.page.blocks;
    // Inside of a text such lines are those of its posts.
    let first = look.selection.text_blocks().find(|&index| blocks.get(index).is_prose())?;
    lines(look)?.into_iter().filter(|&index| index < first).find_map(|index| {
        let name = name_in(&without_date(blocks.text(index)));
        let is_heading = look.page.document.tag(blocks.get(index).anchor).heading_level().is_some();
        // Sections and topics are linked; a person's link leads to that person.
        let is_plain =
            blocks.get(index).link_chars == 0 || linked_name(look, index, AUTHOR_LINKS, has_form_of_name).is_some();
        let is_name = has_form_of_name(&name) && !is_heading && is_plain && !look.site.is(&name);
        let is_control = |above| matches!(look.page.document.tag(above), Tag::Button | Tag::Nav);
        let is_name = is_name && !look.page.document.path(blocks.get(index).anchor).any(is_control);
        // "Harbour Trends" beside a date is what the text is about.
        let is_name = is_name && !names::shares_word(&name, &look.page.document.page().title);
        (is_name && near_date(look, index)).then(|| Found::new(name, Source::Shown))
    })
}

/// Whether a block or one beside it is a line with a date.
fn near_date(look: &Look, index: usize) -> bool {
    let blocks = look.page.blocks;
    let is_date = |index: usize| {
        count_words(blocks.text(index)) <= LONGEST_LINE && written_date::find(blocks.text(index), true).is_some()
    };
    (index.saturating_sub(NEAR_DATE)..(index + NEAR_DATE + 1).min(blocks.len())).any(is_date)
}

/// A name that is led in right after the text's end: "Written by Ada Example".
fn at_end(look: &Look) -> Option<String> {
    let last = look.selection.blocks().rfind(|&index| look.page.blocks.get(index).is_prose())?;
    let range: Vec<usize> = (last + 1..(last + 1 + LINES_AT_END).min(look.page.blocks.len())).collect();
    let is_line = |index: &usize| count_words(look.page.blocks.text(*index)) <= LONGEST_LINE;
    after_lead(look, &range.into_iter().filter(is_line).collect::<Vec<_>>())
}

/// A line of the form of a name in a source's head over the title, as aggregators set it: the source's logo and name,
/// the section, the author. Elsewhere the form of a name proves nothing.
pub(super) fn shaped(look: &Look, source: Option<&str>) -> Option<Found> {
    let (source, blocks, title) = (source?, look.page.blocks, title(look)?);
    let before = (title.saturating_sub(NEAR_TITLE)..title).rev().filter(|&index| blocks.get(index).link_chars == 0);
    let mut lines = before.map(|index| blocks.text(index));
    let name = lines.find(|line| *line != source && has_form_of_name(line))?;
    Some(Found::new(name, Source::Shown))
}

/// Who wrote the first post of a thread: marked, else the first link to someone's page near it.
pub(super) fn first_post(look: &Look) -> Option<Found> {
    let found = |name: String, source: Source| names::line(&[name]).map(|name| Found::new(name, source));
    let user = first_user(look);
    // Who is linked over the first post began it; who is linked below it may have edited it.
    let text = look.selection.text_blocks().next().map_or(0, |index| look.page.blocks.get(index).nodes.0.0);
    let over = user.as_ref().filter(|(node, _)| node.0 < text);
    let before = over.map_or(NodeId(u32::MAX), |(node, _)| *node);
    let mut marked = look.marked.all(Fact::Author).take_while(|(node, _)| *node <= before);
    let marked = marked.find_map(|marked| marked_name(look, marked));
    let marked = marked.and_then(|(name, source)| found(name, source));
    marked.or_else(|| user.and_then(|(_, name)| found(name, Source::Shown)))
}

/// The first link to someone's page, from the title on: over the first post, beside it or below it.
fn first_user(look: &Look) -> Option<(NodeId, String)> {
    let document = look.page.document;
    let title = document.nodes().find(|&node| document.tag(node) == Tag::H1).unwrap_or(NodeId(0));
    let is_user = |node: &NodeId| {
        document.tag(*node) == Tag::A
            && !document.is_hidden(*node)
            && document.attribute(*node, Attribute::Href).is_some_and(leads_to_user)
    };
    // An element that is the whole post names its author before its title, too.
    let post = document.parent(title).filter(|&post| matches!(document.tag(post), Tag::Article | Tag::Custom));
    let begin = post.unwrap_or(title);
    let mut links = document.nodes().skip_while(|&node| node < begin).filter(is_user);
    links.find_map(|node| {
        let text = text_of(look.page, node);
        (names::line(std::slice::from_ref(&text)).is_some() && count_words(&text) <= 3).then_some((node, text))
    })
}

#[cfg(test)]
mod tests {
    use super::leads_to_user;
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    #[test]
    fn an_address_leads_to_somebody_where_a_name_follows() {
        for address in ["/user/ada", "https://a.example/user/ada#posts", "/user/?id=7", "/user/ada/?tab=posts"] {
            assert!(leads_to_user(address), "{address}");
        }
        for address in ["/user/", "/user/#top", "/user#a/b", "/story/ada", "/user/?all"] {
            assert!(!leads_to_user(address), "{address}");
        }
    }

    #[test]
    fn a_word_that_leads_a_name_in_is_no_name_itself() {
        let text = "港口比城镇醒得早，早晨的第一个声音是铁链滑过石沿的声音。".repeat(3);
        let byline = |last: &str| {
            let page = snapshot(&format!("<article><p>{text}</p><p>{last}</p></article>"), None);
            read(&page, &Settings::default()).unwrap().article.metadata.byline
        };
        assert_eq!(byline("作者</p><p>山野 澪").as_deref(), Some("山野 澪"));
        assert_eq!(byline("作者"), None);
    }

    const PROSE: &str = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out over a \
        stone edge. Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";

    fn byline_of(page: &str) -> Option<String> {
        let html = page.replace("PROSE", &PROSE.repeat(3));
        read(&snapshot(&html, Some("https://lantern.example/a")), &Settings::default()).unwrap().article.metadata.byline
    }

    #[test]
    fn a_name_under_the_title_is_found_before_a_list_of_contents() {
        let contents = "<li>A part of the harbour</li>".repeat(20);
        let page = format!("<h1>How a harbour wakes</h1><p>By Ada Example</p><ul>{contents}</ul>PROSE");
        assert_eq!(byline_of(&page).as_deref(), Some("Ada Example"));
    }

    #[test]
    fn a_word_leads_in_two_names_nicknames_beside_a_date_and_what_stands_behind_one() {
        for (line, name) in [
            ("By Ada van der Example and Ben Other", "Ada van der Example and Ben Other"),
            ("by <a href=/author/ada>ada</a> on 3 May 2026", "ada"),
            ("by THE LANTERN ● 3 May 2026 ● 6 min", "THE LANTERN"),
            ("Published May 3, 2026 by Ada Example", "Ada Example"),
            ("<a href=/team/ada><b><i><u><s>Ada Example</s></u></i></b></a>", "Ada Example"),
        ] {
            let page = format!("<h1>How a harbour wakes</h1><div>{line}</div>PROSE");
            assert_eq!(byline_of(&page).as_deref(), Some(name), "{line}");
        }
    }

    #[test]
    fn what_stands_beside_a_date_and_is_no_name_names_nobody() {
        for line in ["Read Later", "Quay Harbour", "by the numbers"] {
            let page =
                format!("<title>Harbour life</title><h1>Harbour life</h1><div>3 May 2026</div><div>{line}</div>PROSE");
            assert_eq!(byline_of(&page), None, "{line}");
        }
    }

    #[test]
    fn a_person_is_shown_where_the_site_writes_under_a_name_like_a_persons() {
        let head = "<meta property=og:site_name content='Lantern Press'><meta property=og:type content=article>\
            <meta name=author content='Lantern Press'><h1>How a harbour wakes</h1>";
        assert_eq!(byline_of(&format!("{head}<p>By Ada Example</p>PROSE")).as_deref(), Some("Ada Example"));
        assert_eq!(byline_of(&format!("{head}<p>By Lantern Press Staff</p>PROSE")).as_deref(), Some("Lantern Press"));
    }

    #[test]
    fn who_is_linked_over_the_first_post_began_a_thread_and_not_whom_a_reply_is_marked_with() {
        let post = |name: &str| format!("<article class=message><h4>{name}</h4>PROSE</article>");
        let page = format!(
            "<script type='application/ld+json'>{{\"@type\":\"DiscussionForumPosting\"}}</script><h1>How a harbour wakes</h1>\
            <ul><li>Thread starter <a href=/members/ada.1/>ada1</a></ul>{}{}",
            post("<a href=/members/ada.1/>ada1</a>"),
            post("<a href=/members/ben.2/ itemprop=author>ben2</a>"),
        );
        assert_eq!(byline_of(&page).as_deref(), Some("ada1"));
    }
}
