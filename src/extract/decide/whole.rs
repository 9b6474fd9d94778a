//! A list or table with holes is worse than all of it or none: small ones stay or go as one. So is a text without what it quotes.

use super::{Choice, Step};
use crate::dom::{Document, NodeId, Tag};

/// Words of the largest list or table that stays or goes as one; larger ones hold texts of their own.
const MOST_WORDS: f32 = 600.0;
/// Levels above a block in which it may be program text or a quotation.
const QUOTED_LEVELS: usize = 4;
/// Blocks of the smallest one that counts.
const LEAST_BLOCKS: usize = 3;

/// Probability from which program text or a quotation inside of a text is taken back in, 0.0–1.0. On wcxb-dev .15 to .3 score alike (2026-11).
const QUOTED: f32 = 0.2;

/// Takes back program text and quotations that stand between kept blocks: what is said about them leads nowhere without them.
pub(super) fn keep_quoted(choice: &mut Choice, is_article: bool) {
    let Some(first) = choice.kept.iter().position(|&kept| kept) else { return };
    let last = choice.kept.iter().rposition(|&kept| kept).unwrap_or(first);
    for index in first..last {
        let is_shown = !choice.page.blocks.is_gone(index);
        if is_shown && choice.likely[index] >= QUOTED && is_quoted(choice, index, is_article) {
            choice.keep(index, Step::Quoted);
        }
    }
}

/// Whether a block is program text, or in an article quoted from somebody, or says from whom. In a thread posts quote each other.
fn is_quoted(choice: &Choice, index: usize, is_article: bool) -> bool {
    if choice.is_near(index, QUOTED_LEVELS, &[Tag::Pre]) {
        return true;
    }
    let document = choice.page.document;
    let mut around = document.path(choice.page.blocks.get(index).anchor).take(QUOTED_LEVELS);
    let holds_quotation = |node: NodeId| document.subtree(node).any(|inner| document.tag(inner) == Tag::Blockquote);
    is_article
        && around.any(|node| match document.tag(node) {
            Tag::Blockquote => true,
            Tag::Figure => holds_quotation(node),
            _ => false,
        })
}

/// Keeps or drops each small list and table by the mean of its blocks' probabilities, weighted by words.
pub(super) fn keep_whole(choice: &mut Choice) {
    let document = choice.page.document;
    let mut done = NodeId(0);
    for list in document.nodes().filter(|&node| is_list(document, node)) {
        if list < done {
            continue;
        }
        let Some(left) = blocks(choice, list) else { continue };
        done = document.end(list);
        let keeps = mean(choice, &left) >= choice.cut;
        for index in left {
            if keeps {
                choice.keep(index, Step::Whole);
            } else {
                choice.drop(index, Step::Whole);
            }
        }
    }
}

fn is_list(document: &Document, node: NodeId) -> bool {
    match document.tag(node) {
        // One that holds another only places things.
        Tag::Table => !document.subtree(node).skip(1).any(|inner| document.tag(inner) == Tag::Table),
        tag => matches!(tag, Tag::Ul | Tag::Ol | Tag::Dl),
    }
}

/// The open blocks of a list or table that stays or goes as one; `None` for another.
fn blocks(choice: &Choice, list: NodeId) -> Option<Vec<usize>> {
    let page = choice.page;
    let left: Vec<usize> = page.blocks.within(page.document, list).filter(|&index| choice.is_open(index)).collect();
    let words: f32 = left.iter().map(|&index| page.blocks.get(index).words).sum();
    let holds_headings = left.iter().any(|&index| choice.heading_level(index) > 0);
    (left.len() >= LEAST_BLOCKS && words <= MOST_WORDS && !holds_headings).then_some(left)
}

/// The mean probability of blocks, weighted by words.
pub(super) fn mean(choice: &Choice, blocks: &[usize]) -> f32 {
    let words: f32 = blocks.iter().map(|&index| choice.page.blocks.get(index).words).sum();
    let weigh = |&index: &usize| choice.likely[index] * choice.page.blocks.get(index).words;
    blocks.iter().map(weigh).sum::<f32>() / words.max(1.0)
}

/// The open blocks of the outermost such list or table around a block; the block alone where there is none.
pub(super) fn around(choice: &Choice, index: usize) -> Vec<usize> {
    let document = choice.page.document;
    let anchor = choice.page.blocks.get(index).anchor;
    let lists = document.path(anchor).filter(|&node| is_list(document, node));
    lists.filter_map(|list| blocks(choice, list)).last().unwrap_or_else(|| vec![index])
}
