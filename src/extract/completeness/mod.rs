//! Whether the text is all there, said honestly: evidence E1–E14, states full, gated, cut, unclear.
//!
//! A wall proves a wall, never a cut: many pages send the whole text and ask for an account below it. Nothing is fetched or
//! un-hidden to find out. Codes and weights: the project's paper on clutter, §4.7. E11 (a text that shrinks after the page has
//! loaded) needs a look before the reader's press, when nothing of Recto is there: it is never given. Tests: `tests/completeness.rs`.

mod cuts;
mod gates;
mod selector;

pub use gates::parts_not_free;

use super::{Page, Selection};
use crate::article::{Completeness, CompletenessState, Metadata};
use crate::declared::Declared;
use crate::dom::order;
use crate::trail::{Stage, Trail};

/// Weight from which a gated text is cut.
const CUT: i32 = 3;
/// Weight from which a gated text may be: one weak sign (a heading at the end, a part under another name) is none.
const UNCLEAR: i32 = 2;
/// Weight from which even a text without a gate may be incomplete.
const UNCLEAR_WITHOUT_GATE: i32 = 5;

/// Collects the evidence and names the state.
pub(super) fn completeness(
    page: &Page,
    declared: &Declared,
    selection: &Selection,
    metadata: &Metadata,
    trail: &mut Trail,
) -> Completeness {
    let mut evidence = Evidence::default();
    let look = Look { page, declared, selection, words: metadata.word_count };
    gates::collect(&look, trail, &mut evidence);
    let declared_words = cuts::collect(&look, trail, &mut evidence);
    let state = evidence.state();
    if state == CompletenessState::Full {
        evidence.codes.clear();
    }
    // That the text goes on elsewhere is no gate, and worth saying of a whole page too.
    if !metadata.pages.further.is_empty() {
        evidence.codes.push("E13");
    }
    let number = |code: &&str| code.trim_start_matches('E').trim_end_matches('b').parse().unwrap_or(0);
    evidence.codes = order::by(evidence.codes, number);
    if !evidence.codes.is_empty() {
        trail.noted(Stage::Extract, "completeness", selection.root, evidence.codes.join(" "));
    }
    let codes = evidence.codes.into_iter().map(str::to_owned).collect();
    Completeness { state, evidence: codes, declared_words: declared_words.filter(|_| state != CompletenessState::Full) }
}

/// What the evidence is looked for in.
struct Look<'a, 'b, 'page> {
    page: &'a Page<'b, 'page>,
    declared: &'a Declared,
    selection: &'a Selection,
    /// Words of the text.
    words: u32,
}

#[derive(Default)]
struct Evidence {
    codes: Vec<&'static str>,
    is_gated: bool,
    cut: i32,
}

impl Evidence {
    /// The site asks something of its readers.
    fn gate(&mut self, code: &'static str) {
        self.note(code);
        self.is_gated = true;
    }

    /// A part of the text seems to be missing.
    fn cut(&mut self, code: &'static str, weight: i32) {
        self.note(code);
        self.cut += weight;
    }

    /// Something that decides nothing by itself.
    fn note(&mut self, code: &'static str) {
        if !self.codes.contains(&code) {
            self.codes.push(code);
        }
    }

    /// An ending without a stop or a long word count alone says little: only with a gate is a text called cut.
    fn state(&self) -> CompletenessState {
        match (self.is_gated, self.cut) {
            (true, CUT..) => CompletenessState::Cut,
            (true, UNCLEAR..) => CompletenessState::Unclear,
            (true, _) => CompletenessState::Gated,
            (false, UNCLEAR_WITHOUT_GATE..) => CompletenessState::Unclear,
            (false, _) => CompletenessState::Full,
        }
    }
}
