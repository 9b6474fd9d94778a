//! `recto pages`: what describes each page as a whole, as values that its kind is trained on.

use super::{Pages, features, files, record};
use crate::extract::features::of_pages;
use crate::reader;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

/// What is printed for a file.
#[derive(Serialize)]
struct Line {
    file: String,
    values: Vec<f32>,
}

/// Prints a line for each file, or the values' names; gives how many files could not be read.
pub(super) fn print(wanted: &Pages, output: &mut dyn Write) -> io::Result<usize> {
    if wanted.names {
        return features::names(of_pages(), output).map(|()| 0);
    }
    files::print_lines(&wanted.input, output, line)
}

fn line(file: &Path) -> io::Result<String> {
    let page = files::page(file, None)?;
    let values = reader::page_values(&page).unwrap_or_else(|_| vec![0.0; of_pages().count()]);
    Ok(record::line(&Line { file: file.display().to_string(), values }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Command;
    use crate::cli::files::testing::{Folder, command};

    fn run(arguments: &[&str]) -> String {
        let Command::Pages(wanted) = command(arguments) else { unreachable!() };
        let mut output = Vec::new();
        assert_eq!(print(&wanted, &mut output).unwrap(), 0);
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn every_page_has_a_value_for_every_name() {
        let folder = Folder::new("page-rows", &[("a.html", "<main><p>The harbour wakes.</p></main>"), ("b.html", "")]);
        let output = run(&["pages", &folder.path("a.html"), &folder.path("b.html")]);
        let rows: Vec<serde_json::Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let counts: Vec<usize> = rows.iter().map(|row| row["values"].as_array().unwrap().len()).collect();
        let names = run(&["pages", "--names"]);
        assert_eq!(counts, [names.lines().count(); 2]);
        assert!(names.starts_with("found:words\t"));
        assert_eq!((&rows[0]["values"][0], &rows[1]["values"][0]), (&3.0.into(), &0.0.into()));
    }
}
