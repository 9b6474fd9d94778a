//! What a page says of itself: JSON-LD, and `meta` elements with the same text as their content.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::snapshot::{Snapshot, VERSION};

const METAS: [&str; 8] =
    ["og:title", "author", "article:published_time", "og:image", "description", "og:site_name", "dc.date", "og:locale"];
const TEXT: &str = "The lamp is lit at dusk and put out at dawn, and between the two somebody is awake. It has been so for years. ";

fuzz_target!(|text: &str| {
    let mut page = Snapshot { version: VERSION, url: "https://www.example.org/2026/lamp".into(), title: text.into(), ..Snapshot::default() };
    page.names = ["html", "head", "script", "meta", "body", "article", "p"].map(str::to_owned).into();
    page.attribute_names = ["type", "property", "name", "content"].map(str::to_owned).into();
    page.name = vec![0, 1, 2, -1];
    page.parent = vec![-1, 0, 1, 2];
    page.texts = [text].into_iter().collect();
    let mut attribute = |node: usize, name: u32, value: &str| {
        page.attribute_node.push(u32::try_from(node).expect("a small page"));
        page.attribute_name.push(name);
        page.attribute_value.push(value);
    };
    attribute(2, 0, "application/ld+json");
    for (at, meta) in METAS.into_iter().enumerate() {
        page.name.push(3);
        page.parent.push(1);
        attribute(4 + at, 1, meta);
        attribute(4 + at, 3, text.lines().nth(at).unwrap_or(text));
    }
    let body = i32::try_from(page.name.len()).expect("a small page");
    page.name.extend([4, 5, 6, -1, 6, -1]);
    page.parent.extend([0, body, body + 1, body + 2, body + 1, body + 4]);
    page.texts.push(&TEXT.repeat(3));
    page.texts.push(text);
    recto_fuzz::read_and_check(&page);
});
