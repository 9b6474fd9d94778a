//! Facts beside title, author and date: excerpt, picture, licence, section, tags.

use super::super::{Page, Selection};
use super::absolute;
use super::escapes::unescaped;
use super::found::Found;
use super::marked::Marked;
use super::site::Site;
use crate::article::Source;
use crate::declared::Declared;
use crate::dom::text::{collapsed, count_words, excerpt};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::metas::Fact;
use url::Url;

/// Schemes of addresses that are facts.
const SCHEMES: &[&str] = &["http", "https"];
/// Characters of the longest excerpt.
const EXCERPT_CHARS: usize = 300;
/// Words of the longest tag and of the longest name of a section.
const TAG_WORDS: u32 = 6;
/// Tags that are kept.
const MOST_TAGS: usize = 20;

/// The first text of a fact in JSON-LD of the article, else in `meta`.
fn declared_text(declared: &Declared, fact: Fact) -> Option<Found> {
    let entity = declared.article().and_then(|entity| entity.texts_of(fact.keys()).into_iter().next());
    let entity = entity.map(|text| Found::new(text, Source::JsonLd));
    entity.or_else(|| meta_text(declared, fact))
}

fn meta_text(declared: &Declared, fact: Fact) -> Option<Found> {
    declared.meta(fact.metas()).map(|text| Found::new(text, Source::Meta))
}

/// What it is about: the page's own words, else its first paragraph.
pub(super) fn excerpt_of(page: &Page, declared: &Declared, selection: &Selection) -> Option<Found> {
    let said = meta_text(declared, Fact::Excerpt).or_else(|| declared_text(declared, Fact::Excerpt));
    let said = said.map(|found| Found { value: collapsed(&unescaped(&found.value)), ..found });
    let first = || {
        let index = selection.blocks().find(|&index| page.blocks.get(index).is_prose())?;
        Some(Found::new(page.blocks.text(index).replace('\n', " "), Source::Shown))
    };
    let found = said.filter(|found| !found.value.is_empty()).or_else(first)?;
    Some(Found { value: excerpt(&found.value, EXCERPT_CHARS), ..found })
}

/// The address of the picture that the page is shown with elsewhere.
pub(super) fn lead_image(page: &Page, declared: &Declared, marked: &Marked, base: Option<&Url>) -> Option<Found> {
    let said = meta_text(declared, Fact::LeadImage).or_else(|| declared_text(declared, Fact::LeadImage));
    let shown = || {
        let (node, _) = marked.all(Fact::LeadImage).next()?;
        Some(Found::new(page.document.attribute(node, Attribute::Src)?, Source::Microformat))
    };
    let found = said.or_else(shown)?;
    absolute(&found.value, base, SCHEMES).map(|value| Found { value, ..found })
}

/// Hosts whose addresses are licences wherever they are linked.
const LICENCE_HOSTS: &[&str] =
    &["creativecommons.org/licenses/", "creativecommons.org/publicdomain/", "gnu.org/licenses/"];

/// The licence: declared, else a link that says so (`rel=license`), else a link to a well-known one outside the text.
pub(super) fn licence(page: &Page, declared: &Declared, base: Option<&Url>) -> Option<Found> {
    let document = page.document;
    let address = |node: NodeId| document.attribute(node, Attribute::Href);
    let links = || document.nodes().filter(|&node| document.tag(node) == Tag::A);
    let has_relation = |node: &NodeId| {
        document.attribute(*node, Attribute::Rel).is_some_and(|names| names.split(' ').any(|name| name == "license"))
    };
    let is_known =
        |node: &NodeId| address(*node).is_some_and(|href| LICENCE_HOSTS.iter().any(|host| href.contains(host)));
    let said = declared_text(declared, Fact::Licence);
    let said = said.or_else(|| declared.licence.clone().map(|link| Found::new(link, Source::Meta)));
    let said =
        said.or_else(|| links().find(has_relation).and_then(address).map(|link| Found::new(link, Source::Microformat)));
    // One link to a licence is the page's own; several are those of its pictures.
    let only = || {
        let mut known = links().filter(is_known);
        let first = known.next()?;
        known.next().is_none().then(|| address(first)).flatten()
    };
    let found = said.or_else(|| only().map(|link| Found::new(link, Source::Shown)))?;
    let value =
        if found.value.contains('/') { absolute(&found.value, base, SCHEMES)? } else { collapsed(&found.value) };
    Some(Found { value, ..found })
}

/// The part of the site.
pub(super) fn section(declared: &Declared, site: &Site) -> Option<Found> {
    let found = declared_text(declared, Fact::Section)?;
    let value = collapsed(&unescaped(&found.value));
    let is_section =
        !value.is_empty() && count_words(&value) <= TAG_WORDS && !value.contains("://") && !site.is(&value);
    is_section.then_some(Found { value, ..found })
}

/// Keywords: declared, else the page's own list of tags.
pub(super) fn tags(page: &Page, declared: &Declared, marked: &Marked) -> Vec<String> {
    let entity = declared.article().map(|entity| entity.texts_of(Fact::Tags.keys())).unwrap_or_default();
    let metas = || Fact::Tags.metas().iter().map(|name| declared.metas(name).to_vec()).find(|all| !all.is_empty());
    let said = if entity.is_empty() { metas().unwrap_or_default() } else { entity };
    let said = if said.is_empty() { shown_tags(page, marked) } else { said };
    let mut tags: Vec<String> = Vec::new();
    for tag in said.iter().flat_map(|line| line.split([',', ';', '、', '，'])) {
        let tag = collapsed(&unescaped(tag)).trim_start_matches('#').to_owned();
        let is_tag = (1..=TAG_WORDS).contains(&count_words(&tag)) && !tag.contains("://");
        if is_tag && tags.len() < MOST_TAGS && !tags.iter().any(|known| known.eq_ignore_ascii_case(&tag)) {
            tags.push(tag);
        }
    }
    tags
}

/// Texts of the links that are marked as tags, or stand in a part that is named so.
fn shown_tags(page: &Page, marked: &Marked) -> Vec<String> {
    let document = page.document;
    let links = document.nodes().filter(|&node| document.tag(node) == Tag::A);
    let is_tag = |node: &NodeId| {
        let relation = document.attribute(*node, Attribute::Rel).unwrap_or("");
        relation.split(' ').any(|name| name == "tag")
            || marked.source(*node, Fact::Tags).is_some()
            || document.path(*node).take(4).any(|above| page.marks.get(above).has(Group::Tags))
    };
    links.filter(is_tag).map(|node| super::heading::text_of(page, node)).collect()
}

#[cfg(test)]
mod tests {
    use crate::article::Metadata;
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    fn metadata(html: &str) -> Metadata {
        let html = format!(
            "{html}<article><h1>Harbour</h1><p>The harbour wakes before the town does, and nobody speaks until the coffee comes.</p></article>"
        );
        read(&snapshot(&html, Some("https://lantern.example/a")), &Settings::default()).unwrap().article.metadata
    }

    #[test]
    fn a_licence_is_declared_or_linked() {
        let by = Some("https://creativecommons.org/licenses/by/4.0/");
        for html in [
            r#"<script type="application/ld+json">{"@type":"Article","license":"https://creativecommons.org/licenses/by/4.0/"}</script>"#,
            "<link rel=license href=https://creativecommons.org/licenses/by/4.0/>",
            "<a rel='license nofollow' href=//creativecommons.org/licenses/by/4.0/>CC</a>",
            "<footer><a href=https://creativecommons.org/licenses/by/4.0/>CC BY</a></footer>",
        ] {
            assert_eq!(metadata(html).licence.as_deref(), by, "{html}");
        }
        let two = "<a href=https://creativecommons.org/licenses/by/4.0/>1</a><a href=https://creativecommons.org/licenses/by-sa/4.0/>2</a>";
        assert_eq!(metadata(two).licence, None);
        assert_eq!(
            metadata("<meta name=dc.rights content='All rights reserved'>").licence.as_deref(),
            Some("All rights reserved")
        );
    }

    #[test]
    fn sections_and_tags_are_declared_or_shown() {
        let declared = metadata(
            "<meta property=article:section content=Travel><meta property=article:tag content=Boats><meta property=article:tag content='Fish, Boats'>",
        );
        assert_eq!(
            (declared.section.as_deref(), declared.tags),
            (Some("Travel"), vec!["Boats".to_owned(), "Fish".to_owned()])
        );
        let shown = metadata("<p><a rel=tag href=/t/boats>#Boats</a> <a rel=tag href=/t/fish>Fish</a></p>");
        assert_eq!(shown.tags, ["Boats", "Fish"]);
        assert!(metadata("").tags.is_empty());
    }

    #[test]
    fn facts_say_where_they_are_from() {
        let sources = metadata("<meta property=article:section content=Travel>").sources;
        let section = sources.iter().find(|source| source.fact == "section").unwrap();
        assert_eq!((section.source, section.confidence), (crate::article::Source::Meta, 90));
        assert!(!sources.iter().any(|source| source.fact == "byline"));
    }

    #[test]
    fn what_the_page_says_it_is_about_is_its_excerpt() {
        let metadata = metadata("<meta name=description content='Who wakes a harbour &amp;amp; when.'>");
        assert_eq!(metadata.excerpt.as_deref(), Some("Who wakes a harbour & when."));
    }

    #[test]
    fn an_address_or_the_sites_own_name_is_no_section() {
        let section = |said: &str| {
            metadata(&format!(
                "<meta property=og:site_name content='The Lantern'><meta property=article:section content='{said}'>"
            ))
            .section
        };
        assert_eq!(section("Travel &amp; sea").as_deref(), Some("Travel & sea"));
        assert_eq!(section("https://lantern.example/travel"), None);
        assert_eq!(section("The Lantern"), None);
    }
}
