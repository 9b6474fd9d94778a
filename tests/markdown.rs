//! The Markdown of every page of tests/pages, read back by another program, has every word of its text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

use pulldown_cmark::{Event, Options, Parser};
use recto::render::{markdown, text};
use std::collections::HashMap;
use std::path::Path;

#[test]
fn no_word_is_lost_between_markdown_and_its_readers() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut words_in_all = 0;
    for folder in std::fs::read_dir(pages).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let html = std::fs::read_to_string(folder.join("page.html")).unwrap();
        let page = recto::cli::snapshot(&html, None);
        let Ok(reading) = recto::reader::read(&page, &recto::settings::Settings::default()) else { continue };
        let written = counted(&text::write(&reading.article));
        let read = counted(&read_back(&markdown::write(&reading.article)));
        for (word, count) in &written {
            let found = read.get(word).copied().unwrap_or_default();
            assert!(found >= *count, "{}: {word:?} is there {found} times of {count}", folder.display());
            words_in_all += count;
        }
    }
    assert!(words_in_all > 10_000, "only {words_in_all} words were compared");
}

/// The text that a reader of Markdown sees.
fn read_back(markdown: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let (mut text, mut notes) = (String::new(), Vec::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(piece) | Event::Code(piece) | Event::InlineMath(piece) | Event::DisplayMath(piece) => {
                text.push_str(&piece);
            }
            // A reader numbers notes in the order in which they are named.
            Event::FootnoteReference(name) => {
                let known = notes.iter().position(|note| *note == name);
                let at = known.unwrap_or(notes.len());
                if known.is_none() {
                    notes.push(name);
                }
                text.push_str(&format!(" {} ", at + 1));
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push(' '),
            Event::InlineHtml(tag) | Event::Html(tag) => text.push_str(if tag.starts_with("<br") { " " } else { "" }),
            Event::Start(tag) if !is_inline(&tag.to_end()) => text.push(' '),
            Event::End(tag) if !is_inline(&tag) => text.push(' '),
            _ => {}
        }
    }
    text
}

fn is_inline(tag: &pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// Each word with how often it is there. A word is letters and digits: signs belong to the writing, not to the text. Of Chinese
/// and Japanese it is a character, as readings stand between them.
fn counted(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for word in text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_cjk = word.contains(|sign: char| ('\u{3040}'..='\u{9fff}').contains(&sign));
        let length = if is_cjk { 1 } else { word.len() };
        for word in word.chars().collect::<Vec<_>>().chunks(length) {
            *words.entry(word.iter().collect()).or_default() += 1;
        }
    }
    words
}
