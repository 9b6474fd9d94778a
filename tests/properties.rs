//! What holds for every page, whatever it holds: tried on pages that are made up.
//!
//! The same pages every time, so that nobody's change fails by chance. `RECTO_TRIES=50 cargo test --test properties` tries fifty times
//! as many, other ones each time; a case that fails stands in tests/properties/failed.txt and is tried first from then on.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

#[path = "properties/closed.rs"]
mod closed;
#[path = "properties/columns.rs"]
mod columns;
#[path = "properties/made.rs"]
mod made;

use made::{Made, page};
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, RngSeed};
use recto::article::{Article, Block};
use recto::reader::{Reading, read};
use recto::render::{html, keep, markdown, text};
use recto::settings::Settings;
use std::collections::{HashMap, HashSet};

/// Pages that are made for each property: as many as some seconds of a debug build allow.
const PAGES: u32 = 48;

/// Where the pages of a usual run begin; any number would do.
const SEED: u64 = 7;

fn tries(cases: u32) -> ProptestConfig {
    let more: Option<u32> = std::env::var("RECTO_TRIES").ok().and_then(|times| times.parse().ok());
    ProptestConfig {
        cases: cases * more.unwrap_or(1),
        rng_seed: more.map_or(RngSeed::Fixed(SEED), |_| RngSeed::Random),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/properties/failed.txt"))),
        ..ProptestConfig::default()
    }
}

fn reading(page: &Made) -> Option<Reading> {
    // The whole of what was left out, so that every word can be looked for.
    let settings = Settings { excerpt_chars: 1_000_000, ..Settings::default() };
    read(&recto::cli::snapshot(&page.html, Some("https://www.example.org/lamp")), &settings).ok()
}

/// The words of a text that the maker has numbered, in order.
fn numbered(text: &str) -> Vec<u32> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter_map(|word| word.strip_prefix("no")?.strip_suffix('w')?.parse().ok()).collect()
}

/// Whether the text of the article may stand in another order than the page's: notes go to its end, and a figure's words under it.
fn is_reordered(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Footnotes { .. } | Block::Figure { .. } | Block::Thread { .. } | Block::Table(_) => true,
        // Its visible line stands first, wherever the page has it.
        Block::Details { .. } => true,
        Block::Quote { blocks } | Block::Callout { blocks, .. } => is_reordered(blocks),
        Block::List { items, .. } => items.iter().any(|item| is_reordered(item)),
        Block::DefinitionList { .. } => true,
        _ => false,
    })
}

fn is_subsequence(inner: &[u32], whole: &[u32]) -> bool {
    let mut rest = whole.iter();
    inner.iter().all(|word| rest.any(|each| each == word))
}

proptest! {
    #![proptest_config(tries(PAGES))]

    #[test]
    fn nothing_but_what_is_listed_is_built(made in page()) {
        if let Some(reading) = reading(&made) {
            prop_assert_eq!(closed::wrong_in_lines(&reading.view_lines().unwrap()), Vec::<String>::new());
        }
    }

    #[test]
    fn no_word_is_invented_doubled_or_moved(made in page()) {
        let Some(reading) = reading(&made) else { return Ok(()) };
        // As the parser has it: broken markup moves texts about.
        let shown = recto::cli::snapshot(&made.html, None).texts.iter().collect::<Vec<_>>().join(" ");
        let (written, found) = (numbered(&shown), numbered(&text::write(&reading.article)));
        let known: HashSet<u32> = written.iter().copied().collect();
        let distinct: HashSet<u32> = found.iter().copied().collect();
        prop_assert!(found.iter().all(|word| known.contains(word)), "a word is not the page's");
        prop_assert_eq!(found.len(), distinct.len(), "a word stands there twice: {:?}", found);
        if !is_reordered(&reading.article.blocks) {
            prop_assert!(is_subsequence(&found, &written), "{:?} of {:?}", found, written);
        }
    }

    #[test]
    fn whatever_is_not_in_the_article_is_on_the_list(made in page()) {
        let Some(reading) = reading(&made) else { return Ok(()) };
        let mut told: HashSet<u32> = numbered(&text::write(&reading.article)).into_iter().collect();
        for removal in &reading.removed {
            prop_assert!(!removal.rule.is_empty() && !removal.reason.is_empty(), "{:?}", removal);
            told.extend(numbered(&removal.text));
        }
        told.extend(numbered(&said_of_it(&reading.article)));
        let lost: Vec<&u32> = made.shown.iter().filter(|word| !told.contains(word)).collect();
        prop_assert!(lost.is_empty(), "{:?} went without a word", lost);
    }

    #[test]
    fn reading_twice_gives_the_same(made in page()) {
        prop_assert_eq!(reading(&made), reading(&made));
    }

    #[test]
    fn files_hold_no_script_and_no_address_of_another_kind(made in page()) {
        let Some(reading) = reading(&made) else { return Ok(()) };
        prop_assert_eq!(closed::wrong_in_html(&html::write(&reading.article)), Vec::<String>::new());
        prop_assert_eq!(closed::wrong_in_markdown(&markdown::write(&reading.article)), Vec::<String>::new());
        for format in [keep::Format::Html, keep::Format::Epub, keep::Format::Markdown, keep::Format::Text] {
            let kept = keep::write(&reading.article, &keep::Request::new(format));
            prop_assert!(!kept.parts.is_empty() && !kept.name.contains(['/', '\\', '\0']));
        }
    }

    #[test]
    fn snapshots_that_nobody_should_send_are_read_or_refused(page in columns::snapshot()) {
        let settings = Settings::default();
        let first = read(&page, &settings);
        if let Ok(reading) = &first {
            prop_assert_eq!(closed::wrong_in_lines(&reading.view_lines().unwrap()), Vec::<String>::new());
        }
        prop_assert_eq!(&first, &read(&page, &settings));
        recto::reader::opens_unasked(&page).ok();
        recto::reader::describe(&page, 1);
    }
}

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn rules_of_the_readers_own_are_understood_or_complained_of(lines in made::rules()) {
        let complaints = recto::rules::cosmetic::check(&lines);
        let count = lines.lines().count();
        prop_assert!(complaints.iter().all(|complaint| (1..=count).contains(&complaint.line)));
        let rules = recto::rules::cosmetic::for_site(&lines, "www.example.org");
        let json = serde_json::to_value(&rules).unwrap();
        prop_assert_eq!(closed::selectors_that_are_more(&json), Vec::<String>::new());
    }

    #[test]
    fn facts_of_a_live_page_are_judged_whatever_they_say(facts in made::facts()) {
        let page: recto::overlay::PageFacts = serde_json::from_value(facts).unwrap();
        let settings = recto::overlay::CleanSettings::from_json("{}");
        let json = serde_json::to_string(&recto::overlay::judge(&page, &settings)).unwrap();
        prop_assert_eq!(json, serde_json::to_string(&recto::overlay::judge(&page, &settings)).unwrap());
    }
}

/// What the view says of an article above its text.
fn said_of_it(article: &Article) -> String {
    let facts = &article.metadata;
    let parts = [&facts.title, &facts.byline, &facts.site_name, &facts.excerpt, &facts.section, &facts.licence];
    let mut said: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    said.extend(facts.tags.iter().map(String::as_str));
    said.join(" ")
}

/// The properties are worth nothing if the pages that are made hold nothing to be held against them.
#[test]
fn the_pages_that_are_made_are_read_and_are_hostile() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for _ in 0..PAGES {
        let made = page().new_tree(&mut runner).unwrap().current();
        let reading = reading(&made);
        let mut count = |what, holds: bool| *seen.entry(what).or_default() += usize::from(holds);
        count("read", reading.as_ref().is_some_and(|reading| !reading.article.blocks.is_empty()));
        count("with removals", reading.as_ref().is_some_and(|reading| !reading.removed.is_empty()));
        count("with links", reading.as_ref().is_some_and(|reading| html::write(&reading.article).contains("<a href")));
        count("with scripts", made.html.contains("<script"));
        count("with javascript:", made.html.contains("javascript:"));
        count("in order", reading.is_some_and(|reading| !is_reordered(&reading.article.blocks)));
    }
    assert!(seen.values().all(|count| *count >= PAGES as usize / 16) && seen.len() == 6, "{seen:?}");
}
