//! A long text in stretches, which the view builds one after the other: the first screen is there before anybody has looked at the
//! rest, and none of the rest is kept as objects (100,000 nodes are 11 MB of them, and Firefox works 66 ms at a stroke to move them to
//! where long-lived objects are: 153, 2026-11-27).

use super::markup::{Element, Markup};

/// Pieces (paragraphs, headings, lists) from which a text is long. Ordinary articles have 20 to 200.
const LONG: usize = 600;

/// Pieces of a stretch; it ends where the next piece has no room above itself, as rooms of two stretches do not join.
const STRETCH: usize = 100;

/// Pieces of the longest stretch, where no such piece comes.
const LONGEST: usize = 2 * STRETCH;

/// The stretches of a text, in order: all of a short one is one, and nothing is none.
pub fn stretches(mut markup: &[Markup]) -> impl Iterator<Item = &[Markup]> {
    let is_long = markup.len() >= LONG;
    std::iter::from_fn(move || {
        if markup.is_empty() {
            return None;
        }
        let (stretch, rest) = markup.split_at(if is_long { end_of_first(markup) } else { markup.len() });
        markup = rest;
        Some(stretch)
    })
}

fn end_of_first(markup: &[Markup]) -> usize {
    let begins = |at: &usize| markup.get(*at).is_none_or(has_no_room_above);
    (STRETCH..LONGEST).find(begins).unwrap_or(LONGEST).min(markup.len())
}

/// Whether a piece has none (extension/content/styles/book.css).
fn has_no_room_above(piece: &Markup) -> bool {
    matches!(piece, Markup::Element { element: Element::Paragraph, .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(count: usize, element: Element) -> Vec<Markup> {
        vec![Markup::Element { element, attributes: Vec::new(), children: Vec::new() }; count]
    }

    fn lengths(markup: &[Markup]) -> Vec<usize> {
        stretches(markup).map(<[Markup]>::len).collect()
    }

    #[test]
    fn a_short_text_is_one_stretch_and_none_is_none() {
        assert_eq!(lengths(&pieces(LONG - 1, Element::Paragraph)), [LONG - 1]);
        assert_eq!(lengths(&[]), [0; 0]);
    }

    #[test]
    fn a_long_text_is_cut_before_paragraphs() {
        let mut markup = pieces(LONG + 50, Element::Paragraph);
        for piece in &mut markup[STRETCH..STRETCH + 7] {
            *piece = pieces(1, Element::Heading2).remove(0);
        }
        assert_eq!(lengths(&markup), [107, 100, 100, 100, 100, 100, 43]);
    }

    #[test]
    fn where_no_paragraph_comes_it_is_cut_all_the_same() {
        assert_eq!(lengths(&pieces(LONG, Element::UnorderedList)), [LONGEST, LONGEST, LONGEST]);
    }

    #[test]
    fn nothing_is_lost_between_stretches() {
        let markup = pieces(1_234, Element::Paragraph);
        assert_eq!(stretches(&markup).flatten().count(), markup.len());
    }
}
