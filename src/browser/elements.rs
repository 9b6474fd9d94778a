//! [`Markup`] → elements of a page of our own, by `createElement` and `createTextNode` alone.
//!
//! Nothing leaves the machine by itself: pictures of other sites get their address only where the reader asked
//! for pictures, and links open beside this page and tell nobody where the reader came from. Names of places in the
//! article get a prefix, so that none is taken for one of the page's own.

use crate::render::markup::{Attribute, Element, Markup};
use wasm_bindgen::JsValue;
use web_sys::{Document, Node};

/// Whether pictures from the network may load.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pictures {
    /// They keep their place and their words, and wait.
    #[default]
    Wait,
    /// They load.
    Load,
}

/// What every name of a place in the article begins with here.
pub const PLACE: &str = "article-";

/// Class of the box in which a wide table scrolls by itself.
pub const WIDE: &str = "wide";

/// Class of what stands for a picture that waits.
pub const WAITING: &str = "waiting";

/// Words for such a picture where the page gave none.
const NAMELESS: &str = "Picture";

/// Appends what the markup says to `parent`.
///
/// # Errors
/// What the browser threw; no known element or attribute makes it throw.
pub fn append(document: &Document, parent: &Node, markup: &[Markup], pictures: Pictures) -> Result<(), JsValue> {
    for node in markup {
        match node {
            Markup::Text(text) => parent.append_child(&document.create_text_node(text))?,
            Markup::Element { attributes, children, element } => {
                if pictures == Pictures::Wait && needs_a_request(attributes) {
                    append_waiting(document, parent, attributes)?;
                    continue;
                }
                let built = document.create_element(element.name())?;
                set_attributes(&built, *element, attributes)?;
                append(document, &built, children, pictures)?;
                if *element == Element::Table {
                    parent.append_child(&scroller(document, &built)?)?
                } else {
                    parent.append_child(&built)?
                }
            }
        };
    }
    Ok(())
}

/// How many pictures of other sites the markup holds.
pub fn count_pictures(markup: &[Markup]) -> usize {
    markup
        .iter()
        .map(|node| match node {
            Markup::Text(_) => 0,
            Markup::Element { attributes, children, .. } => {
                usize::from(needs_a_request(attributes)) + count_pictures(children)
            }
        })
        .sum()
}

fn set_attributes(
    built: &web_sys::Element,
    element: Element,
    attributes: &[(Attribute, String)],
) -> Result<(), JsValue> {
    for (attribute, value) in attributes {
        match (attribute, value.strip_prefix('#')) {
            (Attribute::Id, _) => built.set_id(&format!("{PLACE}{value}")),
            (Attribute::Link, Some(place)) => {
                built.set_attribute("href", &format!("#{PLACE}{place}"))?;
            }
            _ => built.set_attribute(attribute.name(), value)?,
        }
    }
    if element == Element::Anchor && leads_elsewhere(attributes) {
        built.set_attribute("target", "_blank")?;
        built.set_attribute("rel", "noopener noreferrer")?;
    }
    Ok(())
}

fn scroller(document: &Document, table: &web_sys::Element) -> Result<Node, JsValue> {
    let wide = document.create_element("div")?;
    wide.set_class_name(WIDE);
    wide.append_child(table)?;
    Ok(wide.into())
}

/// The words of a picture in its place.
fn append_waiting(document: &Document, parent: &Node, attributes: &[(Attribute, String)]) -> Result<(), JsValue> {
    let words =
        value_of(attributes, Attribute::Alternative).filter(|words| !words.trim().is_empty()).unwrap_or(NAMELESS);
    let place = document.create_element("span")?;
    place.set_class_name(WAITING);
    place.set_attribute("role", "img")?;
    place.set_attribute("aria-label", words)?;
    place.set_text_content(Some(words));
    parent.append_child(&place)?;
    Ok(())
}

/// Whether an element has an address to load from that is not its own data.
fn needs_a_request(attributes: &[(Attribute, String)]) -> bool {
    value_of(attributes, Attribute::Source)
        .is_some_and(|address| !address.starts_with("data:") && !address.starts_with("blob:"))
}

fn leads_elsewhere(attributes: &[(Attribute, String)]) -> bool {
    value_of(attributes, Attribute::Link).is_some_and(|address| address.starts_with("http"))
}

fn value_of(attributes: &[(Attribute, String)], wanted: Attribute) -> Option<&str> {
    attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str())
}
