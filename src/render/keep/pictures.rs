//! The pictures of a file: which it could do with, what those that came are, and words for the others.

use super::{Fetched, Format};
use crate::render::markup::{Attribute, Element, Markup};

/// What a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Gif,
    Webp,
    Avif,
    Svg,
}

impl Kind {
    /// Read from its first bytes; `None` for what is no picture that every browser of today shows.
    fn of(head: &[u8]) -> Option<Self> {
        let brand = head.get(4..12).unwrap_or_default();
        match head {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [b'G', b'I', b'F', b'8', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ if brand == b"ftypavif" || brand == b"ftypavis" => Some(Self::Avif),
            _ => is_svg(head).then_some(Self::Svg),
        }
    }

    /// Whether a file of this format may hold it. Of a book's pictures every reading program knows three; SVG and newer
    /// ones have to be redrawn as one of these.
    fn fits(self, format: Format) -> bool {
        match format {
            Format::Epub => matches!(self, Self::Jpeg | Self::Png | Self::Gif),
            Format::Html => true,
            Format::Markdown | Format::Text => false,
        }
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Avif => "image/avif",
            Self::Svg => "image/svg+xml",
        }
    }

    /// How a file's name ends, without a dot.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Avif => "avif",
            Self::Svg => "svg",
        }
    }
}

fn is_svg(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    [&b"<svg"[..], b"<?xml", b"<!--", b"<!DOCTYPE svg"].iter().any(|start| head.starts_with(start))
}

/// The pictures of one file.
pub(super) struct Pictures<'a> {
    format: Format,
    fetched: &'a [Fetched],
    /// Addresses in the order of the text, each once.
    pub(super) wanted: Vec<String>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(format: Format, fetched: &'a [Fetched]) -> Self {
        Self { format, fetched, wanted: Vec::new() }
    }

    /// What a picture is, where it has come and the file may hold it.
    pub(super) fn kind(&self, index: usize) -> Option<Kind> {
        let url = self.wanted.get(index)?;
        let fetched = self.fetched.iter().find(|fetched| fetched.url == *url)?;
        Kind::of(&fetched.head).filter(|kind| kind.fits(self.format))
    }

    /// Puts `source` of its place and kind into every picture, and words in the place of those that are not there. A
    /// figure of which nothing is left goes.
    pub(super) fn place(&mut self, markup: Vec<Markup>, source: &impl Fn(usize, Kind) -> String) -> Vec<Markup> {
        markup.into_iter().filter_map(|markup| self.placed(markup, source)).collect()
    }

    fn placed(&mut self, markup: Markup, source: &impl Fn(usize, Kind) -> String) -> Option<Markup> {
        let Markup::Element { element, mut attributes, children } = markup else { return Some(markup) };
        if element == Element::Image {
            let (_, url) = attributes.iter_mut().find(|(attribute, _)| *attribute == Attribute::Source)?;
            let index = self.index(url);
            let Some(kind) = self.kind(index) else { return words(attributes) };
            *url = source(index, kind);
            return Some(Markup::Element { element, attributes, children });
        }
        let children = self.place(children, source);
        let is_empty = element == Element::Figure && children.is_empty();
        (!is_empty).then_some(Markup::Element { element, attributes, children })
    }

    fn index(&mut self, url: &str) -> usize {
        let known = self.wanted.iter().position(|wanted| wanted == url);
        known.unwrap_or_else(|| {
            self.wanted.push(url.to_owned());
            self.wanted.len() - 1
        })
    }
}

/// What a picture shows, in words; `None` where the page has none.
fn words(attributes: Vec<(Attribute, String)>) -> Option<Markup> {
    let alternative = attributes.into_iter().find(|(attribute, _)| *attribute == Attribute::Alternative);
    let (_, words) = alternative.filter(|(_, words)| !words.is_empty())?;
    Some(Markup::element(Element::Span, vec![Markup::Text(words)]).with(Attribute::Class, "missing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_what_its_bytes_say() {
        for (head, kind) in [
            (&b"\xFF\xD8\xFF\xE0"[..], Some(Kind::Jpeg)),
            (b"\x89PNG\r\n", Some(Kind::Png)),
            (b"GIF89a", Some(Kind::Gif)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some(Kind::Webp)),
            (b"\0\0\0\x1cftypavif", Some(Kind::Avif)),
            (b"\xEF\xBB\xBF \n<svg xmlns", Some(Kind::Svg)),
            (b"<html>", None),
            (b"RIFF\0\0\0\0WAVE", None),
            (b"", None),
        ] {
            assert_eq!(Kind::of(head), kind, "{head:?}");
        }
    }
}
