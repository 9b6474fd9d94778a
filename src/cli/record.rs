//! One line of JSON for each page: the keys and their order are the command line's promise (DESIGN.md §8).

use crate::article::{Completeness, Direction, FactSource, Kind, Metadata, Pages};
use crate::reader::{Reading, Removal};
use crate::render;
use serde::Serialize;
use std::io;
use std::path::Path;

/// What is known of a page; `None` is written as `null`.
#[derive(Debug, Serialize)]
pub(super) struct Record<'a> {
    file: String,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    published: Option<&'a str>,
    modified: Option<&'a str>,
    site_name: Option<&'a str>,
    language: Option<&'a str>,
    dir: Option<Direction>,
    excerpt: Option<&'a str>,
    lead_image: Option<&'a str>,
    kind: Option<Kind>,
    readable: bool,
    confidence: f32,
    completeness: Option<&'a Completeness>,
    text: String,
    markdown: String,
    html: String,
    word_count: u32,
    licence: Option<&'a str>,
    section: Option<&'a str>,
    tags: &'a [String],
    pages: Option<&'a Pages>,
    sources: &'a [FactSource],
    removed: &'a [Removal],
}

#[derive(Debug, Serialize)]
struct Failure {
    file: String,
    error: String,
}

impl<'a> Record<'a> {
    /// What is known after reading; of a page without any text only the facts, where it gives some.
    pub(super) fn new(file: &Path, reading: Option<&'a Reading>, facts: Option<&'a Metadata>) -> Self {
        let found = reading.and_then(Reading::found_article);
        let metadata = reading.map(|reading| &reading.article.metadata).or(facts);
        let known = |field: fn(&Metadata) -> &Option<String>| metadata.and_then(|known| field(known).as_deref());
        Self {
            file: file.display().to_string(),
            title: known(|metadata| &metadata.title),
            byline: known(|metadata| &metadata.byline),
            published: known(|metadata| &metadata.published),
            modified: known(|metadata| &metadata.modified),
            site_name: known(|metadata| &metadata.site_name),
            language: known(|metadata| &metadata.language),
            dir: metadata.map(|metadata| metadata.dir),
            excerpt: known(|metadata| &metadata.excerpt),
            lead_image: known(|metadata| &metadata.lead_image),
            kind: metadata.map(|metadata| metadata.kind),
            readable: reading.is_some_and(|reading| reading.readable),
            confidence: reading.map_or(0.0, |reading| reading.confidence),
            completeness: reading.map(|reading| &reading.article.metadata.completeness),
            text: found.map(render::text::write).unwrap_or_default(),
            markdown: found.map(render::markdown::write).unwrap_or_default(),
            html: found.map(render::html::write).unwrap_or_default(),
            word_count: found.map_or(0, |article| article.metadata.word_count),
            licence: known(|metadata| &metadata.licence),
            section: known(|metadata| &metadata.section),
            tags: metadata.map_or(&[], |metadata| &metadata.tags),
            pages: metadata.map(|metadata| &metadata.pages),
            sources: metadata.map_or(&[], |metadata| &metadata.sources),
            removed: reading.map_or(&[], |reading| &reading.removed),
        }
    }

    /// The record as one line.
    pub(super) fn to_line(&self) -> String {
        line(self)
    }

    /// The line for a file that could not be read.
    pub(super) fn failed(file: &Path, error: &io::Error) -> String {
        line(&Failure { file: file.display().to_string(), error: error.to_string() })
    }
}

/// A value as one line of JSON.
pub(super) fn line(value: &impl Serialize) -> String {
    let mut line = serde_json::to_string(value).expect("strings, numbers and lists are always JSON");
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_text_has_every_key() {
        assert_eq!(
            Record::new(Path::new("a.html"), None, None).to_line(),
            concat!(
                r#"{"file":"a.html","title":null,"byline":null,"published":null,"modified":null,"site_name":null,"#,
                r#""language":null,"dir":null,"excerpt":null,"lead_image":null,"kind":null,"readable":false,"#,
                r#""confidence":0.0,"completeness":null,"text":"","markdown":"","html":"","word_count":0,"#,
                r#""licence":null,"section":null,"tags":[],"pages":null,"sources":[],"removed":[]}"#,
                "\n"
            )
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        let error = io::Error::other("no \"such\" luck");
        assert_eq!(
            Record::failed(Path::new("a.html"), &error),
            "{\"file\":\"a.html\",\"error\":\"no \\\"such\\\" luck\"}\n"
        );
    }
}
