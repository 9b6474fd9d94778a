//! What was handed in, as text: a file's bytes decoded as a browser would, or a sentence why it is no page.

use crate::error::ReadError;
use js_sys::Uint8Array;
use thiserror::Error;
use web_sys::{TextDecoder, TextDecoderOptions};

/// Largest file that is read, in bytes. Half a minute's worth of parsing on a slow telephone; the largest pages in
/// a set of 2,000 saved ones have 10 MB.
pub const LARGEST: u64 = 24 * 1024 * 1024;

/// Bytes at the head of a file in which its encoding is looked for. Browsers look at 1,024; saved pages carry
/// comments before the `meta`.
const DECLARED_WITHIN: usize = 4_096;

/// The text of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Its HTML.
    pub text: String,
    /// What its relative addresses count from, where that is known from outside of it.
    pub base: Option<String>,
}

/// Why what was handed in cannot be read, as a sentence for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// Nothing in it.
    #[error("There is nothing in it: the file or the text is empty.")]
    Empty,
    /// Larger than [`LARGEST`].
    #[error("This file is too large for this page: {} MB, and at most {} MB can be read here.", .0.div_ceil(1024 * 1024), LARGEST / 1024 / 1024)]
    TooLarge(u64),
    /// Another kind of file, known by its first bytes.
    #[error("This is {0}, not a web page. Save the page as HTML and try that file.")]
    OtherKind(&'static str),
    /// A web archive.
    #[error("This is a web archive (MHTML). Save the page again as “HTML only” or “complete”, and try the .html file.")]
    Archive,
    /// Bytes that are no text.
    #[error("This file holds no text, so it is not a web page.")]
    NotText,
    /// Text without a tag.
    #[error("This is plain text, not HTML. Paste the source of the page; in most browsers Ctrl+U shows it.")]
    NoTags,
    /// The file could not be read, or more than one came, or a folder.
    #[error("The file could not be opened: {0}")]
    Unreadable(String),
    /// The browser refused a step.
    #[error("The browser could not take the page apart: {0}")]
    Browser(String),
    /// The core's own reasons.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// First bytes of files that people mistake for pages.
const OTHER_KINDS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, an e-book or an office document"),
    (b"\x1F\x8B", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"{\\rtf", "a rich text document"),
    (b"\xD0\xCF\x11\xE0", "an office document"),
];

/// The text of a file.
///
/// # Errors
/// Every [`Problem`] but those of a later step.
pub fn from_bytes(bytes: &[u8]) -> Result<Source, Problem> {
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::TooLarge(bytes.len() as u64));
    }
    if let Some((_, kind)) = OTHER_KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Problem::OtherKind(kind));
    }
    let (label, marked) = encoding(bytes);
    // No browser's text holds a zero byte, but that of UTF-16, which a mark at its head tells.
    if !marked && bytes.contains(&0) {
        return Err(Problem::NotText);
    }
    from_text(&decode(bytes, &label)?)
}

/// The same of text that was pasted.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::TooLarge`], [`Problem::Archive`] and [`Problem::NoTags`].
pub fn from_text(text: &str) -> Result<Source, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    if text.len() as u64 > LARGEST {
        return Err(Problem::TooLarge(text.len() as u64));
    }
    let head: String = text.chars().take(DECLARED_WITHIN).collect();
    if head.contains("MIME-Version:") && head.contains("multipart/related") {
        return Err(Problem::Archive);
    }
    if !has_tags(text) {
        return Err(Problem::NoTags);
    }
    Ok(Source { text: text.to_owned(), base: None })
}

/// Whether a "<" is followed by what begins a tag anywhere.
pub fn has_tags(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| pair[0] == b'<' && (pair[1].is_ascii_alphabetic() || pair[1] == b'!'))
}

/// The encoding's label, and whether a mark at the head of the file says it.
fn encoding(bytes: &[u8]) -> (String, bool) {
    let marks: [(&[u8], &str); 3] = [(b"\xEF\xBB\xBF", "utf-8"), (b"\xFF\xFE", "utf-16le"), (b"\xFE\xFF", "utf-16be")];
    if let Some((_, label)) = marks.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return ((*label).to_owned(), true);
    }
    let declared = declared(bytes).unwrap_or_else(|| {
        // Nothing is said: UTF-8 if it is that, else what most old pages are.
        let is_utf8 = std::str::from_utf8(bytes).is_ok();
        (if is_utf8 { "utf-8" } else { "windows-1252" }).to_owned()
    });
    // A file that could say so in ASCII is not in UTF-16. Source: the HTML standard, prescan.
    let label = if declared.starts_with("utf-16") { "utf-8".to_owned() } else { declared };
    (label, false)
}

/// The encoding that a `meta` declares: `charset=x`, in an attribute of its own or in `content`.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = without_comments(&head);
    head.split("<meta").skip(1).find_map(|tag| {
        let tag = tag.split('>').next()?;
        let (_, value) = tag.split_once("charset")?;
        let value = value.trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| c.is_ascii_whitespace() || "\"';/".contains(c)).unwrap_or(value.len());
        (end > 0).then(|| value[..end].to_owned())
    })
}

fn without_comments(head: &str) -> String {
    let mut parts = head.split("<!--");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |kept, part| {
        let after = part.split_once("-->").map_or("", |(_, after)| after);
        kept + after
    })
}

fn decode(bytes: &[u8], label: &str) -> Result<String, Problem> {
    let options = TextDecoderOptions::new();
    // An unknown label is no reason to give up: what is not UTF-8 then shows as "�".
    let decoder = TextDecoder::new_with_label_and_options(label, &options)
        .or_else(|_| TextDecoder::new())
        .map_err(|error| Problem::Browser(super::sentence_of(&error)))?;
    decoder
        .decode_with_buffer_source(&Uint8Array::from(bytes))
        .map_err(|error| Problem::Browser(super::sentence_of(&error)))
}
