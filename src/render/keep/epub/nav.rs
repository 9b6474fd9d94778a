//! The table of contents: the title, then the headings of levels 2 and 3.

use super::links::Entry;
use super::{Book, chapter_path};
use crate::render::keep::header::line;

/// Writes the body of `nav.xhtml`.
pub(super) fn write(book: &Book, entries: &[Entry]) -> String {
    let mut html = String::from("<nav epub:type=\"toc\" role=\"doc-toc\">\n<ol>\n");
    push_link(&mut html, &chapter_path(0), book.title());
    html.push_str("</li>\n");
    let mut is_below = false;
    for (index, entry) in entries.iter().enumerate() {
        push_link(&mut html, &entry.address, &entry.text);
        // What is below an entry of level 2 is a list inside it.
        let next_is_below = entries.get(index + 1).is_some_and(|next| next.level > 2);
        let opens = entry.level == 2 && next_is_below;
        let closes = is_below && !next_is_below;
        html.push_str(match (opens, closes) {
            (true, _) => "\n<ol>\n",
            (_, true) => "</li>\n</ol>\n</li>\n",
            _ => "</li>\n",
        });
        is_below = opens || (is_below && next_is_below);
    }
    html.push_str("</ol>\n</nav>\n");
    html
}

fn push_link(html: &mut String, address: &str, text: &str) {
    html.extend(["<li><a href=\"", address, "\">"]);
    line(html, "", Some(text), "</a>");
}
