//! The form in which texts and patterns are compared.

use crate::dom::text::{is_blank, is_ideographic};

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
