//! The style of what is kept: a little of the view's own look, which every reading program may overrule.

/// The style sheet, without anything that fetches.
pub(super) const STYLE: &str = include_str!("book.css");

/// Columns from right to left.
pub(super) const VERTICAL: &str = "html { writing-mode: vertical-rl; -epub-writing-mode: vertical-rl; }\n";
