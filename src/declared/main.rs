//! Which of a page's entities is its article: pages describe their teasers too.

use super::ARTICLE_TYPES;
use super::json_ld::Entity;
use crate::dom::text::letters;

/// Keys that hold the address of what an entity describes.
const ADDRESSES: &[&str] = &["url", "mainEntityOfPage", "@id"];
/// Length of the shortest headline that is looked for in the page's title: bytes of its letters, three for a Chinese one.
const LEAST_BYTES: usize = 8;

/// The index of the article that names the page's address, else of one whose headline is in the page's title, else of the
/// first one.
pub(super) fn article(entities: &[Entity], url: &str, title: &str, canonical: Option<&str>) -> Option<usize> {
    let articles = || (0..entities.len()).filter(|&index| entities[index].is_any(ARTICLE_TYPES));
    let first = articles().next()?;
    if articles().nth(1).is_none() {
        return Some(first);
    }
    let own: Vec<&str> = [url, canonical.unwrap_or("")].map(path).into_iter().filter(|path| path.len() > 1).collect();
    let names_page = |&index: &usize| {
        let addresses =
            ADDRESSES.iter().filter_map(|key| entities[index].text(key).or_else(|| nested_id(&entities[index], key)));
        addresses.into_iter().any(|address| own.contains(&path(&address)))
    };
    let title = letters(title);
    let has_title = |&index: &usize| {
        let headline = letters(&entities[index].text("headline").unwrap_or_default());
        headline.len() >= LEAST_BYTES && title.contains(&headline)
    };
    Some(articles().find(names_page).or_else(|| articles().find(has_title)).unwrap_or(first))
}

/// `mainEntityOfPage` is often an object of nothing but an `@id`.
fn nested_id(entity: &Entity, key: &str) -> Option<String> {
    entity.get(key)?.get("@id")?.as_str().map(str::to_owned)
}

/// An address without its scheme, query and fragment: what two names of one page share.
fn path(address: &str) -> &str {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.split(['?', '#']).next().unwrap_or("").trim_end_matches('/').trim_start_matches("www.")
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::declared::Declared;
    use crate::dom::Document;

    fn headline(html: &str) -> Option<String> {
        let page = snapshot(html, Some("https://lantern.example/harbour?from=home"));
        Declared::of(&Document::from_snapshot(&page)).article()?.text("headline")
    }

    #[test]
    fn the_article_is_the_one_that_names_the_page() {
        let teaser = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"A teaser","url":"https://lantern.example/other"}</script>"#;
        for own in [
            r#"{"@type":"NewsArticle","headline":"Harbour","mainEntityOfPage":{"@type":"WebPage","@id":"https://www.lantern.example/harbour/"}}"#,
            r#"{"@type":"NewsArticle","headline":"Harbour","url":"https://lantern.example/harbour#main"}"#,
        ] {
            let html = format!(r#"{teaser}<script type="application/ld+json">{own}</script>"#);
            assert_eq!(headline(&html).as_deref(), Some("Harbour"), "{own}");
        }
        assert_eq!(headline(teaser).as_deref(), Some("A teaser"));
    }

    #[test]
    fn else_it_is_the_one_whose_headline_is_the_title() {
        let html = r#"<title>How a harbour wakes | Lantern</title><script type="application/ld+json">[{"@type":"Article","headline":"A teaser"},
            {"@type":"Article","headline":"How a harbour wakes"}]</script>"#;
        assert_eq!(headline(html).as_deref(), Some("How a harbour wakes"));
    }
}
