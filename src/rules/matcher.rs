//! Finds many short patterns in a text at once, each at the beginning of a word.
//!
//! Texts and patterns are normalised the same way, so a data file holds words and nothing else.

use crate::dom::text::{is_ascii_word, is_blank, is_ideographic, is_word};

/// Slots of the table of patterns: a power of two well above the number of patterns, so that most hold at most one or two.
const SLOTS: usize = 16_384;

/// A set of patterns, each with what it stands for.
///
/// Thousands are read whenever a browser wakes the background for a press: their texts stand in one string.
#[derive(Debug)]
pub struct Matcher<T> {
    /// The texts of all patterns, one after the other.
    texts: String,
    /// All patterns in the order in which they were added.
    patterns: Vec<Pattern<T>>,
    /// By how patterns begin: the first of each beginning.
    slots: Vec<Link>,
}

#[derive(Debug)]
struct Pattern<T> {
    /// Where its text begins and ends in `texts`.
    from: u32,
    to: u32,
    /// Whether a word may go on after it.
    beginning: bool,
    value: T,
    /// The next one that begins the same way.
    next: Link,
}

/// The place of a pattern plus one; 0 for none.
type Link = u32;

impl<T> Default for Matcher<T> {
    fn default() -> Self {
        Self { texts: String::new(), patterns: Vec::new(), slots: vec![0; SLOTS] }
    }
}

impl<T: Copy> Matcher<T> {
    /// Adds a normalised pattern of at least two letters. One that ends in `*` also finds words that only begin so.
    pub fn add(&mut self, pattern: &str, value: T) {
        let (text, beginning) = pattern.strip_suffix('*').map_or((pattern, false), |text| (text, true));
        let Some(slot) = long_slot(text.as_bytes()).or_else(|| slot(text.as_bytes())) else { return };
        let from = self.texts.len() as u32;
        self.texts.push_str(text);
        // Those that begin alike are linked the last one first.
        let next = std::mem::replace(&mut self.slots[slot], self.patterns.len() as u32 + 1);
        self.patterns.push(Pattern { from, to: self.texts.len() as u32, beginning, value, next });
    }

    /// Calls `found` with the value and text of each pattern in `text`.
    pub fn find<'a>(&'a self, text: &str, mut found: impl FnMut(T, &'a str)) {
        self.find_places(text, |_, value, pattern| found(value, pattern));
    }

    /// Calls `found` with the place, value and text of each pattern that begins where a word of `text` begins and ends
    /// where one ends. Chinese and Japanese know no word ends: there any character begins and ends one.
    pub fn find_places<'a>(&'a self, text: &str, mut found: impl FnMut(usize, T, &'a str)) {
        self.visit(text, &mut found);
    }

    fn visit<'a>(&'a self, text: &str, found: &mut dyn FnMut(usize, T, &'a str)) {
        let (mut inside, mut after_ideograph) = (false, false);
        let mut here: Vec<usize> = Vec::new();
        for (at, c) in text.char_indices() {
            let (word, ideographic) =
                if c.is_ascii() { (is_ascii_word(c as u8), false) } else { (is_word(c), is_ideographic(c)) };
            if (!inside || ideographic || after_ideograph) && c != ' ' {
                self.find_beginning(&text[at..], &mut here);
                for pattern in here.drain(..) {
                    found(at, self.patterns[pattern].value, self.text(pattern));
                }
            }
            (inside, after_ideograph) = (word, ideographic);
        }
    }

    fn text(&self, pattern: usize) -> &str {
        let Pattern { from, to, .. } = self.patterns[pattern];
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
                let pattern = &self.patterns[at];
                let own = self.text(at);
                if bytes.starts_with(own.as_bytes()) && (pattern.beginning || ends_word(text, own)) {
                    here.push(at);
                }
                link = pattern.next;
            }
        }
        if here.len() > 1 {
            here.sort_unstable_by_key(|&at| (self.text(at).len() == 2, at));
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

/// A text in the form in which it is compared: lower case, straight quotes, runs of digits as `#`, blanks collapsed, and
/// letters that people write in more than one way as one of them (see `folded`).
///
/// Blanks beside Chinese and Japanese characters are dropped: sites set them at will ("下载 App").
pub fn normalised(text: &str) -> String {
    let mut result = Normal { text: String::with_capacity(text.len()), last: ' ', has_blank: false };
    let mut rest = text;
    loop {
        // Most of most texts is runs of letters that stay as they are, or that adding a bit makes small.
        let run = rest.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        result.push_run(&rest[..run]);
        let mut characters = rest[run..].chars();
        let Some(c) = characters.next() else { break };
        if c.is_ascii() {
            result.push(folded_ascii(c));
        } else if is_plain(c) {
            result.push_letter(c);
        } else if has_no_case(c) {
            result.push_folded(c);
        } else {
            c.to_lowercase().for_each(|c| result.push_folded(c));
        }
        rest = characters.as_str();
    }
    result.text
}

/// Whether a character beyond ASCII is a letter that stays as it is: what nearly all of a text is made of in Russian, Hebrew, Arabic,
/// Hindi, Japanese, Chinese and Korean.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{00DF}'..='\u{00F6}' | '\u{0430}'..='\u{044F}' | '\u{05D0}'..='\u{05EA}' | '\u{0627}'..='\u{063A}'
            | '\u{0641}'..='\u{0648}' | '\u{0904}'..='\u{0939}' | '\u{093E}'..='\u{094D}' | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Whether a character is of scripts that know no capitals: from Hebrew to Burmese, Chinese, Japanese, Korean.
fn has_no_case(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{109F}' | '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{D7FF}')
}

/// A normalised text that grows.
struct Normal {
    text: String,
    /// Its last character.
    last: char,
    /// Whether blanks follow it.
    has_blank: bool,
}

impl Normal {
    /// A run of letters of ASCII.
    fn push_run(&mut self, letters: &str) {
        let Some(&last) = letters.as_bytes().last() else { return };
        if self.has_blank {
            // Any of them is as good as the first: none is an ideograph.
            self.set_blank(char::from(last));
        }
        let from = self.text.len();
        self.text.push_str(letters);
        self.text[from..].make_ascii_lowercase();
        self.last = char::from(last.to_ascii_lowercase());
    }

    fn push_letter(&mut self, letter: char) {
        if self.has_blank {
            self.set_blank(letter);
        }
        self.text.push(letter);
        self.last = letter;
    }

    fn push_folded(&mut self, c: char) {
        if let Some(c) = folded(c, self.last) {
            self.push(c);
        }
    }

    fn push(&mut self, c: char) {
        match c {
            ' ' => self.has_blank = true,
            '#' if self.last == '#' && !self.has_blank => {}
            c => self.push_letter(c),
        }
    }

    /// Sets the blank that was met before `next`, where it counts.
    fn set_blank(&mut self, next: char) {
        if !self.text.is_empty() && !is_ideographic(self.last) && !is_ideographic(next) {
            self.text.push(' ');
        }
        self.has_blank = false;
    }
}

/// How a lower-case character is compared, after the character `last`; `None` for one that does not count.
fn folded(c: char, last: char) -> Option<char> {
    match c {
        '’' | '‘' | '‚' | 'ʼ' | 'ʹ' | '´' | '′' | '\u{05F3}' => Some('\''),
        '“' | '”' | '„' | '«' | '»' | '\u{05F4}' => Some('"'),
        // Turkish writes İ/i and I/ı; lower-casing makes "i" and a dot of İ, and "i" of the I that is an ı.
        'ı' => Some('i'),
        '\u{0307}' if last == 'i' => None,
        'ё' => Some('е'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).map(folded_ascii),
        // Of Persian and Arabic words a joiner parts the halves; sloppy writers set a blank there. Elsewhere it is silent.
        '\u{200C}' if is_arabic(last) => Some(' '),
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => None,
        '\u{0590}'..='\u{05FF}' => folded_hebrew(c),
        '\u{0600}'..='\u{06FF}' => folded_arabic(c),
        '\u{0900}'..='\u{097F}' => folded_devanagari(c),
        c if c.is_whitespace() => Some(' '),
        c if c.is_numeric() && !c.is_alphabetic() => Some('#'),
        c => Some(c),
    }
}

fn folded_ascii(c: char) -> char {
    match c {
        '`' => '\'',
        '0'..='9' => '#',
        c if is_blank(c) => ' ',
        c => c,
    }
}

/// Vowel points and accents do not count; the hyphen is a hyphen.
fn folded_hebrew(c: char) -> Option<char> {
    match c {
        '\u{05BE}' => Some('-'),
        '\u{0591}'..='\u{05C7}' => None,
        c => Some(c),
    }
}

/// Vowel signs, the lengthening stroke and the seats of hamza on alef do not count; Persian and Arabic kaf and ya are one,
/// and so are ya and its dotless form, which Egyptian writers exchange.
fn folded_arabic(c: char) -> Option<char> {
    match c {
        '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' => None,
        'آ' | 'أ' | 'إ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ۀ' | 'ە' => Some('ه'),
        '؟' => Some('?'),
        '،' => Some(','),
        '؛' => Some(';'),
        c if c.is_numeric() => Some('#'),
        c => Some(c),
    }
}

/// The dot of borrowed sounds does not count, whether it is part of the letter or follows it; the moon and the dot over a
/// vowel are one; a stop is a stop.
fn folded_devanagari(c: char) -> Option<char> {
    // Letters with their dot, U+0958 to U+095F, in order.
    const UNDOTTED: [char; 8] = ['क', 'ख', 'ग', 'ज', 'ड', 'ढ', 'फ', 'य'];
    match c {
        '\u{093C}' => None,
        '\u{0958}'..='\u{095F}' => Some(UNDOTTED[c as usize - 0x0958]),
        'ँ' => Some('ं'),
        '।' | '॥' => Some('.'),
        c if c.is_numeric() => Some('#'),
        c => Some(c),
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}')
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
