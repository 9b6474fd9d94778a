//! The run of a part: paragraphs between the elements that stand by themselves.

use super::Converter;
use super::notes::Role;
use crate::article::{Block, Inline};
use crate::dom::text::letters;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Words of the longest number of a line or a cell: `Out [12]:`.
const NUMBER_WORDS: f32 = 3.0;

/// A run that is being written: finished blocks, and the inlines of the paragraph that is still open.
#[derive(Default)]
pub(super) struct Run {
    blocks: Vec<Block>,
    /// For each block the node that it begins with.
    sources: Vec<NodeId>,
    open: Vec<Inline>,
    /// The node that the open paragraph begins with.
    opened: NodeId,
    /// The node that was met last.
    met: NodeId,
    /// Whether a large first letter was written last.
    after_initial: bool,
}

impl Run {
    /// Ends the open paragraph.
    pub(super) fn end_paragraph(&mut self) {
        let content = super::tidy::inlines(std::mem::take(&mut self.open));
        match super::image::alone(&content) {
            Some(images) => self.add(Block::Figure { images, caption: Vec::new(), credit: Vec::new() }, self.opened),
            None if matches!(content.as_slice(), [Inline::Math(_)]) => {
                content.into_iter().filter_map(alone).for_each(|block| self.add(block, self.opened));
            }
            None if content.is_empty() => {}
            None => self.add(Block::Paragraph { content }, self.opened),
        }
    }

    /// Adds pieces to the open paragraph; the rest of a word follows its large first letter without a blank.
    fn extend(&mut self, mut pieces: Vec<Inline>, is_initial: bool) {
        if self.after_initial {
            super::inline::join_initial(&mut pieces);
        }
        self.after_initial = is_initial || self.after_initial && pieces.iter().all(super::tidy::is_blank);
        self.open.append(&mut pieces);
    }

    /// Adds a block of its own, made of the node that was met last.
    pub(super) fn push(&mut self, block: Block) {
        self.end_paragraph();
        self.add(block, self.met);
    }

    fn add(&mut self, block: Block, source: NodeId) {
        self.blocks.push(block);
        self.sources.push(source);
    }

    /// What is added next is made of this node.
    fn meet(&mut self, node: NodeId) {
        self.met = node;
        if self.open.iter().all(super::tidy::is_blank) {
            self.opened = node;
        }
    }

    /// The last finished block.
    pub(super) fn last(&mut self) -> Option<&mut Block> {
        self.blocks.last_mut()
    }

    /// Drops a line that parts what comes next from a block of its kind.
    pub(super) fn drop_rule_after(&mut self, is_of_kind: impl Fn(&Block) -> bool) {
        if let [.., before, Block::Rule] = self.blocks.as_slice()
            && is_of_kind(before)
        {
            self.blocks.pop();
            self.sources.pop();
        }
    }

    /// The blocks, with the last paragraph ended.
    pub(super) fn finish(self) -> Vec<Block> {
        self.finish_with_sources().0
    }

    /// The same with the node that each begins with.
    pub(super) fn finish_with_sources(mut self) -> (Vec<Block>, Vec<NodeId>) {
        self.end_paragraph();
        (self.blocks, self.sources)
    }
}

/// A formula that has its line to itself.
fn alone(inline: Inline) -> Option<Block> {
    match inline {
        Inline::Math(math) => Some(Block::Math(math)),
        _ => None,
    }
}

impl Converter<'_, '_> {
    /// The blocks of an element's children.
    pub(super) fn flow(&self, node: NodeId) -> Vec<Block> {
        let mut run = Run::default();
        self.run_into(node, &mut run);
        super::tidy::blocks_alone(run.finish())
    }

    /// Adds an element's children to a run.
    pub(super) fn run_into(&self, node: NodeId, run: &mut Run) {
        for child in self.page.document.children(node) {
            self.add(child, run);
        }
    }

    /// Adds what is below an element but for one part of it.
    pub(super) fn run_without(&self, node: NodeId, part: Option<NodeId>, run: &mut Run) {
        for child in self.page.document.children(node) {
            match part {
                Some(part) if part == child => {}
                Some(part) if self.page.document.contains(child, part) => self.run_without(child, Some(part), run),
                _ => self.add(child, run),
            }
        }
    }

    pub(super) fn add(&self, node: NodeId, run: &mut Run) {
        let document = self.page.document;
        let stays = self.stays[node.index()];
        if document.is_removed(node) && !stays && !self.is_alive(node) {
            return;
        }
        run.meet(node);
        match self.role(node) {
            Role::Out | Role::Credit => return,
            Role::Note(at) => return run.push_notes(vec![self.note(at)]),
            Role::Post => return run.push_posts(self.posts(node)),
            Role::Plain | Role::Sign(_) | Role::Sidenote(_) => {}
        }
        match self.tag(node) {
            Tag::Text => run.extend(self.inline(node), false),
            Tag::Img if !stays => run.extend(self.inline(node), false),
            Tag::Br => self.add_break(run),
            Tag::Hr => run.push(Block::Rule),
            // A line between parts often has a box to itself, and so has a gap.
            Tag::Div if !stays && self.is_line_box(node) => run.push(Block::Rule),
            Tag::Div if document.end(node).0 == node.0 + 1 && !document.is_hidden(node) => run.end_paragraph(),
            _ if !stays && !self.is_alive(node) => (0..self.lone_breaks(node)).for_each(|_| self.add_break(run)),
            _ if self.is_formula(node) => self.add_formula(node, run),
            _ if stays && self.is_player(node) => run.push(self.embed(node)),
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => self.add_heading(node, run),
            Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir => self.add_list(node, run),
            // Without a term it only sets its text in.
            Tag::Dl if !self.has_terms(node) => self.run_into(node, run),
            Tag::Dl => run.push(self.notes_list(node).unwrap_or_else(|| self.definition_list(node))),
            Tag::Blockquote => run.push(Block::Quote { blocks: self.flow(node) }),
            Tag::Pre if self.page.marks.get(node).has(Group::Verse) => self.add_verse(node, run),
            Tag::Pre => run.push(self.code(node)),
            Tag::Figure if !stays && !self.is_named_box(node) => self.add_figure(node, run),
            Tag::Table => self.add_table(node, run),
            Tag::Details => self.add_details(node, run),
            _ if self.is_table_by_role(node) => self.add_table(node, run),
            tag if tag.is_block() => self.add_box(node, run),
            Tag::A if self.is_linked_card(node) && self.add_card(node, run) => {}
            _ if self.holds_blocks(node) => self.run_into(node, run),
            // Who is quoted, over the quotation.
            Tag::Cite if self.leads_quotation(node) => {
                run.extend(self.inline(node), false);
                run.end_paragraph();
            }
            _ => run.extend(self.inline(node), self.is_initial(node)),
        }
    }

    /// A block without a form of its own: one of the named kinds, else a run.
    fn add_box(&self, node: NodeId, run: &mut Run) {
        let groups = self.page.marks.get(node);
        run.end_paragraph();
        if self.stays[node.index()] {
            run.open.extend(self.image(node).map(Inline::Image));
        } else if groups.has(Group::LineNumber) && self.is_number_alone(node) {
            return;
        } else if groups.has(Group::Listing) {
            return run.push(self.code(node));
        } else if groups.has(Group::TabPanel)
            && let Some((summary, open)) = self.tab_name(node)
        {
            let mut blocks = self.flow(node);
            // A panel often says the name of its tab once more.
            let name = letters(&super::line_text(&summary));
            if matches!(blocks.first(), Some(Block::Heading { content, .. }) if letters(&super::line_text(content)) == name)
            {
                blocks.remove(0);
            }
            return run.push(Block::Details { summary, blocks, open });
        } else if groups.has(Group::LinkCard) && self.add_card(node, run)
            || self.is_callout(node) && self.add_callout(node, run)
            || self.add_caption(node, run)
        {
            return;
        } else if groups.has(Group::Verse) {
            return self.add_verse(node, run);
        }
        self.run_into(node, run);
        run.end_paragraph();
    }

    /// Whether this is the first thing in a quotation, and no part of a paragraph.
    fn leads_quotation(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let mut above = document.ancestors(node).take_while(|&above| self.tag(above) != Tag::P);
        let quotation = above.find(|&above| self.tag(above) == Tag::Blockquote);
        quotation.is_some_and(|quotation| {
            document
                .subtree(quotation)
                .skip(1)
                .find(|&leaf| self.stays[leaf.index()])
                .is_some_and(|leaf| document.contains(node, leaf))
        })
    }

    fn is_line_box(&self, node: NodeId) -> bool {
        let mut inner = self.page.document.subtree(node).skip(1);
        inner.next().is_some_and(|inner| self.tag(inner) == Tag::Hr) && inner.next().is_none()
    }

    /// The number of a notebook's cell stands beside it, not in it.
    fn is_number_alone(&self, node: NodeId) -> bool {
        self.page.blocks.sums(self.page.document, node).words <= NUMBER_WORDS
    }

    fn add_formula(&self, node: NodeId, run: &mut Run) {
        match self.formula(node) {
            Some(formula) if formula.is_display => run.push(Block::Math(formula.math)),
            Some(formula) => run.open.push(Inline::Math(formula.math)),
            None => {}
        }
    }

    /// A list; one of notes or of pictures is not shown as one, and neither is one that holds the posts of a thread.
    fn add_list(&self, node: NodeId, run: &mut Run) {
        if self.page.document.children(node).any(|child| self.role(child) == Role::Post) {
            return self.run_into(node, run);
        }
        match self.notes_list(node).unwrap_or_else(|| self.list(node)) {
            Block::List { items, .. } if self.is_gallery_list(node, &items) => {
                items.into_iter().filter_map(super::figure::captioned).for_each(|figure| run.push(figure));
            }
            // A bullet before a part that opens says nothing.
            Block::List { items, .. }
                if items.iter().all(|item| matches!(item.as_slice(), [Block::Details { .. }])) =>
            {
                items.into_iter().flatten().for_each(|part| run.push(part));
            }
            block => run.push(block),
        }
    }

    /// Line breaks in an element of a line that holds nothing else, as word processors write them: `<b><br></b>`.
    pub(super) fn lone_breaks(&self, node: NodeId) -> usize {
        let is_of_line = !self.tag(node).is_block() && !self.tag(node).is_silent();
        let breaks = || self.page.document.subtree(node).filter(|&inner| self.tag(inner) == Tag::Br).count();
        if is_of_line { breaks() } else { 0 }
    }

    /// One `br` breaks the line, two end the paragraph.
    fn add_break(&self, run: &mut Run) {
        let last = run.open.iter().rev().find(|inline| !super::tidy::is_blank(inline));
        if matches!(last, Some(Inline::LineBreak)) {
            run.end_paragraph();
        } else if !run.open.is_empty() {
            run.open.push(Inline::LineBreak);
        }
    }

    fn add_heading(&self, node: NodeId, run: &mut Run) {
        let content = super::tidy::inlines(self.inlines(node));
        if content.is_empty() {
            return;
        }
        let level = self.tag(node).heading_level().unwrap_or(2).max(2);
        let id = self.page.document.attribute(node, Attribute::Id).filter(|id| !id.is_empty()).map(str::to_owned);
        match super::image::alone(&content) {
            // A heading of pictures alone is no heading.
            Some(images) => run.push(Block::Figure { images, caption: Vec::new(), credit: Vec::new() }),
            None => run.push(Block::Heading { level, id, content: self.without_own_link(content) }),
        }
    }

    /// The words of a heading that as a whole leads to a place in this page: to itself.
    fn without_own_link(&self, mut content: Vec<Inline>) -> Vec<Inline> {
        let page = self.base.as_ref().map(|base| base.as_str().split('#').next().unwrap_or_default());
        match &mut content[..] {
            [Inline::Link(link)] if link.url.split_once('#').map(|(address, _)| address) == page => {
                std::mem::take(&mut link.content)
            }
            _ => content,
        }
    }

    fn add_details(&self, node: NodeId, run: &mut Run) {
        let document = self.page.document;
        let summary = document.children(node).find(|&child| self.tag(child) == Tag::Summary);
        let mut inner = Run::default();
        self.run_without(node, summary, &mut inner);
        let summary = summary.map(|summary| super::tidy::inlines(self.inlines(summary))).unwrap_or_default();
        let open = document.attribute(node, Attribute::Open).is_some();
        run.push(Block::Details { summary, blocks: super::tidy::blocks_alone(inner.finish()), open });
    }

    /// Whether an inline element has a block inside, as `a` around a card has.
    pub(super) fn holds_blocks(&self, node: NodeId) -> bool {
        self.page.document.subtree(node).skip(1).any(|inner| self.tag(inner).is_block() && self.is_alive(inner))
    }
}
