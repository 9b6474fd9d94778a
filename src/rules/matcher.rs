//! Finds many short patterns in a text at once, each at the beginning of a word.
//!
//! Texts and patterns are normalised the same way, so a data file holds words and nothing else.

pub use super::normal::normalised;

use crate::dom::text::{Characters, is_ascii_word, is_ideographic, is_word};

/// Slots of the table of patterns: a power of two well above the number of patterns, so that most hold at most one or two.
const SLOTS: usize = 16_384;

/// A set of patterns, each with what it stands for.
#[derive(Debug)]
pub struct Matcher<T> {
    patterns: Patterns,
    /// What each stands for.
    values: Vec<T>,
}

/// The patterns alone: the same code for all that they may stand for.
///
/// Thousands are read whenever a browser wakes the background for a press: their texts stand in one string.
#[derive(Debug)]
struct Patterns {
    /// The texts of all patterns, one after the other.
    texts: String,
    /// All patterns in the order in which they were added.
    all: Vec<Pattern>,
    /// By how patterns begin: the last one of each beginning.
    slots: Vec<Link>,
}

#[derive(Debug)]
struct Pattern {
    /// Where its text begins and ends in `texts`.
    from: u32,
    to: u32,
    /// Whether a word may go on after it.
    beginning: bool,
    /// The one before it that begins the same way.
    next: Link,
}

/// The place of a pattern plus one; 0 for none.
type Link = u32;

impl<T> Default for Matcher<T> {
    fn default() -> Self {
        let patterns = Patterns { texts: String::new(), all: Vec::new(), slots: vec![0; SLOTS] };
        Self { patterns, values: Vec::new() }
    }
}

impl<T: Copy> Matcher<T> {
    /// Adds a normalised pattern of at least two letters. One that ends in `*` also finds words that only begin so.
    pub fn add(&mut self, pattern: &str, value: T) {
        if self.patterns.add(pattern) {
            self.values.push(value);
        }
    }

    /// Calls `found` with the value and text of each pattern in `text`.
    pub fn find<'a>(&'a self, text: &str, mut found: impl FnMut(T, &'a str)) {
        self.find_places(text, |_, value, pattern| found(value, pattern));
    }

    /// Calls `found` with the place, value and text of each pattern that begins where a word of `text` begins and ends
    /// where one ends. Chinese and Japanese know no word ends: there any character begins and ends one.
    pub fn find_places<'a>(&'a self, text: &str, mut found: impl FnMut(usize, T, &'a str)) {
        self.patterns.visit(text, &mut |at, pattern| found(at, self.values[pattern], self.patterns.text(pattern)));
    }
}

impl Patterns {
    /// Whether it is long enough to be added.
    fn add(&mut self, pattern: &str) -> bool {
        let (text, beginning) = pattern.strip_suffix('*').map_or((pattern, false), |text| (text, true));
        let Some(slot) = long_slot(text.as_bytes()).or_else(|| slot(text.as_bytes())) else { return false };
        let from = self.texts.len() as u32;
        self.texts.push_str(text);
        let next = std::mem::replace(&mut self.slots[slot], self.all.len() as u32 + 1);
        self.all.push(Pattern { from, to: self.texts.len() as u32, beginning, next });
        true
    }

    fn visit(&self, text: &str, found: &mut dyn FnMut(usize, usize)) {
        let (mut inside, mut after_ideograph) = (false, false);
        let mut here: Vec<usize> = Vec::new();
        let mut characters = Characters::of(text);
        loop {
            let at = characters.at();
            let Some(c) = characters.next() else { break };
            let (word, ideographic) =
                if c.is_ascii() { (is_ascii_word(c as u8), false) } else { (is_word(c), is_ideographic(c)) };
            if (!inside || ideographic || after_ideograph) && c != ' ' {
                self.find_beginning(&text[at..], &mut here);
                here.drain(..).for_each(|pattern| found(at, pattern));
            }
            (inside, after_ideograph) = (word, ideographic);
        }
    }

    fn text(&self, pattern: usize) -> &str {
        let Pattern { from, to, .. } = self.all[pattern];
        &self.texts[from as usize..to as usize]
    }

    /// The patterns that `text` begins with, in the order in which they were added, those of two letters last.
    fn find_beginning(&self, text: &str, here: &mut Vec<usize>) {
        let bytes = text.as_bytes();
        let Some(short) = slot(bytes) else { return };
        let pair = match *bytes {
            [a, b, _, ..] if a.is_ascii() && b.is_ascii() => slot_of(a, b, 0),
            _ => short,
        };
        let long = long_slot(bytes).unwrap_or(short);
        for (slot, is_new) in [(long, true), (short, short != long), (pair, pair != short && pair != long)] {
            let mut link = if is_new { self.slots[slot] } else { 0 };
            while link != 0 {
                let at = link as usize - 1;
                let own = self.text(at);
                if bytes.starts_with(own.as_bytes()) && (self.all[at].beginning || ends_word(text, own)) {
                    let key = |at: usize| (self.text(at).len() == 2, at);
                    let place = here.iter().position(|&other| key(other) > key(at)).unwrap_or(here.len());
                    here.insert(place, at);
                }
                link = self.all[at].next;
            }
        }
    }
}

/// Bytes by which a pattern that has so many is looked up: nearly all have, and few begin with the same.
const LONG: usize = 6;

/// The slot of a text that begins with these bytes; `None` for one that is shorter.
fn long_slot(bytes: &[u8]) -> Option<usize> {
    let beginning = bytes.get(..LONG)?;
    let number = beginning.iter().fold(0, |number, &byte| number << 8 | u64::from(byte));
    // Knuth's multiplicative hashing (TAOCP 6.4): the upper bits depend on all others.
    Some((number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - SLOTS.ilog2())) as usize)
}

/// The slot of a text that begins with these bytes, for shorter patterns; `None` for a text of less than two.
fn slot(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        // Letters of two bytes share their first, so two letters count.
        [first, second, _, fourth, ..] if (0xC0..0xE0).contains(&first) => Some(slot_of(first, second, fourth)),
        [first, second, third, ..] => Some(slot_of(first, second, third)),
        [first, second] => Some(slot_of(first, second, 0)),
        _ => None,
    }
}

fn slot_of(first: u8, second: u8, third: u8) -> usize {
    (usize::from(first) * 31 + usize::from(second) * 131 + usize::from(third) * 17) % SLOTS
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

    #[test]
    fn blanks_beside_ideographs_do_not_count() {
        assert_eq!(found(&["下载app"], "立即下载 App"), ["下载app"]);
        assert_eq!(found(&["アプリで読む"], "アプリ で\u{3000}読む"), ["アプリで読む"]);
        assert_eq!(found(&["get the app"], " Get  the\napp "), ["get the app"]);
    }

    #[test]
    fn turkish_capitals_and_dotless_i_are_alike() {
        assert_eq!(normalised("İLGİLİ HABERLER"), normalised("ilgili haberler"));
        assert_eq!(normalised("KAYIT OLUN"), normalised("kayıt olun"));
        assert_eq!(found(&["i̇lgili"], "İlgili haber").len(), 1);
    }

    #[test]
    fn slavic_apostrophes_and_yo_are_alike() {
        for apostrophe in ['\'', '’', 'ʼ', '`', '′'] {
            assert_eq!(normalised(&format!("Пов{apostrophe}язані новини")), "пов'язані новини");
        }
        assert_eq!(normalised("Ещё"), normalised("Еще"));
    }

    #[test]
    fn arabic_vowel_signs_alef_and_persian_letters_are_alike() {
        assert_eq!(normalised("اقرأ أيضًا"), normalised("إقرا ايضاً"));
        assert_eq!(normalised("حمّل التطبيـــق"), normalised("حمل التطبيق"));
        assert_eq!(normalised("می\u{200C}خواهید"), normalised("مي خواهید"));
        assert_eq!(normalised("٥ تعليقات، ۱۲"), "# تعليقات, #");
        assert_eq!(found(&["اشتراک"], "خرید اشتراك ویژه").len(), 1);
    }

    #[test]
    fn hebrew_points_and_marks_do_not_count() {
        assert_eq!(normalised("קִרְאוּ גַּם"), "קראו גם");
        assert_eq!(normalised("דו־שבועי, דוא״ל"), "דו-שבועי, דוא\"ל");
    }

    #[test]
    fn hindi_dots_and_stops_do_not_count() {
        assert_eq!(normalised("यह भी पढ़ें"), normalised("यह भी पढें"));
        assert_eq!(normalised("प\u{095D}ें"), normalised("पढ़ें"));
        assert_eq!(found(&["ऐप डाउनलोड करें"], "हमारा ऐप डाउनलोड करें।").len(), 1);
        // A vowel sign goes on with the word: "ऐपल" and "ऐपों" are not "ऐप".
        assert_eq!(found(&["ऐप"], "ऐपों की सूची").len(), 0);
    }
}
