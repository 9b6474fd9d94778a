//! Is there something to read here, of what kind, and how sure is that?
//!
//! Decides by what the page declares (types, generator, address) and by what was found on it: prose, links, teasers.

mod kind;

use crate::article::Kind;
use crate::declared::Declared;
use crate::dom::Document;
use crate::trail::{Stage, Trail};

/// What the extraction found, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Found {
    /// Words of the kept blocks.
    pub words: f32,
    /// Words of the kept blocks that are prose.
    pub prose_words: f32,
    /// Share of the kept characters that stand in links, 0.0–1.0.
    pub link_density: f32,
    /// Kept headings whose whole text is a link, as teasers have.
    pub linked_headings: u32,
    /// Whether the page is made of short lines rather than of one text.
    pub is_sparse: bool,
    /// Whether all that is kept stands in one `article` or `main` element.
    pub has_own_part: bool,
    /// Password fields on the page.
    pub password_fields: u32,
}

/// What is here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The page's kind.
    pub kind: Kind,
    /// Whether a reader view is worth opening.
    pub readable: bool,
    /// How sure that is, 0.0–1.0; 0.5 is the border.
    pub confidence: f32,
}

/// Judges the page.
pub fn detect(document: &Document, declared: &Declared, found: &Found, trail: &mut Trail) -> Verdict {
    let kind = kind::kind(document, declared, found);
    let points = points(kind, declared, found);
    let confidence = 1.0 / (1.0 + (-points).exp());
    let reason = format!("{kind:?}, {points:.1} points: {found:?}");
    trail.noted(Stage::Detect, "readable", document.body(), reason);
    Verdict { kind, readable: confidence >= 0.5, confidence }
}

/// Words of prose that make a text.
const TEXT_WORDS: f32 = 140.0;
/// Words of a text of short lines (a poem, a glossary, a recipe).
const SHORT_LINES_WORDS: f32 = 90.0;

/// Points for and against there being a text to read; weights set by hand on own pages and wcxb-dev (2026-11).
fn points(kind: Kind, declared: &Declared, found: &Found) -> f32 {
    let mut points = -1.0;
    points += (found.prose_words / TEXT_WORDS).min(3.0);
    points += if found.words >= SHORT_LINES_WORDS { 0.5 } else { -0.5 };
    // Poems, tables and glossaries are many words in short lines without links.
    points += (found.words / SHORT_LINES_WORDS).min(3.0) * 0.4 * (1.0 - 3.0 * found.link_density).max(0.0);
    points += if declared.is_article() { 1.2 } else { 0.0 };
    points += match kind {
        Kind::Article | Kind::Documentation | Kind::Thread => 0.6,
        Kind::Listing => -3.0,
        Kind::Product => -2.5,
        Kind::Other => -0.2,
    };
    points -= found.link_density * 2.5;
    points -= if found.is_sparse { 0.8 * (found.link_density * 5.0).min(1.0) } else { 0.0 };
    points -= (found.linked_headings as f32 * 0.35).min(2.5);
    points -= if found.password_fields > 0 { 2.5 } else { 0.0 };
    points -= if found.words < 30.0 { 3.0 } else { 0.0 };
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;

    fn judged(html: &str, url: &str, found: Found) -> Verdict {
        let page = snapshot(html, Some(url));
        let document = Document::from_snapshot(&page);
        detect(&document, &Declared::of(&document), &found, &mut Trail::new())
    }

    const TEXT: Found = Found {
        words: 600.0,
        prose_words: 560.0,
        link_density: 0.03,
        linked_headings: 0,
        is_sparse: false,
        has_own_part: false,
        password_fields: 0,
    };

    #[test]
    fn a_long_text_is_readable_wherever_it_stands() {
        let verdict = judged("<p>x", "https://example.org/a/b", TEXT);
        assert!(verdict.readable && verdict.kind == Kind::Article, "{verdict:?}");
    }

    #[test]
    fn forms_and_lists_are_not() {
        let login = Found { words: 40.0, password_fields: 1, ..Found::default() };
        assert!(!judged("<form>", "https://example.org/login", login).readable);
        let home = Found {
            words: 900.0,
            prose_words: 300.0,
            link_density: 0.6,
            linked_headings: 20,
            is_sparse: true,
            ..Found::default()
        };
        let verdict = judged("<h2>", "https://example.org/", home);
        assert!(!verdict.readable && verdict.kind == Kind::Listing, "{verdict:?}");
    }
}
