//! The tokens whose values are learned: parts of class names, and words of short blocks.
//!
//! Source: the project's model recipe, "Learned tables". A token is a hash: the tables hold no words.

use super::super::Page;
use crate::dom::text::{Characters, is_ideographic, is_word};
use crate::dom::{Attribute, NodeId, Tag};

/// Tokens of one attribute that are looked at. Source: as above.
const MOST_TOKENS: usize = 24;
/// Words of the longest block whose words are looked at. Source: as above.
pub(super) const MOST_WORDS: f32 = 40.0;
/// Words of the longest block whose whole text is a token. Source: as above.
const WHOLE_WORDS: usize = 4;

/// A hash that is the same on every machine and in every build: FNV-1a, 32 bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hash(pub(super) u32);

impl Hash {
    pub(super) const NEW: Self = Self(0x811C_9DC5);

    pub(super) fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    pub(super) fn bytes(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |hash, &byte| hash.byte(byte))
    }

    pub(super) fn char(self, c: char) -> Self {
        self.bytes(c.encode_utf8(&mut [0; 4]).as_bytes())
    }
}

/// Hands over the hash of each token of an element: its classes and id, whole and in parts, its role, its `itemprop`,
/// and its name if that is its own. `html` and `body`, which carry the state of the whole page, have none.
pub fn of_element(page: &Page, node: NodeId, visit: &mut dyn FnMut(u32)) {
    let document = page.document;
    let tag = document.tag(node);
    if matches!(tag, Tag::Text | Tag::Html | Tag::Body) {
        return;
    }
    if tag == Tag::Custom {
        visit(of_name(document.name(node)));
    }
    for (attribute, value) in document.attributes(node) {
        of_attribute(attribute, value, visit);
    }
}

/// The token of an element's own name.
pub(super) fn of_name(name: &str) -> u32 {
    Hash::NEW.byte(b'<').bytes(name.as_bytes()).0
}

/// Hands over the tokens of one attribute.
pub(super) fn of_attribute(attribute: Attribute, value: &str, visit: &mut dyn FnMut(u32)) {
    let prefix: &[u8] = match attribute {
        Attribute::Class | Attribute::Id => return of_names(value, visit),
        Attribute::Role => b"role:",
        Attribute::Itemprop => b"itemprop:",
        _ => return,
    };
    for word in value.split_ascii_whitespace().take(MOST_TOKENS) {
        visit(Hash::NEW.bytes(prefix).bytes(word.to_ascii_lowercase().as_bytes()).0);
    }
}

/// Each name whole ("=site-nav"), then its parts ("site", "nav"); runs of digits are one 0, capitals begin a part.
fn of_names(names: &str, visit: &mut dyn FnMut(u32)) {
    let mut left = MOST_TOKENS;
    for name in names.split_ascii_whitespace() {
        let mut whole = Hash::NEW.byte(b'=');
        let (mut parts, mut count) = ([0; MOST_TOKENS], 0);
        let mut part: Option<Hash> = None;
        let mut before = Letter::None;
        for c in name.chars() {
            let letter = Letter::of(c);
            let begins = match letter {
                Letter::None => true,
                Letter::Capital => before != Letter::Capital,
                Letter::Digit => before != Letter::Digit,
                Letter::Small => before == Letter::Digit,
            };
            if begins && let Some(part) = part.take().filter(|_| count < MOST_TOKENS) {
                parts[count] = part.0;
                count += 1;
            }
            if letter != Letter::Digit || begins {
                let c = if letter == Letter::Digit { '0' } else { c };
                whole = lower(whole, c);
                if letter != Letter::None {
                    part = Some(lower(part.unwrap_or(Hash::NEW), c));
                }
            }
            before = letter;
        }
        let last = part.map(|part| part.0);
        for token in [whole.0].into_iter().chain(parts[..count].iter().copied()).chain(last) {
            if left == 0 {
                return;
            }
            left -= 1;
            visit(token);
        }
    }
}

/// What a character is in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter {
    /// It parts what stands beside it.
    None,
    Small,
    Capital,
    Digit,
}

impl Letter {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' => Self::Small,
            'A'..='Z' => Self::Capital,
            '0'..='9' => Self::Digit,
            c if c.is_ascii() || !c.is_alphanumeric() => Self::None,
            c if c.is_uppercase() => Self::Capital,
            _ => Self::Small,
        }
    }
}

fn lower(hash: Hash, c: char) -> Hash {
    if c.is_ascii() { hash.byte(c.to_ascii_lowercase() as u8) } else { c.to_lowercase().fold(hash, Hash::char) }
}

/// Hands over the hash of each word and pair of words of a block of at most 40 words, and of a block of at most four
/// words its whole text; a token that is there twice, twice.
pub fn of_block(page: &Page, index: usize, visit: &mut dyn FnMut(u32)) {
    if page.blocks.get(index).words <= MOST_WORDS {
        of_words(&super::words_of(page.blocks.text(index)), visit);
    }
}

/// Hands over the tokens of a block's words, given as hashes.
pub(super) fn of_words(words: &[u32], visit: &mut dyn FnMut(u32)) {
    let Some(&last) = words.last() else { return };
    words.windows(2).for_each(|pair| {
        visit(pair[0]);
        visit(joined(pair[0], pair[1]));
    });
    visit(last);
    if words.len() <= WHOLE_WORDS {
        visit(words.iter().fold(WHOLE, |whole, &word| joined(whole, word)));
    }
}

/// What the token of a whole text begins with, so that it is none of its words.
const WHOLE: u32 = 0x5EED_F00D;

/// The hash of a word after what stands before it.
pub(in super::super) fn joined(before: u32, word: u32) -> u32 {
    // Knuth's multiplicative hashing (TAOCP 6.4): 2^32 divided by the golden ratio, odd.
    (before.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B1)
}

/// Hands over the hash of each word in lower case, a run of digits as 0; of ideographs each is a word.
pub(super) fn for_each_word(text: &str, visit: &mut dyn FnMut(Hash)) {
    for_each(text, true, visit);
}

/// The same with numbers as they are.
pub(super) fn for_each_exact_word(text: &str, visit: &mut dyn FnMut(Hash)) {
    for_each(text, false, visit);
}

/// For each character of ASCII its lower case where it belongs to a word, else 0.
const LOWER: [u8; 128] = {
    let mut lower = [0; 128];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            lower[at] = byte.to_ascii_lowercase();
        }
        at += 1;
    }
    lower
};

fn for_each(text: &str, numbers_alike: bool, visit: &mut dyn FnMut(Hash)) {
    let mut word: Option<Hash> = None;
    let mut digits = false;
    for c in Characters::of(text) {
        // Most characters of most pages: the same as below, from a table.
        let lower_ascii = LOWER.get(c as usize).copied();
        if let Some(byte @ 1..) = lower_ascii {
            let digit = numbers_alike && byte.is_ascii_digit();
            if !(digit && digits) {
                word = Some(word.unwrap_or(Hash::NEW).byte(if digit { b'0' } else { byte }));
            }
            digits = digit;
            continue;
        }
        let ideographic = is_ideographic(c);
        if ideographic || lower_ascii == Some(0) || !is_word(c) {
            if let Some(word) = word.take() {
                visit(word);
            }
            if ideographic {
                visit(Hash::NEW.char(c));
            }
            digits = false;
            continue;
        }
        let digit = numbers_alike && c.is_ascii_digit();
        if !(digit && digits) {
            word = Some(lower(word.unwrap_or(Hash::NEW), if digit { '0' } else { c }));
        }
        digits = digit;
    }
    if let Some(word) = word {
        visit(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(value: &str) -> Vec<u32> {
        let mut tokens = Vec::new();
        of_names(value, &mut |token| tokens.push(token));
        tokens
    }

    fn hash(text: &str) -> u32 {
        Hash::NEW.bytes(text.as_bytes()).0
    }

    #[test]
    fn names_are_tokens_whole_and_in_parts() {
        let expected = ["=site-nav", "site", "nav", "=articlebody", "article", "body", "=col-0", "col", "0"];
        assert_eq!(names("site-nav articleBody col-12"), expected.map(hash));
        assert_eq!(names("NAV2"), ["=nav0", "nav", "0"].map(hash));
    }

    #[test]
    fn words_are_tokens_in_any_script() {
        let mut words = Vec::new();
        for_each_word("Ökologie 2024, 新闻", &mut |word| words.push(word.0));
        assert_eq!(words, ["ökologie", "0", "新", "闻"].map(hash));
    }
}
