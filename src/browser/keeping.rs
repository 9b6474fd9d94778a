//! Files of articles, for readers who want to keep one.

use super::{bad_json, to_js, to_json};
use crate::article::Article;
use crate::error::ReadError;
use crate::render::keep;
use wasm_bindgen::prelude::*;

/// Makes a file of an article (JSON of [`Article`]): JSON of [`keep::Kept`] for JSON of [`keep::Request`].
///
/// # Errors
/// An `Error` with a sentence where one of them has another form.
#[wasm_bindgen]
pub fn write(article: &str, request: &str) -> Result<String, JsValue> {
    let article: Article = serde_json::from_str(article).map_err(|error| bad_json(&error))?;
    let request = keep::Request::from_json(request)
        .ok_or_else(|| to_js(&ReadError::BadSnapshot { reason: "no such file can be made".to_owned() }))?;
    to_json(&keep::write(&article, &request))
}
