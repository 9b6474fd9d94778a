//! The sentences and labels of the page.

use crate::article::CompletenessState;
use crate::extract::Weighed;
use crate::reader::Reading;

/// What the status line says when a page was read.
pub fn summary(reading: &Reading) -> String {
    let metadata = &reading.article.metadata;
    let words = counted(metadata.word_count as usize, "word", "words");
    let left_out = counted(reading.removed.len(), "thing", "things");
    format!("Read: {words}; {left_out} left out.")
}

/// What the reader should know before reading: nothing worth reading was found, or the text may not be whole.
pub fn note(reading: &Reading) -> String {
    let metadata = &reading.article.metadata;
    if !reading.readable {
        return "This does not look like an article. Below is the longest text that was found.".to_owned();
    }
    match metadata.completeness.state {
        CompletenessState::Full => String::new(),
        CompletenessState::Gated => "This site asks readers to sign up. Below is the text that the page itself sent; \
            we cannot tell whether the site holds more."
            .to_owned(),
        CompletenessState::Cut => {
            let sent = metadata.word_count;
            let declared = metadata
                .completeness
                .declared_words
                .map_or(String::new(), |all| format!(" of about {all}, by its own data"));
            format!(
                "This is only the beginning: the page sent about {sent} words{declared}. The rest needs an account."
            )
        }
        CompletenessState::Unclear => "May be incomplete.".to_owned(),
    }
}

/// What "Show pictures" would do.
pub fn pictures(count: usize) -> String {
    let pictures = counted(count, "picture", "pictures");
    format!("{pictures} of this page would come from the network, so nothing was loaded yet.")
}

/// What is said when a file was given to the browser.
pub fn kept(missing: usize) -> String {
    if missing == 0 {
        return "Saved.".to_owned();
    }
    let pictures = counted(missing, "picture", "pictures");
    format!("Saved without {pictures} that would have to come from the network; words stand there instead.")
}

/// The line above the list of what was left out.
pub fn removals(count: usize) -> String {
    if count == 0 {
        return "Nothing was left out.".to_owned();
    }
    let things = counted(count, "thing was", "things were");
    format!("{things} left out of the reading. Each with the rule that found it, why, and how it begins:")
}

/// The line above the list of the blocks.
pub fn blocks(count: usize, is_cut: bool) -> String {
    let first = if is_cut { "The first " } else { "" };
    format!(
        "{first}{} of the page’s text. The bar beside each shows how likely it is text of the article; below it stand the \
         features that weighed most, with what each adds (+) or takes (−).",
        counted(count, "block", "blocks")
    )
}

/// What weighed most in a block's score: "prose is long (text:words) +1.2".
pub fn weighed(weighed: &[Weighed]) -> String {
    let signed = |change: f32| if change < 0.0 { format!("−{:.1}", -change) } else { format!("+{change:.1}") };
    let parts = weighed.iter().map(|weighed| format!("{} {}", weighed.feature, signed(weighed.change)));
    parts.collect::<Vec<_>>().join(" · ")
}

/// A rule's name in words: "app-promo" → "App promo".
pub fn rule(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// How long reading takes.
pub fn minutes(minutes: u32) -> String {
    format!("{minutes} min")
}

/// The day of an ISO 8601 time as people write it, in the zone that the page gave: "4 October 2026". What is no such time
/// stays as it is.
pub fn date(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let day = iso.split(['T', ' ']).next().unwrap_or(iso);
    let numbers: Option<Vec<usize>> = day.split('-').map(|part| part.parse().ok()).collect();
    match numbers.as_deref() {
        Some(&[year, month @ 1..=12, day @ 1..=31]) => {
            format!("{day} {} {year}", MONTHS[month - 1])
        }
        _ => iso.to_owned(),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
