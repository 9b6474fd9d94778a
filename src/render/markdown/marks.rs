//! The signs around marked text, and where CommonMark sees them.

use crate::article::Inline;

/// Markup around text, each with its CommonMark sign or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Deleted,
    Link,
}

/// The first character that a piece is written with.
pub(super) fn first_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) | Inline::Ruby { base: text, .. } => text.chars().next(),
        Inline::Directed { content, .. } => content.iter().find_map(first_char),
        Inline::LineBreak => Some(' '),
        Inline::Deleted(_) => Some('~'),
        // Every other one begins with a sign, and one sign is like another here.
        _ => Some('['),
    }
}

/// Blanks and line breaks at the start, the text, and those at the end.
pub(super) fn split_blanks(text: &str) -> (&str, &str, &str) {
    const BREAKS: [&str; 2] = ["\\\n", "<br>"];
    let mut core = text;
    while let Some(rest) =
        BREAKS.iter().find_map(|sign| core.strip_prefix(sign)).or(core.strip_prefix(char::is_whitespace))
    {
        core = rest;
    }
    let lead = text.len() - core.len();
    while let Some(rest) =
        BREAKS.iter().find_map(|sign| core.strip_suffix(sign)).or(core.strip_suffix(char::is_whitespace))
    {
        core = rest;
    }
    (&text[..lead], core, &text[lead + core.len()..])
}

/// The signs around marked text: HTML's where CommonMark would not see its own as such (its rules on "flanking",
/// which fail `**「引用」**と`).
pub(super) fn signs(
    mark: Mark,
    core: &str,
    (before, after): (Option<char>, Option<char>),
) -> (&'static str, &'static str) {
    let opens = !core.starts_with(is_sign) || before.is_none_or(is_edge);
    let closes = !core.ends_with(is_sign) || after.is_none_or(is_edge);
    let is_alone = !matches!(before, Some('*' | '~'));
    match (mark, opens && closes && is_alone) {
        (Mark::Strong, true) => ("**", "**"),
        (Mark::Strong, false) => ("<strong>", "</strong>"),
        (Mark::Emphasis, true) => ("*", "*"),
        (Mark::Emphasis, false) => ("<em>", "</em>"),
        (Mark::Deleted, true) => ("~~", "~~"),
        (Mark::Deleted, false) => ("<del>", "</del>"),
        (Mark::Link, _) => ("", ""),
    }
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Whether a mark may begin or end beside this character whatever its other side is: a blank, or surely
/// punctuation (readers of Markdown differ on symbols).
fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '¡' | '«' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}'
            | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{FF08}'..='\u{FF09}' | '\u{FF0C}')
}
