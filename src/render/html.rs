//! Article → an HTML fragment: the view's markup, serialised.

use crate::article::Article;
use crate::render::markup::{Element, Markup};
use crate::render::view;
use crate::settings::Settings;

/// Writes the article's text as HTML, a line for each block; the title is not in it.
pub fn write(article: &Article) -> String {
    let mut html = String::new();
    for markup in view(article, &Settings::default()) {
        push(&mut html, &markup);
        html.push('\n');
    }
    html
}

fn push(html: &mut String, markup: &Markup) {
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
    html.push('>');
    if is_void(element) {
        return;
    }
    children.iter().for_each(|child| push(html, child));
    html.push_str("</");
    html.push_str(element.name());
    html.push('>');
}

/// Escapes for text and for quoted attributes alike.
fn push_escaped(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
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
    fn an_empty_article_is_empty() {
        assert_eq!(write(&Article::default()), "");
    }
}
