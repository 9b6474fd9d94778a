//! `markup.json` as [`Markup`]: for the tests that build it, natively and in a browser.

use recto::render::markup::{Attribute, Element, Markup};
use serde_json::Value;

/// Markup of its JSON; an unknown name fails the test.
pub(crate) fn markup(value: &Value) -> Markup {
    let Value::Array(parts) = value else {
        return Markup::Text(value.as_str().expect("a text or an element").to_owned());
    };
    let name = parts[0].as_str().unwrap();
    let element = Element::ALL.iter().find(|element| element.name() == name);
    let attribute = |name: &str| Attribute::ALL.iter().find(|attribute| attribute.name() == name);
    let attributes = parts[1].as_object().unwrap().iter().map(|(name, value)| {
        let value = value.as_str().unwrap().to_owned();
        (*attribute(name).unwrap_or_else(|| panic!("unknown attribute {name}")), value)
    });
    Markup::Element {
        element: *element.unwrap_or_else(|| panic!("unknown element {name}")),
        attributes: attributes.collect(),
        children: parts[2].as_array().unwrap().iter().map(markup).collect(),
    }
}
