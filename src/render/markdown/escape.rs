//! Text that must not be read as markup.

/// Appends text with a backslash before what would be markup inside a line. `after` is the character that follows
/// the text.
pub(super) fn push_text(out: &mut String, text: &str, after: Option<char>) {
    let mut before = out.chars().next_back();
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next).or(after);
        let is_markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '~' => before == Some('~') || next == Some('~'),
            '&' => begins_entity(&text[at + 1..]),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Whether what follows an ampersand makes it an entity ("amp;", "#39;").
fn begins_entity(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    length > 0 && name[length..].starts_with(';')
}

/// Escapes at the start of each line what would begin another block there.
pub(super) fn line_starts(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| line_start(line.trim_start())).collect();
    lines.join("\n")
}

fn line_start(line: &str) -> String {
    match block_sign(line) {
        Some(at) => format!("{}\\{}", &line[..at], &line[at..]),
        None => line.to_owned(),
    }
}

/// Where in a line the sign stands that would begin a block.
fn block_sign(line: &str) -> Option<usize> {
    let run = |sign: char| line.len() - line.trim_start_matches(sign).len();
    let ends = |at: usize| matches!(line.as_bytes().get(at), None | Some(b' ' | b'\t' | b'\\'));
    let is_only = |sign: char| line.trim_end().chars().all(|c| c == sign);
    let begins = match line.chars().next()? {
        '>' => true,
        '#' => run('#') <= 6 && ends(run('#')),
        '+' => ends(1),
        '-' => ends(1) || is_only('-'),
        '=' => is_only('='),
        '0'..='9' => return number_sign(line),
        _ => false,
    };
    begins.then_some(0)
}

/// Where the stop stands that would make the line's number an entry's.
fn number_sign(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    (digits <= 9 && (rest.is_empty() || rest.starts_with([' ', '\t', '\\']))).then_some(digits)
}

/// A heading of level 1, nothing for an empty one.
pub(super) fn heading(line: &str) -> String {
    if line.is_empty() {
        return String::new();
    }
    format!("# {}", heading_text(line))
}

/// Signs at a heading's end would be dropped with it.
pub(super) fn heading_text(line: &str) -> String {
    let text = line.trim_end_matches('#');
    if text.len() < line.len() && (text.is_empty() || text.ends_with(' ')) {
        return format!("{text}\\{}", &line[text.len()..]);
    }
    line.to_owned()
}

/// The longest run of backticks in a text.
pub(super) fn longest_backticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        push_text(&mut out, text, None);
        line_starts(&out)
    }

    #[test]
    fn only_what_would_be_markup_is_escaped() {
        for (text, expected) in [
            ("2 * 3 [a] `b` <c> \\", "2 \\* 3 \\[a\\] \\`b\\` \\<c> \\\\"),
            ("snake_case _em_ __init__", "snake_case \\_em\\_ \\_\\_init\\_\\_"),
            ("~5 ~~gone~~", "~5 \\~\\~gone\\~\\~"),
            ("AT&T &amp; &#39; & co;", "AT&T \\&amp; \\&#39; & co;"),
            ("# one", "\\# one"),
            ("#tag", "#tag"),
            ("####### seven", "####### seven"),
            ("> said", "\\> said"),
            ("- dash", "\\- dash"),
            ("-5 degrees", "-5 degrees"),
            ("---", "\\---"),
            ("+ plus", "\\+ plus"),
            ("===", "\\==="),
            ("= 5", "= 5"),
            ("1. first", "1\\. first"),
            ("2026) x", "2026\\) x"),
            ("1.5 litres", "1.5 litres"),
            ("~~~", "\\~\\~\\~"),
        ] {
            assert_eq!(escaped(text), expected, "{text}");
        }
    }
}
