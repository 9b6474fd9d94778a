//! Every block and inline as Markdown.

use super::*;
use crate::article::{Block, Cell, Image, Inline, Link, Post, Table};
use crate::render::sample;

fn markdown(content: Vec<Inline>) -> String {
    let written = write(&sample::article(vec![Block::Paragraph { content }]));
    written.strip_suffix('\n').unwrap_or_default().to_owned()
}

fn words(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn strong(text: &str) -> Inline {
    Inline::Strong(sample::text(text))
}

fn link(url: &str, text: &str) -> Inline {
    Inline::Link(Link { url: url.into(), title: None, content: sample::text(text) })
}

#[test]
fn every_block_is_written() {
    for (blocks, expected) in [
        (sample::heading(), "### A # part"),
        (sample::list(), "9. one\n   - inner\n10. two"),
        (sample::loose_list(), "- first\n\n  second\n\n- other"),
        (sample::definitions(), "Term\n: meaning"),
        (sample::quote(), "> said\n>\n> more"),
        (sample::code(), "````rust\nlet a = `b`;\n\n```\n````"),
        (sample::figure(), "![A \\[cat\\]](<https://example.org/a (1).png> \"The \\\"cat\\\"\")\n\n*A caption. — Ada*"),
        (sample::callout(), "> **Note**\n>\n> mind it"),
        (sample::table(), "| Name | Size |\n| --- | --- |\n| a\\|b |  |\n| c<br>d |  |"),
        (sample::formula(), "$$x^2$$"),
        (sample::embed(), "[A film](https://example.org/film) · [English](https://example.org/en.vtt)"),
        (sample::details(), "**More**\n\ninside"),
        (vec![Block::Rule], "---"),
        (sample::thread(), "**Ada** · 9:21 · +3\n\nquestion\n\n> **Ben** · 9:21\n>\n> answer"),
        (sample::notes(), "text[^n1]\n\n[^n1]: a note"),
        (
            sample::inlines(),
            "**bold** *it* ~~gone~~ <mark>marked</mark> <sup>2</sup> <sub>i</sub> `code` \
             [link](https://example.org/) 漢字(かんじ) $x^2$\\\nnext שלום",
        ),
    ] {
        assert_eq!(write(&sample::article(blocks)), format!("{expected}\n"));
    }
}

#[test]
fn nothing_is_written_of_nothing() {
    let empty = vec![
        sample::paragraph(" "),
        Block::Quote { blocks: Vec::new() },
        Block::Figure { images: Vec::new(), caption: Vec::new(), credit: Vec::new() },
        Block::Table(Table::default()),
        Block::Thread { posts: vec![Post::default()] },
        Block::Paragraph { content: vec![strong(""), link("https://example.org", " "), Inline::LineBreak] },
    ];
    assert_eq!(write(&sample::article(empty)), "");
    assert_eq!(write(&Article::default()), "");
    assert_eq!(document(&Article::default()), "");
}

#[test]
fn a_document_begins_with_title_and_origin() {
    let mut article = sample::article(vec![sample::paragraph("Text.")]);
    article.metadata.title = Some("1. Of *stars*".into());
    assert_eq!(document(&article), "# 1\\. Of \\*stars\\*\n\nText.\n");
    article.metadata.byline = Some("Ada Example".into());
    article.metadata.published = Some("2026-11-23T10:00:00Z".into());
    assert_eq!(document(&article), "# 1\\. Of \\*stars\\*\n\nAda Example · 2026-11-23\n\nText.\n");
}

#[test]
fn marks_stand_at_words() {
    for (content, expected) in [
        (vec![words("a"), strong(" b "), words("c")], "a **b** c"),
        (vec![words("a "), strong("b"), words(", c")], "a **b**, c"),
        (vec![words("un"), strong("believ"), words("able")], "un**believ**able"),
        (vec![strong("「引用」"), words("と言う")], "<strong>「引用」</strong>と言う"),
        (vec![strong("「引用」"), words(" と")], "**「引用」** と"),
        (vec![strong("a:\u{a0}"), words("b")], "**a:**\u{a0}b"),
        (
            vec![link("https://example.org", "x"), strong("“a”"), words("b")],
            "[x](https://example.org)<strong>“a”</strong>b",
        ),
        (vec![strong("a"), strong("b")], "**a**<strong>b</strong>"),
        (vec![Inline::Strong(vec![strong("a")])], "**a**"),
        (vec![Inline::Emphasis(vec![strong("a")])], "***a***"),
        (vec![Inline::Strong(vec![words("a"), Inline::LineBreak]), words("b")], "**a**\\\nb"),
        (vec![words("a"), Inline::LineBreak, words("# b")], "a\\\n\\# b"),
    ] {
        assert_eq!(markdown(content), expected);
    }
}

#[test]
fn links_and_pictures_lead_where_they_may() {
    let image = |url: &str| Inline::Image(Image { url: url.into(), alternative: "a*b".into(), ..Image::default() });
    for (content, expected) in [
        (vec![words("Look!"), link("https://example.org/a_(b)", "here")], "Look\\![here](<https://example.org/a_(b)>)"),
        (vec![link("javascript:alert(1)", "here")], "here"),
        (vec![image("https://example.org/x.png")], "![a\\*b](https://example.org/x.png)"),
        (vec![image("javascript:alert(1)")], "a\\*b"),
        (vec![image("data:image/gif;base64,R0lG")], "![a\\*b](data:image/gif;base64,R0lG)"),
        (vec![image(&format!("data:image/gif;base64,{}", "A".repeat(4_000)))], "a\\*b"),
        (vec![link("https://example.org/\\\n<x>", "here")], "[here](https://example.org/%5C%3Cx%3E)"),
    ] {
        assert_eq!(markdown(content), expected);
    }
}

#[test]
fn code_keeps_its_backticks() {
    for (code, expected) in [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), (" a ", "`  a  `"), ("a\nb", "`a b`")]
    {
        assert_eq!(markdown(vec![Inline::Code(code.into())]), expected);
    }
    let side_by_side = vec![Inline::Code("a".into()), Inline::Code("<b>".into())];
    assert_eq!(markdown(side_by_side), "`a`<code>\\<b></code>");
}

#[test]
fn spanned_cells_stay_empty() {
    let cell = |text: &str, columns, rows| Cell { header: false, columns, rows, blocks: vec![sample::paragraph(text)] };
    let table = Table {
        body: vec![vec![cell("title", 1000, 1)], vec![cell("tall", 1, 2), cell("b", 1, 1)], vec![cell("c", 1, 1)]],
        ..Table::default()
    };
    assert_eq!(
        write(&sample::article(vec![Block::Table(table)])),
        "|  |  |\n| --- | --- |\n| title |  |\n| tall | b |\n|  | c |\n"
    );
}

#[test]
fn cells_hold_one_line() {
    let blocks = [sample::list(), sample::code(), sample::table(), vec![sample::paragraph("- a")]].concat();
    let cell = Cell { header: false, columns: 1, rows: 1, blocks };
    let table = Table { head: vec![vec![cell]], ..Table::default() };
    assert_eq!(
        write(&sample::article(vec![Block::Table(table)])),
        "| 9. one<br>   - inner<br>10. two<br>``let a = `b`;``<br>```` ``` ````<br>Name<br>Size<br>a\\|b<br>c d<br>- a |\n| --- |\n"
    );
}
