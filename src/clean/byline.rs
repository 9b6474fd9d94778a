//! The lines about the text over the text: author, date, reading time. The view shows them in its own head.
//!
//! Keeps: a standfirst, and times inside the text (live blogs).

use super::{Finding, Page};
use crate::dom::text::normal_digits;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;

/// The rule's name: what it finds is shown elsewhere, so it is noted and not listed as left out.
pub(super) const RULE: &str = "byline";

/// Words of the longest such line.
const LINE_WORDS: f32 = 25.0;
/// Blocks before and after the title that are looked at.
const NEAR: usize = 8;
/// Words of the longest line that its date alone names.
const DATE_WORDS: f32 = 10.0;
/// Words of the largest box of such lines, which names them: author, date and a note on each. Own estimate.
const BOX_WORDS: f32 = 80.0;
/// How the years that pages are dated with begin: ours, and those of the Persian calendar.
const CENTURIES: [&str; 4] = ["19", "20", "13", "14"];

/// Finds lines near the title, before the text, that are named as what they are.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    // In a thread such lines say who posts.
    if page.is_thread {
        return Vec::new();
    }
    let document = page.document;
    let left = |index: &usize| !page.blocks.is_gone(*index);
    let indices = || (0..page.blocks.len()).filter(left);
    let is_title =
        |index: &usize| document.path(page.blocks.get(*index).anchor).take(3).any(|node| document.tag(node) == Tag::H1);
    let Some(title) = indices().find(is_title) else {
        return Vec::new();
    };
    // A standfirst may be as long as a paragraph, and the byline often follows it.
    let is_deck = |index: usize| page.marks.get(page.blocks.get(index).anchor).has(Group::Deck);
    let is_text = |index: usize| page.blocks.get(index).is_prose() && !is_deck(index);
    let text = indices().find(|&index| index > title && is_text(index)).unwrap_or(title + NEAR);
    let near =
        indices().filter(|&index| index != title && index + NEAR >= title && index <= title + NEAR && index < text);
    // A time over a heading begins an entry of a live blog.
    let heads_entry = |index: usize| {
        indices().find(|&next| next > index).is_some_and(|next| page.blocks.heading_level(document, next) > 1)
    };
    let lines = near.filter(|&index| is_line(page, index) && !(index > title && heads_entry(index)));
    let nodes = lines.flat_map(|index| page.blocks.own_nodes(document, index));
    nodes.map(|node| Finding { rule: RULE, node, reason: "near the title".to_owned() }).collect()
}

fn is_line(page: &Page, index: usize) -> bool {
    let document = page.document;
    let block = page.blocks.get(index);
    // What is named after its section or keywords may hold the whole post.
    let is_box = |node: &NodeId| page.blocks.sums(document, *node).words <= BOX_WORDS;
    let is_named = document
        .path(block.anchor)
        .take(3)
        .filter(is_box)
        .any(|node| page.marks.get(node).has_any(&[Group::Meta, Group::Byline, Group::Breadcrumb]));
    let is_marked = document.subtree(block.anchor).any(|node| {
        document.tag(node) == Tag::Time
            || document.attribute(node, Attribute::Rel) == Some("author")
            || document
                .attribute(node, Attribute::Itemprop)
                .is_some_and(|name| name == "author" || name.starts_with("date"))
    });
    let is_alone = page.blocks.within(document, block.anchor).len() <= 3
        && page.blocks.sums(document, block.anchor).words <= LINE_WORDS;
    block.words <= LINE_WORDS
        && page.blocks.heading_level(document, index) == 0
        && is_alone
        && block.sentences <= 1
        && (is_named || is_marked || (block.words <= DATE_WORDS && holds_date(page.blocks.text(index))))
}

/// Whether a line holds a year of ours (or of the Persian calendar) and the number of a day or a month.
fn holds_date(text: &str) -> bool {
    let digits = normal_digits(text);
    let numbers = || digits.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let is_year = |run: &str| run.len() == 4 && CENTURIES.iter().any(|century| run.starts_with(century));
    let is_day = |run: &str| run.len() <= 2 && run.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    numbers().any(is_year) && numbers().any(is_day)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::clean::testing::{PROSE, text_after};

    #[test]
    fn a_post_that_is_named_after_its_section_is_no_byline() {
        let post = "<h1>Harbour</h1><p>A town says: boats wake late.</p>";
        let html = format!("<div class='post hentry category-boats'>{post}{PROSE}{PROSE}{PROSE}</div>");
        assert!(text_after(find, &html).contains("wake late"));
    }

    #[test]
    fn takes_the_byline_and_keeps_the_standfirst() {
        let html = format!(
            "<article><h1>Harbour</h1><p>Boats, and who wakes them.</p><div class=byline>By Ada Example</div><p><time>3 May</time></p>{PROSE}</article>"
        );
        let text = text_after(find, &html);
        assert!(text.starts_with("Harbour\nBoats, and who wakes them.\nThe harbour"), "{text}");
    }

    #[test]
    fn takes_the_byline_after_a_long_standfirst() {
        let deck = "<p class=dek>After six winters without them, the last bus home leaves at ten to midnight again, on trial.</p>";
        let html = format!("<div><h1>Buses</h1>{deck}<div>By Nell Arkwright · 20 November 2026</div>{PROSE}</div>");
        let text = text_after(find, &html);
        assert!(text.contains("on trial.\nThe harbour"), "{text}");
    }

    #[test]
    fn takes_a_line_that_its_date_names_in_any_digits() {
        for line in
            ["Jagna Wilczek, 29 października 2026, 11:20", "١٢ نوفمبر ٢٠٢٦", "۲۱ آبان ۱۴۰۵", "2026年11月3日 5時"]
        {
            let html = format!("<div><h1>Harbour</h1><div>{line}</div>{PROSE}</div>");
            assert!(text_after(find, &html).starts_with("Harbour\nThe harbour"), "{line}");
        }
        let html = format!("<div><h1>Harbour</h1><div>Boats since 1911</div>{PROSE}</div>");
        assert!(text_after(find, &html).contains("1911"));
    }

    #[test]
    fn takes_a_line_that_says_by_its_markup_who_wrote_it_or_when() {
        for line in [
            "<p>For us in the north: <a rel=author href=/ada>Ada Example</a></p>",
            "<p>For us in the north: <span itemprop=author>Ada Example</span></p>",
            "<p>Seen by us on <span itemprop=dateModified>Monday</span></p>",
        ] {
            let html = format!("<div><h1>Harbour</h1>{line}{PROSE}</div>");
            assert!(text_after(find, &html).starts_with("Harbour\nThe harbour"), "{line}");
        }
        let html = format!("<div><h1>Harbour</h1><p>For us in the north: <a href=/ada>a boat</a></p>{PROSE}</div>");
        assert!(text_after(find, &html).contains("in the north"));
    }
}
