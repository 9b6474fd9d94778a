//! A kicker names the section of the site that a text stands in: a linked heading ("Guides") before the first paragraph, or a link
//! right over the title.
//!
//! Keeps: headings that are links of an enumeration, and those that lead to a place on the same page.

use super::{Choice, Step};
use crate::dom::{Attribute, NodeId, Tag};

/// Words of the longest kicker.
const KICKER_WORDS: f32 = 3.0;
/// Share of its characters that are the link, 0.0–1.0.
const LINKED: f32 = 0.9;

/// Drops the link at the start of an article that leads to another page, and is a heading without a fellow of its level or stands right
/// over the title.
pub(super) fn drop_kicker(choice: &mut Choice) {
    let kept: Vec<usize> = choice.open().into_iter().filter(|&index| choice.kept[index]).collect();
    let before_text = kept.iter().take_while(|&&index| !choice.page.blocks.get(index).is_prose());
    let is_lone = |index: usize| {
        let level = choice.heading_level(index);
        level > 1 && kept.iter().filter(|&&other| choice.heading_level(other) == level).count() == 1
    };
    let is_over_title = |index: usize| index + 1 < choice.kept.len() && choice.heading_level(index + 1) == 1;
    let kicker =
        before_text.copied().find(|&index| (is_lone(index) || is_over_title(index)) && is_kicker(choice, index));
    if let Some(index) = kicker {
        choice.drop(index, Step::Kicker);
    }
}

fn is_kicker(choice: &Choice, index: usize) -> bool {
    let (block, document) = (choice.page.blocks.get(index), choice.page.document);
    let is_link = block.words <= KICKER_WORDS && block.link_chars as f32 >= LINKED * block.chars as f32;
    let leads_away = |node: NodeId| {
        document.tag(node) == Tag::A && document.attribute(node, Attribute::Href).is_some_and(|to| !to.contains('#'))
    };
    is_link && document.path(block.nodes.0).any(leads_away)
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    #[test]
    fn a_link_over_the_title_names_a_section() {
        let prose = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out. \
            Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";
        let holds = |line: &str| {
            let html = format!(
                "<meta property=og:type content=article><main><article><p>{line}</p><h1>The bell</h1>{prose}{}</article></main>",
                prose.replace("Men", "All men")
            );
            let reading = read(&snapshot(&html, Some("https://lantern.example/a")), &Settings::default()).unwrap();
            serde_json::to_string(&reading.article.blocks).unwrap().contains("Travel")
        };
        assert!(!holds("<a href=/travel>Travel</a>"));
    }
}
