//! The four panes as tabs: one is shown, arrow keys, Home and End move between them (ARIA's pattern for tabs).

use super::page::{Page, on};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

type Tabs = [(HtmlElement, HtmlElement); 4];

/// Which of them shows every block.
pub(super) const BLOCKS: usize = 3;

/// Makes the tabs answer to presses and keys; `chosen` is told which one was.
pub(super) fn listen(page: &Page, chosen: Rc<dyn Fn(usize)>) {
    for (index, (tab, _)) in page.tabs.iter().enumerate() {
        let tabs = page.tabs.clone();
        let told = Rc::clone(&chosen);
        on(tab, "click", move |_| {
            told(index);
            select(&tabs, index);
        });
        let tabs = page.tabs.clone();
        let told = Rc::clone(&chosen);
        on(tab, "keydown", move |event| {
            let Some(next) = event.dyn_ref::<KeyboardEvent>().and_then(|event| goal(event, index, tabs.len())) else {
                return;
            };
            event.prevent_default();
            told(next);
            select(&tabs, next);
            // Focus of an element that is shown cannot fail.
            let _ = tabs[next].0.focus();
        });
    }
}

/// Shows the pane at `index` and hides the others.
pub(super) fn select(tabs: &Tabs, index: usize) {
    for (at, (tab, pane)) in tabs.iter().enumerate() {
        let chosen = at == index;
        // Names and values are well-formed, so nothing here can fail.
        let _ = tab.set_attribute("aria-selected", if chosen { "true" } else { "false" });
        tab.set_tab_index(if chosen { 0 } else { -1 });
        pane.set_hidden(!chosen);
    }
}

/// Which tab a key leads to.
fn goal(event: &KeyboardEvent, from: usize, count: usize) -> Option<usize> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    match event.key().as_str() {
        "ArrowRight" => Some((from + 1) % count),
        "ArrowLeft" => Some((from + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}
