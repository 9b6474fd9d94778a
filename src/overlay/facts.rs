//! What is known of a live page and of the parts that may be clutter: plain facts, collected by `extension/content/clean`.
//!
//! Shares are whole numbers in thousandths.

use serde::{Deserialize, Serialize};

/// A page at one moment.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PageFacts {
    /// The address's path, lower case.
    pub path: String,
    /// Words of the prose that the page shows.
    pub article_words: u32,
    /// Fields that are shown outside the candidates.
    pub fields: Vec<Field>,
    /// Addresses of the frames that are shown outside the candidates.
    pub frames: Vec<String>,
    /// The largest editor or drawing's share of the viewport: what a web app has and an article has not.
    pub tool_share: u32,
    /// The parts that may be clutter; at most 40.
    pub candidates: Vec<Candidate>,
}

/// A part that may be clutter.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Candidate {
    /// The page side's number for it.
    pub id: u32,
    /// Names of the element, of the first ones inside it, and of the wrappers around it: element, id and classes in three
    /// lines.
    pub names: Vec<String>,
    /// How it stands.
    pub position: Position,
    /// Its width as a share of the viewport's.
    pub width: u32,
    /// Its height as a share of the viewport's.
    pub height: u32,
    /// What is seen of it as a share of the viewport.
    pub cover: u32,
    /// Edges of the viewport that it touches: 1 top, 2 right, 4 bottom, 8 left.
    pub edges: u32,
    /// Its `z-index`; 0 for `auto` and below.
    pub z: u32,
    /// How many of nine points spread over the viewport show it first.
    pub grid: u32,
    /// How opaque its background is.
    pub alpha: u32,
    /// Words that it shows.
    pub words: u32,
    /// Paragraphs of 25 words and more in it.
    pub prose: u32,
    /// Its text, cut where blocks begin.
    pub texts: Vec<String>,
    /// What its buttons and links say.
    pub controls: Vec<String>,
    /// Where its links lead.
    pub links: Vec<String>,
    /// Addresses of the frames in it.
    pub frames: Vec<String>,
    /// Fields in it.
    pub fields: Vec<Field>,
    /// The largest picture, video or drawing's share of it.
    pub media: u32,
    /// The page's prose that stands in it, as a share of all.
    pub article: u32,
    /// All that is either so or not.
    pub signs: Vec<Sign>,
    /// Numbers of the candidates that stand beside it or came in the same moment.
    pub near: Vec<u32>,
    /// The number of what was hidden beside it a moment ago; 0: nothing was.
    pub beside: u32,
    /// The kind of that.
    pub beside_kind: String,
}

impl Candidate {
    /// Whether that is so of it.
    pub fn is(&self, sign: Sign) -> bool {
        self.signs.contains(&sign)
    }

    /// Whether it has such a field.
    pub fn has(&self, field: Field) -> bool {
        self.fields.contains(&field)
    }

    /// Whether it stands in the page's text flow.
    pub fn is_in_flow(&self) -> bool {
        self.position == Position::Flow
    }

    /// Whether it is a bar along the top or the bottom.
    pub fn is_bar(&self) -> bool {
        self.width >= BAR_WIDTH && self.height <= BAR_HEIGHT && self.edges & (TOP | BOTTOM) != 0
    }

    /// Whether it covers the page and says nothing.
    pub fn is_veil(&self) -> bool {
        let is_empty = self.words <= VEIL_WORDS && self.fields.is_empty() && self.frames.is_empty();
        is_empty && self.cover >= VEIL_COVER && self.media < HALF && !self.is_in_flow()
    }
}

/// The top edge in [`Candidate::edges`].
pub const TOP: u32 = 1;
/// The bottom edge in [`Candidate::edges`].
pub const BOTTOM: u32 = 4;
/// Half of something, in thousandths.
pub const HALF: u32 = 500;

/// Share of the viewport's width from which a part is a bar, and of its height up to which it is one (CLUTTER.md §4.4).
const BAR_WIDTH: u32 = 900;
const BAR_HEIGHT: u32 = 450;

/// Share of the viewport that a veil covers at least, and words that it has at most (CLUTTER.md §4.4).
const VEIL_COVER: u32 = 900;
const VEIL_WORDS: u32 = 3;

/// How a part stands on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// In the text flow.
    #[default]
    Flow,
    /// At a place of the page.
    Absolute,
    /// At a place of the window.
    Fixed,
    /// In the flow until it would scroll away.
    Sticky,
    /// Above everything: a modal dialog or a popover.
    TopLayer,
}

/// A kind of field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// A mail address.
    Email,
    /// A password.
    Password,
    /// A code that was sent.
    Code,
    /// A payment card.
    Card,
    /// A street address.
    Address,
    /// A search.
    Search,
    /// Several lines, or a whole editor.
    Text,
    /// A date.
    Date,
}

/// What is either so of a part or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// A dialog that makes the rest inert: `:modal`, `aria-modal`, `alertdialog`.
    Modal,
    /// A dialog by its role.
    Dialog,
    /// Its background blurs what is behind.
    Blurs,
    /// A menu, a navigation, a search.
    Navigation,
    /// Has a link to the site's home page.
    Home,
    /// A message about the page's state: `role` alert or status.
    Status,
    /// A field in it is marked as wrong.
    Wrong,
    /// Helps with access: a skip link, captions, a reading aid.
    Aid,
    /// Works like a program: `role` application, grid, tree; a calendar; a slider.
    Tool,
    /// A figure, quotation, table, code.
    Quoted,
    /// Holds a video.
    Video,
    /// A video in it plays with sound.
    Playing,
    /// Has a button or a link or a field.
    Control,
    /// Came some time after the page, or while scrolling, or as the pointer left.
    Late,
    /// Came right after a press on a control.
    Gesture,
    /// The page was locked in the same moment.
    Lock,
    /// Others were made inert in the same moment.
    Inert,
    /// It holds the focus, which no press put there.
    Focus,
    /// Stands before the headline.
    Start,
    /// Stands between paragraphs, or follows the last one.
    Between,
    /// Stands inside the text's own part of the page.
    InArticle,
}
