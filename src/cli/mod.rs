//! The command line: HTML files or standard input in, articles out; and what the trained model is made from.
//!
//! Invariant: host only, and nothing is decided here; it reads through [`crate::reader::read`] as the browser does.

mod arguments;
mod encoding;
mod explain;
mod extract;
mod features;
mod files;
mod html;
mod keep;
mod labels;
mod pages;
mod progress;
mod record;
mod tokens;
mod trained;

pub use html::{parse, snapshot};

use arguments::{Cli, Command, Extract, Features, Format, Input, Labels, Pages, Tokens, Trained};
use clap::{CommandFactory, Parser};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs it.
pub fn main() -> ExitCode {
    let mut command = Cli::parse().command;
    if let Some(input) = command.input().filter(|input| input.files.is_empty()) {
        if io::stdin().is_terminal() {
            return nothing_to_read();
        }
        input.files.push(PathBuf::from(STANDARD_INPUT));
    }
    if let Command::Extract(wanted) = &command
        && let Some(reason) = keep::refusal(wanted, io::stdout().is_terminal())
    {
        return refused(clap::error::ErrorKind::ArgumentConflict, reason);
    }
    files::run(|output| {
        command.model().map_or(Ok(()), Trained::install)?;
        print(&command, output)
    })
}

/// Prints what is asked for; gives how many files could not be read.
fn print(command: &Command, output: &mut dyn Write) -> io::Result<usize> {
    match command {
        Command::Extract(wanted) => extract::print(wanted, output),
        Command::Features(wanted) => features::print(wanted, output),
        Command::Labels(wanted) => labels::print(wanted, output),
        Command::Tokens(wanted) => tokens::print(wanted, output),
        Command::Pages(wanted) => pages::print(wanted, output),
    }
}

/// The name of standard input among files.
const STANDARD_INPUT: &str = "-";

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == STANDARD_INPUT
}

fn nothing_to_read() -> ExitCode {
    let message = "no FILE given and nothing on standard input (see `recto --help`)";
    refused(clap::error::ErrorKind::MissingRequiredArgument, message)
}

/// Says why nothing is done.
fn refused(kind: clap::error::ErrorKind, message: &str) -> ExitCode {
    let error = Cli::command().error(kind, message);
    // Standard error may be closed; the exit status still tells.
    let _ = error.print();
    ExitCode::from(2)
}
