//! Article → one HTML file that needs nothing else: its style and its pictures are inside, and it may fetch nothing.

use super::pictures::{Kind, Pictures};
use super::{Format, Part, Piece, Request, book, header, language};
use crate::article::{Article, Direction};
use crate::render::html::{self, Syntax};
use crate::render::view;
use crate::settings::Settings;

/// How wide lines are on a screen, and its own colours by day and night.
const SCREEN: &str = ":root { color-scheme: light dark; }\nbody { max-width: 38em; margin: 2em auto; padding: 0 1em; }\npre { direction: ltr; }\n";

/// What the browser may do with the file: show it. Whatever the text holds, nothing is fetched and nothing runs.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/// Stands where a picture is to come. Only an attribute's own quotes are ever written bare, and no address that a picture
/// may have begins so, so a text cannot look like it.
const PLACE: &str = "src=\"#picture-";

/// The pictures that it could do with, and the file as its only part.
pub(super) fn write(article: &Article, request: &Request) -> (Vec<String>, Vec<Part>) {
    let mut pictures = Pictures::new(Format::Html, &request.pictures);
    let source = |index: usize, kind: Kind| format!("#picture-{index};{}", kind.media_type());
    let text = pictures.place(view(article, &Settings::default()), &source);
    let mut html = head(article, request);
    html.push_str(&header::above(&article.metadata, request));
    for markup in &text {
        html::push(&mut html, markup, Syntax::Html);
        html.push('\n');
    }
    html.push_str(&header::below(&article.metadata, request));
    html.push_str("</article>\n</body>\n</html>\n");
    (pictures.wanted, vec![Part { path: String::new(), content: pieces(&html) }])
}

fn head(article: &Article, request: &Request) -> String {
    let metadata = &article.metadata;
    let mut html = String::from("<!DOCTYPE html>\n<html lang=\"");
    html.push_str(&match language::tag(metadata.language.as_deref()) {
        tag if tag == language::UNKNOWN => String::new(),
        tag => tag,
    });
    html.push_str(if metadata.dir == Direction::Rtl { "\" dir=\"rtl\">\n" } else { "\">\n" });
    html.push_str("<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    html.push_str(POLICY);
    html.push_str("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    header::line(&mut html, "<title>", Some(header::title(metadata, request)), "</title>\n");
    header::line(&mut html, "<meta name=\"author\" content=\"", metadata.byline.as_deref(), "\">\n");
    html.extend(["<style>\n", book::STYLE, SCREEN, "</style>\n</head>\n<body>\n<article>\n"]);
    html
}

/// Cuts the file where its pictures stand.
fn pieces(html: &str) -> Vec<Piece> {
    let mut parts = html.split(PLACE);
    let mut pieces = vec![Piece::Text(parts.next().unwrap_or_default().to_owned())];
    let mut before = 0;
    for part in parts {
        // "3;image/png" and the quote that ends it, as `source` has written it.
        let (place, rest) = part.split_once('"').unwrap_or((part, ""));
        let (index, media_type) = place.split_once(';').unwrap_or((place, ""));
        if let Some(Piece::Text(text)) = pieces.get_mut(before) {
            text.extend(["src=\"data:", media_type, ";base64,"]);
        }
        pieces.push(Piece::Base64(index.parse().unwrap_or_default()));
        pieces.push(Piece::Text(["\"", rest].concat()));
        before += 2;
    }
    pieces
}
