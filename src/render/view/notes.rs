//! Notes to the text → markup.

use super::{Writer, labelled, text};
use crate::article::Footnote;
use crate::render::markup::{Attribute, Element, Markup};

/// Where a note's sign comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    FromList,
    Written,
}

impl<'a> Writer<'a> {
    /// Notes with a way back to the sign in the text that led to them. Where they count 1, 2, 3 the list
    /// numbers them, else each begins with its sign.
    pub(super) fn notes(&mut self, notes: &'a [Footnote]) -> Markup {
        let are_counted = notes.iter().zip(1..).all(|(note, number)| is_number(&note.label, number));
        let (list, sign) =
            if are_counted { (Element::OrderedList, Sign::FromList) } else { (Element::UnorderedList, Sign::Written) };
        let items = notes.iter().map(|note| self.note(note, sign)).collect();
        let list = Markup::element(list, items);
        Markup::element(Element::Section, vec![list]).with(Attribute::Class, "footnotes")
    }

    fn note(&mut self, note: &'a Footnote, sign: Sign) -> Markup {
        let mut children = self.tight(&note.blocks);
        if sign == Sign::Written && !note.label.is_empty() {
            children.splice(0..0, [labelled(Element::Superscript, &note.label), text(" ")]);
        }
        if self.referenced.contains(&*note.id) {
            let back = labelled(Element::Anchor, "↩").with(Attribute::Link, format!("#reference-{}", note.id));
            // At the end of the note's last line, not below it.
            let place = match children.last_mut() {
                Some(Markup::Element { element: Element::Paragraph, children, .. }) => children,
                _ => &mut children,
            };
            place.extend([text(" "), back]);
        }
        Markup::element(Element::Item, children).with(Attribute::Id, format!("note-{}", note.id))
    }
}

fn is_number(label: &str, number: usize) -> bool {
    let digits = label.trim_matches(['[', ']', '(', ')', '.', ' ']);
    digits.is_empty() || digits.parse() == Ok(number)
}
