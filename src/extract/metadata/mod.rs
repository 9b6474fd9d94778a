//! The facts about the article, each from the first source that gives it, with how sure that is.
//!
//! Order of sources: JSON-LD of the article, Open Graph and other `meta` (Dublin Core and the names of publishing systems among
//! them), microdata and RDFa, microformats, what the page shows near its title, its address; for the title what it shows
//! comes first. Names are data: `data/metas.txt`. Values that cannot be meant (an address as an author) are passed over.

mod author_lines;
mod byline;
mod dates;
mod escapes;
mod found;
pub(super) mod heading;
mod iso;
mod language;
mod marked;
mod more;
mod names;
mod site;
mod source;
pub(super) mod title;
mod written_date;

pub(super) use author_lines::leads_to_user;
pub(super) use dates::{dates_a_change, is_date_line, repeats_date};

use super::{Page, Selection};
use crate::article::{Kind, Metadata};
use crate::declared::Declared;
use crate::dom::text::count_ideographs;
use crate::rules::entries::data;
use found::{Found, note};
use url::Url;

/// Finds the facts.
pub(super) fn metadata(page: &Page, declared: &Declared, selection: &Selection, kind: Kind) -> Metadata {
    let snapshot = page.document.page();
    let base = base(page);
    let site = site::Site::shown(page, declared, Url::parse(&snapshot.url).ok().as_ref());
    let source = source::source(page);
    let marked = &marked::Marked::of(page.document);
    let language = language::language(page, declared, selection);
    let byline =
        byline::byline(&byline::Look { page, declared, selection, marked, site: &site, kind }, source.as_deref());
    let dates = dates::Look { page, declared, selection, marked, kind };
    let mut sources = Vec::new();
    let mut note = |fact: &str, found: Option<Found>| note(&mut sources, fact, found);
    let mut metadata = Metadata {
        title: note("title", title::title(page, declared, selection, &site, kind)),
        byline: note("byline", byline),
        published: note("published", dates::published(&dates)),
        modified: note("modified", dates::modified(&dates)),
        dir: language::direction(page, declared, language.as_ref(), selection),
        language: note("language", language),
        excerpt: note("excerpt", more::excerpt_of(page, declared, selection)),
        lead_image: note("lead_image", more::lead_image(page, declared, marked, base.as_ref())),
        licence: note("licence", more::licence(page, declared, base.as_ref())),
        section: note("section", more::section(declared, &site)),
        tags: more::tags(page, declared, marked),
        url: snapshot.url.clone(),
        site_name: source::with_site(source, note("site_name", site.name)),
        kind,
        ..Metadata::default()
    };
    metadata.sources = sources;
    metadata
}

/// The day of a time as machines write it: "2026-04-14" of "2026-04-14T10:21:04Z".
pub(super) fn day(text: &str) -> Option<String> {
    let is_machines = text.as_bytes().get(10) == Some(&b'T');
    iso::iso(text).filter(|_| is_machines).map(|date| date.chars().take(10).collect())
}

/// The address that relative addresses are resolved against.
pub(super) fn base(page: &Page) -> Option<Url> {
    let snapshot = page.document.page();
    Url::parse(&snapshot.base).or_else(|_| Url::parse(&snapshot.url)).ok()
}

/// An address as it is from `base`, where its scheme is one of these.
pub(super) fn absolute(address: &str, base: Option<&Url>, schemes: &[&str]) -> Option<String> {
    let resolved = match base {
        Some(base) => base.join(address),
        None => Url::parse(address),
    };
    match resolved {
        Ok(url) => schemes.contains(&url.scheme()).then(|| url.into()),
        Err(_) => as_written(address, base, schemes),
    }
}

/// An address whose host has letters beside ASCII's ("https://bücher.example/"), as the page writes it: browsers know such hosts, and
/// without its tables for them `url` does not (`idna_adapter` in Cargo.toml). None that could be taken for another: no name before the
/// host, and nothing unseen.
fn as_written(address: &str, base: Option<&Url>, schemes: &[&str]) -> Option<String> {
    let (scheme, rest) = match address.strip_prefix("//") {
        Some(rest) => (base?.scheme().to_owned(), rest),
        None => address.split_once("://").map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest))?,
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let is_of_host = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    let is_seen = |c: char| {
        !(c.is_control() || c.is_whitespace() && c != ' ' || is_unseen(c) || matches!(c, '"' | '<' | '>' | '\\'))
    };
    let is_plain = !host.is_ascii() && host.chars().all(is_of_host);
    let after = rest[host.len()..].replace(' ', "%20");
    let is_known = schemes.contains(&scheme.as_str());
    (is_plain && is_known && rest.chars().all(is_seen)).then(|| format!("{scheme}://{}{after}", host.to_lowercase()))
}

/// Signs without a width, and those that turn the direction of others (Unicode's default ignorable and bidi controls).
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Characters a minute where a language has no figure of its own: the mean of the alphabets in the table.
const CHARACTERS_A_MINUTE: f32 = 980.0;
/// The same for Chinese and Japanese text of an unknown language.
const IDEOGRAPHS_A_MINUTE: f32 = 300.0;
/// Characters of a text with its blanks, for each without: the table counts blanks too, one for about every sixth character.
const WITH_BLANKS: f32 = 1.18;

/// Minutes that reading takes, at least 1.
pub(super) fn reading_minutes(text: &str, language: Option<&str>) -> u32 {
    let primary = language.unwrap_or("").split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    let chars = text.chars().filter(|c| !c.is_whitespace()).count().max(1);
    let ideographs = count_ideographs(text);
    let fallback = if ideographs * 3 > chars { IDEOGRAPHS_A_MINUTE } else { CHARACTERS_A_MINUTE };
    let read = if ideographs * 3 > chars { chars as f32 } else { chars as f32 * WITH_BLANKS };
    let speed = reading_speed(&primary).unwrap_or(fallback);
    ((read / speed).round() as u32).max(1)
}

fn reading_speed(language: &str) -> Option<f32> {
    data!("../../data/reading-speed.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(code, _)| *code == language)
        .and_then(|(_, speed)| speed.parse::<u16>().ok())
        .map(f32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_takes_longer_in_slower_scripts() {
        let english = "word ".repeat(400);
        assert_eq!(reading_minutes(&english, Some("en-GB")), 2);
        let japanese = "語".repeat(1_071);
        assert_eq!(reading_minutes(&japanese, Some("ja")), 3);
        assert_eq!(reading_minutes("", None), 1);
    }

    #[test]
    fn an_address_with_a_host_in_other_letters_stays_as_it_is_written() {
        let base = Url::parse("https://lantern.example/a").unwrap();
        let link = |address: &str| absolute(address, Some(&base), &["http", "https"]);
        for address in [
            "https://bücher.example/ä?q=1#x",
            "http://пример.испытание/",
            "https://例え.テスト:8080/本",
            "https://उदाहरण.परीक्षा/",
        ] {
            assert_eq!(link(address).as_deref(), Some(address));
        }
        assert_eq!(link("//bücher.example/a").as_deref(), Some("https://bücher.example/a"));
        assert_eq!(link("HTTP://Bücher.example").as_deref(), Some("http://bücher.example"));
        assert_eq!(link("https://bücher.example/a b").as_deref(), Some("https://bücher.example/a%20b"));
        assert_eq!(link("/bücher").as_deref(), Some("https://lantern.example/b%C3%BCcher"));
        for address in [
            "javascript://bücher.example/%0aalert(1)",
            "https://ada@bücher.example/",
            "https://bü cher.example/",
            "https://bü\u{200b}cher.example/",
            "https://bücher.example/\u{202e}gpj.exe",
            "https://bücher.example/\"><script>",
            "https://[bücher]/",
        ] {
            assert_eq!(link(address), None, "{address}");
        }
        assert_eq!(absolute("//bücher.example/a", None, &["https"]), None);
    }
}
