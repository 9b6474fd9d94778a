//! The lines over the text that the view shows in its own head: the title, who wrote the text, and when.

use super::super::Page;
use super::super::metadata::heading::text_of;
use super::super::metadata::title::repeats_title;
use super::super::metadata::{dates_a_change, is_date_line, repeats_date};
use crate::article::{Kind, Metadata};
use crate::dom::text::{count_words, letters};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Words that a line may have beside the names that it gives: "By …, our correspondent".
const BESIDE_BYLINE_WORDS: u32 = 3;

/// Words that a line may have beside the title: a label and the part of the site that it is in.
const BESIDE_TITLE_WORDS: f32 = 3.0;

/// Elements around a line that may make it one of a table's.
const TABLE_LEVELS: usize = 4;

/// What a block repeats of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Title,
    Byline,
    Date,
    /// When a post was changed, which no head shows.
    Change,
    /// Several of them, one below the other.
    All,
}

impl Line {
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Title | Self::All => "title",
            Self::Byline | Self::Date | Self::Change => "byline",
        }
    }

    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Title => "shown as the title",
            Self::Byline => "shown as the byline",
            Self::Date => "shown as the date",
            Self::Change => "when a post was changed",
            Self::All => "shown as title and byline",
        }
    }
}

/// Tells which blocks repeat the head, asked for one after the other.
pub(super) struct Head<'a, 'page> {
    page: &'a Page<'a, 'page>,
    metadata: &'a Metadata,
    /// Paragraphs so far. A standfirst may be as long as one, and the byline often follows it.
    paragraphs: u32,
    /// Other lines so far that are no standfirst.
    lines: u32,
}

impl<'a, 'page> Head<'a, 'page> {
    pub(super) fn new(page: &'a Page<'a, 'page>, metadata: &'a Metadata) -> Self {
        Self { page, metadata, paragraphs: 0, lines: 0 }
    }

    /// What the first of these blocks repeats; the others are those still to come.
    pub(super) fn repeated_by(&mut self, blocks: &[usize]) -> Option<Line> {
        let index = *blocks.first()?;
        let line = self.line(index, blocks);
        if line.is_none() {
            let block = self.page.blocks.get(index);
            self.paragraphs += u32::from(block.is_prose());
            self.lines += u32::from(!block.is_prose() && !self.page.marks.get(block.anchor).has(Group::Deck));
        }
        line
    }

    fn line(&self, index: usize, blocks: &[usize]) -> Option<Line> {
        let block = self.page.blocks.get(index);
        let text = self.page.blocks.text(index);
        if self.paragraphs == 0 && (self.is_title(index) || self.lines == 0 && self.heads_title(blocks)) {
            return Some(Line::Title);
        }
        if self.metadata.kind == Kind::Thread && self.of_thread(index) {
            return Some(Line::Title);
        }
        if self.metadata.kind == Kind::Thread && dates_a_change(self.page, index) {
            return Some(Line::Change);
        }
        // Of a thread such lines say who posts, and when.
        if self.paragraphs > 1 || self.metadata.kind == Kind::Thread {
            return None;
        }
        if block.sentences == 0 && self.names_byline(text) {
            return Some(Line::Byline);
        }
        // After another line a date is that line's: a post's.
        if self.lines > 0 {
            return None;
        }
        let is_date = || repeats_date(self.page, index, self.metadata).then_some(Line::Date);
        self.is_whole(text).then_some(Line::All).or_else(is_date)
    }

    fn title(&self) -> &str {
        self.metadata.title.as_deref().unwrap_or("")
    }

    fn is_title(&self, index: usize) -> bool {
        !is_in_table(self.page, self.page.blocks.get(index).anchor)
            && repeats_title(self.page.blocks.text(index), self.title())
    }

    /// Whether a line of a thread is its title again: forums write it over each post, others with a label beside it.
    fn of_thread(&self, index: usize) -> bool {
        let is_heading = self.page.blocks.heading_level(self.page.document, index) > 0;
        is_heading && self.is_title(index) || self.paragraphs == 0 && self.holds_title(index)
    }

    /// Whether a line says little else than the title, which leads nowhere else.
    fn holds_title(&self, index: usize) -> bool {
        let (document, block, title) = (self.page.document, self.page.blocks.get(index), self.title());
        let is_title = |node: NodeId| letters(&text_of(self.page, node)) == letters(title);
        let leads_away = |node: NodeId| document.attribute(node, Attribute::Href).is_some_and(|to| to.contains("://"));
        let words = count_words(title) as f32;
        (words..=words + BESIDE_TITLE_WORDS).contains(&block.words)
            && document.subtree(block.anchor).any(|node| !document.is_text(node) && is_title(node) && !leads_away(node))
    }

    /// "NAME" in a manual: nothing but the title stands under it.
    fn heads_title(&self, blocks: &[usize]) -> bool {
        let level = |index: usize| self.page.blocks.heading_level(self.page.document, index);
        match *blocks {
            [heading, below, next, ..] => (1..=level(heading)).contains(&level(next)) && self.is_title(below),
            _ => false,
        }
    }

    /// Whether a line says little else than who wrote the text.
    fn names_byline(&self, line: &str) -> bool {
        let is_short = |names: &str| count_words(line) <= count_words(names) + BESIDE_BYLINE_WORDS;
        self.metadata.byline.as_deref().is_some_and(|names| line.contains(names) && is_short(names))
    }

    /// Whether title, author and date are all of a block, with breaks between them: pages of old set their head so.
    fn is_whole(&self, text: &str) -> bool {
        let is_known = |line: &str| {
            repeats_title(line, self.title()) || self.names_byline(line) || is_date_line(line, self.metadata)
        };
        text.contains('\n') && text.split('\n').all(is_known)
    }
}

fn is_in_table(page: &Page, node: NodeId) -> bool {
    page.document.path(node).take(TABLE_LEVELS).any(|near| page.document.tag(near) == Tag::Table)
}
