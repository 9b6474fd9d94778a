//! What is known beforehand, as data: phrases by language, class names, vendors' names, single sites.
//!
//! Words, vendors and names stand in `src/data/*.txt`, one entry a line; `tests/data.rs` checks the files.
//! Logic asks [`Rules`]; it holds no word of any language itself.

pub mod classes;
pub mod cosmetic;
pub(crate) mod entries;
pub mod kind;
pub mod kinds;
pub mod marks;
pub mod matcher;
pub mod metas;
pub mod name;
pub mod notices;
pub mod part;
pub mod phrases;
mod sections;
pub mod signs;
pub mod sites;
pub mod vendors;

use entries::data;
use std::sync::OnceLock;

/// The rule that leaves out text which was sent unreadable: the cleaning names it so, and it is evidence of a cut.
pub const ENCRYPTED: &str = "encrypted";

static SHARED: OnceLock<Rules> = OnceLock::new();

/// All rules, read once.
#[derive(Debug)]
pub struct Rules {
    /// Phrases of clutter.
    pub phrases: phrases::Phrases,
    /// Words about the text's extent.
    pub signs: signs::Signs,
    /// Groups of class names.
    pub classes: classes::Classes,
    /// Vendors' ids and classes.
    pub vendors: vendors::Vendors,
    share_links: Vec<&'static str>,
}

impl Rules {
    /// The rules that come with Recto. They are read at the first call and kept.
    pub fn shared() -> &'static Self {
        SHARED.get_or_init(|| Self::with(phrases::files()))
    }

    /// Takes these phrases into use: the files of `data/phrases`, one after the other. Only before the rules are first
    /// asked for; gives whether it was.
    pub fn use_phrases(files: &str) -> bool {
        SHARED.set(Self::with([files].into_iter())).is_ok()
    }

    fn with<'a>(files: impl Iterator<Item = &'a str>) -> Self {
        let (mut phrases, mut signs) = (phrases::Phrases::default(), signs::Signs::default());
        files.for_each(|file| {
            sections::for_each(file, |section, phrase| {
                phrases.add(section, phrase);
                signs.add(section, phrase);
            });
        });
        Self {
            phrases,
            signs,
            classes: classes::Classes::load(),
            vendors: vendors::Vendors::load(),
            share_links: share_links(),
        }
    }

    /// The part of an address that says it passes the page on.
    pub fn share_link(&self, address: &str) -> Option<&'static str> {
        // "mailto:?" has no recipient; an ordinary mail link has.
        let address = address.trim().to_ascii_lowercase();
        self.share_links.iter().find(|part| address.contains(*part)).copied()
    }
}

fn share_links() -> Vec<&'static str> {
    let mut links = Vec::new();
    sections::for_each(data!("../data/share-links.txt"), |_, part| links.push(part));
    links
}
