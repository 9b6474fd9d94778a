//! Bytes → text, as browsers do it for a file without HTTP headers: byte order mark, then what the page says
//! in a `meta`, then a guess. One thing differs: a file that is UTF-8 from end to end is read so whatever its `meta` says,
//! for programs that save pages write UTF-8 and often leave the old `meta` standing.
//!
//! The guess is UTF-8 for what reads as UTF-8, else windows-1252 (most pages that say nothing are one or the other).

mod prescan;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// Bytes in which the HTML standard looks for the encoding before it parses.
const PRESCAN_BYTES: usize = 1024;

/// Valid characters beyond ASCII for each wrong byte sequence that still make a text UTF-8: a file that was cut
/// off or glued together has a few wrong ones, windows-1252 has hardly a valid one.
const VALID_PER_WRONG: usize = 10;

/// The text of a page; what cannot be read becomes U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && (is_surely_utf_8(text) || declared(bytes).is_none_or(|declared| declared == UTF_8))
    {
        return Cow::Borrowed(text);
    }
    let encoding = declared(bytes).unwrap_or_else(|| guessed(bytes));
    encoding.decode_without_bom_handling(bytes).0
}

/// What the page says. A `meta` further down than the standard's first bytes counts as well, as it does
/// while a browser parses, if it stands in the head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let first = &bytes[..bytes.len().min(PRESCAN_BYTES)];
    prescan::encoding(first).or_else(|| prescan::encoding(head(bytes)))
}

/// Everything before the body begins; nothing where it is not told apart.
fn head(bytes: &[u8]) -> &[u8] {
    let end = bytes.windows(6).position(|window| {
        window[0] == b'<' && (window.eq_ignore_ascii_case(b"</head") || window[..5].eq_ignore_ascii_case(b"<body"))
    });
    &bytes[..end.unwrap_or(0)]
}

/// Characters beyond ASCII from which a text that is valid UTF-8 is no accident: of two bytes of GBK or Shift JIS about one
/// in thirty is.
const SURE_CHARACTERS: usize = 20;
/// The least byte that a character beyond ASCII begins with in UTF-8.
const FIRST_LEAD: u8 = 0xC0;

fn is_surely_utf_8(text: &str) -> bool {
    text.bytes().filter(|&byte| byte >= FIRST_LEAD).nth(SURE_CHARACTERS).is_some()
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let (mut valid, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    if wrong * VALID_PER_WRONG <= valid { UTF_8 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, GBK, SHIFT_JIS, WINDOWS_1251};

    #[test]
    fn byte_order_marks_come_first() {
        let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}<meta charset=koi8-r>é世".encode_utf16().flat_map(order).collect()
        };
        for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes), "\u{feff}<meta charset=koi8-r>é世".into()] {
            assert_eq!(decode(&bytes), "<meta charset=koi8-r>é世");
        }
    }

    #[test]
    fn a_page_saved_as_utf_8_is_read_so_whatever_it_says() {
        let page = format!("<meta charset=gb2312><p>{}", "你好，世界".repeat(10));
        assert_eq!(decode(page.as_bytes()), page);
    }

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_names() {
        for (label, encoding, text) in [
            ("windows-1251", WINDOWS_1251, "Привет, мир"),
            ("Shift_JIS", SHIFT_JIS, "こんにちは、世界"),
            ("gb2312", GBK, "你好，世界"),
            ("euc-kr", EUC_KR, "안녕하세요"),
            ("utf-16", UTF_8, "é"),
            ("x-user-defined", WINDOWS_1252, "é"),
        ] {
            let page = format!("<meta charset=\"{label}\"><p>{text}");
            let (bytes, _, _) = encoding.encode(&page);
            assert_eq!(decode(&bytes), page, "{label}");
        }
    }

    #[test]
    fn a_late_meta_counts_in_the_head_only() {
        let page = format!("<head><!--{}--><meta charset=windows-1251></head><p>Привет", "x".repeat(2_000));
        let (bytes, _, _) = WINDOWS_1251.encode(&page);
        assert_eq!(decode(&bytes), page);
        let page = format!("<body>{}<meta charset=windows-1251><p>é", "x".repeat(2_000));
        assert_eq!(decode(page.as_bytes()), page);
    }

    #[test]
    fn pages_that_say_nothing_are_guessed() {
        assert_eq!(decode("<p>naïve, 世界".as_bytes()), "<p>naïve, 世界");
        assert_eq!(decode(b"<p>na\xefve \x93x\x94"), "<p>naïve “x”");
        assert_eq!(decode(b""), "");
        // Cut off inside the last character.
        let long = "ä".repeat(20);
        assert_eq!(decode(&long.as_bytes()[..39]), format!("{}\u{fffd}", "ä".repeat(19)));
    }

    #[test]
    fn broken_text_keeps_the_rest() {
        assert_eq!(decode(b"<meta charset=utf-8>a\xffb\xe4\xb8"), "<meta charset=utf-8>a\u{fffd}b\u{fffd}");
        let noise: Vec<u8> = (0..=255).cycle().take(4_096).collect();
        assert!(!decode(&noise).is_empty());
        for label in ["shift_jis", "gb18030", "euc-kr", "iso-2022-jp", "utf-8"] {
            let page = [format!("<meta charset={label}>").as_bytes(), &noise].concat();
            assert!(!decode(&page).is_empty(), "{label}");
        }
    }
}
