//! What may come out, written down once more: were the lists of `render::markup` to grow by mistake, this would tell.

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

const ELEMENTS: &[&str] = &[
    "a",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "rp",
    "rt",
    "ruby",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

const ATTRIBUTES: &[&str] = &[
    "alt", "class", "colspan", "data-tex", "dir", "height", "href", "id", "lang", "open", "reversed", "rowspan",
    "scope", "src", "start", "title", "width",
];

/// What is wrong with what the view is handed, in lines of JSON; empty where nothing is.
pub(super) fn wrong_in_lines(lines: &str) -> Vec<String> {
    let stretches = lines.lines().skip(1);
    stretches.flat_map(|line| wrong_in(&serde_json::from_str(line).expect("JSON"))).collect()
}

/// What is wrong with a view's markup; empty where nothing is.
fn wrong_in(markup: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut left: Vec<&Value> = markup.as_array().expect("a list").iter().collect();
    while let Some(node) = left.pop() {
        let Some(parts) = node.as_array() else {
            if !node.is_string() {
                wrong.push(format!("neither text nor element: {node}"));
            }
            continue;
        };
        let (name, attributes) = (parts[0].as_str().unwrap_or(""), parts[1].as_object().expect("attributes"));
        if !ELEMENTS.contains(&name) {
            wrong.push(format!("element {name}"));
        }
        for (attribute, value) in attributes {
            let value = value.as_str().expect("a string");
            if !ATTRIBUTES.contains(&attribute.as_str()) || !is_harmless(name, attribute, value) {
                wrong.push(format!("{name} {attribute}={value:?}"));
            }
        }
        left.extend(parts[2].as_array().expect("children"));
    }
    wrong
}

/// Spans and sizes that a browser lays out at once.
const LARGEST_SPAN: u32 = 1_000;

fn is_harmless(element: &str, attribute: &str, value: &str) -> bool {
    match attribute {
        "href" => element == "a" && (value.starts_with('#') || has_scheme(value, &["http", "https", "mailto", "tel"])),
        "src" => {
            element == "img"
                && (has_scheme(value, &["http", "https"]) || value.to_ascii_lowercase().starts_with("data:image/"))
        }
        "colspan" | "rowspan" => value.parse().is_ok_and(|span: u32| (1..=LARGEST_SPAN).contains(&span)),
        "width" | "height" => value.parse::<u32>().is_ok(),
        "start" => value.parse::<i32>().is_ok(),
        "dir" => value == "ltr" || value == "rtl",
        "class" => value.chars().all(|c| c.is_ascii_alphanumeric() || " -_+#.".contains(c)),
        _ => true,
    }
}

/// As a browser reads an address: blanks and control characters at its head, tabs and line breaks anywhere are nothing.
fn has_scheme(address: &str, schemes: &[&str]) -> bool {
    let head = address.trim_start_matches(|c: char| c <= ' ').replace(['\t', '\n', '\r'], "");
    head.split_once(':').is_some_and(|(scheme, _)| schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known)))
}

/// What is wrong with a piece of HTML, by its tags alone: what a page wrote can only stand there as text, escaped.
pub(super) fn wrong_in_html(html: &str) -> Vec<String> {
    let tags = html.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    tags.filter(|tag| !is_listed_tag(tag)).map(str::to_owned).collect()
}

fn is_listed_tag(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or("");
    let mut quoted = tag.split('"').enumerate();
    // Outside the quotes stand the attributes' names, inside their values.
    let has_known_names = tag.split('"').step_by(2).all(|outside| {
        outside.split_whitespace().filter_map(|word| word.strip_suffix('=')).all(|name| ATTRIBUTES.contains(&name))
    });
    let mut before = "";
    let has_known_schemes = quoted.all(|(at, piece)| {
        let is_address = at % 2 == 1 && (before.ends_with("href=") || before.ends_with("src="));
        before = piece;
        !is_address
            || piece.starts_with('#')
            || has_scheme(piece, &["http", "https", "mailto", "tel"])
            || piece.to_ascii_lowercase().starts_with("data:image/")
    });
    (ELEMENTS.contains(&name) || matches!(name, "h1" | "s" | "q")) && has_known_names && has_known_schemes
}

/// What is wrong with Markdown, as another program reads it: links and pictures elsewhere, and markup of other kinds.
pub(super) fn wrong_in_markdown(text: &str) -> Vec<String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let mut wrong = Vec::new();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Link { dest_url, .. })
                if !dest_url.starts_with('#') && !has_scheme(&dest_url, &["http", "https", "mailto", "tel"]) =>
            {
                wrong.push(format!("link to {dest_url}"));
            }
            Event::Start(Tag::Image { dest_url, .. })
                if !has_scheme(&dest_url, &["http", "https"])
                    && !dest_url.to_ascii_lowercase().starts_with("data:image/") =>
            {
                wrong.push(format!("picture of {dest_url}"));
            }
            Event::Html(tag) | Event::InlineHtml(tag) => {
                wrong.extend(wrong_in_html(&tag).into_iter().map(|tag| format!("markup {tag}")));
            }
            _ => {}
        }
    }
    wrong
}

/// Selectors of rules in which something stands that no selector holds outside of quotes.
pub(super) fn selectors_that_are_more(rules: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut left = vec![rules];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(values) => left.extend(values),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value.as_str() {
                        Some(css) if name == "css" && css.contains(['{', '}', '\0', '@', ';']) => {
                            wrong.push(css.to_owned());
                        }
                        _ => left.push(value),
                    }
                }
            }
            _ => {}
        }
    }
    wrong
}
