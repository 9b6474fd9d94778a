//! The exported function `read`: what the background calls.

use crate::fixture;
use js_sys::{Error, JSON, Reflect};
use recto::browser::reading::read;
use recto::snapshot::Snapshot;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

fn captured(html: &str) -> String {
    JSON::stringify(&fixture::capture(&fixture::parsed(html))).unwrap().into()
}

/// What the view is handed, the text's stretches (`markup`) beside the rest.
fn reading(snapshot: &str, settings: &str) -> Value {
    let lines = read(snapshot, settings).unwrap();
    let mut lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut reading = lines.next().unwrap();
    reading["markup"] = lines.collect();
    reading
}

/// Message and key of what `read` throws.
fn failure(snapshot: &str) -> (String, String) {
    let error: Error = read(snapshot, "{}").unwrap_err().dyn_into().expect("an Error");
    let key = Reflect::get(&error, &"key".into()).unwrap().as_string().expect("a key");
    (error.message().into(), key)
}

#[wasm_bindgen_test]
fn the_example_of_the_contract_gives_what_the_view_is_handed() {
    let reading = reading(include_str!("../contract/snapshot.json"), "{}");
    let mut keys: Vec<_> = reading.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["markup", "metadata", "readable", "removed", "restored", "sources"]);
    assert!(reading["markup"].to_string().contains("Grüße from the "), "{reading}");
    assert!(!reading["markup"].to_string().contains("Nobody sees this"), "{reading}");
}

#[wasm_bindgen_test]
fn a_captured_document_is_read() {
    let reading = reading(&captured(&fixture::page()), "null");
    assert!(reading["markup"].to_string().contains(fixture::SENTENCE), "{reading}");
    assert_eq!(reading["metadata"]["title"], "The Lamplighter");
    assert_eq!(reading["readable"], true);
    let rules: Vec<_> = reading["removed"].as_array().unwrap().iter().map(|removal| &removal["text"]).collect();
    assert!(rules.iter().any(|text| text.to_string().contains("One app")), "{rules:?}");
}

#[wasm_bindgen_test]
fn every_error_has_a_sentence_and_a_key() {
    let (message, key) = failure("{");
    assert_eq!(key, "errorBadSnapshot");
    assert!(message.starts_with("The page could not be handed over: EOF"), "{message}");

    let (message, key) = failure(r#"{"version":99}"#);
    assert_eq!(key, "errorOtherVersion");
    assert!(message.contains("99") && message.ends_with("Reload the page."), "{message}");

    let (message, key) = failure(r#"{"version":1}"#);
    assert_eq!((message.as_str(), key.as_str()), ("There is no text on this page.", "errorNoText"));
}

#[wasm_bindgen_test]
fn settings_of_a_wrong_form_are_the_defaults() {
    let page = captured(&fixture::page());
    let usual = reading(&page, "{}");
    for garbage in ["", "null", "7", "images", "[]", r#"{"images":"perhaps"}"#, r#"{"another":1}"#] {
        assert_eq!(reading(&page, garbage), usual, "{garbage}");
    }
}

#[wasm_bindgen_test]
fn settings_count() {
    let page = captured(&fixture::page());
    let texts = |settings| reading(&page, settings)["removed"].clone();
    let usual = texts("{}");
    assert!(usual.as_array().is_some_and(|removed| !removed.is_empty()));
    assert_ne!(texts(r#"{"excerpt_chars":5}"#), usual);
}

/// Longest time for a page of 100,000 nodes, in milliseconds: an unoptimised build on a busy machine.
const GENEROUS_MS: f64 = 30_000.0;

#[wasm_bindgen_test]
fn a_hundred_thousand_nodes_are_read_in_time() {
    let mut page = Snapshot { version: 1, url: "https://courier.example/".into(), ..Snapshot::default() };
    page.names = ["html", "body", "p"].map(str::to_owned).to_vec();
    page.name = vec![0, 1];
    page.parent = vec![-1, 0];
    for number in 0..50_000 {
        page.parent.extend([1, page.name.len() as i32]);
        page.name.extend([2, -1]);
        page.texts.push(&format!("Line {number} of a text that {number} people saved, {number} times."));
    }
    let json = serde_json::to_string(&page).unwrap();
    let start = js_sys::Date::now();
    let reading = reading(&json, "{}");
    let took = js_sys::Date::now() - start;
    assert!(took < GENEROUS_MS, "{took} ms");
    assert!(reading["markup"].to_string().contains("Line 25000 of"));
}

#[wasm_bindgen_test]
fn odd_snapshots_give_a_reading_or_a_sentence() {
    let deep: Vec<i32> = (-1..4_999).collect();
    for odd in [
        json!({"version": 1, "names": ["div"], "name": vec![0; 5_000], "parent": deep}),
        json!({"version": 1, "names": [], "name": [0, -1, 9], "parent": [-1, 0, 77], "texts": ["a"]}),
        json!({"version": 1, "name": [-1], "parent": [-1], "texts": ["text alone"], "hidden": [0, 5], "boxes": [[-1, 0, 0, 0, 0]]}),
        json!({"version": 1, "url": "not an address", "names": ["a"], "name": [0, -1], "parent": [-1, 0], "texts": ["\u{0}\u{FFFF}"]}),
    ] {
        if let Err(error) = read(&odd.to_string(), "{}") {
            assert!(error.is_instance_of::<Error>(), "{error:?}");
        }
    }
}
