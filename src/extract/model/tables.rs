//! Learned values of class tokens and of words: how much more often they stand at text than at clutter.
//!
//! `tables.bin`, all numbers little end first: the bytes `RTB1`; then twice, for class tokens and for words: how many
//! (u16), their hashes in rising order (u32 each), their values in sixteenths of log-odds (i8 each).

use super::bytes::Bytes;
use super::{ModelError, SHIPPED};
use std::sync::OnceLock;

/// The bytes that the file begins with; the last is the format's version.
const MAGIC: [u8; 4] = *b"RTB1";

/// Steps of a value in a whole unit of log-odds. Source: the project's model recipe ("round to 1/16").
const STEPS: f32 = 16.0;

/// The two tables.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Tables {
    classes: Table,
    words: Table,
}

impl Tables {
    /// Reads the tables; empty ones are tables too.
    ///
    /// # Errors
    /// Where the bytes are not of this form.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut bytes = Bytes::new(bytes, MAGIC, "tables.bin")?;
        let tables = Self { classes: Table::read(&mut bytes)?, words: Table::read(&mut bytes)? };
        bytes.end()?;
        Ok(tables)
    }

    /// The tables that are inside the program, whether or not its trees still fit the features.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Tables> = OnceLock::new();
        SHARED.get_or_init(|| {
            SHIPPED.map_or_else(Self::default, |files| Self::read(files.tables).expect("a test reads it"))
        })
    }

    /// The log-odds of a class token, by its hash.
    pub fn class(&self, token: u32) -> Option<f32> {
        self.classes.get(token)
    }

    /// The log-odds of a word or pair of words, by its hash.
    pub fn word(&self, token: u32) -> Option<f32> {
        self.words.get(token)
    }
}

/// Values by token, in a list with gaps: a token stands at the slot that its hash names or in the run after it.
#[derive(Debug, Default, Clone, PartialEq)]
struct Table {
    slots: Vec<Slot>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Slot {
    token: u32,
    value: i8,
    is_taken: bool,
}

/// Slots for each token: most tokens of a page are in no table, and a gap says so at once.
const SLOTS_PER_TOKEN: usize = 4;

impl Table {
    fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let count = usize::from(bytes.u16()?);
        let tokens = bytes.u32s(count)?;
        let values = bytes.i8s(count)?;
        if !tokens.is_sorted_by(|one, next| one < next) {
            return Err(bytes.wrong("tokens are not in order"));
        }
        let mut table = Self { slots: vec![Slot::default(); (count * SLOTS_PER_TOKEN).next_power_of_two()] };
        for (token, value) in tokens.into_iter().zip(values) {
            let mut at = table.home(token);
            while table.slots[at].is_taken {
                at = table.after(at);
            }
            table.slots[at] = Slot { token, value, is_taken: true };
        }
        Ok(table)
    }

    fn home(&self, token: u32) -> usize {
        token as usize & (self.slots.len() - 1)
    }

    fn after(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }

    fn get(&self, token: u32) -> Option<f32> {
        if self.slots.is_empty() {
            return None;
        }
        let mut at = self.home(token);
        // There are always gaps, so this ends.
        while self.slots[at].is_taken {
            if self.slots[at].token == token {
                return Some(f32::from(self.slots[at].value) / STEPS);
            }
            at = self.after(at);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tokens: &[u32]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((tokens.len() as u16).to_le_bytes());
        tokens.iter().for_each(|token| bytes.extend(token.to_le_bytes()));
        bytes.extend((0..tokens.len()).map(|index| index as u8));
        bytes.extend([0, 0]);
        bytes
    }

    #[test]
    fn tokens_are_found_however_they_collide() {
        // 8 tokens in 32 slots: these all want the last one.
        let tokens: Vec<u32> = (1..=8).map(|token| token * 32 - 1).collect();
        let tables = Tables::read(&written(&tokens)).unwrap();
        for (index, token) in tokens.iter().enumerate() {
            assert_eq!(tables.class(*token), Some(index as f32 / 16.0));
        }
        assert_eq!(tables.class(9 * 32 - 1), None);
        assert_eq!(tables.word(31), None);
        assert_eq!(Tables::default().class(31), None);
    }

    #[test]
    fn bytes_that_are_no_tables_are_an_error() {
        let whole = written(&[1, 2, 3]);
        for end in 0..whole.len() {
            assert!(Tables::read(&whole[..end]).is_err(), "{end} bytes");
        }
        assert!(Tables::read(&[whole.as_slice(), &[0]].concat()).is_err());
        assert!(Tables::read(&written(&[2, 1])).is_err());
    }

    #[test]
    fn the_tables_that_recto_comes_with_can_be_read() {
        assert_ne!(*Tables::shared(), Tables::default());
    }
}
