//! Lists that a page makes of lines: a bullet or a number, a text, a line break.

use crate::article::{Block, Inline};

/// Signs that begin an entry; a hyphen counts with a blank after it.
const BULLETS: &[char] = &['•', '·', '▪', '◦', '‣', '●', '■', '○', '➤', '►', '✓', '✔'];
/// Fewest lines that make a list.
const FEWEST: usize = 2;

/// The list that a paragraph's lines make, after the line before its first entry; else the paragraph.
pub(super) fn list(content: Vec<Inline>) -> Vec<Block> {
    let mut lines: Vec<&[Inline]> = content.split(|inline| matches!(inline, Inline::LineBreak)).collect();
    let has_lead = lines.first().is_some_and(|line| bullet(line).is_none());
    let entries = &mut lines[usize::from(has_lead)..];
    if entries.len() < FEWEST || !entries.iter().all(|line| bullet(line).is_some()) {
        return vec![Block::Paragraph { content }];
    }
    let mut blocks: Vec<Block> = Vec::new();
    let mut items: Vec<Vec<Block>> = Vec::new();
    let mut line: Vec<Inline> = Vec::new();
    for inline in content.into_iter().chain([Inline::LineBreak]) {
        if !matches!(inline, Inline::LineBreak) {
            line.push(inline);
            continue;
        }
        let line = std::mem::take(&mut line);
        match bullet(&line) {
            Some(_) => items.push(vec![Block::Paragraph { content: entry(line) }]),
            None => blocks.push(Block::Paragraph { content: line }),
        }
    }
    blocks.push(Block::List { ordered: false, start: 1, reversed: false, items });
    blocks
}

/// Whether a paragraph is an entry by how it begins.
pub(super) fn is_entry(content: &[Inline]) -> bool {
    let starts = matches!(content.first(), Some(Inline::Text(text)) if text.starts_with(BULLETS));
    starts && !content.contains(&Inline::LineBreak)
}

/// How long the sign is with which a line begins, in bytes.
fn bullet(line: &[Inline]) -> Option<usize> {
    let Some(Inline::Text(text)) = line.first() else { return None };
    let rest = text.trim_start_matches(BULLETS);
    let rest =
        if rest.len() < text.len() { rest } else { text.strip_prefix(['-', '*']).filter(|r| r.starts_with(' '))? };
    (!rest.trim().is_empty() || line.len() > 1).then(|| text.len() - rest.trim_start().len())
}

/// An entry without the sign that it begins with.
pub(super) fn entry(mut line: Vec<Inline>) -> Vec<Inline> {
    let length = bullet(&line).unwrap_or(0);
    if let Some(Inline::Text(text)) = line.first_mut() {
        text.drain(..length);
    }
    super::tidy::inlines(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn lines_with_bullets_are_a_list() {
        let content = vec![
            text("Bring:"),
            Inline::LineBreak,
            text("- a rope"),
            Inline::LineBreak,
            text("- "),
            Inline::Strong(vec![text("tea")]),
        ];
        let item = |content| vec![Block::Paragraph { content }];
        let items = vec![item(vec![text("a rope")]), item(vec![Inline::Strong(vec![text("tea")])])];
        let expected = vec![
            Block::Paragraph { content: vec![text("Bring:")] },
            Block::List { ordered: false, start: 1, reversed: false, items },
        ];
        assert_eq!(list(content), expected);
    }

    #[test]
    fn verse_and_speech_are_none() {
        for (one, other) in [("– Who?", "– I."), ("- one", "and more"), ("-5 degrees", "-7 degrees")] {
            let content = vec![text(one), Inline::LineBreak, text(other)];
            assert_eq!(list(content.clone()), [Block::Paragraph { content }], "{one}");
        }
    }
}
