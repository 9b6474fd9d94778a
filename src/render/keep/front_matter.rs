//! The facts about an article as YAML at the head of a Markdown file.

use crate::article::{CompletenessState, Metadata};

/// Writes what is known between two lines of hyphens. Values are quoted, so that none is taken for anything but text.
pub(super) fn write(metadata: &Metadata) -> String {
    let known = [
        ("title", metadata.title.as_deref()),
        ("author", metadata.byline.as_deref()),
        ("site", metadata.site_name.as_deref()),
        ("published", metadata.published.as_deref()),
        ("modified", metadata.modified.as_deref()),
        ("url", Some(&*metadata.url)),
        ("language", metadata.language.as_deref()),
        ("description", metadata.excerpt.as_deref()),
        ("completeness", completeness(metadata)),
    ];
    let mut yaml = String::from("---\n");
    for (key, value) in known {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            yaml.extend([key, ": "]);
            push_quoted(&mut yaml, value);
            yaml.push('\n');
        }
    }
    yaml.push_str("---\n");
    yaml
}

/// A word for a text that may not be whole.
fn completeness(metadata: &Metadata) -> Option<&'static str> {
    match metadata.completeness.state {
        CompletenessState::Full => None,
        CompletenessState::Gated => Some("gated"),
        CompletenessState::Cut => Some("cut"),
        CompletenessState::Unclear => Some("unclear"),
    }
}

/// A value in double quotes on one line.
fn push_quoted(yaml: &mut String, value: &str) {
    yaml.push('"');
    for sign in value.chars() {
        match sign {
            '"' => yaml.push_str("\\\""),
            '\\' => yaml.push_str("\\\\"),
            // YAML counts these two, and NEL among the controls, as line ends.
            '\u{2028}' | '\u{2029}' | '\u{feff}' => yaml.push(' '),
            sign if sign.is_control() => yaml.push(' '),
            sign => yaml.push(sign),
        }
    }
    yaml.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_breaks_out_of_its_quotes() {
        let metadata = Metadata {
            title: Some("\"Yes\" \\ no\nurl: evil".into()),
            language: Some("no".into()),
            url: "https://example.org/".into(),
            ..Metadata::default()
        };
        let expected =
            "---\ntitle: \"\\\"Yes\\\" \\\\ no url: evil\"\nurl: \"https://example.org/\"\nlanguage: \"no\"\n---\n";
        assert_eq!(write(&metadata), expected);
    }
}
