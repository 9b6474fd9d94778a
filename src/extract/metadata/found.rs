//! A fact with the place where it stood.

use crate::article::{FactSource, Source};

/// A value and where it is from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// The value.
    pub(super) value: String,
    /// Where it stood.
    pub(super) source: Source,
}

impl Found {
    /// A value of that source.
    pub(super) fn new(value: impl Into<String>, source: Source) -> Self {
        Self { value: value.into(), source }
    }
}

/// Notes where a fact is from, and hands its value on.
pub(super) fn note(sources: &mut Vec<FactSource>, fact: &str, found: Option<Found>) -> Option<String> {
    let found = found?;
    let confidence = found.source.confidence();
    sources.push(FactSource { fact: fact.to_owned(), source: found.source, confidence });
    Some(found.value)
}
