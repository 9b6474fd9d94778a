//! "Keep a copy": the article as a file: Markdown, a web page or a book, with the pictures that the page holds itself. Nothing is
//! fetched from elsewhere; the words of such a picture stand in its place.

use super::page::on;
use super::{Www, sentence_of, words};
use crate::article::Article;
use crate::render::keep::{self, Request};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Makes the buttons work. The formats are named as [`Request::from_json`] wants them.
pub(super) fn listen(www: &Rc<Www>) {
    let buttons = [(&www.page.save_markdown, "markdown"), (&www.page.save_html, "html"), (&www.page.save_epub, "epub")];
    for (button, format) in buttons {
        let this = Rc::clone(www);
        on(button, "click", move |_| {
            let this = Rc::clone(&this);
            // At once: what is said below is about this press.
            this.page.kept.set_text_content(None);
            spawn_local(async move {
                match save(&this, format).await {
                    Ok(missing) => this.page.kept.set_text_content(Some(&words::kept(missing))),
                    Err(error) => this.page.problem(&format!("The file could not be made: {}", sentence_of(&error))),
                }
            });
        });
    }
}

/// Has JavaScript make the file, which gets its pictures, zips it and gives it to the browser. How many pictures are not in it.
async fn save(www: &Www, format: &str) -> Result<usize, JsValue> {
    let asked = www.reading.borrow().as_ref().map(|reading| (reading.article.clone(), words::note(reading)));
    // The buttons are shown only beside a reading.
    let Some((article, note)) = asked else { return Ok(0) };
    let notice = Some(note).filter(|note| !note.is_empty());
    let write = Closure::<dyn Fn(String) -> String>::new(move |request: String| written(&article, &request, &notice));
    let promise = www.save.call2(&JsValue::UNDEFINED, write.as_ref(), &format.into())?;
    let missing = JsFuture::from(promise.dyn_into::<js_sys::Promise>()?).await?;
    // A count of pictures, which is a small whole number.
    Ok(missing.as_f64().map_or(0, |count| count as usize))
}

/// The parts of the file as JSON; no JSON at all where JavaScript asks wrongly, which it then says.
fn written(article: &Article, request: &str, notice: &Option<String>) -> String {
    let Some(mut request) = Request::from_json(request) else { return String::new() };
    request.words.notice.clone_from(notice);
    serde_json::to_string(&keep::write(article, &request)).unwrap_or_default()
}
