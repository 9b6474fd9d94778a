//! Every folder under `tests/pages` is a page with what its reading must be: `page.html`, `about.txt`,
//! `expected.json` (facts, removals, what must be absent) and `expected.md` (the whole text).
//!
//! `BLESS=1 cargo test --test pages` rewrites `expected.md`; the difference is then read line by line. Never in CI.
//! What fails stands side by side in `target/page-report/index.html`.

#![cfg(not(target_arch = "wasm32"))]

#[path = "report/mod.rs"]
mod report;

use recto::reader::{Reading, read};
use recto::render::{markdown, text};
use recto::settings::Settings;
use report::Failure;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[test]
fn every_page_reads_as_expected() {
    let folders = folders();
    assert!(folders.len() >= 75, "the page folders are gone: {}", folders.len());
    let failures: Vec<Failure> =
        folders.iter().map(|folder| check(folder)).filter(|checked| !checked.faults.is_empty()).collect();
    let place = report::publish(&report::place(), &failures).expect("the report can be written");
    let mut told = String::new();
    for failure in &failures {
        write!(told, "\n== {}\n{}\n", failure.name, failure.faults.join("\n")).unwrap();
    }
    assert!(failures.is_empty(), "{told}\n{place}\n");
}

/// What `./build.sh new` writes where somebody is to write something.
const TO_BE_WRITTEN: &str = "TO BE WRITTEN";

#[test]
fn no_page_is_a_mere_skeleton() {
    for folder in folders() {
        for name in ["about.txt", "page.html", "expected.json", "expected.md"] {
            let text = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
            let line = text.lines().position(|line| line.contains(TO_BE_WRITTEN));
            assert!(line.is_none(), "{}/{name}, line {}: write it", folder.display(), line.unwrap_or(0) + 1);
        }
    }
}

#[test]
fn pages_stand_for_many_languages() {
    let language = |folder: &PathBuf| {
        let expected = std::fs::read_to_string(folder.join("expected.json")).expect("a page has expectations");
        let expected: Value = serde_json::from_str(&expected).expect("expected.json is JSON");
        Some(expected["language"].as_str()?.split('-').next()?.to_owned())
    };
    let languages: BTreeSet<String> = folders().iter().filter_map(language).collect();
    assert!(languages.len() >= 19, "{languages:?}");
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let entries = std::fs::read_dir(root).expect("tests/pages is there");
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// What is wrong with the reading of a page.
fn check(folder: &Path) -> Failure {
    let file = |name: &str| {
        std::fs::read_to_string(folder.join(name))
            .unwrap_or_else(|error| panic!("{}/{name}: {error}", folder.display()))
    };
    let about = file("about.txt");
    let url =
        about.lines().next().and_then(|line| line.strip_prefix("url: ")).expect("about.txt begins with the page's url");
    let expected: Value = serde_json::from_str(&file("expected.json")).expect("expected.json is JSON");
    let page = recto::cli::snapshot(&file("page.html"), Some(url));
    let reading = read(&page, &Settings { excerpt_chars: 100_000, ..Settings::default() }).expect("the page has text");
    let mut faults = facts(&expected, &reading);
    faults.extend(removals(&expected, &reading));
    let got = markdown::write(&reading.article);
    // What is no article need not have a certain text.
    let wanted = if expected["readable"] == true { file("expected.md") } else { got.clone() };
    faults.extend(body(folder, &wanted, &got));
    let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
    Failure { name, faults, expected: wanted, got }
}

fn facts(expected: &Value, reading: &Reading) -> Vec<String> {
    let mut facts = serde_json::to_value(&reading.article.metadata).expect("metadata is JSON");
    facts["readable"] = reading.readable.into();
    facts["evidence"] = facts["completeness"]["evidence"].clone();
    facts["completeness"] = facts["completeness"]["state"].clone();
    let further = facts["pages"]["further"].as_array().into_iter().flatten();
    facts["pages"] = further.map(|page| page["number"].clone()).collect();
    let known = [
        "readable",
        "title",
        "byline",
        "site_name",
        "published",
        "modified",
        "language",
        "dir",
        "kind",
        "completeness",
        "lead_image",
        "licence",
        "section",
        "tags",
        "pages",
        "evidence",
    ];
    known
        .iter()
        .filter(|key| expected.get(**key).is_some_and(|value| *value != facts[**key]))
        .map(|key| {
            format!("{key}: expected {}, got {} (confidence {:.2})", expected[*key], facts[*key], reading.confidence)
        })
        .collect()
}

fn removals(expected: &Value, reading: &Reading) -> Vec<String> {
    let text = text::write(&reading.article);
    let absent = expected["absent"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let left =
        absent.filter(|words| reading.readable && text.contains(words)).map(|words| format!("not left out: {words}"));
    let removed = expected["removed"].as_array().into_iter().flatten();
    let missing = removed.filter_map(|entry| {
        let words = entry["text"].as_str().unwrap_or("");
        let reasons: Vec<&str> = match &entry["reason"] {
            Value::Array(reasons) => reasons.iter().filter_map(Value::as_str).collect(),
            reason => reason.as_str().into_iter().collect(),
        };
        let named: Vec<&str> =
            reading.removed.iter().filter(|removal| removal.text.contains(words)).map(|removal| removal.rule).collect();
        let is_there = named.iter().any(|rule| reasons.contains(rule));
        (!is_there).then(|| format!("removal of {words:?} as {reasons:?}: got {named:?}"))
    });
    left.chain(missing).collect()
}

/// The lines in which the text differs.
fn body(folder: &Path, expected: &str, got: &str) -> Vec<String> {
    if got == expected {
        return Vec::new();
    }
    if std::env::var_os("BLESS").is_some() && std::env::var_os("CI").is_none() {
        std::fs::write(folder.join("expected.md"), got).expect("expected.md can be written");
        return Vec::new();
    }
    let (wanted, got): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), got.lines().collect());
    let missing = wanted.iter().filter(|line| !got.contains(line)).map(|line| format!("- {line}"));
    let extra = got.iter().filter(|line| !wanted.contains(line)).map(|line| format!("+ {line}"));
    let differences: Vec<String> = missing.chain(extra).collect();
    if differences.is_empty() { vec!["the same lines in another order or number".to_owned()] } else { differences }
}
