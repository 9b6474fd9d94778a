//! What a part that is left out anyway should be called: the list that the reader sees says more than "boilerplate".

use super::Rules;
use super::classes::Group;
use super::kind::Clutter;
use super::marks::Marks;
use super::matcher::normalised;
use super::phrases::Strength;
use crate::dom::blocks::Blocks;
use crate::dom::{Attribute, Document, NodeId, Tag};
use std::ops::Range;

/// Words of the longest block whose words name a part.
const LONGEST_WORDS: f32 = 40.0;
/// Words of the longest block in which a weak phrase names a part, and blocks of the largest such part.
const WEAK_WORDS: f32 = 8.0;
const WEAK_BLOCKS: usize = 6;
/// Share of links from which a part is a list of links, 0.0–1.0.
const LINKS: f32 = 0.6;

/// Words of the shortest list of other pages.
const LIST_WORDS: f32 = 8.0;

/// Elements whose class name a part: itself, and those around it.
const NEAR: usize = 3;

/// What names a part.
#[derive(Debug)]
pub struct Part<'a, 'page> {
    /// The tree.
    pub document: &'a Document<'page>,
    /// Its text blocks.
    pub blocks: &'a Blocks,
    /// What its class names say.
    pub marks: &'a Marks,
    /// What is known beforehand.
    pub rules: &'a Rules,
    /// The part.
    pub node: NodeId,
    /// The part's blocks that count.
    pub range: Range<usize>,
}

impl Part<'_, '_> {
    /// The rule's name that fits the part's words, fields, class names or links, with the sign for it.
    pub fn name(&self) -> Option<(&'static str, String)> {
        let phrase = self.phrase(Strength::Strong);
        let not_related = phrase.clone().filter(|(kind, _)| *kind != Clutter::Related);
        not_related
            .or_else(|| self.heading())
            .or(phrase)
            .or_else(|| self.field())
            .or_else(|| self.class())
            .or_else(|| (self.range.len() <= WEAK_BLOCKS).then(|| self.phrase(Strength::Weak)).flatten())
            .map(|(kind, sign)| (kind.name(), sign))
            .or_else(|| self.links())
    }

    fn texts(&self, longest: f32) -> impl Iterator<Item = &str> {
        self.range
            .clone()
            .filter(move |&index| self.blocks.get(index).words <= longest)
            .map(|index| self.blocks.text(index))
    }

    fn heading(&self) -> Option<(Clutter, String)> {
        self.texts(LONGEST_WORDS)
            .find_map(|text| Some((self.rules.phrases.heading(&normalised(text))?, format!("headed \"{text}\""))))
    }

    fn phrase(&self, least: Strength) -> Option<(Clutter, String)> {
        let longest = if least == Strength::Weak { WEAK_WORDS } else { LONGEST_WORDS };
        self.texts(longest).find_map(|text| {
            let text = normalised(text);
            let hit = self.rules.phrases.hits(&text).into_iter().find(|hit| hit.strength >= least)?;
            Some((hit.kind, format!("\"{}\"", hit.phrase)))
        })
    }

    fn field(&self) -> Option<(Clutter, String)> {
        let is_mail = |node: NodeId| {
            self.document.tag(node) == Tag::Input && self.document.attribute(node, Attribute::Type) == Some("email")
        };
        self.document
            .subtree(self.node)
            .any(is_mail)
            .then(|| (Clutter::Newsletter, "asks for a mail address".to_owned()))
    }

    fn class(&self) -> Option<(Clutter, String)> {
        let near = self.document.path(self.node).take(NEAR);
        near.filter_map(|element| of_groups(self.marks, element)).next().map(|kind| (kind, "its class name".to_owned()))
    }

    /// A list of links: to parts of this page, or to others.
    fn links(&self) -> Option<(&'static str, String)> {
        if self.blocks.sums_of(self.range.clone()).link_density() < LINKS {
            return None;
        }
        let addresses =
            self.document.subtree(self.node).filter_map(|node| self.document.attribute(node, Attribute::Href));
        let (mut here, mut elsewhere) = (0, 0);
        // A bare "#" is a button's: it leads nowhere.
        addresses
            .filter(|&address| address != "#")
            .for_each(|address| *(if address.starts_with('#') { &mut here } else { &mut elsewhere }) += 1);
        match (here, elsewhere) {
            (2.., 0) => Some(("toc", "links to parts of this page".to_owned())),
            (_, 2..) if self.blocks.sums_of(self.range.clone()).words >= LIST_WORDS => {
                Some((Clutter::Related.name(), "links to other pages".to_owned()))
            }
            _ => None,
        }
    }
}

fn of_groups(marks: &Marks, node: NodeId) -> Option<Clutter> {
    let groups = marks.get(node);
    let named = [
        (Group::Consent, Clutter::Consent),
        (Group::AppPromo, Clutter::AppPromo),
        (Group::Newsletter, Clutter::Newsletter),
        (Group::Wall, Clutter::SignInWall),
        (Group::Donation, Clutter::Donation),
        (Group::Advert, Clutter::Advert),
        (Group::Related, Clutter::Related),
        (Group::Comment, Clutter::Comments),
        (Group::Share, Clutter::Share),
        (Group::Author, Clutter::AuthorBio),
        (Group::Tags, Clutter::Tags),
    ];
    named.iter().find(|(group, _)| groups.has(*group)).map(|(_, kind)| *kind)
}
