//! Names of people, cut out of the lines that give them.

use super::escapes::unescaped;
use super::written_date;
use crate::dom::text::{collapsed, count_words};
use crate::rules::entries::data;
use std::cmp::Reverse;

/// Words that lead a byline in, by language; lower case.
const LEADS: &str = data!("../../data/byline-leads.txt");
/// Words that end the name in a byline; lower case.
const ENDS: &str = data!("../../data/byline-ends.txt");
/// What stands where a name should and is none; lower case.
const NO_NAMES: &str = data!("../../data/no-names.txt");
/// Words of the longest line that can be a byline.
pub(super) const LONGEST_WORDS: u32 = 12;
/// Words of the longest date: "17 de noviembre de 2026".
const DATE_WORDS: usize = 5;
/// Signs that part a name from what follows it on the line.
const SEPARATORS: [char; 6] = ['|', '·', '•', '●', '»', '/'];

/// Words between the names of two people.
const JOINTS: &str = data!("../../data/name-joints.txt");
/// Small words inside of names.
const PARTICLES: &str = data!("../../data/name-particles.txt");

/// How the name of an account begins that follows that of its owner.
const HANDLE: &str = " @";

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty())
}

/// Names as one line, each once; `None` where none of them can be a name.
pub(super) fn line(names: &[String]) -> Option<String> {
    let mut line: Vec<String> = Vec::new();
    for name in names.iter().filter(|name| !is_address(name)).map(|name| name_in(name)).filter(|name| is_name(name)) {
        if !line.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            line.push(name);
        }
    }
    (!line.is_empty()).then(|| line.join(", "))
}

fn is_name(name: &str) -> bool {
    let lower = name.trim_end_matches(['.', '?', '!', '…']).to_lowercase();
    let is_placeholder = lines(NO_NAMES).any(|known| known == lower) || name.contains(['{', '}', '<', '›']);
    (1..=LONGEST_WORDS).contains(&count_words(name)) && name.chars().any(char::is_alphabetic) && !is_placeholder
}

fn is_address(name: &str) -> bool {
    name.contains("://") || name.starts_with(['@', '#', '/']) || name.contains(".com/") || name.ends_with(".html")
}

/// "Ostra, Lena" as "Lena Ostra".
pub(super) fn turned(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}

/// A line without the date that it begins with, up to the next number in it: dates and reading times follow names.
pub(super) fn without_date(line: &str) -> String {
    let mut words: Vec<&str> = behind_date(line).unwrap_or(line).split(' ').collect();
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_numeric());
    if let Some(number) = words.iter().position(is_number) {
        words.truncate(number);
        // "Mar 27, 2024"
        while words.last().is_some_and(|word| written_date::is_month(word)) {
            words.pop();
        }
    }
    words.join(" ")
}

/// What follows the date that a line begins with: "Dec. 19, 2025 · Ada Example".
fn behind_date(line: &str) -> Option<&str> {
    // Of most lines this is all that has to be known.
    if !line.contains(char::is_numeric) {
        return None;
    }
    let blanks = || line.match_indices(' ').map(|(blank, _)| blank);
    let behind = |from: usize| {
        let end = blanks().take(DATE_WORDS).find(|&end| end > from && written_date::is_whole(&line[from..end]))?;
        Some(trimmed(&line[end..])).filter(|rest| rest.starts_with(char::is_alphabetic))
    };
    // "Published 17 November 2026 by Ada Example"
    behind(0).or_else(|| behind(blanks().next()?).filter(|rest| begins_with_lead(rest)))
}

/// The names at the beginning of a line in which more may follow: "Ada Example and Ben Other, Editors of the Harbour News".
pub(super) fn leading_names(line: &str) -> Option<String> {
    let (mut end, mut rest) = (0, line);
    loop {
        let words = lines(JOINTS).flat_map(|word| [format!(", {word} "), format!(" {word} ")]);
        let joints = words.chain([", ".to_owned()]).filter_map(|joint| Some((rest.find(&joint)?, joint.len())));
        let (at, joint) = joints.min_by_key(|(at, joint)| (*at, Reverse(*joint))).unwrap_or((rest.len(), 0));
        if !has_form_of_name(&rest[..at]) {
            break;
        }
        end = line.len() - rest.len() + at;
        rest = &rest[at + joint..];
    }
    (end > 0).then(|| line[..end].to_owned())
}

/// Whether a word of a name is one of a text's.
pub(super) fn shares_word(name: &str, text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| name.split(' ').any(|own| own == word))
}

/// Whether what a word leads in beside a date may be a name of another form: "ada", "THE LANTERN".
pub(super) fn is_nickname(name: &str) -> bool {
    let words = || name.split(' ');
    words().count() <= 3
        && name.len() > 2
        && (words().count() == 1 || words().all(|word| !word.starts_with(char::is_lowercase)))
}

/// Whether a line begins with a word that leads a byline in.
pub(super) fn begins_with_lead(line: &str) -> bool {
    let line = line.to_lowercase();
    lines(LEADS).any(|lead| line.strip_prefix(lead).is_some_and(|rest| rest.starts_with([' ', ':', '：'])))
}

/// Whether a line is nothing but such a word.
pub(super) fn is_lead(line: &str) -> bool {
    let line = line.trim_end_matches([':', '：', ' ']).to_lowercase();
    lines(LEADS).any(|lead| lead == line)
}

/// A name without the words that lead it in ("By", "Von"), without what follows it on its line, and without marks at its ends.
pub(super) fn name_in(line: &str) -> String {
    let mut name = collapsed(&unescaped(line));
    let mut lower = name.to_lowercase();
    for lead in lines(LEADS) {
        // Nearly all lines begin with none of them.
        if !lower.starts_with(lead) {
            continue;
        }
        let end = name.char_indices().nth(lead.chars().count()).map_or(name.len(), |(end, _)| end);
        let (head, rest) = name.split_at(end);
        if rest.starts_with([' ', ':', '：']) && head.to_lowercase() == *lead {
            name = rest.trim_start_matches([' ', ':', '：']).to_owned();
            lower = name.to_lowercase();
        }
    }
    trimmed(before_end(trimmed(&name))).to_owned()
}

fn trimmed(name: &str) -> &str {
    name.trim_matches([' ', ',', ';', '|', '·', '•', '-', '–', '—', ':', '»', '/', '*'])
}

/// The part of a line before a sign or a word that ends a name.
fn before_end(line: &str) -> &str {
    let line = line.split(SEPARATORS).next().unwrap_or(line);
    let line = line.split(HANDLE).next().unwrap_or(line);
    let lower = line.to_lowercase();
    // Lower case may have another length (İ); then the places do not fit.
    if lower.len() != line.len() {
        return line;
    }
    let ends_here = |at: &usize| {
        let is_end = |end: &str| {
            let rest = lower[*at..].strip_prefix(end);
            rest.is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
        };
        lines(ENDS).any(is_end)
    };
    let mut words = [0].into_iter().chain(lower.match_indices(' ').map(|(blank, _)| blank + 1));
    words.find(ends_here).map_or(line, |at| &line[..at])
}

/// Two to four words, each with a capital first letter and nothing but letters, dots and hyphens; small words between them do
/// not count. No placeholder.
pub(super) fn has_form_of_name(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let is_small = |word: &str| lines(PARTICLES).any(|particle| particle == word);
    let is_part = |word: &&str| {
        let mut letters = word.chars();
        is_small(word)
            || letters.next().is_some_and(char::is_uppercase)
                && (letters.clone().any(char::is_lowercase) || word.ends_with('.'))
                && letters.all(|c| c.is_alphabetic() || ".'’-".contains(c))
    };
    (2..=4).contains(&words.iter().filter(|word| !is_small(word)).count())
        && !is_small(words[0])
        && words.iter().all(is_part)
        && words.iter().any(|word| !word.ends_with('.'))
        && is_name(line)
}

/// Whether what follows a word that leads a name in is one: scripts without capitals give it no form but its length.
pub(super) fn is_name_after_lead(line: &str) -> bool {
    let has_case = line.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    has_form_of_name(line)
        || !has_case && count_words(line) <= LONGEST_WORDS && (2..=CASELESS_CHARS).contains(&line.chars().count())
}

/// Characters of the longest name in such a script.
const CASELESS_CHARS: usize = 30;

/// Whether a declared name is that of an account rather than a person: "veena", "andrew.keaveney", "jdoe42".
pub(super) fn is_account(name: &str) -> bool {
    !name.contains(' ') && !name.chars().any(char::is_uppercase) && name.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_shares_whole_words_with_a_title() {
        assert!(shares_word("Harbour Trends", "Trends of the year: what sells"));
        assert!(!shares_word("Mark Example", "Markets rise and its rival falls"));
    }

    #[test]
    fn leads_are_cut_in_many_languages() {
        for (line, name) in [
            ("By Ada Example", "Ada Example"),
            ("Von: Ada", "Ada"),
            ("Bydgoszcz", "Bydgoszcz"),
            ("文：山田", "山田"),
            (" Ada |", "Ada"),
            ("Written by Ada Example", "Ada Example"),
            ("Author(s): Ada Example", "Ada Example"),
        ] {
            assert_eq!(name_in(line), name);
        }
        assert!(begins_with_lead("By Ada Example") && begins_with_lead("文：山田") && is_lead("Written by:"));
        assert!(!begins_with_lead("Bygone days") && !begins_with_lead("Diane Example") && !is_lead("By Ada"));
    }

    #[test]
    fn what_follows_a_name_is_cut() {
        for (line, name) in [
            ("Ada Example Published on", "Ada Example"),
            ("Ada Example Last updated: August", "Ada Example"),
            ("Ada Example | Senior Writer | July 2", "Ada Example"),
            ("Ada Example on behalf of the committee", "Ada Example"),
            ("Ada Published", "Ada"),
            ("Tekst i zdjęcia: Halina Zmyślona", "Halina Zmyślona"),
            ("Text: Ada Example", "Ada Example"),
            ("Ada Example @ada_writes", "Ada Example"),
            ("Last updated: August", ""),
            ("Uta Publishedova", "Uta Publishedova"),
        ] {
            assert_eq!(name_in(line), name);
        }
    }

    #[test]
    fn names_are_told_from_other_lines() {
        assert!(
            has_form_of_name("Teodor Vance") && has_form_of_name("Jean-Luc O’Neill") && has_form_of_name("A. J. Neal")
        );
        assert!(
            has_form_of_name("Ada van der Example")
                && !has_form_of_name("la Harbour")
                && !has_form_of_name("Read More")
        );
        for line in ["Travel", "7 min read", "All about the harbour", "B. C."] {
            assert!(!has_form_of_name(line), "{line}");
        }
        assert!(
            is_name_after_lead("山野 澪") && is_name_after_lead("Ada Example") && !is_name_after_lead("the harbour")
        );
        assert!(is_account("andrew.keaveney") && !is_account("Ada") && !is_account("ada example"));
    }

    #[test]
    fn a_date_and_a_reading_time_are_no_part_of_a_name() {
        assert_eq!(line(&[without_date("Vahid Osman - Mar 27, 2024")]).as_deref(), Some("Vahid Osman"));
        assert_eq!(without_date("Oleg Parashchak 7 min"), "Oleg Parashchak");
        assert_eq!(without_date("Dec. 19, 2025 · Ada Example"), "Ada Example");
        assert_eq!(without_date("17 de noviembre de 2026 — Ada Example 3 min"), "Ada Example");
        assert_eq!(without_date("Dec. 19, 2025"), "");
        assert_eq!(without_date("Published Dec. 19, 2025 by Ada Example"), "by Ada Example");
        assert_eq!(without_date("May Sarton"), "May Sarton");
    }

    #[test]
    fn what_a_person_is_stands_behind_the_name() {
        assert_eq!(leading_names("Ada Example, Editor of the News").as_deref(), Some("Ada Example"));
        assert_eq!(leading_names("Ada Example, Ben Other, harbour").as_deref(), Some("Ada Example, Ben Other"));
        assert_eq!(leading_names("the harbour, Ada Example"), None);
        assert_eq!(leading_names("Ada Rossi e Ben Bianchi").as_deref(), Some("Ada Rossi e Ben Bianchi"));
        let two = "Ada van der Example and Ben Other";
        assert_eq!(leading_names(&format!("{two}, who walk the quay")).as_deref(), Some(two));
    }

    #[test]
    fn addresses_numbers_and_placeholders_are_no_names() {
        let addresses = ["https://example.org/ada", "@ada", "#ada", "/authors/ada", "example.com/ada", "ada.html"];
        for no_name in addresses.into_iter().chain([
            "42",
            "Name *",
            "admin",
            "undefined",
            "{{author}}",
            "View more posts",
            "Share Post.",
            "Author(s)",
            "by this article",
        ]) {
            assert_eq!(line(&[no_name.to_owned()]), None, "{no_name}");
        }
        assert_eq!(line(&["Ada".into(), "ada".into(), "Ben".into()]), Some("Ada, Ben".into()));
    }
}
