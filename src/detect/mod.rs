//! Is there something to read here, of what kind, and how sure is that?
//!
//! Decides by what the extraction found and what the page declares: a small trained model says how likely the page is of
//! each kind, and points say whether its text is worth a reader view.

mod kind;
mod model;
mod unasked;

use crate::article::Kind;
use crate::declared::Declared;
use crate::dom::Document;
use crate::extract::features::PageRow;
use crate::trail::{Stage, Trail, decimals};
use model::Kinds;

/// What is here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The page's kind.
    pub kind: Kind,
    /// Whether a reader view is worth opening for a reader who asks for it.
    pub readable: bool,
    /// How likely the page is there for one text (an article or a page of documentation), 0.0–1.0; calibrated, see
    /// about.txt. What opens the view unasked goes by this.
    pub confidence: f32,
}

/// Judges the page.
pub fn detect(document: &Document, declared: &Declared, found: &PageRow, trail: &mut Trail) -> Verdict {
    let likely = Kinds::of(&found.values);
    // Pages of old are tables, as threads are: where nothing speaks of posts, comments or votes it is one text.
    let likely = if found.shows_talk { likely } else { likely.moved(Kind::Thread, Kind::Article) };
    let kind = kind::kind(declared, found, &likely);
    let confidence = likely.likely(Kind::Article) + likely.likely(Kind::Documentation);
    let points = points(&likely, declared, found);
    let reason = format!("{kind:?}, one text {}, {} points", decimals(confidence, 2), decimals(points, 1));
    trail.noted(Stage::Detect, "readable", document.body(), reason);
    Verdict { kind, readable: points >= 0.0, confidence }
}

/// Words of prose that make a text.
const TEXT_WORDS: f32 = 140.0;
/// Words of a text of short lines (a poem, a glossary, a recipe).
const SHORT_LINES_WORDS: f32 = 90.0;

/// Points for and against there being a text to read; weights set by hand on own pages and wcxb-dev (2026-11).
fn points(likely: &Kinds, declared: &Declared, found: &PageRow) -> f32 {
    let mut points = -1.0;
    points += (found.prose_words / TEXT_WORDS).min(3.4);
    points += if found.words >= SHORT_LINES_WORDS { 0.5 } else { -0.5 };
    // Poems, tables and glossaries are many words in short lines without links.
    points += (found.words / SHORT_LINES_WORDS).min(3.0) * 0.4 * (1.0 - 3.0 * found.link_density).max(0.0);
    points += if declared.is_article() { 1.2 } else { 0.0 };
    for (kind, weight) in KIND_POINTS {
        points += weight * likely.likely(kind);
    }
    points -= found.link_density * 2.5;
    points -= if found.is_sparse { 0.8 * (found.link_density * 5.0).min(1.0) } else { 0.0 };
    points -= (found.linked_headings * 0.35).min(2.5);
    // A page to sign in at has few words; a forum has a form to sign in at above its posts.
    let few = 1.0 - (found.prose_words / (3.0 * TEXT_WORDS)).min(1.0);
    points -= if found.password_fields > 0.0 { 2.5 * few } else { 0.0 };
    points -= if found.words < 30.0 { 3.0 } else { 0.0 };
    points
}

/// What each kind is worth, as above.
const KIND_POINTS: [(Kind, f32); 6] = [
    (Kind::Article, 0.6),
    (Kind::Documentation, 1.0),
    (Kind::Thread, 1.8),
    (Kind::Listing, -2.8),
    (Kind::Product, -2.5),
    (Kind::Other, -0.2),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    const PROSE: &str = "<p>The ferry left at seven, as it does on every day but Sunday, and the harbour master, who \
        has seen it leave for thirty years, went back to his coffee and to the paper. Nobody had asked him about the \
        new timetable. He would have said, had they asked, that the tide keeps its own.</p>";

    fn judged(html: &str, url: &str) -> (Kind, bool) {
        let reading = read(&snapshot(html, Some(url)), &Settings::default()).unwrap();
        (reading.article.metadata.kind, reading.readable)
    }

    #[test]
    fn a_long_text_is_readable_wherever_it_stands() {
        let html = format!("<title>The ferry</title><article><h1>The ferry</h1>{}</article>", PROSE.repeat(8));
        assert_eq!(judged(&html, "https://example.org/a/the-ferry-left"), (Kind::Article, true));
    }

    #[test]
    fn forms_and_lists_are_not() {
        let login = "<form><label>Name <input></label><label>Password <input type=password></label></form>";
        assert!(!judged(login, "https://example.org/login").1);
        let teaser = |at: usize| {
            format!("<div class=card><h2><a href=/n{at}>What happened on day {at}</a></h2><p>A short line.</p></div>")
        };
        let home: String = (0..30).map(teaser).collect();
        assert_eq!(judged(&format!("<main>{home}</main>"), "https://example.org/"), (Kind::Listing, false));
    }

    #[test]
    fn who_says_that_it_is_a_thread_is_one() {
        let html = format!("<meta name=generator content='Discourse 3.5'><article>{}</article>", PROSE.repeat(8));
        assert_eq!(judged(&html, "https://example.org/t/1"), (Kind::Thread, true));
    }
}
