//! How good a perfect choice of blocks would be, and which cleaning rules take true text away from it.

use super::Labelled;
use crate::clean;
use crate::dom::blocks::Blocks;
use crate::dom::text::excerpt;
use crate::dom::{Document, NodeId};
use crate::trail::{Action, Decision, Stage, Trail};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Characters of a lost text that are shown.
const EXCERPT_CHARS: usize = 100;

/// What the oracle says of a page.
#[derive(Debug, Serialize)]
pub(super) struct Oracle {
    oracle: Scores,
    lost: Vec<Lost>,
}

/// Word F1 of exactly the true blocks, 0.0–1.0.
#[derive(Debug, Default, Serialize)]
struct Scores {
    /// Of the whole page with what it hides.
    whole: f64,
    /// Of what the page shows.
    shown: f64,
    /// Of what the cleaning rules leave.
    left: f64,
}

/// A true block that a rule removed.
#[derive(Debug, Serialize)]
struct Lost {
    rule: &'static str,
    reason: String,
    words: usize,
    text: String,
}

impl Oracle {
    /// Of a cleaned page, its blocks and labels, and the same before anything was hidden.
    pub(super) fn new(
        document: &Document,
        blocks: &Blocks,
        labelled: &Labelled,
        whole: &(Blocks, Labelled),
        trail: &Trail,
    ) -> Self {
        let oracle = Scores {
            whole: whole.1.f1(|_| true),
            shown: labelled.f1(|_| true),
            left: labelled.f1(|index| !blocks.is_gone(index)),
        };
        let removed = |decision: &&Decision| decision.stage == Stage::Clean && decision.action != Action::Kept;
        let of_rules: Vec<&Decision> = trail.decisions().iter().filter(removed).collect();
        let (hiding, cleaning): (Vec<&Decision>, Vec<&Decision>) =
            of_rules.into_iter().partition(|decision| decision.rule == clean::HIDDEN);
        let mut lost = lost(document, &whole.0, &whole.1, &hiding, |_| true);
        lost.extend(self::lost(document, blocks, labelled, &cleaning, |index| blocks.is_gone(index)));
        Self { oracle, lost }
    }
}

/// The true blocks that stand in what one of these decisions removed.
fn lost(
    document: &Document,
    blocks: &Blocks,
    labelled: &Labelled,
    decisions: &[&Decision],
    is_gone: impl Fn(usize) -> bool,
) -> Vec<Lost> {
    let by = |node: NodeId| decisions.iter().find(|decision| document.contains(decision.node, node));
    let gone = labelled.positive().filter(|&index| is_gone(index));
    gone.filter_map(|index| {
        let decision = by(blocks.get(index).nodes.0)?;
        Some(Lost {
            rule: decision.rule,
            reason: decision.reason.clone(),
            words: labelled.blocks[index].len(),
            text: excerpt(blocks.text(index), EXCERPT_CHARS),
        })
    })
    .collect()
}

/// What the oracle says of all pages.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pages: usize,
    sums: Scores,
    /// For each rule the true words, blocks and pages that it took from.
    rules: BTreeMap<&'static str, [usize; 3]>,
}

impl Summary {
    /// One more page.
    pub(super) fn add(&mut self, page: &Oracle) {
        self.pages += 1;
        self.sums.whole += page.oracle.whole;
        self.sums.shown += page.oracle.shown;
        self.sums.left += page.oracle.left;
        let mut rules_of_page = Vec::new();
        for lost in &page.lost {
            let [words, blocks, pages] = self.rules.entry(lost.rule).or_default();
            *words += lost.words;
            *blocks += 1;
            if !rules_of_page.contains(&lost.rule) {
                rules_of_page.push(lost.rule);
                *pages += 1;
            }
        }
    }

    /// Writes the means, and the rules by what they took.
    pub(super) fn write(&self, output: &mut dyn Write) -> io::Result<()> {
        let mean = |sum: f64| sum / self.pages.max(1) as f64;
        writeln!(output, "mean word F1 of exactly the true blocks, {} pages", self.pages)?;
        writeln!(output, "  {:.4}  of the whole page, with what it hides", mean(self.sums.whole))?;
        writeln!(output, "  {:.4}  of what it shows", mean(self.sums.shown))?;
        writeln!(output, "  {:.4}  of what the cleaning rules leave", mean(self.sums.left))?;
        writeln!(output, "true words that rules removed\n  words  blocks  pages  rule")?;
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|(_, counts)| std::cmp::Reverse(**counts));
        for (rule, [words, blocks, pages]) in rules {
            writeln!(output, "{words:7} {blocks:7} {pages:6}  {rule}")?;
        }
        Ok(())
    }
}
