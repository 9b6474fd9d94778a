//! Words as numbers, and how well a choice of blocks covers the true words.

use std::collections::HashMap;

/// Gives the same word the same number.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, u32>,
}

impl Vocabulary {
    /// A text's words in order: runs of letters, digits and underscores of any script, in lower case, as the
    /// project's scores count them.
    pub(super) fn tokens(&mut self, text: &str) -> Vec<u32> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
        words.map(|word| self.number(word)).collect()
    }

    /// How many different words there are so far.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = self.numbers.len() as u32;
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        self.numbers.insert(word.to_owned(), next);
        next
    }
}

/// The words of the chosen blocks against the true ones, both as multisets.
#[derive(Debug)]
pub(super) struct Choice {
    /// For each word how often it stands in the truth.
    truth: Vec<u32>,
    /// For each word how often it stands in the chosen blocks.
    chosen: Vec<u32>,
    truth_words: usize,
    chosen_words: usize,
    /// Words in both.
    common: usize,
}

impl Choice {
    /// Nothing is chosen yet; there are `words` different words.
    pub(super) fn new(truth: &[u32], words: usize) -> Self {
        let mut counts = vec![0; words];
        truth.iter().for_each(|&word| counts[word as usize] += 1);
        Self { truth: counts, chosen: vec![0; words], truth_words: truth.len(), chosen_words: 0, common: 0 }
    }

    /// Chooses a block.
    pub(super) fn add(&mut self, block: &[u32]) {
        self.chosen_words += block.len();
        for &word in block {
            let word = word as usize;
            self.common += usize::from(self.chosen[word] < self.truth[word]);
            self.chosen[word] += 1;
        }
    }

    /// Takes a chosen block back.
    pub(super) fn take_back(&mut self, block: &[u32]) {
        self.chosen_words -= block.len();
        for &word in block {
            let word = word as usize;
            self.chosen[word] -= 1;
            self.common -= usize::from(self.chosen[word] < self.truth[word]);
        }
    }

    /// How many of a block's words the truth has beyond those that are chosen.
    pub(super) fn missing(&mut self, block: &[u32]) -> usize {
        let before = self.common;
        self.add(block);
        let found = self.common - before;
        self.take_back(block);
        found
    }

    /// Word F1, 0.0–1.0: 1 where both are empty, 0 where one is.
    pub(super) fn f1(&self) -> f64 {
        match self.truth_words + self.chosen_words {
            0 => 1.0,
            all => 2.0 * self.common as f64 / all as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_any_script() {
        let mut vocabulary = Vocabulary::default();
        assert_eq!(vocabulary.tokens("It's IT, it; _s 7"), [0, 1, 0, 0, 2, 3]);
        assert_eq!(vocabulary.tokens("Гавань — гавань 港 7"), [4, 4, 5, 3]);
        assert_eq!(vocabulary.len(), 6);
    }

    #[test]
    fn f1_counts_each_word_as_often_as_it_stands_there() {
        let mut choice = Choice::new(&[0, 0, 1], 3);
        assert_eq!(choice.f1(), 0.0);
        choice.add(&[0, 2]);
        assert_eq!(choice.missing(&[0, 0, 1]), 2);
        assert_eq!(choice.f1(), 0.4);
        choice.add(&[0, 1]);
        choice.take_back(&[0, 2]);
        assert_eq!(choice.f1(), 0.8);
        assert_eq!(Choice::new(&[], 0).f1(), 1.0);
    }
}
