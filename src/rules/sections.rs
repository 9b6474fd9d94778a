//! The form of all data files: `[section]` lines, one entry a line, `//` for a comment line.

/// Calls `entry` with each entry's section and text.
///
/// A comment is a line that begins with `//`, or what follows two blanks and a `#`; a single `#` belongs to the entry
/// (`#id`, `# days free`).
pub(super) fn for_each<'a>(file: &'a str, mut entry: impl FnMut(&'a str, &'a str)) {
    let mut section = "";
    for line in file.lines() {
        let line = line.split_once("  #").map_or(line, |(text, _)| text).trim();
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = name;
        } else if !line.is_empty() && !line.starts_with("//") {
            entry(section, line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_sections_and_leaves_comments_out() {
        let mut seen = Vec::new();
        for_each("// top\n[a]\none  # why\n\n# days free\n[b]\n#two\n", |section, text| seen.push((section, text)));
        assert_eq!(seen, [("a", "one"), ("a", "# days free"), ("b", "#two")]);
    }
}
