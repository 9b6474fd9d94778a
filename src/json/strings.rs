//! A column of strings in one buffer: a JSON array outside, two allocations inside.

use serde::ser::{Serialize, SerializeSeq, Serializer};

/// Many strings end to end in one buffer, by index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strings {
    buffer: String,
    /// End of each string in the buffer, in bytes.
    ends: Vec<u32>,
}

impl Strings {
    /// Adds a string at the end.
    pub fn push(&mut self, text: &str) {
        self.buffer.push_str(text);
        // A page of more than 4 GiB never gets here: both browsers refuse such a message.
        self.ends.push(u32::try_from(self.buffer.len()).unwrap_or(u32::MAX));
    }

    /// The string at `index`, or an empty one past the end.
    pub fn get(&self, index: usize) -> &str {
        let Some(&end) = self.ends.get(index) else {
            return "";
        };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        self.buffer.get(start as usize..end as usize).unwrap_or("")
    }

    /// How many strings there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The strings in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }
}

impl<'a> FromIterator<&'a str> for Strings {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut strings = Self::default();
        texts.into_iter().for_each(|text| strings.push(text));
        strings
    }
}

impl Serialize for Strings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.len()))?;
        self.iter().try_for_each(|text| sequence.serialize_element(text))?;
        sequence.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_strings_apart_whatever_they_hold() {
        let strings: Strings = ["a\0b", "", "\n\"c", "世"].into_iter().collect();
        assert_eq!(strings.iter().collect::<Vec<_>>(), ["a\0b", "", "\n\"c", "世"]);
        assert_eq!(strings.get(9), "");
        assert_eq!(serde_json::to_string(&strings).unwrap(), r#"["a\u0000b","","\n\"c","世"]"#);
    }
}
