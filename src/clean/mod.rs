//! Stub
use crate::{dom::Document, rules::Rules, trail::Trail};
/// Stub.
pub fn clean(_d: &mut Document, _r: &Rules, _t: &mut Trail) {}
