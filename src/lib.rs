//! Recto: one press turns a page into the article that you came for.
//!
//! ```text
//! Snapshot ──▶ dom::Document ──▶ clean ──▶ extract ──▶ detect ──▶ Article ──▶ render ──▶ Markup
//!  (in)          the arena        what is    what is     is it       (out)      what the view may build
//!                                 surely     the text?   worth
//!                                 not text               reading?
//! ```
//!
//! Start at [`reader::read`], the whole flow with one line a stage. The two contracts are
//! [`snapshot::Snapshot`] (what is taken from a page) and [`article::Article`] (what is shown, saved
//! or printed). Every decision on the way is noted in the [`trail::Trail`].
//!
//! All that decides is here and runs natively under `cargo test`; all that touches a page is the
//! little JavaScript under `extension/content`. Which module may import which is held by `tests/layers.rs`.
#![forbid(unsafe_code)]

pub mod article;
pub mod clean;
pub mod declared;
pub mod detect;
pub mod dom;
pub mod error;
pub mod extract;
pub mod json;
pub mod overlay;
pub mod reader;
pub mod render;
pub mod rules;
pub mod settings;
pub mod snapshot;
pub mod trail;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;

/// Stands in for the command line's parser: wasm-pack compiles the unit tests for wasm32 too, but they run natively only.
#[cfg(all(test, target_arch = "wasm32"))]
mod cli {
    pub(crate) fn snapshot(_html: &str, _url: Option<&str>) -> crate::snapshot::Snapshot {
        unimplemented!("unit tests run natively")
    }
}
