//! Signs of a page's kind: `data/kinds.txt`.

use super::sections::Lists;
use crate::rules::entries::data;
use std::sync::OnceLock;

/// Whether a text holds a sign of that kind (`thread`, `documentation` …) and form: a `generator` begins with it, an
/// `address` holds it.
pub fn says(kind: &str, form: &str, text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    signs(kind, form).iter().any(|sign| if form == "generator" { text.starts_with(sign) } else { text.contains(sign) })
}

/// Whether an element of that name is a post of a thread.
pub fn is_post_element(name: &str) -> bool {
    signs("thread", "element").iter().any(|end| name.ends_with(end))
}

/// The signs of that kind and form.
pub fn signs(kind: &str, form: &str) -> &'static [&'static str] {
    static SIGNS: OnceLock<Lists> = OnceLock::new();
    SIGNS.get_or_init(|| Lists::of(data!("../data/kinds.txt"))).get(kind, form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generators_begin_with_a_sign_addresses_hold_it() {
        assert!(says("thread", "generator", "Discourse 3.2 - https://example.org"));
        assert!(!says("thread", "generator", "WordPress with discourse"));
        assert!(says("documentation", "address", "https://docs.example.org/x"));
        assert!(!signs("thread", "types").is_empty());
        assert!(is_post_element("quay-comment") && !is_post_element("article"));
    }
}
