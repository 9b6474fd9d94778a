//! Notes to the text: signs and notes found in the forms that the web knows, each sign tied to its note.
//!
//! A sign is a short link to a place in the same page ("1", `[a]`, "†"); a note is the entry, paragraph or box that the
//! place is in. Something must speak for the pair: the note leads back, or one of the two is named so.
//! Notes that stand in the text itself (sidenotes) become notes at its end.

use super::super::places::{NOTE_LEVELS, NOTE_WORDS, Places, SIGN_CHARS};
use super::Converter;
use crate::dom::text::collapsed;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// Levels around a sign or a note in which names speak for it.
const NAME_LEVELS: usize = 3;
/// What may stand before a note's number, in Chinese, Japanese and Korean too.
const MARKS: &str = "*†‡※注註주";
/// Signs that are letters of no word.
const SYMBOLS: &str = "*†‡§¶#‖※↵";
/// What leads back from a note.
const ARROWS: &[char] = &['↩', '↑', '⏎', '^', '\u{FE0E}', '\u{FE0F}', '↵', '⤴', '←'];

/// What a node is besides what its name says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Plain,
    /// Left out where the note is written: its number, the way back.
    Out,
    /// The sign of a note.
    Sign(u16),
    /// A note.
    Note(u16),
    /// A note that stands in the text.
    Sidenote(u16),
    /// Who took a picture: written apart from its caption.
    Credit,
    /// A post of a thread.
    Post,
}

/// One note.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) label: String,
    pub(super) node: NodeId,
}

/// The notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What nodes are to the notes.
    pub(super) roles: Vec<(NodeId, Role)>,
    /// The notes, in the order of their signs.
    pub(super) notes: Vec<Note>,
}

/// A link that may be a sign.
struct Sign {
    link: NodeId,
    label: String,
    target: NodeId,
}

/// Finds the notes of what stays.
pub(super) fn find(converter: &Converter) -> Notes {
    let mut finder = Finder { converter, places: Places::default(), notes: Notes::default() };
    let links = finder.short_links();
    if !links.is_empty() {
        finder.places = Places::of(converter.page.document);
        finder.signs(&links);
    }
    finder.sidenotes();
    finder.notes
}

struct Finder<'a, 'b, 'page> {
    converter: &'a Converter<'b, 'page>,
    places: Places<'page>,
    notes: Notes,
}

impl Finder<'_, '_, '_> {
    fn mark(&mut self, node: NodeId, role: Role) {
        self.notes.roles.push((node, role));
    }

    /// Links to a place whose text is as short as a sign's.
    fn short_links(&self) -> Vec<NodeId> {
        let document = self.converter.page.document;
        let leads_to_place =
            |link: NodeId| document.attribute(link, Attribute::Href).is_some_and(|to| to.contains('#'));
        let links = document.nodes().filter(|&node| document.tag(node) == Tag::A && self.converter.is_alive(node));
        links.filter(|&link| leads_to_place(link) && label(&self.converter.kept_text(link)).is_some()).collect()
    }

    /// Finds the signs and their notes.
    fn signs(&mut self, links: &[NodeId]) {
        let document = self.converter.page.document;
        let signs: Vec<Sign> = links.iter().filter_map(|&link| self.sign(link)).collect();
        for sign in &signs {
            let Some(node) = self.note(sign) else { continue };
            if self.notes.notes.iter().any(|note| document.contains(note.node, sign.link)) {
                continue;
            }
            let at = match self.notes.notes.iter().position(|note| note.node == node) {
                Some(at) => at,
                None => {
                    self.notes.notes.push(Note { label: sign.label.clone(), node });
                    self.mark(node, Role::Note((self.notes.notes.len() - 1) as u16));
                    self.notes.notes.len() - 1
                }
            };
            self.mark(sign.link, Role::Sign(at as u16));
        }
        for at in 0..self.notes.notes.len() {
            self.leave_out_number(at);
            self.leave_out_ways_back(self.notes.notes[at].node);
        }
    }

    fn sign(&self, link: NodeId) -> Option<Sign> {
        let target = self.target(link)?;
        let label = label(&self.converter.kept_text(link))?;
        (!self.converter.page.document.contains(target, link)).then_some(Sign { link, label, target })
    }

    fn target(&self, link: NodeId) -> Option<NodeId> {
        self.places.target(self.converter.page.document, link)
    }

    /// The note that a sign leads to, if something speaks for the pair.
    fn note(&self, sign: &Sign) -> Option<NodeId> {
        let page = self.converter.page;
        let document = page.document;
        let node = self.whole_note(sign.target)?;
        let comes_later = node > sign.link && !document.contains(node, sign.link);
        let is_note = comes_later
            && self.converter.is_alive(node)
            && page.blocks.sums(document, node).words <= NOTE_WORDS
            && !document.subtree(node).any(|inner| document.tag(inner).heading_level().is_some());
        // The way back of a note that is a definition stands in its term.
        let whole = document.path(sign.target).find(|&above| document.tag(above) == Tag::Dt).unwrap_or(node);
        let leads_back = || {
            let links =
                document.subtree(whole).chain(document.subtree(node)).filter(|&inner| document.tag(inner) == Tag::A);
            links.into_iter().any(|back| self.leads_to(back, sign.link))
        };
        let names_note = |near: NodeId| {
            page.marks.get(near).has(Group::Notes)
                || document.attribute(near, Attribute::Role).is_some_and(|role| role.starts_with("doc-"))
        };
        let names_sign = |near: NodeId| {
            page.marks.get(near).has(Group::NoteSign)
                || document.attribute(near, Attribute::Role) == Some("doc-noteref")
                || document.tag(near) == Tag::Sup
        };
        let holds_sup = || document.children(sign.link).any(|child| document.tag(child) == Tag::Sup);
        // "[1]", and under the text "1. Warrender, E.: …"
        let begins_so = || begins_with_label(&self.converter.kept_text(node), &sign.label);
        let is_pair = || {
            leads_back()
                || document.path(node).take(NAME_LEVELS).any(names_note)
                    && (holds_sup() || document.path(sign.link).take(NAME_LEVELS).any(names_sign) || begins_so())
        };
        (is_note && is_pair()).then_some(node)
    }

    /// Whether a link leads to a sign or to what stands right around it.
    fn leads_to(&self, link: NodeId, sign: NodeId) -> bool {
        let document = self.converter.page.document;
        self.target(link).is_some_and(|place| {
            let is_around = document.path(sign).take(NAME_LEVELS).any(|above| above == place);
            // Old pages set an empty link as the place just before the sign.
            let is_beside = document.parent(place) == document.parent(sign) && place <= sign;
            is_around || is_beside || document.contains(sign, place)
        })
    }

    /// The entry, paragraph or box that a place is in.
    fn whole_note(&self, place: NodeId) -> Option<NodeId> {
        let document = self.converter.page.document;
        let near = || document.path(place).take(NOTE_LEVELS);
        if let Some(entry) = near().find(|&above| document.tag(above) == Tag::Li) {
            return Some(entry);
        }
        let node = near().find(|&above| document.tag(above).is_block())?;
        match document.tag(node) {
            // The term is the number; what it means is the note.
            Tag::Dt => {
                let parent = document.parent(node)?;
                document.children(parent).find(|&after| after > node && document.tag(after) == Tag::Dd)
            }
            Tag::Td | Tag::Th => document.parent(node),
            Tag::P | Tag::Div | Tag::Dd | Tag::Aside | Tag::Section | Tag::Custom => Some(node),
            _ => None,
        }
    }

    /// Leaves out the number that a note begins with, where it stands by itself.
    fn leave_out_number(&mut self, at: usize) {
        let document = self.converter.page.document;
        let note = &self.notes.notes[at];
        let text = |leaf: &NodeId| document.is_text(*leaf) && !document.text(*leaf).trim().is_empty();
        let number = document.subtree(note.node).find(text);
        let is_number = |leaf: &NodeId| label(document.text(*leaf)).as_deref() == Some(&note.label);
        if let Some(number) = number.filter(is_number) {
            self.mark(number, Role::Out);
        }
    }

    /// Leaves out a note's number and its ways back: both stand beside every note here.
    fn leave_out_ways_back(&mut self, node: NodeId) {
        let document = self.converter.page.document;
        if document.tag(node) == Tag::Dd
            && let Some(parent) = document.parent(node)
            && let Some(term) = document.children(parent).take_while(|&child| child < node).last()
        {
            self.mark(term, Role::Out);
        }
        for inner in document.subtree(node).skip(1) {
            let is_named = self.converter.page.marks.get(inner).has(Group::NoteBack)
                || document.attribute(inner, Attribute::Role) == Some("doc-backlink");
            let is_back = document.tag(inner) == Tag::A
                && self.target(inner).is_some_and(|place| place < node)
                && is_bare(&self.converter.kept_text(inner));
            if is_named && document.tag(inner) != Tag::Li || is_back {
                self.mark(inner, Role::Out);
            }
        }
    }

    /// Finds the notes that stand in the text.
    fn sidenotes(&mut self) {
        let converter = self.converter;
        let document = converter.page.document;
        let mut end = NodeId(0);
        for node in document.nodes() {
            let is_note = converter.page.marks.get(node).has(Group::Sidenote) || document.name(node) == "d-footnote";
            let holds_words = || converter.page.blocks.sums(document, node).words <= NOTE_WORDS;
            if node < end || !is_note || !converter.is_alive(node) || !holds_words() {
                continue;
            }
            end = document.end(node);
            let at = self.notes.notes.len();
            self.notes.notes.push(Note { label: (at + 1).to_string(), node });
            self.mark(node, Role::Sidenote(at as u16));
            self.leave_out_marks(node);
        }
    }

    /// Leaves out the number that stands before a sidenote and again inside it.
    fn leave_out_marks(&mut self, node: NodeId) {
        let document = self.converter.page.document;
        let outer = document.ancestors(node).take(2).last().unwrap_or(node);
        let marks: Vec<NodeId> = document
            .subtree(outer)
            .filter(|&inner| self.converter.page.marks.get(inner).has(Group::NoteBack))
            .collect();
        marks.into_iter().for_each(|inner| self.mark(inner, Role::Out));
    }
}

fn is_bracket(c: char) -> bool {
    matches!(c, '[' | ']' | '(' | ')' | '.' | ' ' | '\u{A0}' | '^')
}

/// A link's text as a sign, without the brackets around it.
pub(super) fn label(text: &str) -> Option<String> {
    let text = collapsed(text);
    let bare = text.trim_matches(is_bracket as fn(char) -> bool);
    // "*1", "注2"
    let is_number = bare.trim_start_matches(|c| MARKS.contains(c)).chars().all(char::is_numeric);
    let is_letters = bare.chars().count() <= 2 && bare.chars().all(char::is_alphabetic);
    let is_roman = bare.chars().all(|c| "ivxlc".contains(c));
    let is_symbol = bare.chars().all(|c| SYMBOLS.contains(c));
    let is_sign =
        !bare.is_empty() && text.chars().count() <= SIGN_CHARS && (is_number || is_letters || is_roman || is_symbol);
    is_sign.then(|| bare.to_owned())
}

/// Whether a note begins with its sign's label, as one in a numbered list does.
fn begins_with_label(note: &str, label: &str) -> bool {
    let rest = note.trim_start_matches(|c: char| is_bracket(c) || c.is_whitespace()).strip_prefix(label);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a way back says no more than a number or an arrow.
fn is_bare(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.chars().all(|c| ARROWS.contains(&c) || c.is_whitespace()) || label(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    #[test]
    fn a_place_is_found_by_its_name_in_any_script_however_the_link_writes_it() {
        let prose = "The harbour wakes before the town does, and on most mornings the first sound is a chain running out. \
            Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.";
        for (to, id) in [("#注-1", "注-1"), ("#%E6%B3%A8-1", "注-1"), ("#%e6%b3%a8-1", "注-1"), ("#a%20b", "a%20b")]
        {
            let html = format!(
                "<article><p>{prose}<sup><a href='{to}' id=r>1</a></sup></p><p>{prose}</p><ol class=footnotes><li id='{id}'>\
                 See there. <a href='#r'>↩</a></li></ol></article>"
            );
            let page = snapshot(&html, Some("https://lantern.example/a"));
            let blocks = read(&page, &Settings::default()).unwrap().article.blocks;
            assert!(blocks.iter().any(|block| matches!(block, Block::Footnotes { .. })), "{to} {id}: {blocks:?}");
        }
    }

    #[test]
    fn signs_are_short() {
        for (text, sign) in [
            ("1", Some("1")),
            (" [12] ", Some("12")),
            ("(a)", Some("a")),
            ("†", Some("†")),
            ("iv", Some("iv")),
            ("*1", Some("*1")),
            ("[注2]", Some("注2")),
            ("٣", Some("٣")),
            ("Anna", None),
            ("1984 election", None),
            ("[]", None),
            ("", None),
        ] {
            assert_eq!(label(text).as_deref(), sign, "{text}");
        }
    }
}
