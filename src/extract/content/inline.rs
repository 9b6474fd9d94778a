//! What stands in a line: text with its marks, links, pictures, formulas, readings.

use super::Converter;
use super::notes::Role;
use crate::article::{Block, Direction, Inline, Link};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Characters of the longest emoji: a family of four, joined.
const SIGN_CHARS: usize = 8;
/// Schemes that a link may have.
const LINK_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

impl Converter<'_, '_> {
    /// The inlines of an element's children.
    pub(super) fn inlines(&self, node: NodeId) -> Vec<Inline> {
        let document = self.page.document;
        let mut content: Vec<Inline> = Vec::new();
        let mut initial = false;
        for child in document.children(node) {
            let mut pieces = self.inline(child);
            if initial {
                join_initial(&mut pieces);
            }
            initial = self.is_initial(child) || initial && pieces.iter().all(super::tidy::is_blank);
            content.append(&mut pieces);
        }
        content
    }

    /// Whether an element is the large first letter of a word whose rest follows it.
    pub(super) fn is_initial(&self, node: NodeId) -> bool {
        self.page.marks.get(node).has(Group::DropCap) && self.kept_text(node).trim().chars().count() == 1
    }

    /// The text of a text node that stays, blanks as they are; line breaks too where they are to be seen.
    pub(super) fn text(&self, node: NodeId) -> Vec<Inline> {
        // A blank between two kept words belongs to no block by itself; `tidy` drops those that end up at an end.
        let text = self.page.document.text(node);
        let is_blank = text.chars().all(crate::dom::text::is_blank);
        if is_blank && !text.is_empty() {
            return vec![Inline::Text(" ".into())];
        }
        if !self.stays[node.index()] {
            return Vec::new();
        }
        if text.trim().contains('\n') && self.keeps_lines(node) {
            let lines = text.trim_matches('\n').split('\n');
            let lines = lines.flat_map(|line| [Inline::LineBreak, Inline::Text(line.into())]);
            return lines.skip(1).collect();
        }
        if text.contains(['\\', '$']) { super::maths::split_tex(text) } else { vec![Inline::Text(text.into())] }
    }

    /// One node as inlines; blocks inside a line are parted from it by blanks.
    pub(super) fn inline(&self, node: NodeId) -> Vec<Inline> {
        let mut content = self.inline_alone(node);
        let apart = || super::gaps::stands_apart(self.page.document, node, &|parent| self.holds_text(parent));
        if !content.is_empty() && apart() {
            content.insert(0, Inline::Text(" ".into()));
        }
        content
    }

    /// Whether text stands right in an element, beside the elements in it. All are found at once, when the first is asked for.
    fn holds_text(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let holders = self.text_holders.get_or_init(|| {
            let mut holders = vec![false; document.len()];
            let is_text = |node: &NodeId| document.is_text(*node) && !document.text(*node).trim().is_empty();
            let parents = document.nodes().filter(is_text).filter_map(|text| document.parent(text));
            parents.for_each(|parent| holders[parent.index()] = true);
            holders
        });
        holders[node.index()]
    }

    fn inline_alone(&self, node: NodeId) -> Vec<Inline> {
        let tag = self.tag(node);
        let stays = self.stays[node.index()];
        match self.role(node) {
            Role::Out | Role::Credit => return Vec::new(),
            Role::Sign(at) | Role::Sidenote(at) => return vec![self.note_sign(at)],
            Role::Plain | Role::Note(_) | Role::Post => {}
        }
        match tag {
            Tag::Text => return self.text(node),
            Tag::Br => return vec![Inline::LineBreak],
            _ if self.page.document.is_removed(node) && !stays && !self.is_alive(node) => return Vec::new(),
            Tag::Img if !stays => return self.sign_in_picture(node),
            _ if !stays && !self.is_alive(node) => return vec![Inline::LineBreak; self.lone_breaks(node)],
            _ if self.is_formula(node) => {
                return self.formula(node).map(|formula| Inline::Math(formula.math)).into_iter().collect();
            }
            _ if self.is_picture(node) => return self.image(node).map(Inline::Image).into_iter().collect(),
            _ => {}
        }
        let one = |wrap: fn(Vec<Inline>) -> Inline| vec![wrap(self.inlines(node))];
        match tag {
            Tag::Strong | Tag::B => one(Inline::Strong),
            Tag::Em | Tag::I | Tag::Cite | Tag::Dfn | Tag::Var => one(Inline::Emphasis),
            Tag::Del | Tag::S | Tag::Strike => one(Inline::Deleted),
            Tag::Mark => one(Inline::Mark),
            Tag::Sup => raised(self.inlines(node)),
            Tag::Sub => one(Inline::Subscript),
            Tag::Code | Tag::Tt | Tag::Samp | Tag::Kbd => self.inline_code(node),
            Tag::Pre => self.code_lines(node),
            Tag::A => self.link(node),
            Tag::Q => self.quoted(node),
            Tag::Ruby => self.ruby(node),
            _ => self.transparent(node),
        }
    }

    /// A picture that stands for a sign: an emoji, an arrow.
    fn sign_in_picture(&self, node: NodeId) -> Vec<Inline> {
        let document = self.page.document;
        let words = document.attribute(node, Attribute::Alt).unwrap_or("").trim();
        let is_sign = (1..=SIGN_CHARS).contains(&words.chars().count()) && words.chars().all(is_sign);
        let is_beside_text = document.parent(node).is_some_and(|parent| self.is_alive(parent));
        if is_sign && is_beside_text && !document.is_removed(node) {
            return vec![Inline::Text(words.into())];
        }
        Vec::new()
    }

    fn inline_code(&self, node: NodeId) -> Vec<Inline> {
        let holds_more = self.page.document.subtree(node).any(|inner| matches!(self.tag(inner), Tag::A | Tag::Img));
        if holds_more { self.inlines(node) } else { vec![Inline::Code(self.kept_text(node))] }
    }

    /// Program text where no block may stand, in the term of a definition: line by line.
    fn code_lines(&self, node: NodeId) -> Vec<Inline> {
        let Block::Code { text, .. } = self.code(node) else { return self.inlines(node) };
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.flat_map(|line| [Inline::LineBreak, Inline::Code(line.to_owned())]).skip(1).collect()
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
        if self.tag(node).is_block() && !self.is_initial(node) {
            content.insert(0, Inline::Text(" ".into()));
            content.push(Inline::Text(" ".into()));
        }
        let dir = match self.page.document.attribute(node, Attribute::Dir) {
            Some(dir) if dir.eq_ignore_ascii_case("rtl") => Direction::Rtl,
            Some(dir) if dir.eq_ignore_ascii_case("ltr") => Direction::Ltr,
            _ => return content,
        };
        vec![Inline::Directed { dir, content }]
    }
}

/// Whether a character is a sign or an emoji, or a part of one. Source: Unicode's blocks; letters that are set as signs
/// (ℹ, 🅰) stand among the signs.
fn is_sign(c: char) -> bool {
    match c {
        '\u{2001}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' => true,
        _ => c > '\u{2BFF}' && !c.is_alphabetic(),
    }
}

/// A sign of a note is raised by itself: neither the element that raises it nor brackets around it are kept.
fn raised(content: Vec<Inline>) -> Vec<Inline> {
    let is_sign = |inline: &Inline| matches!(inline, Inline::FootnoteReference { .. });
    let is_bracket = |inline: &Inline| match inline {
        Inline::Text(text) => text.chars().all(|c| "[](),;".contains(c) || c.is_whitespace()),
        inline => is_sign(inline),
    };
    if content.iter().any(is_sign) && content.iter().all(is_bracket) {
        return content.into_iter().filter(is_sign).collect();
    }
    vec![Inline::Superscript(content)]
}

/// Takes the blanks away that stand between a large first letter and the rest of its word.
pub(super) fn join_initial(pieces: &mut [Inline]) {
    if let Some(Inline::Text(text)) = pieces.first_mut()
        && text.trim_start().starts_with(char::is_lowercase)
    {
        *text = text.trim_start().to_owned();
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    /// The text of a page that is this paragraph between others, and its blocks as JSON.
    fn written(paragraph: &str) -> (String, String) {
        let prose = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running \
            out over a stone edge. Men in yellow coats walk the quay, and nobody speaks until the coffee comes.</p>";
        let page =
            snapshot(&format!("<article>{prose}{paragraph}{prose}</article>"), Some("https://lantern.example/a"));
        let blocks = read(&page, &Settings::default()).unwrap().article.blocks;
        (super::super::plain_text(&blocks), serde_json::to_string(&blocks).unwrap())
    }

    #[test]
    fn a_picture_of_a_sign_is_the_sign_and_one_of_a_word_is_none() {
        let beside = |words: &str| {
            let image = format!("<img src=/sign.gif width=16 height=16 alt='{words}'>");
            written(&format!("<p>It is said, and said again {image}, that the sea is never the same sea twice.</p>")).0
        };
        for sign in ["😀", "👩‍🚀", "→", "♠️", "ℹ️"] {
            assert!(beside(sign).contains(&format!("again {sign},")), "{sign}");
        }
        for word in ["新着", "ニュース", "새글", "ＮＥＷ", "New"] {
            assert!(!beside(word).contains(word), "{word}");
        }
    }

    #[test]
    fn a_direction_is_named_in_letters_of_either_size() {
        for dir in ["rtl", "RTL"] {
            let (_, json) = written(&format!(
                "<p>They call it <span dir={dir}>נמל</span> there, and have called it so for as long as ships come in.</p>"
            ));
            assert!(json.contains(r#""dir":"rtl""#), "{dir}");
        }
    }
}
