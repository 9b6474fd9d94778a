//! Time of each stage of a reading, beside html5ever's parse of the same page: `cargo bench --bench stages -- FOLDER`.
//!
//! Reads the .html files of the folder (without one: the pages of tests/pages), at most 200 of them, evenly by size.
//! A stage's time on a page is the fastest of some runs: all else is other work on the machine. What is printed is the
//! median over the pages, of the times and of their ratios to the parse. (Not criterion, which knows no ratio by page.)
//!
//! With `--snapshots=FOLDER` it also writes each page's snapshot there, as JSON, with the microseconds that a reading takes from JSON to
//! JSON in its name: what `benches/wasm.mjs` measures the extension's Wasm beside.

use recto::dom::Document;
use recto::extract;
use recto::reader::{prepare, read};
use recto::settings::Settings;
use recto::snapshot::Snapshot;
use recto::trail::Trail;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Pages that are measured.
const PAGES: usize = 200;
/// Runs of each stage on a page.
const RUNS: usize = 7;

const STAGES: [&str; 6] = [
    "html5ever's parse",
    "parse and snapshot",
    "tree, blocks, rules",
    "features, trees, choice",
    "whole read",
    "read / node",
];

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let snapshots = std::env::args().find_map(|argument| Some(PathBuf::from(argument.strip_prefix("--snapshots=")?)));
    let pages = by_size(folder.map_or_else(own_pages, |folder| html_files(Path::new(&folder))));
    let rows: Vec<[f64; 6]> = pages.iter().filter_map(|page| measured(page)).collect();
    if let Some(folder) = snapshots {
        pages.iter().for_each(|page| write_snapshot(page, &folder));
    }
    println!("{} pages, medians: microseconds; ratio to the parse", rows.len());
    for (stage, name) in STAGES.iter().enumerate() {
        let times = median(rows.iter().map(|row| row[stage]).collect());
        let ratios = median(rows.iter().map(|row| row[stage] / row[0]).collect());
        match stage {
            5 => println!("{name:24} {times:10.3}"),
            _ => println!("{name:24} {times:10.0} {ratios:8.2}"),
        }
    }
}

/// Times of the stages on a page, in microseconds; `None` for a page without text.
fn measured(page: &Path) -> Option<[f64; 6]> {
    let html = String::from_utf8_lossy(&std::fs::read(page).ok()?).into_owned();
    let snapshot = recto::cli::snapshot(&html, None);
    let settings = Settings::default();
    read(&snapshot, &settings).ok()?;
    let nodes = recto::cli::parse(&html) as f64;
    let mut document = Document::from_snapshot(&snapshot);
    let prepared = prepare(&mut document, &mut Trail::new()).ok()?;
    let view = prepared.page(&document);
    let whole = fastest(|| drop(black_box(read(&snapshot, &settings))));
    Some([
        fastest(|| _ = black_box(recto::cli::parse(&html))),
        fastest(|| drop(black_box(recto::cli::snapshot(&html, None)))),
        fastest(|| {
            let mut document = Document::from_snapshot(&snapshot);
            drop(black_box(prepare(&mut document, &mut Trail::new())));
        }),
        fastest(|| drop(black_box(extract::select(&view, &prepared.declared, &mut Trail::new())))),
        whole,
        whole / nodes,
    ])
}

/// Writes a page's snapshot, named by the time that its reading takes as the extension asks for it: JSON in, JSON out.
fn write_snapshot(page: &Path, folder: &Path) {
    let html = String::from_utf8_lossy(&std::fs::read(page).unwrap_or_default()).into_owned();
    let json = serde_json::to_string(&recto::cli::snapshot(&html, None)).expect("a snapshot is JSON");
    let time = fastest(|| {
        let snapshot = Snapshot::from_json(&json).expect("it was written so");
        let reading = read(&snapshot, &Settings::default());
        drop(black_box(reading.map(|reading| reading.view_lines())));
    });
    let name = page.file_stem().unwrap_or_default().to_string_lossy();
    std::fs::write(folder.join(format!("{name}.{time:.0}.json")), json).expect("the folder can be written to");
}

fn fastest(run: impl Fn()) -> f64 {
    let time = || {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64() * 1e6
    };
    (0..RUNS).map(|_| time()).fold(f64::INFINITY, f64::min)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn html_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read").flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|kind| kind == "html")).collect()
}

fn own_pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let folders = std::fs::read_dir(folder).expect("tests/pages is there").flatten();
    folders.flat_map(|folder| html_files(&folder.path())).collect()
}

/// Some of these files, evenly by size.
fn by_size(mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    files.sort_by_key(|file| (file.metadata().map_or(0, |about| about.len()), file.clone()));
    let step = files.len().div_ceil(PAGES).max(1);
    files.into_iter().step_by(step).collect()
}
