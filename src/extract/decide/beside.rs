//! What stands between the title and the text belongs to the text: a standfirst, a picture's caption, a question above its answers.

use super::{Choice, Step};
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;

/// Probability from which such a line is taken back in, 0.0–1.0: that of a heading between paragraphs.
const RESCUED: f32 = 0.15;
/// Elements around a line that may say what it is.
const LEVELS: usize = 2;

/// Takes back the lines right before the text that are named a standfirst or a caption.
pub(super) fn rescue(choice: &mut Choice) {
    let first = choice.kept.iter().position(|&kept| kept).unwrap_or(0);
    let before: Vec<usize> = (0..first).rev().filter(|&index| choice.is_open(index)).collect();
    let mut is_near = true;
    for index in before {
        is_near &= is_named(choice, index);
        // Buttons and names may stand between a standfirst and the text.
        let is_sure = |choice: &Choice| choice.likely[index] >= RESCUED || is_of_picture(choice, index);
        if is_near && is_sure(choice) || is_under_title(choice, index) {
            choice.keep(index, Step::Beside);
        }
    }
}

/// Probability from which the paragraph under the title is taken back in, 0.0–1.0, and lines that may stand between: author and date.
/// Source: wcxb-dev, cross-validated, 2026-11.
const UNDER_TITLE: f32 = 0.3;
const LINES_BETWEEN: usize = 3;

/// Takes back the first paragraph under a first-level heading, where text follows: a standfirst, or a question apart from its answers.
pub(super) fn rescue_under_title(choice: &mut Choice) {
    let is_prose = |choice: &Choice, index: usize| choice.page.blocks.get(index).is_prose();
    let last = choice.kept.iter().rposition(|&kept| kept).unwrap_or(0);
    for index in 1..last {
        if !is_prose(choice, index) || choice.likely[index] < UNDER_TITLE {
            continue;
        }
        let mut above = (index.saturating_sub(LINES_BETWEEN + 1)..index).rev().take_while(|&at| !is_prose(choice, at));
        if above.find_map(|at| Some(choice.heading_level(at)).filter(|&level| level > 0)) == Some(1) {
            choice.keep(index, Step::Beside);
        }
    }
}

/// Whether a line that is named a standfirst stands right under a first-level heading: surer than any number.
fn is_under_title(choice: &Choice, index: usize) -> bool {
    let page = choice.page;
    let is_deck = page.marks.get(page.blocks.get(index).anchor).has(Group::Deck);
    is_deck && index.checked_sub(1).is_some_and(|before| choice.heading_level(before) == 1)
}

/// Whether a line stands in a box with a picture and nothing else: its caption, whatever went before it.
fn is_of_picture(choice: &Choice, index: usize) -> bool {
    let (document, blocks) = (choice.page.document, choice.page.blocks);
    let is_alone = |above: &NodeId| blocks.within(document, *above).len() == 1;
    let boxes = document.path(blocks.get(index).anchor).take_while(is_alone).take(LEVELS);
    boxes.last().is_some_and(|around| {
        document.subtree(around).any(|inner| matches!(document.tag(inner), Tag::Img | Tag::Picture))
    })
}

fn is_named(choice: &Choice, index: usize) -> bool {
    let page = choice.page;
    let mut near = page.document.path(page.blocks.get(index).anchor).take(LEVELS);
    near.any(|node| {
        page.document.tag(node) == Tag::Figcaption || page.marks.get(node).has_any(&[Group::Deck, Group::Caption])
    })
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    #[test]
    fn a_standfirst_right_under_the_title_is_kept_though_buttons_stand_around_it() {
        let prose = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out. \
            Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";
        let html = format!(
            "<title>The bell - by Ada</title><div class=menu><a href=/>Letters</a><button>Sign in</button></div><article class=newsletter-post>\
             <div class=post-header><h1>The bell</h1><h3 class=subtitle>What a town hears</h3><div><a href=/ada>Ada Example</a></div>\
             <div><button>♡ 84</button><button>Share</button></div></div><div class=body>{prose}{}</div></article>",
            prose.replace("Men", "All men")
        );
        let page = snapshot(&html, Some("https://lantern.example/p/the-bell"));
        let reading = read(&page, &Settings::default()).unwrap();
        assert!(serde_json::to_string(&reading.article.blocks).unwrap().contains("What a town hears"));
    }

    /// Whether a line is in the article that stands with buttons and names between a title and a text.
    fn keeps(head: &str, line: &str) -> bool {
        let prose = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out. \
            Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";
        let html = format!(
            "<title>The bell</title><meta property=og:type content=article><header><a href=/>Lantern</a><nav><a href=/n>News</a></nav></header><main>\
             <h1>The bell</h1>{head}<div class=story-body>{prose}{}</div></main>",
            prose.replace("Men", "All men")
        );
        let page = snapshot(&html, Some("https://lantern.example/p/the-bell"));
        let reading = read(&page, &Settings::default()).unwrap();
        serde_json::to_string(&reading.article.blocks).unwrap().contains(line)
    }

    #[test]
    fn a_standfirst_is_kept_though_more_than_it_stands_before_the_text() {
        let row = "<div class=bar><button>Listen</button><span>Save</span><span>Hand on</span></div>\
            <figure><img src=a.jpg><figcaption>The bell, on a Monday</figcaption></figure>";
        assert!(keeps(&format!("<p class=story__subhead>What a town hears</p>{row}"), "What a town hears"));
        assert!(!keeps(&format!("<p class=story__hint>What a town hears</p>{row}"), "What a town hears"));
    }
}
