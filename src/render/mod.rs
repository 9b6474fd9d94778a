//! Article → what shows or keeps it: the view's markup, Markdown, plain text, HTML, a book.
//!
//! Each writer reads [`crate::article::Article`] alone.

pub mod address;
mod elsewhere;
pub mod html;
pub mod keep;
pub mod markdown;
pub mod markup;
#[cfg(test)]
mod sample;
pub mod stretches;
pub mod text;
mod view;

pub use view::{view, view_by_block};

use crate::article::{Block, Math, Post};

/// Whether a list's entry is one line, perhaps with lists below it, so that its text needs no paragraph of its own.
fn is_tight(item: &[Block]) -> bool {
    let below = item.get(1..).unwrap_or_default();
    below.iter().all(|block| matches!(block, Block::List { .. }))
}

/// What stands for a formula in plain text.
fn formula_text(math: &Math) -> &str {
    let tex = math.tex.as_deref().unwrap_or_default();
    if math.text.is_empty() { tex } else { &math.text }
}

/// The line that names who wrote a post and when, and how many it pleased.
fn post_parts(post: &Post) -> Vec<String> {
    let said = [&post.author, &post.time].into_iter().flatten().filter(|part| !part.is_empty()).cloned();
    said.chain(post.votes.map(|votes| format!("{}{votes}", if votes < 0 { "" } else { "+" }))).collect()
}
