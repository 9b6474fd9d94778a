//! Stub
use crate::article::Kind;
/// Stub.
pub struct Verdict {
    /// k
    pub kind: Kind,
    /// r
    pub readable: bool,
    /// c
    pub confidence: f32,
}
