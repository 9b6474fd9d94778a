//! The points of every sign. A part is taken off from [`ENOUGH`] points on.
//!
//! Unit: points, whole numbers. Source, where nothing else is said: CLUTTER.md §4.4, fitted on the pages of
//! tests/overlay that are not held back (2026-11).

/// Points that a part needs.
pub const ENOUGH: i32 = 6;
/// Points more on a page that is no article, where a mistake costs more.
pub const NO_ARTICLE: i32 = 3;
/// Points that words, vendors and links must give by themselves: nothing is taken off for its looks alone.
pub const EVIDENCE: i32 = 3;

/// Words from which a page is an article.
pub const ARTICLE_WORDS: u32 = 250;
/// Words from which a page that asks to sign in is one.
pub const GATED_WORDS: u32 = 120;
/// Words of the longest part that is taken out of the text flow.
pub const FLOW_WORDS: u32 = 60;
/// Words of the longest block in which a strong phrase decides.
pub const BLOCK_WORDS: usize = 25;

// ---- what is said ----

/// A phrase that names a kind by itself; two of them count at most.
pub const STRONG: i32 = 3;
/// A phrase, class name or field that hints at a kind; two of them count at most.
pub const WEAK: i32 = 1;
/// A vendor's id, class, element or frame.
pub const VENDOR: i32 = 4;
/// A link into a store of apps or into an app.
pub const STORE: i32 = 2;
/// A video that moves along with the reader.
pub const FOLLOWS: i32 = 3;

// ---- how it stands ----

/// Covers half of the viewport or more.
pub const COVERS_HALF: i32 = 3;
/// Covers a fifth or more.
pub const COVERS_FIFTH: i32 = 2;
/// A bar at the top or the bottom.
pub const BAR: i32 = 2;
/// A card in a corner.
pub const CORNER: i32 = 1;
/// Is what is seen first at half of the points, or along a row.
pub const IN_FRONT: i32 = 1;
/// A `z-index` of 1,000 and more.
pub const HIGH: i32 = 1;
/// A `z-index` near the highest there is: 2,147,480,000 and more.
pub const HIGHEST: i32 = 2;
/// Makes the rest inert by its own word.
pub const MODAL: i32 = 2;
/// A dialog, or called so.
pub const DIALOG: i32 = 1;
/// The page was locked with it.
pub const LOCK: i32 = 2;
/// Others are inert because of it; each of the two ways.
pub const INERT: i32 = 1;
/// Came late, and nobody asked for it.
pub const LATE: i32 = 2;
/// Can be closed.
pub const CLOSE: i32 = 1;

// ---- what speaks against it ----

/// The reader opened it.
pub const GESTURE: i32 = -8;
/// It holds the article.
pub const ARTICLE: i32 = -20;
/// The article's share from which a part holds it, in thousandths.
pub const ARTICLE_SHARE: u32 = 400;
/// It says a lot: notices are short.
pub const MUCH_TEXT: i32 = -8;
/// Words from which that is so.
pub const MUCH_WORDS: u32 = 300;
/// Wants a password, and does not say what for.
pub const PASSWORD: i32 = -8;
/// Wants a payment, or to know that a person is there.
pub const PAYMENT: i32 = -20;
/// Mostly a picture or a video; what covers the window and comes late has 8 points for that alone.
pub const PICTURE: i32 = -8;
/// Words of the longest caption of such a picture.
pub const CAPTION_WORDS: u32 = 40;
/// A menu, a search, the site's head.
pub const NAVIGATION: i32 = -5;
/// The site's own bar at the top, with the way home.
pub const HOME_BAR: i32 = -8;
/// Something to work with: an editor, a calendar, a list of messages.
pub const TOOL: i32 = -6;
/// A short message, or a field that was filled in wrongly.
pub const STATUS: i32 = -4;
/// An age, region or legal gate.
pub const GATE: i32 = -20;
/// A help for people who need it.
pub const AID: i32 = -8;
/// Readers' comments.
pub const COMMENTS: i32 = -6;
