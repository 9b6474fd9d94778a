//! What is mended once all blocks are there: headings that are only bold, levels that jump, lists made of lines,
//! pictures that stand there twice.

use super::lines;
use crate::article::{Block, Image, Inline, Kind};
use crate::dom::NodeId;
use crate::dom::text::{count_words, ends_sentence};

/// Words of the longest line that is a heading though it is only bold.
const HEADING_WORDS: u32 = 12;
/// Words that a paragraph below a heading has at least: a name is followed by a date, too.
const TEXT_WORDS: u32 = 8;
/// Deepest heading.
const DEEPEST: u8 = 6;

/// Mends an article's blocks; each comes with the node that it begins with.
pub(super) fn mend((blocks, sources): (Vec<Block>, Vec<NodeId>), kind: Kind) -> (Vec<Block>, Vec<NodeId>) {
    let (mut blocks, mut sources) = lists(blocks, sources);
    if kind != Kind::Thread {
        headings(&mut blocks);
    }
    level(&mut blocks);
    let mut kept = pictures_once(&mut blocks, &mut Vec::new()).into_iter();
    sources.retain(|_| kept.next().unwrap_or(true));
    (blocks, sources)
}

/// Makes lists of paragraphs whose lines are entries.
fn lists(blocks: Vec<Block>, sources: Vec<NodeId>) -> (Vec<Block>, Vec<NodeId>) {
    let mut result: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut begins: Vec<NodeId> = Vec::with_capacity(blocks.len());
    let entries: Vec<bool> = blocks.iter().map(is_entry).collect();
    let is_entry_at = |at: Option<usize>| at.and_then(|at| entries.get(at)) == Some(&true);
    for (at, (block, source)) in blocks.into_iter().zip(sources).enumerate() {
        let follows = is_entry_at(at.checked_sub(1));
        match block {
            Block::Paragraph { content } if entries[at] && (follows || is_entry_at(Some(at + 1))) => {
                let item = vec![Block::Paragraph { content: lines::entry(content) }];
                match result.last_mut().filter(|_| follows) {
                    Some(Block::List { items, .. }) => items.push(item),
                    _ => result.push(Block::List { ordered: false, start: 1, reversed: false, items: vec![item] }),
                }
            }
            Block::Paragraph { content } => result.extend(lines::list(content)),
            Block::Quote { blocks } => {
                let inner = vec![source; blocks.len()];
                result.push(Block::Quote { blocks: lists(blocks, inner).0 });
            }
            block => result.push(block),
        }
        begins.resize(result.len(), source);
    }
    (result, begins)
}

fn is_entry(block: &Block) -> bool {
    matches!(block, Block::Paragraph { content } if lines::is_entry(content))
}

/// Makes headings of bold lines: where a text has none, and at least two such lines with text below them.
fn headings(blocks: &mut [Block]) {
    let has_headings = blocks.iter().any(|block| matches!(block, Block::Heading { .. }));
    let has_text_below = |at: usize| match blocks.get(at + 1) {
        Some(Block::Paragraph { content }) => count_words(&super::line_text(content)) >= TEXT_WORDS,
        Some(Block::List { .. }) => true,
        _ => false,
    };
    let places: Vec<usize> = (0..blocks.len())
        .filter(|&at| is_bold(&blocks[at]) && has_text_below(at) && !blocks.get(at + 1).is_some_and(is_bold))
        .collect();
    if has_headings || places.len() < 2 {
        return;
    }
    for at in places {
        if let Block::Paragraph { content } = &mut blocks[at]
            && let Some(Inline::Strong(content)) = content.pop()
        {
            blocks[at] = Block::Heading { level: 2, id: None, content };
        }
    }
}

/// Whether a paragraph is one short bold line and no sentence.
fn is_bold(block: &Block) -> bool {
    let Block::Paragraph { content } = block else { return false };
    let [Inline::Strong(inner)] = content.as_slice() else { return false };
    let text = super::line_text(inner);
    let is_heading = (1..=HEADING_WORDS).contains(&count_words(&text)) && !ends_sentence(&text) && !text.contains('\n');
    is_heading && !text.trim_end().ends_with(',')
}

/// Sets the levels of headings so that none is jumped: the first is 2, a deeper one is one deeper.
fn level(blocks: &mut [Block]) {
    let mut open: Vec<u8> = Vec::new();
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            while open.last().is_some_and(|above| above >= level) {
                open.pop();
            }
            open.push(*level);
            *level = (open.len() as u8 + 1).min(DEEPEST);
        }
    }
}

/// Leaves each picture where it stands first: the lead often opens the text again, and slides are copied. Gives for each
/// block whether it stays.
fn pictures_once(blocks: &mut Vec<Block>, seen: &mut Vec<String>) -> Vec<bool> {
    let mut kept = Vec::with_capacity(blocks.len());
    blocks.retain_mut(|block| {
        let stays = match block {
            Block::Figure { images, caption, .. } => {
                images.retain(|image| {
                    let key = key(image);
                    let is_new = !seen.contains(&key);
                    if is_new {
                        seen.push(key);
                    }
                    is_new
                });
                !images.is_empty() || !caption.is_empty()
            }
            Block::Quote { blocks } | Block::Callout { blocks, .. } | Block::Details { blocks, .. } => {
                pictures_once(blocks, seen);
                true
            }
            _ => true,
        };
        kept.push(stays);
        stays
    });
    kept
}

/// What a picture is known by: its address without its size.
fn key(image: &Image) -> String {
    let path = image.url.split(['?', '#']).next().unwrap_or("");
    let Some((stem, end)) = path.rsplit_once('.').filter(|(_, end)| end.len() <= 4) else {
        return image.url.clone();
    };
    // WordPress and others add the size: "wall-1024x768".
    let cut = stem.rsplit_once('-').filter(|(_, size)| is_size(size));
    format!("{}.{end}", cut.map_or(stem, |(stem, _)| stem))
}

fn is_size(text: &str) -> bool {
    text.split_once('x').is_some_and(|(width, height)| {
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number(width) && is_number(height)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What mending makes of blocks, which keep their number of sources.
    fn mended(blocks: Vec<Block>, kind: Kind) -> Vec<Block> {
        let sources = (0..blocks.len() as u32).map(NodeId).collect();
        let (blocks, sources) = mend((blocks, sources), kind);
        assert_eq!(blocks.len(), sources.len());
        blocks
    }

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.into())]
    }

    fn paragraph(content: &str) -> Block {
        Block::Paragraph { content: text(content) }
    }

    fn bold_line(content: &str) -> Block {
        Block::Paragraph { content: vec![Inline::Strong(text(content))] }
    }

    fn heading(level: u8, content: &str) -> Block {
        Block::Heading { level, id: None, content: text(content) }
    }

    #[test]
    fn bold_lines_are_headings_where_there_are_no_others() {
        let text = || paragraph("Eight words of text stand below this line.");
        let blocks = vec![bold_line("The rope"), text(), bold_line("The knot"), text(), bold_line("Mind it!"), text()];
        let headed = mended(blocks.clone(), Kind::Article);
        assert_eq!(headed[..3], [heading(2, "The rope"), text(), heading(2, "The knot")]);
        assert_eq!(headed[4], bold_line("Mind it!"));
        assert_eq!(mended(blocks[..2].to_vec(), Kind::Article), blocks[..2]);
        assert_eq!(mended(blocks.clone(), Kind::Thread), blocks);
    }

    #[test]
    fn levels_do_not_jump() {
        let levels = |given: &[u8]| {
            let mut blocks: Vec<Block> = given.iter().map(|&level| heading(level, "h")).collect();
            level(&mut blocks);
            blocks
                .iter()
                .map(|block| if let Block::Heading { level, .. } = block { *level } else { 0 })
                .collect::<Vec<_>>()
        };
        assert_eq!(levels(&[2, 4, 4, 3, 2]), [2, 3, 3, 3, 2]);
        assert_eq!(levels(&[3, 5, 3, 2]), [2, 3, 2, 2]);
    }

    #[test]
    fn a_picture_stands_there_once() {
        let figure = |url: &str, caption: &str| Block::Figure {
            images: vec![Image { url: url.into(), ..Image::default() }],
            caption: if caption.is_empty() { Vec::new() } else { text(caption) },
            credit: Vec::new(),
        };
        let blocks = vec![
            figure("https://a.example/wall-1024x768.jpg?x=1", ""),
            figure("https://a.example/wall.jpg", ""),
            figure("https://a.example/pic?id=1", ""),
            figure("https://a.example/pic?id=2", ""),
        ];
        assert_eq!(mended(blocks, Kind::Article).len(), 3);
    }
}
