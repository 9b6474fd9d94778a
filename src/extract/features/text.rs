//! The block's own text.

use super::super::Page;
use super::Feature;

pub(super) const FEATURES: &[Feature] = &[Feature { name: "text:words", unit: "ln(1 + words)", why: "prose is long" }];

pub(super) fn write(page: &Page, index: usize, values: &mut Vec<f32>) {
    values.push(page.blocks.get(index).words.ln_1p());
}
