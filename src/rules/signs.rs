//! What a line says about the text's extent: `data/phrases/*.txt`, beside the phrases of clutter.
//!
//! "Show the full article" opens a fold, "next page" leads on, "page 2 of 5" counts, "80 % left to read" says what is missing.

use super::matcher::{Matcher, normalised};
use rustc_hash::FxHashSet;

/// Words about the text's extent.
#[derive(Debug, Default)]
pub struct Signs {
    folds: FxHashSet<&'static str>,
    next_pages: FxHashSet<&'static str>,
    /// Each with a number in it: of a line without one nothing is looked up.
    page_counts: Matcher<()>,
    /// The same.
    remaining: Matcher<()>,
}

impl Signs {
    /// Takes a normalised phrase of a section; those of other sections are none of its business.
    pub(super) fn add(&mut self, section: &str, phrase: &'static str) {
        match section {
            "fold" => drop(self.folds.insert(phrase)),
            "next-page" => drop(self.next_pages.insert(phrase)),
            "page-count" => self.page_counts.add(phrase, ()),
            "remaining" => self.remaining.add(phrase, ()),
            _ => {}
        }
    }

    /// Whether the whole text of a control says that it shows the rest of the text.
    pub fn opens_fold(&self, text: &str) -> bool {
        self.folds.contains(bare(&normalised(text)))
    }

    /// Whether the whole text of a link says that the text goes on there.
    pub fn leads_on(&self, text: &str) -> bool {
        self.next_pages.contains(bare(&normalised(text)))
    }

    /// Whether a line counts the text's pages ("page 2 of 5").
    pub fn counts_pages(&self, text: &str) -> bool {
        text.chars().any(char::is_numeric) && is_in(&self.page_counts, text)
    }

    /// Whether a line says how much of the text is withheld ("80 % of this article left").
    pub fn counts_what_remains(&self, text: &str) -> bool {
        text.chars().any(|c| c.is_numeric() || c == '#') && is_in(&self.remaining, text)
    }
}

fn is_in(phrases: &Matcher<()>, text: &str) -> bool {
    let mut is_there = false;
    phrases.find(&normalised(text), |(), _| is_there = true);
    is_there
}

/// A normalised text without arrows, dots and the like at its ends.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric() && c != '#')
}

#[cfg(test)]
mod tests {
    use crate::rules::Rules;

    #[test]
    fn folds_and_next_pages_are_whole_lines() {
        let signs = &Rules::shared().signs;
        for text in [
            "Read more",
            "Ganzen Artikel anzeigen ▾",
            "Lire la suite…",
            "続きを読む",
            "阅读全文",
            "קראו עוד »",
            "Читать далее →",
        ] {
            assert!(signs.opens_fold(text), "{text}");
        }
        assert!(!signs.opens_fold("Read more about harbours"));
        for text in [
            "Next page »",
            "Weiter auf Seite 2",
            "Page suivante",
            "次のページへ",
            "下一页",
            "الصفحة التالية",
            "Następna strona",
        ] {
            assert!(signs.leads_on(text), "{text}");
        }
        assert!(!signs.leads_on("The next page of history"));
    }

    #[test]
    fn what_counts_has_a_number() {
        let written = crate::rules::written_phrases();
        let mut sections = written.split('\t').filter_map(|section| section.split_once('\n'));
        let mut counting = sections.by_ref().filter(|(name, _)| ["page-count", "remaining"].contains(name)).peekable();
        assert!(counting.peek().is_some());
        for (name, phrases) in counting {
            let without = phrases.lines().find(|phrase| !phrase.contains('#'));
            assert_eq!(without, None, "[{name}]");
        }
    }

    #[test]
    fn counts_stand_anywhere_in_a_line() {
        let signs = &Rules::shared().signs;
        for text in
            ["You are on page 2 of 5", "Seite 1/3", "第2页 共5页", "2/5ページ", "Страница 2 из 5", "صفحه ۲ از ۵"]
        {
            assert!(signs.counts_pages(text), "{text}");
        }
        for text in [
            "Il vous reste 79.15% de cet article à lire.",
            "残り1234文字",
            "Pozostało 80% artykułu",
            "82 % of this article left to read",
        ] {
            assert!(signs.counts_what_remains(text), "{text}");
        }
        assert!(!signs.counts_what_remains("Il vous reste 3 articles à lire ce mois-ci"));
    }
}
