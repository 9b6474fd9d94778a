//! Times of Recto's reading beside those of other extractors in Rust, on the same pages, in turns, in one thread:
//! `recto-peers ROUNDS FILE…`. Prints a line of JSON for each page: by name the median of the rounds, in milliseconds of
//! the thread's CPU time, which does not count what other programs do meanwhile.

use cpu_time::ThreadTime;
use recto::reader::read;
use recto::settings::Settings;
use serde_json::{Map, Value, json};
use std::hint::black_box;

/// What is timed, by the name it has in the table. Each takes a page's HTML and gives how much it found.
const WAYS: [(&str, fn(&str) -> usize); 5] = [
    ("html5ever parse", recto::cli::parse),
    ("recto", recto_text),
    ("recto capture", |html| recto::cli::snapshot(html, None).url.len()),
    ("dom_smoothie", dom_smoothie_text),
    ("rs-trafilatura", rs_trafilatura_text),
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rounds = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    for file in arguments {
        match std::fs::read(&file) {
            Ok(bytes) => println!("{}", measured(&file, &String::from_utf8_lossy(&bytes), rounds)),
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
}

/// Every way in turn, so that whatever slows the machine down slows all of them.
fn measured(file: &str, html: &str, rounds: usize) -> Value {
    let mut times = vec![Vec::with_capacity(rounds); WAYS.len()];
    let mut found = vec![0; WAYS.len()];
    for _ in 0..rounds {
        for (way, (_, run)) in WAYS.iter().enumerate() {
            let start = ThreadTime::now();
            found[way] = black_box(run(html));
            times[way].push(start.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    let by_name =
        |values: Vec<Value>| WAYS.iter().map(|(name, _)| (*name).to_owned()).zip(values).collect::<Map<_, _>>();
    json!({
        "file": file,
        "nodes": found[0],
        "milliseconds": by_name(times.into_iter().map(|times| json!(median(times))).collect()),
        "found": by_name(found.into_iter().map(|much| json!(much)).collect()),
    })
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Capture and reading, as a press does them; a page without an article gives none.
fn recto_text(html: &str) -> usize {
    let snapshot = recto::cli::snapshot(html, None);
    read(&snapshot, &Settings::default()).map_or(0, |reading| reading.markup.len())
}

fn dom_smoothie_text(html: &str) -> usize {
    let article = dom_smoothie::Readability::new(html, None, None).and_then(|mut reader| reader.parse());
    article.map_or(0, |article| article.text_content.len())
}

fn rs_trafilatura_text(html: &str) -> usize {
    rs_trafilatura::extract(html).map_or(0, |result| result.content_text.len())
}
