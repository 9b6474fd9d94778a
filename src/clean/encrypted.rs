//! Text that was sent in a form that nobody can read: encrypted, or with its letters exchanged; and what AMP shows instead of
//! a text that it does not grant.
//!
//! Nothing is deciphered. A blob is known by its shape, and by the name of the part that it stands in or by the page's own
//! word that it is not free. Keeps: program text, addresses, and every text whose letters are those of words.

use crate::declared::Declared;
use crate::dom::blocks::Blocks;
use crate::dom::{Attribute, Document, NodeId, Tag};
use crate::rules::ENCRYPTED;
use crate::rules::entries::data;
use crate::rules::kind::Clutter;

use super::Finding;

/// Parts of names that say a text is withheld.
const NAMES: &str = data!("../data/withheld-names.txt");
/// Levels above a block on which such a name counts.
const LEVELS: usize = 6;
/// Letters and digits without a blank that are no word of any language that parts its words.
const RUN_CHARS: usize = 60;
/// Letters from which the share of vowels says something.
const LETTERS: usize = 120;
/// Share of them, 0.0–1.0, from which a text is in no language: paragraphs of five languages have at most 0.16, English with
/// each letter moved by one place 0.35 and more, by thirteen 0.25 (measured on the texts of tests/pages, 2026-11).
const MOST_RARE: f32 = 0.22;

/// Finds the parts that stand there instead of a text.
pub(super) fn find(document: &Document, blocks: &Blocks, declared: &Declared) -> Vec<Finding> {
    let is_offer =
        |node: &NodeId| document.attribute(*node, Attribute::SubscriptionsSection) == Some("content-not-granted");
    let offers = document.nodes().filter(is_offer).map(|node| Finding {
        rule: Clutter::Subscribe.name(),
        node,
        reason: "subscriptions-section \"content-not-granted\"".to_owned(),
    });
    offers.chain(blobs(document, blocks, declared)).collect()
}

/// Finds the blocks that are such blobs.
fn blobs(document: &Document, blocks: &Blocks, declared: &Declared) -> Vec<Finding> {
    let strange: Vec<usize> = (0..blocks.len())
        .filter(|&index| is_blob(blocks.text(index)) && !is_program(document, blocks, index))
        .collect();
    if strange.is_empty() {
        return Vec::new();
    }
    let is_gated = declared.says_not_free(document);
    let named = strange.into_iter().filter_map(|index| {
        let name = withheld_name(document, blocks, index);
        let reason = match name {
            Some(name) => format!("unreadable, in \"{name}\""),
            None if is_gated => "unreadable, on a page that is not free".to_owned(),
            None => return None,
        };
        Some((index, reason))
    });
    let finding = |(index, reason): (usize, String)| {
        let nodes = blocks.own_nodes(document, index);
        nodes.into_iter().map(move |node| Finding { rule: ENCRYPTED, node, reason: reason.clone() })
    };
    named.flat_map(finding).collect()
}

fn is_program(document: &Document, blocks: &Blocks, index: usize) -> bool {
    document.path(blocks.get(index).anchor).any(|node| matches!(document.tag(node), Tag::Pre | Tag::Code))
}

fn withheld_name<'a>(document: &Document<'a>, blocks: &Blocks, index: usize) -> Option<&'a str> {
    let near = document.path(blocks.get(index).anchor).take(LEVELS);
    near.filter(|&node| !matches!(document.tag(node), Tag::Html | Tag::Body)).find_map(|node| {
        [Attribute::Class, Attribute::Id].into_iter().filter_map(|name| document.attribute(node, name)).find(|value| {
            let value = value.to_ascii_lowercase();
            NAMES.lines().any(|name| value.contains(name))
        })
    })
}

fn is_blob(text: &str) -> bool {
    has_run(text) || has_rare_letters(text)
}

/// Whether most of a text is one run of letters of both cases and digits, as encrypted bytes are written.
fn has_run(text: &str) -> bool {
    if !has_long_word(text) {
        return false;
    }
    let is_run = |word: &&str| {
        word.len() >= RUN_CHARS
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_'))
            && word.bytes().any(|byte| byte.is_ascii_digit())
            && word.bytes().any(|byte| byte.is_ascii_lowercase())
            && word.bytes().any(|byte| byte.is_ascii_uppercase())
    };
    let runs: usize = text.split_ascii_whitespace().filter(is_run).map(str::len).sum();
    runs * 2 > text.len()
}

/// Whether any word is so long. Looks back from where it would end, so that of most texts few bytes are looked at.
fn has_long_word(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(beginning) = rest.get(..RUN_CHARS) {
        match beginning.iter().rposition(u8::is_ascii_whitespace) {
            Some(blank) => rest = &rest[blank + 1..],
            None => return true,
        }
    }
    false
}

/// Whether a text of Latin letters has too many rare ones for any language.
fn has_rare_letters(text: &str) -> bool {
    if text.len() < LETTERS {
        return false;
    }
    let latin = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let rare = text.bytes().filter(|&byte| is_rare(byte)).count();
    if rare as f32 <= latin as f32 * MOST_RARE {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= LETTERS && latin * 10 >= letters * 9
}

/// Whether a letter is rare in every language of Latin letters.
fn is_rare(byte: u8) -> bool {
    matches!(byte.to_ascii_lowercase(), b'b' | b'f' | b'j' | b'p' | b'q' | b'v' | b'x' | b'z')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::testing::PROSE;
    use crate::cli::snapshot;

    /// The prose with each letter moved on by one place, as some sites send it.
    fn moved() -> String {
        let next = |c: char| if c.is_ascii_alphabetic() && !"zZ".contains(c) { char::from(c as u8 + 1) } else { c };
        PROSE.trim_start_matches("<p>").trim_end_matches("</p>").chars().map(next).collect()
    }

    fn found(html: &str) -> Vec<String> {
        let page = snapshot(html, None);
        let document = Document::from_snapshot(&page);
        let blocks = Blocks::of(&document);
        find(&document, &blocks, &Declared::of(&document)).into_iter().map(|finding| finding.reason).collect()
    }

    #[test]
    fn finds_moved_letters_and_encrypted_bytes_in_parts_named_so() {
        let html = format!("{PROSE}<div class='article encrypted-content'><p>{}</p></div>", moved());
        assert_eq!(found(&html), ["unreadable, in \"article encrypted-content\""]);
        let bytes = "Yk8vR2tQbDNvZzB4TmM5aTFwVHJ5S0d3bE1zNWpxZUJ1WjdEaEVmSjRIVg==".repeat(3);
        assert_eq!(found(&format!("{PROSE}<p id=premium-text>{bytes}</p>")).len(), 1);
    }

    #[test]
    fn a_blob_without_a_name_counts_only_where_the_page_is_not_free() {
        let blob = format!("{PROSE}<p>{}</p>", moved());
        assert!(found(&blob).is_empty());
        let gate = "<meta name=article:content_tier content=locked>";
        assert_eq!(found(&format!("{gate}{blob}")), ["unreadable, on a page that is not free"]);
    }

    #[test]
    fn readable_text_is_kept_whatever_the_part_is_called() {
        let czech = "<p>Strč prst skrz krk, řekl starý přístavní a podíval se na vlny, které se vracely ke břehu celé dlouhé odpoledne, \
            zatímco děti sbíraly oblázky a mlčky je skládaly do řady podle velikosti a barvy, jako by na tom záleželo.</p>";
        for text in [PROSE, czech, "<pre>Yk8vR2tQbDNvZzB4TmM5aTFwVHJ5S0d3bE1zNWpxZUJ1WjdEaEVmSjRIVg==</pre>"] {
            assert!(found(&format!("<div class=paywall>{text}</div>")).is_empty(), "{text}");
        }
    }

    #[test]
    fn bytes_are_known_by_their_length_too_and_a_code_in_a_text_is_none() {
        // No letter here is a rare one.
        let bytes = "aC4eGh7iKl2MnO9rStU3wY".repeat(8);
        assert_eq!(found(&format!("{PROSE}<p class=paywall-text>{bytes}</p>")).len(), 1);
        let code = "<p class=paywall-text>Your booking is aC4eGh7iKl2MnO9rStU3wY, and the boat leaves at ten.</p>";
        assert!(found(&format!("{PROSE}{code}")).is_empty());
        let short = "<p class=paywall-text>aC4eGh7iKl2MnO9rStU3wY</p>";
        assert!(found(&format!("{PROSE}{short}")).is_empty());
    }
}
