//! Small models by hand, and bytes that are none.

use super::*;
use crate::extract::features::Feature;

/// The features of the models here.
const COLUMNS: Columns = columns(["text:words", "text:links"]);

const fn columns<const COUNT: usize>(names: [&'static str; COUNT]) -> Columns {
    let mut features = [Feature { name: "", unit: "", why: "" }; COUNT];
    let mut place = 0;
    while place < COUNT {
        features[place].name = names[place];
        place += 1;
    }
    Columns::of(&[&features])
}

/// One tree: words ≤ 3 → −2; else links ≤ 0.5 → +1.5, else −1. Its right sister is a split.
fn trees() -> Vec<u8> {
    let mut bytes = b"RTR1".to_vec();
    bytes.extend(COLUMNS.names.to_le_bytes());
    bytes.extend([2_u16, 2].map(u16::to_le_bytes).concat());
    bytes.extend([0.25_f32, 0.5].map(f32::to_le_bytes).concat());
    bytes.extend([10.0_f32, 0.0].map(f32::to_le_bytes).concat());
    bytes.extend([1, 1]);
    bytes.extend([3.0_f32, 0.5].map(f32::to_le_bytes).concat());
    // The second tree is a single leaf of +1.
    bytes.extend([3, 1]);
    bytes.extend([0b00101, 0b0]);
    bytes.extend([0_u16, 1].map(u16::to_le_bytes).concat());
    bytes.extend([0, 0]);
    bytes.extend([-4_i16, 3, -2, 2].map(i16::to_le_bytes).concat());
    bytes
}

const TABLES: &[u8] = b"RTB1\0\0\0\0";

fn model() -> Model {
    Model::for_features(COLUMNS, TABLES, &trees()).unwrap()
}

fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[test]
fn rows_go_left_where_they_are_at_most_the_threshold() {
    let rows = [[3.0, 9.0], [3.1, 0.5], [4.0, 0.6], [f32::NAN, 0.0], [f32::INFINITY, f32::INFINITY]];
    let expected = [-0.75, 2.75, 0.25, -0.75, 0.25].map(probability);
    let matrix = Matrix::from_values(2, rows.concat());
    assert_eq!(model().probabilities(&matrix, &[true; 5]), expected);
    assert_eq!(model().exact_probabilities(&matrix, &[true; 5]), expected);
}

#[test]
fn only_wanted_rows_are_judged_and_each_as_if_it_were_alone() {
    // More rows than walk side by side, and not a multiple of them.
    let values: Vec<f32> = (0..43).flat_map(|row| [(row % 7) as f32, (row % 3) as f32 / 2.0]).collect();
    let matrix = Matrix::from_values(2, values.clone());
    let wanted: Vec<bool> = (0..43).map(|row| row % 5 != 0).collect();
    let together = model().probabilities(&matrix, &wanted);
    for row in 0..43 {
        let alone = Matrix::from_values(2, values[row * 2..row * 2 + 2].to_vec());
        assert_eq!(together[row], model().probabilities(&alone, &[wanted[row]])[0], "row {row}");
        assert_eq!(together[row] == 0.0, !wanted[row]);
    }
    assert_eq!(model().probabilities(&Matrix::from_values(2, Vec::new()), &[]), [0.0; 0]);
}

#[test]
fn an_attribution_is_the_change_by_each_feature() {
    // Few words: with many it would be +1.5 instead of −2. Links are not on its way.
    assert_eq!(model().attribution(&[1.0, 0.0]), [(0, -3.5)]);
    assert_eq!(model().attribution(&[9.0, 1.0]), [(1, -2.5)]);
    assert_eq!(model().attribution(&[9.0, 0.0]), []);
}

#[test]
fn a_model_for_other_features_is_refused() {
    let error = |columns| Model::for_features(columns, TABLES, &trees()).unwrap_err();
    assert_eq!(error(columns(["text:words", "text:lines"])), ModelError::OtherFeatures { found: 2, expected: 2 });
    assert_eq!(error(columns(["text:words"])), ModelError::OtherFeatures { found: 2, expected: 1 });
}

#[test]
fn whatever_the_bytes_are_nothing_panics() {
    let whole = trees();
    for end in 0..whole.len() {
        assert!(trees::read(&whole[..end]).is_err(), "{end} bytes");
    }
    assert!(trees::read(&[whole.as_slice(), &[0]].concat()).is_err());
    let matrix = Matrix::from_values(2, vec![1.0, 2.0, 9.0, 0.0]);
    for at in 0..whole.len() {
        for value in 0..=255 {
            let mut bytes = whole.clone();
            bytes[at] = value;
            if let Ok(model) = Model::for_features(COLUMNS, TABLES, &bytes) {
                model.probabilities(&matrix, &[true, true]);
                model.attribution(matrix.row(0));
            }
        }
    }
}

#[test]
fn the_model_that_recto_comes_with_fits_the_features() {
    let model = Model::read(include_bytes!("tables.bin"), include_bytes!("trees.bin"));
    assert!(model.is_ok(), "{}", model.unwrap_err());
}
