//! The closed tree that the view may build: known elements, known attributes, checked addresses.
//!
//! Invariant: whatever a page holds, nothing but [`Element`]s, [`Attribute`]s and text can be said here, so
//! no script, handler, form, frame or style of a page has a way through. `markup.js` has the same two lists
//! and refuses anything else; `tests/contract.rs` compares them.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// Makes an enum whose variants have a name in HTML.
macro_rules! named {
    ($(#[$meta:meta])* $kind:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $kind { $(#[doc = concat!("`", $name, "`")] $variant),* }

        impl $kind {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in HTML.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

named! {
    /// An element that the view may build.
    Element {
        Anchor = "a", BidiIsolate = "bdi", Quote = "blockquote", LineBreak = "br", Caption = "caption",
        Code = "code", Definition = "dd", Deleted = "del", Details = "details", Division = "div",
        DefinitionList = "dl", Term = "dt", Emphasis = "em", FigureCaption = "figcaption", Figure = "figure",
        Heading2 = "h2", Heading3 = "h3", Heading4 = "h4", Heading5 = "h5", Heading6 = "h6", Rule = "hr",
        Image = "img", Item = "li", Mark = "mark", OrderedList = "ol", Paragraph = "p", Preformatted = "pre",
        RubyParenthesis = "rp", RubyText = "rt", Ruby = "ruby", Section = "section", Small = "small", Span = "span",
        Strong = "strong", Subscript = "sub", Summary = "summary", Superscript = "sup", Table = "table",
        TableBody = "tbody", Cell = "td", HeaderCell = "th", TableHead = "thead", Row = "tr", UnorderedList = "ul",
    }
}

named! {
    /// An attribute that the view may set. [`Attribute::Link`] and [`Attribute::Source`] hold checked addresses.
    Attribute {
        Alternative = "alt", Class = "class", ColumnSpan = "colspan", Direction = "dir", Height = "height",
        Link = "href", Id = "id", Open = "open", Reversed = "reversed", RowSpan = "rowspan", Scope = "scope", Source = "src",
        Start = "start", Tex = "data-tex", Title = "title", Width = "width",
    }
}

/// A node of the tree. As JSON: a string for text, `[name, {attributes}, [children]]` for an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Markup {
    /// Text.
    Text(String),
    /// An element with what it holds.
    Element {
        /// Which.
        element: Element,
        /// Its attributes, each at most once.
        attributes: Vec<(Attribute, String)>,
        /// What it holds.
        children: Vec<Markup>,
    },
}

impl Markup {
    /// An element without attributes.
    pub fn element(element: Element, children: Vec<Self>) -> Self {
        Self::Element { element, attributes: Vec::new(), children }
    }

    /// The same element with one more attribute; text stays as it is.
    #[must_use]
    pub fn with(mut self, attribute: Attribute, value: impl Into<String>) -> Self {
        if let Self::Element { attributes, .. } = &mut self {
            attributes.push((attribute, value.into()));
        }
        self
    }
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Element { element, attributes, children } => {
                let mut sequence = serializer.serialize_seq(Some(3))?;
                sequence.serialize_element(element.name())?;
                sequence.serialize_element(&Attributes(attributes))?;
                sequence.serialize_element(children)?;
                sequence.end()
            }
        }
    }
}

struct Attributes<'a>(&'a [(Attribute, String)]);

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (attribute, value) in self.0 {
            map.serialize_entry(attribute.name(), value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_as_name_attributes_children() {
        let link = Markup::element(Element::Anchor, vec![Markup::Text("a < b".into())])
            .with(Attribute::Link, "https://example.org/");
        let json = serde_json::to_string(&link).unwrap();
        assert_eq!(json, r#"["a",{"href":"https://example.org/"},["a < b"]]"#);
    }
}
