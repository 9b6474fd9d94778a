//! When the text was published and changed: ISO 8601, with the zone where the page gives one.

use super::super::{Page, Selection};
use super::written_date;
use crate::article::{Kind, Metadata};
use crate::declared::Declared;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// `meta` names of the date of publication, surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "pubdate",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "article.published",
    "release_date",
    "og:published_time",
    "published-date",
    "published_date",
    "publish_date",
    "published",
    "date-pub",
    "ms.date",
];
/// `meta` names of the date of the last change, surest first.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "article:modified",
    "lastmod",
];

/// When the text was published.
pub(super) fn published(page: &Page, declared: &Declared, selection: &Selection, kind: Kind) -> Option<String> {
    let in_words = |text: &str| iso(text).or_else(|| written_date::find(text, is_day_first(declared)));
    let entity =
        declared.article().and_then(|entity| entity.text("datePublished").or_else(|| entity.text("dateCreated")));
    let any = || declared.entities.iter().find_map(|entity| entity.text("datePublished"));
    entity
        .and_then(|text| in_words(&text))
        .or_else(|| declared.meta(PUBLISHED).and_then(in_words))
        .or_else(|| any().and_then(|text| in_words(&text)))
        .or_else(|| shown(page, selection))
        .or_else(|| written(page, declared, selection, kind))
}

/// Words of the longest line that says little else than the date: "17 November 2026, 11:20 · 4 min".
const DATE_LINE_WORDS: f32 = 8.0;

/// Whether a line says little else than when the text was published.
pub(in super::super) fn repeats_date(page: &Page, index: usize, metadata: &Metadata) -> bool {
    let published = metadata.published.as_deref().and_then(|published| published.get(..10));
    let is_same =
        |line: &str| [true, false].iter().any(|&first| written_date::find(line, first).as_deref() == published);
    published.is_some()
        && page.blocks.get(index).words <= DATE_LINE_WORDS
        && !page.document.path(page.blocks.get(index).anchor).take(4).any(|node| page.document.tag(node) == Tag::Table)
        && is_same(page.blocks.text(index))
}

/// When the text was last changed.
pub(super) fn modified(declared: &Declared) -> Option<String> {
    let entity = declared.article().and_then(|entity| entity.text("dateModified"));
    entity.and_then(|text| iso(&text)).or_else(|| declared.meta(MODIFIED).and_then(iso))
}

/// The first `datePublished` of microdata, else the first `time` near the text's beginning.
fn shown(page: &Page, selection: &Selection) -> Option<String> {
    let document = page.document;
    let begins = selection.blocks().next().map_or(u32::MAX, |index| page.blocks.get(index).nodes.0.0);
    let value = |node: NodeId| {
        [Attribute::Datetime, Attribute::Content]
            .into_iter()
            .find_map(|name| document.attribute(node, name))
            .and_then(iso)
    };
    let marked = document.nodes().filter(|&node| {
        document
            .attribute(node, Attribute::Itemprop)
            .is_some_and(|names| names.split(' ').any(|name| name == "datePublished"))
    });
    let times = document
        .nodes()
        .take_while(|node| node.0 < begins.saturating_add(200))
        .filter(|&node| document.attribute(node, Attribute::Datetime).is_some());
    marked.chain(times).find_map(value)
}

/// Lines before the text that may hold its date, and after its beginning.
const LINES_BEFORE: usize = 12;
const LINES_AFTER: usize = 2;
/// Words of the longest such line.
const LINE_WORDS: f32 = 25.0;

/// The date in a line between the title and the text, else in the line before the text that is nearest to it; such
/// lines may have been left out. Pages of many things have many dates.
fn written(page: &Page, declared: &Declared, selection: &Selection, kind: Kind) -> Option<String> {
    if matches!(kind, Kind::Listing | Kind::Product) {
        return None;
    }
    let blocks = page.blocks;
    let near = |index: usize| page.document.path(blocks.get(index).anchor).take(3);
    // A standfirst is no beginning yet.
    let is_text =
        |&index: &usize| blocks.get(index).is_prose() && !near(index).any(|node| page.marks.get(node).has(Group::Deck));
    let first = selection.blocks().find(is_text).or_else(|| selection.blocks().next())?;
    let range = first.saturating_sub(LINES_BEFORE)..(first + 1 + LINES_AFTER).min(blocks.len());
    let date = |index: usize| {
        let is_line = blocks.get(index).words <= LINE_WORDS && blocks.get(index).sentences <= 1;
        is_line.then(|| written_date::find(blocks.text(index), is_day_first(declared))).flatten()
    };
    let title = range.clone().find(|&index| near(index).any(|node| page.document.tag(node) == Tag::H1));
    let below = title.and_then(|title| (title..range.end).find_map(date));
    below.or_else(|| (range.start..title.unwrap_or(first)).rev().find_map(date))
}

/// Whether 5/6/2026 is in June: everywhere but in the United States and where no language is given.
fn is_day_first(declared: &Declared) -> bool {
    let language = declared.language.as_deref().unwrap_or("en").to_ascii_lowercase();
    !matches!(language.as_str(), "en" | "en-us" | "en_us")
}

/// A date as ISO 8601, if the text begins with one: `2026-11-23`, with a time and a zone where they are given.
/// Slashes are read as year/month/day.
fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    let year: String = text.chars().take(4).collect();
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let rest = text.get(4..)?;
    if !is_year || !(1500..=2200).contains(&year.parse::<u32>().ok()?) {
        return None;
    }
    let separator = rest.chars().next()?;
    if !matches!(separator, '-' | '/' | '.') {
        // "20261123"
        let is_compact = rest.len() >= 4 && rest.bytes().take(4).all(|byte| byte.is_ascii_digit());
        return is_compact.then(|| format!("{year}-{}-{}", &rest[..2], &rest[2..4]));
    }
    let mut parts = rest[1..].splitn(2, separator);
    let month: u32 = parts.next()?.parse().ok()?;
    let day_and_time = parts.next()?;
    let digits = day_and_time.bytes().take_while(u8::is_ascii_digit).count();
    let day: u32 = day_and_time.get(..digits)?.parse().ok()?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let time = day_and_time[digits..].trim();
    let has_time = time.trim_start_matches(['T', 't', ' ']).starts_with(|c: char| c.is_ascii_digit());
    let tail = if has_time { day_and_time[digits..].trim_end() } else { "" };
    Some(format!("{year}-{month:02}-{day:02}{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_time_and_zone() {
        for (text, expected) in [
            ("2026-11-23T08:30:00+01:00", Some("2026-11-23T08:30:00+01:00")),
            ("2026-1-3", Some("2026-01-03")),
            ("2026/11/23", Some("2026-11-23")),
            ("20261123", Some("2026-11-23")),
            ("2026-10-21 08:30", Some("2026-10-21 08:30")),
            ("Monday", None),
            ("2026-13-01", None),
            ("1234", None),
            ("2026年", None),
        ] {
            assert_eq!(iso(text).as_deref(), expected, "{text}");
        }
    }
}
