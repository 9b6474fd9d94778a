//! What stands in a line: text with its marks, links, pictures, formulas, readings.

use super::Converter;
use crate::article::{Direction, Inline, Link, Math};
use crate::dom::{Attribute, NodeId, Tag};

/// Schemes that a link may have.
const LINK_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

impl Converter<'_, '_> {
    /// The inlines of an element's children.
    pub(super) fn inlines(&self, node: NodeId) -> Vec<Inline> {
        self.page.document.children(node).flat_map(|child| self.inline(child)).collect()
    }

    /// The text of a text node that stays, blanks as they are.
    pub(super) fn text(&self, node: NodeId) -> Option<Inline> {
        // A blank between two kept words belongs to no block by itself; `tidy` drops those that end up at an end.
        let text = self.page.document.text(node);
        let is_blank = text.chars().all(crate::dom::text::is_blank);
        (self.stays[node.index()] || is_blank && !text.is_empty())
            .then(|| Inline::Text(if is_blank { " ".into() } else { text.into() }))
    }

    /// One node as inlines; blocks inside a line are parted from it by blanks.
    pub(super) fn inline(&self, node: NodeId) -> Vec<Inline> {
        let tag = self.tag(node);
        match tag {
            Tag::Text => return self.text(node).into_iter().collect(),
            Tag::Br => return vec![Inline::LineBreak],
            Tag::Wbr => return Vec::new(),
            _ if self.page.document.is_removed(node) && !self.is_alive(node) => return Vec::new(),
            Tag::Img => return self.image(node).map(Inline::Image).into_iter().collect(),
            _ if !self.is_alive(node) => return Vec::new(),
            _ => {}
        }
        let one = |wrap: fn(Vec<Inline>) -> Inline| vec![wrap(self.inlines(node))];
        match tag {
            Tag::Strong | Tag::B => one(Inline::Strong),
            Tag::Em | Tag::I | Tag::Cite | Tag::Dfn | Tag::Var => one(Inline::Emphasis),
            Tag::Del | Tag::S | Tag::Strike => one(Inline::Deleted),
            Tag::Mark => one(Inline::Mark),
            Tag::Sup => one(Inline::Superscript),
            Tag::Sub => one(Inline::Subscript),
            Tag::Code | Tag::Tt | Tag::Samp | Tag::Kbd => self.inline_code(node),
            Tag::A => self.link(node),
            Tag::Q => self.quoted(node),
            Tag::Math => vec![Inline::Math(self.math(node))],
            Tag::Ruby => self.ruby(node),
            _ => self.transparent(node),
        }
    }

    fn inline_code(&self, node: NodeId) -> Vec<Inline> {
        let holds_more = self.page.document.subtree(node).any(|inner| matches!(self.tag(inner), Tag::A | Tag::Img));
        if holds_more { self.inlines(node) } else { vec![Inline::Code(self.kept_text(node))] }
    }

    /// All text below a node that stays, blanks as they are.
    pub(super) fn kept_text(&self, node: NodeId) -> String {
        let document = self.page.document;
        document.subtree(node).filter(|&inner| self.stays[inner.index()]).map(|inner| document.text(inner)).collect()
    }

    fn link(&self, node: NodeId) -> Vec<Inline> {
        let content = self.inlines(node);
        let address =
            self.page.document.attribute(node, Attribute::Href).and_then(|address| self.address(address, LINK_SCHEMES));
        let is_blank = content.iter().all(super::tidy::is_blank);
        match address {
            Some(url) if !is_blank => {
                let title = self
                    .page
                    .document
                    .attribute(node, Attribute::Title)
                    .filter(|title| !title.trim().is_empty())
                    .map(str::to_owned);
                vec![Inline::Link(Link { url, title, content })]
            }
            _ => content,
        }
    }

    fn quoted(&self, node: NodeId) -> Vec<Inline> {
        let mut content = vec![Inline::Text("“".into())];
        content.extend(self.inlines(node));
        content.push(Inline::Text("”".into()));
        content
    }

    /// A formula: its TeX where the page keeps it or its MathML can be written so, and its text.
    pub(super) fn math(&self, node: NodeId) -> Math {
        let document = self.page.document;
        let is_tex = |inner: &NodeId| {
            self.tag(*inner) == Tag::Annotation
                && document.attribute(*inner, Attribute::Encoding).is_some_and(|kind| kind.contains("tex"))
        };
        let annotation = document.subtree(node).find(is_tex);
        let tex = annotation.map(|inner| document.subtree(inner).map(|leaf| document.text(leaf)).collect::<String>());
        let tex = tex
            .or_else(|| document.attribute(node, Attribute::Alttext).map(str::to_owned))
            .map(|tex| tex.trim().to_owned());
        let in_annotation = |inner: NodeId| annotation.is_some_and(|annotation| document.contains(annotation, inner));
        let text: String = document
            .subtree(node)
            .filter(|&inner| !in_annotation(inner))
            .map(|inner| document.text(inner).trim())
            .collect();
        let tex = tex.filter(|tex| !tex.is_empty()).or_else(|| super::mathml::tex(document, node));
        Math { tex, text: crate::dom::text::collapsed(&text) }
    }

    /// Ruby: each text with the reading that follows it.
    fn ruby(&self, node: NodeId) -> Vec<Inline> {
        let mut result = Vec::new();
        let mut base = String::new();
        for child in self.page.document.children(node) {
            match self.tag(child) {
                Tag::Rp => {}
                Tag::Rt | Tag::Rtc => {
                    let reading = crate::dom::text::collapsed(&self.kept_text(child));
                    let base = crate::dom::text::collapsed(&std::mem::take(&mut base));
                    result.push(if reading.is_empty() { Inline::Text(base) } else { Inline::Ruby { base, reading } });
                }
                Tag::Text if self.stays[child.index()] => base.push_str(self.page.document.text(child)),
                Tag::Text => {}
                _ => base.push_str(&self.kept_text(child)),
            }
        }
        if !base.trim().is_empty() {
            result.push(Inline::Text(base));
        }
        result
    }

    /// An element without a meaning of its own here; it may set the direction.
    fn transparent(&self, node: NodeId) -> Vec<Inline> {
        let mut content = self.inlines(node);
        if self.tag(node).is_block() {
            content.insert(0, Inline::Text(" ".into()));
            content.push(Inline::Text(" ".into()));
        }
        let dir = match self.page.document.attribute(node, Attribute::Dir) {
            Some("rtl") => Direction::Rtl,
            Some("ltr") => Direction::Ltr,
            _ => return content,
        };
        vec![Inline::Directed { dir, content }]
    }
}
