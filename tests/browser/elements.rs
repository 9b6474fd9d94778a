//! Markup becomes exactly the elements that it says.

use crate::fixture::{document, requests};
use crate::markup::markup;
use recto::browser::elements::{self, Pictures};
use recto::render::markup::{Attribute, Element as Name, Markup};
use serde_json::{Map, Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

fn built(markup: &[Markup], pictures: Pictures) -> Element {
    let place = document().create_element("article").unwrap();
    elements::append(&document(), &place, markup, pictures).unwrap();
    place
}

/// What stands in the DOM, in the form of `markup.json`.
fn back(node: &Node) -> Value {
    let Some(element) = node.dyn_ref::<Element>() else {
        return node.text_content().unwrap().into();
    };
    let names = element.get_attribute_names().to_vec().into_iter().map(|name| name.as_string().unwrap());
    let attributes: Map<String, Value> =
        names.map(|name| (name.clone(), element.get_attribute(&name).unwrap().into())).collect();
    json!([element.local_name(), attributes, children(node)])
}

fn children(node: &Node) -> Vec<Value> {
    let list = node.child_nodes();
    (0..list.length()).map(|index| back(&list.item(index).unwrap())).collect()
}

/// What the page adds to the markup: a prefix for names of places, where links open, a box around a table.
fn as_shown(value: &Value) -> Value {
    let Value::Array(parts) = value else {
        return value.clone();
    };
    let below: Vec<Value> = parts[2].as_array().unwrap().iter().map(as_shown).collect();
    let mut attributes = parts[1].clone();
    if let Some(id) = attributes.get("id").and_then(Value::as_str) {
        attributes["id"] = format!("article-{id}").into();
    }
    if parts[0] == "a" {
        attributes["target"] = "_blank".into();
        attributes["rel"] = "noopener noreferrer".into();
    }
    let element = json!([parts[0], attributes, below]);
    if parts[0] == "table" { json!(["div", {"class": "wide"}, [element]]) } else { element }
}

#[wasm_bindgen_test]
fn the_example_of_the_contract_is_built_as_it_stands() {
    let example: Value = serde_json::from_str(include_str!("../contract/markup.json")).unwrap();
    let example = example.as_array().unwrap();
    let markup: Vec<Markup> = example.iter().map(markup).collect();
    let place = built(&markup, Pictures::Load);
    for (shown, said) in children(&place).iter().zip(example) {
        assert_eq!(*shown, as_shown(said));
    }
    assert_eq!(place.child_element_count() as usize, example.len());
}

#[wasm_bindgen_test]
fn every_element_and_attribute_can_be_built() {
    for &name in Name::ALL {
        let place = built(&[Markup::element(name, vec![])], Pictures::Load);
        assert_eq!(place.query_selector_all(name.name()).unwrap().length(), 1, "{name:?}");
    }
    for &attribute in Attribute::ALL {
        let markup = Markup::element(Name::Span, vec![]).with(attribute, "1");
        let place = built(&[markup], Pictures::Load);
        assert!(place.first_element_child().unwrap().has_attribute(attribute.name()), "{attribute:?}");
    }
}

#[wasm_bindgen_test]
fn text_stays_text() {
    let hostile = "<img src=x onerror=alert(1)></p><script>alert(2)</script>&amp;";
    let place = built(&[Markup::element(Name::Paragraph, vec![Markup::Text(hostile.into())])], Pictures::Load);
    assert_eq!(place.text_content().unwrap(), hostile);
    assert_eq!(place.query_selector_all("*").unwrap().length(), 1);
}

#[wasm_bindgen_test]
fn pictures_wait_until_they_are_asked_for() {
    let picture = |address: &str, words: &str| {
        Markup::element(Name::Image, vec![]).with(Attribute::Source, address).with(Attribute::Alternative, words)
    };
    let markup = [
        picture("/waits-for-a-press.png", "A lamp"),
        picture("/waits-for-a-press-2.png", " "),
        picture("data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "A dot"),
    ];
    assert_eq!(elements::count_pictures(&markup), 2);
    let place = built(&markup, Pictures::Wait);
    assert_eq!(place.text_content().unwrap(), "A lampPicture");
    assert_eq!(place.query_selector_all("img").unwrap().length(), 1);
    assert_eq!(place.query_selector_all("span.waiting[role=img]").unwrap().length(), 2);
    assert_eq!(requests("waits-for-a-press"), 0);
    assert_eq!(built(&markup, Pictures::Load).query_selector_all("img").unwrap().length(), 3);
}

#[wasm_bindgen_test]
fn a_link_inside_the_article_stays_inside() {
    let link = Markup::element(Name::Anchor, vec![]).with(Attribute::Link, "#note-1");
    let shown = children(&built(&[link], Pictures::Wait));
    assert_eq!(shown, [json!(["a", {"href": "#article-note-1"}, []])]);
}
