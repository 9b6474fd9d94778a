//! Learned values of class tokens and of words: how much more often they stand at text than at clutter.

/// The two tables.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Tables {
    classes: Vec<(u32, i8)>,
    words: Vec<(u32, i8)>,
}

/// Steps of a value in a whole unit of log-odds. Source: the project's model recipe ("round to 1/16").
const STEPS: f32 = 16.0;

impl Tables {
    /// The log-odds of a class token, by its hash.
    pub fn class(&self, token: u32) -> Option<f32> {
        find(&self.classes, token)
    }

    /// The log-odds of a word or pair of words, by its hash.
    pub fn word(&self, token: u32) -> Option<f32> {
        find(&self.words, token)
    }
}

fn find(table: &[(u32, i8)], token: u32) -> Option<f32> {
    let at = table.binary_search_by_key(&token, |(hash, _)| *hash).ok()?;
    Some(f32::from(table[at].1) / STEPS)
}
