//! Bytes become text as in a browser, or a sentence says why not; a page's own address is found.

use crate::fixture::{capture, parsed};
use js_sys::JSON;
use recto::browser::www::address;
use recto::browser::www::source::{LARGEST, Problem, Source, from_bytes, from_text};
use recto::browser::www::words;
use recto::snapshot::Snapshot;
use wasm_bindgen_test::wasm_bindgen_test;

fn text_of(bytes: &[u8]) -> String {
    from_bytes(bytes).unwrap().text
}

#[wasm_bindgen_test]
fn encodings_are_told_as_browsers_tell_them() {
    let utf_16: Vec<u8> = "\u{FEFF}<p>Grüße".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&[u8], &str); 9] = [
        ("<p>Grüße".as_bytes(), "Grüße"),
        (b"\xEF\xBB\xBF<meta charset=iso-8859-1><p>Gr\xC3\xBC\xC3\x9Fe", "Grüße"),
        (&utf_16, "Grüße"),
        (b"<p>Gr\xFC\xDFe \x93so\x94", "Grüße “so”"),
        (b"<meta charset=\"windows-1251\"><p>\xCF\xF0\xE8\xE2\xE5\xF2", "Привет"),
        (b"<META http-equiv=content-type content='text/html; Charset = Shift_JIS'><p>\x93\xFA\x96\x7B", "日本"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=gbk><p>\xD6\xD0\xCE\xC4", "中文"),
        (b"<meta charset=utf-16><p>Gr\xC3\xBC\xC3\x9Fe", "Grüße"),
        (b"<meta charset=klingon><p>Gr\xC3\xBC\xC3\x9Fe", "Grüße"),
    ];
    for (bytes, expected) in cases {
        let text = text_of(bytes);
        assert!(text.contains(expected), "{text} does not hold {expected}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_page_is_told_in_a_sentence() {
    let large = vec![b'<'; LARGEST as usize + 1];
    let cases: [(&[u8], Problem); 9] = [
        (b"", Problem::Empty),
        (b" \r\n\t", Problem::Empty),
        (b"%PDF-1.7 ...", Problem::OtherKind("a PDF")),
        (b"\x89PNG\r\n\x1A\n", Problem::OtherKind("a picture")),
        (b"PK\x03\x04...", Problem::OtherKind("a ZIP archive, an e-book or an office document")),
        (b"<p>\x00\x01\x02", Problem::NotText),
        (b"Just a few words, and 1 < 2.", Problem::NoTags),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", Problem::Archive),
        (&large, Problem::TooLarge(LARGEST + 1)),
    ];
    for (bytes, problem) in cases {
        let sentence = problem.to_string();
        assert!(sentence.ends_with('.') && sentence.len() > 30, "{sentence}");
        assert_eq!(from_bytes(bytes), Err(problem));
    }
    assert_eq!(Problem::TooLarge(LARGEST + 1).to_string().matches("25 MB").count(), 1);
    assert!(from_text("<p>Pasted").is_ok());
    assert_eq!(from_text("Pasted"), Err(Problem::NoTags));
}

/// Address and base of a saved page's snapshot.
fn addresses(source: &Source) -> (String, String) {
    let json: String = JSON::stringify(&capture(&parsed(&source.text))).unwrap().into();
    let mut page = Snapshot::from_json(&json).unwrap();
    address::correct(&mut page, source);
    (page.url, page.base)
}

#[wasm_bindgen_test]
fn a_saved_page_is_given_its_own_address_back() {
    let home = "https://courier.example/a".to_owned();
    for html in [
        "<link rel=canonical href=https://courier.example/a><meta property=og:url content=https://other.example/>",
        "<link rel=canonical href=/a><meta property=og:url content=https://courier.example/a>",
        "<!-- saved from url=(0025)https://courier.example/a -->\n<html>",
        "<!--\n Page saved\n url: https://courier.example/a \n-->",
    ] {
        assert_eq!(addresses(&from_text(html).unwrap()), (home.clone(), home.clone()), "{html}");
    }
}

#[wasm_bindgen_test]
fn a_page_that_does_not_say_where_it_is_from_never_counts_as_ours() {
    for html in ["<p>text", "<link rel=canonical href='javascript:1'>", "<!-- saved from url=(0014)about:internet -->"]
    {
        assert_eq!(addresses(&from_text(html).unwrap()), (String::new(), String::new()), "{html}");
    }
}

#[wasm_bindgen_test]
fn a_base_of_the_pages_own_and_one_from_outside_count() {
    let own = "<base href=https://pictures.example/x/><link rel=canonical href=https://courier.example/a>";
    assert_eq!(addresses(&from_text(own).unwrap()).1, "https://pictures.example/x/");
    let mut outside = from_text("<link rel=canonical href=https://courier.example/a>").unwrap();
    outside.base = Some("https://here.example/example.html".into());
    let (url, base) = addresses(&outside);
    assert_eq!((url.as_str(), base.as_str()), ("https://courier.example/a", "https://here.example/example.html"));
}

#[wasm_bindgen_test]
fn days_and_rules_are_written_as_people_write_them() {
    for (iso, day) in [
        ("2026-10-04T07:30:00+01:00", "4 October 2026"),
        ("2026-01-31", "31 January 2026"),
        ("2026-13-01", "2026-13-01"),
        ("last week", "last week"),
    ] {
        assert_eq!(words::date(iso), day);
    }
    assert_eq!(words::rule("app-promo"), "App promo");
}
