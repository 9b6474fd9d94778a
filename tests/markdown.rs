//! The Markdown of every page of tests/pages, read back by another program, has every word of its text; so has that of other pages
//! where a folder of them is given.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

use pulldown_cmark::{Event, Options, Parser};
use recto::article::{Article, Block};
use recto::render::{markdown, text};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The folder of pages (`*.html`) that are looked at besides our own.
const PAGES: &str = "RECTO_PAGES";

/// Lost words that are named; more would only hide the first.
const MOST_NAMED: usize = 20;

#[test]
fn no_word_is_lost_between_markdown_and_its_readers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let folders = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<PathBuf> = folders.map(|path| path.join("page.html")).filter(|path| path.is_file()).collect();
    let words = compare(&pages);
    assert!(words > 10_000, "only {words} words were compared");
}

#[test]
#[ignore = "needs a folder of pages: tests/quality/markdown.sh"]
fn no_word_of_other_pages_is_lost() {
    let folder = std::env::var(PAGES).expect("RECTO_PAGES names a folder of pages");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "html")).collect();
    let words = compare(&pages);
    assert!(words > pages.len(), "only {words} words of {} pages were compared", pages.len());
}

/// Compares each page's Markdown, read back, with its text; the number of words that its text has.
fn compare(pages: &[PathBuf]) -> usize {
    let (mut read, mut words, mut lost) = (0, 0, Vec::new());
    for page in pages {
        let html = String::from_utf8_lossy(&std::fs::read(page).unwrap()).into_owned();
        let snapshot = recto::cli::snapshot(&html, None);
        let Ok(reading) = recto::reader::read(&snapshot, &recto::settings::Settings::default()) else { continue };
        read += 1;
        let found = counted(&read_back(&markdown::write(&reading.article)));
        for (word, count) in counted(&without_signs(&reading.article)) {
            words += count;
            let there = found.get(&word).copied().unwrap_or_default();
            if there < count {
                lost.push(format!("{}: {word:?} is there {there} times of {count}", page.display()));
            }
        }
    }
    println!("markdown: {words} words of {read} pages ({} given), {} lost", pages.len(), lost.len());
    lost.sort();
    assert!(lost.is_empty(), "{} words:\n{}", lost.len(), lost[..lost.len().min(MOST_NAMED)].join("\n"));
    words
}

/// The text without the signs of its notes ("[b]"): a reader of Markdown numbers them anew.
fn without_signs(article: &Article) -> String {
    let notes = article.blocks.iter().filter_map(|block| match block {
        Block::Footnotes { notes } => Some(notes),
        _ => None,
    });
    let signs = notes.flatten().map(|note| format!("[{}]", note.label));
    signs.fold(text::write(article), |text, sign| text.replace(&sign, " "))
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
