//! Signs of a page's kind: `data/kinds.txt`.

use super::sections;

/// Whether a text holds a sign of that kind (`thread`, `documentation` …) and form: a `generator` begins with it, an
/// `address` holds it.
pub fn says(kind: &str, form: &str, text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    signs(kind, form)
        .into_iter()
        .any(|sign| if form == "generator" { text.starts_with(sign) } else { text.contains(sign) })
}

/// The signs of that kind and form.
pub fn signs(kind: &str, form: &str) -> Vec<&'static str> {
    let mut signs = Vec::new();
    sections::for_each(include_str!("../data/kinds.txt"), |section, sign| {
        if section.split_once(' ') == Some((kind, form)) {
            signs.push(sign);
        }
    });
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generators_begin_with_a_sign_addresses_hold_it() {
        assert!(says("thread", "generator", "Discourse 3.2 - https://example.org"));
        assert!(!says("thread", "generator", "WordPress with discourse"));
        assert!(says("documentation", "address", "https://docs.example.org/x"));
        assert!(!signs("product", "types").is_empty());
    }
}
