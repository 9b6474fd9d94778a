//! When the text was published and changed: ISO 8601, with the zone where the page gives one.

use super::super::{Page, Selection};
use crate::declared::Declared;
use crate::dom::{Attribute, NodeId};

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
pub(super) fn published(page: &Page, declared: &Declared, selection: &Selection) -> Option<String> {
    let entity =
        declared.article().and_then(|entity| entity.text("datePublished").or_else(|| entity.text("dateCreated")));
    let any = || declared.entities.iter().find_map(|entity| entity.text("datePublished"));
    entity
        .and_then(|text| iso(&text))
        .or_else(|| declared.meta(PUBLISHED).and_then(iso))
        .or_else(|| any().and_then(|text| iso(&text)))
        .or_else(|| shown(page, selection))
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
