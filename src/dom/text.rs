//! Measures of plain text that need no language: words, characters, sentence ends, collapsed blanks.

/// Whether a character is written without spaces between words (Chinese and Japanese).
pub fn is_ideographic(c: char) -> bool {
    c >= '\u{2E80}' && is_ideographic_beyond_europe(c)
}

#[inline(never)]
fn is_ideographic_beyond_europe(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFF}')
}

/// The least byte that such a character begins with in UTF-8.
const FIRST_LEAD: u8 = 0xE2;

/// Whether a character belongs to a word.
pub fn is_word(c: char) -> bool {
    if c.is_ascii() { is_ascii_word(c as u8) } else { c.is_alphanumeric() || is_combining(c) }
}

/// The same for an ASCII character, asked of nearly every byte of a page.
pub const fn is_ascii_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Marks of Arabic, Hebrew and Indic scripts and of decomposed Latin, which continue a word.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}'
        | '\u{0900}'..='\u{0DFF}' | '\u{0E31}'..='\u{0E4E}' | '\u{200C}'..='\u{200D}')
}

/// What is counted of a text, all in one pass.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Characters.
    pub chars: u32,
    /// Words: runs of letters and digits; of Chinese and Japanese each character (Unicode Annex 29 breaks words there too).
    pub words: u32,
    /// Sentences that the text seems to end: a stop that is followed by a blank, a quote or the end.
    pub sentences: u32,
    /// Commas and semicolons of many scripts.
    pub commas: u32,
    /// Characters that are written without spaces between words.
    pub ideographs: u32,
}

/// Bits of what a character is, to the counts.
const WORD: u8 = 1;
const IDEOGRAPH: u8 = 2;
/// Goes on with a word: "it's".
const JOINS: u8 = 4;
const COMMA: u8 = 8;
const STOP: u8 = 16;
/// Ends a sentence whatever follows.
const FULL_STOP: u8 = 32;

/// For each character of ASCII what it is.
const ASCII: [u8; 128] = {
    let mut kinds = [0; 128];
    let mut at = 0;
    while at < 128 {
        kinds[at] = match at as u8 {
            b'\'' => JOINS,
            b',' | b';' => COMMA,
            b'.' | b'!' | b'?' => STOP,
            byte if is_ascii_word(byte) => WORD,
            _ => 0,
        };
        at += 1;
    }
    kinds
};

fn kind_beyond_ascii(c: char) -> u8 {
    match c {
        '’' => JOINS,
        '،' | '、' | '，' | '；' => COMMA,
        '…' | '؟' | '۔' => STOP,
        '।' => STOP | WORD,
        '。' | '！' | '？' => FULL_STOP,
        c if is_ideographic(c) => IDEOGRAPH,
        c if is_word(c) => WORD,
        _ => 0,
    }
}

impl Counts {
    /// Counts a text.
    #[inline(never)]
    pub fn of(text: &str) -> Self {
        let mut counts = Self::default();
        let mut inside = false;
        let mut characters = Characters::of(text);
        while let Some(c) = characters.next() {
            counts.chars += 1;
            let kind = ASCII.get(c as usize).copied().unwrap_or_else(|| kind_beyond_ascii(c));
            if kind & WORD != 0 {
                counts.words += u32::from(!inside);
                inside = true;
            } else {
                inside &= kind & JOINS != 0;
            }
            match kind & !(WORD | JOINS) {
                0 => {}
                IDEOGRAPH => {
                    counts.words += 1;
                    counts.ideographs += 1;
                }
                COMMA => counts.commas += 1,
                FULL_STOP => counts.sentences += 1,
                _ => counts.sentences += u32::from(ends_after_stop(characters.clone().next())),
            }
        }
        counts
    }
}

/// Whether a stop that is followed by this ends a sentence.
fn ends_after_stop(next: Option<char>) -> bool {
    next.is_none_or(|next| next.is_whitespace() || "\"'”’»)]".contains(next))
}

/// The characters of a text, as `str::chars` has them. Built for size, as the Wasm is, that one is a call for each of them; this one only for
/// those beyond ASCII.
#[derive(Clone)]
pub struct Characters<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Characters<'a> {
    /// Those of a text.
    pub fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next one begins, in bytes.
    pub fn at(&self) -> usize {
        self.at
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn beyond_ascii(&mut self) -> Option<char> {
        let c = self.text.get(self.at..)?.chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }
}

impl Iterator for Characters<'_> {
    type Item = char;

    #[inline(always)]
    fn next(&mut self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if !byte.is_ascii() {
            return self.beyond_ascii();
        }
        self.at += 1;
        Some(char::from(byte))
    }
}

/// Words of a text, as [`Counts`] has them.
#[inline(never)]
pub fn count_words(text: &str) -> u32 {
    Counts::of(text).words
}

/// How many characters are written without spaces between words.
pub fn count_ideographs(text: &str) -> usize {
    let begins_one = |&(at, byte): &(usize, u8)| {
        byte >= FIRST_LEAD && text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_ideographic)
    };
    text.bytes().enumerate().filter(begins_one).count()
}

/// Appends `text` with every run of blanks as one space. A blank that would begin the whole is dropped.
pub fn push_collapsed(target: &mut String, text: &str) {
    let mut after_blank = target.is_empty() || target.ends_with([' ', '\n']);
    let mut rest = text;
    // Most of a text is copied as it is: up to a blank that is more than a single space.
    while let Some(blank) = rest.bytes().position(|byte| {
        let fits = if byte == b' ' { !after_blank } else { !is_blank_byte(byte) };
        if fits {
            after_blank = byte == b' ';
        }
        !fits
    }) {
        target.push_str(&rest[..blank]);
        if !after_blank {
            target.push(' ');
            after_blank = true;
        }
        rest = &rest[blank + 1..];
    }
    target.push_str(rest);
}

/// The text with every run of blanks as one space, none at the ends.
#[inline(never)]
pub fn collapsed(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    push_collapsed(&mut result, text);
    result.truncate(result.trim_end().len());
    result
}

/// The digits of Arabic, Persian, Hindi and full-width writing as those of ASCII.
pub fn normal_digits(text: &str) -> String {
    const ZEROS: [char; 4] = ['\u{0660}', '\u{06F0}', '\u{0966}', '\u{FF10}'];
    let digit =
        |c: char| ZEROS.into_iter().find_map(|zero| char::from_digit(u32::from(c).checked_sub(zero.into())?, 10));
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// A text's letters and digits alone, in lower case: two places that say the same differ in quotes, dashes and blanks.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// White space as HTML collapses it: not the no-break space.
pub fn is_blank(c: char) -> bool {
    c.is_ascii() && is_blank_byte(c as u8)
}

fn is_blank_byte(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// Whether a text ends as a sentence does, closing quotes and brackets set aside.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end()
        .trim_end_matches(['"', '\'', '”', '’', '»', '」', '』', '）', ')', ']', '›', '“'])
        .ends_with(['.', '!', '?', '。', '！', '？', '…', '؟', '۔', '।', ':', ';'])
}

/// How many sentences a text seems to end, as [`Counts`] has them.
pub fn count_sentence_ends(text: &str) -> u32 {
    Counts::of(text).sentences
}

/// The first `limit` characters, cut at a word and with "…" where something was cut.
pub fn excerpt(text: &str, limit: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let head = &text[..cut];
    let end = head.rfind(' ').filter(|&end| end > cut / 2).unwrap_or(cut);
    format!("{}…", head[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_words_of_many_scripts() {
        for (text, words) in [
            ("It's a dog’s life, 24/7.", 6),
            ("日本語です", 5),
            ("서울의 봄", 2),
            ("مرحبا بالعالم", 2),
            ("שָׁלוֹם עולם", 2),
            ("हिन्दी भाषा", 2),
            (" \n", 0),
        ] {
            assert_eq!(count_words(text), words, "{text}");
        }
    }

    #[test]
    fn characters_are_those_of_the_string() {
        for text in ["", "a", "é", "a–b", "日本 語!", "😀x\u{301}", "\u{0}\u{7f}\u{80}"] {
            assert_eq!(Characters::of(text).collect::<String>(), text);
        }
    }

    #[test]
    fn blanks_collapse_but_no_break_spaces_stay() {
        assert_eq!(collapsed(" a \n\t b\u{a0} c "), "a b\u{a0} c");
    }

    #[test]
    fn sentences_end_in_many_scripts() {
        assert!(ends_sentence("He said “no.”"));
        assert!(ends_sentence("終わり。」"));
        assert!(ends_sentence("انتهى؟"));
        assert!(!ends_sentence("Read more"));
        assert_eq!(count_sentence_ends("One. Two! v2.0 is out… \"Three?\""), 4);
        assert_eq!(count_sentence_ends("一。二！"), 2);
    }

    #[test]
    fn letters_are_left_of_a_text_in_any_script() {
        assert_eq!(letters("“Ærø – 1911!”"), "ærø1911");
        assert_eq!(letters("「港が、目をさます」"), "港が目をさます");
    }

    #[test]
    fn excerpts_cut_at_words() {
        assert_eq!(excerpt("one two three", 9), "one two…");
        assert_eq!(excerpt("short", 9), "short");
    }
}
