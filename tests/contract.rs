//! The contracts between the parts, held by examples and lists: `tests/contract/*.json` and the lists that the content
//! scripts keep. JavaScript's tests read the same files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

#[path = "contract/markup.rs"]
mod markup;
#[path = "contract/seen.rs"]
mod seen;

use markup::markup;
use recto::article::Article;
use recto::render::markup::{Attribute, Element, Markup};
use recto::snapshot::Snapshot;
use seen::{BLOCKS, INLINES, Seen};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn the_example_of_a_snapshot_comes_out_as_it_went_in() {
    let text = file("tests/contract/snapshot.json");
    let page = Snapshot::from_json(&text).unwrap();
    assert_eq!(plain(&serde_json::to_value(&page).unwrap()), plain(&json(&text)));
    // The columns belong together, or the example is none.
    assert_eq!(page.name.len(), page.parent.len());
    assert_eq!(page.texts.len(), page.name.iter().filter(|name| **name < 0).count());
    assert_eq!(page.attribute_node.len(), page.attribute_value.len());
    assert!(!page.hidden.is_empty() && !page.boxes.is_empty());
}

#[test]
fn the_example_of_a_snapshot_has_every_column_and_no_other() {
    let example = keys(&json(&file("tests/contract/snapshot.json")));
    assert_eq!(example, keys(&serde_json::to_value(Snapshot::default()).unwrap()));
}

#[test]
fn the_example_of_an_article_comes_out_as_it_went_in() {
    let text = file("tests/contract/article.json");
    let article: Article = serde_json::from_str(&text).unwrap();
    assert_eq!(plain(&serde_json::to_value(&article).unwrap()), plain(&json(&text)));
}

#[test]
fn the_example_of_an_article_holds_every_kind_of_block_and_inline() {
    let article: Article = serde_json::from_str(&file("tests/contract/article.json")).unwrap();
    let mut seen = Seen::default();
    seen.look_into(&article.blocks);
    assert_eq!(seen.blocks, set(BLOCKS));
    assert_eq!(seen.inlines, set(INLINES));
}

#[test]
fn the_example_of_markup_comes_out_as_it_went_in_and_holds_every_name() {
    let value = json(&file("tests/contract/markup.json"));
    let markup: Vec<Markup> = value.as_array().unwrap().iter().map(markup).collect();
    assert_eq!(serde_json::to_value(&markup).unwrap(), value);
    let text = value.to_string();
    for element in Element::ALL {
        assert!(text.contains(&format!("[\"{}\",{{", element.name())), "{element:?} is missing");
    }
    for attribute in Attribute::ALL {
        assert!(text.contains(&format!("\"{}\":\"", attribute.name())), "{attribute:?} is missing");
    }
}

#[test]
fn the_view_builds_exactly_what_the_core_may_say() {
    let script = file("extension/content/markup.js");
    let elements = Element::ALL.iter().map(|element| element.name().to_owned());
    let attributes = Attribute::ALL.iter().map(|attribute| attribute.name().to_owned());
    assert_eq!(quoted_list(&script, "ELEMENTS"), elements.collect());
    assert_eq!(quoted_list(&script, "ATTRIBUTES"), attributes.collect());
}

/// Names that the capture gives to facts which stand in no attribute.
const MADE_BY_CAPTURE: [(&str, &str); 2] =
    [("currentsrc", "extension/content/special.js"), ("framebase", "extension/content/below.js")];

#[test]
fn exactly_those_attributes_are_captured_that_the_core_asks_for() {
    let mut captured = quoted_list(&file("extension/content/attributes.js"), "ATTRIBUTES");
    for (name, path) in MADE_BY_CAPTURE {
        assert!(file(path).contains(&format!("'{name}'")), "{path} does not make {name}");
        captured.insert(name.to_owned());
    }
    let source = file("src/dom/names.rs");
    let (_, list) = source.split_once("    Attribute {").expect("the list of attributes");
    let asked = quoted(list.split_once('}').expect("its end").0);
    assert!(asked.len() > 40, "the list was not found: {asked:?}");
    // What nobody asks for stays in the page.
    assert_eq!(asked, captured);
}

/// The quoted names of `export const LIST = … [ … ]`.
fn quoted_list(script: &str, list: &str) -> BTreeSet<String> {
    let start =
        script.find(&format!("export const {list} =")).unwrap_or_else(|| panic!("there is no exported list {list}"));
    let list = &script[start..];
    let end = list.find(']').expect("the list's end");
    quoted(&list[..end])
}

/// What stands in quotes of one kind on a line that is not a comment.
fn quoted(text: &str) -> BTreeSet<String> {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .flat_map(|line| line.split(['\'', '"']).skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

fn file(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The value with every number as a fraction: JavaScript has no other, and 640 and 640.0 are the same there.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(values) => values.iter().map(plain).collect(),
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
        other => other.clone(),
    }
}

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}
