//! A NumPy file (.npy, version 1.0) of 32-bit floats that grows row by row.

use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

/// Bytes of everything before the values. Source: the format's description asks for a multiple of 64.
const HEADER_BYTES: usize = 128;
/// What every such file begins with: the magic string and the version.
const MAGIC: &[u8] = b"\x93NUMPY\x01\x00";

/// A matrix that is being written.
#[derive(Debug)]
pub(super) struct MatrixFile {
    file: BufWriter<File>,
    columns: usize,
    values: usize,
}

impl MatrixFile {
    /// Creates the file, or empties it.
    pub(super) fn create(path: &Path, columns: usize) -> io::Result<Self> {
        let mut file = BufWriter::new(File::create(path)?);
        file.write_all(&[0; HEADER_BYTES])?;
        Ok(Self { file, columns, values: 0 })
    }

    /// Adds whole rows.
    pub(super) fn add(&mut self, values: &[f32]) -> io::Result<()> {
        self.values += values.len();
        values.iter().try_for_each(|value| self.file.write_all(&value.to_le_bytes()))
    }

    /// Writes the header, now that the number of rows is known.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&header(self.values / self.columns.max(1), self.columns))?;
        self.file.flush()
    }
}

fn header(rows: usize, columns: usize) -> Vec<u8> {
    let description = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}");
    let length = HEADER_BYTES - MAGIC.len() - 2;
    let mut header = MAGIC.to_vec();
    header.extend((length as u16).to_le_bytes());
    header.extend(format!("{description:width$}\n", width = length - 1).as_bytes());
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_as_long_as_it_says() {
        for (rows, columns) in [(0, 0), (usize::MAX, 1_000_000)] {
            let header = header(rows, columns);
            assert_eq!(header.len(), HEADER_BYTES);
            assert_eq!(usize::from(header[8]), HEADER_BYTES - 10);
            assert_eq!(header.last(), Some(&b'\n'));
        }
    }
}
