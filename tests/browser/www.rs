//! The page `www/index.html` itself: what a person does with it, and what it shows.

use crate::fixture::*;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_test::wasm_bindgen_test;

fn attribute(name: &str, attribute: &str) -> String {
    element(name).get_attribute(attribute).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_pasted_page_fills_the_three_panes() {
    start("works");
    assert!(element("result").hidden());
    read_pasted().await;
    assert!(!element("result").hidden());
    let sheet = text("sheet");
    assert!(sheet.contains("The Lamplighter") && sheet.contains("Ada Example") && sheet.contains(SENTENCE), "{sheet}");
    assert!(!sheet.contains("One app"), "{sheet}");
    assert!(text("markdown").contains(SENTENCE), "{}", text("markdown"));
    assert!(text("markdown").starts_with("# The Lamplighter\n"), "{}", text("markdown"));
    let left_out = text("removals");
    assert!(left_out.contains("One app"), "{left_out}");
    let count = element("removals").query_selector_all("li").unwrap().length();
    assert_eq!(text("count"), count.to_string());
    let site = element("sheet").query_selector(".site a").unwrap().expect("a link to the page");
    assert_eq!(site.get_attribute("href").as_deref(), Some("https://courier.example/town/lamplighter"));
    assert!(!ran(), "a script of the page ran");
}

#[wasm_bindgen_test]
async fn a_piece_of_a_shown_page_is_pasted_as_its_source() {
    start("works");
    assert!(paste(&element("source"), SENTENCE, &page()));
    until("the page is read", || text("sheet").contains(SENTENCE)).await;
    assert!(!paste(&element("source"), "no tags", ""), "plain text is left to the text field");
}

#[wasm_bindgen_test]
async fn pictures_load_only_after_a_press() {
    start("works");
    read_pasted().await;
    let images = || element("sheet").query_selector_all("img").unwrap().length();
    assert_eq!(images(), 0);
    assert!(!element("pictures").hidden());
    assert!(text("pictures").contains("1 picture"), "{}", text("pictures"));
    assert!(text("sheet").contains("An iron lamp"));
    TimeoutFuture::new(200).await;
    assert_eq!(requests("never-asked-for"), 0);
    element("pictures-show").click();
    assert_eq!(images(), 1);
    assert!(element("pictures").hidden());
    assert!(text("sheet").contains(SENTENCE), "the text stays");
}

#[wasm_bindgen_test]
async fn a_press_hands_a_copy_over() {
    start("works");
    let asked = requests("never-asked-for");
    read_pasted().await;
    for (button, name, holds, said) in [
        ("save-markdown", "The Lamplighter.md", "# The Lamplighter", "Saved."),
        ("save-html", "The Lamplighter.html", "<!DOCTYPE html>", "Saved without 1 picture "),
        ("save-epub", "The Lamplighter.epub", "application/epub+zip", "Saved without 1 picture "),
    ] {
        element(button).click();
        until("it is said", || text("kept").starts_with("Saved")).await;
        assert!(text("kept").starts_with(said), "{}", text("kept"));
        let kept: serde_json::Value = serde_json::from_str(&last_saved().expect("a file")).unwrap();
        assert_eq!(kept["name"], name);
        assert!(kept["parts"][0]["content"][0]["text"].as_str().unwrap().starts_with(holds), "{kept}");
        assert!(kept["parts"].to_string().contains(SENTENCE));
    }
    assert_eq!(requests("never-asked-for"), asked, "a copy fetches nothing");
}

#[wasm_bindgen_test]
async fn every_block_says_why_it_stays_or_goes() {
    start("works");
    read_pasted().await;
    assert_eq!(text("blocks"), "", "nobody asked yet");
    element("tab-blocks").click();
    let blocks: Vec<String> = text("blocks").split("Goes").map(str::to_owned).collect();
    assert!(blocks.iter().any(|block| block.contains("Stays") && block.contains(SENTENCE)), "{blocks:?}");
    assert!(blocks.iter().any(|block| block.starts_with("rule app-promo") && block.contains("One app")), "{blocks:?}");
    assert!(text("blocks-text").contains(" blocks of the page’s text"), "{}", text("blocks-text"));
    read_pasted().await;
    until("the list is empty again", || text("blocks").is_empty()).await;
}

#[wasm_bindgen_test]
async fn tabs_answer_to_presses_and_keys() {
    start("works");
    read_pasted().await;
    let shown = || {
        let names = ["reading", "markdown", "removed", "blocks"];
        let chosen: Vec<_> =
            names.into_iter().filter(|name| attribute(&format!("tab-{name}"), "aria-selected") == "true").collect();
        for name in names {
            let is_chosen = chosen.contains(&name);
            assert_eq!(element(&format!("pane-{name}")).hidden(), !is_chosen, "{name}");
            assert_eq!(element(&format!("tab-{name}")).tab_index(), if is_chosen { 0 } else { -1 }, "{name}");
        }
        chosen.concat()
    };
    assert_eq!(shown(), "reading");
    element("tab-removed").click();
    assert_eq!(shown(), "removed");
    for (from, key, to) in [
        ("removed", "ArrowRight", "blocks"),
        ("blocks", "ArrowRight", "reading"),
        ("reading", "ArrowLeft", "blocks"),
        ("blocks", "ArrowLeft", "removed"),
        ("removed", "ArrowLeft", "markdown"),
        ("markdown", "Home", "reading"),
        ("reading", "End", "blocks"),
    ] {
        assert!(press(&element(&format!("tab-{from}")), key), "{key} was not taken");
        assert_eq!(shown(), to, "{key} from {from}");
        assert_eq!(document().active_element().unwrap().id(), format!("recto-tab-{to}"));
    }
    assert!(!press(&element("tab-removed"), "a"), "other keys are the browser's");
    for name in ["reading", "markdown", "removed", "blocks"] {
        assert_eq!(attribute(&format!("tab-{name}"), "aria-controls"), format!("recto-pane-{name}"));
        assert_eq!(attribute(&format!("pane-{name}"), "aria-labelledby"), format!("recto-tab-{name}"));
    }
}

#[wasm_bindgen_test]
async fn a_dropped_file_is_decoded_and_read() {
    start("works");
    let html = page().replace("Tobias Wren", "Tobias Größ");
    let bytes: Vec<u8> = html.chars().map(|c| c as u8).collect();
    assert!(drop(&element("drop"), &bytes, "lamplighter.html"), "the browser would leave the page");
    until("the file is read", || text("sheet").contains("Tobias Größ")).await;
}

#[wasm_bindgen_test]
async fn what_was_handed_in_last_is_shown() {
    start("works");
    let other = page().replace("Lamplighter", "Ferryman");
    drop(&element("drop"), page().as_bytes(), "first.html");
    type_and_read(&other);
    until("the second is read", || text("sheet").contains("Ferryman")).await;
    TimeoutFuture::new(300).await;
    assert!(text("sheet").contains("The Ferryman"), "the first came late and took its place");
}
