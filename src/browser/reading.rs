//! Pages into readings: the module that a press waits for.

use super::{bad_json, to_js, to_json};
use crate::extract::model::{Files, Model};
use crate::reader;
use crate::settings::Settings;
use crate::snapshot::Snapshot;
use wasm_bindgen::prelude::*;

/// Turns a snapshot (JSON, see [`crate::snapshot`]) into what the view is handed (lines of JSON, see
/// [`reader::Reading::view_lines`]). The settings are JSON too; defaults count for what is missing or of the wrong form.
///
/// # Errors
/// An `Error` whose message is a sentence and whose `key` names the same sentence in `_locales`.
#[wasm_bindgen]
pub fn read(snapshot: &str, settings: &str) -> Result<String, JsValue> {
    reading(snapshot, settings)?.view_lines().map_err(|error| bad_json(&error))
}

/// The article of a snapshot, read as by [`read`]: JSON of [`crate::article::Article`], for what writes files of it.
///
/// # Errors
/// As [`read`].
#[wasm_bindgen]
pub fn article(snapshot: &str, settings: &str) -> Result<String, JsValue> {
    to_json(&reading(snapshot, settings)?.article)
}

/// Once in the Wasm, however many ask for it.
#[inline(never)]
fn reading(snapshot: &str, settings: &str) -> Result<reader::Reading, JsValue> {
    let settings = Settings::from_json(settings);
    let page = Snapshot::from_json(snapshot).map_err(|error| to_js(&error))?;
    reader::read(&page, &settings).map_err(|error| to_js(&error))
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

/// Takes a model into use, the files `tables.bin`, `trees.bin` and `network.bin` of `src/extract/model`. To be called once,
/// before the first reading: the extension's Wasm has none inside.
///
/// # Errors
/// An `Error` with a sentence where the bytes are no model of this version, or one is in use already.
#[wasm_bindgen(js_name = useModel)]
pub fn use_model(tables: &[u8], trees: &[u8], network: &[u8]) -> Result<(), JsValue> {
    Model::read(Files { tables, trees, network })
        .and_then(Model::install)
        .map_err(|error| js_sys::Error::new(&error.to_string()).into())
}
