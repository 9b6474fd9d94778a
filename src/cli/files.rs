//! Files read side by side, with what comes of them handed over in the order given.
//!
//! Invariant: a file that cannot be read leaves the others; it is counted and reported.

use super::progress::Progress;
use super::record::Record;
use super::{Input, encoding, html, is_standard_input};
use crate::snapshot::Snapshot;
use rayon::prelude::*;
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Stack of a reading thread, in bytes. The core recurses at most as deep as the arena nests (512 levels); an
/// unoptimised build needs about a tenth of this for it.
const STACK_BYTES: usize = 64 << 20;

/// Files that are read before their results are printed, for each thread: enough that a slow one keeps
/// nobody waiting for long, few enough that a million files need no more memory than a hundred.
const FILES_PER_THREAD: usize = 16;

/// Runs a command that prints to standard output and gives how many files failed. The exit status is 1 if one did or
/// nothing could be written.
pub(super) fn run(print: impl FnOnce(&mut dyn Write) -> io::Result<usize>) -> ExitCode {
    let mut output = BufWriter::new(io::stdout().lock());
    let result = print(&mut output).and_then(|failed| output.flush().map(|()| failed));
    match result {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever reads us has seen enough (`recto extract … | head`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain("stopped", &error);
            ExitCode::FAILURE
        }
    }
}

/// Says on standard error what went wrong with a file; if that is closed, nobody wants to know.
pub(super) fn complain(what: &str, error: &dyn std::fmt::Display) {
    let _ = writeln!(io::stderr(), "recto: {what}: {error}");
}

/// An error that names the file that it is about.
pub(super) fn about(file: &Path, error: impl Into<io::Error>) -> io::Error {
    let error = error.into();
    io::Error::new(error.kind(), format!("{}: {error}", file.display()))
}

/// Makes something of each file, several at a time, and hands it to `print` in the order given, with why it could
/// not be made where it could not. Gives how many could not.
pub(super) fn for_each<T: Send>(
    input: &Input,
    output: &mut dyn Write,
    make: impl Fn(&Path) -> io::Result<T> + Sync,
    mut print: impl FnMut(&mut dyn Write, &Path, io::Result<T>) -> io::Result<()>,
) -> io::Result<usize> {
    let mut pool = rayon::ThreadPoolBuilder::new().stack_size(STACK_BYTES);
    if let Some(jobs) = input.jobs {
        pool = pool.num_threads(jobs.get());
    }
    let pool = pool.build().map_err(io::Error::other)?;
    let progress = Progress::new(input.files.len());
    let mut failed = 0;
    for files in input.files.chunks(FILES_PER_THREAD * pool.current_num_threads()) {
        let make_one = |file: &PathBuf| {
            let made = make(file);
            progress.step();
            made
        };
        let made: Vec<io::Result<T>> = pool.install(|| files.par_iter().map(make_one).collect());
        progress.clear();
        for (file, made) in files.iter().zip(made) {
            if let Err(error) = &made {
                failed += 1;
                complain(&file.display().to_string(), error);
            }
            print(output, file, made)?;
        }
        output.flush()?;
    }
    Ok(failed)
}

/// Prints a line of JSON for each file: what `make` gives, or why it could not be made.
pub(super) fn print_lines(
    input: &Input,
    output: &mut dyn Write,
    make: impl Fn(&Path) -> io::Result<String> + Sync,
) -> io::Result<usize> {
    for_each(input, output, make, |output, file, line| {
        output.write_all(line.unwrap_or_else(|error| Record::failed(file, &error)).as_bytes())
    })
}

/// Captures the page in a file.
pub(super) fn page(file: &Path, url: Option<&str>) -> io::Result<Snapshot> {
    let bytes = bytes(file)?;
    Ok(html::snapshot(&encoding::decode(&bytes), url))
}

fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    if !is_standard_input(file) {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Test support: pages in files of their own.
#[cfg(test)]
pub(super) mod testing {
    use crate::cli::{Cli, Command};
    use clap::Parser;
    use std::path::PathBuf;

    /// A folder of files that goes with this value.
    pub(in crate::cli) struct Folder(PathBuf);

    impl Folder {
        /// Writes files of these names and contents.
        pub(in crate::cli) fn new(name: &str, files: &[(&str, &str)]) -> Self {
            let folder = std::env::temp_dir().join(format!("recto-{name}-{}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            for (name, content) in files {
                std::fs::write(folder.join(name), content).unwrap();
            }
            Self(folder)
        }

        /// The path of a file in it.
        pub(in crate::cli) fn path(&self, name: &str) -> String {
            self.0.join(name).display().to_string()
        }

        /// What was printed, without the folder's name.
        pub(in crate::cli) fn without_its_name(&self, output: Vec<u8>) -> String {
            String::from_utf8(output).unwrap().replace(&format!("{}/", self.0.display()), "")
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.0).unwrap();
        }
    }

    /// The command that these arguments ask for.
    pub(in crate::cli) fn command(arguments: &[&str]) -> Command {
        Cli::try_parse_from(["recto"].iter().chain(arguments)).unwrap().command
    }
}
