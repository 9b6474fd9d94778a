//! Time of the trees on a block: `cargo bench --bench model`.
//!
//! The rows are those of tests/model/sample.bin, each many times with other rows between, as on a page of 1,000 blocks.

use recto::extract::features::Matrix;
use recto::extract::model::Model;
use std::hint::black_box;
use std::time::Instant;

const SAMPLE: &[u8] = include_bytes!("../tests/model/sample.bin");
/// Blocks of the page.
const BLOCKS: usize = 1000;
/// Runs, of which the fastest counts: all else is other work on the machine.
const RUNS: usize = 200;

fn main() {
    let u16_at = |at: usize| u16::from_le_bytes([SAMPLE[at], SAMPLE[at + 1]]);
    let (rows, columns) = (usize::from(u16_at(0)), usize::from(u16_at(2)));
    let value = |row: usize, column: usize| f32::from_bits(u32::from(u16_at(4 + (row * columns + column) * 2)) << 16);
    let values = (0..BLOCKS).flat_map(|block| (0..columns).map(move |column| value(block % rows, column))).collect();
    let matrix = Matrix::from_values(columns, values);
    let wanted = vec![true; BLOCKS];
    let model = Model::shared();
    report("all trees", BLOCKS, || drop(black_box(model.exact_probabilities(&matrix, &wanted))));
    report("with early exit", BLOCKS, || drop(black_box(model.probabilities(&matrix, &wanted))));
    report("attribution", rows, || (0..rows).for_each(|row| drop(black_box(model.attribution(matrix.row(row))))));
}

/// Prints the time that each block takes.
fn report(what: &str, blocks: usize, run: impl Fn()) {
    let time = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let fastest = (0..RUNS).map(|_| time()).min().expect("there are runs");
    println!("{what}: {:.2} µs a block", fastest.as_secs_f64() * 1e6 / blocks as f64);
}
