//! The facts about the article, each from the first source that gives it.
//!
//! Order of sources: JSON-LD of the article, Open Graph and other `meta`, microdata, what the page shows near
//! its title, `title`. Values that cannot be meant (an address as an author) are passed over.

mod byline;
mod dates;
mod source;
pub(super) mod title;
mod written_date;

pub(super) use dates::repeats_date;

use super::{Page, Selection};
use crate::article::{Direction, Kind, Metadata};
use crate::declared::Declared;
use crate::dom::text::{collapsed, excerpt, is_ideographic};
use url::Url;

/// Characters of the longest excerpt.
const EXCERPT_CHARS: usize = 300;

/// Finds the facts.
pub(super) fn metadata(page: &Page, declared: &Declared, selection: &Selection, kind: Kind) -> Metadata {
    let snapshot = page.document.page();
    let site_name = site_name(declared);
    let source = source::source(page);
    let language = declared
        .language
        .clone()
        .or_else(|| declared.meta(&["og:locale", "content-language"]).map(|locale| locale.replace('_', "-")));
    Metadata {
        title: title::title(page, declared, site_name.as_deref()),
        byline: byline::byline(page, declared, selection, source.as_deref()),
        published: dates::published(page, declared, selection, kind),
        modified: dates::modified(declared),
        dir: direction(page, declared, language.as_deref(), selection),
        excerpt: description(page, declared, selection),
        lead_image: lead_image(declared, base(page).as_ref()),
        url: snapshot.url.clone(),
        site_name: source::with_site(source, site_name),
        language,
        kind,
        ..Metadata::default()
    }
}

/// The address that relative addresses are resolved against.
pub(super) fn base(page: &Page) -> Option<Url> {
    let snapshot = page.document.page();
    Url::parse(&snapshot.base).or_else(|_| Url::parse(&snapshot.url)).ok()
}

fn site_name(declared: &Declared) -> Option<String> {
    let article = declared.article();
    let site = declared.entities.iter().find(|entity| entity.is_any(&["WebSite"]));
    let found = declared
        .meta(&["og:site_name"])
        .map(str::to_owned)
        .or_else(|| article?.text("publisher"))
        .or_else(|| site?.text("name"))
        .or_else(|| {
            declared.meta(&["application-name", "al:ios:app_name", "twitter:app:name:iphone"]).map(str::to_owned)
        })?;
    let found = collapsed(&found);
    (!found.is_empty() && !found.starts_with("http")).then_some(found)
}

/// Scripts that are written from right to left, as language codes.
const RIGHT_TO_LEFT: &[&str] =
    &["ar", "arc", "ckb", "dv", "fa", "ha-arab", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];

fn direction(page: &Page, declared: &Declared, language: Option<&str>, selection: &Selection) -> Direction {
    let root =
        page.document.path(selection.root).find_map(|node| page.document.attribute(node, crate::dom::Attribute::Dir));
    let said = root.or(declared.dir.as_deref()).map(str::to_ascii_lowercase);
    match said.as_deref() {
        Some("rtl") => Direction::Rtl,
        Some("ltr") => Direction::Ltr,
        _ => {
            let code = language.unwrap_or("").to_ascii_lowercase();
            let primary = code.split('-').next().unwrap_or("");
            if RIGHT_TO_LEFT.contains(&primary) { Direction::Rtl } else { Direction::Ltr }
        }
    }
}

fn description(page: &Page, declared: &Declared, selection: &Selection) -> Option<String> {
    let said = declared.meta(&["og:description", "description", "twitter:description"]).map(collapsed);
    let first = || {
        selection
            .blocks()
            .find(|&index| page.blocks.get(index).is_prose())
            .map(|index| page.blocks.text(index).replace('\n', " "))
    };
    said.filter(|text| !text.is_empty()).or_else(first).map(|text| excerpt(&text, EXCERPT_CHARS))
}

fn lead_image(declared: &Declared, base: Option<&Url>) -> Option<String> {
    let said =
        declared.meta(&["og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"]);
    let from_entity = || declared.article()?.text("image").or_else(|| declared.article()?.text("thumbnailUrl"));
    let address = said.map(str::to_owned).or_else(from_entity)?;
    let absolute = match base {
        Some(base) => base.join(&address).ok()?,
        None => Url::parse(&address).ok()?,
    };
    matches!(absolute.scheme(), "http" | "https").then(|| absolute.to_string())
}

/// Characters a minute where a language has no figure of its own: the mean of the alphabets in the table.
const CHARACTERS_A_MINUTE: f32 = 980.0;
/// The same for Chinese and Japanese text of an unknown language.
const IDEOGRAPHS_A_MINUTE: f32 = 300.0;

/// Minutes that reading takes, at least 1.
pub(super) fn reading_minutes(text: &str, language: Option<&str>) -> u32 {
    let primary = language.unwrap_or("").split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    let chars = text.chars().filter(|c| !c.is_whitespace()).count().max(1);
    let ideographs = text.chars().filter(|&c| is_ideographic(c)).count();
    let fallback = if ideographs * 3 > chars { IDEOGRAPHS_A_MINUTE } else { CHARACTERS_A_MINUTE };
    // The table counts blanks too; a blank for about every sixth character.
    let read = if ideographs * 3 > chars { chars as f32 } else { chars as f32 * 1.18 };
    let speed = reading_speed(&primary).unwrap_or(fallback);
    ((read / speed).round() as u32).max(1)
}

fn reading_speed(language: &str) -> Option<f32> {
    include_str!("../../data/reading-speed.txt")
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
}
