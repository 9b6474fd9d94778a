//! The data files: every file is registered, in form, sorted inside its sections, and says nothing twice.

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
            let last = sections.last_mut().expect("an entry stands in a section");
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
    for folder in [data(), data().join("phrases")] {
        for file in text_files(&folder) {
            let text = read(&file);
            assert!(text.ends_with('\n') && !text.contains('\r') && !text.contains('\t'), "{}", file.display());
            assert!(text.starts_with("//"), "{} does not say what it is", file.display());
        }
    }
}
