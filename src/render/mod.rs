//! Article → what shows or keeps it: the view's markup, Markdown, plain text, an HTML fragment.
//!
//! Each writer reads [`crate::article::Article`] alone.

pub mod html;
pub mod markdown;
pub mod markup;
pub mod text;
mod view;

pub use view::view;
