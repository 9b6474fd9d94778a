//! Evidence that a part of the text is missing: E6–E10, E12, E14.

use super::{Evidence, Look};
use crate::dom::text::{count_words, ends_sentence};
use crate::dom::{Attribute, Tag};
use crate::rules::ENCRYPTED;
use crate::rules::matcher::normalised;
use crate::trail::Trail;
use rustc_hash::FxHashMap;

/// Words below which a gated text is probably only its beginning.
const SHORT_WORDS: u32 = 150;
/// The page's own word count must exceed the text's by this factor, and by this many words.
const DECLARED_FACTOR: f32 = 1.4;
const DECLARED_WORDS: u32 = 80;
/// Paragraphs of the longest teaser over a wall, and its words.
const TEASER_PARAGRAPHS: usize = 2;
const TEASER_WORDS: u32 = 200;
/// Share of words that a text and the page's description have in common, from which the text is no more than that, 0.0–1.0.
const ALIKE: f32 = 0.8;
/// Words of the longest line that counts what remains.
const COUNTER_WORDS: f32 = 40.0;

/// Collects them; gives the words that the text has by the page's own data.
pub(super) fn collect(look: &Look, trail: &Trail, evidence: &mut Evidence) -> Option<u32> {
    ending(look, evidence);
    counter(look, evidence);
    if trail.names(ENCRYPTED) {
        evidence.gate("E14");
        evidence.cut("E14", 4);
    }
    let declared_words = declared_words(look);
    if declared_words.is_some_and(|words| is_far_more(words, look.words)) {
        evidence.cut("E8", 3);
    }
    if evidence.is_gated {
        if look.words < SHORT_WORDS {
            evidence.cut("E9", 2);
        }
        if is_covered(look) {
            evidence.note("E10");
        }
        if is_teaser(look, evidence.codes.contains(&"E5")) {
            evidence.cut("E12", 3);
        }
    }
    declared_words
}

/// E6: the last paragraph ends in dots or without a stop.
fn ending(look: &Look, evidence: &mut Evidence) {
    let blocks = look.page.blocks;
    let Some(index) = look.selection.blocks().rev().find(|&index| blocks.get(index).is_prose()) else { return };
    let text = blocks.text(index).trim_end();
    let bare = text.trim_end_matches([']', ')', '"', '”', '»', '」']);
    if bare.ends_with('…') || bare.ends_with("...") {
        evidence.cut("E6", 2);
    } else if !ends_sentence(text) {
        evidence.cut("E6", 1);
    }
}

/// E7: a line after the text's beginning counts what is withheld. Such a line is a gate's.
fn counter(look: &Look, evidence: &mut Evidence) {
    let blocks = look.page.blocks;
    let Some(first) = look.selection.blocks().next() else { return };
    let is_counter = |index: usize| {
        blocks.get(index).words <= COUNTER_WORDS && look.page.rules.signs.counts_what_remains(blocks.text(index))
    };
    if (first..blocks.len()).any(is_counter) {
        evidence.gate("E7");
        evidence.cut("E7", 4);
    }
}

/// E8: words that the text has by the page's own data. Of an `articleBody` nothing but their number is taken.
fn declared_words(look: &Look) -> Option<u32> {
    let entity = look.declared.article()?;
    let counted = || entity.text("articleBody").map(|text| count_words(&text)).filter(|&words| words > 0);
    entity.number("wordCount").filter(|&words| words > 0).or_else(counted)
}

fn is_far_more(declared: u32, words: u32) -> bool {
    declared as f32 >= words as f32 * DECLARED_FACTOR && declared >= words + DECLARED_WORDS
}

/// E10: a style of the page clamps or blurs a part of the text. It is there all the same.
fn is_covered(look: &Look) -> bool {
    let document = look.page.document;
    let covers = |style: &str| {
        let style = style.to_ascii_lowercase();
        let is_clamped =
            style.contains("max-height") && style.contains("overflow") && !style.contains("max-height:none");
        is_clamped || style.contains("line-clamp") || style.contains("blur(")
    };
    let prose = look.selection.blocks().filter(|&index| look.page.blocks.get(index).is_prose());
    prose.into_iter().any(|index| {
        let mut path = document.path(look.page.blocks.get(index).anchor);
        path.any(|node| {
            !matches!(document.tag(node), Tag::Html | Tag::Body)
                && document.attribute(node, Attribute::Style).is_some_and(covers)
        })
    })
}

/// E12: the text is hardly more than the page's description of itself, or a paragraph or two over a wall.
fn is_teaser(look: &Look, has_wall: bool) -> bool {
    let blocks = look.page.blocks;
    let prose = look.selection.blocks().filter(|&index| blocks.get(index).is_prose()).count();
    if has_wall && prose <= TEASER_PARAGRAPHS && look.words < TEASER_WORDS {
        return true;
    }
    let description = normalised(look.declared.meta(&["og:description", "description"]).unwrap_or_default());
    let text: Vec<String> = look.selection.blocks().map(|index| normalised(blocks.text(index))).collect();
    !description.is_empty() && likeness(&text.join(" "), &description) >= ALIKE
}

/// Share of the words of the longer text that stand in the other too, 0.0–1.0.
fn likeness(one: &str, other: &str) -> f32 {
    let words = |text: &'_ str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (one, other) = (words(one), words(other));
    let longer = one.len().max(other.len());
    // A long text is no teaser, and needs no counting.
    if longer == 0 || one.len().min(other.len()) < longer / 2 {
        return 0.0;
    }
    let mut left: FxHashMap<&str, u32> = FxHashMap::default();
    one.iter().for_each(|word| *left.entry(word).or_default() += 1);
    let common = other
        .iter()
        .filter(|word| left.get_mut(word.as_str()).filter(|count| **count > 0).map(|count| *count -= 1).is_some());
    common.count() as f32 / longer as f32
}
