//! Formulas: MathML, what MathJax and KaTeX make of it, pictures of formulas, and TeX between its signs.
//!
//! However often a page shows a formula (drawn, for screen readers, as its source), it is one [`Math`] here.

use super::Converter;
use crate::article::{Inline, Math};
use crate::dom::text::collapsed;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// How MathJax's own scripts say that they hold TeX.
const TEX_SCRIPT: &str = "math/tex";
/// Signs around TeX in running text. `$` alone is money too often.
const SIGNS: &[(&str, &str)] = &[("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$")];
/// Siblings after a formula's box among which its source is looked for.
const NEAR_SIBLINGS: usize = 2;

/// A formula and how it stands.
pub(super) struct Formula {
    pub(super) math: Math,
    /// Whether it stands on a line of its own.
    pub(super) is_display: bool,
}

impl Converter<'_, '_> {
    /// Whether a node is a formula's: the box around it, the formula itself, its source or its picture.
    pub(super) fn is_formula(&self, node: NodeId) -> bool {
        is_formula(self.page, node)
    }

    /// The formula that a node is; `None` where it shows one that another node has shown already.
    pub(super) fn formula(&self, node: NodeId) -> Option<Formula> {
        let is_twin =
            self.page.marks.get(node).has(Group::FormulaTwin) || self.tag(node) == Tag::Script && self.box_before(node);
        if is_twin {
            return None;
        }
        let math = if self.tag(node) == Tag::Img { self.pictured(node) } else { self.math(node) };
        let is_empty = math.text.is_empty() && math.tex.is_none();
        (!is_empty).then(|| Formula { is_display: self.is_display(node), math })
    }

    fn is_display(&self, node: NodeId) -> bool {
        let document = self.page.document;
        let says = |inner: NodeId| {
            document.attributes(inner).any(|(name, value)| match name {
                Attribute::Display => matches!(value, "block" | "true"),
                Attribute::Class => ["display", "Display", "math-block"].iter().any(|part| value.contains(part)),
                Attribute::Type => value.contains("mode=display"),
                _ => false,
            })
        };
        document.subtree(node).take_while(|&inner| !document.is_text(inner)).any(says)
            || self.script_after(node).is_some_and(says)
    }

    /// A picture of a formula: its words are the formula's source.
    fn pictured(&self, node: NodeId) -> Math {
        let tex = self.page.document.attribute(node, Attribute::Alt).map(bare).filter(|tex| !tex.is_empty());
        Math { text: tex.clone().unwrap_or_default(), tex }
    }

    /// A formula: its TeX where the page keeps it or its MathML can be written so, and its text.
    fn math(&self, node: NodeId) -> Math {
        let document = self.page.document;
        let below = |wanted: Tag| document.subtree(node).find(|&inner| self.tag(inner) == wanted);
        let math = below(Tag::Math);
        let root = math.unwrap_or(node);
        let is_tex = |inner: &NodeId| {
            self.tag(*inner) == Tag::Annotation
                && document.attribute(*inner, Attribute::Encoding).is_some_and(|kind| kind.contains("tex"))
        };
        let annotation = document.subtree(root).find(is_tex);
        let source = annotation.or_else(|| self.script_after(node)).map(|inner| self.all_text(inner));
        let picture = || below(Tag::Img).and_then(|image| document.attribute(image, Attribute::Alt)).map(str::to_owned);
        let said = || document.attribute(root, Attribute::Alttext).map(str::to_owned);
        let own = self.own_text(root);
        let tex = source.or_else(said).or_else(picture).or_else(|| is_tex_source(&own).then(|| own.clone()));
        let tex = tex.map(|tex| bare(&tex)).filter(|tex| !tex.is_empty());
        Math { tex: tex.or_else(|| super::mathml::tex(document, math?)), text: own }
    }

    /// A formula's text without its source and without what shows it twice.
    fn own_text(&self, root: NodeId) -> String {
        let document = self.page.document;
        let is_apart = |node: NodeId| {
            document.path(node).take_while(|&above| above >= root).any(|above| {
                self.tag(above) == Tag::Annotation
                    || document.name(above) == "annotation-xml"
                    || self.page.marks.get(above).has(Group::FormulaTwin)
            })
        };
        let leaves = document.subtree(root).filter(|&inner| document.is_text(inner) && !is_apart(inner));
        collapsed(&leaves.map(|inner| document.text(inner).trim()).collect::<String>())
    }

    fn all_text(&self, node: NodeId) -> String {
        self.page.document.subtree(node).map(|inner| self.page.document.text(inner)).collect()
    }

    /// MathJax 2 keeps the source in a script after the formula that it drew.
    fn script_after(&self, node: NodeId) -> Option<NodeId> {
        let document = self.page.document;
        if self.tag(node) == Tag::Script {
            return Some(node);
        }
        let parent = document.parent(node)?;
        let mut after = document.children(parent).filter(|&child| child > node && !self.is_blank_text(child));
        after.by_ref().take(NEAR_SIBLINGS).find(|&child| is_tex_script(self.page, child))
    }

    /// Whether a formula's box that shows what this script holds stands before it.
    fn box_before(&self, script: NodeId) -> bool {
        let document = self.page.document;
        let Some(parent) = document.parent(script) else { return false };
        let before: Vec<NodeId> =
            document.children(parent).take_while(|&child| child < script).filter(|&c| !self.is_blank_text(c)).collect();
        before.last().is_some_and(|&last| {
            let groups = self.page.marks.get(last);
            groups.has(Group::Formula) && !groups.has(Group::FormulaTwin)
        })
    }

    fn is_blank_text(&self, node: NodeId) -> bool {
        self.page.document.is_text(node) && self.page.document.text(node).trim().is_empty()
    }
}

/// As [`Converter::is_formula`], before there is a converter.
pub(super) fn is_formula(page: &super::Page, node: NodeId) -> bool {
    let groups = page.marks.get(node);
    match page.document.tag(node) {
        Tag::Math => true,
        Tag::Script => is_tex_script(page, node),
        Tag::Img => {
            let words = page.document.attribute(node, Attribute::Alt).unwrap_or("");
            words.contains("\\displaystyle") || groups.has(Group::Formula) && !words.trim().is_empty()
        }
        Tag::Text => false,
        _ => groups.has(Group::FormulaTwin) || groups.has(Group::Formula) && holds_formula(page, node),
    }
}

/// A box named as a formula's is one where it holds one, or its source.
fn holds_formula(page: &super::Page, node: NodeId) -> bool {
    let document = page.document;
    let is_marked = |inner: NodeId| match document.tag(inner) {
        Tag::Math | Tag::Annotation => true,
        Tag::Img => document.attribute(inner, Attribute::Alt).is_some_and(|words| words.contains('\\')),
        Tag::Text => is_tex_source(document.text(inner)),
        _ => page.marks.get(inner).has(Group::FormulaTwin),
    };
    // MathJax 2 draws with plain `span`s, whose source stands after them.
    document.subtree(node).skip(1).any(is_marked)
        || document.parent(node).is_some_and(|parent| {
            document.children(parent).filter(|&child| child > node).take(NEAR_SIBLINGS).any(|c| is_tex_script(page, c))
        })
}

fn is_tex_script(page: &super::Page, node: NodeId) -> bool {
    page.document.tag(node) == Tag::Script
        && page.document.attribute(node, Attribute::Type).is_some_and(|kind| kind.trim().starts_with(TEX_SCRIPT))
}

fn is_tex_source(text: &str) -> bool {
    let text = text.trim();
    SIGNS
        .iter()
        .any(|(open, close)| text.len() > open.len() + close.len() && text.starts_with(open) && text.ends_with(close))
}

/// TeX without the signs around it and without what only sets it large.
fn bare(tex: &str) -> String {
    let mut tex = tex.trim();
    for (open, close) in [("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("$", "$"), ("{\\displaystyle", "}")] {
        if let Some(inner) = tex.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            tex = inner.trim();
        }
    }
    tex.strip_prefix("\\displaystyle").unwrap_or(tex).trim().to_owned()
}

/// A text with the formulas that stand in it between their signs.
pub(super) fn split_tex(text: &str) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((at, open, close)) = next_sign(rest) {
        let inside = &rest[at + open.len()..];
        let Some(end) = inside.find(close).filter(|&end| is_math(&inside[..end])) else { break };
        pieces.push(Inline::Text(rest[..at].into()));
        let tex = inside[..end].trim().to_owned();
        pieces.push(Inline::Math(Math { text: tex.clone(), tex: Some(tex) }));
        rest = &inside[end + close.len()..];
    }
    pieces.push(Inline::Text(rest.into()));
    pieces
}

fn next_sign(text: &str) -> Option<(usize, &'static str, &'static str)> {
    let sign_at = |(at, _)| {
        let &(open, close) = SIGNS.iter().find(|(open, _)| text[at..].starts_with(open))?;
        Some((at, open, close))
    };
    text.match_indices(['\\', '$']).find_map(sign_at)
}

/// Whether what stands between two signs is a formula: one letter, or something with a sign of calculation or a command.
fn is_math(text: &str) -> bool {
    let mut letters = text.trim().chars();
    let is_letter = letters.next().is_some_and(char::is_alphanumeric) && letters.next().is_none();
    is_letter || text.contains(['\\', '^', '_', '=', '+', '<', '>', '{'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tex_loses_its_signs() {
        for (tex, expected) in [
            (r"\(a^2\)", "a^2"),
            ("$$ x $$", "x"),
            (r"{\displaystyle \sum _{i}}", r"\sum _{i}"),
            (r"\displaystyle{y}", "{y}"),
            ("plain", "plain"),
        ] {
            assert_eq!(bare(tex), expected);
        }
    }

    #[test]
    fn formulas_are_found_in_running_text() {
        let tex = |tex: &str| Inline::Math(Math { tex: Some(tex.into()), text: tex.into() });
        let text = |text: &str| Inline::Text(text.into());
        assert_eq!(split_tex(r"so \(a=b\) holds"), [text("so "), tex("a=b"), text(" holds")]);
        assert_eq!(split_tex("a prompt $$ and another $$ here"), [text("a prompt $$ and another $$ here")]);
        assert_eq!(split_tex(r"an open \( bracket"), [text(r"an open \( bracket")]);
        assert_eq!(split_tex("from $$ — $$$$"), [text("from $$ — $$$$")]);
        assert_eq!(split_tex(r"the angle \(α\)"), [text("the angle "), tex("α"), text("")]);
        assert_eq!(split_tex(r"$$a=b$$ and \[c=d\]"), [text(""), tex("a=b"), text(" and "), tex("c=d"), text("")]);
    }
}
