//! The block's own text: its length and form, letter by letter but without a word of any language.

use super::context::Context;
use super::group::features;
use super::rows::Writer;
use super::tokens;
use crate::dom::{NodeId, Tag};
use rustc_hash::FxHashMap;

features! { Text as "text" {
    words: "words", "prose is long";
    word_length: "characters a word", "code, addresses and labels have longer words";
    link_density: "share of characters", "menus are links";
    links: "number", "a paragraph has a few, a list of links many";
    commas: "commas a word", "prose has clauses";
    sentences: "number", "prose ends sentences";
    ends: "1 sentence, 2 colon, 0 none", "a label has no full stop";
    capitals: "share of words", "titles and names begin with capitals";
    digits: "share of words", "prices, dates and counts";
    bold: "share of characters", "labels and leads are bold";
    code: "share of characters", "code is text whatever its form";
    sentence_rate: "sentence ends x 10 / words", "prose has one in 10 to 30 words";
    bars: "number", "bylines and menus are parted by bars and dots";
    copies: "blocks with the same text", "what stands there often is a control";
} }

/// What about a block's text needs a look at all of them.
#[derive(Debug)]
pub(super) struct Texts {
    /// For each block the hash of its words.
    hashes: Vec<u32>,
    /// How many blocks have these words.
    copies: FxHashMap<u32, u32>,
}

impl Texts {
    pub(super) fn of(context: &Context) -> Self {
        let mut texts = Self { hashes: Vec::new(), copies: FxHashMap::default() };
        for at in 0..context.blocks.len() {
            let hash = context.words(at).iter().fold(0, |hash, &word| tokens::joined(hash, word));
            *texts.copies.entry(hash).or_default() += 1;
            texts.hashes.push(hash);
        }
        texts
    }

    /// Whether the block's words stand on the page only once.
    pub(super) fn is_single(&self, at: usize) -> bool {
        self.copies.get(&self.hashes[at]).is_none_or(|&copies| copies == 1)
    }

    pub(super) fn write(&self, context: &Context, at: usize, row: &mut Writer) {
        let copies = self.copies.get(&self.hashes[at]).map_or(1.0, |&copies| copies as f32);
        Text { copies, ..text(context, at) }.into_row(row);
    }
}

fn text(context: &Context, at: usize) -> Text {
    let block = &context.blocks[at];
    let text = context.text(at);
    let shape = Shape::of(text);
    let (bold, code, links) = marked(context, at);
    Text {
        words: block.words,
        word_length: block.chars / block.words,
        link_density: block.link_density(),
        links,
        commas: block.commas / block.words,
        sentences: block.sentences.min(60.0),
        ends: if text.ends_with([':', '：']) { 2.0 } else { f32::from(block.ends) },
        capitals: shape.capitals / shape.words.max(1.0),
        digits: shape.digits / shape.words.max(1.0),
        bold: bold / block.chars.max(1.0),
        code: code / block.chars.max(1.0),
        sentence_rate: 10.0 * block.sentences / block.words,
        bars: shape.bars,
        copies: 0.0,
    }
}

/// Counts over a text's characters.
#[derive(Debug, Default)]
struct Shape {
    words: f32,
    capitals: f32,
    digits: f32,
    bars: f32,
}

impl Shape {
    fn of(text: &str) -> Self {
        let mut shape = Self::default();
        let mut inside = false;
        for c in text.chars() {
            let word = c.is_alphanumeric();
            if word {
                if !inside {
                    shape.words += 1.0;
                    shape.capitals += f32::from(c.is_uppercase());
                    shape.digits += f32::from(c.is_numeric());
                }
            } else {
                shape.bars += f32::from(matches!(c, '|' | '·' | '»' | '›' | '•' | '/'));
            }
            inside = word || (inside && matches!(c, '\'' | '’'));
        }
        shape
    }
}

/// Characters in bold and in code, and how many links hold text.
fn marked(context: &Context, at: usize) -> (f32, f32, f32) {
    let document = context.document;
    let block = &context.blocks[at];
    let (first, last) = context.page.blocks.get(at).nodes;
    let (mut bold, mut code) = (0.0, 0.0);
    let mut links = 0.0;
    let mut link_until = NodeId(0);
    for node in (first.0..=last.0).map(NodeId).filter(|&node| document.is_text(node)) {
        let chars = document.text(node).len() as f32;
        let (mut in_bold, mut in_code) = (false, false);
        for above in document.path(node).skip(1).take(6) {
            match document.tag(above) {
                Tag::B | Tag::Strong | Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 | Tag::Th => {
                    in_bold = true;
                }
                Tag::Code | Tag::Pre | Tag::Kbd | Tag::Samp | Tag::Tt => in_code = true,
                Tag::A if node >= link_until => {
                    links += 1.0;
                    link_until = document.end(above);
                }
                _ => {}
            }
            if above <= block.anchor {
                break;
            }
        }
        bold += chars * f32::from(in_bold);
        code += chars * f32::from(in_code);
    }
    // Lengths of text nodes are in bytes: shares are cut at the whole.
    (bold.min(block.chars), code.min(block.chars), links)
}
