//! The command line: HTML files or standard input in, articles out.
//!
//! Invariant: host only, and nothing is decided here; it reads through [`crate::reader::read`] as the browser does.

mod encoding;
mod extract;
mod html;
mod progress;
mod record;

pub use html::snapshot;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Turns web pages into the articles that people came for.
#[derive(Debug, Parser)]
#[command(name = "recto", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints the article of each HTML file.
    Extract(Extract),
}

/// What `recto extract` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXTRACT_NOTES)]
struct Extract {
    /// Address of the page, which its relative links are resolved against [default: the one that the page names]
    #[arg(long)]
    url: Option<String>,

    /// What is printed.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,

    /// Files that are read at the same time [default: the processor's cores]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// HTML files in any encoding that browsers know; `-` is standard input, and so is no file at all.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

const EXTRACT_NOTES: &str = "\
json prints one line for each file, in the order given. The other formats print the articles one after the other; \
if there are several files, a line with the file's name stands above each (`==> FILE <==` in text, `<!-- FILE -->` in \
markdown and html) and a blank line between them.

A file that cannot be read is reported on standard error, the others are still printed, and the exit status is 1.";

/// What is printed of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One line with everything that is known
    Json,
    /// Plain text
    Text,
    /// Markdown with title and byline
    Markdown,
    /// An HTML fragment
    Html,
}

/// Runs it.
pub fn main() -> ExitCode {
    let Command::Extract(mut wanted) = Cli::parse().command;
    if wanted.files.is_empty() {
        if std::io::stdin().is_terminal() {
            return nothing_to_read();
        }
        wanted.files.push(PathBuf::from(STANDARD_INPUT));
    }
    extract::run(&wanted)
}

/// The name of standard input among files.
const STANDARD_INPUT: &str = "-";

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == STANDARD_INPUT
}

fn nothing_to_read() -> ExitCode {
    let missing = clap::error::ErrorKind::MissingRequiredArgument;
    let message = "no FILE given and nothing on standard input (see `recto extract --help`)";
    let error = Cli::command().error(missing, message);
    // Standard error may be closed; the exit status still tells.
    let _ = error.print();
    ExitCode::from(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn json_is_the_default_and_a_dash_is_a_file() {
        let cli = Cli::try_parse_from(["recto", "extract", "-", "a.html"]).unwrap();
        let Command::Extract(wanted) = cli.command;
        assert_eq!(wanted.format, Format::Json);
        assert!(is_standard_input(&wanted.files[0]));
        assert!(Cli::try_parse_from(["recto", "extract", "--jobs", "0"]).is_err());
    }
}
