//! Text that stands in the article already: copies for other widths, and pull quotes.
//!
//! Code, tables and definitions repeat themselves with reason.

use super::Page;
use super::hand::Features;
use crate::dom::text::is_word;
use crate::dom::{NodeId, Tag};
use crate::trail::{Stage, Trail};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words of the shortest text that counts as repeated.
const REPEATED_WORDS: f32 = 8.0;
/// Words of a run that is compared.
const RUN_WORDS: usize = 4;
/// Share of a pull quote's runs that stand elsewhere in the text, at least, 0.0–1.0: editors shorten and join.
const PULLED_SHARE: f32 = 0.6;

/// Drops later copies, and quotes set apart whose words stand in the text.
pub(super) fn drop_repeated(page: &Page, features: &Features, kept: &mut [bool], trail: &mut Trail) {
    let long = |index: &usize| features.blocks[*index].words >= REPEATED_WORDS;
    let candidates: Vec<usize> = (0..kept.len()).filter(|index| kept[*index] && long(index)).collect();
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    let mut runs_of_text: Option<HashSet<u64>> = None;
    for &index in candidates.iter().filter(|&&index| !is_near(page, index, &[Tag::Pre, Tag::Table, Tag::Dl])) {
        let words = words(page.blocks.text(index));
        let is_pulled = is_near(page, index, &[Tag::Aside, Tag::Blockquote, Tag::Figure]) && {
            let text = runs_of_text.get_or_insert_with(|| text_runs(page, &candidates));
            let own = runs(&words);
            own.iter().filter(|run| text.contains(run)).count() as f32 >= own.len().max(1) as f32 * PULLED_SHARE
        };
        if is_pulled || seen.insert(words, index).is_some() {
            kept[index] = false;
            trail.removed(Stage::Extract, "duplicate", page.blocks.get(index).anchor, "stands in the text already");
        }
    }
}

fn is_near(page: &Page, index: usize, tags: &[Tag]) -> bool {
    let anchor: NodeId = page.blocks.get(index).anchor;
    page.document.path(anchor).take(5).any(|node| tags.contains(&page.document.tag(node)))
}

/// The runs of all text that is not set apart itself.
fn text_runs(page: &Page, candidates: &[usize]) -> HashSet<u64> {
    let text = candidates.iter().filter(|&&index| !is_near(page, index, &[Tag::Aside, Tag::Blockquote, Tag::Figure]));
    text.flat_map(|&index| runs(&words(page.blocks.text(index)))).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn runs(words: &[String]) -> Vec<u64> {
    let hash = |run: &[String]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(RUN_WORDS).map(hash).collect()
}
