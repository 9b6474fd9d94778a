//! One of everything, for the writers' tests.

use crate::article::*;

pub(super) fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

pub(super) fn paragraph(content: &str) -> Block {
    Block::Paragraph { content: text(content) }
}

pub(super) fn article(blocks: Vec<Block>) -> Article {
    Article { blocks, ..Article::default() }
}

pub(super) fn heading() -> Vec<Block> {
    vec![Block::Heading { level: 3, id: Some("part".into()), content: text("A # part") }]
}

fn list_of(ordered: bool, start: i32, items: Vec<Vec<Block>>) -> Block {
    Block::List { ordered, start, reversed: false, items }
}

pub(super) fn list() -> Vec<Block> {
    let inner = list_of(false, 1, vec![vec![paragraph("inner")]]);
    vec![list_of(true, 9, vec![vec![paragraph("one"), inner], vec![paragraph("two")]])]
}

pub(super) fn loose_list() -> Vec<Block> {
    let long = vec![paragraph("first"), paragraph("second")];
    vec![list_of(false, 1, vec![long, vec![paragraph("other")]])]
}

pub(super) fn definitions() -> Vec<Block> {
    let items = vec![Definition { terms: vec![text("Term")], definitions: vec![vec![paragraph("meaning")]] }];
    vec![Block::DefinitionList { items }]
}

pub(super) fn quote() -> Vec<Block> {
    vec![Block::Quote { blocks: vec![paragraph("said"), paragraph("more")] }]
}

pub(super) fn code() -> Vec<Block> {
    vec![Block::Code { language: Some("rust".into()), text: "let a = `b`;\n\n```\n".into() }]
}

pub(super) fn image() -> Image {
    Image {
        url: "https://example.org/a (1).png".into(),
        alternative: "A [cat]".into(),
        title: Some("The \"cat\"".into()),
        size: Some([640, 480]),
    }
}

pub(super) fn figure() -> Vec<Block> {
    vec![Block::Figure { images: vec![image()], caption: text("A caption."), credit: text("Ada") }]
}

fn cell(header: bool, content: &str) -> Cell {
    Cell { header, columns: 1, rows: 1, blocks: vec![paragraph(content)] }
}

pub(super) fn table() -> Vec<Block> {
    let wide = Cell { columns: 2, ..cell(false, "a|b") };
    let two = Cell { blocks: vec![paragraph("c"), paragraph("d")], ..cell(true, "") };
    vec![Block::Table(Table {
        caption: Vec::new(),
        head: vec![vec![cell(true, "Name"), cell(true, "Size")]],
        body: vec![vec![wide], vec![two]],
    })]
}

fn math() -> Math {
    Math { tex: Some("x^2".into()), text: "x2".into() }
}

pub(super) fn formula() -> Vec<Block> {
    vec![Block::Math(math())]
}

pub(super) fn embed() -> Vec<Block> {
    let url = "https://example.org/film".into();
    let tracks = vec![Track { label: "English".into(), url: "https://example.org/en.vtt".into() }];
    let image = Some(Image { url: "https://example.org/still.jpg".into(), ..Image::default() });
    vec![Block::Embed { provider: "YouTube".into(), title: Some("A film".into()), url, image, tracks }]
}

pub(super) fn callout() -> Vec<Block> {
    vec![Block::Callout { label: text("Note"), blocks: vec![paragraph("mind it")] }]
}

pub(super) fn details() -> Vec<Block> {
    vec![Block::Details { summary: text("More"), blocks: vec![paragraph("inside")], open: false }]
}

pub(super) fn thread() -> Vec<Block> {
    let post = |author: &str, depth, content| Post {
        author: Some(author.into()),
        time: Some("9:21".into()),
        depth,
        votes: (depth == 0).then_some(3),
        blocks: vec![paragraph(content)],
    };
    vec![Block::Thread { posts: vec![post("Ada", 0, "question"), post("Ben", 1, "answer")] }]
}

pub(super) fn notes() -> Vec<Block> {
    let (id, label) = ("n1".to_owned(), "1".to_owned());
    let sign = Inline::FootnoteReference { id: id.clone(), label: label.clone() };
    let notes = vec![Footnote { id, label, blocks: vec![paragraph("a note")] }];
    vec![Block::Paragraph { content: vec![Inline::Text("text".into()), sign] }, Block::Footnotes { notes }]
}

/// A line with every inline.
pub(super) fn inlines() -> Vec<Block> {
    let link = Link { url: "https://example.org/".into(), title: None, content: text("link") };
    let content = [
        Inline::Strong(text("bold")),
        Inline::Emphasis(text("it")),
        Inline::Deleted(text("gone")),
        Inline::Mark(text("marked")),
        Inline::Superscript(text("2")),
        Inline::Subscript(text("i")),
        Inline::Code("code".into()),
        Inline::Link(link),
        Inline::Ruby { base: "漢字".into(), reading: "かんじ".into() },
        Inline::Math(math()),
        Inline::LineBreak,
        Inline::Text("next".into()),
        Inline::Directed { dir: Direction::Rtl, content: text("שלום") },
    ];
    let mut spaced = Vec::new();
    for inline in content {
        let is_break = inline == Inline::LineBreak;
        if is_break {
            spaced.pop();
        }
        spaced.push(inline);
        if !is_break {
            spaced.push(Inline::Text(" ".into()));
        }
    }
    vec![Block::Paragraph { content: spaced }]
}
