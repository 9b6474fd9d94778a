//! Pieces of a line → Markdown.

use super::addresses::{destination, picture, reference};
use super::escape::{longest_backticks, push_text};
use super::marks::{Mark, first_char, signs, split_blanks};
use crate::article::{Inline, Link, Math};
use crate::render::address;

/// What a line break becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// A backslash and a new line: in paragraphs.
    Backslash,
    /// A blank: in headings.
    Blank,
    /// `<br>`: in cells of a table.
    Tag,
}

/// A line's text, blanks at its ends left off.
pub(super) fn line(content: &[Inline], breaks: Breaks) -> String {
    let mut line = Line { out: String::new(), breaks, open: Vec::new() };
    line.push_all(content, None);
    split_blanks(&line.out).1.to_owned()
}

struct Line {
    out: String,
    breaks: Breaks,
    open: Vec<Mark>,
}

impl Line {
    /// Writes pieces in order; `after` is the character that follows them.
    fn push_all(&mut self, content: &[Inline], after: Option<char>) {
        for (at, inline) in content.iter().enumerate() {
            let next = content[at + 1..].iter().find_map(first_char).or(after);
            self.push(inline, next);
        }
    }

    fn push(&mut self, inline: &Inline, next: Option<char>) {
        match inline {
            Inline::Text(text) => push_text(&mut self.out, text, next),
            Inline::Strong(content) => self.marked(Mark::Strong, content, next),
            Inline::Emphasis(content) => self.marked(Mark::Emphasis, content, next),
            Inline::Deleted(content) => self.marked(Mark::Deleted, content, next),
            Inline::Mark(content) => self.tagged("mark", content),
            Inline::Superscript(content) => self.tagged("sup", content),
            Inline::Subscript(content) => self.tagged("sub", content),
            // Two runs of backticks side by side would be one.
            Inline::Code(code) if self.out.ends_with('`') => {
                self.tagged("code", &[Inline::Text(code.clone())]);
            }
            Inline::Code(code) => push_code(&mut self.out, code),
            Inline::Link(link) => self.link(link, next),
            Inline::Image(image) => self.out.push_str(&picture(image)),
            Inline::Math(math) => push_math(&mut self.out, math, next),
            Inline::Ruby { base, reading } => {
                push_text(&mut self.out, base, Some('('));
                push_text(&mut self.out, &format!("({reading})"), next);
            }
            Inline::Directed { content, .. } => self.push_all(content, next),
            Inline::FootnoteReference { id, .. } => {
                self.keep_exclamation();
                self.out.push_str(&reference(id));
            }
            Inline::LineBreak => self.out.push_str(match self.breaks {
                Breaks::Backslash => "\\\n",
                Breaks::Blank => " ",
                Breaks::Tag => "<br>",
            }),
        }
    }

    /// What `content` is written as, so that it can be looked at first; `after` follows it.
    fn inside(&mut self, mark: Mark, content: &[Inline], after: Option<char>) -> String {
        let outside = std::mem::take(&mut self.out);
        self.open.push(mark);
        self.push_all(content, after);
        self.open.pop();
        std::mem::replace(&mut self.out, outside)
    }

    fn marked(&mut self, mark: Mark, content: &[Inline], next: Option<char>) {
        if self.open.contains(&mark) {
            return self.push_all(content, next);
        }
        let inside = self.inside(mark, content, next);
        let (lead, core, trail) = split_blanks(&inside);
        self.out.push_str(lead);
        if !core.is_empty() {
            let around = (self.out.chars().next_back(), trail.chars().next().or(next));
            let (open, close) = signs(mark, core, around);
            self.out.extend([open, core, close]);
        }
        self.out.push_str(trail);
    }

    fn tagged(&mut self, name: &str, content: &[Inline]) {
        let start = self.out.len();
        self.out.extend(["<", name, ">"]);
        let inside = self.out.len();
        self.push_all(content, Some('<'));
        if self.out.len() == inside {
            self.out.truncate(start);
        } else {
            self.out.extend(["</", name, ">"]);
        }
    }

    fn link(&mut self, link: &Link, next: Option<char>) {
        let url = address::link(&link.url).filter(|_| !self.open.contains(&Mark::Link));
        let Some(url) = url else {
            return self.push_all(&link.content, next);
        };
        let inside = self.inside(Mark::Link, &link.content, Some(']'));
        let (lead, core, trail) = split_blanks(&inside);
        self.out.push_str(lead);
        if !core.is_empty() {
            self.keep_exclamation();
            self.out.extend(["[", core, "](", &destination(url), ")"]);
        }
        self.out.push_str(trail);
    }

    /// An exclamation mark right before a bracket would make a picture of the link.
    fn keep_exclamation(&mut self) {
        if self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
    }
}

fn push_code(out: &mut String, code: &str) {
    if code.is_empty() {
        return;
    }
    let fence = "`".repeat(longest_backticks(code) + 1);
    let is_blank_framed = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    let pad = if code.starts_with('`') || code.ends_with('`') || is_blank_framed { " " } else { "" };
    out.extend([&fence, pad, &code.replace('\n', " "), pad, &fence]);
}

fn push_math(out: &mut String, math: &Math, next: Option<char>) {
    match &math.tex {
        Some(tex) => out.extend(["$", &tex.replace('\n', " "), "$"]),
        None => push_text(out, &math.text, next),
    }
}
