//! Text blocks: the page's text cut where a block element begins or ends, with sums over any subtree.
//!
//! A block is what stays or goes as one piece. Its *anchor* is the innermost block element that holds its first
//! text node. Two successive `br` end a block; one is a line break inside it.

use super::text::{Counts, is_blank, push_collapsed};
use super::{Document, NodeId, Tag};
use std::ops::Range;

/// Words below which a block is no prose by itself. Source: the project's model recipe ("good": ≥ 15 words).
const PROSE_WORDS: f32 = 15.0;
/// Share of a prose block's characters that may stand in links. Source: as above.
const PROSE_LINK_SHARE: f32 = 0.35;
/// Characters that count as a word where words are not told apart by blanks. Source: as above.
const CHARS_PER_WORD: f32 = 8.0;

/// One run of text.
#[derive(Debug, Clone)]
pub struct TextBlock {
    /// Its first and last text node.
    pub nodes: (NodeId, NodeId),
    /// The innermost block element that holds its first text node.
    pub anchor: NodeId,
    /// Where its text stands in the buffer of [`Blocks`].
    text: Range<u32>,
    /// Words, or a word for each eight characters where that is more.
    pub words: f32,
    /// Characters.
    pub chars: u32,
    /// Characters inside links.
    pub link_chars: u32,
    /// Sentence ends.
    pub sentences: u32,
    /// Commas of many scripts.
    pub commas: u32,
    /// Characters of scripts that set no blanks between words.
    pub ideographs: u32,
}

impl TextBlock {
    /// Share of the characters that stand in links, 0.0–1.0.
    pub fn link_density(&self) -> f32 {
        self.link_chars as f32 / self.chars.max(1) as f32
    }

    /// Whether it reads as prose: long enough, few links, at least one sentence.
    pub fn is_prose(&self) -> bool {
        self.words >= PROSE_WORDS && self.link_density() < PROSE_LINK_SHARE && self.sentences > 0
    }
}

/// Sums over a range of blocks.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sums {
    /// Blocks.
    pub blocks: u32,
    /// Words.
    pub words: f32,
    /// Words of prose blocks.
    pub prose_words: f32,
    /// Characters.
    pub chars: u32,
    /// Characters inside links.
    pub link_chars: u32,
    /// Commas.
    pub commas: u32,
}

impl Sums {
    /// Share of the characters that stand in links, 0.0–1.0.
    pub fn link_density(&self) -> f32 {
        self.link_chars as f32 / self.chars.max(1) as f32
    }

    fn plus(mut self, block: &TextBlock) -> Self {
        self.blocks += 1;
        self.words += block.words;
        self.prose_words += if block.is_prose() { block.words } else { 0.0 };
        self.chars += block.chars;
        self.link_chars += block.link_chars;
        self.commas += block.commas;
        self
    }

    fn minus(self, earlier: Self) -> Self {
        Self {
            blocks: self.blocks - earlier.blocks,
            words: self.words - earlier.words,
            prose_words: self.prose_words - earlier.prose_words,
            chars: self.chars - earlier.chars,
            link_chars: self.link_chars - earlier.link_chars,
            commas: self.commas - earlier.commas,
        }
    }
}

/// A document's text blocks in order.
#[derive(Debug, Default)]
pub struct Blocks {
    blocks: Vec<TextBlock>,
    buffer: String,
    /// `sums[i]` = sums of the blocks before `i`; one longer than `blocks`.
    sums: Vec<Sums>,
    /// For each block whether all its text was removed when the sums were made.
    gone: Vec<bool>,
}

impl Blocks {
    /// Cuts the document's text, removed nodes and silent elements left out, into blocks.
    pub fn of(document: &Document) -> Self {
        let mut cutter = Cutter { document, blocks: Self::default(), open: None };
        cutter.run();
        cutter.blocks.sum_up(document);
        cutter.blocks
    }

    /// How many blocks there are.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The block at `index`.
    pub fn get(&self, index: usize) -> &TextBlock {
        &self.blocks[index]
    }

    /// All blocks in order.
    pub fn iter(&self) -> std::slice::Iter<'_, TextBlock> {
        self.blocks.iter()
    }

    /// A block's text: blanks collapsed (a line break is `\n`), none at the ends.
    #[inline(never)]
    pub fn text(&self, index: usize) -> &str {
        let range = &self.blocks[index].text;
        &self.buffer[range.start as usize..range.end as usize]
    }

    /// 1 to 6 for a heading, the anchor or the element around it; 0 for all else.
    pub fn heading_level(&self, document: &Document, index: usize) -> u8 {
        let near = document.path(self.blocks[index].anchor).take(2);
        near.filter_map(|node| document.tag(node).heading_level()).next().unwrap_or(0)
    }

    /// The blocks that begin in the node's subtree.
    #[inline(never)]
    pub fn within(&self, document: &Document, node: NodeId) -> Range<usize> {
        let end = document.end(node);
        let first = self.blocks.partition_point(|block| block.nodes.0 < node);
        first..self.blocks.partition_point(|block| block.nodes.0 < end)
    }

    /// The blocks that are the node's alone: a node within a line has none.
    pub fn wholly_within(&self, document: &Document, node: NodeId) -> Range<usize> {
        let range = self.within(document, node);
        let ends_beyond = |last: usize| self.blocks[last].nodes.1 >= document.end(node);
        let last_is_shared = range.clone().next_back().is_some_and(ends_beyond);
        range.start..range.end - usize::from(last_is_shared)
    }

    /// The nodes that hold this block and nothing else: its anchor, or the anchor's children that the block spans.
    pub fn own_nodes(&self, document: &Document, index: usize) -> Vec<NodeId> {
        let block = &self.blocks[index];
        if self.within(document, block.anchor).len() == 1 {
            return vec![block.anchor];
        }
        let (first, last) = block.nodes;
        document.children(block.anchor).filter(|&child| document.end(child) > first && child <= last).collect()
    }

    /// Sums over the blocks that begin in the node's subtree and were not removed when the sums were made.
    #[inline(never)]
    pub fn sums(&self, document: &Document, node: NodeId) -> Sums {
        self.sums_of(self.within(document, node))
    }

    /// Sums over a range of blocks.
    pub fn sums_of(&self, range: Range<usize>) -> Sums {
        self.sums[range.end].minus(self.sums[range.start])
    }

    /// Makes the sums anew, without the blocks that have been removed since.
    pub fn sum_up(&mut self, document: &Document) {
        let mut total = Sums::default();
        self.sums.clear();
        self.gone.clear();
        self.sums.push(total);
        for block in &self.blocks {
            let is_left = |node: NodeId| {
                document.is_text(node) && !document.is_removed(node) && !document.text(node).chars().all(is_blank)
            };
            let gone = !(block.nodes.0.0..=block.nodes.1.0).map(NodeId).any(is_left);
            if !gone {
                total = total.plus(block);
            }
            self.gone.push(gone);
            self.sums.push(total);
        }
    }

    /// Whether all of a block's text was removed when the sums were made.
    pub fn is_gone(&self, index: usize) -> bool {
        self.gone[index]
    }
}

/// A block that is still growing.
struct Open {
    first: NodeId,
    last: NodeId,
    anchor: NodeId,
    start: usize,
    link_chars: u32,
}

struct Cutter<'a, 'page> {
    document: &'a Document<'page>,
    blocks: Blocks,
    open: Option<Open>,
}

impl Cutter<'_, '_> {
    fn run(&mut self) {
        // Ends of the block elements that are open, innermost last: passing one ends the block.
        let mut ends: Vec<NodeId> = Vec::new();
        let mut anchors: Vec<NodeId> = vec![NodeId(0)];
        let mut links_until = NodeId(0);
        let mut breaks = 0;
        let mut node = NodeId(0);
        while node.index() < self.document.len() {
            while ends.last().is_some_and(|&end| end <= node) {
                ends.pop();
                anchors.pop();
                self.finish();
            }
            let tag = self.document.tag(node);
            if self.document.is_removed(node) || tag.is_silent() {
                if tag.is_block() {
                    self.finish();
                }
                node = self.document.end(node);
                continue;
            }
            match tag {
                Tag::Text => {
                    let inside_link = node < links_until;
                    if self.add(node, *anchors.last().unwrap_or(&NodeId(0)), inside_link) {
                        breaks = 0;
                    }
                }
                Tag::Br => {
                    breaks += 1;
                    self.break_line(breaks);
                }
                _ if tag.is_block() => {
                    self.finish();
                    ends.push(self.document.end(node));
                    anchors.push(node);
                }
                Tag::A => links_until = self.document.end(node).max(links_until),
                _ => {}
            }
            node = NodeId(node.0 + 1);
        }
        self.finish();
    }

    /// Adds a text node; whether it holds more than blanks.
    fn add(&mut self, node: NodeId, anchor: NodeId, inside_link: bool) -> bool {
        let text = self.document.text(node);
        let Some(open) = &mut self.open else {
            if text.chars().all(is_blank) {
                return false;
            }
            let start = self.blocks.buffer.len();
            self.open = Some(Open { first: node, last: node, anchor, start, link_chars: 0 });
            push_collapsed(&mut self.blocks.buffer, text);
            self.count_link(start, inside_link);
            return true;
        };
        let before = self.blocks.buffer.len();
        open.last = node;
        push_collapsed(&mut self.blocks.buffer, text);
        self.count_link(before, inside_link);
        !text.chars().all(is_blank)
    }

    fn count_link(&mut self, from: usize, inside_link: bool) {
        if let (true, Some(open)) = (inside_link, &mut self.open) {
            open.link_chars += self.blocks.buffer[from..].chars().count() as u32;
        }
    }

    fn break_line(&mut self, breaks: u32) {
        if breaks > 1 {
            self.finish();
        } else if let Some(open) = &self.open {
            let trimmed = self.blocks.buffer.trim_end_matches(' ').len().max(open.start);
            self.blocks.buffer.truncate(trimmed);
            self.blocks.buffer.push('\n');
        }
    }

    fn finish(&mut self) {
        let Some(open) = self.open.take() else { return };
        let end = open.start + self.blocks.buffer[open.start..].trim_end().len();
        self.blocks.buffer.truncate(end);
        let text = &self.blocks.buffer[open.start..end];
        let Counts { chars, words, sentences, commas, ideographs } = Counts::of(text);
        if chars == 0 {
            return;
        }
        let block = TextBlock {
            nodes: (open.first, open.last),
            anchor: open.anchor,
            text: open.start as u32..end as u32,
            words: (words as f32).max(chars as f32 / CHARS_PER_WORD),
            chars,
            link_chars: open.link_chars.min(chars),
            sentences,
            commas,
            ideographs,
        };
        self.blocks.blocks.push(block);
        // Keeps blocks apart: `push_collapsed` drops a blank that would follow it.
        self.blocks.buffer.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;

    fn texts(html: &str) -> Vec<String> {
        let page = snapshot(html, None);
        let blocks = Blocks::of(&Document::from_snapshot(&page));
        (0..blocks.len()).map(|index| blocks.text(index).to_owned()).collect()
    }

    #[test]
    fn block_elements_cut_inline_ones_do_not() {
        assert_eq!(texts("<div>One <b>two</b><p>three</p> four</div>"), ["One two", "three", "four"]);
    }

    #[test]
    fn two_breaks_cut_one_does_not() {
        assert_eq!(texts("<p>a <br> b<br><br>c"), ["a\nb", "c"]);
    }

    #[test]
    fn links_are_counted_in_characters() {
        let page = snapshot("<p>See <a>this</a>!</p>", None);
        let blocks = Blocks::of(&Document::from_snapshot(&page));
        assert_eq!((blocks.get(0).chars, blocks.get(0).link_chars), (9, 4));
    }

    #[test]
    fn a_block_beside_others_has_nodes_of_its_own() {
        let page = snapshot("<div><p>one</p> <b>two</b> three</div>", None);
        let document = Document::from_snapshot(&page);
        let blocks = Blocks::of(&document);
        let own: Vec<Tag> = blocks.own_nodes(&document, 1).into_iter().map(|node| document.tag(node)).collect();
        assert_eq!(own, [Tag::B, Tag::Text]);
        assert_eq!(blocks.own_nodes(&document, 0), [blocks.get(0).anchor]);
    }

    #[test]
    fn a_block_is_gone_only_with_all_its_text() {
        let page = snapshot("<p><span>Share</span> A line that stays.</p>", None);
        let mut document = Document::from_snapshot(&page);
        let mut blocks = Blocks::of(&document);
        let span = document.nodes().find(|&node| document.tag(node) == Tag::Span).unwrap();
        document.remove(span);
        blocks.sum_up(&document);
        assert!(!blocks.is_gone(0));
    }

    #[test]
    fn sums_follow_removal() {
        let page = snapshot("<div><p>one two</p><p>three</p></div>", None);
        let mut document = Document::from_snapshot(&page);
        let mut blocks = Blocks::of(&document);
        let body = document.body();
        assert_eq!(blocks.sums(&document, body).words, 3.0);
        document.remove(blocks.get(0).anchor);
        blocks.sum_up(&document);
        assert_eq!(blocks.sums(&document, body).words, 1.0);
    }
}
