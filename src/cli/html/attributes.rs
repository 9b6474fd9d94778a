//! How much of an attribute's value is taken: the same as `extension/content/attributes.js` says. Both are held to the cases of
//! `tests/contract/attributes.json`.

/// Characters kept of a value that is no address; the rest of it is cut off.
const VALUE_CAP: usize = 4_000;

/// Characters of one address; a longer one is left out, because half an address leads nowhere.
const ADDRESS_CAP: usize = 4_000;

/// Bytes of a snapshot up to which the pictures that a page holds itself are taken, whole or not at all: half of what a snapshot may
/// hold, so that the text always has its room.
const PICTURES_CAP: usize = 10_000_000;

/// Characters of a `srcset`; twenty sizes behind an image service with signed addresses take about 10,000.
const SRCSET_CAP: usize = 16_000;

/// Characters kept of a `meta`'s content.
const CONTENT_CAP: usize = 20_000;

/// Characters of a `style` attribute; longer ones are drawings' or animations'.
const STYLE_CAP: usize = 300;

/// What a `style` attribute must speak of to be taken: it hides, covers, keeps white space or sets a direction.
const STYLE_MATTERS: &[&str] = &[
    "display",
    "visibility",
    "opacity",
    "background",
    "white-space",
    "direction",
    "position",
    "overflow",
    "clip",
    "max-height",
    "line-clamp",
    "filter",
    "font-weight",
    "font-style",
    "float",
    "list-style",
];

/// What is taken of the value of an attribute; `None`: nothing. `before` is how many bytes the snapshot holds already.
pub(super) fn taken<'a>(element: &str, name: &str, value: &'a str, before: usize) -> Option<&'a str> {
    match name {
        "style" => (value.len() <= STYLE_CAP && style_matters(value)).then_some(value),
        "content" => Some(head(value, CONTENT_CAP)),
        _ if value.len() <= VALUE_CAP => Some(value),
        _ if name.ends_with("srcset") => (value.len() <= SRCSET_CAP && !value.contains("data:")).then_some(value),
        "src" if element == "img" && value.starts_with("data:image/") => {
            (before + value.len() <= PICTURES_CAP).then_some(value)
        }
        "href" | "src" | "poster" | "cite" => within(value, ADDRESS_CAP),
        _ if name.starts_with("data-") => within(value, ADDRESS_CAP),
        _ => Some(head(value, VALUE_CAP)),
    }
}

fn style_matters(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    STYLE_MATTERS.iter().any(|word| style.contains(word))
}

fn within(value: &str, cap: usize) -> Option<&str> {
    (value.chars().count() <= cap).then_some(value)
}

/// The first `cap` characters.
pub(super) fn head(value: &str, cap: usize) -> &str {
    let end = value.char_indices().nth(cap).map(|(end, _)| end);
    &value[..end.unwrap_or(value.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn as_much_is_taken_of_an_attribute_as_in_a_browser() {
        let cases: Vec<Value> = serde_json::from_str(include_str!("../../../tests/contract/attributes.json")).unwrap();
        for case in cases {
            let word = |name: &str| case[name].as_str().unwrap();
            let number = |name: &str| case[name].as_u64().and_then(|number| usize::try_from(number).ok());
            let value = word("value").to_owned() + &"A".repeat(number("filled").unwrap_or(0));
            let found = taken(word("element"), word("name"), &value, number("before").unwrap_or(0));
            assert_eq!(found, number("kept").map(|kept| &value[..kept]), "{case}");
        }
    }

    #[test]
    fn caps_count_letters_not_bytes() {
        let (short, long) = ("é".repeat(4_000), "é".repeat(4_001));
        assert_eq!(taken("a", "href", &short, 0), Some(&*short));
        assert_eq!(taken("a", "href", &long, 0), None);
        assert_eq!(taken("p", "class", &long, 0), Some(&*short));
    }
}
