//! Whose text it is, where a site shows the texts of others.

use super::super::Page;
use super::heading::text_of;
use crate::dom::text::letters;
use crate::dom::{Attribute, NodeId, Tag};

/// Nodes before the title that are looked at.
const NEAR: u32 = 60;
/// Words of the longest name of a source.
const NAME_WORDS: u32 = 6;

/// The source's name over the title: a logo and a link beside it that say the same, as aggregators set it.
pub(super) fn source(page: &Page) -> Option<String> {
    let document = page.document;
    let title = document.nodes().find(|&node| document.tag(node) == Tag::H1)?;
    let head = document.ancestors(title).take(2).last()?;
    let before = || (head.0.max(title.0.saturating_sub(NEAR))..title.0).map(NodeId);
    let logos: Vec<&str> = before().filter_map(|node| document.attribute(node, Attribute::Alt)).collect();
    let links = before().filter(|&node| document.tag(node) == Tag::A).map(|node| text_of(page, node));
    links.into_iter().find(|name| is_name(name) && logos.iter().any(|logo| letters(logo) == letters(name)))
}

fn is_name(text: &str) -> bool {
    (1..=NAME_WORDS).contains(&crate::dom::text::count_words(text)) && text.chars().any(char::is_alphabetic)
}

/// The source with the site that shows it ("The Lantern · inklet"), or the one that is there.
pub(super) fn with_site(source: Option<String>, site: Option<String>) -> Option<String> {
    match (source, site) {
        (Some(source), Some(site)) if letters(&source) != letters(&site) => Some(format!("{source} · {site}")),
        (source, site) => site.or(source),
    }
}

#[cfg(test)]
mod tests {
    use super::with_site;

    #[test]
    fn a_source_is_named_beside_the_site_and_once() {
        assert_eq!(
            with_site(Some("The Lantern".into()), Some("inklet".into())).as_deref(),
            Some("The Lantern · inklet")
        );
        assert_eq!(with_site(Some("The Lantern".into()), Some("the lantern".into())).as_deref(), Some("the lantern"));
        assert_eq!(with_site(None, None), None);
    }
}
