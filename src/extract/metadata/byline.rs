//! Who wrote the text, as one line.

use super::super::{Page, Selection};
use super::title::text_of;
use super::written_date;
use crate::declared::Declared;
use crate::dom::text::{count_words, push_collapsed};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Words of the longest line that can be a byline.
const LONGEST_WORDS: u32 = 12;
/// Parts of addresses that lead to an author's page.
const AUTHOR_LINKS: &str = include_str!("../../data/author-links.txt");
/// Words that lead a byline in, by language; lower case.
const LEADS: &str = include_str!("../../data/byline-leads.txt");

/// Finds the authors: declared ones, else a line of the page that is marked as the byline.
pub(super) fn byline(page: &Page, declared: &Declared, selection: &Selection, source: Option<&str>) -> Option<String> {
    let declared_names = declared.article().map(|entity| entity.texts("author")).unwrap_or_default();
    let names = line(declared_names);
    names
        .or_else(|| line(declared.metas("author").to_vec()))
        .or_else(|| line(metas(declared)))
        .or_else(|| line(labelled(declared).into_iter().collect()))
        .or_else(|| shown(page, selection).and_then(|text| line(vec![without_date(&text)])))
        .or_else(|| led_in(page, selection).and_then(|text| line(vec![text])))
        .or_else(|| shaped(page, source?))
}

fn metas(declared: &Declared) -> Vec<String> {
    ["article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author"]
        .iter()
        .map(|name| declared.metas(name).to_vec())
        .find(|names| !names.is_empty() && !names[0].starts_with("http"))
        .unwrap_or_default()
}

/// Publishing systems put the author and the reading time into pairs of `twitter:label1` and `twitter:data1`.
fn labelled(declared: &Declared) -> Option<String> {
    let pairs = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    let is_lead = |label: &str| leads().any(|lead| label.trim().to_lowercase() == lead);
    let (_, data) = pairs.into_iter().find(|(label, _)| declared.meta(&[label]).is_some_and(is_lead))?;
    declared.meta(&[data]).map(str::to_owned)
}

/// Names as one line, each once; `None` where none of them can be a name.
fn line(names: Vec<String>) -> Option<String> {
    let mut line: Vec<String> = Vec::new();
    for name in names.iter().map(|name| without_lead(name)) {
        let is_name =
            !name.is_empty() && count_words(&name) <= LONGEST_WORDS && !name.contains("://") && !name.starts_with('@');
        let is_number = name.chars().all(|c| !c.is_alphabetic());
        if is_name && !is_number && !line.contains(&name) {
            line.push(name);
        }
    }
    // Some publishing systems fill in their own first user.
    let is_default = line.len() == 1 && line[0].eq_ignore_ascii_case("admin");
    (!line.is_empty() && !is_default).then(|| line.join(", "))
}

fn leads() -> impl Iterator<Item = &'static str> {
    LEADS.lines().filter(|lead| !lead.starts_with("//") && !lead.is_empty())
}

/// A line up to the first number in it: dates and reading times follow names.
fn without_date(line: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_numeric());
    if let Some(number) = words.iter().position(is_number) {
        words.truncate(number);
        // "Mar 27, 2024"
        while words.last().is_some_and(|word| written_date::is_month(word)) {
            words.pop();
        }
    }
    words.join(" ")
}

/// Blocks around the beginning of the text that may name who wrote it.
const LINES_BEFORE: usize = 12;
const LINES_AFTER: usize = 2;

/// A name in a line of its own near the text's beginning: after a word that leads it in ("By"), or as the text of a link to
/// an author's page.
fn led_in(page: &Page, selection: &Selection) -> Option<String> {
    let first = selection.blocks().find(|&index| page.blocks.get(index).is_prose())?;
    let range = first.saturating_sub(LINES_BEFORE)..(first + LINES_AFTER).min(page.blocks.len());
    let is_line = |index: &usize| count_words(page.blocks.text(*index)) <= LONGEST_WORDS;
    let lines = || range.clone().filter(is_line);
    let after_lead = lines().find_map(|index| {
        let text = page.blocks.text(index);
        let name = without_date(&without_lead(text));
        (name.len() < text.len() && begins_with_lead(text) && has_form_of_name(&name)).then_some(name)
    });
    after_lead.or_else(|| lines().find_map(|index| linked_name(page, page.blocks.get(index).nodes)))
}

fn begins_with_lead(line: &str) -> bool {
    let line = line.to_lowercase();
    leads().any(|lead| line.strip_prefix(lead).is_some_and(|rest| rest.starts_with([' ', ':', '：'])))
}

/// The text of a link to an author's page within a line.
fn linked_name(page: &Page, nodes: (NodeId, NodeId)) -> Option<String> {
    let document = page.document;
    let is_author = |node: &NodeId| {
        document.attribute(*node, Attribute::Href).is_some_and(|address| {
            let path = address.split(['?', '#']).next().unwrap_or("");
            path.split('/').any(|part| AUTHOR_LINKS.lines().any(|known| part.eq_ignore_ascii_case(known)))
        })
    };
    let mut texts = (nodes.0.0..=nodes.1.0).map(NodeId).filter(|&node| document.is_text(node));
    texts.find_map(|leaf| {
        let link = document.path(leaf).take(4).find(|&node| document.tag(node) == Tag::A).filter(is_author)?;
        Some(text_of(page, link)).filter(|name| has_form_of_name(name))
    })
}

/// A byline without the words that lead it in ("By", "Von") and without marks at its ends.
fn without_lead(name: &str) -> String {
    // Some pages escape twice.
    let mut name = crate::dom::text::collapsed(name).replace("&amp;", "&");
    for lead in leads() {
        let head: String = name.chars().take(lead.chars().count()).collect();
        if head.to_lowercase() == *lead && name[head.len()..].starts_with([' ', ':', '：']) {
            name = name[head.len()..].trim_start_matches([' ', ':', '：']).to_owned();
        }
    }
    name.trim_matches([' ', ',', ';', '|', '·', '•', '-', '–', '—', ':', '»', '/']).to_owned()
}

/// The page's own line: marked as the author's by microdata, `rel`, or a class name near the text's beginning.
fn shown(page: &Page, selection: &Selection) -> Option<String> {
    let document = page.document;
    let text_begins = selection.blocks().next().map(|index| page.blocks.get(index).nodes.0);
    // A byline stands not far before the text, or within its first part.
    let latest = text_begins.map_or(u32::MAX, |node| node.0 + 400);
    let near = || document.nodes().take_while(|node| node.0 < latest).filter(|&node| !document.is_hidden(node));
    let marked = near().find(|&node| {
        document.attribute(node, Attribute::Itemprop).is_some_and(|names| names.split(' ').any(|name| name == "author"))
            || document
                .attribute(node, Attribute::Rel)
                .is_some_and(|names| names.split(' ').any(|name| name == "author"))
    });
    let named = || near().find(|&node| is_byline(page, node));
    let node = marked.or_else(named)?;
    let name = document.subtree(node).find(|&inner| document.attribute(inner, Attribute::Itemprop) == Some("name"));
    Some(text_without_time(page, name.unwrap_or(node))).filter(|text| !text.is_empty())
}

/// The text of an element without the dates in it.
fn text_without_time(page: &Page, node: NodeId) -> String {
    let document = page.document;
    let is_time = |leaf: NodeId| {
        document.path(leaf).take_while(|&above| above >= node).any(|above| document.tag(above) == Tag::Time)
    };
    let mut text = String::new();
    for leaf in document.subtree(node).filter(|&leaf| document.is_text(leaf) && !is_time(leaf)) {
        push_collapsed(&mut text, document.text(leaf));
    }
    text.truncate(text.trim_end().len());
    text
}

/// Blocks before the title that may hold a name.
const NEAR_TITLE: usize = 4;

/// A line of the form of a name in a source's head over the title, as aggregators set it: the source's logo and name,
/// the section, the author. Elsewhere the form of a name proves nothing.
fn shaped(page: &Page, source: &str) -> Option<String> {
    let document = page.document;
    let is_title =
        |&index: &usize| document.path(page.blocks.get(index).anchor).take(2).any(|node| document.tag(node) == Tag::H1);
    let title = (0..page.blocks.len()).find(is_title)?;
    let before =
        (title.saturating_sub(NEAR_TITLE)..title).rev().filter(|&index| page.blocks.get(index).link_chars == 0);
    let mut lines = before.map(|index| page.blocks.text(index));
    lines.find(|line| *line != source && has_form_of_name(line)).map(str::to_owned)
}

/// Two to four words, each with a capital first letter and nothing but letters, dots and hyphens.
fn has_form_of_name(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let is_part = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().any(char::is_lowercase)
            && letters.all(|c| c.is_alphabetic() || ".'’-".contains(c))
    };
    (2..=4).contains(&words.len()) && words.iter().all(is_part)
}

fn is_byline(page: &Page, node: NodeId) -> bool {
    let tag = page.document.tag(node);
    let is_line = !matches!(tag, Tag::Body | Tag::Html | Tag::Img | Tag::Article | Tag::Main | Tag::Text);
    is_line
        && page.marks.get(node).has(Group::Byline)
        && (1..=LONGEST_WORDS).contains(&count_words(&text_of(page, node)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_are_cut_in_many_languages() {
        for (line, name) in [
            ("By Ada Example", "Ada Example"),
            ("Von: Ada", "Ada"),
            ("Bydgoszcz", "Bydgoszcz"),
            ("文：山田", "山田"),
            (" Ada |", "Ada"),
        ] {
            assert_eq!(without_lead(line), name);
        }
    }

    #[test]
    fn names_are_told_from_other_lines() {
        assert!(has_form_of_name("Teodor Vance") && has_form_of_name("Jean-Luc O’Neill"));
        assert!(
            !has_form_of_name("Travel")
                && !has_form_of_name("7 min read")
                && !has_form_of_name("All about the harbour")
        );
    }

    #[test]
    fn a_date_and_a_reading_time_are_no_part_of_a_name() {
        assert_eq!(line(vec![without_date("Vahid Osman - Mar 27, 2024")]).as_deref(), Some("Vahid Osman"));
        assert_eq!(without_date("Oleg Parashchak 7 min"), "Oleg Parashchak");
        assert_eq!(without_date("May Sarton"), "May Sarton");
    }

    #[test]
    fn lines_that_lead_in_begin_with_a_whole_word() {
        assert!(begins_with_lead("By Ada Example") && begins_with_lead("文：山田"));
        assert!(!begins_with_lead("Bygone days") && !begins_with_lead("Diane Example"));
    }

    #[test]
    fn addresses_and_numbers_are_no_names() {
        assert_eq!(line(vec!["https://example.org/ada".into(), "42".into()]), None);
        assert_eq!(line(vec!["Ada".into(), "Ada".into(), "Ben".into()]), Some("Ada, Ben".into()));
    }
}
