//! A page's language as books want it: a well-formed tag, of which only language, script and region are kept.

/// What stands for a language that nobody knows (BCP 47).
pub(super) const UNKNOWN: &str = "und";

/// The tag, or the beginning of it that is well formed; [`UNKNOWN`] where none is.
pub(super) fn tag(written: Option<&str>) -> String {
    let mut subtags = written.unwrap_or_default().trim().split(['-', '_']);
    let Some(language) = subtags.next().filter(|language| is_letters(language, 2..=3)) else {
        return UNKNOWN.to_owned();
    };
    let mut tag = language.to_ascii_lowercase();
    let (mut has_script, mut has_region) = (false, false);
    for subtag in subtags {
        let is_script = !has_script && !has_region && is_letters(subtag, 4..=4);
        let is_region = !has_region && (is_letters(subtag, 2..=2) || is_area(subtag));
        if !is_script && !is_region {
            break;
        }
        has_script |= is_script;
        has_region |= is_region;
        tag.push('-');
        tag.push_str(subtag);
    }
    tag
}

fn is_letters(subtag: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// "419": Latin America.
fn is_area(subtag: &str) -> bool {
    subtag.len() == 3 && subtag.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_well_formed_whatever_a_page_says() {
        for (written, expected) in [
            (Some("en"), "en"),
            (Some("en_GB"), "en-GB"),
            (Some("zh-Hant-TW"), "zh-Hant-TW"),
            (Some("es-419"), "es-419"),
            (Some("DE"), "de"),
            (Some("de-CH-1996"), "de-CH"),
            (Some("en-"), "en"),
            (Some("english"), "und"),
            (Some("<b>"), "und"),
            (None, "und"),
        ] {
            assert_eq!(tag(written), expected, "{written:?}");
        }
    }
}
