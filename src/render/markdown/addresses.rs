//! Pictures, addresses and signs of notes.

use super::escape::push_text;
use crate::article::Image;
use crate::render::address;

/// Characters of the longest picture that stands in a text itself (`data:`): a photograph would be a line of a million.
const HELD_CHARS: usize = 4_000;

/// A picture, or its words where its address is refused or is the whole picture.
pub(super) fn picture(image: &Image) -> String {
    let mut alternative = String::new();
    push_text(&mut alternative, &image.alternative.replace('\n', " "), None);
    let fits = |url: &&str| !url.starts_with("data:") || url.len() <= HELD_CHARS;
    let Some(url) = address::picture(&image.url).filter(fits) else {
        return alternative;
    };
    let title = image.title.as_deref().unwrap_or_default().replace('\n', " ");
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    let url = destination(url);
    if title.is_empty() { format!("![{alternative}]({url})") } else { format!("![{alternative}]({url} \"{title}\")") }
}

/// An address, in angle brackets where it would end too early without.
pub(super) fn destination(url: &str) -> String {
    let url = url.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace(['\n', '\r', '\t'], "");
    if url.contains([' ', '(', ')']) { format!("<{url}>") } else { url }
}

/// The sign that leads to a note, and with a colon begins it.
pub(super) fn reference(id: &str) -> String {
    let id: String = id.chars().map(|c| if c.is_whitespace() || "[]^`".contains(c) { '-' } else { c }).collect();
    format!("[^{id}]")
}
