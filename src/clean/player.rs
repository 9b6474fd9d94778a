//! The clock of a player that stands at its beginning: "0:00 / 12:34". The player itself is shown by its own means, or not at all.
//!
//! Keeps: hours ("00:00 – 06:00") and the times of a transcript, which stand alone.

use super::{Finding, Page};
use crate::dom::Tag;

/// Times that a player's clock shows: how far it is, how long it is, how much is left.
const TIMES: std::ops::RangeInclusive<usize> = 2..=3;

/// Finds lines that are nothing but such a clock.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    let mut findings = Vec::new();
    for index in 0..page.blocks.len() {
        let is_cell = page.document.tag(page.blocks.get(index).anchor) == Tag::Td;
        if is_cell || page.blocks.is_gone(index) || !is_clock(page.blocks.text(index)) {
            continue;
        }
        for node in page.blocks.own_nodes(page.document, index) {
            findings.push(Finding { rule: "control", node, reason: "a player's clock".to_owned() });
        }
    }
    findings
}

fn is_clock(line: &str) -> bool {
    if !line.starts_with('0') {
        return false;
    }
    let (mut rest, mut times) = (line, 0);
    while let Some((time, behind)) = split_time(rest) {
        if times == 0 && time.contains(|c: char| ('1'..='9').contains(&c)) {
            return false;
        }
        times += 1;
        rest = behind.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        rest = rest.strip_prefix('-').unwrap_or(rest);
    }
    rest.is_empty() && TIMES.contains(&times)
}

/// The time that a line begins with ("4:02", "1:04:02"), and what follows it.
fn split_time(line: &str) -> Option<(&str, &str)> {
    let digits = |from: usize| line[from..].bytes().take_while(u8::is_ascii_digit).take(2).count();
    let mut end = digits(0);
    let mut parts = usize::from(end > 0);
    while (1..3).contains(&parts) && line[end..].starts_with(':') && digits(end + 1) == 2 {
        end += 3;
        parts += 1;
    }
    (parts > 1).then(|| line.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_at_its_beginning_is_told_from_hours_and_times() {
        for line in ["0:00 / 12:34", "00:00:0000:47:12", "0:00 -4:13", "00:00 00:00", "0:00\n1:02:33"] {
            assert!(is_clock(line), "{line}");
        }
        for line in [
            "00:00",
            "00:00 – 06:00",
            "0:42",
            "08:00 / 12:30",
            "0:00 Welcome",
            "00:00:00 00:03:40 00:17:25 00:38:02",
            "007",
        ] {
            assert!(!is_clock(line), "{line}");
        }
    }
}
