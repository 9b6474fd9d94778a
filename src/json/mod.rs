//! JSON into fields that are there already: words, numbers, and columns of both.
//!
//! Readers that serde derives bring, for each kind of value, the messages about all that could have stood there instead, floating-point
//! numbers in full among them: a sixteenth of the Wasm that a press waits for (23 of 363 KB packed, 2026-11). One reader for every kind needs
//! one message.

mod strings;

pub use strings::Strings;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// What is said of a value that cannot stand where it does; serde_json adds line and column.
const UNEXPECTED: &str = "another kind of value was expected";

/// Something with fields that are read from a JSON object. What the object does not name stays as it is.
pub trait Fields {
    /// Where the value of this name goes; [`Place::Nowhere`] for what is not known.
    fn place(&mut self, name: &str) -> Place<'_>;
}

/// One of a few words.
pub trait Word {
    /// Takes the word, or says `false`.
    fn set(&mut self, word: &str) -> bool;
}

/// Where a value goes.
pub enum Place<'a> {
    /// It is read over, whatever it is.
    Nowhere,
    /// An object's values.
    Object(&'a mut dyn Fields),
    /// `true` or `false`.
    Flag(&'a mut bool),
    /// A whole number.
    Number(&'a mut u32),
    /// A string.
    Text(&'a mut String),
    /// A string, of which there are a few only.
    Word(&'a mut dyn Word),
    /// An array of values of one kind.
    Column(Column<'a>),
    /// A value of that array.
    Entry(Column<'a>),
    /// An array of two numbers, or `null`.
    Size(&'a mut Option<[f32; 2]>),
    /// An array of arrays of five numbers.
    Boxes(&'a mut Vec<[f32; 5]>),
}

/// Values of one kind, to which those of an array are added.
pub enum Column<'a> {
    /// Strings, end to end.
    Texts(&'a mut Strings),
    /// Strings, each by itself.
    Names(&'a mut Vec<String>),
    /// Whole numbers from 0 up.
    Indices(&'a mut Vec<u32>),
    /// Whole numbers.
    Signed(&'a mut Vec<i32>),
    /// Numbers.
    Sizes(&'a mut Vec<f32>),
}

impl Column<'_> {
    /// The same for one more value.
    fn entry(&mut self) -> Place<'_> {
        Place::Entry(match self {
            Self::Texts(to) => Column::Texts(to),
            Self::Names(to) => Column::Names(to),
            Self::Indices(to) => Column::Indices(to),
            Self::Signed(to) => Column::Signed(to),
            Self::Sizes(to) => Column::Sizes(to),
        })
    }
}

/// Reads an object into something's fields.
///
/// # Errors
/// Where it is no object, or a value of it is of another kind than its field. Some fields may have their values by then.
pub fn fill<'de, D: Deserializer<'de>>(deserializer: D, fields: &mut dyn Fields) -> Result<(), D::Error> {
    Place::Object(fields).deserialize(deserializer)
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// All that can come is met here: what a visitor leaves out, serde answers with the messages that are saved.
impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(UNEXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        match self {
            Self::Nowhere => {}
            Self::Size(to) => *to = None,
            _ => return unexpected(),
        }
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match self {
            Self::Nowhere => {}
            Self::Flag(to) => *to = value,
            _ => return unexpected(),
        }
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.visit_i64(i64::try_from(value).unwrap_or(i64::MAX))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        match self {
            Self::Nowhere => {}
            Self::Number(to) => *to = whole(value)?,
            Self::Entry(Column::Indices(to)) => to.push(whole(value)?),
            Self::Entry(Column::Signed(to)) => to.push(whole(value)?),
            Self::Entry(Column::Sizes(to)) => to.push(value as f32),
            _ => return unexpected(),
        }
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match self {
            Self::Nowhere => {}
            Self::Entry(Column::Sizes(to)) => to.push(value as f32),
            _ => return unexpected(),
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        match self {
            Self::Nowhere => {}
            Self::Text(to) => value.clone_into(to),
            Self::Word(to) => return if to.set(value) { Ok(()) } else { unexpected() },
            Self::Entry(Column::Texts(to)) => to.push(value),
            Self::Entry(Column::Names(to)) => to.push(value.to_owned()),
            _ => return unexpected(),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        let mut sizes = Vec::new();
        match self {
            Self::Nowhere => while values.next_element_seed(Self::Nowhere)?.is_some() {},
            Self::Column(mut column) => while values.next_element_seed(column.entry())?.is_some() {},
            Self::Size(to) => {
                while values.next_element_seed(Column::Sizes(&mut sizes).entry())?.is_some() {}
                *to = Some(exactly(&sizes)?);
            }
            Self::Boxes(to) => {
                while values.next_element_seed(Place::Column(Column::Sizes(&mut sizes)))?.is_some() {
                    to.push(exactly(&sizes)?);
                    sizes.clear();
                }
            }
            _ => return unexpected(),
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        let mut name = String::new();
        let mut fields = match self {
            Self::Object(fields) => Some(fields),
            Self::Nowhere => None,
            _ => return unexpected(),
        };
        while values.next_key_seed(Place::Text(&mut name))?.is_some() {
            let place = fields.as_mut().map_or(Place::Nowhere, |fields| fields.place(&name));
            values.next_value_seed(place)?;
        }
        Ok(())
    }
}

fn unexpected<T, E: Error>() -> Result<T, E> {
    Err(E::custom(UNEXPECTED))
}

/// A number as a field or a column has it.
fn whole<N: TryFrom<i64>, E: Error>(value: i64) -> Result<N, E> {
    N::try_from(value).map_or_else(|_| unexpected(), Ok)
}

/// So many numbers, and no more.
fn exactly<const COUNT: usize, E: Error>(sizes: &[f32]) -> Result<[f32; COUNT], E> {
    sizes.try_into().map_or_else(|_| unexpected(), Ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One field of each kind.
    #[derive(Debug, Default, PartialEq)]
    struct Example {
        flag: bool,
        number: u32,
        text: String,
        word: Colour,
        texts: Strings,
        names: Vec<String>,
        indices: Vec<u32>,
        signed: Vec<i32>,
        size: Option<[f32; 2]>,
        boxes: Vec<[f32; 5]>,
    }

    #[derive(Debug, Default, PartialEq)]
    enum Colour {
        #[default]
        Red,
        Blue,
    }

    impl Word for Colour {
        fn set(&mut self, word: &str) -> bool {
            *self = if word == "blue" { Self::Blue } else { Self::Red };
            matches!(word, "red" | "blue")
        }
    }

    impl Fields for Example {
        fn place(&mut self, name: &str) -> Place<'_> {
            match name {
                "flag" => Place::Flag(&mut self.flag),
                "number" => Place::Number(&mut self.number),
                "text" => Place::Text(&mut self.text),
                "word" => Place::Word(&mut self.word),
                "texts" => Place::Column(Column::Texts(&mut self.texts)),
                "names" => Place::Column(Column::Names(&mut self.names)),
                "indices" => Place::Column(Column::Indices(&mut self.indices)),
                "signed" => Place::Column(Column::Signed(&mut self.signed)),
                "size" => Place::Size(&mut self.size),
                "boxes" => Place::Boxes(&mut self.boxes),
                _ => Place::Nowhere,
            }
        }
    }

    fn read(json: &str) -> Result<Example, serde_json::Error> {
        let mut example = Example::default();
        fill(&mut serde_json::Deserializer::from_str(json), &mut example)?;
        Ok(example)
    }

    #[test]
    fn every_kind_of_value_comes_to_its_field() {
        let json = r#"{"flag": true, "number": 7, "text": "a\n\"b", "word": "blue", "texts": ["a\u0000b", "", "世"], "names": ["p", "div"],
            "indices": [0, 4294967295], "signed": [-1, 2], "size": [800, 600.5], "boxes": [[1, 2, 3, 4, 5.5]]}"#;
        let expected = Example {
            flag: true,
            number: 7,
            text: "a\n\"b".to_owned(),
            word: Colour::Blue,
            texts: ["a\0b", "", "世"].into_iter().collect(),
            names: vec!["p".to_owned(), "div".to_owned()],
            indices: vec![0, u32::MAX],
            signed: vec![-1, 2],
            size: Some([800.0, 600.5]),
            boxes: vec![[1.0, 2.0, 3.0, 4.0, 5.5]],
        };
        assert_eq!(read(json).unwrap(), expected);
        assert_eq!(read(r#"{"size": null}"#).unwrap(), Example::default());
    }

    #[test]
    fn what_is_not_known_is_read_over_whatever_it_is() {
        let json = r#"{"other": {"a": [1, -2, 3.5, "b", null, true, {"c": []}]}, "number": 7, "more": null}"#;
        assert_eq!(read(json).unwrap(), Example { number: 7, ..Example::default() });
    }

    #[test]
    fn a_value_of_another_kind_is_an_error_that_says_where() {
        for value in ["null", "true", "1", "-1", "1.5", "\"a\"", "[]", "{}", "[[]]", "[null]", "[{}]"] {
            for field in ["flag", "number", "text", "word", "texts", "names", "indices", "signed", "size", "boxes"] {
                let is_right =
                    matches!((field, value), ("flag", "true") | ("number", "1") | ("text", "\"a\"") | ("size", "null"))
                        || value == "[]" && !matches!(field, "flag" | "number" | "text" | "word" | "size");
                assert_eq!(read(&format!("{{\"{field}\": {value}}}")).is_ok(), is_right, "{field}: {value}");
            }
        }
        for json in [
            r#"{"indices": [-1]}"#,
            r#"{"indices": [4294967296]}"#,
            r#"{"signed": [2147483648]}"#,
            r#"{"signed": [99999999999999999999]}"#,
            r#"{"number": 18446744073709551615}"#,
            r#"{"size": [1]}"#,
            r#"{"boxes": [[1, 2, 3, 4]]}"#,
            r#"{"boxes": [[1, 2, 3, 4, 5, 6]]}"#,
            r#"{"word": "green"}"#,
        ] {
            assert!(read(json).is_err(), "{json}");
        }
        let message = read("{\"number\":\n  true}").unwrap_err().to_string();
        assert_eq!(message, format!("{UNEXPECTED} at line 2 column 6"));
    }
}
