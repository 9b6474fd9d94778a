//! The text's language and direction: what the page says, else what its letters say.

use super::super::{Page, Selection};
use super::found::Found;
use crate::article::{Direction, Source};
use crate::declared::Declared;
use crate::dom::Attribute;

/// Languages that are written from right to left, where nothing is said of the script.
const RIGHT_TO_LEFT: &[&str] = &["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];
/// Scripts that are, by their names in codes ("ha-Arab").
const SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"];

/// The language, as BCP 47.
pub(super) fn language(page: &Page, declared: &Declared, selection: &Selection) -> Option<Found> {
    let entity = || declared.article()?.text("inLanguage").filter(|code| code.len() <= LONGEST_CODE);
    let meta = || declared.meta(&["og:locale", "content-language", "dc.language", "language"]);
    let said = declared.language.clone().map(|code| (code, Source::Document));
    let said = said.or_else(|| entity().map(|code| (code, Source::JsonLd)));
    let said = said.or_else(|| meta().map(|code| (code.to_owned(), Source::Meta)));
    let said = said.map(|(code, source)| Found::new(code.replace('_', "-"), source));
    said.or_else(|| by_script(page, selection).map(|code| Found::new(code, Source::Script)))
}

/// Letters of the longest language code that is one ("zh-Hant-TW", not "English (United Kingdom)").
const LONGEST_CODE: usize = 10;

/// Letters of the text that are looked at.
const SAMPLE: usize = 2_000;

/// The language of a text whose script is that of one language, or tells two apart; `None` for Latin letters.
fn by_script(page: &Page, selection: &Selection) -> Option<&'static str> {
    let texts = selection.blocks().map(|index| page.blocks.text(index));
    let letters: Vec<char> = texts.flat_map(str::chars).filter(|c| c.is_alphabetic()).take(SAMPLE).collect();
    let share = |first: char, last: char| {
        letters.iter().filter(|c| (first..=last).contains(c)).count() * 4 >= letters.len().max(1)
    };
    let has = |some: &str| letters.iter().any(|c| some.contains(*c));
    let kana = letters.iter().filter(|c| ('\u{3040}'..='\u{30FF}').contains(c)).count();
    match () {
        () if kana * 10 >= letters.len().max(1) => Some("ja"),
        () if share('\u{AC00}', '\u{D7A3}') => Some("ko"),
        () if share('\u{4E00}', '\u{9FFF}') => Some("zh"),
        () if share('\u{0590}', '\u{05FF}') => Some("he"),
        () if share('\u{0600}', '\u{06FF}') => Some(if has("پچژگ") { "fa" } else { "ar" }),
        () if share('\u{0900}', '\u{097F}') => Some("hi"),
        () if share('\u{0E00}', '\u{0E7F}') => Some("th"),
        () if share('\u{0370}', '\u{03FF}') => Some("el"),
        () if share('\u{0400}', '\u{04FF}') => Some(if has("іїєґІЇЄҐ") { "uk" } else { "ru" }),
        () => None,
    }
}

/// The direction: that of the text's element, else that of the page, else that of its language.
pub(super) fn direction(
    page: &Page,
    declared: &Declared,
    language: Option<&Found>,
    selection: &Selection,
) -> Direction {
    let root = page.document.path(selection.root).find_map(|node| page.document.attribute(node, Attribute::Dir));
    let said = root.or(declared.dir.as_deref()).map(str::to_ascii_lowercase);
    match said.as_deref() {
        Some("rtl") => Direction::Rtl,
        Some("ltr") => Direction::Ltr,
        _ => {
            let code = language.map_or("", |found| &found.value).to_ascii_lowercase();
            let is_script = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
            let is_rtl = match code.split('-').skip(1).find(is_script) {
                Some(script) => SCRIPTS.contains(&script),
                None => RIGHT_TO_LEFT.contains(&code.split('-').next().unwrap_or("")),
            };
            if is_rtl { Direction::Rtl } else { Direction::Ltr }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Direction;
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    #[test]
    fn a_language_that_nobody_names_is_read_from_the_letters() {
        for (text, language, dir) in [
            ("港は町より先に目をさます。毎朝の最初の音は、石の縁をすべる鎖の音だ。", Some("ja"), Direction::Ltr),
            ("港口比城镇醒得早，早晨的第一个声音是铁链滑过石沿的声音。", Some("zh"), Direction::Ltr),
            ("항구는 마을보다 먼저 잠에서 깬다. 아침의 첫 소리는 사슬 소리다.", Some("ko"), Direction::Ltr),
            ("הנמל מתעורר לפני העיר, והצליל הראשון הוא שרשרת על האבן.", Some("he"), Direction::Rtl),
            ("بندر پیش از شهر بیدار می‌شود و نخستین صدا صدای زنجیر است.", Some("fa"), Direction::Rtl),
            ("Гавань прокидається раніше за місто, і першим чути ланцюг.", Some("uk"), Direction::Ltr),
            ("Гавань просыпается раньше города, и первой слышна цепь.", Some("ru"), Direction::Ltr),
            ("The harbour wakes before the town does, and the first sound is a chain.", None, Direction::Ltr),
        ] {
            let page = snapshot(&format!("<p>{text}</p>"), None);
            let metadata = read(&page, &Settings::default()).unwrap().article.metadata;
            assert_eq!((metadata.language.as_deref(), metadata.dir), (language, dir), "{text}");
        }
    }

    #[test]
    fn the_script_of_a_language_tells_its_direction() {
        for (code, dir) in [
            ("ur", Direction::Rtl),
            ("ur-Latn", Direction::Ltr),
            ("ha", Direction::Ltr),
            ("ha-Arab-NG", Direction::Rtl),
            ("pa_Arab", Direction::Rtl),
            ("sd-Deva", Direction::Ltr),
            ("de-1996", Direction::Ltr),
        ] {
            let page = snapshot(&format!("<html lang={code}><p>A line of text.</p>"), None);
            assert_eq!(read(&page, &Settings::default()).unwrap().article.metadata.dir, dir, "{code}");
        }
    }

    #[test]
    fn what_the_page_says_of_its_direction_goes_before_its_language() {
        let text = "הנמל מתעורר לפני העיר, והצליל הראשון הוא שרשרת על האבן.";
        for (said, dir) in [
            ("", Direction::Rtl),
            ("dir=ltr", Direction::Ltr),
            ("dir=RTL", Direction::Rtl),
            ("dir=auto", Direction::Rtl),
        ] {
            let page = snapshot(&format!("<html lang=he {said}><p>{text}</p>"), None);
            assert_eq!(read(&page, &Settings::default()).unwrap().article.metadata.dir, dir, "{said}");
        }
    }
}
