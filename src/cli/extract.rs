//! `recto extract`: reads files side by side and prints their articles in the order given.

use super::progress::Progress;
use super::record::{Outcome, Record};
use super::{Extract, Format, encoding, html, is_standard_input};
use crate::reader::{self, Reading};
use crate::render;
use crate::settings::Settings;
use rayon::prelude::*;
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Stack of a reading thread, in bytes. The core recurses at most as deep as the arena nests (512 levels); an
/// unoptimised build needs about a tenth of this for it.
const STACK_BYTES: usize = 64 << 20;

/// Files that are read before their articles are printed, for each thread: enough that a slow one keeps
/// nobody waiting for long, few enough that a million files need no more memory than a hundred.
const FILES_PER_THREAD: usize = 16;

/// Prints the articles. The exit status is 1 if a file could not be read or nothing could be written.
pub(super) fn run(wanted: &Extract) -> ExitCode {
    let mut output = BufWriter::new(io::stdout().lock());
    let result = print_all(wanted, &mut output).and_then(|failed| output.flush().map(|()| failed));
    match result {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever reads us has seen enough (`recto extract … | head`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain("cannot write", &error);
            ExitCode::FAILURE
        }
    }
}

/// Says on standard error what went wrong with a file; if that is closed, nobody wants to know.
fn complain(what: &str, error: &dyn std::fmt::Display) {
    let _ = writeln!(io::stderr(), "recto: {what}: {error}");
}

/// Gives how many files could not be read.
fn print_all(wanted: &Extract, output: &mut impl Write) -> io::Result<usize> {
    let mut pool = rayon::ThreadPoolBuilder::new().stack_size(STACK_BYTES);
    if let Some(jobs) = wanted.jobs {
        pool = pool.num_threads(jobs.get());
    }
    let pool = pool.build().map_err(io::Error::other)?;
    let progress = Progress::new(wanted.files.len());
    let mut printer = Printer { wanted, output, failed: 0, printed: 0 };
    for files in wanted.files.chunks(FILES_PER_THREAD * pool.current_num_threads()) {
        let read = |file: &PathBuf| {
            let outcome = outcome(file, wanted);
            progress.step();
            outcome
        };
        let outcomes: Vec<Outcome> = pool.install(|| files.par_iter().map(read).collect());
        progress.clear();
        for (file, outcome) in files.iter().zip(outcomes) {
            if let Outcome::Failed(error) = &outcome {
                complain(&file.display().to_string(), error);
            }
            printer.print(file, outcome)?;
        }
        printer.output.flush()?;
    }
    Ok(printer.failed)
}

/// Reads one file and writes what is asked of it.
fn outcome(file: &Path, wanted: &Extract) -> Outcome {
    let bytes = match bytes(file) {
        Ok(bytes) => bytes,
        Err(error) => return Outcome::Failed(error),
    };
    let page = html::snapshot(&encoding::decode(&bytes), wanted.url.as_deref());
    // A page without any text is not a failure: it is an article without anything.
    let reading = reader::read(&page, &Settings::default()).ok();
    Outcome::Read(written(file, wanted.format, reading.as_ref()))
}

fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    if !is_standard_input(file) {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn written(file: &Path, format: Format, reading: Option<&Reading>) -> String {
    let article = reading.map(|reading| &reading.article);
    match format {
        Format::Json => Record::new(file, reading).to_line(),
        Format::Text => article.map(render::text::write).unwrap_or_default(),
        Format::Markdown => article.map(render::markdown::document).unwrap_or_default(),
        Format::Html => article.map(render::html::write).unwrap_or_default(),
    }
}

struct Printer<'a, W> {
    wanted: &'a Extract,
    output: &'a mut W,
    failed: usize,
    printed: usize,
}

impl<W: Write> Printer<'_, W> {
    fn print(&mut self, file: &Path, outcome: Outcome) -> io::Result<()> {
        let text = match outcome {
            Outcome::Read(text) => text,
            Outcome::Failed(error) => {
                self.failed += 1;
                if self.wanted.format != Format::Json {
                    return Ok(());
                }
                Record::failed(file, &error)
            }
        };
        self.head(file)?;
        self.printed += 1;
        self.output.write_all(text.as_bytes())
    }

    /// Tells articles apart if there are several.
    fn head(&mut self, file: &Path) -> io::Result<()> {
        if self.wanted.format == Format::Json || self.wanted.files.len() == 1 {
            return Ok(());
        }
        if self.printed > 0 {
            writeln!(self.output)?;
        }
        let file = file.display().to_string();
        match self.wanted.format {
            Format::Text => writeln!(self.output, "==> {file} <==\n"),
            // Two dashes would end the comment.
            _ => writeln!(self.output, "<!-- {} -->\n", file.replace("--", "- -")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Cli, Command};
    use clap::Parser;

    /// Writes pages to files of their own, runs the command over them, gives how many failed and what it printed.
    fn extract(name: &str, format: &str, pages: &[Option<&str>]) -> (usize, String) {
        let folder = std::env::temp_dir().join(format!("recto-extract-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut arguments = vec!["recto".into(), "extract".into(), format!("--format={format}")];
        for (index, page) in pages.iter().enumerate() {
            let file = folder.join(format!("{index}.html"));
            page.iter().for_each(|page| std::fs::write(&file, page).unwrap());
            arguments.push(file.display().to_string());
        }
        let Command::Extract(wanted) = Cli::try_parse_from(arguments).unwrap().command;
        let mut output = Vec::new();
        let failed = print_all(&wanted, &mut output).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let output = String::from_utf8(output).unwrap();
        (failed, output.replace(&format!("{}/", folder.display()), ""))
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
