//! The article's title, without the site's name.

use super::super::Page;
use crate::declared::Declared;
use crate::dom::blocks::Blocks;
use crate::dom::text::{collapsed, count_words};
use crate::dom::{NodeId, Tag};

/// Signs that part a title from a site's name.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " / ", " • ", "｜", " : "];

/// Finds the title: a heading of the page that agrees with what the page calls itself, else what it calls itself.
pub(super) fn title(page: &Page, declared: &Declared, site_name: Option<&str>) -> Option<String> {
    let own = collapsed(&page.document.page().title);
    let said: Vec<String> = [
        declared.article().and_then(|entity| entity.text("headline")),
        declared.meta(&["og:title", "twitter:title"]).map(str::to_owned),
    ]
    .into_iter()
    .flatten()
    .chain((!own.is_empty()).then_some(own))
    .map(|title| collapsed(&title))
    .filter(|title| !title.is_empty())
    .collect();
    let headings = headings(page);
    let agreeing = headings.iter().find(|heading| said.iter().any(|title| agrees(heading, title)));
    agreeing
        .cloned()
        .or_else(|| said.first().map(|title| without_site(title, site_name)))
        .or_else(|| headings.into_iter().next())
        .filter(|title| !title.is_empty())
}

/// The texts of the page's first-level headings, else of its second-level ones.
fn headings(page: &Page) -> Vec<String> {
    let of = |tag: Tag| -> Vec<String> {
        let document = page.document;
        let headings = document.nodes().filter(|&node| document.tag(node) == tag && !document.is_hidden(node));
        headings.map(|node| text_of(page, node)).filter(|text| !text.is_empty()).collect()
    };
    let first = of(Tag::H1);
    if first.is_empty() { of(Tag::H2) } else { first }
}

/// The text of an element, blanks collapsed; also of one that a rule removed.
pub(super) fn text_of(page: &Page, node: NodeId) -> String {
    let mut text = String::new();
    for inner in page.document.subtree(node) {
        crate::dom::text::push_collapsed(&mut text, page.document.text(inner));
    }
    text.truncate(text.trim_end().len());
    text
}

/// Whether a heading is the title, or the title with a site's name about it, or cut short.
fn agrees(heading: &str, title: &str) -> bool {
    let (heading, title) = (letters(heading), letters(title));
    if heading.is_empty() || title.is_empty() {
        return false;
    }
    let long_enough = heading.chars().count() * 4 >= title.chars().count();
    heading == title
        || (title.contains(&heading) && long_enough)
        || (heading.contains(&title) && title.chars().count() * 2 >= heading.chars().count())
}

/// Letters and digits alone, in lower case: titles differ in quotes and dashes.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The title without a site's name at one of its ends.
fn without_site(title: &str, site_name: Option<&str>) -> String {
    for separator in SEPARATORS {
        let Some((head, tail)) = title.rsplit_once(separator) else {
            continue;
        };
        let is_site =
            site_name.is_some_and(|site| letters(site) == letters(tail) || letters(tail).contains(&letters(site)));
        // Without a known name the shorter end is the site's, if the other still is a title.
        if is_site || (site_name.is_none() && count_words(tail) <= 4 && count_words(head) >= 3) {
            return without_site(head.trim(), site_name);
        }
        let leads = title
            .split_once(separator)
            .filter(|(first, _)| site_name.is_some_and(|site| letters(site) == letters(first)));
        if let Some((_, rest)) = leads {
            return without_site(rest.trim(), site_name);
        }
    }
    title.to_owned()
}

/// Whether a block repeats the title, as the heading over the text does.
pub(in super::super) fn repeats_title(blocks: &Blocks, index: usize, title: &str) -> bool {
    let text = letters(blocks.text(index));
    !text.is_empty() && text == letters(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_name_is_set_aside() {
        for (title, site, expected) in [
            ("A quiet harbour | The Lantern", Some("The Lantern"), "A quiet harbour"),
            ("The Lantern – A quiet harbour", Some("The Lantern"), "A quiet harbour"),
            ("A quiet harbour wakes - Lantern News", None, "A quiet harbour wakes"),
            ("Dogs - and cats", None, "Dogs - and cats"),
        ] {
            assert_eq!(without_site(title, site), expected);
        }
    }

    #[test]
    fn headings_agree_with_titles_around_them() {
        assert!(agrees("A quiet harbour", "A Quiet Harbour – The Lantern"));
        assert!(agrees("“A quiet harbour”", "A quiet harbour"));
        assert!(!agrees("Menu", "A quiet harbour wakes before the town"));
    }
}
