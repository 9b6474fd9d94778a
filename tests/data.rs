//! The data files: every file is registered, in form, sorted inside its sections, and says nothing twice.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data")
}

fn text_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the data folder is there");
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .collect();
    files.sort();
    files
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a data file is UTF-8")
}

/// The entries of each section, in order.
fn sections(text: &str) -> Vec<(String, Vec<String>)> {
    let mut sections: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().map(|line| line.split_once("  #").map_or(line, |(entry, _)| entry).trim()) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            sections.push((name.to_owned(), Vec::new()));
        } else if !line.is_empty() && !line.starts_with("//") {
            let last = sections.last_mut().unwrap_or_else(|| panic!("{line:?} stands in no section"));
            last.1.push(line.to_owned());
        }
    }
    sections
}

#[test]
fn every_phrase_file_is_registered() {
    let source = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/phrases.rs"));
    for file in text_files(&data().join("phrases")) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(source.contains(&format!("phrases/{name}\"")), "{name} is not in FILES of rules/phrases.rs");
    }
}

#[test]
fn sections_are_known_sorted_and_say_nothing_twice() {
    let kinds = [
        "app-promo",
        "sign-in-wall",
        "subscribe",
        "newsletter",
        "related",
        "share",
        "comments",
        "advert",
        "author-bio",
        "donation",
        "push",
        "consent",
        "tags",
        "footer",
    ];
    // Words about the text's extent, which no kind of clutter goes by.
    let signs = ["fold", "next-page", "page-count", "remaining"];
    for file in text_files(&data().join("phrases")) {
        let mut seen = BTreeSet::new();
        for (section, entries) in sections(&read(&file)) {
            let (kind, form) = section.split_once(' ').unwrap_or((&section, ""));
            assert!(
                signs.contains(&kind) || kinds.contains(&kind) && ["", "weak", "heading", "wall"].contains(&form),
                "{}: [{section}]",
                file.display()
            );
            assert!(entries.is_sorted(), "{}: [{section}] is not sorted", file.display());
            for entry in entries {
                assert_eq!(entry, entry.to_lowercase(), "{}: {entry} is not in lower case", file.display());
                // A heading may be a phrase too, and a sign: they are looked up apart.
                let place = if signs.contains(&kind) { 2 } else { u8::from(form == "heading") };
                assert!(seen.insert((place, entry.clone())), "{}: {entry} stands twice", file.display());
            }
        }
    }
}

#[test]
fn every_language_knows_what_english_knows() {
    let names = |file: &Path| -> BTreeSet<String> { sections(&read(file)).into_iter().map(|(name, _)| name).collect() };
    let english = names(&data().join("phrases/en.txt"));
    for file in text_files(&data().join("phrases")) {
        let missing: Vec<String> = english.difference(&names(&file)).cloned().collect();
        assert!(missing.is_empty(), "{} has no {missing:?}", file.display());
    }
}

/// A skeleton of a new language has its sections, but no word in them.
#[test]
fn no_section_of_a_language_is_empty() {
    for file in text_files(&data().join("phrases")) {
        let empty = sections(&read(&file)).into_iter().filter(|(_, entries)| entries.is_empty());
        let empty: Vec<String> = empty.map(|(name, _)| name).collect();
        assert!(empty.is_empty(), "{}: nothing stands in {empty:?}", file.display());
        assert!(!read(&file).contains("TO BE WRITTEN"), "{}: something is to be written", file.display());
    }
}

#[test]
fn every_site_is_registered_in_form_and_sorted() {
    let source = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/sites.rs"));
    let files = text_files(&data().join("sites"));
    assert!(!files.is_empty(), "the sites are gone");
    for file in files {
        let host = file.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            source.contains(&format!("(\"{host}\", include_str!(\"../data/sites/{host}.txt\"))")),
            "{host} is not in FILES of rules/sites.rs"
        );
        let text = read(&file);
        assert!(!text.contains("TO BE WRITTEN"), "{}: something is to be written", file.display());
        assert!(text.contains("Checked 20"), "{}: when was it checked?", file.display());
        for (section, entries) in sections(&text) {
            assert!(["keep", "leave-out"].contains(&&*section), "{}: [{section}]", file.display());
            assert!(!entries.is_empty() && entries.is_sorted(), "{}: [{section}] is not sorted", file.display());
        }
    }
}

/// A site's file that does nothing is none: the page that it names reads otherwise under another host.
#[test]
fn every_site_is_shown_by_a_page_that_needs_it() {
    for file in text_files(&data().join("sites")) {
        let host = file.file_stem().unwrap().to_string_lossy().into_owned();
        let text = read(&file);
        let shown = text.split_once("Shown by tests/pages/").and_then(|(_, rest)| rest.split(['.', '\n']).next());
        let shown = shown.unwrap_or_else(|| panic!("{}: no page shows it", file.display()));
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(shown);
        let about = read(&folder.join("about.txt"));
        let url = about.lines().next().and_then(|line| line.strip_prefix("url: ")).expect("about.txt has the url");
        assert!(url.contains(&format!("{host}/")), "{shown}: its url is not on {host}");
        let html = read(&folder.join("page.html"));
        let snapshot = recto::cli::snapshot(&html, Some(url));
        let document = recto::dom::Document::from_snapshot(&snapshot);
        for part in sections(&text).into_iter().flat_map(|(_, parts)| parts) {
            assert!(!recto::rules::part::find(&document, &part).is_empty(), "{shown} has no {part}");
        }
        let text_at = |url: &str| {
            let page = recto::cli::snapshot(&html, Some(url));
            let reading = recto::reader::read(&page, &recto::settings::Settings::default()).expect("it has text");
            recto::render::text::write(&reading.article)
        };
        assert_ne!(text_at(url), text_at("https://elsewhere.invalid/"), "{}: it changes nothing", file.display());
    }
}

#[test]
fn class_vendor_and_link_files_are_sorted() {
    for name in ["classes.txt", "overlay.txt", "vendors.txt", "share-links.txt", "kinds.txt"] {
        for (section, entries) in sections(&read(&data().join(name))) {
            assert!(!entries.is_empty(), "{name}: [{section}] is empty");
            let unsorted = entries.windows(2).find(|pair| pair[0] > pair[1]);
            assert!(unsorted.is_none(), "{name}: [{section}] is not sorted at {unsorted:?}");
            let distinct: BTreeSet<&String> = entries.iter().collect();
            assert_eq!(distinct.len(), entries.len(), "{name}: [{section}] says something twice");
        }
    }
}

/// Notices over live pages are known in as many languages as everything else.
#[test]
fn every_language_has_the_words_of_notices() {
    let sections = sections(&read(&data().join("overlay.txt")));
    for file in text_files(&data().join("phrases")) {
        let language = file.file_stem().unwrap().to_string_lossy().into_owned();
        for kind in ["adblock", "chat", "dismiss", "gate", "survey"] {
            let wanted = format!("{kind} {language}");
            assert!(sections.iter().any(|(name, _)| *name == wanted), "overlay.txt has no [{wanted}]");
        }
    }
    for (section, entries) in &sections {
        for entry in entries.iter().filter(|_| !section.starts_with("vendor ")) {
            assert_eq!(*entry, entry.to_lowercase(), "overlay.txt: {entry} is not in lower case");
        }
    }
}

#[test]
fn files_are_plain_lines() {
    for folder in [data(), data().join("phrases"), data().join("sites")] {
        for file in text_files(&folder) {
            let text = read(&file);
            assert!(text.ends_with('\n') && !text.contains('\r') && !text.contains('\t'), "{}", file.display());
            assert!(text.starts_with("//"), "{} does not say what it is", file.display());
        }
    }
}
