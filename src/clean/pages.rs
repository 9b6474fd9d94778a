//! The way to the further pages of a text: "page 2 of 5", "next page". The view lists the pages itself.
//!
//! Keeps: such words inside a sentence.

use super::{Finding, Page};

/// The rule's name in the trail.
const RULE: &str = "navigation";
/// Words of the longest such line: a count with the numbers of ten pages.
const LINE_WORDS: f32 = 16.0;

/// Finds the lines that count pages or lead on to the next one.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    let signs = &page.rules.signs;
    let is_line = |index: &usize| {
        let block = page.blocks.get(*index);
        let text = page.blocks.text(*index);
        let leads_on = block.link_density() > 0.5 && signs.leads_on(text);
        let is_short = block.words <= LINE_WORDS && !page.blocks.is_gone(*index);
        is_short && (leads_on || block.sentences == 0 && signs.counts_pages(text))
    };
    let lines = (0..page.blocks.len()).filter(is_line);
    let nodes = lines.flat_map(|index| page.blocks.own_nodes(page.document, index));
    nodes.map(|node| Finding { rule: RULE, node, reason: "leads to the text's other pages".to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::clean::testing::{PROSE, text_after};

    #[test]
    fn takes_the_way_on_and_keeps_sentences_about_pages() {
        for line in [
            "<p><a href=/2>Next page</a></p>",
            "<div>1 <a href=/2>2</a> <a href=/3>3</a> Page 1 of 3</div>",
            "<p><a href=/2>Weiter auf Seite 2 »</a></p>",
        ] {
            assert!(text_after(find, &format!("{PROSE}{line}")).ends_with("people say."), "{line}");
        }
        for line in ["<p>He stopped reading at page 2 of 5.</p>", "<p>Next page</p>"] {
            assert!(!text_after(find, &format!("{PROSE}{line}")).ends_with("people say."), "{line}");
        }
    }
}
