//! Article → the parts of a book: EPUB 3.
//!
//! Invariant: the same article and pictures give the same parts, byte for byte; nothing asks for the time.

mod links;
mod nav;
mod package;
mod split;
mod tidy;

use super::pictures::{Kind, Pictures};
use super::{Format, Part, Piece, Request, Writing, book, header, language};
use crate::article::{Article, Direction};
use crate::render::html::{self, Syntax};
use crate::render::markup::Markup;
use crate::render::view;
use crate::settings::Settings;

/// What the file is; also what its first part says.
pub(super) const MEDIA_TYPE: &str = "application/epub+zip";

/// Where a reading program finds the package.
const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"#;

/// The pictures that it could do with, and the parts.
pub(super) fn write(article: &Article, request: &Request) -> (Vec<String>, Vec<Part>) {
    let mut pictures = Pictures::new(Format::Epub, &request.pictures);
    let text = tidy::tidy(pictures.place(view(article, &Settings::default()), &picture_path));
    let mut chapters = split::chapters(text);
    let entries = links::settle(&mut chapters);
    let placed: Vec<(usize, Kind)> =
        (0..pictures.wanted.len()).filter_map(|index| Some((index, pictures.kind(index)?))).collect();

    let book = Book { article, request };
    let mut parts = vec![
        Part::text("mimetype", MEDIA_TYPE),
        Part::text("META-INF/container.xml", CONTAINER),
        Part::text("book/package.opf", package::write(&book, chapters.len(), &placed)),
        Part::text("book/nav.xhtml", book.page(&nav::write(&book, &entries))),
        Part::text("book/style.css", book.style()),
    ];
    for (index, chapter) in chapters.iter().enumerate() {
        parts.push(Part::text(format!("book/{}", chapter_path(index)), book.chapter(chapter, index, chapters.len())));
    }
    for (index, kind) in placed {
        parts.push(Part { path: format!("book/{}", picture_path(index, kind)), content: vec![Piece::Bytes(index)] });
    }
    (pictures.wanted, parts)
}

/// Paths inside the book's folder.
fn chapter_path(index: usize) -> String {
    format!("text-{}.xhtml", index + 1)
}

fn picture_path(index: usize, kind: Kind) -> String {
    format!("picture-{}.{}", index + 1, kind.ending())
}

/// What the pages of a book have in common.
struct Book<'a> {
    article: &'a Article,
    request: &'a Request,
}

impl Book<'_> {
    fn title(&self) -> &str {
        header::title(&self.article.metadata, self.request)
    }

    fn language(&self) -> String {
        language::tag(self.article.metadata.language.as_deref())
    }

    fn direction(&self) -> &'static str {
        match self.article.metadata.dir {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    fn style(&self) -> String {
        let vertical = if self.request.writing == Writing::Vertical { book::VERTICAL } else { "" };
        [vertical, book::STYLE].concat()
    }

    /// A page around its body.
    fn page(&self, body: &str) -> String {
        let language = self.language();
        let mut page = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
        page.push_str("<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" ");
        page.extend([
            "lang=\"",
            &language,
            "\" xml:lang=\"",
            &language,
            "\" dir=\"",
            self.direction(),
            "\">\n<head>\n",
        ]);
        header::line(&mut page, "<title>", Some(self.title()), "</title>\n");
        page.push_str("<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n");
        page.extend([body, "</body>\n</html>\n"]);
        page
    }

    fn chapter(&self, text: &[Markup], index: usize, chapters: usize) -> String {
        let mut body = String::new();
        if index == 0 {
            body.push_str(&header::above(&self.article.metadata, self.request));
        }
        for markup in text {
            html::push(&mut body, markup, Syntax::Xhtml);
            body.push('\n');
        }
        if index + 1 == chapters {
            body.push_str(&header::below(&self.article.metadata, self.request));
        }
        self.page(&body)
    }
}
