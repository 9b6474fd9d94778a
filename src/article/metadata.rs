//! The facts about an article: title, authors, dates, pages, and whether the text is all there.

use serde::{Deserialize, Serialize};

/// The facts about an article; `None` for what is unknown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Metadata {
    /// Address of the page.
    pub url: String,
    /// Title, without the site's name.
    pub title: Option<String>,
    /// Who wrote it, as one line ("Ada Example, Ben Example").
    pub byline: Option<String>,
    /// Name of the site or of the source.
    pub site_name: Option<String>,
    /// When it was published: ISO 8601, with the zone where the page gives one.
    pub published: Option<String>,
    /// When it was last changed: ISO 8601.
    pub modified: Option<String>,
    /// Language as BCP 47 ("en-GB").
    pub language: Option<String>,
    /// Direction of the text.
    pub dir: Direction,
    /// A sentence or two about it, the page's own.
    pub excerpt: Option<String>,
    /// Address of the picture that the page itself shows it with.
    pub lead_image: Option<String>,
    /// The licence under which it may be passed on: its address, else its name.
    pub licence: Option<String>,
    /// The part of the site that it belongs to ("Travel").
    pub section: Option<String>,
    /// Keywords, the page's own.
    pub tags: Vec<String>,
    /// The further pages of the same text.
    pub pages: Pages,
    /// Where title, byline, dates and the like were found.
    pub sources: Vec<FactSource>,
    /// What kind of page this is.
    pub kind: Kind,
    /// Whether the text is all there.
    pub completeness: Completeness,
    /// Words of the text; for Chinese, Japanese and Korean see [`Metadata::reading_minutes`].
    pub word_count: u32,
    /// Minutes that reading takes, at least 1.
    pub reading_minutes: u32,
}

/// Direction of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// The kind of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One text by one hand: news, blog, essay, recipe, encyclopaedia.
    Article,
    /// Manuals, references, how-tos of a product.
    Documentation,
    /// Posts by several people.
    Thread,
    /// Many entries that lead elsewhere.
    Listing,
    /// Something for sale.
    Product,
    /// Anything else.
    #[default]
    Other,
}

/// The pages of a text that a site cuts into several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pages {
    /// Which of them this one is, from 1; `None` where it is the only one.
    pub number: Option<u32>,
    /// How many there are, where the page says so.
    pub total: Option<u32>,
    /// Those after this one, ascending.
    pub further: Vec<FurtherPage>,
}

/// One of [`Pages::further`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FurtherPage {
    /// Its number.
    pub number: u32,
    /// Where it is: at the same origin.
    pub url: String,
}

/// Where one of the facts was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactSource {
    /// The fact's name in [`Metadata`] ("title").
    pub fact: String,
    /// Where it stood.
    pub source: Source,
    /// How sure it is, in percent: [`Source::confidence`].
    pub confidence: u8,
}

/// Places where facts stand, in the order in which they are believed; what the page shows as its title comes before
/// what it calls itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// JSON-LD of the article.
    JsonLd,
    /// A `meta` or `link` element: Open Graph, Dublin Core, a publishing system's own names.
    Meta,
    /// Microdata or RDFa in the page.
    Microdata,
    /// A microformat (h-entry), or a relation of a link (`rel=author`).
    Microformat,
    /// A heading of the page.
    Heading,
    /// A line of the page that is marked as such by its name, its words or its place.
    Shown,
    /// The page's `title`, `lang` or `dir`.
    Document,
    /// The page's address.
    Address,
    /// The letters of the text.
    Script,
}

impl Source {
    /// How sure a fact from here is, in percent: an estimate in the order in which the sources are asked, not a measurement.
    pub const fn confidence(self) -> u8 {
        match self {
            Self::JsonLd | Self::Heading => 95,
            Self::Meta | Self::Document => 90,
            Self::Microdata => 85,
            Self::Microformat => 80,
            Self::Shown => 75,
            Self::Address => 60,
            Self::Script => 50,
        }
    }
}

/// Whether the text is all there, with what speaks for it (the codes of the project's paper on clutter, E1–E14).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Completeness {
    /// The strongest state that the evidence carries.
    pub state: CompletenessState,
    /// Evidence codes, ascending.
    pub evidence: Vec<String>,
    /// Words that the page itself says the text has.
    pub declared_words: Option<u32>,
}

/// States of [`Completeness`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletenessState {
    /// Nothing speaks against it being whole.
    #[default]
    Full,
    /// The site asks readers to sign up or pay; the page sent a text, whether all of it is not known.
    Gated,
    /// Only the beginning was sent.
    Cut,
    /// A gate, and weak signs of a cut.
    Unclear,
}
