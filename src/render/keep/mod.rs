//! Article → a file to keep: Markdown, plain text, an HTML file that needs nothing else, a book (EPUB 3).
//!
//! Nothing is fetched, zipped or written here. [`write()`] says which pictures it could do with and gives the file's
//! parts as plain data; whoever called gets the pictures, calls again with what came, and puts the parts together.
//! A picture that did not come gives way to its words.

mod book;
mod dates;
mod epub;
mod front_matter;
mod header;
mod language;
pub mod name;
mod page;
mod pictures;

use crate::article::Article;
use crate::render::{markdown, text};
use serde::Serialize;
use serde_json::Value;

/// What kind of file it is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown with title and byline, or with front matter.
    Markdown,
    /// Plain text with title and byline.
    Text,
    /// One HTML file with its style and its pictures inside.
    Html,
    /// A book: EPUB 3.
    Epub,
}

impl Format {
    /// How the file's name ends, with its dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => ".md",
            Self::Text => ".txt",
            Self::Html => ".html",
            Self::Epub => ".epub",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Epub => epub::MEDIA_TYPE,
        }
    }
}

/// How lines run in a book.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Writing {
    /// In rows.
    #[default]
    Horizontal,
    /// In columns from right to left, as Japanese and Chinese can.
    Vertical,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Which file.
    pub format: Format,
    /// Whether Markdown begins with the facts as YAML.
    pub front_matter: bool,
    /// How the lines of a book run.
    pub writing: Writing,
    /// Words in the reader's language.
    pub words: Words,
    /// The pictures that are there; none before the first call.
    pub pictures: Vec<Fetched>,
}

impl Request {
    /// A file of this kind with nothing special about it.
    pub fn new(format: Format) -> Self {
        let (writing, words) = (Writing::default(), Words::default());
        Self { format, front_matter: false, writing, words, pictures: Vec::new() }
    }

    /// Reads a request: `{format, front_matter, writing, words: {source, untitled, notice}, pictures: [{url, head}]}`, where
    /// only `format` must be there; `None` where it is not. (By hand: what serde makes of these types is ten times as long.)
    pub fn from_json(json: &str) -> Option<Self> {
        let json: Value = serde_json::from_str(json).ok()?;
        let format = match json["format"].as_str()? {
            "markdown" => Format::Markdown,
            "text" => Format::Text,
            "html" => Format::Html,
            "epub" => Format::Epub,
            _ => return None,
        };
        let mut request = Self::new(format);
        request.front_matter = json["front_matter"] == true;
        if json["writing"] == "vertical" {
            request.writing = Writing::Vertical;
        }
        let word = |key: &str| json["words"][key].as_str().map(str::to_owned);
        request.words.source = word("source").unwrap_or(request.words.source);
        request.words.untitled = word("untitled").unwrap_or(request.words.untitled);
        request.words.notice = word("notice");
        request.pictures = json["pictures"].as_array().into_iter().flatten().filter_map(fetched).collect();
        Some(request)
    }
}

fn fetched(json: &Value) -> Option<Fetched> {
    let bytes = json["head"].as_array()?.iter();
    let head = bytes.filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect();
    Some(Fetched { url: json["url"].as_str()?.to_owned(), head })
}

/// What the file says in our own words.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// Stands before the address that the text is from.
    pub source: String,
    /// Stands for a title that is missing.
    pub untitled: String,
    /// What is to be said about a text that may not be whole.
    pub notice: Option<String>,
}

impl Default for Words {
    fn default() -> Self {
        Self { source: "Source:".into(), untitled: "Untitled".into(), notice: None }
    }
}

/// A picture that is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Fetched {
    /// Its address, as [`Kept::pictures`] had it.
    pub url: String,
    /// Its first bytes, [`HEAD_BYTES`] of them are enough: what it is is read from them, whatever a server said.
    pub head: Vec<u8>,
}

/// Bytes of a picture that tell what it is.
pub const HEAD_BYTES: usize = 64;

/// A file to be put together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Kept {
    /// Its name, from the article's title.
    pub name: String,
    /// What it is.
    pub media_type: &'static str,
    /// Addresses of the pictures that it has room for, each once.
    pub pictures: Vec<String>,
    /// The files of a book, in the order in which they stand in the zip, the first of them not compressed; one part
    /// without a path for any other file.
    pub parts: Vec<Part>,
}

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// Its path inside the book.
    pub path: String,
    /// What stands in it, one after the other.
    pub content: Vec<Piece>,
}

/// A piece of a part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// Text, in UTF-8.
    Text(String),
    /// The bytes of the picture at this place of [`Kept::pictures`].
    Bytes(usize),
    /// The same in base64.
    Base64(usize),
}

impl Part {
    fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), content: vec![Piece::Text(text.into())] }
    }
}

/// Writes the article as a file.
pub fn write(article: &Article, request: &Request) -> Kept {
    let (pictures, parts) = match request.format {
        Format::Markdown => (Vec::new(), vec![Part::text("", self::markdown(article, request))]),
        Format::Text => (Vec::new(), vec![Part::text("", with_notice(text::document(article), request))]),
        Format::Html => page::write(article, request),
        Format::Epub => epub::write(article, request),
    };
    let name = name::stem(&article.metadata, &request.words.untitled) + request.format.ending();
    Kept { name, media_type: request.format.media_type(), pictures, parts }
}

fn markdown(article: &Article, request: &Request) -> String {
    let document = markdown::document(article);
    if request.front_matter {
        return front_matter::write(&article.metadata) + "\n" + &with_notice(document, request);
    }
    with_notice(document, request)
}

/// That a text may not be whole is said in every file, at its end, where it matters.
fn with_notice(mut text: String, request: &Request) -> String {
    if let Some(notice) = &request.words.notice {
        text.push('\n');
        text.push_str(notice);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests;
