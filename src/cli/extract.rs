//! `recto extract`: reads files side by side and prints their articles in the order given.

use super::record::Record;
use super::{Extract, Format, explain, files, keep};
use crate::reader::{self, Reading};
use crate::render;
use crate::settings::Settings;
use std::io::{self, Write};
use std::path::Path;

/// Prints the articles, or writes each to a file; gives how many files could not be read.
pub(super) fn print(wanted: &Extract, output: &mut dyn Write) -> io::Result<usize> {
    if let Some(folder) = &wanted.output {
        let mut saver = keep::Saver::new(folder)?;
        let make = |file: &Path| kept(file, wanted);
        return files::for_each(&wanted.input, output, make, |output, _, made| saver.save(output, made));
    }
    let mut printer = Printer { wanted, printed: 0 };
    let make = |file: &Path| article(file, wanted);
    files::for_each(&wanted.input, output, make, |output, file, made| printer.print(output, file, made))
}

/// Reads one file and writes what is asked of it.
fn article(file: &Path, wanted: &Extract) -> io::Result<Vec<u8>> {
    if keep::is_file(wanted.format) && !wanted.explain {
        return kept(file, wanted).map(|kept| kept.bytes);
    }
    let page = files::page(file, wanted.url.as_deref())?;
    // A page without any text is not a failure: it is an article without anything.
    if wanted.explain {
        return Ok(explain::written(&reader::explain(&page, usize::MAX).unwrap_or_default()).into_bytes());
    }
    let written = match reader::read(&page, &Settings::default()) {
        Ok(reading) => written(file, wanted, &reading),
        Err(_) if wanted.format == Format::Json => Record::new(file, None, Some(&reader::facts(&page))).to_line(),
        Err(_) => String::new(),
    };
    Ok(written.into_bytes())
}

/// Reads one file and makes a file of its article.
fn kept(file: &Path, wanted: &Extract) -> io::Result<keep::Kept> {
    let page = files::page(file, wanted.url.as_deref())?;
    let reading = reader::read(&page, &Settings::default()).map_err(io::Error::other)?;
    let article = reading.found_article().ok_or_else(|| io::Error::other("there is no article on this page"))?;
    if keep::is_file(wanted.format) {
        return keep::file(article, wanted);
    }
    Ok(keep::plain(article, wanted.format, written(file, wanted, &reading)))
}

fn written(file: &Path, wanted: &Extract, reading: &Reading) -> String {
    let article = reading.found_article();
    match wanted.format {
        Format::Json => Record::new(file, Some(reading), None).to_line(),
        Format::Text => article.map(render::text::write).unwrap_or_default(),
        Format::Markdown if wanted.front_matter => article.map(keep::with_front_matter).unwrap_or_default(),
        Format::Markdown => article.map(render::markdown::document).unwrap_or_default(),
        Format::Html => article.map(render::html::write).unwrap_or_default(),
        Format::Epub | Format::HtmlFile => String::new(),
    }
}

struct Printer<'a> {
    wanted: &'a Extract,
    printed: usize,
}

impl Printer<'_> {
    fn print(&mut self, output: &mut dyn Write, file: &Path, made: io::Result<Vec<u8>>) -> io::Result<()> {
        let bytes = match made {
            Ok(bytes) => bytes,
            Err(error) if self.format() == Format::Json => Record::failed(file, &error).into_bytes(),
            Err(_) => return Ok(()),
        };
        self.head(output, file)?;
        self.printed += 1;
        output.write_all(&bytes)
    }

    fn format(&self) -> Format {
        if self.wanted.explain { Format::Text } else { self.wanted.format }
    }

    /// Tells articles apart if there are several.
    fn head(&self, output: &mut dyn Write, file: &Path) -> io::Result<()> {
        if self.format() == Format::Json || self.wanted.input.files.len() == 1 {
            return Ok(());
        }
        if self.printed > 0 {
            writeln!(output)?;
        }
        let file = file.display().to_string();
        match self.format() {
            Format::Text => writeln!(output, "==> {file} <==\n"),
            // Two dashes would end the comment.
            _ => writeln!(output, "<!-- {} -->\n", file.replace("--", "- -")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Command;
    use crate::cli::files::testing::{Folder, command};

    /// Writes pages to files of their own, runs the command over them, gives how many failed and what it printed.
    fn extract(name: &str, format: &str, pages: &[Option<&str>]) -> (usize, String) {
        let names: Vec<String> = (0..pages.len()).map(|index| format!("{index}.html")).collect();
        let files: Vec<(&str, &str)> =
            names.iter().zip(pages).filter_map(|(name, page)| Some((name.as_str(), (*page)?))).collect();
        let folder = Folder::new(&format!("extract-{name}"), &files);
        let paths: Vec<String> = names.iter().map(|name| folder.path(name)).collect();
        let mut arguments = vec!["extract", "--format", format];
        arguments.extend(paths.iter().map(String::as_str));
        let Command::Extract(wanted) = command(&arguments) else { unreachable!() };
        let mut output = Vec::new();
        let failed = print(&wanted, &mut output).unwrap();
        (failed, folder.without_its_name(output))
    }

    #[test]
    fn a_missing_file_leaves_the_others() {
        let (failed, output) = extract("missing", "json", &[Some("<p>one"), None, Some("<p>three")]);
        let lines: Vec<serde_json::Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(failed, 1);
        let files: Vec<_> = lines.iter().map(|line| line["file"].as_str().unwrap()).collect();
        assert_eq!(files, ["0.html", "1.html", "2.html"]);
        assert!(lines[1]["error"].is_string());
        assert_eq!(lines[1].as_object().unwrap().len(), 2);
    }

    #[test]
    fn many_files_come_out_in_the_order_given() {
        let pages = vec![Some("<p>text"); 100];
        let (_, output) = extract("order", "json", &pages);
        for (index, line) in output.lines().enumerate() {
            assert!(line.starts_with(&format!("{{\"file\":\"{index}.html\"")), "{line}");
        }
        assert_eq!(output.lines().count(), 100);
    }

    #[test]
    fn several_texts_are_told_apart() {
        let (_, output) = extract("apart", "text", &[Some("<script></script>"), None, Some("")]);
        assert_eq!(output, "==> 0.html <==\n\n\n==> 2.html <==\n\n");
    }
}
