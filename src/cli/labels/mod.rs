//! `recto labels`: which text blocks of a page belong to its true text.

mod align;
mod lcs;
mod oracle;
mod truth;
mod words;

use super::record::{self, Record};
use super::{Labels, files};
use crate::dom::Document;
use crate::dom::blocks::Blocks;
use crate::reader;
use crate::snapshot::Snapshot;
use crate::trail::Trail;
use oracle::{Oracle, Summary};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use words::{Choice, Vocabulary};

/// What is printed for a file.
#[derive(Debug, Serialize)]
struct Line {
    file: String,
    blocks: usize,
    labels: String,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    oracle: Option<Oracle>,
}

/// Prints the labels, and after them what the oracle says; gives how many files could not be read.
pub(super) fn print(wanted: &Labels, output: &mut dyn Write) -> io::Result<usize> {
    let mut summary = Summary::default();
    let make = |file: &Path| line(file, wanted);
    let failed = files::for_each(&wanted.input, output, make, |output, file, made| {
        let line = match made {
            Ok(line) => {
                line.oracle.iter().for_each(|oracle| summary.add(oracle));
                record::line(&line)
            }
            Err(error) => Record::failed(file, &error),
        };
        output.write_all(line.as_bytes())
    })?;
    if wanted.oracle {
        // As every line on standard error: if that is closed, nobody wants to know.
        let _ = summary.write(&mut io::stderr());
    }
    Ok(failed)
}

fn line(file: &Path, wanted: &Labels) -> io::Result<Line> {
    let page = files::page(file, None)?;
    let truth = truth::of(file, &wanted.truth)?;
    let mut document = Document::from_snapshot(&page);
    let mut trail = Trail::new();
    // A page without any text has no blocks.
    let prepared = reader::prepare(&mut document, &mut trail).ok();
    let none = Blocks::default();
    let blocks = prepared.as_ref().map_or(&none, |prepared| prepared.page(&document).blocks);
    let labelled = Labelled::new(blocks, &truth);
    let oracle =
        wanted.oracle.then(|| Oracle::new(&document, blocks, &labelled, &before_hiding(&page, &truth), &trail));
    Ok(Line { file: file.display().to_string(), blocks: blocks.len(), labels: labelled.to_line(), oracle })
}

/// The page as it is when nothing has been left out, not even what it hides.
fn before_hiding(page: &Snapshot, truth: &str) -> (Blocks, Labelled) {
    let blocks = Blocks::of(&Document::from_snapshot(page));
    let labelled = Labelled::new(&blocks, truth);
    (blocks, labelled)
}

/// The blocks of a page with their labels.
#[derive(Debug)]
struct Labelled {
    /// The words of each block, as numbers.
    blocks: Vec<Vec<u32>>,
    truth: Vec<u32>,
    /// How many different words there are.
    words: usize,
    /// For each block whether it belongs to the true text.
    labels: Vec<bool>,
}

impl Labelled {
    fn new(blocks: &Blocks, truth: &str) -> Self {
        let mut vocabulary = Vocabulary::default();
        let blocks: Vec<Vec<u32>> = (0..blocks.len()).map(|index| vocabulary.tokens(blocks.text(index))).collect();
        let truth = vocabulary.tokens(truth);
        let words = vocabulary.len();
        let labels = align::align(&blocks, &truth, words);
        Self { blocks, truth, words, labels }
    }

    /// The indices of the blocks that belong to the true text.
    fn positive(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.labels.len()).filter(|&index| self.labels[index])
    }

    /// Word F1 of exactly those blocks of the true text that `keep` lets through.
    fn f1(&self, keep: impl Fn(usize) -> bool) -> f64 {
        let mut choice = Choice::new(&self.truth, self.words);
        self.positive().filter(|&index| keep(index)).for_each(|index| choice.add(&self.blocks[index]));
        choice.f1()
    }

    fn to_line(&self) -> String {
        self.labels.iter().map(|&label| if label { '1' } else { '0' }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Command;
    use crate::cli::files::testing::{Folder, command};

    const PAGE: &str = "<nav>Home</nav><p>The harbour wakes before the town does.</p>\
        <div hidden>By eight the market is open to all.</div><footer>By seven the ferries have left.</footer>";
    const TRUTH: &str = "The harbour wakes before the town does. By seven the ferries have left. \
        By eight the market is open to all.";

    fn run(folder: &Folder, arguments: &[&str]) -> (usize, Vec<serde_json::Value>) {
        let Command::Labels(wanted) = command(arguments) else { unreachable!() };
        let mut output = Vec::new();
        let failed = print(&wanted, &mut output).unwrap();
        let output = folder.without_its_name(output);
        (failed, output.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    #[test]
    fn a_line_for_each_file_and_an_error_for_one_without_truth() {
        let truth = serde_json::json!({"ground_truth": {"main_content": TRUTH}}).to_string();
        let files = [("a.html", PAGE), ("b.v2.html", PAGE), ("c.html", PAGE), ("a.json", &truth), ("b.v2.txt", TRUTH)];
        let folder = Folder::new("labels", &files);
        let paths = ["a.html", "b.v2.html", "c.html"].map(|name| folder.path(name));
        let (failed, lines) = run(&folder, &["labels", "--truth", &folder.path(""), &paths[0], &paths[1], &paths[2]]);
        assert_eq!(failed, 1);
        assert_eq!(lines[0], serde_json::json!({"file": "a.html", "blocks": 4, "labels": "0111"}));
        assert_eq!(lines[1]["labels"], "0111");
        assert!(lines[2]["error"].as_str().unwrap().contains("c.json"));
    }

    #[test]
    fn the_oracle_says_which_rule_took_true_text() {
        let folder = Folder::new("oracle", &[("a.html", PAGE), ("a.txt", TRUTH)]);
        let path = folder.path("a.html");
        let (_, lines) = run(&folder, &["labels", "--oracle", "--truth", &folder.path(""), &path]);
        let removed = lines[0]["removed"].as_array().unwrap();
        let counted = |what: &serde_json::Value| format!("{} {} {}", what["rule"], what["words"], what["true_words"]);
        let counted: Vec<_> = removed.iter().map(counted).collect();
        assert_eq!(counted, ["\"hidden\" 8 8", "\"navigation\" 1 0", "\"footer\" 6 6"]);
        assert_eq!(lines[0]["oracle"]["whole"], 1.0);
        assert!(lines[0]["oracle"]["left"].as_f64() < lines[0]["oracle"]["shown"].as_f64());
    }
}
