//! CONTRACT OUT: an article, as closed enums. Everything that shows or saves one is written from this.
//!
//! `tests/contract/article.json` is an example. The shape follows Pandoc's: blocks hold inlines or blocks,
//! and nothing holds markup. Text is plain, whitespace collapsed (but in [`Block::Code`]); addresses
//! are absolute and their scheme has been checked (see [`Link`]).

mod inner;
mod metadata;

pub use metadata::{
    Completeness, CompletenessState, Direction, FactSource, FurtherPage, Kind, Metadata, Pages, Source,
};

use serde::{Deserialize, Serialize};

/// An article: the facts about it and its text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Title, byline, dates and the like.
    pub metadata: Metadata,
    /// The text, in order.
    pub blocks: Vec<Block>,
}

/// A piece of the text that stands by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        content: Vec<Inline>,
    },
    /// A heading inside the text.
    Heading {
        /// 2 to 6: level 1 is the title's.
        level: u8,
        /// Its name for links to it, where the page gave one.
        id: Option<String>,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Number of the first entry of a numbered list.
        start: i32,
        /// Whether the numbers count down.
        #[serde(default)]
        reversed: bool,
        /// Its entries.
        items: Vec<Vec<Block>>,
    },
    /// Terms with what they mean.
    DefinitionList {
        /// The entries.
        items: Vec<Definition>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Program text: whitespace is kept.
    Code {
        /// The language's short name ("rust"), where the page gave one.
        language: Option<String>,
        /// The text; lines end with `\n`.
        text: String,
    },
    /// Pictures with their caption.
    Figure {
        /// The pictures.
        images: Vec<Image>,
        /// What they show, as the page says it.
        caption: Vec<Inline>,
        /// Who took or drew them, where the page says it apart.
        credit: Vec<Inline>,
    },
    /// A table of data.
    Table(Table),
    /// A formula of its own.
    Math(Math),
    /// Something from elsewhere that is shown as a card with a link.
    Embed {
        /// Who plays it ("YouTube"), else its host.
        provider: String,
        /// Its title, where the page gave one.
        title: Option<String>,
        /// Where to see it.
        url: String,
        /// The still picture that the page shows before it plays.
        image: Option<Image>,
        /// Subtitles and the like that the page gives with it.
        tracks: Vec<Track>,
    },
    /// A box beside the text that warns or advises.
    Callout {
        /// Its first line ("Note"); empty where it has none.
        label: Vec<Inline>,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A part that opens on a press.
    Details {
        /// Its visible line.
        summary: Vec<Inline>,
        /// What it holds.
        blocks: Vec<Block>,
        /// Whether it is open as it comes, as on the page.
        #[serde(default)]
        open: bool,
    },
    /// A break between parts.
    Rule,
    /// Posts by several people, in order.
    Thread {
        /// The posts.
        posts: Vec<Post>,
    },
    /// Notes to the text.
    Footnotes {
        /// The notes, in order.
        notes: Vec<Footnote>,
    },
}

/// One entry of a [`Block::DefinitionList`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What they mean.
    pub definitions: Vec<Vec<Block>>,
}

/// One post of a [`Block::Thread`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// Who wrote it.
    pub author: Option<String>,
    /// When, as the page says it.
    pub time: Option<String>,
    /// 0 for a post of its own, 1 for an answer to one, and so on.
    pub depth: u8,
    /// How many readers it pleased, less those whom it did not, where the page says it.
    pub votes: Option<i32>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// One note of [`Block::Footnotes`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Footnote {
    /// What [`Inline::FootnoteReference`] names.
    pub id: String,
    /// Its sign ("1", "*").
    pub label: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A table of data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its caption.
    pub caption: Vec<Inline>,
    /// Rows of headers.
    pub head: Vec<Vec<Cell>>,
    /// Rows of data.
    pub body: Vec<Vec<Cell>>,
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Whether it names its row or column.
    pub header: bool,
    /// Columns that it spans, at least 1.
    pub columns: u16,
    /// Rows that it spans, at least 1.
    pub rows: u16,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A formula.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Math {
    /// Its TeX source: as the page gives it, else what its MathML comes to.
    pub tex: Option<String>,
    /// Its text as the page has it, without structure.
    pub text: String,
}

/// Subtitles, chapters or the like of a film or a recording.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// What they are called ("English").
    pub label: String,
    /// Where they are.
    pub url: String,
}

/// A picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Where it is.
    pub url: String,
    /// What it shows, in words.
    pub alternative: String,
    /// Its title.
    pub title: Option<String>,
    /// Its own width and height in CSS pixels, where known: the view keeps the room free before it loads.
    pub size: Option<[u32; 2]>,
}

/// A link. Its scheme is one of http, https, mailto and tel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Where it leads.
    pub url: String,
    /// Its title.
    pub title: Option<String>,
    /// Its text.
    pub content: Vec<Inline>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text of weight.
    Strong(Vec<Inline>),
    /// Stressed text.
    Emphasis(Vec<Inline>),
    /// Text that was taken back.
    Deleted(Vec<Inline>),
    /// Marked text.
    Mark(Vec<Inline>),
    /// Raised text.
    Superscript(Vec<Inline>),
    /// Lowered text.
    Subscript(Vec<Inline>),
    /// Program text.
    Code(String),
    /// A link.
    Link(Link),
    /// A picture in the line.
    Image(Image),
    /// A formula in the line.
    Math(Math),
    /// Text with its reading above it.
    Ruby {
        /// The text.
        base: String,
        /// How it is read.
        reading: String,
    },
    /// Text of the other direction, kept apart from what surrounds it.
    Directed {
        /// Its direction.
        dir: Direction,
        /// The text.
        content: Vec<Inline>,
    },
    /// A sign that leads to a note.
    FootnoteReference {
        /// The note's name.
        id: String,
        /// The sign.
        label: String,
    },
    /// The line ends here.
    LineBreak,
}
