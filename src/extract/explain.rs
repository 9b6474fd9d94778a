//! Why each block stays or goes, for people who ask: `recto extract --explain`, and the last tab of `www/`.

use super::decide::{self, Step};
use super::features;
use super::model::Model;
use super::{Page, Selection};
use crate::declared::Declared;
use crate::dom::text::excerpt;
use crate::trail::{Stage, Trail, decimals};

/// Features that are named for a block.
const NAMED: usize = 3;
/// Characters of a block's text that are shown.
const EXCERPT_CHARS: usize = 160;

/// What was decided about a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// How it begins.
    pub text: String,
    /// Whether it belongs to the article. The title's and the byline's own lines do, though the view shows them apart.
    pub kept: bool,
    /// Who decided.
    pub stage: Stage,
    /// How likely it is text, 0.0–1.0; `None` where a rule has the last word and the model was not asked.
    pub score: Option<f32>,
    /// The rule with what spoke for it, or the step that decided.
    pub reason: String,
    /// The features that weighed most in the score, at most three, the weightiest first.
    pub weighed: Vec<Weighed>,
}

/// What a feature did to a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// Group and name ("text:words").
    pub feature: &'static str,
    /// What it tells text from clutter by.
    pub why: &'static str,
    /// Log-odds that it adds or takes, beside its neutral value.
    pub change: f32,
}

/// Explains the choice among the first `most` blocks of a page, in page order.
pub fn explain(page: &Page, declared: &Declared, selection: &Selection, trail: &Trail, most: usize) -> Vec<Explained> {
    let model = Model::shared();
    let matrix = features::matrix(page, declared, model.tables());
    let names: Vec<features::Feature> = features::all().collect();
    let open = decide::open(page);
    let weighed = |index: usize| {
        let changes = model.attribution(matrix.row(index)).into_iter().take(NAMED);
        changes
            .map(|(column, change)| Weighed { feature: names[column].name, why: names[column].why, change })
            .collect()
    };
    let explained = |index: usize| Explained {
        text: excerpt(page.blocks.text(index), EXCERPT_CHARS),
        kept: selection.kept[index],
        stage: if open[index] { Stage::Extract } else { Stage::Clean },
        score: open[index].then(|| selection.scores[index]),
        reason: reason(page, selection, trail, index),
        weighed: if open[index] { weighed(index) } else { Vec::new() },
    };
    (0..page.blocks.len().min(most)).map(explained).collect()
}

fn reason(page: &Page, selection: &Selection, trail: &Trail, index: usize) -> String {
    let score = || {
        let side = if selection.kept[index] { "from {} up" } else { "below {}" };
        format!("score {}, {}", decimals(selection.scores[index], 2), side.replace("{}", &decimals(selection.cut, 2)))
    };
    match (page.suspects[index], selection.by[index]) {
        (Some(suspect), Step::Rule) => {
            let decision = trail.decisions().iter().find(|decision| decision.node == suspect.part);
            let sign = decision.map_or("", |decision| decision.reason.as_str());
            format!("rule {}: {sign}", suspect.rule)
        }
        (Some(suspect), Step::Score) if selection.kept[index] => {
            format!("{}, over the rule {}", score(), suspect.rule)
        }
        (Some(suspect), Step::Score) => format!("{}; so says the rule {}", score(), suspect.rule),
        (None, Step::Score) => score(),
        (_, step) => step.reason().to_owned(),
    }
}
