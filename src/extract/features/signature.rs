//! Blocks of the same make: all whose path of elements and classes is the same stay or go together, mostly.

use super::context::Context;
use super::group::features;
use super::rows::Writer;
use super::tokens::{Hash, joined};
use crate::dom::{Document, NodeId, Tag};
use rustc_hash::FxHashMap;

features! { Signature as "signature" {
    blocks: "blocks of this make", "paragraphs are many";
    words: "words", "the text's paragraphs hold most words";
    share: "share of the page's words", "as above";
    link_density: "share of characters", "entries of menus are links";
    prose: "share of its words", "paragraphs are prose";
    block_words: "words a block", "paragraphs are long";
    ends: "share of its blocks", "paragraphs end sentences";
    path_blocks: "blocks of this path of elements", "as above, where classes are made anew for each element";
    path_share: "share of the page's words", "as above";
    path_prose: "share of its words", "as above";
} }

/// The signature of each block, and sums by signature.
#[derive(Debug)]
pub(super) struct Signatures {
    /// For each block the hash of its anchor's path with classes.
    of_block: Vec<u32>,
    /// By the path with classes, and by the path alone.
    whole: Makes,
    path: Makes,
}

/// The blocks by what they have in common.
#[derive(Debug, Default)]
struct Makes {
    places: FxHashMap<u32, u32>,
    makes: Vec<Make>,
    /// For each block the place of its own.
    of_block: Vec<u32>,
}

impl Makes {
    fn add(&mut self, hash: u32, context: &Context, at: usize) {
        let place = *self.places.entry(hash).or_insert_with(|| {
            self.makes.push(Make::default());
            self.makes.len() as u32 - 1
        });
        self.makes[place as usize].add(context, at);
        self.of_block.push(place);
    }

    fn of(&self, block: usize) -> &Make {
        &self.makes[self.of_block[block] as usize]
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Make {
    blocks: f32,
    words: f32,
    prose_words: f32,
    chars: f32,
    link_chars: f32,
    ends: f32,
}

impl Signatures {
    pub(super) fn of(context: &Context) -> Self {
        let (whole, path) = hashes(context);
        let mut signatures = Self { of_block: Vec::new(), whole: Makes::default(), path: Makes::default() };
        for at in 0..context.blocks.len() {
            let anchor = context.blocks[at].anchor.index();
            signatures.of_block.push(whole[anchor]);
            signatures.whole.add(whole[anchor], context, at);
            signatures.path.add(path[anchor], context, at);
        }
        signatures
    }

    /// For each block the hash of its path with classes.
    pub(super) fn makes(&self) -> Vec<u32> {
        self.of_block.clone()
    }

    /// Whether two blocks are of the same make.
    pub(super) fn are_same(&self, one: usize, other: usize) -> bool {
        self.of_block[one] == self.of_block[other]
    }

    pub(super) fn write(&self, context: &Context, at: usize, row: &mut Writer) {
        let (make, path) = (self.whole.of(at), self.path.of(at));
        let all = context.all().words.max(1.0);
        Signature {
            blocks: make.blocks,
            words: make.words,
            share: make.words / all,
            link_density: make.link_chars / make.chars.max(1.0),
            prose: make.prose_words / make.words.max(1.0),
            block_words: make.words / make.blocks.max(1.0),
            ends: make.ends / make.blocks.max(1.0),
            path_blocks: path.blocks,
            path_share: path.words / all,
            path_prose: path.prose_words / path.words.max(1.0),
        }
        .into_row(row);
    }
}

impl Make {
    fn add(&mut self, context: &Context, at: usize) {
        let block = &context.blocks[at];
        self.blocks += 1.0;
        self.words += block.words;
        self.prose_words += if block.prose { block.words } else { 0.0 };
        self.chars += block.chars;
        self.link_chars += block.link_chars;
        self.ends += f32::from(block.ends);
    }
}

/// For each element the hash of its path with classes, and of its path alone.
fn hashes(context: &Context) -> (Vec<u32>, Vec<u32>) {
    let document = context.document;
    let mut whole = vec![0; document.len()];
    let mut path = vec![0; document.len()];
    for node in document.nodes().filter(|&node| !document.is_text(node)) {
        let above = document.parent(node).map_or(0, |parent| path[parent.index()]);
        let above_whole = document.parent(node).map_or(0, |parent| whole[parent.index()]);
        let tag = document.tag(node) as u32;
        whole[node.index()] = joined(joined(above_whole, tag), context.class_hash[node.index()]);
        path[node.index()] = joined(above, tag);
    }
    (whole, path)
}

/// For each element the hash of its classes, numbers in them set aside; 0 for none.
pub(super) fn class_hashes(document: &Document) -> Vec<u32> {
    let mut hashes: Vec<u32> = document.classes().iter().map(|class| class_hash(class)).collect();
    hashes[0] = 0;
    // The page's root and body carry the state of the whole page in their classes.
    let is_counted = |node: NodeId| !matches!(document.tag(node), Tag::Text | Tag::Html | Tag::Body);
    document.nodes().map(|node| if is_counted(node) { hashes[document.class(node)] } else { 0 }).collect()
}

/// The hash of an element's classes, numbers in them set aside: numbered posts and cards are alike.
pub(in super::super) fn class_hash(class: &str) -> u32 {
    let mut hash = Hash::NEW;
    let mut digits = false;
    for byte in class.bytes() {
        let digit = byte.is_ascii_digit();
        if !(digit && digits) {
            hash = hash.byte(if digit { b'0' } else { byte });
        }
        digits = digit;
    }
    hash.0
}
