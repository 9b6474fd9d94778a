//! Article → Markdown: CommonMark with pipe tables, fenced code, strikethrough and footnotes.
//!
//! A blank line stands between blocks, no line is wrapped, and the text ends with one line break.

mod addresses;
mod blocks;
mod escape;
mod inlines;
mod lists;
mod marks;
mod table;

use crate::article::Article;
use crate::render::text;
use inlines::Breaks;

/// Writes the article's text without its title; empty where there is none.
pub fn write(article: &Article) -> String {
    ended(blocks::blocks(&article.blocks))
}

/// Writes the article with its title as the only heading of level 1, then a line with author, site and date.
pub fn document(article: &Article) -> String {
    let title = article.metadata.title.as_deref().unwrap_or_default();
    let parts =
        [escape::heading(&plain(title)), plain(&text::origin(&article.metadata)), blocks::blocks(&article.blocks)];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    ended(parts.join("\n\n"))
}

/// Plain text as a line of Markdown.
fn plain(text: &str) -> String {
    let line = inlines::line(&[crate::article::Inline::Text(text.to_owned())], Breaks::Blank);
    escape::line_starts(&line)
}

fn ended(mut markdown: String) -> String {
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    markdown
}

#[cfg(test)]
mod tests;
