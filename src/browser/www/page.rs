//! The elements of `www/index.html` that the page works with.

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node};

/// The elements, found once. What an article brings later cannot take their names' place.
pub(super) struct Page {
    pub(super) document: Document,
    pub(super) drop: HtmlElement,
    pub(super) file: HtmlInputElement,
    pub(super) example: HtmlElement,
    pub(super) source: HtmlTextAreaElement,
    pub(super) read: HtmlElement,
    pub(super) status: HtmlElement,
    pub(super) problem: HtmlElement,
    pub(super) result: HtmlElement,
    /// Tabs with their panes, in order.
    pub(super) tabs: [(HtmlElement, HtmlElement); 4],
    pub(super) count: HtmlElement,
    pub(super) note: HtmlElement,
    pub(super) pictures: HtmlElement,
    pub(super) pictures_text: HtmlElement,
    pub(super) pictures_show: HtmlElement,
    pub(super) sheet: HtmlElement,
    pub(super) copy: HtmlElement,
    pub(super) copied: HtmlElement,
    pub(super) save_markdown: HtmlElement,
    pub(super) save_html: HtmlElement,
    pub(super) save_epub: HtmlElement,
    pub(super) kept: HtmlElement,
    pub(super) markdown: HtmlElement,
    pub(super) removed_text: HtmlElement,
    pub(super) removals: HtmlElement,
    pub(super) blocks_text: HtmlElement,
    pub(super) blocks: HtmlElement,
}

impl Page {
    /// Finds them all, or says which one is missing.
    pub(super) fn find() -> Result<Self, JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or("there is no page")?;
        let tab = |name: &str| -> Result<_, JsValue> {
            Ok((find(&document, &format!("tab-{name}"))?, find(&document, &format!("pane-{name}"))?))
        };
        Ok(Self {
            drop: find(&document, "drop")?,
            file: find(&document, "file")?,
            example: find(&document, "example")?,
            source: find(&document, "source")?,
            read: find(&document, "read")?,
            status: find(&document, "status")?,
            problem: find(&document, "problem")?,
            result: find(&document, "result")?,
            tabs: [tab("reading")?, tab("markdown")?, tab("removed")?, tab("blocks")?],
            count: find(&document, "count")?,
            note: find(&document, "note")?,
            pictures: find(&document, "pictures")?,
            pictures_text: find(&document, "pictures-text")?,
            pictures_show: find(&document, "pictures-show")?,
            sheet: find(&document, "sheet")?,
            copy: find(&document, "copy")?,
            copied: find(&document, "copied")?,
            save_markdown: find(&document, "save-markdown")?,
            save_html: find(&document, "save-html")?,
            save_epub: find(&document, "save-epub")?,
            kept: find(&document, "kept")?,
            markdown: find(&document, "markdown")?,
            removed_text: find(&document, "removed-text")?,
            removals: find(&document, "removals")?,
            blocks_text: find(&document, "blocks-text")?,
            blocks: find(&document, "blocks")?,
            document,
        })
    }

    /// The line that tells what happens; read out by screen readers.
    pub(super) fn say(&self, sentence: &str) {
        self.status.set_text_content(Some(sentence));
    }

    /// The line that tells what went wrong; "" hides it.
    pub(super) fn problem(&self, sentence: &str) {
        write_or_hide(&self.problem, sentence);
    }

    /// Appends an element, `what` being its name or name and class ("p.site"), with a text.
    pub(super) fn add(&self, parent: &Node, what: &str, text: &str) -> Result<Element, JsValue> {
        let (name, class) = what.split_once('.').unwrap_or((what, ""));
        let element = self.document.create_element(name)?;
        if !class.is_empty() {
            element.set_class_name(class);
        }
        element.set_text_content(Some(text));
        parent.append_child(&element)?;
        Ok(element)
    }
}

/// Writes a sentence into an element, or hides it where there is none.
pub(super) fn write_or_hide(element: &HtmlElement, sentence: &str) {
    element.set_text_content(Some(sentence));
    element.set_hidden(sentence.is_empty());
}

/// Calls `action` on every event of a kind, as long as the page is open.
pub(super) fn on(target: &HtmlElement, kind: &'static str, action: impl FnMut(&Event) + 'static) {
    // These listeners stop events from doing what the browser would do (opening a dropped file), so none is passive.
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, kind, options, action).forget();
}

fn find<T: JsCast>(document: &Document, name: &str) -> Result<T, JsValue> {
    document
        .get_element_by_id(&format!("recto-{name}"))
        .and_then(|element| element.dyn_into().ok())
        .ok_or_else(|| js_sys::Error::new(&format!("The page has no recto-{name}.")).into())
}
