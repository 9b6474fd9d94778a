//! The live page: which of its parts are clutter that may be taken off, and which never.
//!
//! The page side collects facts, [`judge`] decides, the page side hides and can undo all of it. Nothing is removed,
//! nothing is clicked. A part goes only when words, a vendor's name or an address say what it is, and enough speaks for it.

mod evidence;
pub mod facts;
mod guards;
pub mod kind;
pub mod settings;
mod shape;
mod veils;
pub mod weights;

pub use facts::PageFacts;
pub use settings::CleanSettings;

use evidence::Evidence;
use facts::{Candidate, Sign};
use kind::Kind;
use serde::Serialize;

/// What is to be done on a page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Verdicts {
    /// Why nothing at all is done here.
    pub left_alone: Option<&'static str>,
    /// Whether the page asks for an account or money in exchange for reading on.
    pub gated: bool,
    /// One for each candidate that says what it is, and for each veil that goes with one.
    pub verdicts: Vec<Verdict>,
}

/// What is to be done with a part.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// The candidate's number.
    pub id: u32,
    /// What it is.
    pub kind: Kind,
    /// Whether it is to be taken off.
    pub act: Act,
    /// All its points.
    pub points: i32,
    /// What spoke for and against it.
    pub why: Vec<String>,
    /// The candidate, or what was hidden before, that it goes with.
    pub with: Option<u32>,
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// It stays.
    Leave,
    /// It is hidden.
    Hide,
    /// It goes back to its place in the text: a video of the article that follows the reader.
    Unpin,
}

/// Judges the parts of a page that may be clutter.
pub fn judge(page: &PageFacts, settings: &CleanSettings) -> Verdicts {
    let left_alone = guards::is_left_alone(page);
    if left_alone.is_some() {
        return Verdicts { left_alone, ..Verdicts::default() };
    }
    let heard: Vec<Evidence> = page.candidates.iter().map(Evidence::of).collect();
    let gated = heard.iter().any(|evidence| evidence.is_wall);
    let is_article = page.article_words >= if gated { weights::GATED_WORDS } else { weights::ARTICLE_WORDS };
    let pairs = page.candidates.iter().zip(heard);
    let mut verdicts: Vec<Verdict> =
        pairs.filter_map(|(candidate, evidence)| verdict(candidate, &evidence, is_article, settings)).collect();
    veils::join(page, settings, &mut verdicts);
    Verdicts { left_alone, gated, verdicts }
}

/// What is to be done with one part; `None` where it says nothing of itself.
fn verdict(candidate: &Candidate, evidence: &Evidence, is_article: bool, settings: &CleanSettings) -> Option<Verdict> {
    let finding = evidence.finding(candidate)?;
    let against = guards::points(candidate, evidence, finding.kind);
    let mut points = finding.points + if evidence.can_close { weights::CLOSE } else { 0 };
    let mut why = finding.why.clone();
    for (more, reason) in shape::points(candidate).into_iter().chain(against.iter().copied()) {
        points += more;
        why.push(format!("{reason} {more:+}"));
    }
    let needed = weights::ENOUGH + if is_article { 0 } else { weights::NO_ARTICLE };
    let is_clutter = if candidate.is_in_flow() {
        is_article
            && against.is_empty()
            && finding.is_certain
            && guards::may_leave_flow(candidate, &finding, evidence.is_wall)
    } else {
        points >= needed && finding.points >= weights::EVIDENCE && (is_article || finding.is_certain)
    };
    let act = match finding.kind {
        kind if !is_clutter || !settings.is_on(kind) => Act::Leave,
        Kind::FloatingVideo if candidate.is(Sign::InArticle) => Act::Unpin,
        _ => Act::Hide,
    };
    Some(Verdict { id: candidate.id, kind: finding.kind, act, points, why, with: None })
}

#[cfg(test)]
mod tests;
