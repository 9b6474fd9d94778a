//! The elements that hold the block.

use super::Feature;
use super::context::Context;
use super::levels::Levels;
use super::rows::Writer;
use crate::dom::{Attribute, Document, NodeId, Tag};

macro_rules! ancestors {
    ($($tag:ident),* $(,)?) => {
        /// Elements whose distance counts.
        const ANCESTORS: &[Tag] = &[$(Tag::$tag),*];

        pub(super) const FEATURES: &[Feature] = &[
            Feature { name: "tag:anchor", unit: "code", why: "paragraphs hold text, buttons do not" },
            Feature { name: "tag:parent", unit: "code", why: "as the anchor" },
            Feature { name: "tag:grandparent", unit: "code", why: "as the anchor" },
            Feature { name: "tag:depth", unit: "levels", why: "text stands at one depth" },
            Feature { name: "tag:property", unit: "0 or 1", why: "itemprop names a fact, not text" },
            $(Feature {
                name: concat!("above:", stringify!($tag)),
                unit: "levels, 20 = none",
                why: "what part of the page the block stands in",
            }),*
        ];
    };
}

ancestors! {
    Nav, Footer, Aside, Main, Article, Form, Table, Ul, Figure, Blockquote, Section, Button, A, Dl, Li,
}

/// Tags in the order of their codes: what holds text comes first, what is a control later.
const CODES: &[Tag] = &[
    Tag::P,
    Tag::Li,
    Tag::Div,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::H4,
    Tag::H5,
    Tag::H6,
    Tag::Td,
    Tag::Th,
    Tag::Span,
    Tag::Pre,
    Tag::Blockquote,
    Tag::Figcaption,
    Tag::Dt,
    Tag::Dd,
    Tag::Button,
    Tag::A,
    Tag::Summary,
    Tag::Section,
    Tag::Article,
    Tag::Caption,
    Tag::Label,
    Tag::Legend,
    Tag::Body,
    Tag::Header,
    Tag::Footer,
    Tag::Nav,
    Tag::Aside,
    Tag::Main,
    Tag::Form,
    Tag::Figure,
    Tag::Center,
    Tag::Tr,
    Tag::Details,
];

/// For each tag its place in a list, counted from 1; 0 for all others.
const fn places(list: &[Tag]) -> [u8; 256] {
    let mut places = [0; 256];
    let mut at = 0;
    while at < list.len() {
        places[list[at] as usize] = at as u8 + 1;
        at += 1;
    }
    places
}

const CODE: [u8; 256] = places(CODES);
const ANCESTOR: [u8; 256] = places(ANCESTORS);

/// A tag as a number; 0 for all others.
pub(super) fn code(tag: Tag) -> f32 {
    f32::from(CODE[tag as usize])
}

pub(super) fn write(context: &Context, at: usize, row: &mut Writer) {
    let document = context.document;
    let anchor = context.blocks[at].anchor;
    let mut codes = [0.0; 3];
    for (place, node) in context.near(at, 3).enumerate() {
        codes[place] = code(document.tag(node));
    }
    row.extend(&codes);
    row.push(f32::from(document.depth(anchor)));
    let property = context.near(at, 2).any(|node| document.attribute(node, Attribute::Itemprop).is_some());
    row.push(f32::from(property));
}

/// For each element the levels up to the nearest of each kind; roles count as what they stand for.
pub(super) fn levels(context: &Context) -> Levels<{ ANCESTORS.len() }> {
    // Places are counted from 1, and the set of none is 0.
    Levels::of(context, |node| (1 << ANCESTOR[part(context.document, node) as usize]) >> 1)
}

fn part(document: &Document, node: NodeId) -> Tag {
    let tag = document.tag(node);
    if !matches!(tag, Tag::Div | Tag::Section | Tag::Ul) {
        return tag;
    }
    match document.attribute(node, Attribute::Role) {
        Some("main") => Tag::Main,
        Some("article") => Tag::Article,
        Some("navigation") => Tag::Nav,
        _ => tag,
    }
}
