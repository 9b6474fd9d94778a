//! `network.bin`: a small network with one hidden layer, asked where the trees are not sure.
//!
//! It errs otherwise than trees do, so that both together know more than either: train/README.md has the figures. What a
//! feature says is softened to between −1 and 1 by a division, which comes to the same on every machine.
//!
//! All numbers little end first, no gaps:
//!
//! | what | how many | type |
//! |--|--|--|
//! | the bytes `RNN1` | | |
//! | FNV-1a hash of the features' names, each followed by a line break | 1 | u32 |
//! | columns; hidden units | 1; 1 | u16 |
//! | log-odds that are added to all | 1 | f32 |
//! | scale of each column: the value that is softened to a half | columns | f32 |
//! | what each column's weights are counted in | columns | f32 |
//! | bias of each hidden unit | hidden units | f32 |
//! | what each hidden unit adds to the log-odds | hidden units | f32 |
//! | weights of each column, a byte for each hidden unit | columns × hidden units | i8 |

use super::ModelError;
use super::bytes::Bytes;

/// The bytes that the file begins with; the last is the format's version.
const MAGIC: [u8; 4] = *b"RNN1";

/// The network as it is asked.
#[derive(Debug, Default)]
pub(super) struct Network {
    /// The hash of the features' names.
    pub(super) names: u32,
    /// For each column the value that is softened to a half.
    scales: Vec<f32>,
    /// For each column the weights to the hidden units.
    weights: Vec<f32>,
    /// What each hidden unit begins with.
    bias: Vec<f32>,
    /// What each hidden unit adds to the log-odds.
    output: Vec<f32>,
    /// Log-odds that are added to all.
    start: f32,
}

impl Network {
    /// Reads the file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut bytes = Bytes::new(bytes, MAGIC, "network.bin")?;
        let names = bytes.u32()?;
        let (columns, hidden) = (usize::from(bytes.u16()?), usize::from(bytes.u16()?));
        let start = bytes.f32()?;
        let scales = bytes.f32s(columns)?;
        let units = bytes.f32s(columns)?;
        let (bias, output) = (bytes.f32s(hidden)?, bytes.f32s(hidden)?);
        let steps = bytes.i8s(columns * hidden)?;
        bytes.end()?;
        let rows = steps.chunks(hidden.max(1)).zip(units);
        let weights = rows.flat_map(|(row, unit)| row.iter().map(move |&step| unit * f32::from(step))).collect();
        Ok(Self { names, scales, weights, bias, output, start })
    }

    /// The columns that it was trained on.
    pub(super) fn columns(&self) -> usize {
        self.scales.len()
    }

    /// The log-odds of a row.
    pub(super) fn log_odds(&self, row: &[f32]) -> f32 {
        self.answer(&self.hidden(row))
    }

    /// For each column how much the log-odds change by it: as they are less those with the column's neutral value.
    pub(super) fn changes(&self, row: &[f32], neutral: &[f32]) -> Vec<f32> {
        let hidden = self.hidden(row);
        let answer = self.answer(&hidden);
        let change = |column: usize| {
            let mut other = hidden.clone();
            let difference = self.softened(column, neutral[column]) - self.softened(column, row[column]);
            self.add(column, difference, &mut other);
            answer - self.answer(&other)
        };
        (0..self.columns()).map(change).collect()
    }

    /// What the hidden units are given.
    fn hidden(&self, row: &[f32]) -> Vec<f32> {
        let mut hidden = self.bias.clone();
        for (column, &value) in row.iter().enumerate() {
            // Most features say nothing of most blocks.
            if value != 0.0 {
                self.add(column, self.softened(column, value), &mut hidden);
            }
        }
        hidden
    }

    /// A column's value between −1 and 1.
    fn softened(&self, column: usize, value: f32) -> f32 {
        value / (value.abs() + self.scales[column])
    }

    /// Gives the hidden units so much of a column.
    fn add(&self, column: usize, softened: f32, hidden: &mut [f32]) {
        let weights = &self.weights[column * hidden.len()..];
        hidden.iter_mut().zip(weights).for_each(|(unit, weight)| *unit += softened * weight);
    }

    /// The log-odds that come of the hidden units.
    fn answer(&self, hidden: &[f32]) -> f32 {
        self.start + hidden.iter().zip(&self.output).map(|(unit, weight)| unit.max(0.0) * weight).sum::<f32>()
    }
}
