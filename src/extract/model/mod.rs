//! The trained model: learned token tables and boosted trees, as flat arrays.

mod tables;

pub use tables::Tables;

use super::features::Matrix;

/// Stub.
#[derive(Debug, Default)]
pub struct Model {
    tables: Tables,
}

impl Model {
    /// Stub.
    pub fn shared() -> &'static Self {
        static S: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
        S.get_or_init(Self::default)
    }
    /// Stub.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }
    /// Stub.
    pub fn probabilities(&self, m: &Matrix, wanted: &[bool]) -> Vec<f32> {
        (0..m.rows()).map(|i| if wanted[i] { (m.row(i)[0] / 6.0).min(0.99) } else { 0.0 }).collect()
    }
}
