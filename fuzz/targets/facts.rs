//! Facts of a live page → verdicts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::overlay::{CleanSettings, PageFacts, judge};

fuzz_target!(|json: &str| {
    let settings = CleanSettings::from_json(json);
    if let Ok(page) = serde_json::from_str::<PageFacts>(json) {
        serde_json::to_string(&judge(&page, &settings)).expect("verdicts can be written");
    }
});
