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
mod normal;
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
    share_links: Vec<AddressPart>,
    follow_links: Vec<AddressPart>,
}

impl Rules {
    /// The rules that come with Recto. They are read at the first call and kept.
    pub fn shared() -> &'static Self {
        SHARED.get_or_init(|| Self::of(written_phrases()))
    }

    /// Takes these phrases into use, as [`written_phrases`] has them; those that are in use already stay. Gives whether there are any.
    pub fn use_phrases(written: String) -> bool {
        let are_phrases = written.starts_with(HEAD);
        if are_phrases {
            SHARED.get_or_init(|| Self::of(written));
        }
        are_phrases
    }

    /// Keeps the phrases for as long as the program runs.
    fn of(written: String) -> Self {
        let (mut phrases, mut signs) = (phrases::Phrases::default(), signs::Signs::default());
        let (mut section, mut meaning) = ("", None);
        let mut rest: &'static str = String::leak(written);
        while !rest.is_empty() {
            // Lines are so short that `lines` takes longer over each than to look at its bytes.
            let end = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
            let line = &rest[..end];
            rest = rest.get(end + 1..).unwrap_or("");
            if let Some(name) = line.strip_prefix(HEAD) {
                (section, meaning) = (name, phrases::Meaning::of(name));
            } else if let Some(meaning) = meaning {
                phrases.add(meaning, line);
            } else {
                signs.add(section, line);
            }
        }
        Self {
            phrases,
            signs,
            classes: classes::Classes::load(),
            vendors: vendors::Vendors::load(),
            share_links: links("share"),
            follow_links: links("follow"),
        }
    }

    /// The part of an address that says it passes the page on.
    pub fn share_link(&self, address: &str) -> Option<&'static str> {
        // "mailto:?" has no recipient; an ordinary mail link has.
        part_of(&self.share_links, address)
    }

    /// The part of an address that says it leads to a channel to follow.
    pub fn follow_link(&self, address: &str) -> Option<&'static str> {
        part_of(&self.follow_links, address)
    }
}

/// Begins the line that names a section in [`written`] phrases; no normalised phrase has it.
const HEAD: char = '\t';

/// The phrases that come with Recto, in the form of [`Rules::use_phrases`]; none where they are not inside the program.
pub fn written_phrases() -> String {
    written(phrases::files())
}

/// Bytes that all written phrases take, and room for some more.
const WRITTEN_BYTES: usize = 256 * 1024;

/// Phrase files in the form in which they are read quickly, as a browser does whenever it wakes the background for a press: each phrase
/// a line, normalised; a line that begins with a tab names the section of those that follow.
fn written<'a>(files: impl IntoIterator<Item = &'a str>) -> String {
    let (mut written, mut last) = (String::with_capacity(WRITTEN_BYTES), "");
    for file in files {
        sections::for_each(file, |section, phrase| {
            if section != last {
                written.extend([HEAD.encode_utf8(&mut [0; 1]), section, "\n"]);
                last = section;
            }
            written.extend([matcher::normalised(phrase).as_str(), "\n"]);
        });
    }
    written
}

/// A part of addresses, and the pairs of letters in it.
#[derive(Debug)]
struct AddressPart {
    text: &'static str,
    pairs: u64,
}

/// Which pairs of neighbouring bytes a text holds, as a set of 64 kinds of them. Nearly all addresses lack one of nearly every part, and
/// need not be searched for it.
fn pairs(text: &str) -> u64 {
    let kind = |pair: &[u8]| (pair[0].wrapping_mul(7) ^ pair[1]) & 63;
    text.as_bytes().windows(2).fold(0, |set, pair| set | 1 << kind(pair))
}

/// The first of these that is a part of the address.
fn part_of(parts: &[AddressPart], address: &str) -> Option<&'static str> {
    let address = address.trim().to_ascii_lowercase();
    let own = pairs(&address);
    parts.iter().find(|part| part.pairs & !own == 0 && address.contains(part.text)).map(|part| part.text)
}

/// The addresses of a section of the file.
fn links(wanted: &str) -> Vec<AddressPart> {
    let mut links = Vec::new();
    sections::for_each(data!("../data/share-links.txt"), |section, part| {
        if section == wanted {
            links.push(AddressPart { text: part, pairs: pairs(part) });
        }
    });
    links
}
