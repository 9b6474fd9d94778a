//! Pages to work on, and the page `www/index.html` itself, put into the test's own document.

use gloo::timers::future::TimeoutFuture;
use js_sys::Function;
use recto::browser::www::start_www;
use wasm_bindgen::prelude::*;
use web_sys::{Document, DomParser, Element, HtmlElement, HtmlTextAreaElement, SupportedType};

#[wasm_bindgen(module = "/tests/browser/fixture.js")]
extern "C" {
    pub(crate) fn capture(document: &Document) -> JsValue;
    pub(crate) fn drop(target: &Element, bytes: &[u8], name: &str) -> bool;
    pub(crate) fn paste(target: &Element, plain: &str, html: &str) -> bool;
    pub(crate) fn press(target: &Element, key: &str) -> bool;
    pub(crate) fn ran() -> bool;
    pub(crate) fn requests(word: &str) -> u32;
    pub(crate) fn saved() -> Function;
    #[wasm_bindgen(js_name = lastSaved)]
    pub(crate) fn last_saved() -> Option<String>;
    #[wasm_bindgen(js_name = captureThat)]
    pub(crate) fn capture_that(does: &str) -> Function;
}

/// One sentence of the article, to be found again.
pub(crate) const SENTENCE: &str = "He opens a pane of glass, turns a brass tap, and waits for the small blue breath.";

/// A saved page of six paragraphs, with a promo, a picture and a script.
pub(crate) fn page() -> String {
    let paragraph = "<p>At a quarter to five on an October afternoon, when the buses have already switched on their \
        headlights, Tobias Wren leans a short wooden ladder against the first of nineteen iron posts and climbs four \
        rungs, as he has done on every evening for forty years.</p>";
    format!(
        "<!doctype html><html lang=en><head><title>The Lamplighter</title>\
        <link rel=canonical href=https://courier.example/town/lamplighter><meta name=author content='Ada Example'>\
        <script>globalThis.ran = true</script></head><body onload='globalThis.ran = true'>\
        <div class=app-banner><p>One app. One membership.</p><a href=/app>Open in the app</a></div>\
        <article><h1>The Lamplighter</h1>{paragraph}<p>{SENTENCE} {SENTENCE}</p>\
        <figure><img src=/never-asked-for.png alt='An iron lamp' width=640 height=360 onerror='globalThis.ran = true'>\
        <figcaption>The seventh lamp.</figcaption></figure>{paragraph}{paragraph}{paragraph}</article></body></html>"
    )
}

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An inert document of a source.
pub(crate) fn parsed(html: &str) -> Document {
    let parser = DomParser::new().unwrap();
    parser.parse_from_string(html, SupportedType::TextHtml).unwrap()
}

/// Puts the body of `www/index.html` into this document, in the place of an earlier one.
pub(crate) fn open_www() {
    const PLACE: &str = "the-page";
    if let Some(old) = document().get_element_by_id(PLACE) {
        old.remove();
    }
    let place = document().create_element("div").unwrap();
    place.set_id(PLACE);
    let body = parsed(include_str!("../../www/index.html")).body().unwrap();
    while let Some(child) = body.first_child() {
        place.append_child(&child).unwrap();
    }
    document().body().unwrap().append_child(&place).unwrap();
}

/// An element of that page.
pub(crate) fn element(name: &str) -> HtmlElement {
    let id = format!("recto-{name}");
    let element = document().get_element_by_id(&id).unwrap_or_else(|| panic!("no {id}"));
    element.unchecked_into()
}

pub(crate) fn text(name: &str) -> String {
    element(name).text_content().unwrap()
}

/// Waits until a condition holds; fails after ten seconds.
pub(crate) async fn until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..500 {
        if condition() {
            return;
        }
        TimeoutFuture::new(20).await;
    }
    panic!("it did not happen: {what}; problem: {}", text("problem"));
}

/// Opens the page with a capture that "works", "throws" or "answers nonsense".
pub(crate) fn start(capture: &str) {
    open_www();
    start_www(capture_that(capture), saved()).unwrap();
    assert_eq!(text("status"), "");
}

/// Reads the fixture's page by pasting it, and waits for the reading.
pub(crate) async fn read_pasted() {
    assert!(paste(&element("source"), &page(), ""), "the paste was not taken");
    until("the page is read", || text("status").starts_with("Read: ")).await;
}

/// Types source and presses the button.
pub(crate) fn type_and_read(source: &str) {
    element("source").unchecked_into::<HtmlTextAreaElement>().set_value(source);
    element("read").click();
}
