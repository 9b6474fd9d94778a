//! Tests in a real browser: `wasm-pack test --headless --chrome -- --test browser`, and the same with `--firefox`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // In a test, a panic is the message.

mod elements;
mod fixture;
mod problems;
mod read;
mod source;
mod www;

#[path = "../contract/markup.rs"]
mod markup;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
