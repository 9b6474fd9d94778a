//! A note that the text leads to, and that leads back to it, belongs to the text, however it is made.

use super::super::places::{NOTE_LEVELS, NOTE_WORDS, Places, SIGN_CHARS};
use super::{Choice, Step};
use crate::dom::{Attribute, NodeId, Tag};

/// Words of the shortest note; of fewer its number alone is found.
const LEAST_WORDS: f32 = 2.0;

/// Takes back the notes of signs in the text.
pub(super) fn rescue(choice: &mut Choice) {
    let (document, blocks) = (choice.page.document, choice.page.blocks);
    let signs: Vec<NodeId> = document.nodes().filter(|&node| is_sign(choice, node)).collect();
    if signs.is_empty() {
        return;
    }
    let places = Places::of(document);
    let mut notes: Vec<NodeId> = Vec::new();
    for sign in signs {
        let leads_back = |node: NodeId| {
            let back = (document.tag(node) == Tag::A).then(|| places.target(document, node)).flatten();
            back.is_some_and(|back| document.contains(sign, back) || document.parent(sign) == Some(back))
        };
        let is_note = |&node: &NodeId| {
            (LEAST_WORDS..=NOTE_WORDS).contains(&blocks.sums(document, node).words)
                && !document.contains(node, sign)
                && document.subtree(node).any(leads_back)
        };
        let place = places.target(document, sign).filter(|&place| place > sign);
        notes.extend(place.and_then(|place| document.path(place).take(NOTE_LEVELS).find(is_note)));
    }
    for note in notes {
        blocks.within(document, note).for_each(|index| choice.keep(index, Step::Note));
    }
}

/// Whether a node is a short link in the text that leads to a place.
fn is_sign(choice: &Choice, link: NodeId) -> bool {
    let (document, blocks) = (choice.page.document, choice.page.blocks);
    let leads_to_place = || document.attribute(link, Attribute::Href).is_some_and(|to| to.contains('#'));
    if document.tag(link) != Tag::A || !leads_to_place() {
        return false;
    }
    let text = document.subtree(link).filter(|&node| document.is_text(node));
    let chars: usize = text.map(|node| document.text(node).trim().chars().count()).sum();
    let block = || (0..blocks.len()).find(|&index| blocks.get(index).nodes.1 >= link);
    (1..=SIGN_CHARS).contains(&chars) && block().is_some_and(|index| choice.kept[index])
}

#[cfg(test)]
mod tests {
    use crate::article::Block;
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    /// The notes of a letter with one sign, which leads to this note below the text.
    fn notes(note: &str) -> usize {
        let prose = "The harbour wakes before the town does, and on most mornings the first sound is a chain running out. \
            Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.";
        let html = format!(
            "<article class=newsletter><h1>The bell</h1><div class=text><p>{prose}<a href='#n1' id=s1>1</a></p><p>By eight the market is \
             open: {prose}</p></div>{note}</article><h3>Ready for more?</h3><form><input type=email><button>Subscribe</button></form>"
        );
        let blocks =
            read(&snapshot(&html, Some("https://lantern.example/a")), &Settings::default()).unwrap().article.blocks;
        blocks.iter().map(|block| if let Block::Footnotes { notes, .. } = block { notes.len() } else { 0 }).sum()
    }

    #[test]
    fn a_note_that_leads_back_is_kept_whatever_its_score() {
        assert_eq!(notes("<div class=footnote><a id=n1 href='#s1'>1</a><div><p>A tuner came.</p></div></div>"), 1);
        // Nothing leads back from here.
        assert_eq!(notes("<div class=footnote><a id=n1 href='#top'>1</a><div><p>A tuner came.</p></div></div>"), 0);
    }
}
