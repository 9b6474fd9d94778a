//! Descriptions of parts of a site, as the reader's choices keep them: read from storage, so perhaps by another version or by hand.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::settings::Settings;

const PAGE: &str = "<title>T</title><nav class='menu a'><ul><li><a href=/x>One</a></ul></nav><article id=main class='story b'><h1>T</h1>\
    <p class=lead>The lamp is lit at dusk and put out at dawn, and between the two somebody is awake, every night of the year.</p>\
    <div class='box newsletter' id=box-7><p>Subscribe to our newsletter and never miss a story about lamps and goats.</p></div>\
    <p>Whoever keeps the lamp keeps the log as well, with the wind and the height of the water, and the ships that passed.</p></article>";

fuzz_target!(|text: &str| {
    let page = recto::cli::snapshot(PAGE, Some("https://www.example.org/a"));
    let parts: Vec<String> = text.lines().map(str::to_owned).collect();
    let half = parts.len() / 2;
    let settings = Settings { keep_parts: parts[..half].to_vec(), leave_out_parts: parts[half..].to_vec(), ..Settings::default() };
    let _ = recto::reader::read(&page, &settings);
    Settings::from_json(text);
});
