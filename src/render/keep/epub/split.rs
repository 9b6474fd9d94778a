//! A long text in several files: reading programs lay out a file as a whole, and slowly so.

use crate::render::markup::{Element, Markup};

/// Bytes of text after which the next part begins a file: an article of about 5,000 words is one file.
const CHAPTER_BYTES: usize = 30_000;

/// Cuts a text before headings of level 2; there is at least one chapter.
pub(super) fn chapters(text: Vec<Markup>) -> Vec<Vec<Markup>> {
    let mut chapters = vec![Vec::new()];
    let mut bytes = 0;
    for markup in text {
        let begins_part = matches!(markup, Markup::Element { element: Element::Heading2, .. });
        if begins_part && bytes > CHAPTER_BYTES {
            chapters.push(Vec::new());
            bytes = 0;
        }
        bytes += length(&markup);
        if let Some(chapter) = chapters.last_mut() {
            chapter.push(markup);
        }
    }
    chapters
}

fn length(markup: &Markup) -> usize {
    match markup {
        Markup::Text(text) => text.len(),
        Markup::Element { children, .. } => children.iter().map(length).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(element: Element, bytes: usize) -> Markup {
        Markup::element(element, vec![Markup::Text("a".repeat(bytes))])
    }

    #[test]
    fn only_a_long_text_is_cut_and_only_before_a_part() {
        let part = |bytes| [element(Element::Heading2, 5), element(Element::Paragraph, bytes)];
        let short = chapters([part(100), part(100)].concat());
        assert_eq!(short.len(), 1);
        let long = chapters([part(CHAPTER_BYTES), part(100), part(CHAPTER_BYTES), part(1)].concat());
        assert_eq!(long.iter().map(Vec::len).collect::<Vec<_>>(), [2, 4, 2]);
        assert_eq!(chapters(Vec::new()), [Vec::new()]);
    }
}
