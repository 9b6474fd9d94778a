//! The longest common subsequence of two token sequences, exact, by bits: 64 cells of the table at a time.
//!
//! Only every √n-th row is kept and the rows between are made again, so pages of 100,000 tokens need megabytes only.
//! Source: H. Hyyrö, Bit-Parallel LCS-length Computation Revisited (2004).

use std::collections::HashMap;

/// Bits of a word.
const BITS: usize = u64::BITS as usize;

/// One row of the table: bit `c` is 0 where the first `c + 1` page tokens have one more token in common with the
/// truth so far than the first `c` have.
type Row = Vec<u64>;

/// For each page token whether a longest alignment matches it with a token of the truth.
pub(super) fn matched(page: &[u32], truth: &[u32]) -> Vec<bool> {
    let mut matched = vec![false; page.len()];
    let table = Table::new(page);
    let stride = truth.len().isqrt() + 1;
    let mut kept = Vec::new();
    let mut row = table.first_row();
    for part in truth.chunks(stride) {
        kept.push(row.clone());
        part.iter().for_each(|&token| table.advance(&mut row, token));
    }
    let mut column = page.len();
    for (part, row) in truth.chunks(stride).zip(kept).rev() {
        column = trace(&table.rows(row, part), column, &mut matched);
    }
    matched
}

/// Walks from the last of the rows to the first, marking matches; gives the column that it arrives at.
fn trace(rows: &[Row], mut column: usize, matched: &mut [bool]) -> usize {
    let is_one = |row: usize, column: usize| rows[row][column / BITS] >> (column % BITS) & 1 == 1;
    let mut row = rows.len() - 1;
    while row > 0 && column > 0 {
        if is_one(row, column - 1) {
            column -= 1; // As much is in common without this page token.
        } else if !is_one(row - 1, column - 1) {
            row -= 1; // As much is in common without this true token.
        } else {
            row -= 1;
            column -= 1;
            matched[column] = true;
        }
    }
    column
}

struct Table {
    /// Where each token stands on the page.
    places: HashMap<u32, Vec<usize>>,
    words: usize,
}

impl Table {
    fn new(page: &[u32]) -> Self {
        let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
        for (place, &token) in page.iter().enumerate() {
            places.entry(token).or_default().push(place);
        }
        Self { places, words: page.len().div_ceil(BITS) }
    }

    fn first_row(&self) -> Row {
        vec![u64::MAX; self.words]
    }

    /// The row and those that follow it, one a token.
    fn rows(&self, row: Row, tokens: &[u32]) -> Vec<Row> {
        let mut rows = vec![row];
        for &token in tokens {
            let mut next = rows[rows.len() - 1].clone();
            self.advance(&mut next, token);
            rows.push(next);
        }
        rows
    }

    /// Makes the row for one more true token: row + (row & places) | (row & !places), over all words as one number.
    fn advance(&self, row: &mut Row, token: u32) {
        let mut places = self.places.get(&token).map_or(&[][..], Vec::as_slice).iter().copied().peekable();
        let mut carry = false;
        for (index, word) in row.iter_mut().enumerate() {
            let mut here = 0;
            while let Some(place) = places.next_if(|place| place / BITS == index) {
                here |= 1 << (place % BITS);
            }
            let (sum, first) = word.overflowing_add(*word & here);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            carry = first || second;
            *word = sum | (*word & !here);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common(page: &str, truth: &str) -> String {
        let tokens = |text: &str| text.chars().map(u32::from).collect::<Vec<_>>();
        let matched = matched(&tokens(page), &tokens(truth));
        page.chars().zip(matched).filter(|(_, matched)| *matched).map(|(c, _)| c).collect()
    }

    #[test]
    fn finds_what_is_common_in_order() {
        for (page, truth, expected) in [
            ("", "", ""),
            ("abc", "", ""),
            ("", "abc", ""),
            ("menu text foot", "text", "text"),
            ("abcbdab", "bdcaba", "bcba"),
            ("xaybzc", "abc", "abc"),
        ] {
            assert_eq!(common(page, truth), expected, "{page} {truth}");
        }
    }

    /// The length by the textbook's table.
    fn length(one: &[u32], other: &[u32]) -> usize {
        let mut row = vec![0; other.len() + 1];
        for a in one {
            let mut before = 0;
            for (index, b) in other.iter().enumerate() {
                let above = row[index + 1];
                row[index + 1] = if a == b { before + 1 } else { above.max(row[index]) };
                before = above;
            }
        }
        row[other.len()]
    }

    #[test]
    fn is_as_long_as_the_textbooks() {
        // A linear congruential generator: the same sequences at each run.
        let mut state = 1_u32;
        let mut sequence = |length: usize| -> Vec<u32> {
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state >> 24
            };
            (0..length).map(|_| next() % 20).collect()
        };
        for (page, truth) in [(700, 400), (64, 64), (65, 200), (128, 1), (1, 128)] {
            let (page, truth) = (sequence(page), sequence(truth));
            let matched = matched(&page, &truth);
            let common: Vec<u32> =
                page.iter().zip(&matched).filter(|(_, matched)| **matched).map(|(token, _)| *token).collect();
            assert_eq!(common.len(), length(&page, &truth));
            assert_eq!(length(&common, &truth), common.len(), "what is marked is no subsequence");
        }
    }
}
