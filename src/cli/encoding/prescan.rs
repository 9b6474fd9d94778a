//! The HTML standard's "prescan a byte stream to determine its encoding".

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encoding that a `meta` in these bytes names.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut scan = Scan { bytes, at: 0 };
    while scan.at < bytes.len() {
        if scan.begins_with(b"<!--") {
            scan.at += 2; // The two dashes that open may be those that close: `<!-->`.
            scan.skip_past(b"-->");
        } else if scan.begins_with(b"<meta") && scan.peek(5).is_some_and(ends_a_name) {
            scan.at += 5;
            if let Some(found) = scan.meta() {
                return Some(found);
            }
        } else if scan.begins_a_tag() {
            scan.skip_name();
            while scan.attribute().is_some() {}
        } else if [&b"<!"[..], b"</", b"<?"].iter().any(|start| scan.begins_with(start)) {
            scan.skip_past(b">");
        } else {
            scan.at += 1;
        }
    }
    None
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// An attribute's name and value, in lower case.
type Attribute = (Vec<u8>, Vec<u8>);

impl Scan<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn begins_with(&self, start: &[u8]) -> bool {
        let ahead = self.bytes.get(self.at..self.at + start.len());
        ahead.is_some_and(|ahead| ahead.eq_ignore_ascii_case(start))
    }

    fn begins_a_tag(&self) -> bool {
        let letter = usize::from(self.peek(1) == Some(b'/')) + 1;
        self.peek(0) == Some(b'<') && self.peek(letter).is_some_and(|byte| byte.is_ascii_alphabetic())
    }

    fn skip_past(&mut self, end: &[u8]) {
        while self.at < self.bytes.len() && !self.begins_with(end) {
            self.at += 1;
        }
        self.at += end.len();
    }

    fn skip_name(&mut self) {
        self.skip_while(|byte| !byte.is_ascii_whitespace() && byte != b'>');
    }

    fn skip_while(&mut self, holds: impl Fn(u8) -> bool) {
        while self.peek(0).is_some_and(&holds) {
            self.at += 1;
        }
    }

    /// What the attributes of a `meta` say together.
    fn meta(&mut self) -> Option<&'static Encoding> {
        let (mut charset, mut content, mut is_pragma) = (None, None, false);
        while let Some((name, value)) = self.attribute() {
            match &*name {
                b"http-equiv" => is_pragma |= value == b"content-type",
                b"charset" if charset.is_none() => charset = Some(value),
                b"content" if content.is_none() => content = Some(value),
                _ => {}
            }
        }
        let label = charset.or_else(|| in_content(&content.filter(|_| is_pragma)?))?;
        usable(Encoding::for_label(&label)?)
    }

    /// The next attribute of a tag; `None` at its end.
    fn attribute(&mut self) -> Option<Attribute> {
        self.skip_while(|byte| byte.is_ascii_whitespace() || byte == b'/');
        if self.peek(0)? == b'>' {
            return None;
        }
        let start = self.at;
        self.at += 1; // A leading `=` belongs to the name.
        self.skip_while(|byte| !ends_a_name(byte) && byte != b'=');
        let name = self.bytes[start..self.at].to_ascii_lowercase();
        self.skip_while(|byte| byte.is_ascii_whitespace());
        if self.peek(0) != Some(b'=') {
            return Some((name, Vec::new()));
        }
        self.at += 1;
        self.skip_while(|byte| byte.is_ascii_whitespace());
        Some((name, self.value()?))
    }

    fn value(&mut self) -> Option<Vec<u8>> {
        let quote = self.peek(0)?;
        let start = self.at;
        if !matches!(quote, b'"' | b'\'') {
            self.skip_name();
            return Some(self.bytes[start..self.at].to_ascii_lowercase());
        }
        self.at += 1;
        self.skip_while(|byte| byte != quote);
        let value = self.bytes[start + 1..self.at].to_ascii_lowercase();
        self.at += 1;
        Some(value)
    }
}

fn ends_a_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// The label after `charset=` in "text/html; charset=…".
fn in_content(content: &[u8]) -> Option<Vec<u8>> {
    let mut rest = content;
    loop {
        let at = rest.windows(7).position(|window| window == b"charset")?;
        rest = rest[at + 7..].trim_ascii_start();
        if let Some(after) = rest.strip_prefix(b"=") {
            return label(after.trim_ascii_start());
        }
    }
}

fn label(value: &[u8]) -> Option<Vec<u8>> {
    let (value, end) = match value.split_first()? {
        (&quote @ (b'"' | b'\''), quoted) => (quoted, quoted.iter().position(|&byte| byte == quote)?),
        _ => {
            let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b';';
            (value, value.iter().position(ends).unwrap_or(value.len()))
        }
    };
    Some(value[..end].to_owned())
}

/// A page whose `meta` could be read is not UTF-16, whatever it says.
fn usable(encoding: &'static Encoding) -> Option<&'static Encoding> {
    Some(match encoding {
        named if named == UTF_16BE || named == UTF_16LE => UTF_8,
        named if named == encoding_rs::X_USER_DEFINED => WINDOWS_1252,
        named => named,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_meta_says() {
        for (page, name) in [
            ("<meta charset=koi8-r>", Some("KOI8-R")),
            ("<META CHARSET = 'KOI8-R' />", Some("KOI8-R")),
            ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", Some("KOI8-R")),
            ("<meta content='text/html;CHARSET = \"koi8-r\"' http-equiv=content-type>", Some("KOI8-R")),
            ("<meta name=x content='text/html; charset=koi8-r'>", None),
            ("<meta charset=nonsense><meta charset=big5>", Some("Big5")),
            ("<!-- <meta charset=koi8-r> --><meta charset=big5>", Some("Big5")),
            ("<!--><meta charset=big5>", Some("Big5")),
            ("<a title='<meta charset=koi8-r>'><meta charset=big5>", Some("Big5")),
            ("</a <meta charset=koi8-r><meta charset=big5>", Some("Big5")),
            ("<?xml encoding='koi8-r'?><metal charset=koi8-r>", None),
            ("<meta charset", None),
            ("<meta charset=", None),
            ("<meta charset='koi8-r", Some("KOI8-R")),
            ("<", None),
            ("<!-", None),
        ] {
            assert_eq!(encoding(page.as_bytes()).map(Encoding::name), name, "{page}");
        }
    }
}
