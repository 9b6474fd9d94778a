//! Program text: whitespace kept, numbers of lines and buttons left out, the language's name found.

use super::Converter;
use crate::article::Block;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::entries::data;

/// Class-name beginnings that a language's name follows.
const LANGUAGE_PREFIXES: &[&str] = &[
    "language-",
    "lang-",
    "highlight-source-",
    "highlight-text-",
    "highlight-",
    "brush:",
    "sourcecode-",
    "code-",
    "prism-",
    "type-",
    "src-",
];
/// Names that say "no language".
const NO_LANGUAGE: &[&str] = &["none", "plaintext", "plain", "text", "nohighlight", "default", "auto", "txt"];
/// Class names beside which a bare language's name is one.
const MARKED: &[&str] = &[
    "hljs",
    "highlight",
    "sourcecode",
    "code",
    "prettyprint",
    "brush",
    "enlighterjsraw",
    "listing",
    "syntaxhighlighter",
];
/// Levels above a listing that may name its language.
const NAMING_LEVELS: usize = 3;

impl Converter<'_, '_> {
    /// A listing as code.
    pub(super) fn code(&self, node: NodeId) -> Block {
        let mut text = String::new();
        self.push_code(node, &mut text);
        Block::Code { language: self.language(node), text: cleaned(&text) }
    }

    /// Whether a table is a listing: numbers of lines in one column, program text in the other.
    pub(super) fn is_listing(&self, table: NodeId) -> bool {
        let document = self.page.document;
        let is_number = |cell: NodeId| {
            self.page.marks.get(cell).has(Group::LineNumber)
                || document.attribute(cell, Attribute::DataLineNumber).is_some()
        };
        let cells: Vec<NodeId> = document.subtree(table).filter(|&inner| self.tag(inner) == Tag::Td).collect();
        cells.iter().any(|&cell| is_number(cell)) && cells.iter().any(|&cell| !is_number(cell) && self.is_alive(cell))
    }

    /// Appends text as it is; `br`, rows and elements that are lines end lines.
    fn push_code(&self, node: NodeId, text: &mut String) {
        let document = self.page.document;
        // Some highlighters end their lines with a line break too, some leave that to the style sheet.
        let says_breaks =
            document.children(node).any(|child| self.tag(child) == Tag::Br || document.text(child).contains('\n'));
        for child in document.children(node) {
            match self.tag(child) {
                // Blanks between kept words belong to no block, so all text of a kept `pre` is taken.
                Tag::Text if !document.is_removed(child) => text.push_str(document.text(child)),
                Tag::Br => text.push('\n'),
                _ if document.is_removed(child) || self.is_beside_code(child) => {}
                Tag::Td | Tag::Th => self.push_code(child, text),
                tag => {
                    let is_line = tag.is_block() || self.page.marks.get(child).has(Group::CodeLine);
                    if is_line && !text.is_empty() && !text.ends_with('\n') {
                        text.push('\n');
                    }
                    let before = text.len();
                    self.push_code(child, text);
                    let holds_line = is_line && !says_breaks && !self.holds_lines(child);
                    if holds_line && (text.len() == before || !text.ends_with('\n')) {
                        text.push('\n');
                    }
                }
            }
        }
    }

    /// What stands beside program text: numbers of lines, buttons, drawings.
    fn is_beside_code(&self, node: NodeId) -> bool {
        let groups = self.page.marks.get(node);
        // A line may be named as one that has a number.
        let is_number = groups.has(Group::LineNumber) && !groups.has(Group::CodeLine) && self.has_no_letter(node);
        is_number
            || matches!(self.tag(node), Tag::Button | Tag::Svg | Tag::Textarea | Tag::Script)
            || groups.has(Group::Control)
            || self.page.document.attribute(node, Attribute::Role) == Some("button")
    }

    fn has_no_letter(&self, node: NodeId) -> bool {
        let document = self.page.document;
        !document.subtree(node).any(|inner| document.text(inner).chars().any(char::is_alphabetic))
    }

    fn holds_lines(&self, node: NodeId) -> bool {
        let is_line = |inner: NodeId| self.tag(inner).is_block() || self.page.marks.get(inner).has(Group::CodeLine);
        self.page.document.children(node).any(is_line)
    }

    /// The language that the element, its `code` or an element up to three levels above names.
    fn language(&self, node: NodeId) -> Option<String> {
        let document = self.page.document;
        let inner = document.subtree(node).skip(1).filter(|&child| matches!(self.tag(child), Tag::Code | Tag::Pre));
        let around = document.ancestors(node).take(NAMING_LEVELS);
        std::iter::once(node).chain(inner).chain(around).find_map(|element| self.named_language(element))
    }

    fn named_language(&self, element: NodeId) -> Option<String> {
        let attribute = |name| self.page.document.attribute(element, name);
        // `lang` names a language of people but for program text.
        let of_code = || attribute(Attribute::Lang).filter(|_| self.tag(element) == Tag::Pre);
        let said = attribute(Attribute::DataLang).or_else(|| attribute(Attribute::DataLanguage)).or_else(of_code);
        let said_so = [Attribute::Class, Attribute::DataSyntaxhighlighterParams].into_iter().filter_map(attribute);
        let classes = said_so.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
        let name = match said.map(str::to_ascii_lowercase).filter(|name| is_name(name)) {
            Some(name) => Some(name),
            None => named_by(&classes),
        };
        name.filter(|name| !NO_LANGUAGE.contains(&name.as_str()))
    }
}

/// The language that class names in lower case give.
fn named_by(classes: &str) -> Option<String> {
    let classes = classes.replace(": ", ":");
    let names = || classes.split_ascii_whitespace().map(|name| name.trim_end_matches(';'));
    let after_prefix = |class: &str| {
        LANGUAGE_PREFIXES.iter().find_map(|prefix| {
            let name = class.strip_prefix(prefix)?;
            // Only the plain prefixes are followed by nothing but languages.
            let is_sure = matches!(*prefix, "language-" | "lang-" | "highlight-source-" | "brush:");
            (is_name(name) && (is_sure || is_known(name))).then(|| name.to_owned())
        })
    };
    let is_marked = names().any(|class| MARKED.contains(&class));
    names().find_map(after_prefix).or_else(|| {
        let bare = names().find(|class| is_marked && is_known(class) && !MARKED.contains(class));
        bare.map(str::to_owned)
    })
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 20 && name.chars().all(|c| c.is_alphanumeric() || "+#-_.".contains(c))
}

/// Whether a name is a programming language's: `data/code-languages.txt`.
fn is_known(name: &str) -> bool {
    data!("../../data/code-languages.txt").lines().any(|line| line == name)
}

/// The text with lines that end in `\n`, without what nobody sees, and without empty lines at its ends.
fn cleaned(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\r' => result.push('\n'),
            '\u{A0}' => result.push(' '),
            c if super::tidy::is_invisible(c) => {}
            c => result.push(c),
        }
    }
    let begin =
        result.find(|c: char| !c.is_whitespace()).map_or(0, |at| result[..at].rfind('\n').map_or(0, |at| at + 1));
    result[begin..].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_give_the_language() {
        for (classes, language) in [
            ("language-rust", Some("rust")),
            ("highlight highlight-source-shell", Some("shell")),
            ("hljs javascript", Some("javascript")),
            ("sourcecode python numberlines", Some("python")),
            ("brush: java; gutter: true", Some("java")),
            ("highlight-python notranslate", Some("python")),
            ("code-block", None),
            ("python", None),
            ("highlight-box", None),
        ] {
            assert_eq!(named_by(classes).as_deref(), language, "{classes}");
        }
    }

    #[test]
    fn the_first_lines_own_blanks_stay() {
        assert_eq!(cleaned("\n\n    a\u{200B}\r\n\u{A0}b \n\n"), "    a\n b");
    }
}
