//! How good a perfect choice of blocks would be, and which cleaning rules take true text away from it.

use super::Labelled;
use crate::clean;
use crate::dom::Document;
use crate::dom::blocks::Blocks;
use crate::dom::text::excerpt;
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
    removed: Vec<Removed>,
}

/// Word F1 of exactly the true blocks, 0.0–1.0.
#[derive(Debug, Default, Serialize)]
struct Scores {
    /// Of the whole page with what it hides.
    whole: f64,
    /// Of all blocks that the model is shown.
    shown: f64,
    /// Of what the cleaning rules leave.
    left: f64,
}

/// What one decision of a cleaning rule removed.
#[derive(Debug, Serialize)]
struct Removed {
    rule: &'static str,
    reason: String,
    words: usize,
    /// How many of the words stand in true blocks.
    true_words: usize,
    /// How the largest true block begins, or the largest at all.
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
        let is_removal = |decision: &&Decision| decision.stage == Stage::Clean && decision.action != Action::Kept;
        // What was hidden before the text was cut into blocks.
        let is_cut_out =
            |decision: &&Decision| decision.rule == clean::HIDDEN && blocks.within(document, decision.node).is_empty();
        let (hiding, cleaning): (Vec<&Decision>, Vec<&Decision>) =
            trail.decisions().iter().filter(is_removal).partition(is_cut_out);
        let mut removed = removed(document, &whole.0, &whole.1, &hiding, |_| true);
        removed.extend(self::removed(document, blocks, labelled, &cleaning, |index| blocks.is_gone(index)));
        Self { oracle, removed }
    }
}

/// What each of these decisions removed. A block counts for the first one that it stands in.
fn removed(
    document: &Document,
    blocks: &Blocks,
    labelled: &Labelled,
    decisions: &[&Decision],
    is_gone: impl Fn(usize) -> bool,
) -> Vec<Removed> {
    let mut is_counted: Vec<bool> = (0..blocks.len()).map(|index| !is_gone(index)).collect();
    let mut all = Vec::new();
    for decision in decisions {
        let inside: Vec<usize> = blocks.within(document, decision.node).filter(|&index| !is_counted[index]).collect();
        inside.iter().for_each(|&index| is_counted[index] = true);
        let words = |index: &usize| labelled.blocks[*index].len();
        let is_true = |index: &&usize| labelled.labels[**index];
        let Some(largest) = inside.iter().max_by_key(|index| (labelled.labels[**index], words(index))) else {
            continue;
        };
        all.push(Removed {
            rule: decision.rule,
            reason: decision.reason.clone(),
            words: inside.iter().map(words).sum(),
            true_words: inside.iter().filter(is_true).map(words).sum(),
            text: excerpt(blocks.text(*largest), EXCERPT_CHARS),
        });
    }
    all
}

/// What the oracle says of all pages.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pages: usize,
    sums: Scores,
    /// For each rule what it removed: true words, all words, and the pages with true words.
    rules: BTreeMap<&'static str, [usize; 3]>,
}

impl Summary {
    /// One more page.
    pub(super) fn add(&mut self, page: &Oracle) {
        self.pages += 1;
        self.sums.whole += page.oracle.whole;
        self.sums.shown += page.oracle.shown;
        self.sums.left += page.oracle.left;
        let mut harmful: Vec<&str> = Vec::new();
        for removed in &page.removed {
            let [true_words, words, pages] = self.rules.entry(removed.rule).or_default();
            *true_words += removed.true_words;
            *words += removed.words;
            if removed.true_words > 0 && !harmful.contains(&removed.rule) {
                harmful.push(removed.rule);
                *pages += 1;
            }
        }
    }

    /// Writes the means, and the rules by what they took.
    pub(super) fn write(&self, output: &mut dyn Write) -> io::Result<()> {
        let mean = |sum: f64| sum / self.pages.max(1) as f64;
        writeln!(output, "mean word F1 of exactly the true blocks, {} pages", self.pages)?;
        writeln!(output, "  {:.4}  of the whole page, with what it hides", mean(self.sums.whole))?;
        writeln!(output, "  {:.4}  of the blocks that the model is shown", mean(self.sums.shown))?;
        writeln!(output, "  {:.4}  of what the cleaning rules leave", mean(self.sums.left))?;
        writeln!(output, "words that rules removed\n   true      all  pages with true ones  rule")?;
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|(_, counts)| std::cmp::Reverse(**counts));
        for (rule, [true_words, words, pages]) in rules {
            writeln!(output, "{true_words:7} {words:8} {pages:6}  {rule}")?;
        }
        Ok(())
    }
}
