//! Dates as machines write them.

/// Years that a text is dated with; data of before are systems' zero ("1970-01-01", "0001-01-01").
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2200;
/// The day that systems write where they know none.
const ZERO_DAY: &str = "1970-01-01";

/// A date as ISO 8601, if the text begins with one: `2026-11-23`, with a time and a zone where they are given.
/// Slashes are read as year/month/day.
pub(super) fn iso(text: &str) -> Option<String> {
    date(text).filter(|date| !date.starts_with(ZERO_DAY))
}

fn date(text: &str) -> Option<String> {
    let text = text.trim();
    let year: String = text.chars().take(4).collect();
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let rest = text.get(4..)?;
    if !is_year || !YEARS.contains(&year.parse::<u32>().ok()?) {
        return None;
    }
    let separator = rest.chars().next()?;
    if !matches!(separator, '-' | '/' | '.') {
        return compact(&year, rest);
    }
    let mut parts = rest[1..].splitn(2, separator);
    let month: u32 = parts.next()?.parse().ok()?;
    let day_and_time = parts.next()?;
    let digits = day_and_time.bytes().take_while(u8::is_ascii_digit).count();
    let day: u32 = day_and_time.get(..digits)?.parse().ok()?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(format!("{year}-{month:02}-{day:02}{}", time(&day_and_time[digits..])))
}

/// "20261123", "20261123T083000Z".
fn compact(year: &str, rest: &str) -> Option<String> {
    let is_day = rest.len() >= 4 && rest.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let (month, day) = (rest.get(..2)?, rest.get(2..4)?);
    (is_day && ("01"..="12").contains(&month) && ("01"..="31").contains(&day)).then(|| format!("{year}-{month}-{day}"))
}

/// What follows the day, as ISO 8601 has it: "T08:30:00+01:00". A time without minutes is none.
fn time(tail: &str) -> String {
    let tail = tail.trim();
    let time = tail.trim_start_matches(['T', 't', ' ']);
    if !time.starts_with(|c: char| c.is_ascii_digit()) || !time.contains(':') {
        return String::new();
    }
    let end = time.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(time.len());
    format!("T{}{}", &time[..end], zone(time[end..].trim()))
}

/// "Z", "+01:00", "-0500", "UTC", "GMT+1"; anything else is none.
fn zone(zone: &str) -> String {
    let offset = zone.strip_prefix("UTC").or_else(|| zone.strip_prefix("GMT"));
    let is_utc = zone.eq_ignore_ascii_case("z") || offset.is_some();
    let offset = offset.unwrap_or(zone).trim_start();
    let digits: String =
        offset.chars().skip(1).take_while(|c| c.is_ascii_digit() || *c == ':').filter(|c| *c != ':').collect();
    match (offset.chars().next(), digits.len()) {
        (Some(sign @ ('+' | '-')), 1 | 2) => format!("{sign}{digits:0>2}:00"),
        (Some(sign @ ('+' | '-')), 4) => format!("{sign}{}:{}", &digits[..2], &digits[2..]),
        _ if is_utc => "Z".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_time_and_zone() {
        for (text, expected) in [
            ("2026-11-23T08:30:00+01:00", Some("2026-11-23T08:30:00+01:00")),
            ("2026-11-23T08:30:00.120Z", Some("2026-11-23T08:30:00.120Z")),
            ("2026-11-23T08:30:00-0500", Some("2026-11-23T08:30:00-05:00")),
            ("2026-11-23 08:30:00 UTC", Some("2026-11-23T08:30:00Z")),
            ("2026-11-23 16:44:29 +0100 +0100", Some("2026-11-23T16:44:29+01:00")),
            ("2026-11-23 08:30 UTC+05:30", Some("2026-11-23T08:30+05:30")),
            ("2026-11-23 08:30 GMT-0800", Some("2026-11-23T08:30-08:00")),
            ("2026-11-23 08:30 GMT+1", Some("2026-11-23T08:30+01:00")),
            ("2026-11-23 08:30 GMT", Some("2026-11-23T08:30Z")),
            ("2026-1-3", Some("2026-01-03")),
            ("2026/11/23", Some("2026-11-23")),
            ("20261123", Some("2026-11-23")),
            ("2026-10-21 08:30", Some("2026-10-21T08:30")),
            ("2026-10-21, updated later", Some("2026-10-21")),
            ("2026-10-21 at 8:30", Some("2026-10-21")),
            ("2026-10-21 8", Some("2026-10-21")),
            ("Monday", None),
            ("2026-13-01", None),
            ("20261399", None),
            ("1970-01-01T00:00:00Z", None),
            ("0001-01-01T00:00:00Z", None),
            ("1234", None),
            ("2026年", None),
        ] {
            assert_eq!(iso(text).as_deref(), expected, "{text}");
        }
    }
}
