//! What is taken of a page, shown as nested names.

use super::*;
use crate::dom::{Attribute, Document, NodeId, Tag};

/// The body as `name[children]`, texts in quotes.
fn body_of(html: &str) -> String {
    let page = snapshot(html, None);
    let document = Document::from_snapshot(&page);
    written(&document, document.body())
}

fn written(document: &Document, node: NodeId) -> String {
    if document.is_text(node) {
        return format!("'{}'", document.text(node));
    }
    let below = document.children(node).map(|child| written(document, child));
    let below = below.collect::<Vec<_>>().join(" ");
    format!("{}[{below}]", document.name(node))
}

#[test]
fn takes_elements_and_text_but_no_scripts_and_drawings() {
    for (html, body) in [
        ("<p>a<!-- no -->b", "p['a' 'b']"),
        ("<script>x</script><style>y</style><template>z</template>", ""),
        ("<script type=application/ld+json>{}</script>", "script['{}']"),
        ("<svg><path/><text>no</text></svg><canvas>no</canvas>", "svg[]"),
        ("<select><option>no</select><textarea>no</textarea>", "select[] textarea[]"),
        ("<datalist><option>no</datalist><input type=hidden><input>", "input[]"),
        ("<noscript><p>yes</p></noscript>", "noscript[p['yes']]"),
        ("<math><mi>x</mi><annotation>x</annotation></math>", "math[mi['x'] annotation['x']]"),
        ("<table>wrong<tr><td>a</table>", "'wrong' table[tbody[tr[td['a']]]]"),
        ("<b>1<p>2</b>3", "b['1'] p[b['2'] '3']"),
    ] {
        let found = body_of(&format!("<body>{html}"));
        assert_eq!(found, format!("body[{body}]"), "{html}");
    }
}

#[test]
fn the_head_keeps_what_speaks_of_the_text() {
    let page = snapshot(
        "<title> A\n title </title><link rel=stylesheet href=x><link rel='Shortcut icon' href=y>\
         <meta name=author content=Ada><meta charset=utf-8><noscript><img></noscript><p>x",
        None,
    );
    assert_eq!(page.title, "A title");
    let document = Document::from_snapshot(&page);
    let head = document.nodes().find(|&node| document.tag(node) == Tag::Head);
    assert_eq!(written(&document, head.unwrap()), "head[title[' A\n title '] link[] meta[]]");
}

#[test]
fn only_known_attributes_are_taken() {
    let page = snapshot("<body><p onclick=evil() class=a data-x=1>x", None);
    assert_eq!(page.attribute_names, ["class"]);
    assert_eq!(page.attribute_value.get(0), "a");
    assert_eq!(page.attribute_node, [3]);
}

#[test]
fn declared_shadow_trees_are_flattened() {
    for (html, body) in [
        (
            "<x-a><template shadowrootmode=open><p><slot></slot></p><slot name=foot>none</slot></template>\
             <i slot=foot>f</i>text</x-a>",
            "x-a[p[slot['text']] slot[i['f']]]",
        ),
        (
            "<x-a><template shadowrootmode=open><slot name=n>fallback</slot></template>lost</x-a>",
            "x-a[slot['fallback']]",
        ),
        (
            // A slot handed on to a host further in.
            "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=open><b><slot></slot></b>\
             </template><slot></slot></x-b></template>deep</x-a>",
            "x-a[x-b[b[slot[slot['deep']]]]]",
        ),
        ("<img><template shadowrootmode=none>x</template>", "img[]"),
        ("<slot>own</slot>", "slot['own']"),
    ] {
        assert_eq!(body_of(html), format!("body[{body}]"), "{html}");
    }
}

#[test]
fn frames_with_their_own_source_hang_under_their_element() {
    let html = r#"<base href="https://example.org/a/"><iframe srcdoc="<base href='b/'><p>in"></iframe><p>out"#;
    assert_eq!(body_of(html), "body[iframe[body[p['in']]] p['out']]");
    let page = snapshot(html, None);
    let document = Document::from_snapshot(&page);
    let frame = document.nodes().find(|&node| document.tag(node) == Tag::Iframe);
    let base = document.attribute(frame.unwrap(), Attribute::FrameBase);
    assert_eq!(base, Some("https://example.org/a/b/"));
}

#[test]
fn frames_end_at_a_depth_and_a_number() {
    let mut nested = String::from("<p>core");
    for _ in 0..6 {
        nested = format!("<iframe srcdoc=\"{}\"></iframe>", nested.replace('&', "&amp;").replace('"', "&quot;"));
    }
    let found = body_of(&nested);
    assert_eq!(found.matches("iframe").count(), 5, "{found}");
    let many = body_of(&"<iframe srcdoc=x></iframe>".repeat(60));
    assert_eq!(many.matches("'x'").count(), 40);
}

#[test]
fn a_page_says_its_own_address_if_nobody_else_does() {
    let html = "<link rel=canonical href=https://example.org/c><base href=/b/>\
                <meta property=og:url content=https://example.org/o>";
    assert_eq!(snapshot(html, None).url, "https://example.org/c");
    assert_eq!(snapshot(html, None).base, "https://example.org/b/");
    assert_eq!(snapshot(html, Some("https://example.net/x")).url, "https://example.net/x");
    let relative = snapshot("<link rel=canonical href=/c><meta property=og:url content=https://example.org/o>", None);
    assert_eq!(relative.url, "https://example.org/o");
    assert_eq!(snapshot("<link rel=canonical href=javascript:x>", None).url, "");
}

#[test]
fn odd_pages_are_pages() {
    for (html, nodes) in [("", 3), ("<frameset><frame></frameset>", 4), ("\0", 3), ("<!doctype html>", 3)] {
        assert_eq!(snapshot(html, None).name.len(), nodes, "{html:?}");
    }
}

#[test]
fn deep_nesting_and_many_nodes_end_in_a_page() {
    let deep = snapshot(&"<div>".repeat(5_000), None);
    assert_eq!(deep.name.len(), 5_003);
    let deep = snapshot(&"<div><p>x<br><ul><li>".repeat(20_000), None);
    assert_eq!(deep.name.len(), 3 + 20_000 * 6);
    let deep = snapshot(&"<b>".repeat(5_000), None);
    assert!(deep.name.len() > 5_000);
    let wide = snapshot(&"<p>x".repeat(150_000), None);
    assert!(wide.truncated);
    assert_eq!(wide.name.len(), 200_000);
}
