//! The further pages of a text that a site cuts into several: "page 2 of 5", "next page", `rel=next`, "1 2 3".
//!
//! Keeps apart: the next article of a blog (also `rel=next`), further pages of comments and of lists.

mod address;

use super::{Page, Selection};
use crate::article::{FurtherPage, Kind, Pages};
use crate::declared::Declared;
use crate::dom::text::{count_words, normal_digits};
use crate::dom::{Attribute, NodeId, Tag, order};
use crate::rules::classes::Group;
use address::Own;
use url::Url;

/// Pages that are listed and can be joined: longer texts are books.
const MOST_PAGES: usize = 30;
/// Words of the longest line that counts pages, and of the longest link to one.
const COUNT_WORDS: f32 = 12.0;
const LINK_WORDS: u32 = 8;
/// Levels above a link on which a name says that it leads to a page.
const NAME_LEVELS: usize = 4;

/// Finds the pages. A list that goes on is no text that does.
pub(super) fn pages(page: &Page, declared: &Declared, selection: &Selection, kind: Kind) -> Pages {
    let snapshot = page.document.page();
    let own = Url::parse(&snapshot.url).ok().filter(|own| own.path() != "/" || own.query().is_some());
    let (Some(own), Some(base)) = (own, super::metadata::base(page)) else {
        return Pages::default();
    };
    if page.document.is_selection() || matches!(kind, Kind::Listing | Kind::Product) {
        return Pages::default();
    }
    let canonical = declared.canonical.as_deref().and_then(|address| base.join(address).ok());
    let readings = Own::of(&own, canonical.as_ref());
    let links: Vec<Link> = page.document.nodes().filter_map(|node| link(page, node, &base, &readings)).collect();
    let count = count(page, selection);
    let mut found: Vec<FurtherPage> = Vec::new();
    let mut number = count.map(|(number, _)| number);
    // A number alone at the end of both addresses counts pages only where the first page is among the links, or the page counts.
    let has_first = count.is_some() || links.iter().any(|link| link.number == 1);
    for link in links.iter().filter(|link| link.is_sure || has_first) {
        number = number.or(Some(link.own));
        let is_known = || found.iter().any(|page| page.number == link.number);
        if link.number > number.unwrap_or(1) && !is_known() {
            found.push(FurtherPage { number: link.number, url: link.url.clone() });
        }
    }
    if found.is_empty()
        && let Some(url) = said_in_words(page, &own, &base)
    {
        let own = number.unwrap_or(1);
        number = Some(own);
        found.push(FurtherPage { number: own + 1, url });
    }
    let mut further = order::by(found, |page| page.number);
    further.truncate(MOST_PAGES);
    Pages {
        number: number.filter(|&number| number > 1 || !further.is_empty()),
        total: count.map(|(_, total)| total),
        further,
    }
}

/// A link to another page of the text.
struct Link {
    own: u32,
    number: u32,
    url: String,
    is_sure: bool,
}

fn link(page: &Page, node: NodeId, base: &Url, readings: &Own) -> Option<Link> {
    let document = page.document;
    if !matches!(document.tag(node), Tag::A | Tag::Link) {
        return None;
    }
    let href = document.attribute(node, Attribute::Href).filter(|href| may_be_numbered(href))?;
    let mut url = base.join(href).ok()?;
    let (own, number, is_sure) = readings.numbers(&url)?;
    url.set_fragment(None);
    leads_to_page(page, node, number).then(|| Link { own, number, url: url.into(), is_sure })
}

/// Whether an address may have a number: what begins anew and holds no digit has none, and need not be parsed.
fn may_be_numbered(href: &str) -> bool {
    let is_whole = href.starts_with('/') || href.contains("://");
    !is_whole || href.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether something says that a link leads to a page: its relation, its words, the part that it stands in.
fn leads_to_page(page: &Page, node: NodeId, number: u32) -> bool {
    let document = page.document;
    let relation = document.attribute(node, Attribute::Rel).unwrap_or("");
    let is_related =
        relation.split_ascii_whitespace().any(|name| matches!(name.to_ascii_lowercase().as_str(), "next" | "prev"));
    if document.tag(node) == Tag::Link {
        return is_related;
    }
    let is_apart = |node: NodeId| page.marks.get(node).has_any(&[Group::Comment, Group::Related, Group::Sidebar]);
    if document.is_hidden(node) || document.path(node).any(is_apart) {
        return false;
    }
    let text = text(page, node);
    let digits = normal_digits(&text);
    let has_number = digits.split(|c: char| !c.is_ascii_digit()).any(|run| run.parse() == Ok(number));
    let is_short = count_words(&text) <= LINK_WORDS;
    let is_named = || document.path(node).take(NAME_LEVELS).any(|node| page.marks.get(node).has(Group::Pagination));
    is_short && (is_related || has_number || page.rules.signs.leads_on(&text) || is_named())
}

/// A link's words, else its name for screen readers.
fn text(page: &Page, node: NodeId) -> String {
    let text = super::metadata::heading::text_of(page, node);
    if text.chars().any(char::is_alphanumeric) {
        return text;
    }
    page.document.attribute(node, Attribute::AriaLabel).unwrap_or_default().to_owned()
}

/// The address of a link that says "next page" but has no number in it. It must lie beside this page or below it.
fn said_in_words(page: &Page, own: &Url, base: &Url) -> Option<String> {
    let document = page.document;
    let folder = own.path().trim_end_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder);
    let links = document.nodes().filter(|&node| document.tag(node) == Tag::A && !document.is_hidden(node));
    let next = links.filter(|&node| page.rules.signs.leads_on(&text(page, node)));
    let mut addresses = next.filter_map(|node| base.join(document.attribute(node, Attribute::Href)?).ok());
    let near = addresses.find(|url| {
        let is_other = url.path() != own.path() || url.query() != own.query();
        let is_in_folder = url.path().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        url.origin() == own.origin() && is_other && folder.len() > 1 && is_in_folder
    })?;
    Some(near.into())
}

/// This page's number and how many there are, where a line says so.
fn count(page: &Page, selection: &Selection) -> Option<(u32, u32)> {
    let blocks = page.blocks;
    let is_apart = |index: usize| {
        page.document
            .path(blocks.get(index).anchor)
            .any(|node| page.marks.get(node).has_any(&[Group::Comment, Group::Related]))
    };
    let first = selection.blocks().next()?;
    let is_count = |index: usize| {
        blocks.get(index).words <= COUNT_WORDS && page.rules.signs.counts_pages(blocks.text(index)) && !is_apart(index)
    };
    // Lines near the text first: those before it name the page as often as those behind it.
    let lines = (0..blocks.len()).filter(|&index| is_count(index)).collect();
    order::by(lines, |&index: &usize| index.abs_diff(first) as u32).into_iter().find_map(|index| {
        let digits = normal_digits(blocks.text(index));
        let numbers: Vec<u32> =
            digits.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse().ok()).collect();
        let [one, other] = numbers[..] else { return None };
        let (number, total) = (one.min(other), one.max(other));
        (number >= 1 && total > 1 && total <= address::HIGHEST).then_some((number, total))
    })
}

#[cfg(test)]
mod tests {
    use crate::article::Pages;
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    const PROSE: &str = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out over a stone \
        edge. Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes. By seven the ferries have left.</p>";

    fn pages(head: &str, after: &str) -> Pages {
        pages_at("https://lantern.example/life/harbour", head, after)
    }

    fn pages_at(url: &str, head: &str, after: &str) -> Pages {
        let body = PROSE.to_owned() + &PROSE.replace("harbour", "market") + &PROSE.replace("chain", "bell");
        let html = format!(
            "<html lang=en><head>{head}<meta property=og:type content=article></head><body><article><h1>Harbour</h1>{body}</article>{after}</body></html>"
        );
        read(&snapshot(&html, Some(url)), &Settings::default()).unwrap().article.metadata.pages
    }

    fn numbers(pages: &Pages) -> Vec<u32> {
        pages.further.iter().map(|page| page.number).collect()
    }

    #[test]
    fn numbered_links_and_relations_lead_on() {
        let list =
            "<div><span>1</span> <a href='?page=2'>2</a> <a href='?page=3'>3</a> <a href='?page=2'>Next page</a></div>";
        let found = pages("", list);
        assert_eq!((found.number, numbers(&found)), (Some(1), vec![2, 3]));
        assert_eq!(found.further[0].url, "https://lantern.example/life/harbour?page=2");
        let found = pages("<link rel=next href=/life/harbour/2>", "");
        assert_eq!((found.number, numbers(&found)), (Some(1), vec![2]));
    }

    #[test]
    fn only_pages_after_this_one_are_further() {
        let list = "<nav class=pagination><a href=/life/harbour>1</a> <span>2</span> <a href=/life/harbour/3>3</a></nav><p>Page 2 of 5</p>";
        let found = pages_at("https://lantern.example/life/harbour/2", "", list);
        assert_eq!((found.number, found.total, numbers(&found)), (Some(2), Some(5), vec![3]));
    }

    #[test]
    fn next_page_in_words_leads_on_without_a_number() {
        for words in [
            "Next page →",
            "Weiter auf Seite 2",
            "Page suivante",
            "次のページへ",
            "Следующая страница",
            "الصفحة التالية",
        ] {
            let found = pages("", &format!("<p><a href=/life/harbour/the-market>{words}</a></p>"));
            assert_eq!(numbers(&found), [2], "{words}");
        }
    }

    #[test]
    fn what_is_no_page_of_this_text_is_none() {
        for (head, after) in [
            ("<link rel=next href=/life/another-story>", ""),
            ("", "<a rel=next href=/life/another-story>Next: Another story</a>"),
            ("", "<section class=comments><a href='?page=2'>2</a></section>"),
            ("", "<a href='https://other.example/life/harbour?page=2'>2</a>"),
            ("", "<a href='/life?page=2'>2</a>"),
            ("", "<a href=/far/away>Next page</a>"),
            ("", "<a href='?page=2'>Boats</a>"),
            ("", "<a href=/lifestyle/market>Next page</a>"),
            ("", "<a href='?page=2'>Ada and Ben, who live by the harbour, on what the morning is like there</a>"),
        ] {
            let found = pages(head, after);
            assert!(found.further.is_empty() && found.number.is_none(), "{head} {after}: {found:?}");
        }
        // Items are numbered too.
        let found = pages_at("https://lantern.example/item/11", "<link rel=next href=/item/12>", "");
        assert!(found.further.is_empty(), "{found:?}");
    }
}
