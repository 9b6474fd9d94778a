//! The page on which anyone can read a saved or pasted page, `www/`: what is dropped, chosen or pasted becomes an inert
//! document, is captured, read and shown in four panes. Nothing leaves the machine.

pub mod address;
mod intake;
mod page;
mod save;
mod show;
pub mod source;
mod tabs;
pub mod words;

use crate::error::ReadError;
use crate::reader::{self, Reading};
use crate::settings::Settings;
use crate::snapshot::Snapshot;
use gloo::timers::future::TimeoutFuture;
use js_sys::Function;
use page::Page;
use source::{Problem, Source};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DomParser, SupportedType};

/// Time for the browser to paint "Reading…" before the work begins, in milliseconds: two frames at 60 Hz.
const PAINT_MS: u32 = 34;

/// The page while it is open.
struct Www {
    page: Page,
    /// `capture(document)` of `extension/content/capture.js`.
    capture: Function,
    /// Makes a file and gives it to the browser: what writes its parts and the format in, a promise of how many pictures are not in it out.
    save: Function,
    /// What is shown now.
    reading: RefCell<Option<Reading>>,
    /// What it was read from, until its blocks are asked for.
    unexplained: RefCell<Option<Snapshot>>,
    /// Counts what was handed in: an answer that comes late is told by it.
    turn: Cell<u32>,
}

/// Starts the page. `capture` is `extension/content/capture.js`'s: a document in, a snapshot out. `save` gets the
/// pictures of a file, puts its parts together and gives it to the browser.
///
/// # Errors
/// An `Error` that names an element which `www/index.html` should have.
#[wasm_bindgen]
pub fn start_www(capture: Function, save: Function) -> Result<(), JsValue> {
    let www = Rc::new(Www {
        page: Page::find()?,
        capture,
        save,
        reading: RefCell::new(None),
        unexplained: RefCell::new(None),
        turn: Cell::new(0),
    });
    let this = Rc::clone(&www);
    tabs::listen(&www.page, Rc::new(move |index| this.chosen(index)));
    intake::listen(&www);
    show::listen(&www);
    save::listen(&www);
    www.page.say("");
    Ok(())
}

impl Www {
    /// Begins a turn; whatever is still under way from an earlier one is forgotten.
    fn begin(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.page.problem("");
        self.page.say("Reading…");
        self.turn.get()
    }

    /// Reads a source and shows what came of it, unless something newer was handed in meanwhile.
    async fn read(&self, turn: u32, source: Result<Source, Problem>) {
        TimeoutFuture::new(PAINT_MS).await;
        if turn != self.turn.get() {
            return;
        }
        match source.and_then(|source| self.reading_of(&source)) {
            Ok((reading, snapshot)) => {
                self.page.say(&words::summary(&reading));
                show::show(&self.page, &reading);
                *self.reading.borrow_mut() = Some(reading);
                *self.unexplained.borrow_mut() = Some(snapshot);
            }
            Err(problem) => {
                self.page.say("");
                self.page.problem(&problem.to_string());
                self.page.result.set_hidden(true);
                *self.reading.borrow_mut() = None;
                *self.unexplained.borrow_mut() = None;
            }
        }
    }

    fn reading_of(&self, source: &Source) -> Result<(Reading, Snapshot), Problem> {
        let mut page = self.snapshot_of(source)?;
        address::correct(&mut page, source);
        Ok((reader::read(&page, &Settings::default())?, page))
    }

    /// A tab was chosen: the blocks are explained when somebody wants to see them, for that takes longer than reading.
    fn chosen(&self, tab: usize) {
        if tab != tabs::BLOCKS {
            return;
        }
        if let Some(snapshot) = self.unexplained.borrow_mut().take() {
            // A page that could be read has text.
            let blocks = reader::explain(&snapshot, show::MOST_BLOCKS).unwrap_or_default();
            show::show_blocks(&self.page, &blocks);
        }
    }

    /// The document is inert: no script of it runs, nothing of it loads, no style of it counts.
    fn snapshot_of(&self, source: &Source) -> Result<Snapshot, Problem> {
        let refused = |error: JsValue| Problem::Browser(sentence_of(&error));
        let document = DomParser::new()
            .and_then(|parser| parser.parse_from_string(&source.text, SupportedType::TextHtml))
            .map_err(refused)?;
        let captured = self.capture.call1(&JsValue::UNDEFINED, &document).map_err(refused)?;
        let mut snapshot: Snapshot = serde_wasm_bindgen::from_value(captured)
            .map_err(|error| ReadError::BadSnapshot { reason: error.to_string() })?;
        // Chromium holds the page to our own policy, under which no `base` element counts; it is the page's word all the same.
        let base = document.query_selector("base[href]").ok().flatten().and_then(|base| base.get_attribute("href"));
        if let Some(base) = base.as_deref().and_then(address::whole) {
            snapshot.base = base;
        }
        Ok(snapshot.of_this_version()?)
    }
}

/// What a thrown value says.
fn sentence_of(thrown: &JsValue) -> String {
    thrown.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{thrown:?}"), |error| String::from(error.message()))
}
