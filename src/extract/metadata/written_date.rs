//! Dates as people write them: "17 November 2026", "Nov. 17th, 2026", "17.11.2026", "2026年11月17日".

use crate::dom::text::{is_ideographic, normal_digits};
use crate::rules::entries::data;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Names of the months, by language, twelve lines each.
const MONTHS: &str = data!("../../data/months.txt");
/// Years that a text on the web is dated with.
const YEARS: std::ops::RangeInclusive<u32> = 1980..=2100;
/// The same in the solar calendar of Iran and Afghanistan: 1358 began in 1979.
const SOLAR_YEARS: std::ops::RangeInclusive<u32> = 1359..=1479;
/// Letters of the longest word that may stand inside a date: "th", "de", "del".
const FILLER_LETTERS: usize = 3;
/// What follows the year in Chinese, Japanese and Korean dates.
const YEAR_SIGNS: [&str; 2] = ["年", "년"];

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number {
        value: u32,
        digits: usize,
    },
    Month(u32),
    Word(String),
    /// What numbers of a date are parted by.
    Mark(char),
}

/// The first whole date in a line as `2026-11-17`. Of two numbers parted by slashes the day is the first one where
/// `day_first` says so and the numbers do not say otherwise.
pub(super) fn find(line: &str, day_first: bool) -> Option<String> {
    let tokens = tokens(&normal_digits(line).to_lowercase());
    let date = (0..tokens.len()).find_map(|at| {
        let rest = &tokens[at..];
        with_month(&tokens, at).or_else(|| year_first(rest)).or_else(|| year_last(rest, day_first))
    });
    let date = date.or_else(|| short_year(&tokens))?;
    let is_solar = SOLAR_YEARS.contains(&date.0) && line.contains(is_arabic);
    let (year, month, day) = if is_solar { from_solar(date)? } else { date };
    let is_date = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=days(year, month)).contains(&day);
    is_date.then(|| format!("{year}-{month:02}-{day:02}"))
}

/// Days of a month, in the Gregorian calendar.
fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether a letter or digit is one of the scripts in which solar dates are written.
fn is_arabic(c: char) -> bool {
    ('\u{600}'..='\u{6FF}').contains(&c)
}

/// A date of the solar calendar in the Gregorian one. Leap years by the cycle of 33 years, which holds for all of
/// [`SOLAR_YEARS`] but the last ones (M. Heydari-Malayeri, A concise review of the Iranian calendar, 2004).
fn from_solar((year, month, day): Date) -> Option<Date> {
    let leap_day = |year: u32| u32::from((25 * year + 11) % 33 < 8);
    let days_of = |month: u32| match month {
        1..=6 => 31,
        7..=11 => 30,
        _ => 29 + leap_day(year),
    };
    if !(1..=12).contains(&month) || !(1..=days_of(month)).contains(&day) {
        return None;
    }
    // From 1 March 1980: the year 1359 began twenty days later.
    let years: u32 = (*SOLAR_YEARS.start()..year).map(|year| 365 + leap_day(year)).sum();
    let mut left = 20 + years + (1..month).map(days_of).sum::<u32>() + day - 1;
    let (mut year, mut month) = (1980, 3);
    while left >= days(year, month) {
        left -= days(year, month);
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    Some((year, month, left + 1))
}

/// Whether a line is a date and nothing else.
pub(super) fn is_whole(line: &str) -> bool {
    let is_part = |token: &Token| match token {
        Token::Word(word) => word.chars().count() <= FILLER_LETTERS,
        Token::Number { .. } | Token::Month(_) | Token::Mark(_) => true,
    };
    tokens(&normal_digits(line).to_lowercase()).iter().all(is_part) && find(line, true).is_some()
}

fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = line.chars().peekable();
    while let Some(&first) = chars.peek() {
        let mut run = |belongs: &dyn Fn(char) -> bool| {
            let mut run = String::new();
            while let Some(c) = chars.next_if(|&c| belongs(c)) {
                run.push(c);
            }
            run
        };
        if first.is_ascii_digit() {
            let run = run(&|c| c.is_ascii_digit());
            tokens.push(Token::Number { value: run.parse().unwrap_or(0), digits: run.len() });
        } else if is_ideographic(first) {
            tokens.push(Token::Word(first.to_string()));
            chars.next();
        } else if is_letter(first) {
            let word = run(&|c| is_letter(c) && !is_ideographic(c));
            tokens.push(month(&word).map_or(Token::Word(word), Token::Month));
        } else {
            tokens.extend(matches!(first, '.' | '/' | '-').then_some(Token::Mark(first)));
            chars.next();
        }
    }
    tokens
}

/// Letters and the signs that are written on them.
fn is_letter(c: char) -> bool {
    crate::dom::text::is_word(c) && !c.is_numeric() && c != '_'
}

/// Whether a heading is a title with the day of writing before it, "Dec 18 2025 A harbour", or the day or month after it.
pub(super) fn stands_beside(heading: &str, title: &str) -> bool {
    let is_day = |word: &str| word.chars().all(char::is_numeric);
    let is_date = |rest: &str| {
        let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !is_day(word)).peekable();
        words.peek().is_some() && words.all(is_month) // A year alone is part of the title.
    };
    let is_lead = |lead: &str| lead.ends_with(char::is_whitespace) && find(lead, false).is_some();
    heading.strip_suffix(title).is_some_and(is_lead) || heading.strip_prefix(title).is_some_and(is_date)
}

/// Whether a word names a month, as dates have it.
pub(super) fn is_month(word: &str) -> bool {
    month(word.trim_end_matches(['.', ',']).to_lowercase().as_str()).is_some()
}

/// 1–12.
fn month(word: &str) -> Option<u32> {
    static NUMBERS: OnceLock<FxHashMap<&'static str, u32>> = OnceLock::new();
    let numbers = NUMBERS.get_or_init(|| {
        let lines = MONTHS.lines().filter(|line| !line.starts_with('['));
        let mut numbers = FxHashMap::default();
        for (place, line) in lines.enumerate() {
            // Of two languages that mean different months by a word, the first one counts.
            line.split(' ').for_each(|name| _ = numbers.entry(name).or_insert(place as u32 % 12 + 1));
        }
        numbers
    });
    numbers.get(word).copied()
}

/// Year, month, day.
type Date = (u32, u32, u32);

/// "17 November 2026", "November 17, 2026".
fn with_month(tokens: &[Token], at: usize) -> Option<Date> {
    let Token::Month(month) = tokens[at] else {
        return None;
    };
    let is_filler = |token: &&Token| match token {
        Token::Word(word) => word.chars().count() <= FILLER_LETTERS,
        Token::Mark(mark) => *mark != '/',
        _ => false,
    };
    let before = tokens[..at].iter().rev().skip_while(is_filler);
    let mut after = tokens[at + 1..].iter().skip_while(is_filler);
    let next = after.next()?;
    if let Some(day) = day(next) {
        // "2026 Nov 17", as journals write it.
        let year_after = after.find(|token| !is_filler(token)).and_then(year);
        return Some((year_after.or_else(|| before.clone().next().and_then(year))?, month, day));
    }
    Some((year(next)?, month, before.map(day).next()??))
}

/// "2026-11-17", "2026年11月17日".
fn year_first(tokens: &[Token]) -> Option<Date> {
    let [first, one, month, other, last, ..] = tokens else {
        return None;
    };
    let is_joint = match (one, other) {
        (Token::Mark(one), Token::Mark(other)) => one == other,
        (Token::Word(one), Token::Word(_)) => YEAR_SIGNS.contains(&one.as_str()),
        _ => false,
    };
    is_joint.then_some((year(first)?, day(month)?, day(last)?))
}

/// "17.11.2026", "11/17/2026".
fn year_last(tokens: &[Token], day_first: bool) -> Option<Date> {
    let [first, Token::Mark(one), second, Token::Mark(other), last, ..] = tokens else {
        return None;
    };
    let (first, second) = (day(first)?, day(second)?);
    let is_day_first = *one == '.' || first > 12 || day_first && second <= 12;
    let (day, month) = if is_day_first { (first, second) } else { (second, first) };
    (one == other).then_some((year(last)?, month, day))
}

/// Years of two digits from which they are of the last century.
const LAST_CENTURY: u32 = 80;

/// "17.11.26", where the line says nothing else: elsewhere such numbers may count anything.
fn short_year(tokens: &[Token]) -> Option<Date> {
    let [first, Token::Mark('.'), second, Token::Mark('.'), Token::Number { value, digits: 2 }] = tokens else {
        return None;
    };
    Some((if *value >= LAST_CENTURY { 1900 } else { 2000 } + value, day(second)?, day(first)?))
}

fn day(token: &Token) -> Option<u32> {
    match token {
        Token::Number { value, digits: 1 | 2 } => Some(*value),
        _ => None,
    }
}

fn year(token: &Token) -> Option<u32> {
    match token {
        Token::Number { value, digits: 4 } => Some(*value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (line, date) in [
            ("Tuesday 17 November 2026, 6.30am · 4 min", "2026-11-17"),
            ("By Ada Example, Nov. 17th, 2026", "2026-11-17"),
            ("Published On: 3 August 2025", "2025-08-03"),
            ("17. November 2026", "2026-11-17"),
            ("le 1er août 2025", "2025-08-01"),
            ("3 de octubre de 2025", "2025-10-03"),
            ("29 października 2026, 11:20", "2026-10-29"),
            ("17.11.2026", "2026-11-17"),
            ("17.11.26", "2026-11-17"),
            ("Cureus. 2026 Nov 17;15(1)", "2026-11-17"),
            ("5/6/2026", "2026-06-05"),
            ("5/26/2026", "2026-05-26"),
            ("2026年11月3日 5時", "2026-11-03"),
            ("승인 2026.10.12 09:40", "2026-10-12"),
            ("2026년 10월 2일", "2026-10-02"),
            ("١٢ نوفمبر ٢٠٢٦", "2026-11-12"),
            ("۱۹ مهر ۱۴۰۵ - ۰۸:۳۰", "2026-10-11"),
            ("۱ فروردین ۱۳۹۹", "2020-03-20"),
            ("۱ فروردین ۱۴۰۴", "2025-03-21"),
            ("۳۰ اسفند ۱۴۰۳", "2025-03-20"),
            ("۱۴۰۵/۰۷/۱۹", "2026-10-11"),
            ("۱۲ نوامبر ۲۰۲۶", "2026-11-12"),
        ] {
            assert_eq!(find(line, true).as_deref(), Some(date), "{line}");
        }
        assert_eq!(find("5/6/2026", false).as_deref(), Some("2026-05-06"));
    }

    #[test]
    fn what_is_no_whole_date_is_none() {
        for line in [
            "Boats since 1911",
            "31 February 2026",
            "29.2.2025",
            "May 2026",
            "17 November",
            "1.2.3",
            "10.11.26.4",
            "see 10.11.26",
            "the 3 of us, 2026",
            "99.99.2026",
            "17 November 1405",
            "۳۰ اسفند ۱۴۰۴",
        ] {
            assert_eq!(find(line, true), None, "{line}");
        }
    }

    #[test]
    fn every_language_has_twelve_months() {
        for language in MONTHS.split('[').skip(1) {
            assert_eq!(language.trim_end().lines().count(), 13, "{language}");
        }
    }
}
