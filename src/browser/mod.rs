//! What JavaScript may call, and our own pages' interface. wasm32 only.
//!
//! The extension's Wasm is three modules of one crate, cut by Cargo features so that a press loads only what it needs:
//! `reading`, and where they are wanted `judging` and `keeping`. The web page has all in one.

#[cfg(feature = "www")]
pub mod elements;
#[cfg(feature = "judging")]
pub mod judging;
#[cfg(feature = "keeping")]
pub mod keeping;
#[cfg(feature = "reading")]
pub mod reading;
#[cfg(feature = "www")]
pub mod www;

use crate::error::ReadError;
#[cfg(any(feature = "reading", feature = "judging"))]
use crate::rules::Rules;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Takes the phrases of clutter into use: those of `src/data/phrases` as `writtenPhrases` has them, in UTF-8. To be
/// called once, before the first reading or judgement: the extension's Wasm has none inside.
///
/// # Errors
/// An `Error` with a sentence where the bytes are no phrases.
#[cfg(any(feature = "reading", feature = "judging"))]
#[wasm_bindgen(js_name = usePhrases)]
pub fn use_phrases(written: Vec<u8>) -> Result<(), JsValue> {
    let written = String::from_utf8(written).unwrap_or_default();
    if !Rules::use_phrases(written) {
        return Err(js_sys::Error::new("these are no phrases").into());
    }
    Ok(())
}

/// The phrases of clutter as [`use_phrases`] takes them; `tools/assemble.mjs` puts them beside the extension's Wasm.
#[cfg(feature = "www")]
#[wasm_bindgen(js_name = writtenPhrases)]
pub fn written_phrases() -> String {
    crate::rules::written_phrases()
}

fn to_json<T: Serialize>(value: &T) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|error| bad_json(&error))
}

fn bad_json(error: &serde_json::Error) -> JsValue {
    to_js(&ReadError::BadSnapshot { reason: error.to_string() })
}

/// The one place where an error of the core becomes JavaScript's.
fn to_js(error: &ReadError) -> JsValue {
    let js = js_sys::Error::new(&error.to_string());
    // Setting a property of a fresh, extensible object cannot fail.
    let _ = js_sys::Reflect::set(&js, &"key".into(), &error.key().into());
    js.into()
}

/// Runs once, when the module starts: panics speak in the console of debug builds.
#[wasm_bindgen(start)]
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}
