//! Text that stands in the article already: copies for other widths, the same article cut differently, and pull quotes.
//!
//! Code, tables and definitions repeat themselves with reason, and so does a text in its own row of paragraphs: a refrain is
//! no copy. Nor is what is said of several entries of a reference, a heading that the contents had named, or what an answer
//! quotes under the name of who said it.

use super::super::features::{joined, words_of};
use super::{Choice, Step};
use crate::dom::{Attribute, NodeId, Tag};
use crate::trail::{Stage, Trail};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words of the shortest text that counts as repeated. Source: the project's model recipe, §0 (b).
const LEAST_WORDS: f32 = 8.0;
/// Words of a run that is compared. Source: as above.
const RUN: usize = 5;
/// Share of a block's runs that must stand before it, 0.0–1.0. Source: as above.
const REPEATED_SHARE: f32 = 0.8;
/// Words of a run of a quote set apart, and the share of its runs that stand elsewhere in the text, 0.0–1.0: editors
/// shorten and join what they pull.
const PULLED_RUN: usize = 4;
const PULLED_SHARE: f32 = 0.6;

/// Words of the longest line that says who is quoted.
const NAMING_WORDS: f32 = 8.0;

/// Elements whose words repeat themselves with reason, and elements that quotes are set apart in.
const EXEMPT: &[Tag] = &[Tag::Pre, Tag::Table, Tag::Dl];
const SET_APART: &[Tag] = &[Tag::Aside, Tag::Blockquote, Tag::Figure];
/// Levels up that these are looked for.
const LEVELS: usize = 5;

/// Drops later copies, and quotes set apart whose words stand in the text.
pub(super) fn drop_repeated(choice: &mut Choice, trail: &mut Trail) {
    let long = |index: &usize| choice.kept[*index] && choice.page.blocks.get(*index).words >= LEAST_WORDS;
    let is_exempt = |index: usize| choice.is_near(index, LEVELS, EXEMPT) || is_answered(choice, index);
    let candidates: Vec<usize> = choice.open().into_iter().filter(long).filter(|&index| !is_exempt(index)).collect();
    let words: Vec<Vec<u32>> = candidates.iter().map(|&index| words_of(choice.page.blocks.text(index))).collect();
    let apart: Vec<bool> = candidates.iter().map(|&index| choice.is_near(index, LEVELS, SET_APART)).collect();
    let mut text: Option<FxHashSet<u32>> = None;
    // For each run the first block that has it.
    let mut seen: FxHashMap<u32, u32> = FxHashMap::default();
    seen.reserve(words.iter().map(Vec::len).sum());
    // Their numbers, up to the one at that place: only copies are asked for theirs.
    let (mut numbers, mut numbered): (FxHashSet<&str>, usize) = (FxHashSet::default(), 0);
    for (at, &index) in candidates.iter().enumerate() {
        let own: Vec<u32> = runs(&words[at], RUN).collect();
        let is_copied = |run: &u32| seen.get(run).is_some_and(|&of| !stands_for_itself(choice, of as usize, index));
        let is_copy = share(&own, is_copied) >= REPEATED_SHARE;
        let is_pulled = apart[at] && {
            let text = text.get_or_insert_with(|| {
                let others = words.iter().zip(&apart).filter(|(_, apart)| !**apart);
                others.flat_map(|(words, _)| runs(words, PULLED_RUN)).collect()
            });
            share(&runs(&words[at], PULLED_RUN).collect::<Vec<_>>(), |run| text.contains(run)) >= PULLED_SHARE
        };
        // A sentence that differs in a number from all before it says something else.
        let mut is_new = || {
            for &before in &candidates[numbered..at] {
                numbers.extend(numbers_of(choice.page.blocks.text(before)));
            }
            numbered = at;
            numbers_of(choice.page.blocks.text(index)).any(|number| !numbers.contains(number))
        };
        if is_copy && !is_new() || is_pulled {
            choice.drop(index, Step::Repeated);
            let anchor = choice.page.blocks.get(index).anchor;
            trail.removed(Stage::Extract, "duplicate", anchor, Step::Repeated.reason());
        } else {
            for run in own {
                seen.entry(run).or_insert(index as u32);
            }
        }
    }
}

/// The words with digits in a text.
fn numbers_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(char::is_numeric))
}

/// Whether a block stands in a quote that begins with who said it: "Ada Quill wrote:".
fn is_answered(choice: &Choice, index: usize) -> bool {
    let (document, blocks) = (choice.page.document, choice.page.blocks);
    let names = |quote: NodeId| {
        let first = blocks.within(document, quote).start;
        first < index && blocks.get(first).words <= NAMING_WORDS && blocks.text(first).ends_with([':', '：'])
    };
    let mut around = document.ancestors(blocks.get(index).nodes.0).take(LEVELS);
    around.any(|above| matches!(document.tag(above), Tag::Blockquote | Tag::Aside) && names(above))
}

/// Levels from a paragraph up to what holds its row.
const ROW_LEVELS: u16 = 2;

/// Whether the same words are said a second time with reason: in the same row of paragraphs, under another entry of a
/// reference, or as the heading that a list of contents had named.
fn stands_for_itself(choice: &Choice, first: usize, again: usize) -> bool {
    let (document, blocks) = (choice.page.document, choice.page.blocks);
    let [one, other] = [first, again].map(|index| blocks.get(index).anchor);
    let shared = document.common_ancestor(one, other);
    let entry = |anchor| document.path(anchor).take_while(|&node| node != shared).last();
    let class = |node| document.attribute(node, Attribute::Class);
    let is_alike = entry(one).zip(entry(other)).is_some_and(|(one, other)| {
        // Copies for other widths have classes of their own.
        class(one) == class(other)
            && (document.depth(blocks.get(again).anchor) <= document.depth(shared) + ROW_LEVELS
                || document.tag(one) == document.tag(other) && lead(choice, one) != lead(choice, other))
    });
    is_alike || choice.heading_level(again) > 0 && choice.heading_level(first) == 0
}

/// What an entry begins with, and the heading or program text that it stands under.
fn lead<'a>(choice: &'a Choice, entry: NodeId) -> [Option<&'a str>; 2] {
    let blocks = choice.page.blocks;
    let start = blocks.within(choice.page.document, entry).start;
    let leads = |&index: &usize| choice.heading_level(index) > 0 || choice.is_near(index, 1, &[Tag::Pre]);
    [Some(start), start.checked_sub(1).filter(leads)].map(|index| index.map(|index| blocks.text(index)))
}

/// The share of runs that are known, 0.0–1.0.
fn share(runs: &[u32], is_known: impl Fn(&u32) -> bool) -> f32 {
    runs.iter().filter(|run| is_known(run)).count() as f32 / runs.len().max(1) as f32
}

/// A hash for each run of so many words; a shorter text is one run.
fn runs(words: &[u32], length: usize) -> impl Iterator<Item = u32> + '_ {
    let length = length.min(words.len()).max(1);
    words.windows(length).map(|run| run.iter().fold(0, |hash, &word| joined(hash, word)))
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    #[test]
    fn a_sentence_that_differs_in_a_number_is_no_copy_in_whatever_box() {
        let prose = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out. \
            Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";
        let line = |boats: u32| {
            format!(
                "In the year before the long wall was built around the old harbour there were still {boats} boats at the quay, with \
                 crews of their own, a cook and a dog that knew the way home in any fog and at any hour."
            )
        };
        let count = |second: u32| {
            let html = format!(
                "<article><h1>Boats</h1>{prose}<div class=west><p>{}</p></div><p>It was worse in the east.</p>\
                 <div class=east><p>{}</p></div>{}</article>",
                line(84),
                line(second),
                prose.replace("Men", "All men")
            );
            let page = snapshot(&html, Some("https://lantern.example/boats"));
            let blocks = read(&page, &Settings::default()).unwrap().article.blocks;
            serde_json::to_string(&blocks).unwrap().matches("In the year before").count()
        };
        assert_eq!(count(84), 1);
        assert_eq!(count(17), 2);
    }
}
