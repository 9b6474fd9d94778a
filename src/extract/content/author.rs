//! A text's last lines that say who wrote it: "Ada Quill is the owner of …", where the byline is Ada Quill.
//!
//! Keeps: a text that is about its author, an interview, what is said of someone whom the text names before.

use super::super::{Page, Selection};
use crate::article::{Kind, Metadata};
use crate::dom::{NodeId, Tag};
use crate::rules::entries::data;
use crate::rules::matcher::normalised;
use crate::trail::{Stage, Trail};

/// What follows the name.
const VERBS: &str = data!("../../data/author-verbs.txt");
/// Blocks at the text's end that are looked at: a note on what was amended may follow. Own estimate.
const LAST: usize = 3;
/// Words of the shortest and of the longest such paragraph, and of the shortest text that has one. Own estimates.
const FEWEST_WORDS: f32 = 6.0;
const MOST_WORDS: f32 = 100.0;
const TEXT_WORDS: f32 = 120.0;
/// Letters from which a name's last word is looked for in the text alone: shorter ones stand in other words, too.
const NAME_LETTERS: usize = 4;
/// Elements around a paragraph that may say that it is somebody's words.
const LEVELS: usize = 4;

/// Leaves the paragraph out that begins with the byline's name and a verb, where the text says nothing else of that person.
pub(super) fn leave_out(
    page: &Page,
    selection: &Selection,
    metadata: &Metadata,
    stays: &mut [bool],
    trail: &mut Trail,
) {
    let Some(name) = metadata.byline.as_deref().map(normalised).filter(|name| name.contains(' ')) else { return };
    let (document, blocks) = (page.document, page.blocks);
    let kept: Vec<usize> = selection.blocks().collect();
    let is_bio = |index: usize| {
        let block = blocks.get(index);
        let is_quoted = || document.path(block.anchor).take(LEVELS).any(|above| document.tag(above) == Tag::Blockquote);
        (FEWEST_WORDS..=MOST_WORDS).contains(&block.words)
            && document.tag(block.anchor).heading_level().is_none()
            && begins_with_verb(normalised(blocks.text(index)).strip_prefix(&*name))
            && !is_quoted()
    };
    let Some(&bio) = kept.iter().rev().take(LAST).find(|&&index| metadata.kind == Kind::Article && is_bio(index))
    else {
        return;
    };
    let last = name.rsplit(' ').next().filter(|last| last.chars().count() >= NAME_LETTERS).unwrap_or(&name);
    let prose = || kept.iter().filter(|&&index| index != bio && blocks.get(index).is_prose());
    let names = |index: &usize| normalised(blocks.text(*index)).contains(last);
    let words: f32 = prose().map(|&index| blocks.get(index).words).sum();
    if words < TEXT_WORDS || prose().any(names) {
        return;
    }
    let (first, end) = blocks.get(bio).nodes;
    (first.0..=end.0).for_each(|node| stays[NodeId(node).index()] = false);
    trail.removed(Stage::Extract, "author-bio", blocks.get(bio).anchor, "the last lines, about whom the byline names");
}

fn begins_with_verb(rest: Option<&str>) -> bool {
    rest.and_then(|rest| rest.strip_prefix(' ')?.split(' ').next())
        .is_some_and(|word| VERBS.lines().any(|verb| verb == word))
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    /// The text of an article by Ada Quill whose last paragraphs are these.
    fn text(end: &str) -> String {
        let prose = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out over a stone \
            edge. Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";
        let html = format!(
            "<title>Boats</title><meta property=og:type content=article><meta name=author content='Ada Quill'><article><h1>Boats</h1>{}{end}</article>",
            prose.repeat(4).replacen("Men", "All men", 1)
        );
        let page = snapshot(&html, Some("https://lantern.example/boats"));
        serde_json::to_string(&read(&page, &Settings::default()).unwrap().article.blocks).unwrap()
    }

    #[test]
    fn the_lines_about_the_author_go_wherever_a_note_follows_them() {
        let bio = "<p><b>Ada Quill</b> is the owner of Quill and Sons. She holds a degree in botany and lives by the river.</p>";
        assert!(!text(bio).contains("botany"));
        let amended =
            "<p>This article was amended on 5 November: the boats are nine, not ten, and they are not for sale.</p>";
        let with_note = text(&format!("{bio}{amended}"));
        assert!(!with_note.contains("botany") && with_note.contains("amended"));
        let german = "<p>Ada Quill schreibt seit elf Jahren aus Häfen, Werften und von Bord der Schiffe.</p>";
        assert!(!text(german).contains("Werften"));
    }

    #[test]
    fn what_a_text_says_of_its_author_or_of_somebody_else_stays() {
        let bio =
            "<p>Ada Quill is the owner of Quill and Sons. She holds a degree in botany and lives by the river.</p>";
        let about = "<p>When Ms Quill came to the harbour she was nineteen, and the boats were hers before the year was out, all nine of them.</p>";
        assert!(text(&format!("{about}{bio}")).contains("botany"), "a text about its author");
        for line in [
            "<p>Ben Other is the owner of Quill and Sons. He holds a degree in botany and lives by the river.</p>",
            "<blockquote><p>Ada Quill is the owner of Quill and Sons. She holds a degree in botany.</p></blockquote>",
            "<p>Ada Quills are the finest of botany, and no shop in the harbour has one, says the owner.</p>",
            "<p>Ada Quill, you will say, had a degree in botany and should have known better than this.</p>",
        ] {
            assert!(text(line).contains("botany"), "{line}");
        }
    }
}
