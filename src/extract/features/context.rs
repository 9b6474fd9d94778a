//! What all groups of features ask: the blocks, sums over any subtree, counts of elements.

use super::super::Page;
use super::signature;
use super::tokens::for_each_word;
use crate::declared::Declared;
use crate::dom::text::ends_sentence;
use crate::dom::{Attribute, Document, NodeId, Tag};
use std::ops::Range;

/// Words that an ideograph counts for: a Chinese word has about 1.6 characters.
/// Source: mean word length of segmented Chinese news text, 1.6–1.7 characters.
const WORDS_PER_IDEOGRAPH: f32 = 0.6;

/// A page as the features see it.
#[derive(Debug)]
pub(super) struct Context<'a, 'page> {
    pub(super) page: &'a Page<'a, 'page>,
    pub(super) document: &'a Document<'page>,
    pub(super) declared: &'a Declared,
    /// The blocks in order.
    pub(super) blocks: Vec<Block>,
    /// `sums[i]` = sums of the blocks before `i`; one longer than `blocks`.
    sums: Vec<Sums>,
    /// For each node how many blocks begin before it; one longer than the document.
    first: Vec<u32>,
    /// How many blocks before each were removed by rules; one longer than the blocks.
    gone_before: Vec<u32>,
    /// The hashes of all blocks' words, and for each block where its own begin; one longer than `blocks`.
    words: Vec<u32>,
    words_from: Vec<u32>,
    /// For each node the hash of its classes, numbers in them set aside; 0 for none.
    pub(super) class_hash: Vec<u32>,
    /// For each node what stands before it; one longer than the document.
    counts: Vec<Counts>,
    /// For each node the number of its child elements.
    pub(super) children: Vec<u16>,
    /// The first and the last block of prose.
    pub(super) first_prose: Option<usize>,
    pub(super) last_prose: Option<usize>,
}

/// A block with what is asked of it most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) first_node: NodeId,
    pub(super) anchor: NodeId,
    /// Words; an ideograph is a part of one.
    pub(super) words: f32,
    pub(super) chars: f32,
    pub(super) link_chars: f32,
    pub(super) sentences: f32,
    pub(super) commas: f32,
    /// Whether it is prose.
    pub(super) prose: bool,
    /// Whether its last sentence ends.
    pub(super) ends: bool,
}

impl Block {
    pub(super) fn link_density(&self) -> f32 {
        self.link_chars / self.chars.max(1.0)
    }
}

/// Sums over blocks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub(super) blocks: f32,
    pub(super) words: f32,
    pub(super) prose_words: f32,
    pub(super) prose_blocks: f32,
    pub(super) chars: f32,
    pub(super) link_chars: f32,
    pub(super) commas: f32,
}

impl Sums {
    pub(super) fn link_density(&self) -> f32 {
        self.link_chars / self.chars.max(1.0)
    }

    pub(super) fn prose_share(&self) -> f32 {
        self.prose_words / self.words.max(1.0)
    }

    fn plus(self, block: &Block) -> Self {
        let prose = f32::from(block.prose);
        Self {
            blocks: self.blocks + 1.0,
            words: self.words + block.words,
            prose_words: self.prose_words + block.words * prose,
            prose_blocks: self.prose_blocks + prose,
            chars: self.chars + block.chars,
            link_chars: self.link_chars + block.link_chars,
            commas: self.commas + block.commas,
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            blocks: self.blocks - other.blocks,
            words: self.words - other.words,
            prose_words: self.prose_words - other.prose_words,
            prose_blocks: self.prose_blocks - other.prose_blocks,
            chars: self.chars - other.chars,
            link_chars: self.link_chars - other.link_chars,
            commas: self.commas - other.commas,
        }
    }
}

/// Counts of elements.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) elements: u32,
    pub(super) images: u32,
    pub(super) inputs: u32,
    pub(super) headings: u32,
}

impl<'a, 'page> Context<'a, 'page> {
    pub(super) fn of(page: &'a Page<'a, 'page>, declared: &'a Declared) -> Self {
        let document = page.document;
        let blocks: Vec<Block> = (0..page.blocks.len()).map(|index| block(page, index)).collect();
        let mut sums = Vec::with_capacity(blocks.len() + 1);
        let mut total = Sums::default();
        sums.push(total);
        for block in &blocks {
            total = total.plus(block);
            sums.push(total);
        }
        let (counts, children) = count(document);
        let (words, words_from) = words(page);
        Self {
            page,
            document,
            declared,
            sums,
            first: first(document, &blocks),
            gone_before: gone_before(page),
            words,
            words_from,
            class_hash: signature::class_hashes(document),
            counts,
            children,
            first_prose: blocks.iter().position(|block| block.prose),
            last_prose: blocks.iter().rposition(|block| block.prose),
            blocks,
        }
    }

    /// The blocks that begin in the node's subtree.
    pub(super) fn range(&self, node: NodeId) -> Range<usize> {
        self.first[node.index()] as usize..self.first[self.document.end(node).index()] as usize
    }

    pub(super) fn sums(&self, node: NodeId) -> Sums {
        self.sums_of(self.range(node))
    }

    pub(super) fn sums_of(&self, range: Range<usize>) -> Sums {
        self.sums[range.end].minus(self.sums[range.start])
    }

    /// Sums over the whole page.
    pub(super) fn all(&self) -> Sums {
        self.sums[self.blocks.len()]
    }

    /// How many of these blocks rules removed.
    pub(super) fn gone(&self, range: Range<usize>) -> u32 {
        self.gone_before[range.end] - self.gone_before[range.start]
    }

    /// What stands in the node's subtree, itself among it.
    pub(super) fn counts(&self, node: NodeId) -> Counts {
        let (before, after) = (self.counts[node.index()], self.counts[self.document.end(node).index()]);
        Counts {
            elements: after.elements - before.elements,
            images: after.images - before.images,
            inputs: after.inputs - before.inputs,
            headings: after.headings - before.headings,
        }
    }

    /// The hash of each word of a block ([`super::tokens`]).
    pub(super) fn words(&self, at: usize) -> &[u32] {
        &self.words[self.words_from[at] as usize..self.words_from[at + 1] as usize]
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.page.blocks.text(at)
    }

    /// The anchor and the elements above it, at most so many.
    pub(super) fn near(&self, at: usize, levels: usize) -> impl Iterator<Item = NodeId> + '_ {
        self.document.path(self.blocks[at].anchor).take(levels)
    }
}

/// How many blocks before each were removed by rules; one longer than the blocks.
fn gone_before(page: &Page) -> Vec<u32> {
    let mut before = vec![0];
    before.extend(page.suspects.iter().scan(0, |gone, suspect| {
        *gone += u32::from(suspect.is_some());
        Some(*gone)
    }));
    before
}

/// One pass over the page's characters.
fn words(page: &Page) -> (Vec<u32>, Vec<u32>) {
    let (mut words, mut from) = (Vec::new(), vec![0]);
    for index in 0..page.blocks.len() {
        for_each_word(page.blocks.text(index), &mut |word| words.push(word.0));
        from.push(words.len() as u32);
    }
    (words, from)
}

fn block(page: &Page, index: usize) -> Block {
    let block = page.blocks.get(index);
    let text = page.blocks.text(index);
    let words = block.words - block.ideographs as f32 * (1.0 - WORDS_PER_IDEOGRAPH);
    Block {
        first_node: block.nodes.0,
        anchor: block.anchor,
        words: words.max(0.5),
        chars: block.chars as f32,
        link_chars: block.link_chars as f32,
        sentences: block.sentences as f32,
        commas: block.commas as f32,
        prose: block.is_prose(),
        ends: ends_sentence(text),
    }
}

fn first(document: &Document, blocks: &[Block]) -> Vec<u32> {
    let mut first = Vec::with_capacity(document.len() + 1);
    let mut before = 0;
    for node in document.nodes() {
        while blocks.get(before).is_some_and(|block| block.first_node < node) {
            before += 1;
        }
        first.push(before as u32);
    }
    first.push(blocks.len() as u32);
    first
}

/// One pass over the page's elements; what a rule removed counts too.
fn count(document: &Document) -> (Vec<Counts>, Vec<u16>) {
    let mut counts = Vec::with_capacity(document.len() + 1);
    let mut children = vec![0_u16; document.len()];
    let mut total = Counts::default();
    for node in document.nodes() {
        counts.push(total);
        let tag = document.tag(node);
        if tag == Tag::Text {
            continue;
        }
        total.elements += 1;
        total.images += u32::from(matches!(tag, Tag::Img | Tag::Picture | Tag::Video));
        total.headings += u32::from(tag.heading_level().is_some());
        total.inputs += u32::from(
            matches!(tag, Tag::Input | Tag::Select | Tag::Textarea | Tag::Button) && !is_unseen(document, node, tag),
        );
        if let Some(parent) = document.parent(node) {
            children[parent.index()] = children[parent.index()].saturating_add(1);
        }
    }
    counts.push(total);
    (counts, children)
}

fn is_unseen(document: &Document, node: NodeId, tag: Tag) -> bool {
    tag == Tag::Input && document.attribute(node, Attribute::Type) == Some("hidden")
}
