//! What JavaScript may call, and our own pages' interface. wasm32 only.

#[cfg(feature = "www")]
pub mod elements;
#[cfg(feature = "www")]
pub mod www;

use crate::error::ReadError;
use crate::extract::model::Model;
use crate::overlay;
use crate::reader;
use crate::render::keep;
use crate::rules::notices::Notices;
use crate::rules::{Rules, cosmetic};
use crate::settings::Settings;
use crate::snapshot::Snapshot;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Turns a snapshot (JSON, see [`crate::snapshot`]) into what the view is handed (JSON, see
/// [`reader::ViewReading`]). The settings are JSON too; defaults count for what is missing or of the wrong form.
///
/// # Errors
/// An `Error` whose message is a sentence and whose `key` names the same sentence in `_locales`.
#[wasm_bindgen]
pub fn read(snapshot: &str, settings: &str) -> Result<String, JsValue> {
    to_json(&reading(snapshot, settings)?.for_view())
}

/// Once in the Wasm, however many ask for it.
#[inline(never)]
fn reading(snapshot: &str, settings: &str) -> Result<reader::Reading, JsValue> {
    let settings: Settings = serde_json::from_str(settings).unwrap_or_default();
    let page = Snapshot::from_json(snapshot).map_err(|error| to_js(&error))?;
    reader::read(&page, &settings).map_err(|error| to_js(&error))
}

/// Makes a file of a snapshot's article, read as by [`read`]: JSON of [`keep::Kept`] for JSON of [`keep::Request`].
///
/// # Errors
/// As [`read`].
#[wasm_bindgen]
pub fn write(snapshot: &str, settings: &str, request: &str) -> Result<String, JsValue> {
    let request = keep::Request::from_json(request)
        .ok_or_else(|| to_js(&ReadError::BadSnapshot { reason: "no such file can be made".to_owned() }))?;
    let reading = reading(snapshot, settings)?;
    to_json(&keep::write(&reading.article, &request))
}

/// Whether the view may open by itself on this page (a snapshot as for [`read`]); where in doubt, it may not.
#[wasm_bindgen(js_name = opensUnasked)]
pub fn opens_unasked(snapshot: &str) -> bool {
    Snapshot::from_json(snapshot).is_ok_and(|page| reader::opens_unasked(&page).unwrap_or(false))
}

/// Describes a part of a snapshot (JSON), so that it is found on the site's other pages; nothing where it cannot be told apart.
///
/// # Errors
/// As [`read`].
#[wasm_bindgen]
pub fn describe(snapshot: &str, node: u32) -> Result<Option<String>, JsValue> {
    let page = Snapshot::from_json(snapshot).map_err(|error| to_js(&error))?;
    Ok(reader::describe(&page, node))
}

/// Takes the phrases of clutter into use, the files of `src/data/phrases` one after the other. To be called once, before
/// the first reading: the extension's Wasm has none inside.
#[wasm_bindgen(js_name = usePhrases)]
pub fn use_phrases(files: &str) {
    Rules::use_phrases(files);
}

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

fn to_json<T: Serialize>(value: &T) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|error| bad_json(&error))
}

fn bad_json(error: &serde_json::Error) -> JsValue {
    to_js(&ReadError::BadSnapshot { reason: error.to_string() })
}

/// Takes a model into use, the files `tables.bin` and `trees.bin` of `src/extract/model`. To be called once, before the
/// first reading: the extension's Wasm has none inside.
///
/// # Errors
/// An `Error` with a sentence where the bytes are no model of this version, or one is in use already.
#[wasm_bindgen(js_name = useModel)]
pub fn use_model(tables: &[u8], trees: &[u8]) -> Result<(), JsValue> {
    Model::read(tables, trees).and_then(Model::install).map_err(|error| js_sys::Error::new(&error.to_string()).into())
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
