//! "Keep a copy": the article as a file, Markdown or a book. Its pictures are not fetched; their words stand there instead.

use super::page::on;
use super::{Www, sentence_of, words};
use crate::render::keep::{self, Format, Request, Words};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Makes the two buttons work.
pub(super) fn listen(www: &Rc<Www>) {
    for (button, format) in [(&www.page.save_markdown, Format::Markdown), (&www.page.save_epub, Format::Epub)] {
        let this = Rc::clone(www);
        on(button, "click", move |_| {
            if let Err(error) = save(&this, format) {
                this.page.problem(&format!("The file could not be made: {}", sentence_of(&error)));
            }
        });
    }
}

/// Hands the file over to JavaScript, which zips it and gives it to the browser.
fn save(www: &Www, format: Format) -> Result<(), JsValue> {
    let reading = www.reading.borrow();
    // The buttons are shown only beside a reading.
    let Some(reading) = reading.as_ref() else { return Ok(()) };
    let notice = Some(words::note(reading)).filter(|note| !note.is_empty());
    let request = Request { words: Words { notice, ..Words::default() }, ..Request::new(format) };
    let kept = keep::write(&reading.article, &request);
    let json = serde_json::to_string(&kept).map_err(|error| js_sys::Error::new(&error.to_string()))?;
    www.save.call1(&JsValue::UNDEFINED, &json.into()).map(drop)
}
