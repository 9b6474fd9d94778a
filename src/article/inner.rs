//! What the pieces of a line hold.

use super::Inline;

impl Inline {
    /// What a wrapper holds; `None` for what holds no inlines.
    pub fn inner(&self) -> Option<&Vec<Self>> {
        match self {
            Self::Strong(inner)
            | Self::Emphasis(inner)
            | Self::Deleted(inner)
            | Self::Mark(inner)
            | Self::Superscript(inner)
            | Self::Subscript(inner)
            | Self::Directed { content: inner, .. } => Some(inner),
            Self::Link(link) => Some(&link.content),
            _ => None,
        }
    }

    /// What a wrapper holds, to be changed.
    pub fn inner_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Strong(inner)
            | Self::Emphasis(inner)
            | Self::Deleted(inner)
            | Self::Mark(inner)
            | Self::Superscript(inner)
            | Self::Subscript(inner)
            | Self::Directed { content: inner, .. } => Some(inner),
            Self::Link(link) => Some(&mut link.content),
            _ => None,
        }
    }
}
