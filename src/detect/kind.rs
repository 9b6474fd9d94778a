//! The kind of a page, by what it declares first and by what it holds second. Signs: `data/kinds.txt`.

use super::Found;
use crate::article::Kind;
use crate::declared::Declared;
use crate::dom::{Document, Tag};
use crate::rules::kinds;

/// Linked headings from which a page without a declared article is a list of teasers.
const TEASERS: u32 = 6;
/// Share of links from which it is one, 0.0–1.0.
const LISTING_LINK_DENSITY: f32 = 0.5;
/// Words of prose from which an undeclared page is an article.
const ARTICLE_PROSE_WORDS: f32 = 120.0;

/// Words of a short text (a poem, a table with its notes) that stands in an element of its own.
const SHORT_TEXT_WORDS: f32 = 80.0;

/// Judges the kind.
pub(super) fn kind(document: &Document, declared: &Declared, found: &Found) -> Kind {
    let signs = Signs::of(document, declared);
    let has_listing_form = found.linked_headings >= TEASERS || found.link_density > LISTING_LINK_DENSITY;
    match () {
        () if signs.says("thread", "types") || signs.says("thread", "generator") => Kind::Thread,
        () if declared.is_article() && !(found.is_sparse && has_listing_form) => documentation_or_article(&signs),
        () if signs.says("product", "types")
            || declared.meta(&["og:type"]).is_some_and(|kind| kind.starts_with("product")) =>
        {
            Kind::Product
        }
        () if has_listing_form => Kind::Listing,
        () if signs.says("thread", "address") && found.words > 40.0 => Kind::Thread,
        () if signs.says("product", "address") && found.prose_words < 2.0 * ARTICLE_PROSE_WORDS => Kind::Product,
        () if signs.says("documentation", "generator") || signs.says("documentation", "address") => Kind::Documentation,
        () if found.is_sparse && (signs.says("listing", "types") || signs.is_home()) => Kind::Listing,
        () if signs.says("listing", "address") && found.linked_headings >= 3 => Kind::Listing,
        () if found.words >= SHORT_TEXT_WORDS && found.link_density < 0.15 && found.has_own_part => {
            documentation_or_article(&signs)
        }
        () if found.prose_words >= ARTICLE_PROSE_WORDS && !found.is_sparse => documentation_or_article(&signs),
        () => Kind::Other,
    }
}

fn documentation_or_article(signs: &Signs) -> Kind {
    let is_documentation = signs.has_code
        && (signs.says("documentation", "types") || signs.says("documentation", "address"))
        || signs.says("documentation", "generator");
    if is_documentation { Kind::Documentation } else { Kind::Article }
}

/// What a page shows of the signs in the data file.
struct Signs<'a> {
    declared: &'a Declared,
    address: &'a str,
    has_code: bool,
}

impl<'a> Signs<'a> {
    fn of(document: &'a Document, declared: &'a Declared) -> Self {
        let has_code = document.nodes().any(|node| document.tag(node) == Tag::Pre);
        Self { address: &document.page().url, has_code, declared }
    }

    /// Whether a sign of that kind and form is there.
    fn says(&self, kind: &str, form: &str) -> bool {
        match form {
            "types" => self.declared.has_type(kinds::signs(kind, form)),
            "generator" => kinds::says(kind, form, self.declared.meta(&["generator"]).unwrap_or("")),
            _ => kinds::says(kind, form, self.address),
        }
    }

    /// Whether the address is a site's first page.
    fn is_home(&self) -> bool {
        let path =
            self.address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
        path.trim_matches('/').is_empty() || path == "index.html"
    }
}
