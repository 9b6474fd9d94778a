//! Who wrote a text, by the words, links and placeholders of the data files (src/data: byline-leads, author-links, no-names).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

use recto::cli::snapshot;
use recto::reader::read;
use recto::settings::Settings;

const PROSE: &str = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running \
    out over a stone edge. Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";

/// The byline of a page with this line between its title and its text.
fn byline(line: &str) -> Option<String> {
    let html = format!(
        "<title>Harbour life</title><meta property=og:type content=article><h1>Harbour life</h1><div>3 May 2026</div><div>{line}</div>{}",
        PROSE.repeat(3)
    );
    read(&snapshot(&html, Some("https://lantern.example/a")), &Settings::default()).unwrap().article.metadata.byline
}

#[test]
fn a_name_is_led_in_by_a_word_or_leads_to_one_of_the_staff() {
    for line in [
        "Contributors: Ada Example",
        "Recipe by Ada Example",
        "<p>Harbour</p><p>Quay</p><p>Boats</p><a href=/team/ada>Ada Example</a>",
        "<p>Harbour</p><p>Quay</p><p>Boats</p><a href=/staff/12/ada>Ada Example</a>",
    ] {
        assert_eq!(byline(line).as_deref(), Some("Ada Example"), "{line}");
    }
}

#[test]
fn what_a_page_offers_beside_its_date_is_no_name() {
    for line in ["Read Later", "Now Reading", "Fact Checked", "In This Article", "Reading Time"] {
        assert_eq!(byline(line), None, "{line}");
    }
}

#[test]
fn two_people_who_are_linked_are_both_named() {
    let line = "By <a href=/p/ada>Ada Example</a> and <a href=/p/ben>Ben van der Other</a>, with pictures by <a href=/p/cy>Cy Third</a>";
    assert_eq!(byline(line).as_deref(), Some("Ada Example and Ben van der Other"));
}
