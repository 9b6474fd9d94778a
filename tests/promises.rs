//! Promises to the reader that a search can hold: nothing of a page is ever parsed into a shown page, no code is made from text,
//! and the extension asks for no more than it needs. An exception is a change of the promise: there is none.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Ways of making markup or code from text. A comment that names one is written with a space, or not at all.
const FORBIDDEN: &[&str] = &[
    "innerHTML",
    "outerHTML =",
    "outerHTML=",
    "set_inner_html",
    "set_outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "document.write",
    ".writeln(",
    "eval(",
    "new Function",
    "Function::new_with_args",
    "Function::new_no_args",
    "setHTMLUnsafe",
    "setHTML(",
    "createContextualFragment",
    "create_contextual_fragment",
    "srcdoc",
    "javascript:",
];

/// Where text may become an inert document, of which no script runs and nothing loads.
const MAY_PARSE: [&str; 3] = ["www/main.js", "src/browser/", NEXT_PAGE];
const PARSERS: [&str; 2] = ["new DOMParser", "DomParser::new"];

#[test]
fn nothing_makes_markup_or_code_from_text() {
    let mut found = Vec::new();
    for path in sources() {
        let text = fs::read_to_string(root().join(&path)).unwrap();
        found.extend(forbidden_in(&path, &text));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Where the next page of a text is fetched, when its reader presses for it (DESIGN.md §1, promise 4).
const NEXT_PAGE: &str = "extension/content/pages.js";

/// Ways of getting more than the page sent, of telling anybody, or of acting for the reader (DESIGN.md §1).
const BEYOND_THE_PAGE: &[&str] = &[
    "fetch(",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
    "EventSource",
    "document.cookie",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    ".click()",
    ".submit(",
    "location.href =",
    "location.assign",
    "webRequest",
    "declarativeNetRequest",
];

/// The pictures of a file that the reader saves. Nothing brings that script in but a press in the panel.
const PICTURES: &str = "extension/content/save/pictures.js";

#[test]
fn the_extension_gets_nothing_more_and_tells_nobody() {
    let mut found = Vec::new();
    for path in sources().iter().filter(|path| path.starts_with("extension/")) {
        let text = fs::read_to_string(root().join(path)).unwrap();
        let is_own_file = (path == "extension/background/files.js" && text.contains("fetch(new URL(`pkg/"))
            || (path == "extension/background/stand_in.js"
                && text.contains("fetch(api.runtime.getURL('_locales/en/messages.json'))")
                && text.matches("fetch(").count() == 1);
        let is_allowed = |way: &str| way == "fetch(" && (path == NEXT_PAGE || path == PICTURES || is_own_file);
        let ways = BEYOND_THE_PAGE.iter().filter(|way| text.contains(**way) && !is_allowed(way));
        found.extend(ways.map(|way| format!("{path}: {way}")));
    }
    let bringers = sources().into_iter().filter(|path| {
        let is_ours = path.starts_with("extension/content/");
        is_ours && fs::read_to_string(root().join(path)).unwrap().contains("bring('save')")
    });
    assert_eq!(bringers.collect::<Vec<_>>(), ["extension/content/tools/save.js"]);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The library's storage is the extension's own, and nothing that runs in a page reaches it.
#[test]
fn the_library_is_stored_by_one_module_that_no_page_has() {
    let mentions = |word: &str| -> Vec<String> {
        let has = |path: &String| {
            path.starts_with("extension/") && fs::read_to_string(root().join(path)).unwrap().contains(word)
        };
        sources().into_iter().filter(has).collect()
    };
    assert_eq!(mentions("from 'idb'"), ["extension/shared/library/database.js"]);
    for word in ["library/database.js'", "library/library.js'", "library/file.js'"] {
        let within = mentions(word).into_iter().filter(|path| path.starts_with("extension/content/"));
        assert_eq!(within.collect::<Vec<_>>(), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn the_next_page_is_asked_for_once_a_press_with_the_readers_own_cookies_for_its_origin_alone() {
    let text = fs::read_to_string(root().join(NEXT_PAGE)).unwrap();
    assert_eq!(text.matches("fetch(").count(), 1);
    assert!(text.contains("fetch(url, { credentials: 'same-origin' })"));
    assert!(text.contains("new URL(response.url).origin !== location.origin"));
}

/// A page's data may hold more text than the page shows; only what is shown is read.
#[test]
fn text_that_stands_only_in_data_is_never_read() {
    let shown =
        "The tide table hangs by the door, and nobody reads it but the cat, who sits under it at noon. ".repeat(6);
    let html = format!(
        "<html><head><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Tides\",\
         \"isAccessibleForFree\":false,\"articleBody\":\"{shown} WITHHELD ENDING\"}}</script>\
         <script>window.__NEXT_DATA__ = {{body: 'WITHHELD ENDING'}}</script></head>\
         <body><article><h1>Tides</h1><p>{shown}</p><div class=rest style='display:none'><p>WITHHELD ENDING of the long and sorry tale of the tide table and its cat</p></div>\
         <template><p>WITHHELD ENDING</p></template></article></body></html>"
    );
    let page = recto::cli::snapshot(&html, Some("https://www.example.org/tides"));
    let reading = recto::reader::read(&page, &recto::settings::Settings::default()).unwrap();
    let text = recto::render::text::write(&reading.article);
    assert!(text.contains("tide table") && !text.contains("WITHHELD"), "{text}");
    // That something is hidden is said, but not what: the page declares it to be not free.
    assert!(reading.removed.iter().any(|removal| removal.rule == "hidden"));
    assert!(!reading.view_lines().unwrap().contains("WITHHELD"));
}

#[test]
fn the_search_finds_what_it_looks_for() {
    assert_eq!(forbidden_in("a.js", "fine()\nnode.innerHTML = text").len(), 1);
    assert_eq!(forbidden_in("a.js", "new DOMParser()").len(), 1);
    assert_eq!(forbidden_in("www/main.js", "new DOMParser()").len(), 0);
    assert_eq!(forbidden_in("src/browser/www/mod.rs", "DomParser::new()").len(), 0);
    assert_eq!(forbidden_in("a.js", "evaluate(retrieval)").len(), 0);
    assert_eq!(forbidden_in("a.html", "<iframe srcdoc='x'>").len(), 1);
    assert!(sources().len() > 10, "{:?}", sources());
}

#[test]
fn pages_of_our_own_load_nothing_from_elsewhere_and_run_nothing_inline() {
    for path in sources().iter().filter(|path| path.ends_with(".html")) {
        let text = fs::read_to_string(root().join(path)).unwrap();
        // The example is a page to be read, not one of ours: it never runs.
        if path == "www/example.html" {
            continue;
        }
        for wrong in
            [" onclick=", " onload=", " style=", "src=\"http", "href=\"http", "'unsafe-inline'", "'unsafe-eval'"]
        {
            assert!(!text.contains(wrong), "{path} has {wrong}");
        }
        let inline =
            text.split("<script").skip(1).any(|script| !script.split('>').next().unwrap_or("").contains("src="));
        assert!(!inline, "{path} has a script of its own");
    }
    let page = fs::read_to_string(root().join("www/index.html")).unwrap();
    for wanted in
        ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self';", "form-action 'none'"]
    {
        assert!(page.contains(wanted), "www/index.html has no {wanted}");
    }
}

#[test]
fn the_extension_asks_for_no_more_than_it_needs() {
    let manifest = manifest("extension/manifest.json");
    let mut permissions: Vec<&str> =
        manifest["permissions"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    permissions.sort_unstable();
    assert_eq!(permissions, ["activeTab", "contextMenus", "scripting", "storage"]);
    // Asked for one site at a time, when the reader switches that site on.
    assert_eq!(manifest["optional_host_permissions"], serde_json::json!(["*://*/*"]));
    for path in ["extension/manifest.json", "extension/manifest.firefox.json", "extension/manifest.safari.json"] {
        asks_for_nothing_else(path);
    }
    // As strict as it goes: what is not named here is forbidden. `connect-src` is for the Wasm and the model beside it, `data:` and
    // `blob:` are for the pictures of the library's texts: those that a text holds itself, and those that were fetched when it was kept.
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
        connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    assert_eq!(manifest["content_security_policy"], serde_json::json!({ "extension_pages": policy }));
}

fn asks_for_nothing_else(path: &str) {
    let manifest = manifest(path);
    for key in [
        "host_permissions",
        "web_accessible_resources",
        "content_scripts",
        "externally_connectable",
        "optional_permissions",
        "devtools_page",
        "chrome_settings_overrides",
        "chrome_url_overrides",
        "update_url",
    ] {
        assert!(manifest.get(key).is_none_or(Value::is_null), "{path} has {key}");
    }
    if !path.ends_with("manifest.json") {
        assert!(manifest.get("permissions").is_none(), "{path} asks for permissions of its own");
    }
}

/// One line for each forbidden word in a text.
fn forbidden_in(path: &str, text: &str) -> Vec<String> {
    let may_parse = MAY_PARSE.iter().any(|place| path.starts_with(place));
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let words = FORBIDDEN.iter().chain(PARSERS.iter().filter(|_| !may_parse));
        for word in words.filter(|word| has_word(line, word)) {
            found.push(format!("{path}:{}: {word}", number + 1));
        }
    }
    found
}

/// Whether the line has the word, not as the end of a longer one ("retrieval(" is not "eval(").
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !word.starts_with(char::is_alphabetic) || before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    })
}

/// Every source of the extension, of the web page and of what runs in a browser, as a path from the root.
fn sources() -> Vec<String> {
    let mut paths = Vec::new();
    for folder in ["extension", "www", "src/browser"] {
        walk(&root().join(folder), &mut paths);
    }
    let mut names: Vec<String> = paths
        .iter()
        .filter(|path| {
            let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or("");
            ["js", "mjs", "ts", "html", "rs"].contains(&kind)
        })
        .map(|path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"))
        .collect();
    names.sort();
    names
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

fn manifest(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
