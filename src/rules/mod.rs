//! Stub
/// Rules.
#[derive(Debug)]
pub struct Rules;
impl Rules {
    /// shared
    pub fn shared() -> &'static Self {
        &Self
    }
}
