//! The trained model: learned token tables and boosted trees, as flat arrays.

mod tables;

pub use tables::Tables;
