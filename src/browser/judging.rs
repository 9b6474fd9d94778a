//! Live pages: which of their parts are clutter, and the reader's own rules for them.

use super::{bad_json, to_json};
use crate::overlay;
use crate::rules::cosmetic;
use crate::rules::notices::Notices;
use wasm_bindgen::prelude::*;

/// Takes the words of notices on live pages into use, the file `src/data/overlay.txt`. To be called once, before the first
/// judgement: the extension's Wasm has none inside.
#[wasm_bindgen(js_name = useNotices)]
pub fn use_notices(file: &str) {
    Notices::use_text(file);
}

/// Judges the parts of a live page that may be clutter: facts ([`overlay::PageFacts`]) and settings
/// ([`overlay::CleanSettings`]) come as JSON, and so go the verdicts ([`overlay::Verdicts`]).
///
/// # Errors
/// An `Error` where the facts have another form.
#[wasm_bindgen]
pub fn judge(facts: &str, settings: &str) -> Result<String, JsValue> {
    let page: overlay::PageFacts = serde_json::from_str(facts).map_err(|error| bad_json(&error))?;
    to_json(&overlay::judge(&page, &overlay::CleanSettings::from_json(settings)))
}

/// What is wrong with the reader's own rules (JSON, a list of [`cosmetic::Complaint`]).
///
/// # Errors
/// None that can be met with: a list is always written.
#[wasm_bindgen(js_name = checkRules)]
pub fn check_rules(text: &str) -> Result<String, JsValue> {
    to_json(&cosmetic::check(text))
}

/// What the reader's own rules say for the site of a host (JSON, [`cosmetic::SiteRules`]).
///
/// # Errors
/// None that can be met with: what is not understood says nothing.
#[wasm_bindgen(js_name = rulesFor)]
pub fn rules_for(text: &str, host: &str) -> Result<String, JsValue> {
    to_json(&cosmetic::for_site(text, host))
}
