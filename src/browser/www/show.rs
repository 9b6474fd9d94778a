//! Shows a reading: the article with its header, its Markdown, and the list of what was left out.

use super::page::{Page, on, write_or_hide};
use super::{Www, tabs, words};
use crate::article::{Direction, Metadata};
use crate::browser::elements::{self, Pictures};
use crate::extract::Explained;
use crate::reader::{Reading, Removal};
use crate::render::markdown;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

/// How long "Copied." stays, in milliseconds.
const COPIED_MS: u32 = 4_000;

/// Makes "Show pictures" and "Copy" work.
pub(super) fn listen(www: &Rc<Www>) {
    let this = Rc::clone(www);
    on(&www.page.pictures_show, "click", move |_| {
        if let Some(reading) = this.reading.borrow().as_ref() {
            this.page.pictures.set_hidden(true);
            report(&this.page, fill_sheet(&this.page, reading, Pictures::Load));
            // The pressed button is gone: the keyboard goes on with the text.
            let _ = this.page.tabs[0].1.focus();
        }
    });
    let this = Rc::clone(www);
    on(&www.page.copy, "click", move |_| {
        let this = Rc::clone(&this);
        spawn_local(async move { copy(&this.page).await });
    });
}

/// Fills the panes, shows the first and brings it into sight.
pub(super) fn show(page: &Page, reading: &Reading) {
    write_or_hide(&page.note, &words::note(reading));
    let waiting = elements::count_pictures(&reading.markup);
    page.pictures.set_hidden(waiting == 0);
    page.pictures_text.set_text_content(Some(&words::pictures(waiting)));
    report(page, fill_sheet(page, reading, Pictures::Wait));

    page.markdown.set_text_content(Some(&markdown::document(&reading.article)));
    page.copied.set_text_content(None);
    page.kept.set_text_content(None);
    page.count.set_text_content(Some(&reading.removed.len().to_string()));
    page.removed_text.set_text_content(Some(&words::removals(reading.removed.len())));
    report(page, fill_removals(page, &reading.removed));

    page.blocks.set_text_content(None);
    page.blocks_text.set_text_content(None);

    tabs::select(&page.tabs, 0);
    page.result.set_hidden(false);
    page.result.scroll_into_view();
    // The result is shown and may take the focus: this cannot fail.
    let _ = page.result.focus();
}

fn fill_sheet(page: &Page, reading: &Reading, pictures: Pictures) -> Result<(), JsValue> {
    let metadata = &reading.article.metadata;
    page.sheet.set_text_content(None);
    page.sheet.set_attribute("lang", metadata.language.as_deref().unwrap_or(""))?;
    let dir = match metadata.dir {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    page.sheet.set_attribute("dir", dir)?;
    add_header(page, metadata)?;
    elements::append(&page.document, &page.sheet, &reading.markup, pictures)
}

/// Site, title, and a line of byline, date and length.
fn add_header(page: &Page, metadata: &Metadata) -> Result<(), JsValue> {
    let header = page.add(&page.sheet, "header", "")?;
    add_site(page, &header, metadata)?;
    if let Some(title) = &metadata.title {
        page.add(&header, "h2.title", title)?;
    }
    let line = page.add(&header, "p.byline", "")?;
    if let Some(byline) = &metadata.byline {
        page.add(&line, "span", byline)?;
    }
    if let Some(published) = &metadata.published {
        let time = page.add(&line, "time", &words::date(published))?;
        time.set_attribute("datetime", published)?;
    }
    if metadata.reading_minutes > 0 {
        page.add(&line, "span", &words::minutes(metadata.reading_minutes))?;
    }
    Ok(())
}

/// The site's name, as a link to the page where its address is known.
fn add_site(page: &Page, header: &Element, metadata: &Metadata) -> Result<(), JsValue> {
    let address = url::Url::parse(&metadata.url).ok().filter(|address| matches!(address.scheme(), "http" | "https"));
    let host = address.as_ref().and_then(|address| address.host_str());
    let Some(name) = metadata.site_name.as_deref().or(host) else {
        return Ok(());
    };
    let line = page.add(header, "p.site", "")?;
    if host.is_none() {
        line.set_text_content(Some(name));
        return Ok(());
    }
    let link = page.add(&line, "a", name)?;
    link.set_attribute("href", &metadata.url)?;
    link.set_attribute("target", "_blank")?;
    link.set_attribute("rel", "noopener noreferrer")
}

/// Blocks that are explained at most: no browser shows more in a list that anyone reads.
pub(super) const MOST_BLOCKS: usize = 2_000;

/// Fills the pane of the blocks.
pub(super) fn show_blocks(page: &Page, blocks: &[Explained]) {
    page.blocks_text.set_text_content(Some(&words::blocks(blocks.len(), blocks.len() == MOST_BLOCKS)));
    report(page, fill_blocks(page, blocks));
}

fn fill_blocks(page: &Page, blocks: &[Explained]) -> Result<(), JsValue> {
    page.blocks.set_text_content(None);
    for block in blocks {
        let item = page.add(&page.blocks, "li", "")?;
        // Tenths, for the colour beside the block; what it says is written out too.
        let tenths = block.score.map_or_else(|| "rule".to_owned(), |score| ((score * 10.0).round() as u8).to_string());
        item.set_attribute("data-score", &tenths)?;
        let head = page.add(&item, "p.rule", "")?;
        page.add(&head, "strong", if block.kept { "Stays" } else { "Goes" })?;
        page.add(&head, "span.reason", &block.reason)?;
        page.add(&item, if block.kept { "p.block" } else { "p.block gone" }, &block.text)?
            .set_attribute("dir", "auto")?;
        if !block.weighed.is_empty() {
            page.add(&item, "p.reason", &words::weighed(&block.weighed))?;
        }
    }
    Ok(())
}

fn fill_removals(page: &Page, removed: &[Removal]) -> Result<(), JsValue> {
    page.removals.set_text_content(None);
    for removal in removed {
        let item = page.add(&page.removals, "li", "")?;
        let head = page.add(&item, "p.rule", "")?;
        page.add(&head, "strong", &words::rule(removal.rule))?;
        page.add(&head, "span.reason", &removal.reason)?;
        if !removal.text.is_empty() {
            page.add(&item, "q", &removal.text)?.set_attribute("dir", "auto")?;
        }
    }
    Ok(())
}

/// Copies the Markdown, or selects it where the browser does not let us.
async fn copy(page: &Page) {
    let text = page.markdown.text_content().unwrap_or_default();
    let sentence = if write_to_clipboard(&text).await.is_ok() {
        "Copied."
    } else {
        select_all(page);
        "Selected: copy it with Ctrl+C."
    };
    page.copied.set_text_content(Some(sentence));
    let copied = page.copied.clone();
    Timeout::new(COPIED_MS, move || copied.set_text_content(None)).forget();
}

async fn write_to_clipboard(text: &str) -> Result<(), JsValue> {
    let navigator = web_sys::window().ok_or("there is no window")?.navigator();
    let clipboard = navigator.clipboard();
    // A page that is not served safely has none.
    if clipboard.is_undefined() {
        return Err("there is no clipboard".into());
    }
    JsFuture::from(clipboard.write_text(text)).await?;
    Ok(())
}

fn select_all(page: &Page) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection {
        // The pane is shown, since its button was pressed: selecting it cannot fail.
        let _ = selection.select_all_children(&page.markdown);
    }
}

fn report(page: &Page, built: Result<(), JsValue>) {
    if let Err(error) = built {
        page.problem(&format!("The browser could not show everything: {}", super::sentence_of(&error)));
    }
}
