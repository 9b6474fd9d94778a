//! Articles as files: books, HTML files, and any other format in a folder.
//!
//! Invariants: no file is ever overwritten; nothing is fetched; the same page gives the same bytes.

use super::{Extract, Format, files};
use crate::article::{Article, CompletenessState};
use crate::render::keep::{self, Fetched, HEAD_BYTES, Part, Piece, Request, Words, name};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use data_url::DataUrl;
use std::fs::{self, OpenOptions};
use std::io::{self, Cursor, ErrorKind, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Stands for a title that is missing.
const UNTITLED: &str = "Untitled";

/// Files of one name in a folder, after which no further number is tried.
const MOST_NUMBERS: usize = 10_000;

/// A file that is made but not yet written.
#[derive(Debug)]
pub(super) struct Kept {
    /// Its name without its ending.
    stem: String,
    /// How its name ends, with a dot.
    ending: &'static str,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

/// Why what is asked for cannot be done, in a sentence.
pub(super) fn refusal(wanted: &Extract, is_terminal: bool) -> Option<&'static str> {
    let is_file = is_file(wanted.format) && !wanted.explain;
    match &wanted.output {
        Some(_) if wanted.format == Format::Json => {
            Some("--output writes a file for each article, json is lines for a program: choose another --format")
        }
        None if is_file && wanted.input.files.len() > 1 => {
            Some("several articles are several files: name a folder for them with --output FOLDER")
        }
        None if wanted.format == Format::Epub && is_file && is_terminal => Some(
            "a book is nothing for a terminal: write it to a file (> NAME.epub) or name a folder with --output FOLDER",
        ),
        _ => None,
    }
}

/// Whether this format is a file of its own.
pub(super) fn is_file(format: Format) -> bool {
    matches!(format, Format::Epub | Format::HtmlFile)
}

/// Makes the file of an article.
pub(super) fn file(article: &Article, wanted: &Extract) -> io::Result<Kept> {
    let format = if wanted.format == Format::Epub { keep::Format::Epub } else { keep::Format::Html };
    let mut request = Request { words: words(article), ..Request::new(format) };
    let urls = keep::write(article, &request).pictures;
    let pictures: Vec<Vec<u8>> = urls.iter().map(|url| held(url)).collect();
    request.pictures = urls.into_iter().zip(&pictures).map(|(url, bytes)| fetched(url, bytes)).collect();
    let parts = keep::write(article, &request).parts;
    let bytes = match format {
        keep::Format::Epub => zipped(&parts, &pictures)?,
        _ => parts.iter().flat_map(|part| bytes_of(part, &pictures)).collect(),
    };
    Ok(Kept { stem: name::stem(&article.metadata, UNTITLED), ending: format.ending(), bytes })
}

/// A file of a text that is written already.
pub(super) fn plain(article: &Article, format: Format, text: String) -> Kept {
    let ending = match format {
        Format::Markdown => keep::Format::Markdown.ending(),
        Format::Html => keep::Format::Html.ending(),
        _ => keep::Format::Text.ending(),
    };
    Kept { stem: name::stem(&article.metadata, UNTITLED), ending, bytes: text.into_bytes() }
}

/// The article as Markdown that begins with its facts.
pub(super) fn with_front_matter(article: &Article) -> String {
    let request = Request { front_matter: true, ..Request::new(keep::Format::Markdown) };
    let bytes = keep::write(article, &request).parts.iter().flat_map(|part| bytes_of(part, &[])).collect();
    String::from_utf8(bytes).unwrap_or_default()
}

fn words(article: &Article) -> Words {
    let notice = match article.metadata.completeness.state {
        CompletenessState::Full => None,
        CompletenessState::Gated => {
            Some("This site asks its readers to sign up. This is the text that the page itself held.")
        }
        CompletenessState::Cut => Some("This is only the beginning: the page held no more. The rest needs an account."),
        CompletenessState::Unclear => Some("This may be incomplete."),
    };
    Words { untitled: UNTITLED.into(), notice: notice.map(str::to_owned), ..Words::default() }
}

/// The bytes of a picture that the page holds itself; none for one that would have to be fetched.
fn held(url: &str) -> Vec<u8> {
    let decoded = DataUrl::process(url).ok().and_then(|data| data.decode_to_vec().ok());
    decoded.map(|(bytes, _)| bytes).unwrap_or_default()
}

fn fetched(url: String, bytes: &[u8]) -> Fetched {
    Fetched { url, head: bytes.iter().take(HEAD_BYTES).copied().collect() }
}

fn bytes_of(part: &Part, pictures: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = |index: &usize| pictures.get(*index).map(Vec::as_slice).unwrap_or_default();
    for piece in &part.content {
        match piece {
            Piece::Text(text) => bytes.extend(text.as_bytes()),
            Piece::Bytes(index) => bytes.extend(picture(index)),
            Piece::Base64(index) => bytes.extend(STANDARD.encode(picture(index)).as_bytes()),
        }
    }
    bytes
}

/// The container of a book: its first part is stored as it is, so that whoever looks at the file sees what it is.
fn zipped(parts: &[Part], pictures: &[Vec<u8>]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, part) in parts.iter().enumerate() {
        let method = if index == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        // The first moment that a zip can name: no file tells when it was made.
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        zip.start_file(&*part.path, options).map_err(io::Error::other)?;
        zip.write_all(&bytes_of(part, pictures))?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}

/// Writes files into a folder.
pub(super) struct Saver<'a> {
    folder: &'a Path,
}

impl<'a> Saver<'a> {
    /// Makes the folder where there is none.
    pub(super) fn new(folder: &'a Path) -> io::Result<Self> {
        fs::create_dir_all(folder).map_err(|error| files::about(folder, error))?;
        Ok(Self { folder })
    }

    /// Writes a file, and prints its path.
    pub(super) fn save(&mut self, output: &mut dyn Write, made: io::Result<Kept>) -> io::Result<()> {
        // What could not be read has been reported.
        let Ok(kept) = made else { return Ok(()) };
        writeln!(output, "{}", self.write(&kept)?.display())
    }

    fn write(&self, kept: &Kept) -> io::Result<PathBuf> {
        for number in 1..=MOST_NUMBERS {
            let name = match number {
                1 => [&*kept.stem, kept.ending].concat(),
                _ => format!("{} {number}{}", kept.stem, kept.ending),
            };
            let path = self.folder.join(name);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(mut file) => return file.write_all(&kept.bytes).map(|()| path),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(files::about(&path, error)),
            }
        }
        Err(io::Error::new(ErrorKind::AlreadyExists, format!("too many files named {}", kept.stem)))
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::files::testing::{Folder, command};
    use crate::cli::{Command, Extract, extract};
    use std::io::Read;

    const PAGE: &str = "<html lang=en><title>The lamp: who lit it?</title><article><h1>The lamp: who lit it?</h1><p>There \
        are ninety-one steps to the clock room, and Hob Tallentire knows each of them by its wear, he says.</p><figure>\
        <img src='PICTURE' \
        alt='A lamp' width=400 height=300><img src='https://courier.example/far.png' alt='Far away' width=400 height=300>\
        <figcaption>The lamp.</figcaption></figure><p>He goes up with a lamp and a flask and comes down an hour later \
        with the flask empty, and with the time, which nobody has asked him for since the war.</p></article>";

    /// The page with a picture in it as large as a drawing of some figures; its first bytes are a PNG's.
    fn page() -> String {
        PAGE.replace("PICTURE", &format!("data:image/png;base64,iVBORw0KGgoA{}", "A".repeat(80_000)))
    }

    fn wanted(arguments: &[&str]) -> Extract {
        let Command::Extract(wanted) = command(arguments) else { unreachable!() };
        wanted
    }

    fn run(arguments: &[&str]) -> Vec<u8> {
        let mut output = Vec::new();
        assert_eq!(extract::print(&wanted(arguments), &mut output).unwrap(), 0);
        output
    }

    #[test]
    fn a_book_is_a_zip_that_says_first_what_it_is_and_never_changes() {
        let folder = Folder::new("keep-book", &[("a.html", &page())]);
        let path = folder.path("a.html");
        let book = run(&["extract", "--format", "epub", &path]);
        assert_eq!(&book[30..58], b"mimetypeapplication/epub+zip");
        assert_eq!(book, run(&["extract", "--format", "epub", &path]));
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
        let mut text = String::new();
        zip.by_name("book/text-1.xhtml").unwrap().read_to_string(&mut text).unwrap();
        assert!(
            text.contains("ninety-one steps") && text.contains("picture-1.png") && text.contains("Far away"),
            "{text}"
        );
        let mut picture = Vec::new();
        zip.by_name("book/picture-1.png").unwrap().read_to_end(&mut picture).unwrap();
        assert!(picture.starts_with(b"\x89PNG") && picture.len() == 60_009, "{}", picture.len());
    }

    #[test]
    fn an_html_file_has_its_pictures_inside() {
        let folder = Folder::new("keep-html", &[("a.html", &page())]);
        let page = String::from_utf8(run(&["extract", "--format", "html-file", &folder.path("a.html")])).unwrap();
        assert!(page.contains("src=\"data:image/png;base64,iVBORw0KGgo") && !page.contains("far.png"), "{page}");
    }

    #[test]
    fn a_folder_gets_a_file_for_each_article_and_none_is_overwritten() {
        let folder = Folder::new("keep-folder", &[("a.html", &page()), ("b.html", &page())]);
        let (a, b, books) = (folder.path("a.html"), folder.path("b.html"), folder.path("books"));
        let output = run(&["extract", "--format", "epub", "--output", &books, &a, &b]);
        let printed = folder.without_its_name(output).replace('\\', "/");
        assert_eq!(printed, "books/The lamp who lit it.epub\nbooks/The lamp who lit it 2.epub\n");
        let output = run(&["extract", "--format", "markdown", "--front-matter", "--output", &books, &a]);
        let name = folder.without_its_name(output).replace('\\', "/");
        let text = std::fs::read_to_string(folder.path(name.trim_end())).unwrap();
        assert!(text.starts_with("---\ntitle: \"The lamp: who lit it?\"\n"), "{text}");
    }

    #[test]
    fn what_cannot_be_done_is_said() {
        for (arguments, is_terminal, reason) in [
            (&["extract", "--format", "epub", "a"][..], true, Some("terminal")),
            (&["extract", "--format", "epub", "a"], false, None),
            (&["extract", "--format", "html-file", "a"], true, None),
            (&["extract", "--format", "html-file", "a", "b"], false, Some("--output FOLDER")),
            (&["extract", "--output", "o", "a"], false, Some("another --format")),
            (&["extract", "--format", "epub", "--output", "o", "a", "b"], true, None),
        ] {
            let refusal = super::refusal(&wanted(arguments), is_terminal);
            assert_eq!(refusal.is_some(), reason.is_some(), "{arguments:?}: {refusal:?}");
            assert!(reason.is_none_or(|reason| refusal.is_some_and(|refusal| refusal.contains(reason))), "{refusal:?}");
        }
    }
}
