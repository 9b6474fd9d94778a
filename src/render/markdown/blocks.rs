//! Blocks → Markdown.

use super::addresses::{destination, picture, reference};
use super::escape::{heading_text, line_starts, longest_backticks};
use super::inlines::{Breaks, line};
use super::{lists, table};
use crate::article::{Block, Footnote, Image, Inline, Math, Post};
use crate::render::{address, is_tight, post_parts};

/// Writes blocks with a blank line between them.
pub(super) fn blocks(blocks: &[Block]) -> String {
    join(blocks.iter().map(block), "\n\n")
}

/// Joins what is not empty.
pub(super) fn join(parts: impl Iterator<Item = String>, between: &str) -> String {
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

pub(super) fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { content } => paragraph(content),
        Block::Heading { level, content, .. } => heading(*level, content),
        Block::List { ordered: true, start, reversed, items } => lists::numbered(*start, *reversed, items),
        Block::List { items, .. } => lists::bulleted(items),
        Block::DefinitionList { items } => lists::definitions(items),
        Block::Quote { blocks } => quoted(&self::blocks(blocks)),
        Block::Code { language, text } => code(language.as_deref(), text),
        Block::Figure { images, caption, credit } => figure(images, caption, credit),
        Block::Table(table) => table::table(table),
        Block::Math(math) => formula(math),
        Block::Embed { provider, title, url, tracks, .. } => {
            let tracks = tracks.iter().map(|track| embed(&track.label, &track.url));
            let card = embed(title.as_deref().unwrap_or(provider), url);
            join([card].into_iter().chain(tracks), " · ")
        }
        Block::Callout { label, blocks } => callout(label, blocks),
        Block::Details { summary, blocks, .. } => {
            let summary = paragraph(&[Inline::Strong(summary.clone())]);
            join([summary, self::blocks(blocks)].into_iter(), "\n\n")
        }
        Block::Rule => "---".to_owned(),
        Block::Thread { posts } => join(posts.iter().map(post), "\n\n"),
        Block::Footnotes { notes } => join(notes.iter().map(note), "\n"),
    }
}

/// A paragraph's text.
pub(super) fn paragraph(content: &[Inline]) -> String {
    line_starts(&line(content, Breaks::Backslash))
}

fn heading(level: u8, content: &[Inline]) -> String {
    let text = heading_text(&line(content, Breaks::Blank));
    if text.is_empty() {
        return text;
    }
    format!("{} {text}", "#".repeat(usize::from(level.clamp(2, 6))))
}

/// Puts `first` before the first line and `rest` before the others; blank lines get no blanks at their end.
pub(super) fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(at, line)| {
        let prefix = if at == 0 { first } else { rest };
        let prefix = if line.is_empty() { prefix.trim_end() } else { prefix };
        format!("{prefix}{line}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn quoted(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    prefixed(text, "> ", "> ")
}

fn code(language: Option<&str>, text: &str) -> String {
    let fence = "`".repeat((longest_backticks(text) + 1).max(3));
    let language = language.unwrap_or_default().replace(|c: char| c == '`' || c.is_whitespace(), "");
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{language}\n{text}{end}{fence}")
}

fn figure(images: &[Image], caption: &[Inline], credit: &[Inline]) -> String {
    let images = join(images.iter().map(picture), "\n");
    let mut words = caption.to_vec();
    if !caption.is_empty() && !credit.is_empty() {
        words.push(Inline::Text(" — ".into()));
    }
    words.extend_from_slice(credit);
    join([images, emphasized(&words)].into_iter(), "\n\n")
}

/// A callout is a quotation that begins with its name.
fn callout(label: &[Inline], blocks: &[Block]) -> String {
    let label = paragraph(&[Inline::Strong(label.to_vec())]);
    quoted(&join([label, self::blocks(blocks)].into_iter(), "\n\n"))
}

/// A caption as a paragraph of its own.
pub(super) fn emphasized(caption: &[Inline]) -> String {
    paragraph(&[Inline::Emphasis(caption.to_vec())])
}

fn formula(math: &Math) -> String {
    match &math.tex {
        // A blank line would end the formula.
        Some(tex) => format!("$${}$$", join(tex.lines().map(|line| line.trim_end().to_owned()), "\n")),
        None => paragraph(&[Inline::Math(math.clone())]),
    }
}

fn embed(label: &str, url: &str) -> String {
    let label = paragraph(&[Inline::Text(label.to_owned())]);
    match address::link(url) {
        Some(url) if !label.is_empty() => format!("[{label}]({})", destination(url)),
        _ => label,
    }
}

/// Answers are quoted as deep as they are answers.
fn post(post: &Post) -> String {
    let mut head: Vec<Inline> = Vec::new();
    for (at, part) in post_parts(post).into_iter().enumerate() {
        let is_author = at == 0 && post.author.is_some();
        let part = Inline::Text(part);
        if !head.is_empty() {
            head.push(Inline::Text(" · ".into()));
        }
        head.push(if is_author { Inline::Strong(vec![part]) } else { part });
    }
    let text = join([paragraph(&head), blocks(&post.blocks)].into_iter(), "\n\n");
    (0..post.depth).fold(text, |text, _| quoted(&text))
}

fn note(note: &Footnote) -> String {
    let between = if is_tight(&note.blocks) { "\n" } else { "\n\n" };
    let text = join(note.blocks.iter().map(block), between);
    prefixed(&text, &format!("{}: ", reference(&note.id)), "    ")
}
