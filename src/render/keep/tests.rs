//! Every kind of file, from one article with everything in it.

use super::*;
use crate::article::{Block, Direction, Image, Metadata};
use crate::render::sample;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

fn article() -> Article {
    let blocks = [
        sample::heading(),
        sample::list(),
        sample::definitions(),
        sample::quote(),
        sample::code(),
        sample::figure(),
        sample::table(),
        sample::formula(),
        sample::embed(),
        sample::details(),
        vec![Block::Rule],
        sample::thread(),
        sample::notes(),
        sample::inlines(),
    ];
    let metadata = Metadata {
        url: "https://courier.example/lamps?a=1&b=2".into(),
        title: Some("Lamps & <wicks>".into()),
        byline: Some("Ada Example".into()),
        site_name: Some("The Courier".into()),
        published: Some("2026-11-23T09:21:00+01:00".into()),
        language: Some("en-GB".into()),
        ..Metadata::default()
    };
    Article { metadata, blocks: blocks.concat() }
}

fn with_picture(format: Format) -> Request {
    let fetched = Fetched { url: sample::image().url, head: PNG.to_vec() };
    Request { pictures: vec![fetched], ..Request::new(format) }
}

/// The text of a part, a picture as its number in brackets.
fn text_of(kept: &Kept, path: &str) -> String {
    let part = kept.parts.iter().find(|part| part.path == path).unwrap_or_else(|| panic!("no part {path}"));
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Bytes(index) => format!("[bytes {index}]"),
        Piece::Base64(index) => format!("[base64 {index}]"),
    };
    part.content.iter().map(piece).collect()
}

#[test]
fn a_request_is_read_as_it_is_written() {
    let json = r#"{"format": "epub", "front_matter": true, "writing": "vertical", "words": {"source": "Quelle:", "notice": null},
        "pictures": [{"url": "https://courier.example/a.png", "head": [137, 80, 78, 71, 999]}, {"url": 1}]}"#;
    let head = b"\x89PNG".to_vec();
    let expected = Request {
        front_matter: true,
        writing: Writing::Vertical,
        words: Words { source: "Quelle:".into(), ..Words::default() },
        pictures: vec![Fetched { url: "https://courier.example/a.png".into(), head }],
        ..Request::new(Format::Epub)
    };
    assert_eq!(Request::from_json(json), Some(expected));
    assert_eq!(Request::from_json(r#"{"format": "text"}"#), Some(Request::new(Format::Text)));
    for wrong in ["", "[]", "{}", r#"{"format": "pdf"}"#] {
        assert_eq!(Request::from_json(wrong), None, "{wrong}");
    }
}

#[test]
fn markdown_begins_with_the_facts_where_they_are_wanted() {
    let plain = write(&article(), &Request::new(Format::Markdown));
    assert_eq!((&*plain.name, plain.media_type), ("Lamps & wicks.md", "text/markdown"));
    let text = text_of(&plain, "");
    assert!(text.starts_with("# Lamps & \\<wicks>\n\nAda Example · The Courier · 2026-11-23\n\n"), "{text}");
    let facts = write(&article(), &Request { front_matter: true, ..Request::new(Format::Markdown) });
    let text = text_of(&facts, "");
    assert!(text.starts_with("---\ntitle: \"Lamps & <wicks>\"\nauthor: \"Ada Example\"\n"), "{text}");
    assert!(text.contains("\n---\n\n# Lamps"), "{text}");
}

#[test]
fn plain_text_has_title_and_origin() {
    let text = text_of(&write(&article(), &Request::new(Format::Text)), "");
    assert!(text.starts_with("Lamps & <wicks>\n\nAda Example · The Courier · 2026-11-23\n\n"), "{text}");
}

#[test]
fn a_page_has_its_picture_inside_or_its_words() {
    let without = write(&article(), &Request::new(Format::Html));
    assert!(without.pictures.contains(&sample::image().url));
    let text = text_of(&without, "");
    assert!(!text.contains("<img") && text.contains("<span class=\"missing\">A [cat]</span>"), "{text}");
    assert!(text.contains("<title>Lamps &amp; &lt;wicks&gt;</title>"), "{text}");
    let text = text_of(&write(&article(), &with_picture(Format::Html)), "");
    assert!(text.contains("<img src=\"data:image/png;base64,[base64 0]\" alt=\"A [cat]\""), "{text}");
}

#[test]
fn a_page_says_where_it_is_from() {
    let foot = |url: &str| {
        let metadata = Metadata { url: url.into(), ..Metadata::default() };
        let article = Article { metadata, blocks: vec![sample::paragraph("text")] };
        let request =
            Request { words: Words { source: "From:".into(), ..Words::default() }, ..Request::new(Format::Html) };
        let text = text_of(&write(&article, &request), "");
        text.split_once("<footer>").map(|(_, foot)| foot.split("</footer>").next().unwrap_or("").to_owned())
    };
    let linked = "<p>From: <a href=\"https://courier.example/?a&amp;b\">https://courier.example/?a&amp;b</a></p>";
    assert_eq!(foot("https://courier.example/?a&b").as_deref(), Some(linked));
    assert_eq!(foot("file:///lamps.html").as_deref(), Some("<p>From: file:///lamps.html</p>"));
    assert_eq!(foot(""), None);
}

#[test]
fn nothing_in_a_text_is_taken_for_a_picture() {
    let evil = "src=\"#picture-0;image/png\"";
    let blocks = vec![sample::paragraph(evil)];
    let kept = write(&Article { blocks, ..Article::default() }, &Request::new(Format::Html));
    assert!(matches!(&kept.parts[0].content[..], [Piece::Text(_)]), "{:?}", kept.parts);
}

#[test]
fn a_picture_that_is_there_twice_is_kept_once() {
    let image = || Block::Figure { images: vec![sample::image()], caption: Vec::new(), credit: Vec::new() };
    let kept = write(&sample::article(vec![image(), image()]), &with_picture(Format::Epub));
    assert_eq!(kept.pictures.len(), 1);
    assert_eq!(text_of(&kept, "book/picture-1.png"), "[bytes 0]");
    assert_eq!(text_of(&kept, "book/text-1.xhtml").matches("<img src=\"picture-1.png\"").count(), 2);
}

#[test]
fn a_picture_that_is_none_gives_way_to_its_words() {
    let image = Image { alternative: String::new(), ..sample::image() };
    let blocks =
        vec![Block::Figure { images: vec![image], caption: Vec::new(), credit: Vec::new() }, sample::paragraph("text")];
    let fetched = Fetched { url: sample::image().url, head: b"<html>".to_vec() };
    let request = Request { pictures: vec![fetched], ..Request::new(Format::Epub) };
    let text = text_of(&write(&sample::article(blocks), &request), "book/text-1.xhtml");
    assert!(!text.contains("figure") && text.contains("<p>text</p>"), "{text}");
}

#[test]
fn a_book_has_its_parts_in_order_and_says_what_it_is() {
    let kept = write(&article(), &with_picture(Format::Epub));
    let paths: Vec<&str> = kept.parts.iter().map(|part| &*part.path).collect();
    let expected = [
        "mimetype",
        "META-INF/container.xml",
        "book/package.opf",
        "book/nav.xhtml",
        "book/style.css",
        "book/text-1.xhtml",
        "book/picture-1.png",
    ];
    assert_eq!(paths, expected);
    assert_eq!(text_of(&kept, "mimetype"), "application/epub+zip");
    let package = text_of(&kept, "book/package.opf");
    for wanted in [
        "<dc:title>Lamps &amp; &lt;wicks&gt;</dc:title>",
        "<dc:language>en-GB</dc:language>",
        "<dc:source>https://courier.example/lamps?a=1&amp;b=2</dc:source>",
        "<dc:date>2026-11-23</dc:date>",
        "<meta property=\"dcterms:modified\">2026-11-23T00:00:00Z</meta>",
        "<spine page-progression-direction=\"ltr\">",
    ] {
        assert!(package.contains(wanted), "{wanted} is not in {package}");
    }
    assert_eq!(kept, write(&article(), &with_picture(Format::Epub)));
}

#[test]
fn a_book_turns_its_pages_as_its_script_does() {
    let rtl = Article { metadata: Metadata { dir: Direction::Rtl, ..Metadata::default() }, ..Article::default() };
    let vertical = Request { writing: Writing::Vertical, ..Request::new(Format::Epub) };
    for (article, request) in [(&rtl, &Request::new(Format::Epub)), (&article(), &vertical)] {
        let package = text_of(&write(article, request), "book/package.opf");
        assert!(package.contains("page-progression-direction=\"rtl\""), "{package}");
    }
    assert!(text_of(&write(&article(), &vertical), "book/style.css").contains("vertical-rl"));
}

#[test]
fn the_contents_are_a_list_in_a_list() {
    let heading = |level, text: &str| Block::Heading { level, id: None, content: sample::text(text) };
    let levels = [(3, "a"), (2, "b"), (3, "c"), (3, "d"), (2, "e"), (4, "not here"), (2, "f"), (3, "g")];
    let blocks = levels.map(|(level, text)| heading(level, text)).to_vec();
    let nav = text_of(&write(&sample::article(blocks), &Request::new(Format::Epub)), "book/nav.xhtml");
    let shape: String = nav[nav.find("<ol>").unwrap()..nav.find("</nav>").unwrap()].replace('\n', "");
    let mut plain = String::new();
    for piece in shape.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        plain.push_str(match tag {
            "ol" => "(",
            "/ol" => ")",
            _ => "",
        });
        plain.push_str(text);
    }
    assert_eq!(plain, "(Untitledab(cd)ef(g))");
}

#[test]
fn every_file_says_that_a_text_may_not_be_whole() {
    for format in [Format::Markdown, Format::Text, Format::Html, Format::Epub] {
        let words = Words { notice: Some("Only the beginning.".into()), ..Words::default() };
        let kept = write(&article(), &Request { words, ..Request::new(format) });
        let said = kept.parts.iter().any(|part| text_of(&kept, &part.path).contains("Only the beginning."));
        assert!(said, "{format:?}");
    }
}
