//! Blanks collapsed across inlines, empty wrappers dropped, breaks at the ends cut, doubled rules joined.

use crate::article::{Block, Inline, Link};
use crate::dom::NodeId;
use crate::dom::text::{Characters, is_blank as is_blank_char};

/// Whether an inline shows nothing but blanks.
pub(super) fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) | Inline::Code(text) => text.chars().all(is_blank_char),
        wrapper => wrapper.inner().is_some_and(|inner| inner.iter().all(is_blank)),
    }
}

/// A line's inlines as they are shown: blanks collapsed, none at the ends or around breaks.
pub(super) fn inlines(content: Vec<Inline>) -> Vec<Inline> {
    let mut after_blank = true;
    let mut content = collapse(content, &mut after_blank);
    trim_end(&mut content);
    join(content)
}

/// Collapses blanks from left to right; `after_blank` says whether a blank here would be one too many.
fn collapse(content: Vec<Inline>, after_blank: &mut bool) -> Vec<Inline> {
    let mut result: Vec<Inline> = Vec::with_capacity(content.len());
    for mut inline in content {
        match &mut inline {
            Inline::Text(text) | Inline::Code(text) => *text = collapse_text(text, after_blank),
            Inline::LineBreak => {
                trim_end(&mut result);
                *after_blank = true;
            }
            other => match other.inner_mut() {
                Some(inner) => *inner = collapse(std::mem::take(inner), after_blank),
                None => *after_blank = false,
            },
        }
        // A wrapper of one blank is that blank.
        match inline {
            inline if is_empty(&inline) => {}
            inline if is_blank(&inline) => result.push(Inline::Text(" ".into())),
            Inline::Link(mut link) if !link.content.is_empty() => {
                let blank = || Inline::Text(" ".into());
                let (before, after) = take_edges(&mut link);
                result.extend(before.then(blank));
                result.push(Inline::Link(link));
                result.extend(after.then(blank));
                *after_blank |= after;
            }
            inline => result.push(inline),
        }
    }
    result
}

/// Takes the blanks at the ends of a link out of it, where they would be underlined: whether there were some before and
/// after its words.
fn take_edges(link: &mut Link) -> (bool, bool) {
    let is_edge = |c: char| is_blank_char(c) || c == '\u{A0}';
    let mut before = false;
    if let Some(Inline::Text(text)) = link.content.first_mut() {
        let rest = text.trim_start_matches(is_edge).to_owned();
        before = rest.len() < text.len();
        *text = rest;
    }
    let mut after = false;
    if let Some(Inline::Text(text)) = link.content.last_mut() {
        let rest = text.trim_end_matches(is_edge).len();
        after = rest < text.len();
        text.truncate(rest);
    }
    link.content.retain(|inline| !is_empty(inline));
    (before, after)
}

fn collapse_text(text: &str, after_blank: &mut bool) -> String {
    let mut result = String::with_capacity(text.len());
    for c in Characters::of(text) {
        if is_blank_char(c) {
            if !*after_blank {
                result.push(' ');
            }
            *after_blank = true;
        } else if !is_invisible(c) {
            result.push(c);
            *after_blank = false;
        }
    }
    result
}

/// Characters that show nothing and break searching and copying: soft hyphen, zero-width space, joiners of lines,
/// byte order mark, invisible signs of calculation. Those that shape a word of Persian, Hindi or an emoji stay, and so do
/// those that turn the direction.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || c.is_control() && c != '\n' && c != '\t'
}

fn is_empty(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) | Inline::Code(text) => text.is_empty(),
        wrapper => wrapper.inner().is_some_and(Vec::is_empty),
    }
}

/// Cuts blanks and breaks at the end.
fn trim_end(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        let is_done = match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(is_blank_char).len());
                !text.is_empty()
            }
            Inline::LineBreak => false,
            other => other.inner_mut().is_none_or(|inner| {
                trim_end(inner);
                !inner.is_empty()
            }),
        };
        if is_done {
            return;
        }
        content.pop();
    }
}

/// Joins neighbouring texts.
fn join(content: Vec<Inline>) -> Vec<Inline> {
    let mut result: Vec<Inline> = Vec::with_capacity(content.len());
    for inline in content {
        match (result.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => result.push(inline),
        }
    }
    result
}

/// The blocks without empty ones, without rules at the ends, and with no two rules in a row.
pub(super) fn blocks((blocks, sources): (Vec<Block>, Vec<NodeId>)) -> (Vec<Block>, Vec<NodeId>) {
    let mut result: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut kept = Vec::with_capacity(blocks.len());
    for (block, source) in blocks.into_iter().zip(sources) {
        let is_second_rule = matches!(block, Block::Rule) && matches!(result.last(), None | Some(Block::Rule));
        if !is_second_rule && !holds_nothing(&block) {
            if result.last().is_some_and(|before| names_language(before, &block)) {
                result.pop();
                kept.pop();
            }
            result.push(block);
            kept.push(source);
        }
    }
    if matches!(result.last(), Some(Block::Rule)) {
        result.pop();
        kept.pop();
    }
    (result, kept)
}

/// Whether a line says nothing but what the listing below it knows of itself.
fn names_language(line: &Block, listing: &Block) -> bool {
    match (line, listing) {
        (Block::Paragraph { content }, Block::Code { language: Some(language), .. }) => match &content[..] {
            [Inline::Text(text)] => text.eq_ignore_ascii_case(language),
            _ => false,
        },
        _ => false,
    }
}

/// The same for blocks inside another one.
pub(super) fn blocks_alone(inner: Vec<Block>) -> Vec<Block> {
    let sources = vec![NodeId(0); inner.len()];
    blocks((inner, sources)).0
}

fn holds_nothing(block: &Block) -> bool {
    match block {
        Block::List { items, .. } => items.is_empty(),
        Block::DefinitionList { items } => items.is_empty(),
        Block::Quote { blocks } => blocks.is_empty(),
        Block::Code { text, .. } => text.trim().is_empty(),
        Block::Table(table) => table.head.is_empty() && table.body.is_empty(),
        Block::Details { summary, blocks, .. } => summary.is_empty() && blocks.is_empty(),
        Block::Callout { label, blocks } => label.is_empty() && blocks.is_empty(),
        Block::Thread { posts } => posts.is_empty(),
        Block::Footnotes { notes } => notes.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn blanks_collapse_across_inlines() {
        let line = vec![text(" a "), Inline::Strong(vec![text(" b ")]), text(" c\n")];
        assert_eq!(inlines(line), [text("a "), Inline::Strong(vec![text("b ")]), text("c")]);
    }

    #[test]
    fn breaks_lose_the_blanks_around_them() {
        let line = vec![text("a "), Inline::LineBreak, text(" b"), Inline::LineBreak];
        assert_eq!(inlines(line), [text("a"), Inline::LineBreak, text("b")]);
    }

    #[test]
    fn empty_wrappers_leave_no_trace() {
        assert_eq!(
            inlines(vec![Inline::Emphasis(vec![]), Inline::Strong(vec![text("\n")]), text("a\u{200B}b")]),
            [text("ab")]
        );
    }

    #[test]
    fn a_link_is_not_underlined_beyond_its_words() {
        let link = |content| Inline::Link(Link { url: "https://example.org/".into(), title: None, content });
        let by = text(" by bus,");
        let line = vec![text("to"), link(vec![text(" the quay\u{A0}")]), by, link(vec![text("or not ")])];
        let tidy = [text("to "), link(vec![text("the quay")]), text(" by bus,"), link(vec![text("or not")])];
        assert_eq!(inlines(line), tidy);
    }

    #[test]
    fn a_line_that_names_the_language_of_the_listing_below_goes() {
        let line = |words: &str| Block::Paragraph { content: vec![text(words)] };
        let listing = || Block::Code { language: Some("js".into()), text: "tide();".into() };
        assert_eq!(blocks_alone(vec![line("JS"), listing()]), [listing()]);
        assert_eq!(blocks_alone(vec![line("js first"), listing()]).len(), 2);
    }
}
