//! Snapshot JSON → reading: what a page could send if it had our script in its hands.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::snapshot::Snapshot;

fuzz_target!(|json: &str| {
    if let Ok(page) = Snapshot::from_json(json) {
        recto_fuzz::read_and_check(&page);
    }
});
