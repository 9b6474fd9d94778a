//! How likely a page is of each kind: multinomial logistic regression on what describes the page as a whole.
//!
//! `kinds.bin` is written by `./build.sh train`; how it was made, from what, with what score: about.txt beside it.
//!
//! All numbers little end first, no gaps: the bytes `RKD1`; FNV-1a hash of the features' names, each followed by a line
//! break (u32); columns, kinds (u16 each); the kinds' biases (f32); the kinds' weights, kind by kind (f32). A value `x`
//! goes in as `ln(1 + |x|)`: counts of words and characters span four powers of ten.

use crate::article::Kind;
use crate::extract::features::{Columns, PAGE_COLUMNS};
use crate::extract::model::ModelError;
use crate::extract::model::bytes::Bytes;
use std::sync::OnceLock;

/// The bytes that the file begins with; the last is the format's version.
const MAGIC: [u8; 4] = *b"RKD1";

/// The kinds in the order of the file.
const KINDS: [Kind; 6] = [Kind::Article, Kind::Documentation, Kind::Thread, Kind::Listing, Kind::Product, Kind::Other];

/// How likely a page is of each kind, 0.0–1.0; they add up to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Kinds([f32; KINDS.len()]);

impl Kinds {
    /// Judges a page by its values.
    pub(super) fn of(values: &[f32]) -> Self {
        Model::shared().kinds(values)
    }

    /// How likely it is of this kind.
    pub(super) fn likely(&self, kind: Kind) -> f32 {
        KINDS.iter().zip(self.0).find(|(known, _)| **known == kind).map_or(0.0, |(_, likely)| likely)
    }

    /// The same where a page cannot be of one kind: it is of the other as likely as of both before.
    pub(super) fn moved(mut self, from: Kind, to: Kind) -> Self {
        let moved = self.likely(from);
        for (known, likely) in KINDS.iter().zip(&mut self.0) {
            match *known {
                kind if kind == from => *likely = 0.0,
                kind if kind == to => *likely += moved,
                _ => {}
            }
        }
        self
    }

    /// The likeliest kind.
    pub(super) fn best(&self) -> Kind {
        KINDS
            .into_iter()
            .zip(self.0)
            .max_by(|one, other| one.1.total_cmp(&other.1))
            .map_or(Kind::Other, |(kind, _)| kind)
    }
}

/// The weights.
#[derive(Debug)]
struct Model {
    biases: Vec<f32>,
    /// A row each kind.
    weights: Vec<f32>,
    columns: usize,
}

impl Model {
    fn shared() -> &'static Self {
        static SHARED: OnceLock<Model> = OnceLock::new();
        SHARED.get_or_init(|| {
            Self::read(include_bytes!("kinds.bin"), PAGE_COLUMNS)
                .expect("a test reads it: ./build.sh train writes it anew")
        })
    }

    fn read(bytes: &[u8], columns: Columns) -> Result<Self, ModelError> {
        let mut bytes = Bytes::new(bytes, MAGIC, "kinds.bin")?;
        let names = bytes.u32()?;
        let found = usize::from(bytes.u16()?);
        let kinds = usize::from(bytes.u16()?);
        if names != columns.names || found != columns.count {
            return Err(ModelError::OtherFeatures { found, expected: columns.count });
        }
        if kinds != KINDS.len() {
            return Err(bytes.wrong("another number of kinds"));
        }
        let model = Self { biases: bytes.f32s(kinds)?, weights: bytes.f32s(kinds * found)?, columns: found };
        bytes.end()?;
        Ok(model)
    }

    fn kinds(&self, values: &[f32]) -> Kinds {
        let inputs: Vec<f32> = values.iter().map(|value| value.abs().ln_1p()).collect();
        let mut likely = [0.0; KINDS.len()];
        for (kind, (weights, bias)) in self.weights.chunks(self.columns).zip(&self.biases).enumerate() {
            likely[kind] = bias + weights.iter().zip(&inputs).map(|(weight, input)| weight * input).sum::<f32>();
        }
        let highest = likely.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        likely = likely.map(|log_odds| (log_odds - highest).exp());
        let sum: f32 = likely.iter().sum();
        Kinds(likely.map(|likely| likely / sum))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_whole_and_only_if_it_fits() {
        let bytes = include_bytes!("kinds.bin");
        assert!(Model::read(bytes, PAGE_COLUMNS).is_ok());
        for length in 0..bytes.len() {
            assert!(Model::read(&bytes[..length], PAGE_COLUMNS).is_err(), "{length}");
        }
        let others = Columns { count: PAGE_COLUMNS.count, names: PAGE_COLUMNS.names ^ 1 };
        assert!(Model::read(bytes, others).is_err());
        assert!(Model::read(&[bytes.as_slice(), &[0]].concat(), PAGE_COLUMNS).is_err());
    }

    #[test]
    fn likelihoods_add_up_whatever_the_values() {
        for value in [0.0, 1.0, 1e9, -3.0] {
            let kinds = Kinds::of(&vec![value; PAGE_COLUMNS.count]);
            let sum: f32 = KINDS.into_iter().map(|kind| kinds.likely(kind)).sum();
            assert!((sum - 1.0).abs() < 1e-3, "{value}: {kinds:?}");
            assert_eq!(kinds.likely(kinds.best()), kinds.0.iter().copied().fold(0.0, f32::max));
        }
    }
}
