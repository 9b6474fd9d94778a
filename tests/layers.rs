//! Who may know whom: the import table of DESIGN.md §5, held by reading the sources. A new row is a commit of its own, with its reason.
//!
//! Also: every module opens with a `//!` line, no file is too long, and no code is unsafe.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

#[path = "layers/imports.rs"]
mod imports;

use imports::{climbs_out, imports, violations};
use std::fs;
use std::path::{Path, PathBuf};

/// The layer, and what it may import besides itself.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("article", &[]),
    ("json", &[]),
    ("settings", &["json"]),
    ("error", &[]),
    ("snapshot", &["error", "json"]),
    ("dom", &["snapshot"]),
    ("trail", &["dom"]),
    // What a page's head says of itself: both the detection and the article ask it.
    ("declared", &["dom"]),
    ("rules", &["dom"]),
    // A page's kind is part of what goes out; it is judged by what the extraction found.
    ("detect", &["dom", "declared", "rules", "trail", "article", "extract"]),
    ("clean", &["declared", "dom", "rules", "trail"]),
    ("extract", &["dom", "declared", "rules", "trail", "article", "error"]),
    ("overlay", &["rules", "trail"]),
    ("render", &["article", "settings"]),
    ("reader", CORE),
    ("browser", ALL),
    ("cli", ALL),
    ("main", &["cli"]),
    ("lib", &[]),
];

const CORE: &[&str] = &[
    "article", "json", "settings", "error", "snapshot", "dom", "trail", "declared", "rules", "detect", "clean",
    "extract", "overlay", "render",
];

const ALL: &[&str] = &[
    "article", "json", "settings", "error", "snapshot", "dom", "trail", "declared", "rules", "detect", "clean",
    "extract", "overlay", "render", "reader",
];

/// Lines that a file may have. Longer ones hold two matters.
const MOST_LINES: usize = 400;

#[test]
fn every_layer_imports_only_what_it_may() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let layer = layer_of(&path);
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == layer) else {
            wrong.push(format!("{path}: no row for the layer {layer}"));
            continue;
        };
        if climbs_out(&source, &path) {
            wrong.push(format!("{path} climbs out of its layer by super::"));
        }
        wrong.extend(violations(layer, allowed, &source).iter().map(|import| format!("{path} imports {import}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The handbook's table and picture are this table.
#[test]
fn the_handbook_shows_every_layer_as_it_is() {
    let handbook = |name: &str| fs::read_to_string(root().join("../docs").join(name)).unwrap();
    let (table, picture) = (handbook("architecture.md"), handbook("architecture.svg"));
    let rows: Vec<&str> =
        table.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 4).collect();
    for (layer, allowed) in MAY_IMPORT {
        let may = match *allowed {
            [] => "–".to_owned(),
            all if all == ALL => "all".to_owned(),
            all if all == CORE => "the core".to_owned(),
            some => some.join(", "),
        };
        assert!(rows.iter().any(|row| row.starts_with(&format!("| `{layer}` | {may} |"))), "{layer} → {may}");
        let is_shown = |text: &str| text == *layer || text.split(", ").any(|name| name == *layer);
        let names = picture.split("class=\"name\"").skip(1).filter_map(|text| text.split(['<', '>']).nth(1));
        assert!(*layer == "lib" || names.into_iter().any(is_shown), "{layer} is not in the picture");
    }
    let layers =
        rows.iter().filter(|row| MAY_IMPORT.iter().any(|(layer, _)| row.starts_with(&format!("| `{layer}` |"))));
    assert_eq!(layers.count(), MAY_IMPORT.len());
}

#[test]
fn every_module_says_what_it_is_for() {
    for (path, source) in sources() {
        assert!(source.starts_with("//! "), "{path} does not open with a //! line");
    }
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, source)| (path, source.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn no_code_is_unsafe() {
    let library = fs::read_to_string(root().join("lib.rs")).unwrap();
    assert!(library.contains("#![forbid(unsafe_code)]"));
}

#[test]
fn the_check_finds_what_it_looks_for() {
    let source = "//! A module.\n\
        use crate::article::Article;\n\
        pub(crate) use crate::{\n    clean,\n    dom::{Document, names::Tag},\n    render::{self, markup},\n};\n\
        // use crate::overlay::judge;\n\
        /// See [`crate::cli`].\n\
        fn f() -> crate::trail::Trail { let text = \"crate::detect::x\"; recto::reader::read() }\n\
        #[cfg(test)]\nmod tests {\n    use crate::rules::Rules;\n}\n";
    let found = imports(source);
    let expected = ["article", "clean", "dom", "reader", "render", "trail"];
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert_eq!(violations("render", &["article", "clean", "dom"], source), ["reader", "trail"]);
    // What follows the tests counts again, and a module of tests in a file of its own does not end the file.
    let after = "//! A.\n#[cfg(test)]\nmod tests;\n#[cfg(test)]\nmod more {\n    fn f() { (\"}\", '{', '}', '}', '\"'); crate::clean::x() }\n}\nuse crate::dom;\n#[cfg(all(test, not(target_arch = \"\")))]\nmod last { use crate::cli::x; }\n";
    assert_eq!(imports(after).into_iter().collect::<Vec<_>>(), ["dom"]);
    assert!(!climbs_out("use super::{near, super::clean};", "render/view/list.rs"));
    assert!(climbs_out("use super::super::clean::x;", "render/view.rs"));
    assert!(climbs_out("use super::super::clean::x;", "render/view/mod.rs"));
    assert!(climbs_out("use super::clean;", "reader.rs"));
    assert!(!climbs_out("pub(in super::super) fn f() {}", "extract/metadata/title.rs"));
}

/// The top-level module that a file belongs to: "dom/names.rs" → "dom".
fn layer_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// Every file under `src/` with its path from there.
fn sources() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    walk(&root(), &mut paths);
    paths.sort();
    assert!(paths.len() > 15, "the sources were not found");
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            paths.push(path);
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}
