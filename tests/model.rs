//! Trees and network give in Recto what they gave in training: on a sample that `./build.sh train` keeps with the model.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

use recto::extract::features::Matrix;
use recto::extract::model::Model;

/// Largest difference of a probability. Source: the project's model recipe.
const MOST_DIFFERENCE: f32 = 1e-3;

/// Rows and the training's probabilities: how many rows and columns (u16), values (the upper half of an f32 each), answers
/// (f32). The values are features of labelled pages, cut to 16 bits before the training was asked; no text is among them.
const SAMPLE: &[u8] = include_bytes!("model/sample.bin");

#[test]
fn probabilities_are_those_of_the_training() {
    let u16_at = |at: usize| u16::from_le_bytes(SAMPLE[at..at + 2].try_into().unwrap());
    let (rows, columns) = (usize::from(u16_at(0)), usize::from(u16_at(2)));
    let values = (0..rows * columns).map(|at| f32::from_bits(u32::from(u16_at(4 + at * 2)) << 16)).collect();
    let answers: Vec<f32> =
        SAMPLE[4 + rows * columns * 2..].chunks(4).map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap())).collect();
    assert_eq!(answers.len(), rows);
    let matrix = Matrix::from_values(columns, values);
    let exact = Model::shared().exact_probabilities(&matrix, &vec![true; rows]);
    for (row, (ours, theirs)) in exact.iter().zip(&answers).enumerate() {
        assert!((ours - theirs).abs() <= MOST_DIFFERENCE, "row {row}: {ours}, in training {theirs}");
    }
    // What stops early is as sure as by all trees, or nearly so.
    let early = Model::shared().probabilities(&matrix, &vec![true; rows]);
    let apart = exact.iter().zip(&early).filter(|(one, other)| (**one - **other).abs() > 0.15).count();
    assert!(apart * 20 <= rows, "{apart} of {rows} rows are far from what all trees say");
}
