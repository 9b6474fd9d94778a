//! A file's name from an article's title: safe on every system, in any language, and not too long.

use crate::article::Metadata;

/// Bytes of a name without its ending: the file systems' limits are 255 (most) and 143 (encrypted folders of Linux),
/// and a number and an ending are to fit too.
const MOST_BYTES: usize = 120;

/// Names of devices, which Windows keeps for itself whatever follows the dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Devices that there are nine of.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The name without its ending: from the title, else from the site's name, else `untitled`.
pub fn stem(metadata: &Metadata, untitled: &str) -> String {
    let sources = [metadata.title.as_deref(), metadata.site_name.as_deref(), Some(untitled)];
    let stem = sources.into_iter().flatten().map(safe).find(|stem| !stem.is_empty());
    stem.unwrap_or_else(|| "Recto".to_owned())
}

fn safe(title: &str) -> String {
    let mut name = String::new();
    for sign in title.chars().filter(|sign| !is_invisible(*sign)) {
        let sign = if is_refused(sign) || sign.is_whitespace() { ' ' } else { sign };
        if sign != ' ' || !name.ends_with(' ') {
            name.push(sign);
        }
    }
    // A dot at the beginning hides a file, at the end Windows loses it; a hyphen would look like an option.
    let name = shortened(name.trim_matches([' ', '.', '-', '~']));
    if is_device(name) { format!("{name} -") } else { name.to_owned() }
}

/// What some system has a meaning of its own for. Controls are [invisible](is_invisible).
fn is_refused(sign: char) -> bool {
    matches!(sign, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '%')
}

/// Controls, and what turns the direction of a line and could make a name look like another; joiners stay, as Persian
/// and Hindi are written with them.
fn is_invisible(sign: char) -> bool {
    (sign.is_control() && !sign.is_whitespace())
        || matches!(sign, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
            | '\u{fff9}'..='\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// At most [`MOST_BYTES`], ended after a word where one ends in the second half.
fn shortened(name: &str) -> &str {
    if name.len() <= MOST_BYTES {
        return name;
    }
    let end = (0..=MOST_BYTES).rev().find(|&end| name.is_char_boundary(end)).unwrap_or(0);
    let cut = &name[..end];
    let is_whole = name[end..].starts_with(' ');
    let word = cut.rfind(' ').filter(|&at| !is_whole && at > MOST_BYTES / 2);
    cut[..word.unwrap_or(end)].trim_end_matches([' ', '.', ',', ';', '-'])
}

fn is_device(name: &str) -> bool {
    let head = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let is_numbered = || {
        NUMBERED_DEVICES
            .iter()
            .filter_map(|device| head.strip_prefix(device))
            .any(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
    };
    DEVICES.contains(&&*head) || is_numbered()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(title: &str) -> String {
        stem(&Metadata { title: Some(title.into()), ..Metadata::default() }, "Untitled")
    }

    #[test]
    fn a_name_is_safe_on_every_system() {
        for (title, expected) in [
            ("The lamp: who lit it?", "The lamp who lit it"),
            ("a/b\\c|d", "a b c d"),
            ("../../etc/passwd", "etc passwd"),
            (".hidden.", "hidden"),
            ("two\n\tlines", "two lines"),
            ("nul\0byte", "nulbyte"),
            ("abc\u{202e}gpj.exe", "abcgpj.exe"),
            ("CON", "CON -"),
            ("com1.txt", "com1.txt -"),
            ("Console", "Console"),
            ("灯台守の一日", "灯台守の一日"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("100 % wool", "100 wool"),
            ("???", "Untitled"),
            ("", "Untitled"),
        ] {
            assert_eq!(named(title), expected, "{title:?}");
        }
    }

    #[test]
    fn a_name_is_not_too_long_and_ends_after_a_word() {
        let long = "lantern ".repeat(40);
        let name = named(&long);
        assert!(name.len() <= MOST_BYTES && name.ends_with("lantern"), "{name}");
        let chinese = "灯".repeat(200);
        assert_eq!(named(&chinese), "灯".repeat(MOST_BYTES / 3));
    }

    #[test]
    fn the_site_stands_in_for_a_title() {
        let metadata = Metadata { site_name: Some("The Courier".into()), ..Metadata::default() };
        assert_eq!(stem(&metadata, "Untitled"), "The Courier");
        assert_eq!(stem(&Metadata::default(), "*"), "Recto");
    }
}
