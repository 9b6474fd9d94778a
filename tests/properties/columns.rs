//! Snapshots whose columns do not fit each other: parents that come later or are not there, names out of the list, boxes of nothing.

use proptest::collection::vec;
use proptest::prelude::*;
use recto::snapshot::{Scope, Snapshot, Strings, VERSION};

const NAMES: &[&str] = &[
    "html", "body", "p", "a", "img", "table", "td", "script", "li", "ruby", "rt", "math", "iframe", "details", "",
    "x-y", "P\u{0}", "svg",
];
const ATTRIBUTES: &[&str] =
    &["href", "src", "class", "id", "colspan", "onclick", "style", "", "title", "data-src", "start", "dir"];
const VALUES: &[&str] = &[
    "javascript:x",
    "https://x.example/",
    "share",
    "-1",
    "999999999999",
    "",
    "\u{202e}",
    "data:text/html,x",
    "a b c",
    "display:none",
];
const TEXTS: &[&str] = &[
    "",
    " ",
    "Words of a sentence that is long enough to be text, and then some more of it.",
    "Sign in",
    "\u{0}\u{202e}",
    "読む",
    "\n\n",
    "By Ada",
];

fn strings(of: &'static [&'static str], most: usize) -> impl Strategy<Value = Strings> {
    vec(prop::sample::select(of), 0..most).prop_map(|texts| texts.into_iter().collect())
}

/// Mostly what a page could give, and now and then anything.
fn index(most: i32) -> impl Strategy<Value = i32> {
    prop_oneof![8 => -1..most, 1 => any::<i32>()]
}

fn number(most: u32) -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0..most, 1 => any::<u32>()]
}

/// Any snapshot at all.
pub(super) fn snapshot() -> impl Strategy<Value = Snapshot> {
    let nodes = (vec(index(NAMES.len() as i32), 0..80), vec(index(60), 0..80), strings(TEXTS, 80));
    let attributes = (vec(number(60), 0..60), vec(number(ATTRIBUTES.len() as u32), 0..60), strings(VALUES, 60));
    let lists =
        (vec(number(80), 0..20), vec([any::<f32>(), any::<f32>(), any::<f32>(), any::<f32>(), any::<f32>()], 0..10));
    let page = (
        prop::sample::select(VALUES),
        prop::sample::select(VALUES),
        prop::option::of([any::<f32>(), any::<f32>()]),
        any::<bool>(),
    );
    (nodes, attributes, lists, page).prop_map(|(nodes, attributes, lists, (url, base, viewport, is_part))| {
        // Half of the time the parents stand before their children, as they should, so that something comes of it.
        let parent =
            nodes.1.iter().enumerate().map(|(at, &parent)| if is_part { parent } else { parent.min(at as i32 - 1) });
        Snapshot {
            version: VERSION,
            url: url.to_owned(),
            base: base.to_owned(),
            title: "The lamp".to_owned(),
            scope: if is_part { Scope::Selection } else { Scope::Page },
            viewport,
            truncated: is_part,
            names: NAMES.iter().map(|&name| name.to_owned()).collect(),
            parent: parent.collect(),
            name: nodes.0,
            texts: nodes.2,
            attribute_names: ATTRIBUTES.iter().map(|&name| name.to_owned()).collect(),
            attribute_node: attributes.0,
            attribute_name: attributes.1,
            attribute_value: attributes.2,
            hidden: lists.0,
            boxes: lists.1,
        }
    })
}
