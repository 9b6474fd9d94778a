//! Blocks → markup.

use super::inlines::{formula, with_some};
use super::{Writer, labelled, text};
use crate::article::{Block, Definition, Image, Inline, Post, Track};
use crate::render::markup::{Attribute, Element, Markup};
use crate::render::{address, is_tight, post_parts};

impl<'a> Writer<'a> {
    /// Writes blocks, in order.
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) -> Vec<Markup> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    /// Writes one block.
    pub(super) fn block(&mut self, block: &'a Block) -> Vec<Markup> {
        let element = match block {
            Block::Paragraph { content } => self.paragraph(content),
            Block::Heading { level, id, content } => {
                let heading = Markup::element(heading(*level), self.inlines(content));
                with_some(heading, Attribute::Id, id.as_deref())
            }
            Block::List { ordered: true, start, reversed, items } => self.numbered(*start, *reversed, items),
            Block::List { items, .. } => Markup::element(Element::UnorderedList, self.items(items)),
            Block::DefinitionList { items } => self.definitions(items),
            Block::Quote { blocks } => Markup::element(Element::Quote, self.blocks(blocks)),
            Block::Code { language, text } => code(language.as_deref(), text),
            Block::Figure { images, caption, credit } => return self.figure(images, caption, credit),
            Block::Table(table) => self.table(table),
            Block::Math(math) => formula(Element::Division, math),
            Block::Embed { provider, title, url, image, tracks } => {
                self.embed(Card { provider, title: title.as_deref(), url, image: image.as_ref(), tracks })
            }
            Block::Callout { label, blocks } => self.callout(label, blocks),
            Block::Details { summary, blocks, open } => self.details(summary, blocks, *open),
            Block::Rule => Markup::element(Element::Rule, Vec::new()),
            Block::Thread { posts } => return posts.iter().map(|post| self.post(post)).collect(),
            Block::Footnotes { notes } => self.notes(notes),
        };
        vec![element]
    }

    fn paragraph(&mut self, content: &'a [Inline]) -> Markup {
        Markup::element(Element::Paragraph, self.inlines(content))
    }

    fn numbered(&mut self, start: i32, reversed: bool, items: &'a [Vec<Block>]) -> Markup {
        let list = Markup::element(Element::OrderedList, self.items(items));
        let start = (start != 1 || reversed).then(|| start.to_string());
        let list = with_some(list, Attribute::Start, start.as_deref());
        with_some(list, Attribute::Reversed, reversed.then_some(""))
    }

    fn items(&mut self, items: &'a [Vec<Block>]) -> Vec<Markup> {
        let item = |blocks: &'a Vec<Block>| Markup::element(Element::Item, self.tight(blocks));
        items.iter().map(item).collect()
    }

    /// Blocks of an entry or a cell: a single paragraph's text stands there without a paragraph around it.
    pub(super) fn tight(&mut self, blocks: &'a [Block]) -> Vec<Markup> {
        let Some((Block::Paragraph { content }, below)) = blocks.split_first() else {
            return self.blocks(blocks);
        };
        if !is_tight(blocks) {
            return self.blocks(blocks);
        }
        let mut markup = self.inlines(content);
        markup.extend(self.blocks(below));
        markup
    }

    fn definitions(&mut self, items: &'a [Definition]) -> Markup {
        let mut children = Vec::new();
        for item in items {
            for term in &item.terms {
                children.push(Markup::element(Element::Term, self.inlines(term)));
            }
            for definition in &item.definitions {
                children.push(Markup::element(Element::Definition, self.tight(definition)));
            }
        }
        Markup::element(Element::DefinitionList, children)
    }

    fn figure(&mut self, images: &[Image], caption: &'a [Inline], credit: &'a [Inline]) -> Vec<Markup> {
        let mut children: Vec<Markup> = images.iter().filter_map(|image| self.picture(image)).collect();
        let mut words = self.inlines(caption);
        if !credit.is_empty() {
            if !words.is_empty() {
                words.push(text(" "));
            }
            words.push(Markup::element(Element::Small, self.inlines(credit)));
        }
        let has_pictures = children.len() > 1;
        if !words.is_empty() {
            children.push(Markup::element(Element::FigureCaption, words));
        }
        if children.is_empty() {
            return children;
        }
        let figure = Markup::element(Element::Figure, children);
        vec![if has_pictures { figure.with(Attribute::Class, "gallery") } else { figure }]
    }

    fn callout(&mut self, label: &'a [Inline], blocks: &'a [Block]) -> Markup {
        let mut children = Vec::new();
        if !label.is_empty() {
            let label = Markup::element(Element::Strong, self.inlines(label));
            children.push(Markup::element(Element::Paragraph, vec![label]));
        }
        children.extend(self.blocks(blocks));
        Markup::element(Element::Section, children).with(Attribute::Class, "callout")
    }

    /// A still card: a picture, if the page has one, the name as a link, who plays it, and what comes with it.
    fn embed(&mut self, card: Card<'_>) -> Markup {
        let label = card.title.unwrap_or(card.provider);
        let named = |children: Vec<Markup>| match address::link(card.url) {
            Some(url) => vec![Markup::element(Element::Anchor, children).with(Attribute::Link, url)],
            None => children,
        };
        let mut children = match card.image.and_then(|image| self.picture(image)) {
            Some(picture) => named(vec![picture]),
            None => Vec::new(),
        };
        children.extend(named(vec![text(label)]));
        if card.title.is_some() && !card.provider.is_empty() {
            children.extend([text(" "), labelled(Element::Small, card.provider)]);
        }
        for track in card.tracks {
            if let Some(url) = address::link(&track.url) {
                let link = labelled(Element::Anchor, &track.label).with(Attribute::Link, url);
                children.extend([text(" "), Markup::element(Element::Small, vec![link])]);
            }
        }
        Markup::element(Element::Division, children).with(Attribute::Class, "embed")
    }

    fn details(&mut self, summary: &'a [Inline], blocks: &'a [Block], open: bool) -> Markup {
        let mut children = Vec::new();
        if !summary.is_empty() {
            children.push(Markup::element(Element::Summary, self.inlines(summary)));
        }
        children.extend(self.blocks(blocks));
        with_some(Markup::element(Element::Details, children), Attribute::Open, open.then_some(""))
    }

    /// Posts keep their depth as a class, so that the view can set answers in.
    fn post(&mut self, post: &'a Post) -> Markup {
        let mut children = Vec::new();
        let parts = post_parts(post);
        if !parts.is_empty() {
            children.push(labelled(Element::Small, &parts.join(" · ")));
        }
        children.extend(self.blocks(&post.blocks));
        let class = match post.depth.min(DEEPEST_POST) {
            0 => "post".to_owned(),
            depth => format!("post depth-{depth}"),
        };
        Markup::element(Element::Section, children).with(Attribute::Class, class)
    }
}

/// Deepest answer that is still set in further: a narrow screen has room for no more.
const DEEPEST_POST: u8 = 6;

fn heading(level: u8) -> Element {
    match level {
        0..=2 => Element::Heading2,
        3 => Element::Heading3,
        4 => Element::Heading4,
        5 => Element::Heading5,
        _ => Element::Heading6,
    }
}

fn code(language: Option<&str>, text: &str) -> Markup {
    let class = language.map(|language| format!("language-{language}"));
    let code = with_some(labelled(Element::Code, text), Attribute::Class, class.as_deref());
    Markup::element(Element::Preformatted, vec![code])
}

/// What the card of an embed shows.
struct Card<'a> {
    provider: &'a str,
    title: Option<&'a str>,
    url: &'a str,
    image: Option<&'a Image>,
    tracks: &'a [Track],
}
