//! What every fuzzer asks of a reading, besides that nothing panics.

use recto::article::Article;
use recto::reader::{Reading, describe, opens_unasked, read};
use recto::render::markup::{Attribute, Markup};
use recto::render::{html, keep, markdown, text};
use recto::settings::Settings;
use recto::snapshot::Snapshot;

/// Reads a snapshot twice and looks at what comes out.
pub fn read_and_check(page: &Snapshot) {
    let settings = Settings::default();
    let reading = read(page, &settings);
    assert_eq!(reading, read(page, &settings), "two readings differ");
    let _ = opens_unasked(page);
    if let Ok(reading) = &reading {
        check(reading);
        let chosen = Settings {
            keep: reading.removed.iter().take(3).map(|removal| removal.node.0).collect(),
            leave_out: reading.sources.iter().take(2).map(|node| node.0).collect(),
            ..Settings::default()
        };
        if let Ok(other) = read(page, &chosen) {
            check(&other);
        }
        let part = reading.sources.first().and_then(|node| describe(page, node.0));
        let known = Settings { leave_out_parts: part.into_iter().collect(), ..Settings::default() };
        let _ = read(page, &known);
    }
}

fn check(reading: &Reading) {
    reading.markup.iter().for_each(check_markup);
    assert_eq!(reading.markup.len(), reading.sources.len());
    assert!(reading.removed.iter().all(|removal| !removal.rule.is_empty()));
    reading.view_lines().expect("a reading can be written");
    write_and_check(&reading.article);
}

/// Elements and attributes are closed by their types; what is left to check are addresses.
fn check_markup(markup: &Markup) {
    let Markup::Element { attributes, children, .. } = markup else { return };
    for (attribute, value) in attributes {
        let schemes: &[&str] = match attribute {
            Attribute::Link => &["http://", "https://", "mailto:", "tel:", "#"],
            Attribute::Source => &["http://", "https://", "data:image/"],
            _ => continue,
        };
        let value = value.to_ascii_lowercase();
        assert!(schemes.iter().any(|scheme| value.starts_with(scheme)), "{value:?}");
    }
    children.iter().for_each(check_markup);
}

/// Writes an article in every form.
pub fn write_and_check(article: &Article) {
    let _ = (text::document(article), markdown::document(article));
    assert!(!html::write(article).to_ascii_lowercase().contains("<script"));
    for format in [keep::Format::Markdown, keep::Format::Text, keep::Format::Html, keep::Format::Epub] {
        let kept = keep::write(article, &keep::Request::new(format));
        assert!(!kept.parts.is_empty() && !kept.name.is_empty());
    }
}
