//! A veil over the page says nothing of itself: it goes with the panel that it belongs to, or it stays.

use super::facts::{Candidate, PageFacts, Sign};
use super::kind::Kind;
use super::settings::CleanSettings;
use super::{Act, Verdict};
use std::ops::Range;

/// How opaque a veil is that is taken for one wherever it stands, in thousandths (CLUTTER.md §4.4).
const OPACITY: Range<u32> = 50..1_000;

/// Share of the viewport from which a part is a dialog whatever it calls itself, in thousandths.
const DIALOG_COVER: u32 = 100;

/// Adds a verdict for each veil whose panel is hidden.
pub(super) fn join(page: &PageFacts, settings: &CleanSettings, verdicts: &mut Vec<Verdict>) {
    for veil in page.candidates.iter().filter(|candidate| candidate.is_veil() && !candidate.is(Sign::Gesture)) {
        if verdicts.iter().any(|verdict| verdict.id == veil.id && verdict.act == Act::Hide) {
            continue;
        }
        if let Some((with, kind)) = panel_of(veil, page, verdicts).or_else(|| earlier(veil, settings)) {
            verdicts.retain(|verdict| verdict.id != veil.id);
            let why = vec!["a veil that goes with its panel".to_owned()];
            verdicts.push(Verdict { id: veil.id, kind, act: Act::Hide, points: 0, why, with: Some(with) });
        }
    }
}

/// The hidden panel that the veil belongs to: one beside it, or else the only dialog that there was.
fn panel_of(veil: &Candidate, page: &PageFacts, verdicts: &[Verdict]) -> Option<(u32, Kind)> {
    let hidden = || verdicts.iter().filter(|verdict| verdict.act == Act::Hide && verdict.with.is_none());
    let panels = || hidden().filter_map(|verdict| Some((verdict, candidate(page, verdict.id)?)));
    let is_off_page = |(_, panel): &(&Verdict, &Candidate)| !panel.is_in_flow();
    let near =
        panels().filter(is_off_page).find(|(_, panel)| panel.near.contains(&veil.id) || veil.near.contains(&panel.id));
    let looks_like_one = veil.is(Sign::Blurs) || OPACITY.contains(&veil.alpha);
    // Another dialog that stays may need the veil.
    let stays = |other: &&Candidate| {
        let is_dialog =
            other.is(Sign::Modal) || other.is(Sign::Dialog) || (other.cover >= DIALOG_COVER && other.grid > 0);
        is_dialog && !other.is_veil() && !other.is_in_flow() && !other.is_bar()
    };
    let is_needed = page.candidates.iter().filter(stays).any(|other| !hidden().any(|verdict| verdict.id == other.id));
    let only = || panels().find(|pair| is_off_page(pair) && !pair.1.is_bar()).filter(|_| looks_like_one && !is_needed);
    near.or_else(only).map(|(verdict, _)| (verdict.id, verdict.kind))
}

/// What was hidden beside it a moment ago.
fn earlier(veil: &Candidate, settings: &CleanSettings) -> Option<(u32, Kind)> {
    Kind::from_name(&veil.beside_kind).filter(|&kind| settings.is_on(kind)).map(|kind| (veil.beside, kind))
}

fn candidate(page: &PageFacts, id: u32) -> Option<&Candidate> {
    page.candidates.iter().find(|candidate| candidate.id == id)
}
