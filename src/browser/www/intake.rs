//! The ways in: a dropped or chosen file, pasted source, the example.

use super::page::on;
use super::source::{self, Problem, Source};
use super::{Www, sentence_of};
use gloo::file::File;
use js_sys::Uint8Array;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, HtmlElement, Response};

/// Address of the example, beside the page.
const EXAMPLE: &str = "example.html";

/// Class of the desk while a file is held over it.
const OVER: &str = "over";

/// Makes every way in work.
pub(super) fn listen(www: &Rc<Www>) {
    listen_to_drops(www);
    let this = Rc::clone(www);
    on(&www.page.file, "change", move |_| {
        let chosen = this.page.file.files().and_then(|files| files.get(0));
        // Emptied, so that the same file can be chosen again after it was changed.
        this.page.file.set_value("");
        if let Some(file) = chosen {
            take(&this, from_file(file.into()));
        }
    });
    let this = Rc::clone(www);
    on(&www.page.example, "click", move |_| take(&this, example()));
    let this = Rc::clone(www);
    on(&www.page.read, "click", move |_| {
        let text = this.page.source.value();
        take(&this, async move { source::from_text(&text) });
    });
    listen_to_paste(www);
}

/// A page that is pasted is read at once. Where the clipboard holds a piece of a shown page, its source is taken.
fn listen_to_paste(www: &Rc<Www>) {
    let this = Rc::clone(www);
    on(&www.page.source, "paste", move |event| {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
            return;
        };
        if let Some(text) = source_in(&data) {
            event.prevent_default();
            this.page.source.set_value(&text);
            take(&this, async move { source::from_text(&text) });
        }
    });
}

/// HTML in a transfer: as text, else as what was copied from a shown page.
fn source_in(data: &DataTransfer) -> Option<String> {
    ["text/plain", "text/html"].iter().filter_map(|kind| data.get_data(kind).ok()).find(|text| source::has_tags(text))
}

/// The whole window takes what is dropped: a browser would leave this page for a file that misses the desk.
fn listen_to_drops(www: &Rc<Www>) {
    let Some(window) = www.page.document.document_element() else {
        return;
    };
    let window: HtmlElement = window.unchecked_into();
    let mark = |over: bool| {
        let desk = www.page.drop.clone();
        move |event: &web_sys::Event| {
            event.prevent_default();
            // A class name without blanks is always taken.
            let _ = desk.class_list().toggle_with_force(OVER, over);
        }
    };
    on(&window, "dragenter", mark(true));
    on(&window, "dragover", mark(true));
    on(&window, "dragleave", mark(false));
    on(&window, "dragend", mark(false));
    let unmark = mark(false);
    let this = Rc::clone(www);
    on(&window, "drop", move |event| {
        unmark(event);
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        if let Some(data) = data {
            take_dropped(&this, &data);
        }
    });
}

fn take_dropped(www: &Rc<Www>, data: &DataTransfer) {
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        take(www, from_file(file.into()));
    } else {
        let text = source_in(data).or_else(|| data.get_data("text/plain").ok());
        let text = text.unwrap_or_default();
        take(www, async move { source::from_text(&text) });
    }
}

/// Begins a turn at once and reads what comes.
fn take(www: &Rc<Www>, source: impl Future<Output = Result<Source, Problem>> + 'static) {
    let turn = www.begin();
    let www = Rc::clone(www);
    spawn_local(async move {
        let source = source.await;
        www.read(turn, source).await;
    });
}

async fn from_file(file: File) -> Result<Source, Problem> {
    // Asked before it is read: a film of many gigabytes never comes into memory.
    if file.size() > source::LARGEST {
        return Err(Problem::TooLarge(file.size()));
    }
    let bytes =
        gloo::file::futures::read_as_bytes(&file).await.map_err(|error| Problem::Unreadable(error.to_string()))?;
    source::from_bytes(&bytes)
}

async fn example() -> Result<Source, Problem> {
    let (bytes, address) = fetch(EXAMPLE).await.map_err(|error| Problem::Unreadable(sentence_of(&error)))?;
    let mut source = source::from_bytes(&bytes)?;
    source.base = Some(address);
    Ok(source)
}

/// Bytes and whole address of a file of this page's own.
async fn fetch(address: &str) -> Result<(Vec<u8>, String), JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let response = JsFuture::from(window.fetch_with_str(address)).await?;
    let response: Response = response.dyn_into()?;
    if !response.ok() {
        return Err(js_sys::Error::new(&format!("the server answers {}", response.status())).into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok((Uint8Array::new(&buffer).to_vec(), response.url()))
}
