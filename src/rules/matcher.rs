//! Finds many short patterns in a text at once, each at the beginning of a word.
//!
//! Texts and patterns are normalised the same way, so a data file holds words and nothing else.

use crate::dom::text::{is_blank, is_ideographic, is_word};

/// Slots of the table of patterns: a power of two well above the number of patterns, so that most hold at most one or two.
const SLOTS: usize = 2_048;

/// A set of patterns, each with what it stands for.
#[derive(Debug)]
pub struct Matcher<T> {
    /// Patterns by their first two bytes.
    slots: Vec<Vec<Pattern<T>>>,
}

#[derive(Debug)]
struct Pattern<T> {
    text: String,
    /// Whether a word may go on after it.
    beginning: bool,
    value: T,
}

impl<T> Default for Matcher<T> {
    fn default() -> Self {
        Self { slots: (0..SLOTS).map(|_| Vec::new()).collect() }
    }
}

impl<T: Copy> Matcher<T> {
    /// Adds a normalised pattern of at least two bytes. One that ends in `*` also finds words that only begin so.
    pub fn add(&mut self, pattern: &str, value: T) {
        let (text, beginning) = pattern.strip_suffix('*').map_or((pattern, false), |text| (text, true));
        if let Some(slot) = slot(text.as_bytes()) {
            self.slots[slot].push(Pattern { text: text.to_owned(), beginning, value });
        }
    }

    /// Calls `found` with each pattern's value and text that begins where a word of `text` begins and ends
    /// where one ends. Chinese and Japanese know no word ends: there any character begins and ends one.
    pub fn find<'a>(&'a self, text: &str, mut found: impl FnMut(T, &'a str)) {
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            let begins = !is_word(before) || is_ideographic(c) || is_ideographic(before);
            let rest = &text[at..];
            if let (true, Some(slot)) = (begins, slot(rest.as_bytes())) {
                for pattern in &self.slots[slot] {
                    if rest.starts_with(&pattern.text) && (pattern.beginning || ends_word(rest, &pattern.text)) {
                        found(pattern.value, &pattern.text);
                    }
                }
            }
            before = c;
        }
    }
}

/// The slot of a text that begins with these bytes; `None` for a text of less than two.
fn slot(bytes: &[u8]) -> Option<usize> {
    match bytes {
        // Ideographs differ in their third byte, letters in their second.
        [first, second, third, ..] if *first >= 0xE0 => {
            Some((usize::from(*first) * 31 + usize::from(*second) * 131 + usize::from(*third) * 17) % SLOTS)
        }
        [first, second, ..] => Some((usize::from(*first) * 131 + usize::from(*second)) % SLOTS),
        _ => None,
    }
}

fn ends_word(text: &str, pattern: &str) -> bool {
    let last = pattern.chars().next_back().unwrap_or(' ');
    let next = text[pattern.len()..].chars().next().unwrap_or(' ');
    !is_word(last) || !is_word(next) || is_ideographic(last) || is_ideographic(next) || is_hangul(last)
}

/// Korean particles follow a word without a blank.
fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// Lower case, straight quotes, full-width letters as plain ones, runs of digits as `#`, blanks collapsed.
pub fn normalised(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '’' | '‘' | 'ʼ' | '`' => result.push('\''),
            '“' | '”' | '„' | '«' | '»' => result.push('"'),
            '\u{00AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' => {}
            '\u{FF01}'..='\u{FF5E}' => push_lower(&mut result, char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)),
            c if is_blank(c) || c == '\u{A0}' || c == '\u{3000}' || c == '\u{202F}' => {
                if !result.ends_with(' ') {
                    result.push(' ');
                }
            }
            c => push_lower(&mut result, c),
        }
    }
    result
}

fn push_lower(result: &mut String, c: char) {
    if c.is_numeric() && !c.is_alphabetic() {
        if !result.ends_with('#') {
            result.push('#');
        }
    } else {
        result.extend(c.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(patterns: &[&str], text: &str) -> Vec<String> {
        let mut matcher = Matcher::default();
        patterns.iter().for_each(|pattern| matcher.add(&normalised(pattern), ()));
        let mut hits = Vec::new();
        matcher.find(&normalised(text), |(), pattern| hits.push(pattern.to_owned()));
        hits
    }

    #[test]
    fn finds_whole_words_only() {
        assert_eq!(found(&["sign up"], "Please SIGN\u{a0}up now"), ["sign up"]);
        assert_eq!(found(&["app"], "apple snapped"), Vec::<String>::new());
    }

    #[test]
    fn finds_inside_texts_without_blanks() {
        assert_eq!(found(&["関連記事"], "この関連記事を読む"), ["関連記事"]);
        assert_eq!(found(&["관련기사"], "관련기사를 보기"), ["관련기사"]);
    }

    #[test]
    fn digits_and_quotes_are_alike() {
        assert_eq!(
            found(&["# free articles left", "you've"], "You’ve 12 free articles left"),
            ["you've", "# free articles left"]
        );
        assert_eq!(found(&["app"], "ＡＰＰで読む"), ["app"]);
    }
}
