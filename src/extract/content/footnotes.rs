//! Notes that were found → [`Block::Footnotes`].

use super::Converter;
use super::flow::Run;
use super::notes::{Role, label as sign};
use crate::article::{Block, Footnote, Inline};
use crate::dom::NodeId;

impl Converter<'_, '_> {
    /// The sign of a note.
    pub(super) fn note_sign(&self, at: u16) -> Inline {
        let label = self.notes.get(usize::from(at)).map(|note| note.label.clone()).unwrap_or_default();
        Inline::FootnoteReference { id: name(at), label }
    }

    /// A note that was found.
    pub(super) fn note(&self, at: u16) -> Footnote {
        let note = &self.notes[usize::from(at)];
        let mut blocks = self.flow(note.node);
        strip_label(&mut blocks, &note.label);
        Footnote { id: name(at), label: note.label.clone(), blocks }
    }

    /// A list of notes; entries that no sign leads to are numbered by their place.
    pub(super) fn notes_list(&self, node: NodeId) -> Option<Block> {
        let document = self.page.document;
        let entries: Vec<NodeId> = document.children(node).filter(|&child| self.is_alive(child)).collect();
        let is_note = |child: NodeId| matches!(self.role(child), Role::Note(_));
        if !entries.iter().any(|&child| is_note(child)) {
            return None;
        }
        let mut notes = Vec::new();
        for &entry in &entries {
            match self.role(entry) {
                Role::Note(at) => notes.push(self.note(at)),
                Role::Out => {}
                _ => {
                    let label = (notes.len() + 1).to_string();
                    let blocks = self.flow(entry);
                    notes.push(Footnote { id: format!("{}-{}", entry.0, label), label, blocks });
                }
            }
        }
        Some(Block::Footnotes { notes })
    }

    /// The notes that stand in the text, to be read at its end.
    pub(super) fn sidenotes(&self) -> Vec<Footnote> {
        let is_beside = |at: &u16| {
            self.notes.get(usize::from(*at)).is_some_and(|note| matches!(self.role(note.node), Role::Sidenote(_)))
        };
        (0..self.notes.len() as u16).filter(is_beside).map(|at| self.note(at)).collect()
    }
}

impl Run {
    /// Adds notes to those just before.
    pub(super) fn push_notes(&mut self, mut more: Vec<Footnote>) {
        self.end_paragraph();
        match self.last() {
            Some(Block::Footnotes { notes }) => notes.append(&mut more),
            _ => self.push(Block::Footnotes { notes: more }),
        }
    }
}

fn name(at: u16) -> String {
    (u32::from(at) + 1).to_string()
}

/// Cuts the number with which some pages begin a note.
fn strip_label(blocks: &mut Vec<Block>, label: &str) {
    // Of a number on a line of its own the brackets around it may be left.
    while blocks.len() > 1 && blocks.first().is_some_and(is_wordless) {
        blocks.remove(0);
    }
    let Some(Block::Paragraph { content }) = blocks.first_mut() else { return };
    let is_sign = |inline: &Inline| {
        let text = super::line_text(std::slice::from_ref(inline));
        !text.trim().is_empty() && sign(&text).as_deref() == Some(label)
    };
    if content.len() > 1 && matches!(content[0], Inline::Superscript(_) | Inline::Strong(_)) && is_sign(&content[0]) {
        content.remove(0);
    }
    if let Some(Inline::Text(text)) = content.first_mut() {
        const AROUND: fn(char) -> bool = |c| matches!(c, '[' | '(' | '.' | ')' | ']' | ':' | '\u{A0}' | ' ');
        let rest = text.trim_start_matches(AROUND).strip_prefix(label).filter(|rest| rest.starts_with(AROUND));
        if let Some(rest) = rest {
            *text = rest.trim_start_matches(AROUND).to_owned();
        }
    }
    let whole = std::mem::take(content);
    *content = super::tidy::inlines(whole);
}

/// Whether a block is a paragraph without a letter or digit.
fn is_wordless(block: &Block) -> bool {
    let Block::Paragraph { content } = block else { return false };
    !super::line_text(content).contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notes_own_number_is_cut() {
        for (text, rest) in [("1. See there.", "See there."), ("[1] See.", "See."), ("1984 was wet.", "1984 was wet.")]
        {
            let mut blocks = vec![Block::Paragraph { content: vec![Inline::Text(text.into())] }];
            strip_label(&mut blocks, "1");
            assert_eq!(blocks, [Block::Paragraph { content: vec![Inline::Text(rest.into())] }]);
        }
    }
}
