//! Reads numbers from bytes, little end first. Whatever the bytes are: an error at worst, never a panic.

use super::ModelError;

/// Bytes that are still to be read.
#[derive(Debug)]
pub(crate) struct Bytes<'a> {
    rest: &'a [u8],
    file: &'static str,
}

impl<'a> Bytes<'a> {
    /// Begins after the magic bytes, which must be there. `file` is named in errors.
    pub(crate) fn new(bytes: &'a [u8], magic: [u8; 4], file: &'static str) -> Result<Self, ModelError> {
        match bytes.strip_prefix(&magic) {
            Some(rest) => Ok(Self { rest, file }),
            None => Err(ModelError::OtherFormat { file }),
        }
    }

    /// The next bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ModelError::CutShort { file: self.file })?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next numbers of `SIZE` bytes each.
    fn numbers<const SIZE: usize, T>(&mut self, count: usize, make: fn([u8; SIZE]) -> T) -> Result<Vec<T>, ModelError> {
        let (numbers, _) = self.take(count.saturating_mul(SIZE))?.as_chunks();
        Ok(numbers.iter().copied().map(make).collect())
    }

    pub(crate) fn u8s(&mut self, count: usize) -> Result<Vec<u8>, ModelError> {
        self.take(count).map(<[u8]>::to_vec)
    }

    pub(crate) fn i8s(&mut self, count: usize) -> Result<Vec<i8>, ModelError> {
        self.numbers(count, i8::from_le_bytes)
    }

    pub(crate) fn i16s(&mut self, count: usize) -> Result<Vec<i16>, ModelError> {
        self.numbers(count, i16::from_le_bytes)
    }

    pub(crate) fn u16s(&mut self, count: usize) -> Result<Vec<u16>, ModelError> {
        self.numbers(count, u16::from_le_bytes)
    }

    pub(crate) fn u32s(&mut self, count: usize) -> Result<Vec<u32>, ModelError> {
        self.numbers(count, u32::from_le_bytes)
    }

    pub(crate) fn f32s(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        self.numbers(count, f32::from_le_bytes)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, ModelError> {
        self.u16s(1).map(|numbers| numbers[0])
    }

    pub(crate) fn u32(&mut self) -> Result<u32, ModelError> {
        self.u32s(1).map(|numbers| numbers[0])
    }

    pub(crate) fn f32(&mut self) -> Result<f32, ModelError> {
        self.f32s(1).map(|numbers| numbers[0])
    }

    /// What is wrong, with the file's name.
    pub(crate) fn wrong(&self, what: &'static str) -> ModelError {
        ModelError::Malformed { file: self.file, what }
    }

    /// Everything must have been read.
    pub(crate) fn end(&self) -> Result<(), ModelError> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.wrong("bytes after the end")) }
    }
}
