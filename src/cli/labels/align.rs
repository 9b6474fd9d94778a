//! Blocks and a true text → which blocks belong to it. Source of the steps and of every figure: the project's model
//! recipe, §8 "Labels".

use super::lcs;
use super::words::Choice;
use std::collections::HashSet;

/// Tokens of the runs that tell whether a block's wording stands in the truth.
const RUN: usize = 4;
/// Tokens from which a block with few such runs is left out of the alignment, and the share that counts as few.
const STRANGER_TOKENS: usize = 8;
const STRANGER_RUNS: f32 = 0.2;
/// Tokens from which a block may be a true one by its runs.
const LONG_TOKENS: usize = 4;
/// Share of a long block's tokens that must be aligned.
const LONG_ALIGNED: f32 = 0.5;
/// Share of a long block's tokens that must stand in runs of the truth; below `RUNS_TOKENS` no share is asked for.
const LONG_RUNS: f32 = 0.4;
const RUNS_TOKENS: usize = 6;
/// Share of a short block's tokens that must be aligned.
const SHORT_ALIGNED: f32 = 0.67;
/// What makes a block true that the alignment missed (a text in another order): tokens, runs, and the share of its
/// tokens that the truth still has.
const MOVED_TOKENS: usize = 5;
const MOVED_RUNS: f32 = 0.7;
const MOVED_MISSING: f32 = 0.7;
/// Share of a block's tokens that must stand in runs for the last step to take it.
const TURNED_RUNS: f32 = 0.5;
/// What the page's F1 must gain for the last step to turn a label, and how often that step goes over the page.
const TURN_GAIN: f64 = 0.001;
const TURN_PASSES: usize = 2;

/// For each block whether it belongs to the true text. Tokens are numbers below `words`.
pub(super) fn align(blocks: &[Vec<u32>], truth: &[u32], words: usize) -> Vec<bool> {
    let runs = runs_shares(blocks, truth);
    let aligned = aligned_shares(blocks, truth, &runs, words);
    let mut labels: Vec<bool> =
        (0..blocks.len()).map(|index| is_true(blocks[index].len(), aligned[index], runs[index])).collect();
    let mut choice = Choice::new(truth, words);
    blocks.iter().zip(&labels).filter(|(_, label)| **label).for_each(|(block, _)| choice.add(block));
    add_moved(blocks, &runs, &mut labels, &mut choice);
    for _ in 0..TURN_PASSES {
        turn(blocks, &runs, &mut labels, &mut choice);
    }
    labels
}

/// Step 1: for each block the share of its tokens that stand in a run of tokens which the truth has too.
fn runs_shares(blocks: &[Vec<u32>], truth: &[u32]) -> Vec<f32> {
    let runs: HashSet<&[u32]> = truth.windows(RUN).collect();
    let share = |block: &Vec<u32>| {
        let mut covered = 0;
        let mut covered_until = 0;
        for (start, run) in block.windows(RUN).enumerate() {
            if runs.contains(run) {
                covered += start + RUN - covered_until.max(start);
                covered_until = start + RUN;
            }
        }
        covered as f32 / block.len().max(1) as f32
    };
    blocks.iter().map(share).collect()
}

/// Step 2: for each block the share of its tokens that the longest alignment with the truth matches.
fn aligned_shares(blocks: &[Vec<u32>], truth: &[u32], runs: &[f32], words: usize) -> Vec<f32> {
    let mut is_in_truth = vec![false; words];
    truth.iter().for_each(|&token| is_in_truth[token as usize] = true);
    let mut page = Vec::new();
    let mut owners = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let is_stranger = block.len() >= STRANGER_TOKENS && runs[index] < STRANGER_RUNS;
        for &token in block.iter().filter(|&&token| !is_stranger && is_in_truth[token as usize]) {
            page.push(token);
            owners.push(index);
        }
    }
    let mut counts = vec![0_usize; blocks.len()];
    let matched = lcs::matched(&page, truth);
    owners.iter().zip(matched).filter(|(_, matched)| *matched).for_each(|(&owner, _)| counts[owner] += 1);
    counts.iter().zip(blocks).map(|(&count, block)| count as f32 / block.len().max(1) as f32).collect()
}

/// Step 3: what the shares of a block of so many tokens say.
fn is_true(tokens: usize, aligned: f32, runs: f32) -> bool {
    if tokens < LONG_TOKENS {
        return tokens > 0 && aligned >= SHORT_ALIGNED;
    }
    aligned >= LONG_ALIGNED && (runs >= LONG_RUNS || tokens < RUNS_TOKENS)
}

/// Step 4: the longest first, blocks whose words are still missing.
fn add_moved(blocks: &[Vec<u32>], runs: &[f32], labels: &mut [bool], choice: &mut Choice) {
    let may_be_moved =
        |&index: &usize| !labels[index] && blocks[index].len() >= MOVED_TOKENS && runs[index] >= MOVED_RUNS;
    let mut candidates: Vec<usize> = (0..blocks.len()).filter(may_be_moved).collect();
    candidates.sort_by_key(|&index| std::cmp::Reverse(blocks[index].len()));
    for index in candidates {
        let block = &blocks[index];
        if choice.missing(block) as f32 >= block.len() as f32 * MOVED_MISSING {
            labels[index] = true;
            choice.add(block);
        }
    }
}

/// Step 5: turns each label that makes the page's F1 rise.
fn turn(blocks: &[Vec<u32>], runs: &[f32], labels: &mut [bool], choice: &mut Choice) {
    for (index, block) in blocks.iter().enumerate() {
        let before = choice.f1();
        if labels[index] {
            choice.take_back(block);
            labels[index] = choice.f1() <= before + TURN_GAIN;
            if labels[index] {
                choice.add(block);
            }
        } else if block.len() >= LONG_TOKENS && runs[index] >= TURNED_RUNS {
            choice.add(block);
            labels[index] = choice.f1() > before + TURN_GAIN;
            if !labels[index] {
                choice.take_back(block);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Vocabulary;
    use super::*;

    fn labels(blocks: &[&str], truth: &str) -> String {
        let mut vocabulary = Vocabulary::default();
        let blocks: Vec<Vec<u32>> = blocks.iter().map(|block| vocabulary.tokens(block)).collect();
        let truth = vocabulary.tokens(truth);
        let labels = align(&blocks, &truth, vocabulary.len());
        labels.into_iter().map(|label| if label { '1' } else { '0' }).collect()
    }

    #[test]
    fn what_the_truth_says_is_true_and_nothing_else() {
        let blocks = [
            "Home",
            "The harbour wakes before the town does.",
            "Subscribe to our letter about the harbour and the town before it wakes",
            "Coffee",
            "By seven the ferries have left.",
            "About us",
        ];
        let truth = "The harbour wakes before the town does.\n\nCoffee\n\nBy seven the ferries have left.";
        assert_eq!(labels(&blocks, truth), "010110");
    }

    #[test]
    fn a_text_in_another_order_is_true() {
        let blocks = ["One two three four five six seven", "eight nine ten eleven twelve"];
        assert_eq!(labels(&blocks, "eight nine ten eleven twelve One two three four five six seven"), "11");
    }

    #[test]
    fn of_two_copies_one_is_true() {
        let text = "The harbour wakes before the town does.";
        let found = labels(&[text, "Menu", text], text);
        assert_eq!(found.matches('1').count(), 1, "{found}");
    }

    #[test]
    fn a_page_without_true_text_has_no_true_blocks() {
        assert_eq!(labels(&["Home", "A sentence of five words."], ""), "00");
        assert_eq!(labels(&[], "A sentence of five words."), "");
        assert_eq!(labels(&["—", "©"], "a — ©"), "00");
    }

    #[test]
    fn runs_cover_each_token_once() {
        let blocks = vec![vec![1, 2, 3, 4, 5, 9], vec![1, 2, 3]];
        assert_eq!(runs_shares(&blocks, &[1, 2, 3, 4, 5]), [5.0 / 6.0, 0.0]);
    }
}
