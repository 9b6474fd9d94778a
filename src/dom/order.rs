//! Sorting by one number, compiled once: each sort of its own kind adds some 8 KB to the Wasm.

/// The things by rising `key`, those of equal keys as they stood.
pub fn by<T>(things: Vec<T>, key: impl Fn(&T) -> u32) -> Vec<T> {
    let mut places: Vec<u64> =
        things.iter().enumerate().map(|(place, thing)| u64::from(key(thing)) << 32 | place as u64).collect();
    if places.is_sorted() {
        return things;
    }
    places.sort_unstable();
    let mut slots: Vec<Option<T>> = things.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| slots[place as u32 as usize].take()).collect()
}

/// A key that puts the largest number first.
pub fn falling(number: u32) -> u32 {
    u32::MAX - number
}

/// A key for a number that is not negative.
pub fn rising(number: f32) -> u32 {
    // Of such numbers the larger one has the larger bits (IEEE 754).
    number.max(0.0).to_bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_stay_as_they_stood() {
        assert_eq!(
            by(vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd')], |thing| thing.0),
            [(0, 'd'), (1, 'b'), (2, 'a'), (2, 'c')]
        );
    }

    #[test]
    fn numbers_sort_both_ways() {
        assert_eq!(by(vec![0.5, 0.0, 1.5, 0.25], |number| rising(*number)), [0.0, 0.25, 0.5, 1.5]);
        assert_eq!(by(vec![0.5, 0.0, 1.5, 0.25], |number| falling(rising(*number))), [1.5, 0.5, 0.25, 0.0]);
    }
}
