//! Each code of evidence of whether a text is whole (the project's paper on clutter, §4.7), and the states that they make.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

use CompletenessState::{Cut, Full, Gated, Unclear};
use recto::article::{Completeness, CompletenessState};
use recto::cli::snapshot;
use recto::reader::read;
use recto::settings::Settings;

/// A paragraph of thirty-odd words, of which no two are the same.
fn paragraph(number: usize) -> String {
    let harbour =
        ["north", "south", "old", "new", "lower", "upper", "outer", "inner", "timber", "herring"][number % 10];
    format!(
        "<p>The {harbour} harbour wakes before the town does, and on most mornings the first sound is a chain running out over \
         a stone edge. Men in coats number {number} walk the quay, counting crates, and nobody speaks.</p>"
    )
}

fn paragraphs(count: usize) -> String {
    (0..count).map(paragraph).collect()
}

fn judged(head: &str, body: &str) -> Completeness {
    let html =
        format!("<html lang=en><head>{head}</head><body><article><h1>Harbours</h1>{body}</article></body></html>");
    read(&snapshot(&html, Some("https://lantern.example/harbours")), &Settings::default())
        .unwrap()
        .article
        .metadata
        .completeness
}

fn json(fields: &str) -> String {
    format!(r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Harbours"{fields}}}</script>"#)
}

const LOCKED: &str = "<meta property=article:content_tier content=Locked>";
const WALL: &str = "<div class=wall><p>Sign up to read this article</p><a href=/join>Sign up</a></div>";

fn check(head: &str, body: &str, state: CompletenessState, codes: &[&str]) {
    let found = judged(head, body);
    assert_eq!(
        (found.state, found.evidence.iter().map(String::as_str).collect::<Vec<_>>()),
        (state, codes.to_vec()),
        "{head} {body}"
    );
}

#[test]
fn nothing_is_said_of_a_text_that_nothing_speaks_against() {
    check("", &paragraphs(8), Full, &[]);
    check(&json(r#","isAccessibleForFree":true"#), &paragraphs(8), Full, &[]);
    check("<meta property=article:content_tier content=metered>", &paragraphs(8), Full, &[]);
}

#[test]
fn e1_json_ld_says_not_free_in_all_its_ways() {
    for value in ["false", r#""False""#, r#""http://schema.org/False""#] {
        check(&json(&format!(r#","isAccessibleForFree":{value}"#)), &paragraphs(8), Gated, &["E1"]);
    }
    let graph = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},[{"@type":"Article","isAccessibleForFree":false}]]}</script>"#;
    check(graph, &paragraphs(8), Gated, &["E1"]);
}

#[test]
fn e1_of_a_teaser_is_not_the_pages() {
    let teaser = r#"<script type="application/ld+json">{"@type":"Article","headline":"Another one","url":"https://lantern.example/other","isAccessibleForFree":false}</script>"#;
    let own = json(r#","url":"https://lantern.example/harbours""#);
    check(&(teaser.to_owned() + &own), &paragraphs(8), Full, &[]);
}

#[test]
fn e2_the_named_part_is_missing_or_there() {
    let part = |selector: &str| {
        json(&format!(
            r#","isAccessibleForFree":false,"hasPart":{{"isAccessibleForFree":"False","cssSelector":{selector}}}"#
        ))
    };
    let body = format!("{}<div class='rest paid'>{}</div>", paragraphs(4), paragraph(5) + &paragraph(6));
    check(&part(r#"".paid""#), &body, Gated, &["E1", "E2b"]);
    check(&part(r#"[".nosuch","article .rest.paid"]"#), &body, Gated, &["E1", "E2b"]);
    check(&part(r##""#nosuch""##), &body, Gated, &["E1", "E2"]);
    // What is read aloud is named by the same key.
    let speakable = json(r#","isAccessibleForFree":false,"speakable":{"cssSelector":".nosuch"}"#);
    check(&speakable, &body, Gated, &["E1"]);
}

#[test]
fn e3_the_tier_is_locked() {
    check(LOCKED, &paragraphs(8), Gated, &["E3"]);
}

#[test]
fn e4_microdata_says_not_free() {
    check("", &format!("<meta itemprop=isAccessibleForFree content=False>{}", paragraphs(8)), Gated, &["E4"]);
}

#[test]
fn e4_amp_did_not_grant_the_text_or_sent_none() {
    let not_granted =
        "<div subscriptions-section=content-not-granted><p>The rest is for members of the harbour club.</p></div>";
    check("", &format!("{}{not_granted}", paragraphs(8)), Gated, &["E4"]);
    check("", &format!("{}<div subscriptions-section=content></div>", paragraphs(8)), Cut, &["E4"]);
    check("", &format!("<div subscriptions-section=content>{}</div>", paragraphs(8)), Full, &[]);
}

#[test]
fn e5_a_wall_right_after_the_text() {
    check("", &format!("{}{WALL}", paragraphs(8)), Gated, &["E5"]);
}

#[test]
fn e6_the_last_paragraph_ends_in_dots_or_without_a_stop() {
    let open =
        "<p>In the spring the county wrote to tell the harbour master that from now on all of the boats would…</p>";
    check(LOCKED, &format!("{}{open}", paragraphs(8)), Unclear, &["E3", "E6"]);
    check(LOCKED, &format!("{}{}", paragraphs(8), open.replace("…", " [...]")), Unclear, &["E3", "E6"]);
    let without_stop =
        "<p>In the spring the county wrote to the harbour master. It told him that from now on all of the boats</p>";
    check(LOCKED, &format!("{}{without_stop}", paragraphs(8)), Gated, &["E3", "E6"]);
    check("", &format!("{}{open}", paragraphs(8)), Full, &[]);
    for end in ["それだけだった。」", "и это всё.»", "وانتهى الأمر؟", "और बस।"] {
        let last = format!(
            "<p>The harbour master read the letter twice, and then once more, and wrote on the back of it: {end}</p>"
        );
        check(LOCKED, &format!("{}{last}", paragraphs(8)), Gated, &["E3"]);
    }
}

#[test]
fn e7_a_line_counts_what_remains() {
    for line in [
        "82 % of this article left to read",
        "Il vous reste 79.15% de cet article à lire.",
        "残り1234文字",
        "Pozostało 80% artykułu",
    ] {
        // Some of these lines ask to subscribe as well.
        let found = judged("", &format!("{}<p>{line}</p>", paragraphs(8)));
        assert!(found.state == Cut && found.evidence.contains(&"E7".to_owned()), "{line}: {found:?}");
    }
}

#[test]
fn e8_the_page_counts_more_words() {
    let found = judged(&(LOCKED.to_owned() + &json(r#","wordCount":"900""#)), &paragraphs(8));
    assert_eq!((found.state, found.declared_words), (Cut, Some(900)));
    let body = "A chain runs out over a stone edge. ".repeat(120);
    check(&(LOCKED.to_owned() + &json(&format!(r#","articleBody":"{body}""#))), &paragraphs(8), Cut, &["E3", "E8"]);
    // Without a gate the count may be of something else.
    check(&json(r#","wordCount":900"#), &paragraphs(8), Full, &[]);
    // Less than half as much again is a matter of counting.
    check(&(LOCKED.to_owned() + &json(r#","wordCount":330"#)), &paragraphs(8), Gated, &["E3"]);
}

#[test]
fn e9_a_gated_text_is_short() {
    check(LOCKED, &paragraphs(3), Unclear, &["E3", "E9"]);
    check("", &paragraphs(3), Full, &[]);
}

#[test]
fn e10_a_style_covers_what_was_sent() {
    for style in ["max-height: 300px; overflow: hidden", "filter: blur(4px)", "-webkit-line-clamp: 3"] {
        check(LOCKED, &format!("<div style='{style}'>{}</div>", paragraphs(8)), Gated, &["E3", "E10"]);
    }
    check("", &format!("<div style='filter: blur(4px)'>{}</div>", paragraphs(8)), Full, &[]);
}

#[test]
fn e12_the_text_is_its_own_description_or_a_paragraph_over_a_wall() {
    let text = "The harbour wakes before the town does, and on most mornings the first sound is a chain running out over a stone edge.";
    let head = format!("{LOCKED}<meta property=og:description content='{text}'>");
    check(&head, &format!("<p>{text}</p>"), Cut, &["E3", "E9", "E12"]);
    check("", &format!("{}{WALL}", paragraphs(2)), Cut, &["E5", "E9", "E12"]);
}

#[test]
fn e13_the_text_goes_on_on_another_page() {
    check("<link rel=next href='/harbours?page=2'>", &paragraphs(8), Full, &["E13"]);
}

#[test]
fn e14_a_part_was_sent_unreadable() {
    let next = |c: char| if c.is_ascii_alphabetic() && !"zZ".contains(c) { char::from(c as u8 + 1) } else { c };
    let plain = "The herring came in October and stayed until the ice did, and every boat that could float went out for them at \
        night with lamps on both sides, so that the bay looked like a town.";
    let moved: String = plain.chars().map(next).collect();
    check("", &format!("{}<div class=encrypted-content><p>{moved}</p></div>", paragraphs(8)), Cut, &["E14"]);
}
