//! The reader's own rules, in the syntax of filter lists.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::rules::cosmetic;

fuzz_target!(|text: &str| {
    let lines = text.lines().count();
    assert!(cosmetic::check(text).iter().all(|complaint| (1..=lines).contains(&complaint.line)));
    for host in ["www.example.org", "example.co.uk", "", "localhost", "例え.jp", "..."] {
        serde_json::to_string(&cosmetic::for_site(text, host)).expect("rules can be written");
    }
});
