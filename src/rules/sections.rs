//! The form of all data files: `[section]` lines, one entry a line, `//` for a comment line.

/// Calls `entry` with each entry's section and text.
///
/// A comment is a line that begins with `//`, or what follows two blanks and a `#`; a single `#` belongs to the entry
/// (`#id`, `# days free`).
pub(super) fn for_each<'a>(file: &'a str, mut entry: impl FnMut(&'a str, &'a str)) {
    let mut section = "";
    for line in file.lines() {
        let comment = if line.contains('#') { line.find("  #") } else { None };
        let line = comment.map_or(line, |at| &line[..at]).trim();
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = name;
        } else if !line.is_empty() && !line.starts_with("//") {
            entry(section, line);
        }
    }
}

/// The entries of a whole file by section, in the file's order.
#[derive(Debug)]
pub(super) struct Lists(Vec<(&'static str, Vec<&'static str>)>);

impl Lists {
    /// Reads a file.
    pub(super) fn of(file: &'static str) -> Self {
        let mut lists: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
        for_each(file, |section, entry| match lists.last_mut().filter(|(last, _)| *last == section) {
            Some((_, entries)) => entries.push(entry),
            None => lists.push((section, vec![entry])),
        });
        Self(lists)
    }

    /// The entries of the section `[NAME FORM]`; none where there is no such section.
    pub(super) fn get(&self, name: &str, form: &str) -> &[&'static str] {
        let found = self.0.iter().find(|(section, _)| section.split_once(' ') == Some((name, form)));
        found.map_or(&[], |(_, entries)| entries)
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
