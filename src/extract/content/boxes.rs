//! Boxes with a name: callouts, and verse, whose lines matter.

use super::Converter;
use super::flow::Run;
use crate::article::{Block, Inline};
use crate::dom::{Attribute, NodeId};
use crate::rules::classes::Group;

/// Words of the longest callout: what is longer is a part of the page that is named "notice".
const CALLOUT_WORDS: f32 = 300.0;
/// Words of the longest line of verse. Source: own estimate; long lines of prose poems reach some 20.
const VERSE_WORDS: u32 = 20;
/// Levels around a text in which its lines may be declared to matter.
const STYLE_LEVELS: usize = 3;

impl Converter<'_, '_> {
    /// A box that warns or advises. Whether it was one.
    pub(super) fn add_callout(&self, node: NodeId, run: &mut Run) -> bool {
        let document = self.page.document;
        if self.page.blocks.sums(document, node).words > CALLOUT_WORDS {
            return false;
        }
        let is_title = |inner: &NodeId| self.page.marks.get(*inner).has(Group::CalloutTitle) && self.is_alive(*inner);
        let title = document.subtree(node).skip(1).find(is_title);
        let mut inner = Run::default();
        self.run_without(node, title, &mut inner);
        let label = title.map(|title| super::tidy::inlines(self.inlines(title))).unwrap_or_default();
        run.push(Block::Callout { label, blocks: inner.finish() });
        true
    }

    /// Verse: lines that are elements of their own become lines of a stanza.
    pub(super) fn add_verse(&self, node: NodeId, run: &mut Run) {
        let mut stanza: Vec<Inline> = Vec::new();
        for block in self.flow(node) {
            match block {
                Block::Paragraph { content } if is_line(&content) && self.has_single_lines(node) => {
                    if !stanza.is_empty() {
                        stanza.push(Inline::LineBreak);
                    }
                    stanza.extend(content);
                }
                other => {
                    push_stanza(&mut stanza, run);
                    run.push(other);
                }
            }
        }
        push_stanza(&mut stanza, run);
    }

    /// Whether no line of verse is longer than one and none is broken by itself: else its paragraphs are its stanzas.
    fn has_single_lines(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let has_stanzas = document.subtree(node).skip(1).any(|inner| {
            self.page.marks.get(inner).has(Group::Verse)
                || document.text(inner).trim().contains('\n') && self.keeps_lines(inner)
        });
        !has_stanzas && !document.subtree(node).any(|inner| self.tag(inner) == crate::dom::Tag::Br)
    }

    /// Whether the line breaks of a text are to be seen.
    pub(super) fn keeps_lines(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let says = |above: NodeId| {
            let style = document.attribute(above, Attribute::Style).unwrap_or("");
            style.split(';').any(|part| {
                part.split_once(':')
                    .is_some_and(|(name, value)| name.trim() == "white-space" && value.trim().starts_with("pre"))
            })
        };
        let is_verse = || {
            let parent = document.parent(node).filter(|&parent| self.page.marks.get(parent).has(Group::Verse));
            parent.is_some_and(|parent| !document.children(parent).any(|child| self.tag(child) == crate::dom::Tag::Br))
        };
        document.ancestors(node).take(STYLE_LEVELS).any(says) || is_verse()
    }
}

fn is_line(content: &[Inline]) -> bool {
    let mut text = String::new();
    super::push_inlines(content, &mut text);
    crate::dom::text::count_words(&text) <= VERSE_WORDS
}

fn push_stanza(stanza: &mut Vec<Inline>, run: &mut Run) {
    if !stanza.is_empty() {
        run.push(Block::Paragraph { content: std::mem::take(stanza) });
    }
}
