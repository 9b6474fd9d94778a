//! Any article at all → Markdown, text, HTML, EPUB.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::article::Article;

fuzz_target!(|json: &str| {
    if let Ok(article) = serde_json::from_str::<Article>(json) {
        recto_fuzz::write_and_check(&article);
    }
});
