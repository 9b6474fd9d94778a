//! What a source imports, read from its text.

use std::collections::BTreeSet;

/// Whether a path of `super::` leaves the layer: no import gets past the table that way.
pub(crate) fn climbs_out(source: &str, path: &str) -> bool {
    let code = without_tests(&without_comments_and_strings(source));
    let depth = path.trim_end_matches("/mod.rs").split('/').count();
    code.contains(&"super::".repeat(depth))
}

/// What a file imports and may not.
pub(crate) fn violations(layer: &str, allowed: &[&str], source: &str) -> Vec<String> {
    let may = |import: &String| import == layer || allowed.contains(&import.as_str());
    imports(source).into_iter().filter(|import| !may(import)).collect()
}

/// The top-level modules that a source mentions, tests, comments and strings aside.
pub(crate) fn imports(source: &str) -> BTreeSet<String> {
    let code = without_tests(&without_comments_and_strings(source));
    let mut found = BTreeSet::new();
    for start in ["crate::", "recto::"] {
        for (at, _) in code.match_indices(start) {
            let part_of_a_longer_word = code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c));
            if !part_of_a_longer_word {
                found.extend(heads(&code[at + start.len()..]));
            }
        }
    }
    found
}

/// First names of a path or of a group: "a::b" → a; "{a, b::{c, d}}" → a, b.
fn heads(path: &str) -> Vec<String> {
    let name =
        |text: &str| -> String { text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let (mut depth, mut parts, mut part) = (0, Vec::new(), String::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(std::mem::take(&mut part)),
            _ => {}
        }
        if !(c == ',' && depth == 0) {
            part.push(c);
        }
    }
    parts.push(part);
    parts.iter().map(|part| name(part)).filter(|name| !name.is_empty()).collect()
}

/// The source with line comments and the insides of strings taken out. Block comments and raw strings with quotes are not used for imports.
fn without_comments_and_strings(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    for line in source.lines() {
        // Characters that would be taken for the beginning or end of something.
        let line = line.replace("'\"'", "").replace("'{'", "").replace("'}'", "");
        let mut inside = false;
        let mut characters = line.chars().peekable();
        while let Some(c) = characters.next() {
            match c {
                '\\' if inside => drop(characters.next()),
                '"' => inside = !inside,
                '/' if !inside && characters.peek() == Some(&'/') => break,
                _ if inside => {}
                _ => code.push(c),
            }
        }
        code.push('\n');
    }
    code
}

/// The code without its modules and functions for tests.
fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]").into_iter().chain(rest.find("#[cfg(all(test")).min() {
        kept.push_str(&rest[..at]);
        rest = after_item(&rest[at..]);
    }
    kept + rest
}

/// What follows the item that begins here: past its closing brace, or past its semicolon where it has none.
fn after_item(code: &str) -> &str {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return &code[at + 1..],
            '}' => depth -= 1,
            ';' if depth == 0 => return &code[at + 1..],
            _ => {}
        }
    }
    ""
}
