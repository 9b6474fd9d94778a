//! Pieces of a line → markup.

use super::{Writer, labelled, text};
use crate::article::{Direction, Image, Inline, Link, Math};
use crate::render::elsewhere::elsewhere;
use crate::render::markup::{Attribute, Element, Markup};
use crate::render::{address, formula_text};

impl<'a> Writer<'a> {
    /// Writes pieces of a line, in order.
    pub(super) fn inlines(&mut self, content: &'a [Inline]) -> Vec<Markup> {
        content.iter().flat_map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &'a Inline) -> Vec<Markup> {
        let element = match inline {
            Inline::Text(content) => text(content),
            Inline::Strong(content) => self.around(Element::Strong, content),
            Inline::Emphasis(content) => self.around(Element::Emphasis, content),
            Inline::Deleted(content) => self.around(Element::Deleted, content),
            Inline::Mark(content) => self.around(Element::Mark, content),
            Inline::Superscript(content) => self.around(Element::Superscript, content),
            Inline::Subscript(content) => self.around(Element::Subscript, content),
            Inline::Code(code) => labelled(Element::Code, code),
            Inline::Link(link) => return self.link(link),
            Inline::Image(image) => self.picture(image).unwrap_or_else(|| text(&image.alternative)),
            Inline::Math(math) => formula(Element::Span, math),
            Inline::Ruby { base, reading } => ruby(base, reading),
            Inline::Directed { dir, content } => {
                self.around(Element::BidiIsolate, content).with(Attribute::Direction, direction(*dir))
            }
            Inline::FootnoteReference { id, label } => self.reference(id, label),
            Inline::LineBreak => Markup::element(Element::LineBreak, Vec::new()),
        };
        vec![element]
    }

    fn around(&mut self, element: Element, content: &'a [Inline]) -> Markup {
        Markup::element(element, self.inlines(content))
    }

    fn link(&mut self, link: &'a Link) -> Vec<Markup> {
        let content = self.inlines(&link.content);
        let Some(url) = address::link(&link.url) else {
            return content;
        };
        let anchor = Markup::element(Element::Anchor, content).with(Attribute::Link, url);
        let mut pieces = vec![with_some(anchor, Attribute::Title, link.title.as_deref())];
        if let Some(place) = elsewhere(link) {
            // An address is read from the left, whatever stands around it.
            let place = labelled(Element::BidiIsolate, &place).with(Attribute::Direction, direction(Direction::Ltr));
            pieces.extend([text(" "), Markup::element(Element::Small, vec![text("("), place, text(")")])]);
        }
        pieces
    }

    /// A picture; `None` where the reader wants none or its address is refused.
    pub(super) fn picture(&self, image: &Image) -> Option<Markup> {
        let source = self.settings.images.then(|| address::picture(&image.url))??;
        let mut picture = Markup::element(Element::Image, Vec::new())
            .with(Attribute::Source, source)
            .with(Attribute::Alternative, image.alternative.as_str());
        if let Some([width, height]) = image.size {
            picture = picture.with(Attribute::Width, width.to_string()).with(Attribute::Height, height.to_string());
        }
        Some(with_some(picture, Attribute::Title, image.title.as_deref()))
    }

    /// A sign that leads to a note. The first one of a note has a name, for the way back.
    fn reference(&mut self, id: &'a str, label: &str) -> Markup {
        let anchor = labelled(Element::Anchor, label).with(Attribute::Link, format!("#note-{id}"));
        let is_first = self.referenced.insert(id);
        let name = is_first.then(|| format!("reference-{id}"));
        let anchor = with_some(anchor, Attribute::Id, name.as_deref());
        Markup::element(Element::Superscript, vec![anchor])
    }
}

fn ruby(base: &str, reading: &str) -> Markup {
    Markup::element(
        Element::Ruby,
        vec![
            text(base),
            labelled(Element::RubyParenthesis, "("),
            labelled(Element::RubyText, reading),
            labelled(Element::RubyParenthesis, ")"),
        ],
    )
}

fn direction(dir: Direction) -> &'static str {
    match dir {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// A formula's text, with its TeX beside it: the view sets it from that, as soon as the text is shown.
pub(super) fn formula(element: Element, math: &Math) -> Markup {
    let markup = labelled(element, formula_text(math)).with(Attribute::Class, "math");
    with_some(markup, Attribute::Tex, math.tex.as_deref())
}

/// The element with an attribute, if there is something to say.
pub(super) fn with_some(markup: Markup, attribute: Attribute, value: Option<&str>) -> Markup {
    match value {
        Some(value) => markup.with(attribute, value),
        None => markup,
    }
}
