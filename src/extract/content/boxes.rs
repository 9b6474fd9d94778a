//! Boxes with a name: callouts, cards that lead to other pages, and verse, whose lines matter.

use super::Converter;
use super::flow::Run;
use crate::article::{Block, Inline, Link};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Words of the longest callout: what is longer is a part of the page that is named "notice".
const CALLOUT_WORDS: f32 = 300.0;
/// Levels around panels in which their tabs stand.
const TAB_LEVELS: usize = 2;
/// Levels around a card in which its link may stand.
const CARD_LEVELS: usize = 2;
/// Headings of a card without a name: title and subtitle.
const CARD_HEADINGS: usize = 2;
/// Words of the longest line of verse. Source: own estimate; long lines of prose poems reach some 20.
const VERSE_WORDS: u32 = 20;
/// Levels around a text in which its lines may be declared to matter.
const STYLE_LEVELS: usize = 3;

impl Converter<'_, '_> {
    /// Whether a figure is one of the boxes below.
    pub(super) fn is_named_box(&self, node: NodeId) -> bool {
        self.page.marks.get(node).has_any(&[Group::Callout, Group::LinkCard])
    }

    /// Whether a box is named as one that warns or advises, or its first line is.
    pub(super) fn is_callout(&self, node: NodeId) -> bool {
        let names_first = || {
            let first = self.page.document.children(node).find(|&child| self.is_alive(child));
            first.is_some_and(|first| self.page.marks.get(first).has(Group::CalloutTitle))
        };
        self.page.marks.get(node).has(Group::Callout) || names_first()
    }

    /// A box that warns or advises. Whether it was one.
    pub(super) fn add_callout(&self, node: NodeId, run: &mut Run) -> bool {
        let document = self.page.document;
        if self.page.blocks.sums(document, node).words > CALLOUT_WORDS {
            return false;
        }
        let is_title = |inner: &NodeId| {
            let is_named = self.page.marks.get(*inner).has(Group::CalloutTitle)
                || document.attribute(*inner, Attribute::Class) == Some("title");
            is_named && self.is_alive(*inner)
        };
        let title = document.subtree(node).skip(1).find(is_title);
        let mut inner = Run::default();
        self.run_without(node, title, &mut inner);
        let mut label = title.map(|title| super::tidy::inlines(self.inlines(title))).unwrap_or_default();
        let mut blocks = inner.finish();
        // The part of a box that holds its text is often named as the box is.
        if let [Block::Callout { label: own, blocks: held }] = blocks.as_mut_slice()
            && (label.is_empty() || own.is_empty())
        {
            label.append(own);
            blocks = std::mem::take(held);
        }
        // So are its sign and its text each, where it has no title.
        let is_part = |block: &Block| matches!(block, Block::Callout { label, .. } if label.is_empty());
        if blocks.iter().all(is_part) {
            blocks = blocks.into_iter().flat_map(held).collect();
        }
        if blocks.len() > 1 && blocks.first().is_some_and(is_sign) {
            blocks.remove(0);
        }
        run.push(Block::Callout { label, blocks });
        true
    }

    /// Whether a link is a card without a name: it holds another page's title and subtitle, which are no headings of this text.
    pub(super) fn is_linked_card(&self, link: NodeId) -> bool {
        let is_heading = |inner: &NodeId| self.tag(*inner).heading_level().is_some() && self.is_alive(*inner);
        let (document, blocks) = (self.page.document, self.page.blocks);
        let address = document.attribute(link, Attribute::Href).unwrap_or_default();
        // Behind the two only the host may stand: a price belongs to the text.
        document.subtree(link).filter(is_heading).count() == CARD_HEADINGS
            && blocks.within(document, link).skip(CARD_HEADINGS).all(|index| address.contains(blocks.text(index)))
    }

    /// A card that leads to another page: its title as a link, and the first line below. Whether it was one.
    pub(super) fn add_card(&self, node: NodeId, run: &mut Run) -> bool {
        let document = self.page.document;
        let is_title = |inner: &NodeId| {
            let tag = self.tag(*inner);
            let is_named = self.page.marks.get(*inner).has(Group::CalloutTitle);
            (is_named || tag == Tag::Strong || tag.heading_level().is_some()) && self.is_alive(*inner)
        };
        let near = document.path(node).take(CARD_LEVELS).chain(document.subtree(node));
        let address = near.filter_map(|near| document.attribute(near, Attribute::Href)).next();
        let Some(title) = document.subtree(node).find(is_title) else { return false };
        let Some(url) = address.and_then(|address| self.address(address, &["http", "https"])) else { return false };
        let mut rest = Run::default();
        self.run_after(node, title, &mut rest);
        let mut label = super::tidy::inlines(self.inlines(title));
        if !matches!(label.as_slice(), [Inline::Link(_)]) {
            label = vec![Inline::Link(Link { url: url.clone(), title: None, content: label })];
        }
        let line = rest.finish().into_iter().find_map(|block| match block {
            Block::Paragraph { mut content } | Block::Heading { mut content, .. } => {
                // The host is in the link.
                content.pop_if(|last| matches!(last, Inline::Text(text) if url.contains(text.trim())));
                (!content.is_empty()).then_some(Block::Paragraph { content })
            }
            _ => None,
        });
        run.push(Block::Callout { label, blocks: line.into_iter().collect() });
        true
    }

    /// The name of the tab that shows this panel, where others stay beside it, and whether it is the first.
    pub(super) fn tab_name(&self, panel: NodeId) -> Option<(Vec<Inline>, bool)> {
        let document = self.page.document;
        let parent = document.parent(panel)?;
        let is_panel = |&child: &NodeId| self.page.marks.get(child).has(Group::TabPanel);
        let panels: Vec<NodeId> = document.children(parent).filter(is_panel).collect();
        let is_tab = |&inner: &NodeId| {
            let is_one = self.tag(inner) == Tag::Label || document.attribute(inner, Attribute::Role) == Some("tab");
            is_one && !panels.iter().any(|&panel| document.contains(panel, inner))
        };
        let at = panels.iter().position(|&other| other == panel)?;
        let tab = document.path(parent).take(TAB_LEVELS).find_map(|around| {
            let tabs = || document.subtree(around).filter(is_tab);
            tabs().nth(at).filter(|_| tabs().count() == panels.len())
        })?;
        let name: String = document.subtree(tab).map(|leaf| document.text(leaf)).collect();
        let has_others = panels.iter().any(|&other| other != panel && self.is_alive(other));
        has_others.then(|| (vec![Inline::Text(crate::dom::text::collapsed(&name))], at == 0))
    }

    /// Adds what stands below `node` after a part of it.
    fn run_after(&self, node: NodeId, part: NodeId, run: &mut Run) {
        for child in self.page.document.children(node).filter(|&child| child != part) {
            if self.page.document.contains(child, part) {
                self.run_after(child, part, run);
            } else if child > part {
                self.add(child, run);
            }
        }
    }

    /// Verse: lines that are elements of their own become lines of a stanza.
    pub(super) fn add_verse(&self, node: NodeId, run: &mut Run) {
        let mut stanza: Vec<Inline> = Vec::new();
        if !self.has_single_lines(node) {
            return self.flow(node).into_iter().for_each(|block| run.push(block));
        }
        for child in self.page.document.children(node) {
            let mut inner = Run::default();
            self.add(child, &mut inner);
            let blocks = inner.finish();
            // An empty line ends a stanza.
            if blocks.is_empty() && self.tag(child).is_block() {
                push_stanza(&mut stanza, run);
            }
            for block in blocks {
                match block {
                    Block::Paragraph { content } if is_line(&content) => {
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
        let breaks = |inner: NodeId| {
            self.tag(inner) == Tag::Br && document.parent(inner).is_some_and(|line| line == node || self.is_alive(line))
        };
        !has_stanzas && !document.subtree(node).any(breaks)
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
            parent.is_some_and(|parent| !document.children(parent).any(|child| self.tag(child) == Tag::Br))
        };
        document.ancestors(node).take(STYLE_LEVELS).any(says) || is_verse()
    }
}

/// What a callout holds.
fn held(callout: Block) -> Vec<Block> {
    match callout {
        Block::Callout { blocks, .. } => blocks,
        other => vec![other],
    }
}

/// Whether a paragraph has neither letter nor digit: the picture of a lamp before an advice.
fn is_sign(block: &Block) -> bool {
    matches!(block, Block::Paragraph { content } if !super::line_text(content).contains(char::is_alphanumeric))
}

fn is_line(content: &[Inline]) -> bool {
    crate::dom::text::count_words(&super::line_text(content)) <= VERSE_WORDS
}

fn push_stanza(stanza: &mut Vec<Inline>, run: &mut Run) {
    if !stanza.is_empty() {
        run.push(Block::Paragraph { content: std::mem::take(stanza) });
    }
}
