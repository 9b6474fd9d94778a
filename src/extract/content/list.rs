//! Lists and definition lists.

use super::Converter;
use super::flow::Run;
use crate::article::{Block, Definition, Inline};
use crate::dom::{Attribute, NodeId, Tag};

/// Nodes at the beginning of an entry among which its box to tick stands.
const TICK_NODES: usize = 6;

impl Converter<'_, '_> {
    /// A list with its living entries. What stands in a list outside any entry becomes an entry.
    pub(super) fn list(&self, node: NodeId) -> Block {
        let mut items = Vec::new();
        self.collect_items(node, &mut items);
        let document = self.page.document;
        let reversed = document.attribute(node, Attribute::Reversed).is_some();
        let first = if reversed { i32::try_from(items.len()).unwrap_or(i32::MAX) } else { 1 };
        let start = document.attribute(node, Attribute::Start).and_then(|start| start.trim().parse().ok());
        // Some number the entries of a plain list by their style.
        let style = document.children(node).find_map(|item| document.attribute(item, Attribute::Style));
        let ordered = self.tag(node) == Tag::Ol || style.is_some_and(|style| style.contains("decimal"));
        Block::List { ordered, start: start.unwrap_or(first), reversed, items }
    }

    fn collect_items(&self, node: NodeId, items: &mut Vec<Vec<Block>>) {
        // What stands bare in the list, in one piece as long as nothing else comes between.
        let has_bare_text = self.has_bare_text(node);
        let mut bare = Run::default();
        for child in
            self.page.document.children(node).filter(|&child| self.is_alive(child) || self.stays[child.index()])
        {
            if has_bare_text && !self.tag(child).is_block() {
                self.add(child, &mut bare);
                continue;
            }
            push_some(items, std::mem::take(&mut bare).finish());
            let blocks = match self.tag(child) {
                Tag::Li => self.item(child),
                // Frameworks wrap entries; lists nested without an entry belong to the entry before.
                Tag::Ul | Tag::Ol => vec![self.list(child)],
                tag if tag.is_block() && self.holds_items(child) => {
                    self.collect_items(child, items);
                    continue;
                }
                Tag::Text => continue,
                _ => self.flow(child),
            };
            match items.last_mut() {
                Some(last) if matches!(self.tag(child), Tag::Ul | Tag::Ol) => last.extend(blocks),
                _ => push_some(items, blocks),
            }
        }
        push_some(items, bare.finish());
    }

    /// An entry; one with a box to tick says whether it is ticked.
    fn item(&self, node: NodeId) -> Vec<Block> {
        let document = self.page.document;
        let mut blocks = self.flow(node);
        let is_box = |inner: &NodeId| document.attribute(*inner, Attribute::Type) == Some("checkbox");
        let ticked = document.subtree(node).take(TICK_NODES).find(is_box);
        if let (Some(Block::Paragraph { content }), Some(ticked)) = (blocks.first_mut(), ticked) {
            let is_ticked = document.attribute(ticked, Attribute::Checked).is_some();
            content.insert(0, Inline::Text(if is_ticked { "☑ " } else { "☐ " }.into()));
        }
        blocks
    }

    /// Whether text stands in a list outside of its entries.
    fn has_bare_text(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let is_text = |child: NodeId| self.tag(child) == Tag::Text && !document.text(child).trim().is_empty();
        document.children(node).any(|child| is_text(child) && self.is_alive(child))
    }

    fn holds_items(&self, node: NodeId) -> bool {
        self.page.document.children(node).any(|child| self.tag(child) == Tag::Li)
    }

    /// Whether a definition list has a term that stays.
    pub(super) fn has_terms(&self, node: NodeId) -> bool {
        self.page.document.subtree(node).any(|inner| self.tag(inner) == Tag::Dt && self.is_alive(inner))
    }

    /// A definition list; entries may be wrapped in `div`s.
    pub(super) fn definition_list(&self, node: NodeId) -> Block {
        let mut items: Vec<Definition> = Vec::new();
        self.collect_definitions(node, &mut items);
        Block::DefinitionList { items }
    }

    fn collect_definitions(&self, node: NodeId, items: &mut Vec<Definition>) {
        let has_bare_text = self.has_bare_text(node);
        for child in self.page.document.children(node).filter(|&child| self.is_alive(child)) {
            match self.tag(child) {
                Tag::Dt => {
                    let term = super::tidy::inlines(self.inlines(child));
                    match items.last_mut() {
                        Some(last) if last.definitions.is_empty() => last.terms.push(term),
                        _ => items.push(Definition { terms: vec![term], definitions: Vec::new() }),
                    }
                }
                Tag::Dd => push_definition(items, self.flow(child)),
                tag if tag == Tag::Text || has_bare_text && !tag.is_block() => {
                    let mut run = Run::default();
                    self.add(child, &mut run);
                    let blocks = run.finish();
                    if !blocks.is_empty() {
                        push_definition(items, blocks);
                    }
                }
                _ => self.collect_definitions(child, items),
            }
        }
    }
}

/// Adds what the terms before mean; without a term it stands by itself.
fn push_definition(items: &mut Vec<Definition>, blocks: Vec<Block>) {
    match items.last_mut() {
        Some(last) => last.definitions.push(blocks),
        None => items.push(Definition { terms: Vec::new(), definitions: vec![blocks] }),
    }
}

fn push_some(items: &mut Vec<Vec<Block>>, blocks: Vec<Block>) {
    if !blocks.is_empty() {
        items.push(blocks);
    }
}
