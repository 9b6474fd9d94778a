//! The package: what the book is, what it consists of, and in which order it is read.

use super::{Book, chapter_path, picture_path};
use crate::article::Direction;
use crate::render::keep::header::line;
use crate::render::keep::pictures::Kind;
use crate::render::keep::{Writing, dates};

/// The day of a book whose article has none: the first that a zip can name, as everything in it carries it.
const NO_DAY: &str = "1980-01-01";

/// Writes `package.opf`.
pub(super) fn write(book: &Book, chapters: usize, pictures: &[(usize, Kind)]) -> String {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" ");
    xml.extend(["version=\"3.0\" unique-identifier=\"id\" xml:lang=\"", &book.language(), "\">\n"]);
    push_metadata(&mut xml, book);
    xml.push_str("<manifest>\n");
    push_item(&mut xml, "nav", "nav.xhtml", "application/xhtml+xml", " properties=\"nav\"");
    push_item(&mut xml, "style", "style.css", "text/css", "");
    for index in 0..chapters {
        push_item(&mut xml, &format!("text-{index}"), &chapter_path(index), "application/xhtml+xml", "");
    }
    for &(index, kind) in pictures {
        push_item(&mut xml, &format!("picture-{index}"), &picture_path(index, kind), kind.media_type(), "");
    }
    let is_leftwards = book.article.metadata.dir == Direction::Rtl || book.request.writing == Writing::Vertical;
    let progression = if is_leftwards { "rtl" } else { "ltr" };
    xml.extend(["</manifest>\n<spine page-progression-direction=\"", progression, "\">\n"]);
    for index in 0..chapters {
        xml.push_str(&format!("<itemref idref=\"text-{index}\"/>\n"));
    }
    xml.push_str("</spine>\n</package>\n");
    xml
}

fn push_metadata(xml: &mut String, book: &Book) {
    let metadata = &book.article.metadata;
    let title = book.title();
    xml.push_str("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">urn:uuid:");
    xml.extend([&*identifier(&[&metadata.url, title]), "</dc:identifier>\n"]);
    line(xml, "<dc:title>", Some(title), "</dc:title>\n");
    line(xml, "<dc:language>", Some(&book.language()), "</dc:language>\n");
    line(xml, "<dc:creator>", metadata.byline.as_deref(), "</dc:creator>\n");
    line(xml, "<dc:publisher>", metadata.site_name.as_deref(), "</dc:publisher>\n");
    line(xml, "<dc:description>", metadata.excerpt.as_deref(), "</dc:description>\n");
    line(xml, "<dc:source>", Some(&metadata.url), "</dc:source>\n");
    let published = metadata.published.as_deref();
    line(xml, "<dc:date>", published.and_then(dates::date), "</dc:date>\n");
    let day = metadata.modified.as_deref().and_then(dates::day).or(published.and_then(dates::day));
    let modified = [day.unwrap_or(NO_DAY), "T00:00:00Z"].concat();
    line(xml, "<meta property=\"dcterms:modified\">", Some(&modified), "</meta>\n");
    xml.push_str("</metadata>\n");
}

fn push_item(xml: &mut String, id: &str, path: &str, media_type: &str, properties: &str) {
    xml.extend(["<item id=\"", id, "\" href=\"", path, "\" media-type=\"", media_type, "\"", properties, "/>\n"]);
}

/// A UUID of version 8 (made by a rule of one's own, RFC 9562) from texts: an article has the same one whenever it is saved.
fn identifier(texts: &[&str]) -> String {
    // FNV-1a, 128 bits wide: short, and as good as any where nobody attacks.
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    for byte in texts.iter().flat_map(|text| text.bytes().chain([0])) {
        hash = (hash ^ u128::from(byte)).wrapping_mul((1 << 88) + 0x13b);
    }
    let mut uuid = String::new();
    for place in 0..32_u32 {
        if matches!(place, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        let nibble = (hash >> (124 - 4 * place)) as u32 & 0xf;
        let digit = match place {
            12 => 8,
            16 => 8 | (nibble & 3),
            _ => nibble,
        };
        uuid.extend(char::from_digit(digit, 16));
    }
    uuid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_has_an_identifier_of_its_own() {
        let one = identifier(&["https://example.org/", "Title"]);
        assert_eq!(one, identifier(&["https://example.org/", "Title"]));
        assert_ne!(one, identifier(&["https://example.org/T", "itle"]));
        let groups: Vec<usize> = one.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12]);
        assert!(one[14..].starts_with('8') && "89ab".contains(&one[19..20]), "{one}");
    }
}
