//! Whether the view may open by itself: only where this surely is an article, and never where people are on their way.

use super::Verdict;
use crate::article::Kind;
use crate::rules::kinds;
use url::Url;

/// How sure it must be, 0.0–1.0. Source: about.txt, cross-validated by domain on wcxb-dev (2026-11): from here up the
/// precision is 0.971 at a recall of 0.864.
const SURE: f32 = 0.8;

/// Kinds of pages that the reader came to pass through, each with its signs in `data/kinds.txt`.
const ON_THE_WAY: [&str; 4] = ["home", "search", "sign-in", "shop"];

impl Verdict {
    /// Whether the view may open on this page unasked.
    pub fn opens_unasked(&self, address: &str) -> bool {
        let is_text = matches!(self.kind, Kind::Article | Kind::Documentation);
        self.readable && is_text && self.confidence >= SURE && !is_on_the_way(address)
    }
}

/// Whether an address is that of a home, search, sign-in or shop page; one that cannot be read may be anything.
fn is_on_the_way(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return true };
    let segments: Vec<String> = url
        .path_segments()
        .into_iter()
        .flatten()
        .filter(|segment| !segment.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    is_home(&segments)
        || segments.iter().any(|segment| ON_THE_WAY.iter().any(|kind| is_sign(kind, "segment", segment)))
        || url.query_pairs().any(|(name, value)| !value.is_empty() && is_sign("search", "parameter", &name))
}

/// Nothing, or nothing but a language: `/`, `/de`, `/pt-br/`.
fn is_home(segments: &[String]) -> bool {
    match segments {
        [] => true,
        [only] => is_language(only),
        _ => false,
    }
}

/// A language of two letters, with or without a region of two.
fn is_language(segment: &str) -> bool {
    let mut parts = segment.splitn(2, ['-', '_']);
    parts.all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn is_sign(kind: &str, form: &str, text: &str) -> bool {
    kinds::signs(kind, form).contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: Verdict = Verdict { kind: Kind::Article, readable: true, confidence: 0.9 };

    #[test]
    fn only_a_sure_text_opens_by_itself() {
        let address = "https://example.org/2026/the-ferry";
        assert!(ARTICLE.opens_unasked(address));
        assert!(Verdict { kind: Kind::Documentation, ..ARTICLE }.opens_unasked(address));
        for doubtful in [
            Verdict { confidence: 0.78, ..ARTICLE },
            Verdict { readable: false, ..ARTICLE },
            Verdict { kind: Kind::Thread, ..ARTICLE },
            Verdict { kind: Kind::Listing, ..ARTICLE },
            Verdict { kind: Kind::Product, ..ARTICLE },
            Verdict { kind: Kind::Other, ..ARTICLE },
        ] {
            assert!(!doubtful.opens_unasked(address), "{doubtful:?}");
        }
    }

    #[test]
    fn nothing_opens_on_home_search_sign_in_and_shop_pages() {
        for path in [
            "",
            "?ref=mail",
            "#top",
            "de",
            "de/",
            "pt-BR/",
            "index.html",
            "en/home",
            "search/ferries",
            "news?q=ferry",
            "suche",
            "?s=ferry",
            "Login",
            "konto/anmelden",
            "accounts/signup",
            "cart",
            "warenkorb/",
            "fr/panier",
        ] {
            assert!(!ARTICLE.opens_unasked(&format!("https://example.org/{path}")), "{path}");
        }
        assert!(!ARTICLE.opens_unasked("no address"));
    }

    #[test]
    fn a_text_about_a_search_or_a_shop_is_a_text() {
        for path in
            ["news/the-search-for-the-ferry", "a/login-history", "2026/a-shop-closes?q=", "wiki/Home_(film)", "us/news"]
        {
            assert!(ARTICLE.opens_unasked(&format!("https://example.org/{path}")), "{path}");
        }
    }
}
