//! Article → an HTML fragment: the view's markup, serialised. Books take the same markup as XHTML.

use crate::article::Article;
use crate::render::markup::{Element, Markup};
use crate::render::view;
use crate::settings::Settings;

/// How an element is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// As browsers read it.
    Html,
    /// As an XML parser reads it: every element ends.
    Xhtml,
}

/// Writes the article's text as HTML, a line for each block; the title is not in it.
pub fn write(article: &Article) -> String {
    let mut html = String::new();
    for markup in view(article, &Settings::default()) {
        push(&mut html, &markup, Syntax::Html);
        html.push('\n');
    }
    html
}

/// Adds markup to a text.
pub(super) fn push(html: &mut String, markup: &Markup, syntax: Syntax) {
    let (element, attributes, children) = match markup {
        Markup::Text(text) => return push_escaped(html, text),
        Markup::Element { element, attributes, children } => (*element, attributes, children),
    };
    html.push('<');
    html.push_str(element.name());
    for (attribute, value) in attributes {
        html.push(' ');
        html.push_str(attribute.name());
        html.push_str("=\"");
        push_escaped(html, value);
        html.push('"');
    }
    if is_void(element) {
        return html.push_str(if syntax == Syntax::Xhtml { "/>" } else { ">" });
    }
    html.push('>');
    children.iter().for_each(|child| push(html, child, syntax));
    html.push_str("</");
    html.push_str(element.name());
    html.push('>');
}

/// Escapes for text and for quoted attributes alike. What no XML may hold, however it is written, is left off.
pub(super) fn push_escaped(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(|sign| matches!(sign, '&' | '<' | '>' | '"') || is_no_character(sign)) {
        html.push_str(&rest[..at]);
        let mut signs = rest[at..].chars();
        html.push_str(match signs.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            _ => "",
        });
        rest = signs.as_str();
    }
    html.push_str(rest);
}

/// Controls, but not tab and line ends, and what Unicode keeps free (XML 1.0, production 2).
fn is_no_character(sign: char) -> bool {
    matches!(sign, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn is_void(element: Element) -> bool {
    matches!(element, Element::LineBreak | Element::Rule | Element::Image)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Image, Inline, Link};

    #[test]
    fn nothing_of_a_text_becomes_an_element() {
        let link = Link {
            url: "https://example.org/?a=\"><script>&b".into(),
            title: None,
            content: vec![Inline::Text("a < b & \"c\"".into())],
        };
        let image =
            Image { url: "https://example.org/a.png".into(), alternative: "\"><script>".into(), ..Image::default() };
        let article = Article {
            blocks: vec![
                Block::Paragraph { content: vec![Inline::Link(link), Inline::LineBreak, Inline::Image(image)] },
                Block::Rule,
            ],
            ..Article::default()
        };
        assert_eq!(
            write(&article),
            "<p><a href=\"https://example.org/?a=&quot;&gt;&lt;script&gt;&amp;b\">a &lt; b &amp; &quot;c&quot;</a><br>\
             <img src=\"https://example.org/a.png\" alt=\"&quot;&gt;&lt;script&gt;\"></p>\n<hr>\n"
        );
    }

    #[test]
    fn xml_has_an_end_for_every_element_and_no_control() {
        let mut xhtml = String::new();
        let line =
            vec![Markup::Text("a\u{b}\u{1f}\tb\u{fffe}<".into()), Markup::element(Element::LineBreak, Vec::new())];
        push(&mut xhtml, &Markup::element(Element::Paragraph, line), Syntax::Xhtml);
        assert_eq!(xhtml, "<p>a\tb&lt;<br/></p>");
    }

    #[test]
    fn an_empty_article_is_empty() {
        assert_eq!(write(&Article::default()), "");
    }
}
