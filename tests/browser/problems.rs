//! What goes wrong on the page `www/index.html` is told in a sentence, and the next page is read all the same.

use crate::fixture::*;
use recto::browser::www::start_www;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

async fn problem() -> String {
    until("a problem is told", || !element("problem").hidden()).await;
    assert!(element("result").hidden(), "an old result stands beside the problem");
    assert_eq!(text("status"), "");
    text("problem")
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_told_in_a_sentence_and_the_next_page_is_read_all_the_same() {
    start("works");
    read_pasted().await;
    drop(&element("drop"), b"%PDF-1.7\0\0", "paper.pdf");
    assert_eq!(problem().await, "This is a PDF, not a web page. Save the page as HTML and try that file.");
    type_and_read("");
    until("the next problem", || text("problem").contains("empty")).await;
    type_and_read("only words");
    until("the next problem", || text("problem").contains("plain text")).await;
    type_and_read("<p></p><script>globalThis.ran = true</script>");
    until("the next problem", || text("problem") == "There is no text on this page.").await;
    assert!(!ran());
    read_pasted().await;
    assert!(element("problem").hidden() && !element("result").hidden());
}

#[wasm_bindgen_test]
async fn a_capture_that_fails_is_told() {
    start("throws");
    type_and_read(&page());
    assert_eq!(problem().await, "The browser could not take the page apart: it fell off the desk");
    start("answers nonsense");
    type_and_read(&page());
    assert!(problem().await.starts_with("The page was captured by another version of Recto"));
}

#[wasm_bindgen_test]
async fn a_page_that_is_no_article_says_so() {
    start("works");
    let menu =
        "<title>Home</title><ul><li><a href=https://a.example/1>One</a><li><a href=https://a.example/2>Two</a></ul>";
    type_and_read(menu);
    until("it is read", || !element("result").hidden() || !element("problem").hidden()).await;
    let said = text("note") + &text("problem");
    assert!(said.contains("does not look like an article") || said.contains("no text"), "{said}");
}

#[wasm_bindgen_test]
fn a_missing_element_is_named() {
    open_www();
    element("sheet").remove();
    let error: js_sys::Error = start_www(capture_that("works"), saved()).unwrap_err().dyn_into().unwrap();
    assert_eq!(String::from(error.message()), "The page has no recto-sheet.");
}
