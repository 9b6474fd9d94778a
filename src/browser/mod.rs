//! What JavaScript may call, and our own pages' interface. wasm32 only.

#[cfg(feature = "www")]
pub mod elements;
#[cfg(feature = "www")]
pub mod www;

use crate::error::ReadError;
use crate::extract::model::Model;
use crate::reader;
use crate::rules::Rules;
use crate::settings::Settings;
use crate::snapshot::Snapshot;
use wasm_bindgen::prelude::*;

/// Turns a snapshot (JSON, see [`crate::snapshot`]) into what the view is handed (JSON, see
/// [`reader::ViewReading`]).
///
/// # Errors
/// An `Error` whose message is a sentence and whose `key` names the same sentence in `_locales`.
#[wasm_bindgen]
pub fn read(snapshot: &str, settings: JsValue) -> Result<String, JsValue> {
    let settings = read_settings(settings);
    let page = Snapshot::from_json(snapshot).map_err(|error| to_js(&error))?;
    let reading = reader::read(&page, &settings).map_err(|error| to_js(&error))?;
    serde_json::to_string(&reading.for_view())
        .map_err(|error| to_js(&ReadError::BadSnapshot { reason: error.to_string() }))
}

/// Takes the phrases of clutter into use, the files of `src/data/phrases` one after the other. To be called once, before
/// the first reading: the extension's Wasm has none inside.
#[wasm_bindgen(js_name = usePhrases)]
pub fn use_phrases(files: &str) {
    Rules::use_phrases(files);
}

/// Takes a model into use, the files `tables.bin` and `trees.bin` of `src/extract/model`. To be called once, before the
/// first reading: the extension's Wasm has none inside.
///
/// # Errors
/// An `Error` with a sentence where the bytes are no model of this version, or one is in use already.
#[wasm_bindgen(js_name = useModel)]
pub fn use_model(tables: &[u8], trees: &[u8]) -> Result<(), JsValue> {
    Model::read(tables, trees)
        .and_then(Model::install)
        .map_err(|error| js_sys::Error::new(&error.to_string()).into())
}

/// The reader's settings; defaults for what is missing or of the wrong form.
fn read_settings(settings: JsValue) -> Settings {
    if settings.is_undefined() || settings.is_null() {
        return Settings::default();
    }
    serde_wasm_bindgen::from_value(settings).unwrap_or_default()
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
