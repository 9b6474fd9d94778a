//! Program text: whitespace kept, the language's name found.

use super::Converter;
use crate::article::Block;
use crate::dom::{Attribute, NodeId, Tag};

/// Class-name beginnings that a language's name follows.
const LANGUAGE_PREFIXES: &[&str] =
    &["language-", "lang-", "highlight-source-", "highlight-text-", "brush:", "sourcecode-"];
/// Names that say "no language".
const NO_LANGUAGE: &[&str] = &["none", "plaintext", "plain", "text", "nohighlight", "default", "auto"];

impl Converter<'_, '_> {
    /// A `pre` as code.
    pub(super) fn code(&self, node: NodeId) -> Block {
        let mut text = String::new();
        self.push_code(node, &mut text);
        let text = text.replace("\r\n", "\n").replace('\u{A0}', " ");
        let text = text.strip_prefix('\n').unwrap_or(&text).trim_end().to_owned();
        Block::Code { language: self.language(node), text }
    }

    /// Appends text as it is; `br` and block elements (lines of some highlighters) end lines.
    fn push_code(&self, node: NodeId, text: &mut String) {
        for child in self.page.document.children(node) {
            match self.tag(child) {
                // Blanks between kept words belong to no block, so all text of a kept `pre` is taken.
                Tag::Text if !self.page.document.is_removed(child) => text.push_str(self.page.document.text(child)),
                Tag::Br => text.push('\n'),
                _ if self.page.document.is_removed(child) => {}
                tag => {
                    let is_line = tag.is_block();
                    if is_line && !text.is_empty() && !text.ends_with('\n') {
                        text.push('\n');
                    }
                    self.push_code(child, text);
                }
            }
        }
    }

    /// The language that the element, its `code` or an element up to three levels above names.
    fn language(&self, node: NodeId) -> Option<String> {
        let document = self.page.document;
        let inner = document.children(node).filter(|&child| self.tag(child) == Tag::Code);
        let around = document.ancestors(node).take(3);
        std::iter::once(node).chain(inner).chain(around).find_map(|element| self.named_language(element))
    }

    fn named_language(&self, element: NodeId) -> Option<String> {
        let attribute = |name| self.page.document.attribute(element, name);
        let said = attribute(Attribute::DataLang).or_else(|| attribute(Attribute::DataLanguage)).map(str::to_owned);
        let classes = attribute(Attribute::Class).unwrap_or("").to_ascii_lowercase();
        let from_class = || {
            classes.split_ascii_whitespace().find_map(|class| {
                LANGUAGE_PREFIXES.iter().find_map(|prefix| class.strip_prefix(prefix)).map(str::to_owned)
            })
        };
        let name = said.or_else(from_class)?.trim().to_ascii_lowercase();
        let is_name =
            !name.is_empty() && name.len() <= 20 && name.chars().all(|c| c.is_alphanumeric() || "+#-_.".contains(c));
        (is_name && !NO_LANGUAGE.contains(&name.as_str())).then_some(name)
    }
}
