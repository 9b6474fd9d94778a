//! Dates as files name them.

/// The day, month or year that an ISO 8601 date begins with: what books and pages take for a date.
pub(super) fn date(written: &str) -> Option<&str> {
    let date = written.trim().split(['T', ' ']).next()?;
    is_date(date).then_some(date)
}

/// A whole date.
pub(super) fn day(written: &str) -> Option<&str> {
    date(written).filter(|date| date.len() == "2026-11-23".len())
}

fn is_date(date: &str) -> bool {
    let mut parts = date.split('-');
    let year = parts.next().is_some_and(|year| year.len() == 4 && number(year).is_some());
    let month = parts.next().is_none_or(|month| is_two_digits(month, 12));
    let day = parts.next().is_none_or(|day| is_two_digits(day, 31));
    year && month && day && parts.next().is_none()
}

fn is_two_digits(text: &str, most: u32) -> bool {
    text.len() == 2 && number(text).is_some_and(|number| (1..=most).contains(&number))
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_are_dates() {
        for (written, expected) in [
            ("2026-11-23T09:21:00+01:00", Some("2026-11-23")),
            ("2026-11-23 09:21", Some("2026-11-23")),
            ("2026-11", Some("2026-11")),
            ("2026", Some("2026")),
            ("2026-13-01", None),
            ("2026-11-00", None),
            ("2026-1-1", None),
            ("+026-11-23", None),
            ("2026-11-23-04", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(date(written), expected, "{written}");
        }
        assert_eq!(day("2026-11-23T00:00"), Some("2026-11-23"));
        assert_eq!(day("2026-11"), None);
    }
}
