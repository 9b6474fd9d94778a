//! What stands above and below the text in a file: title, author, where it is from, and whether it is whole.

use super::{Request, dates};
use crate::article::Metadata;
use crate::render::address;
use crate::render::html::push_escaped;

/// The title, or what stands for one.
pub(super) fn title<'a>(metadata: &'a Metadata, request: &'a Request) -> &'a str {
    [metadata.title.as_deref(), metadata.site_name.as_deref()]
        .into_iter()
        .flatten()
        .find(|title| !title.is_empty())
        .unwrap_or(&request.words.untitled)
}

/// What stands above the text: the same in HTML and XHTML.
pub(super) fn above(metadata: &Metadata, request: &Request) -> String {
    let mut html = String::from("<header>\n");
    line(&mut html, "<p class=\"site\">", metadata.site_name.as_deref(), "</p>\n");
    line(&mut html, "<h1>", Some(title(metadata, request)), "</h1>\n");
    line(&mut html, "<p class=\"byline\">", metadata.byline.as_deref(), "</p>\n");
    let date = metadata.published.as_deref().and_then(dates::date);
    line(&mut html, "<p class=\"date\"><time>", date, "</time></p>\n");
    line(&mut html, "<p class=\"notice\">", request.words.notice.as_deref(), "</p>\n");
    html.push_str("</header>\n");
    html
}

/// What stands below it: where it is from.
pub(super) fn below(metadata: &Metadata, request: &Request) -> String {
    if metadata.url.is_empty() {
        return String::new();
    }
    let mut html = String::from("<footer><p>");
    push_escaped(&mut html, &request.words.source);
    html.push(' ');
    match address::link(&metadata.url) {
        Some(url) => {
            line(&mut html, "<a href=\"", Some(url), "\">");
            line(&mut html, "", Some(url), "</a>");
        }
        None => push_escaped(&mut html, &metadata.url),
    }
    html.push_str("</p></footer>\n");
    html
}

/// Text with what stands around it, where there is some.
pub(super) fn line(html: &mut String, before: &str, text: Option<&str>, after: &str) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        html.push_str(before);
        push_escaped(html, text);
        html.push_str(after);
    }
}
