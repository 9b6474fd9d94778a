//! `recto tokens`: how often class names and words stand at true text and at clutter, page by page.

use super::{Tokens, files, record};
use crate::dom::{Document, NodeId};
use crate::extract::Page;
use crate::extract::features::tokens;
use crate::reader;
use crate::trail::Trail;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What `recto labels` printed for a file.
#[derive(Deserialize)]
struct LabelsLine {
    file: String,
    /// Not there if the file could not be read.
    labels: Option<String>,
}

/// How much of something is true text, and how much there is of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
struct Share(f32, f32);

impl Share {
    fn add(&mut self, amount: f32, is_positive: bool) {
        self.0 += if is_positive { amount } else { 0.0 };
        self.1 += amount;
    }
}

/// What is counted on a page.
#[derive(Debug, Default, Serialize)]
struct Counts {
    file: String,
    /// For each class token the words of blocks below elements that have it.
    elements: Vec<(u32, f32, f32)>,
    /// For each word token the short blocks that have it.
    texts: Vec<(u32, f32, f32)>,
    /// The words of all blocks.
    words: Share,
    /// The blocks that have word tokens at all.
    short_blocks: Share,
}

/// Prints a line for each file; gives how many could not be read.
pub(super) fn print(wanted: &Tokens, output: &mut dyn Write) -> io::Result<usize> {
    let labels = read_labels(&wanted.labels)?;
    files::print_lines(&wanted.input, output, |file| line(file, &labels))
}

fn read_labels(file: &Path) -> io::Result<HashMap<String, String>> {
    let text = std::fs::read_to_string(file).map_err(|error| files::about(file, error))?;
    let mut labels = HashMap::new();
    for line in text.lines() {
        let line: LabelsLine = serde_json::from_str(line).map_err(|error| files::about(file, error))?;
        labels.extend(line.labels.map(|labels| (line.file, labels)));
    }
    Ok(labels)
}

fn line(file: &Path, labels: &HashMap<String, String>) -> io::Result<String> {
    let name = file.display().to_string();
    let labels = labels.get(&name).ok_or_else(|| io::Error::new(ErrorKind::NotFound, "no labels for this file"))?;
    let labels: Vec<bool> = labels.bytes().map(|label| label == b'1').collect();
    let page = files::page(file, None)?;
    let mut document = Document::from_snapshot(&page);
    // A page without any text has nothing to count.
    let prepared = reader::prepare(&mut document, &mut Trail::new()).ok();
    let counts = match prepared.as_ref().map(|prepared| prepared.page(&document)) {
        Some(view) if view.blocks.len() != labels.len() => {
            let message = format!("{} labels for {} blocks", labels.len(), view.blocks.len());
            return Err(io::Error::new(ErrorKind::InvalidData, message));
        }
        Some(view) => count(&view, &labels),
        None => Counts::default(),
    };
    Ok(record::line(&Counts { file: name, ..counts }))
}

/// Counts over all blocks: the model may overrule a cleaning rule.
fn count(page: &Page, labels: &[bool]) -> Counts {
    let mut counts = Counts::default();
    let mut elements: BTreeMap<u32, Share> = BTreeMap::new();
    let mut texts: BTreeMap<u32, Share> = BTreeMap::new();
    let mut known: HashMap<NodeId, Vec<u32>> = HashMap::new();
    for (index, &is_true) in labels.iter().enumerate() {
        let block = page.blocks.get(index);
        counts.words.add(block.words, is_true);
        // A token counts once a block, however often it stands there.
        let mut above = HashSet::new();
        for node in page.document.path(block.anchor) {
            above.extend(known.entry(node).or_insert_with(|| of_element(page, node)).iter().copied());
        }
        above.into_iter().for_each(|token| elements.entry(token).or_default().add(block.words, is_true));
        let mut inside = HashSet::new();
        tokens::of_block(page, index, &mut |token| {
            inside.insert(token);
        });
        if !inside.is_empty() {
            counts.short_blocks.add(1.0, is_true);
        }
        inside.into_iter().for_each(|token| texts.entry(token).or_default().add(1.0, is_true));
    }
    counts.elements = listed(elements);
    counts.texts = listed(texts);
    counts
}

fn of_element(page: &Page, node: NodeId) -> Vec<u32> {
    let mut found = Vec::new();
    tokens::of_element(page, node, &mut |token| found.push(token));
    found
}

fn listed(shares: BTreeMap<u32, Share>) -> Vec<(u32, f32, f32)> {
    shares.into_iter().map(|(token, share)| (token, share.0, share.1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Command;
    use crate::cli::files::testing::{Folder, command};

    #[test]
    fn counts_every_block_by_its_label() {
        let page = "<nav>Home</nav><p class=a>The harbour wakes.</p><p class=b>Read on</p>";
        let labels = "{\"file\":\"FILE\",\"blocks\":3,\"labels\":\"010\"}\n{\"file\":\"x\",\"error\":\"y\"}\n";
        let folder = Folder::new("tokens", &[("a.html", page), ("b.html", page)]);
        let (a, b) = (folder.path("a.html"), folder.path("b.html"));
        std::fs::write(folder.path("labels.jsonl"), labels.replace("FILE", &a)).unwrap();
        let labels = folder.path("labels.jsonl");
        let Command::Tokens(wanted) = command(&["tokens", "--labels", &labels, &a, &b]) else { unreachable!() };
        let mut output = Vec::new();
        assert_eq!(print(&wanted, &mut output).unwrap(), 1);
        let output = folder.without_its_name(output);
        let first: serde_json::Value = serde_json::from_str(output.lines().next().unwrap()).unwrap();
        assert_eq!(first["words"], serde_json::json!([3.0, 6.0]));
        assert!(output.lines().nth(1).unwrap().contains("no labels"));
    }
}
