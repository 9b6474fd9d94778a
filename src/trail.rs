//! The account of what was done: every decision with its stage, its rule, and why.
//!
//! A reader sees it as the list of what was left out; a test reads it; `recto extract --format json` prints it.

use crate::dom::NodeId;
use serde::{Deserialize, Serialize};

/// The part of the flow that decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Is this a page to read, and of what kind.
    Detect,
    /// What surely is not text.
    Clean,
    /// What is the text.
    Extract,
    /// The reader's own choice.
    Reader,
}

/// What was decided about a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It is left out of the article.
    Removed,
    /// It stays, though something spoke against it.
    Kept,
    /// Something was noticed; nothing was changed.
    Noted,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Who decided.
    pub stage: Stage,
    /// The rule's one name, the same in file, tests and list ("app-promo").
    pub rule: &'static str,
    /// What was done.
    pub action: Action,
    /// The node that it is about.
    pub node: NodeId,
    /// What spoke for it: the phrase, class, attribute or figure.
    pub reason: String,
}

/// The decisions of one reading, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    decisions: Vec<Decision>,
}

impl Trail {
    /// An empty account.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes that `node` was left out.
    pub fn removed(&mut self, stage: Stage, rule: &'static str, node: NodeId, reason: impl Into<String>) {
        self.push(stage, rule, Action::Removed, node, reason.into());
    }

    /// Notes that `node` stays although `rule` found it.
    pub fn kept(&mut self, stage: Stage, rule: &'static str, node: NodeId, reason: impl Into<String>) {
        self.push(stage, rule, Action::Kept, node, reason.into());
    }

    /// Notes a fact that changed nothing.
    pub fn noted(&mut self, stage: Stage, rule: &'static str, node: NodeId, reason: impl Into<String>) {
        self.push(stage, rule, Action::Noted, node, reason.into());
    }

    /// What was left out at `node` stays after all.
    pub fn overruled(&mut self, node: NodeId, why: &str) {
        for decision in self.decisions.iter_mut().filter(|decision| decision.node == node) {
            if decision.action == Action::Removed {
                decision.action = Action::Kept;
                decision.reason.push_str("; overruled: ");
                decision.reason.push_str(why);
            }
        }
    }

    /// All decisions, in order.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// What was left out, in order.
    pub fn removals(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| decision.action == Action::Removed)
    }

    /// Whether a rule removed or noted something.
    pub fn names(&self, rule: &str) -> bool {
        self.decisions.iter().any(|decision| decision.rule == rule && decision.action != Action::Kept)
    }

    fn push(&mut self, stage: Stage, rule: &'static str, action: Action, node: NodeId, reason: String) {
        self.decisions.push(Decision { stage, rule, action, node, reason });
    }
}

/// A number as reasons give it, rounded to so many decimals. Not `{:.2}`: what Rust needs to write every number exactly weighs
/// 9 KB in the Wasm.
pub fn decimals(value: f32, places: u32) -> String {
    let unit = 10_u32.pow(places);
    let rounded = (f64::from(value).abs() * f64::from(unit)).round_ties_even() as u32;
    let sign = if value.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}.{:0places$}", rounded / unit, rounded % unit, places = places as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_as_rust_rounds_them() {
        for value in [0.0, 0.004, 0.995, 0.125, 0.375, 1.0, 12.3456, -0.04, -2.25] {
            assert_eq!(decimals(value, 2), format!("{value:.2}"));
            assert_eq!(decimals(value, 1), format!("{value:.1}"));
        }
    }
}
