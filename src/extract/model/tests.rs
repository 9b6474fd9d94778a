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

/// One hidden unit: 1 − words ÷ (words + 1) + links ÷ (links + 1), of which half counts; −0.25 to all.
fn network() -> Vec<u8> {
    let mut bytes = b"RNN1".to_vec();
    bytes.extend(COLUMNS.names.to_le_bytes());
    bytes.extend([2_u16, 1].map(u16::to_le_bytes).concat());
    // What is added to all; scales; what weights are counted in; bias; output.
    bytes.extend([-0.25_f32, 1.0, 1.0, 0.5, 0.25, 1.0, 0.5].map(f32::to_le_bytes).concat());
    bytes.extend([-2_i8, 4].map(i8::to_le_bytes).concat());
    bytes
}

const TABLES: &[u8] = b"RTB1\0\0\0\0";

fn read(columns: Columns, trees: &[u8], network: &[u8]) -> Result<Model, ModelError> {
    Model::for_features(columns, Files { tables: TABLES, trees, network })
}

fn model() -> Model {
    read(COLUMNS, &trees(), &network()).unwrap()
}

/// What the network above says.
fn by_network([words, links]: [f32; 2]) -> f32 {
    (1.0 - words / (words + 1.0) + links / (links + 1.0)).max(0.0) * 0.5 - 0.25
}

fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[test]
fn rows_go_left_where_they_are_at_most_the_threshold() {
    let rows = [[3.0, 9.0], [3.1, 0.5], [4.0, 0.6], [f32::NAN, 0.0], [f32::INFINITY, f32::INFINITY]];
    let matrix = Matrix::from_values(2, rows.concat());
    let expected = [-0.75, 2.75, 0.25, -0.75, 0.25];
    assert_eq!(trees::read(&trees()).unwrap().forest.log_odds(&matrix, &[0, 1, 2, 3, 4]), expected);
}

#[test]
fn the_network_is_asked_where_the_trees_are_not_sure() {
    let rows = [[3.0, 9.0], [3.1, 0.5], [4.0, 0.6]];
    let matrix = Matrix::from_values(2, rows.concat());
    let together = |by_trees: f32, row| by_trees + NETWORK_SHARE * (by_network(row) - by_trees);
    let expected = [together(-0.75, rows[0]), 2.75, together(0.25, rows[2])].map(probability);
    for probabilities in [Model::probabilities, Model::exact_probabilities] {
        let found = probabilities(&model(), &matrix, &[true; 3]);
        assert!(found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-6), "{found:?}");
    }
}

#[test]
fn values_without_bounds_leave_a_probability() {
    let matrix = Matrix::from_values(2, vec![f32::NAN, 0.0, f32::INFINITY, f32::INFINITY, f32::MAX, f32::MIN]);
    assert!(model().probabilities(&matrix, &[true; 3]).iter().all(|probability| (0.0..=1.0).contains(probability)));
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
    let changes = |row: [f32; 2]| model().attribution(&row);
    // The trees are sure, and alone: words are over 3 as is neutral, few links make +2.75 of what would be the same.
    assert_eq!(changes([9.0, 0.0]), []);
    // Few words: with many the trees would say +1.5 instead of −2. Links are not on their way.
    let [words, links] = changes([1.0, 0.5])[..] else { panic!("two features") };
    let without = |row| NETWORK_SHARE * (by_network([1.0, 0.5]) - by_network(row));
    assert!((words.1 - (-3.5 * (1.0 - NETWORK_SHARE) + without([10.0, 0.5]))).abs() < 1e-6, "{words:?}");
    assert!((links.1 - without([1.0, 0.0])).abs() < 1e-6, "{links:?}");
    assert_eq!((words.0, links.0), (0, 1));
}

#[test]
fn a_model_for_other_features_is_refused() {
    let error = |columns| read(columns, &trees(), &network()).unwrap_err();
    assert_eq!(error(columns(["text:words", "text:lines"])), ModelError::OtherFeatures { found: 2, expected: 2 });
    assert_eq!(error(columns(["text:words"])), ModelError::OtherFeatures { found: 2, expected: 1 });
    // Trees and network of two trainings.
    let mut other = network();
    other[4] ^= 1;
    assert_eq!(read(COLUMNS, &trees(), &other).unwrap_err(), ModelError::OtherFeatures { found: 2, expected: 2 });
}

#[test]
fn whatever_the_bytes_are_nothing_panics() {
    let (trees, network) = (trees(), network());
    for end in 0..trees.len() {
        assert!(read(COLUMNS, &trees[..end], &network).is_err(), "{end} bytes of trees");
    }
    for end in 0..network.len() {
        assert!(read(COLUMNS, &trees, &network[..end]).is_err(), "{end} bytes of the network");
    }
    assert!(read(COLUMNS, &[trees.as_slice(), &[0]].concat(), &network).is_err());
    assert!(read(COLUMNS, &trees, &[network.as_slice(), &[0]].concat()).is_err());
    let matrix = Matrix::from_values(2, vec![1.0, 2.0, 9.0, 0.0]);
    for at in 0..trees.len() + network.len() {
        for value in 0..=255 {
            let mut bytes = [trees.as_slice(), &network].concat();
            bytes[at] = value;
            let (trees, network) = bytes.split_at(trees.len());
            if let Ok(model) = read(COLUMNS, trees, network) {
                model.probabilities(&matrix, &[true, true]);
                model.attribution(matrix.row(0));
            }
        }
    }
}

#[test]
fn the_model_that_recto_comes_with_fits_the_features() {
    let model = Model::read(SHIPPED.unwrap());
    assert!(model.is_ok(), "{}", model.unwrap_err());
}
