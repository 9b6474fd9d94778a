//! Links whose text names another address than the one that they lead to. The view shows where they lead.
//!
//! Only what is written as an address can lie: with its scheme, or beginning with `www.`. A bare `name.com` is a brand as often as
//! an address, and `README.md` is neither. Signs that override the direction have no other use in a link than to lie.

use crate::article::{Inline, Link};

/// Signs that have what follows stand the other way round, whatever its letters.
const OVERRIDES: [char; 2] = ['\u{202D}', '\u{202E}'];

/// Characters of an address that is no web address, at most.
const MOST_CHARS: usize = 60;

/// Where a link leads that says something else: its host, or the whole of a mail address or telephone number.
pub(super) fn elsewhere(link: &Link) -> Option<String> {
    let mut text = String::new();
    push(&mut text, &link.content);
    let host = host(&link.url).map(without_www);
    let is_told = match said(&text) {
        _ if text.contains(OVERRIDES) => false,
        None => true,
        Some(said) => is_same(without_www(&said), host),
    };
    let shown = || host.map_or_else(|| link.url.chars().take(MOST_CHARS).collect(), str::to_owned);
    (!is_told).then(shown)
}

/// The host of a web address, as a [`Link`] has it: written by the WHATWG URL serializer or with a host in small letters, so one form of
/// each. (No parser for that: it would be a sixth of the Wasm that writes files.)
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    // The colons of an IPv6 address stand in brackets.
    Some(host.find(']').map_or_else(|| host.split(':').next().unwrap_or(host), |end| &host[..=end]))
}

/// Adds the text of pieces of a line. (The writer of plain text knows more of them, and would come into the reader's Wasm.)
fn push(text: &mut String, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text(piece) | Inline::Code(piece) => text.push_str(piece),
            wrapper => push(text, wrapper.inner().map_or(&[], Vec::as_slice)),
        }
    }
}

/// The host of the address that a link's text is, as a hasty reader sees it: a name before an `@` counts.
fn said(text: &str) -> Option<String> {
    let seen: String = text.chars().filter(|&sign| !is_unseen(sign)).collect::<String>().trim().to_ascii_lowercase();
    let bare = seen.strip_prefix("http://").or_else(|| seen.strip_prefix("https://"));
    let bare = bare.or_else(|| seen.starts_with("www.").then_some(&seen))?;
    let host = bare.split(['/', '?', '#', ':', '@']).next().unwrap_or_default();
    let is_host = host.contains('.') && !host.contains(|sign: char| sign.is_whitespace() || sign == '…');
    (is_host && !seen.contains(char::is_whitespace)).then(|| host.to_owned())
}

/// Signs without a width, and those that only turn the direction.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn without_www(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether two hosts are one, or one is a part of the other: a text often names the site alone.
fn is_same(said: &str, host: Option<&str>) -> bool {
    let is_part =
        |inner: &str, outer: &str| inner.strip_suffix(outer).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    host.is_some_and(|host| is_part(said, host) || is_part(host, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_what_the_browser_asks() {
        for (url, expected) in [
            ("https://bank.example/", Some("bank.example")),
            ("http://bank.example:8080/a", Some("bank.example")),
            ("https://bank.example@trap.example/?a@b", Some("trap.example")),
            ("https://a:b@trap.example:1/", Some("trap.example")),
            ("https://[2001:db8::1]:443/", Some("[2001:db8::1]")),
            ("mailto:ada@bank.example", None),
        ] {
            assert_eq!(host(url), expected);
        }
    }

    #[test]
    fn what_a_link_does_not_say_is_told() {
        for (text, url, shown) in [
            ("https://bank.example/login", "http://trap.example/a", Some("trap.example")),
            ("HTTPS://BANK.example", "http://trap.example/a", Some("trap.example")),
            ("www.bank.example", "https://www.trap.example/", Some("trap.example")),
            ("\u{202E}elpmaxe.knab\u{202C}", "https://trap.example/", Some("trap.example")),
            ("www.ba\u{200D}n\u{2060}k.example", "https://bank.example/", None),
            ("\u{2067}https://bank.example\u{2069}", "https://trap.example/", Some("trap.example")),
            ("https://bank.example@trap.example/", "https://bank.example@trap.example/", Some("trap.example")),
            ("https://b\u{430}nk.example/", "https://bank.example/", Some("bank.example")),
            ("https://bank.example.trap.example/", "https://bank.example/", Some("bank.example")),
            ("https://bank.example", "mailto:thief@trap.example", Some("mailto:thief@trap.example")),
            ("https://bank.example/a/very/l…", "https://bank.example/a/very/long/way", None),
            ("www.bank.example", "https://login.bank.example/", None),
            ("https://login.bank.example/", "https://bank.example/", None),
            ("notbank.example", "https://bank.example/", None),
            ("https://notbank.example", "https://bank.example/", Some("bank.example")),
            ("see https://bank.example here", "https://trap.example/", None),
            ("README.md", "https://trap.example/", None),
            ("", "https://trap.example/", None),
            ("https://…", "https://trap.example/", None),
        ] {
            let link = Link { url: url.to_owned(), title: None, content: vec![Inline::Text(text.to_owned())] };
            assert_eq!(elsewhere(&link).as_deref(), shown, "{text:?} → {url}");
        }
    }
}
