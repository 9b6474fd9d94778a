//! Every block and inline as markup, written as HTML.

use super::*;
use crate::article::{Block, Image, Inline, Link};
use crate::render::markup::Attribute;
use crate::render::{address, html, sample};

#[test]
fn every_block_becomes_its_element() {
    for (blocks, expected) in [
        (sample::heading(), r##"<h3 id="part">A # part</h3>"##),
        (sample::list(), r#"<ol start="9"><li>one<ul><li>inner</li></ul></li><li>two</li></ol>"#),
        (sample::loose_list(), "<ul><li><p>first</p><p>second</p></li><li>other</li></ul>"),
        (sample::definitions(), "<dl><dt>Term</dt><dd>meaning</dd></dl>"),
        (sample::quote(), "<blockquote><p>said</p><p>more</p></blockquote>"),
        (sample::code(), "<pre><code class=\"language-rust\">let a = `b`;\n\n```\n</code></pre>"),
        (
            sample::figure(),
            r#"<figure><img src="https://example.org/a (1).png" alt="A [cat]" width="640" height="480" title="The &quot;cat&quot;"><figcaption>A caption. <small>Ada</small></figcaption></figure>"#,
        ),
        (
            sample::table(),
            r#"<table><thead><tr><th scope="col">Name</th><th scope="col">Size</th></tr></thead><tbody><tr><td colspan="2">a|b</td></tr><tr><th scope="row"><p>c</p><p>d</p></th></tr></tbody></table>"#,
        ),
        (sample::formula(), r#"<div class="math" data-tex="x^2">x2</div>"#),
        (
            sample::embed(),
            r#"<div class="embed"><a href="https://example.org/film"><img src="https://example.org/still.jpg" alt=""></a><a href="https://example.org/film">A film</a> <small>YouTube</small> <small><a href="https://example.org/en.vtt">English</a></small></div>"#,
        ),
        (sample::callout(), "<section class=\"callout\"><p><strong>Note</strong></p><p>mind it</p></section>"),
        (sample::details(), "<details><summary>More</summary><p>inside</p></details>"),
        (vec![Block::Rule], "<hr>"),
        (
            sample::thread(),
            "<section class=\"post\"><small>Ada · 9:21 · +3</small><p>question</p></section>\n\
             <section class=\"post depth-1\"><small>Ben · 9:21</small><p>answer</p></section>",
        ),
        (
            sample::notes(),
            "<p>text<sup><a href=\"#note-n1\" id=\"reference-n1\">1</a></sup></p>\n\
             <section class=\"footnotes\"><ol><li id=\"note-n1\">a note <a href=\"#reference-n1\">↩</a></li></ol></section>",
        ),
        (
            sample::inlines(),
            r#"<p><strong>bold</strong> <em>it</em> <del>gone</del> <mark>marked</mark> <sup>2</sup> <sub>i</sub> <code>code</code> <a href="https://example.org/">link</a> <ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby> <span class="math" data-tex="x^2">x2</span><br>next <bdi dir="rtl">שלום</bdi> </p>"#,
        ),
    ] {
        assert_eq!(html::write(&sample::article(blocks)), format!("{expected}\n"));
    }
}

#[test]
fn notes_that_do_not_count_keep_their_signs() {
    let mut blocks = sample::notes();
    if let Some(Block::Footnotes { notes }) = blocks.get_mut(1) {
        notes[0].label = "*".into();
    }
    let html = html::write(&sample::article(blocks.split_off(1)));
    assert_eq!(html, "<section class=\"footnotes\"><ul><li id=\"note-n1\"><sup>*</sup> a note</li></ul></section>\n");
}

#[test]
fn without_pictures_captions_stay() {
    let settings = Settings { images: false, ..Settings::default() };
    let line = Block::Paragraph { content: vec![Inline::Image(sample::image())] };
    let bare = Block::Figure { images: vec![sample::image()], caption: Vec::new(), credit: Vec::new() };
    let blocks = [sample::figure(), vec![bare, line]].concat();
    let credit = labelled(Element::Small, "Ada");
    let caption = Markup::element(Element::FigureCaption, vec![text("A caption."), text(" "), credit]);
    assert_eq!(
        view(&sample::article(blocks), &settings),
        [Markup::element(Element::Figure, vec![caption]), labelled(Element::Paragraph, "A [cat]")]
    );
}

#[test]
fn no_unchecked_address_reaches_the_markup() {
    for url in ["javascript:alert(1)", "data:text/html,x", "file:///x", "//example.org", "\u{1}https://x", ""] {
        let link = Inline::Link(Link { url: url.into(), title: None, content: sample::text("words") });
        let image = Image { url: url.into(), alternative: "seen".into(), ..Image::default() };
        let embed =
            Block::Embed { provider: "P".into(), title: None, url: url.into(), image: None, tracks: Vec::new() };
        let blocks = vec![Block::Paragraph { content: vec![link, Inline::Image(image)] }, embed];
        let html = html::write(&sample::article(blocks));
        assert_eq!(html, "<p>wordsseen</p>\n<div class=\"embed\">P</div>\n", "{url}");
    }
}

#[test]
fn all_addresses_of_everything_pass_the_check() {
    let blocks = [sample::figure(), sample::embed(), sample::notes(), sample::inlines()].concat();
    let article = sample::article(blocks);
    let mut todo = view(&article, &Settings::default());
    let mut checked = 0;
    while let Some(markup) = todo.pop() {
        let Markup::Element { attributes, children, .. } = markup else {
            continue;
        };
        todo.extend(children);
        for (attribute, value) in attributes {
            match attribute {
                Attribute::Link => assert!(address::link(&value).is_some(), "{value}"),
                Attribute::Source => assert!(address::picture(&value).is_some(), "{value}"),
                _ => continue,
            }
            checked += 1;
        }
    }
    assert_eq!(checked, 8);
}
