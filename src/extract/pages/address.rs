//! Addresses of the pages of one text: which part of an address is the page's number.

use crate::rules::entries::data;
use url::{Origin, Url};

/// Names of parameters and of parts of a path that number pages.
const NAMES: &str = data!("../../data/page-parameters.txt");
/// The highest number of a page; higher ones number something else.
pub(super) const HIGHEST: u32 = 200;

/// An address cut into what all pages of a text share and the number of this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// What they share.
    pub(super) stem: String,
    /// The number; `None` for an address without one, as the first page's often is.
    pub(super) number: Option<u32>,
    /// Whether a word says that it is a page's number, and not only a number at the end of the path.
    pub(super) is_named: bool,
}

/// This page's address, in all ways in which it can be read.
pub(super) struct Own {
    origin: Origin,
    /// Those with a number first, then those without.
    readings: Vec<Numbered>,
}

impl Own {
    /// `canonical` is the address without what it tells of the reader's way to it ("?utm_source=…").
    pub(super) fn of(own: &Url, canonical: Option<&Url>) -> Self {
        let canonical = canonical.filter(|address| address.path() == own.path());
        let plain = |address: &Url| Numbered { stem: stem(address), number: None, is_named: false };
        let with = [by_path(own), by_parameter(own)].into_iter().flatten();
        let without = [Some(own), canonical].into_iter().flatten().map(plain);
        Self { origin: own.origin(), readings: with.chain(without).collect() }
    }

    /// The number of this page, 1 where it has none, and that of `other` if it is a page of the same text; whether that is sure.
    pub(super) fn numbers(&self, other: &Url) -> Option<(u32, u32, bool)> {
        let mut others = [by_parameter(other), by_path(other)].into_iter().flatten().peekable();
        others.peek()?;
        if self.origin != other.origin() {
            return None;
        }
        others.find_map(|other| {
            let number = other.number?;
            let same = self.readings.iter().find(|own| own.stem == other.stem && own.number != Some(number))?;
            // Numbers alone count things as well as pages: "/item/12" is no page of "/item/11".
            let is_sure = other.is_named || same.number.is_none();
            (1..=HIGHEST).contains(&number).then_some((same.number.unwrap_or(1), number, is_sure))
        })
    }
}

fn is_name(name: &str) -> bool {
    NAMES.lines().any(|known| name.eq_ignore_ascii_case(known))
}

fn number(text: &str) -> Option<u32> {
    let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// An address without its fragment and a last slash.
fn stem(address: &Url) -> String {
    let mut address = address.clone();
    address.set_fragment(None);
    if address.query() == Some("") {
        address.set_query(None);
    }
    with_path(&address, address.path())
}

fn with_path(address: &Url, path: &str) -> String {
    let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}{}", path.trim_end_matches('/'), query)
}

/// "?page=2".
fn by_parameter(address: &Url) -> Option<Numbered> {
    let pairs: Vec<(String, String)> = address.query_pairs().into_owned().collect();
    let at = pairs.iter().position(|(name, value)| is_name(name) && number(value).is_some())?;
    let mut rest = address.clone();
    rest.set_query(None);
    let others: Vec<String> = address
        .query()?
        .split('&')
        .enumerate()
        .filter(|(index, _)| *index != at)
        .map(|(_, pair)| pair.to_owned())
        .collect();
    if !others.is_empty() {
        rest.set_query(Some(&others.join("&")));
    }
    Some(Numbered { stem: stem(&rest), number: number(&pairs[at].1), is_named: true })
}

/// "/page/2", "/page-2", "/2", "-2.html", "-page-2.html".
fn by_path(address: &Url) -> Option<Numbered> {
    let path = address.path().trim_end_matches('/');
    let (before, last) = path.rsplit_once('/')?;
    if let Some(found) = number(last) {
        let (above, name) = before.rsplit_once('/').unwrap_or(("", before));
        let is_named = is_name(name);
        let stem = with_path(address, if is_named { above } else { before });
        return Some(Numbered { stem, number: Some(found), is_named });
    }
    let (name, kind) = last
        .rsplit_once('.')
        .filter(|(_, kind)| kind.len() <= 5)
        .map_or((last, String::new()), |(name, kind)| (name, format!(".{kind}")));
    let digits = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (head, digits) = name.split_at(name.len() - digits);
    let found = number(digits)?;
    let bare = head.trim_end_matches(['-', '_', ',', '.']);
    let word = bare.rsplit(['-', '_', ',', '.']).next().unwrap_or(bare);
    let is_named = is_name(word);
    let kept = if is_named { bare[..bare.len() - word.len()].trim_end_matches(['-', '_', ',', '.']) } else { bare };
    // "story2" is another story; "story-2" may be its second page.
    let is_parted = is_named || bare.len() < head.len();
    let file = if kept.is_empty() { String::new() } else { format!("/{kept}{kind}") };
    is_parted.then(|| Numbered { stem: with_path(address, &format!("{before}{file}")), number: Some(found), is_named })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(own: &str, other: &str) -> Option<(u32, u32, bool)> {
        let url = |path: &str| Url::parse("https://lantern.example/").unwrap().join(path).unwrap();
        Own::of(&url(own), Some(&url("/from-afar"))).numbers(&url(other))
    }

    #[test]
    fn pages_of_one_text_share_all_but_a_number() {
        for (own, other, expected) in [
            ("/harbour", "/harbour?page=2", Some((1, 2, true))),
            ("/harbour?a=1&page=2", "/harbour?a=1&page=3", Some((2, 3, true))),
            ("/harbour/", "/harbour/2/", Some((1, 2, true))),
            ("/harbour/2", "/harbour/3", Some((2, 3, false))),
            ("/harbour", "/harbour/page/2", Some((1, 2, true))),
            ("/harbour/seite-2", "/harbour/seite-3", Some((2, 3, true))),
            ("/harbour.html", "/harbour-2.html", Some((1, 2, true))),
            ("/harbour.html", "/harbour-seite-2.html", Some((1, 2, true))),
            ("/harbour_2.html", "/harbour_3.html", Some((2, 3, false))),
            ("/harbour?page=3", "/harbour?page=1", Some((3, 1, true))),
            ("/harbour#a", "/harbour?p=2#comments", Some((1, 2, true))),
            ("/view?id=12", "/view?id=12&pagina=2", Some((1, 2, true))),
            ("/from-afar?utm_source=mail", "/from-afar?page=2", Some((1, 2, true))),
            ("/harbour?utm_source=mail", "/harbour?page=2", None),
            ("/harbour", "/harbour", None),
            ("/harbour", "/boats?page=2", None),
            ("/harbour", "/harbour2", None),
            ("/harbour", "/harbour?page=2026", None),
            ("/harbour", "https://other.example/harbour?page=2", None),
            ("/harbour?comments=1", "/harbour?page=2", None),
        ] {
            assert_eq!(pair(own, other), expected, "{own} {other}");
        }
    }
}
