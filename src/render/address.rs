//! The one place that says which addresses may be shown. What it refuses is written as text, without a link.
//!
//! Invariant: every address in [`super::markup::Markup`] has passed here.

/// Schemes of a link, each with what must follow.
const LINKS: &[&str] = &["http://", "https://", "mailto:", "tel:", "#"];

/// Schemes of a picture. A picture cannot run what its data holds, not even an SVG's.
const PICTURES: &[&str] = &["http://", "https://", "data:image/"];

/// The address, if a link may lead there: http, https, mailto, tel or a place in the article.
pub fn link(url: &str) -> Option<&str> {
    begins_with_one_of(url, LINKS)
}

/// The address, if a picture may come from there: http, https or the page's own data.
pub fn picture(url: &str) -> Option<&str> {
    begins_with_one_of(url, PICTURES)
}

/// Compares bytes from the very first on: browsers ignore leading blanks and line breaks inside a scheme, so an
/// address that hides its scheme that way matches nothing here.
fn begins_with_one_of<'a>(url: &'a str, starts: &[&str]) -> Option<&'a str> {
    let begins_with = |start: &&str| {
        let head = url.as_bytes().get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    starts.iter().any(begins_with).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_pass() {
        for (url, is_link, is_picture) in [
            ("https://example.org/", true, true),
            ("HTTP://example.org/", true, true),
            ("mailto:ada@example.org", true, false),
            ("tel:+123", true, false),
            ("#note-1", true, false),
            ("data:image/png;base64,AA", false, true),
            ("data:text/html,<script>", false, false),
            ("javascript:alert(1)", false, false),
            (" javascript:alert(1)", false, false),
            ("java\nscript:alert(1)", false, false),
            (" https://example.org/", false, false),
            ("//example.org/", false, false),
            ("blob:https://example.org/x", false, false),
            ("file:///etc/passwd", false, false),
            ("", false, false),
        ] {
            assert_eq!(link(url).is_some(), is_link, "{url:?}");
            assert_eq!(picture(url).is_some(), is_picture, "{url:?}");
        }
    }
}
