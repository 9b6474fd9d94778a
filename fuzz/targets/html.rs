//! HTML → reading → every kind of file.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|html: &str| {
    recto_fuzz::read_and_check(&recto::cli::snapshot(html, Some("https://www.example.org/a/b?c=d")));
});
