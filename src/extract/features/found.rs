//! What was chosen of a page, in numbers: with [`super::page`] the row from which a page's kind is judged.

use super::super::{Page, Selection, Step};
use super::group::{features, place};
use super::page;
use super::rows::Writer;
use crate::declared::Declared;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::kinds;

features! { Found as "found" {
    words: "words", "how much text there is";
    prose_words: "words", "articles are prose";
    blocks: "blocks", "how it is cut up";
    link_density: "share of characters", "lists of teasers are links";
    linked_headings: "headings", "a heading that is a link is a teaser's";
    is_sparse: "0 or 1", "short lines rather than one text";
    has_own_part: "0 or 1", "whether it stands in one article or main element";
    password_fields: "fields", "pages to sign in on have them";
    declares_article: "0 or 1", "whether the page says that it is one text by one hand";
    cut: "probability", "where the border lies on an undecided page";
    kept_share: "share of the page's words", "whether the text is what the page is for";
    likely: "probability, mean of the kept words", "how sure the model is of it";
    expected_share: "share of the page's words", "as above";
    missed_share: "share of the expected words", "how much that looks like text is not kept";
    doubt: "probability, mean of the page's words", "how far the model is from sure";
    heading_blocks: "share of the kept blocks", "listings are headings";
    heading_words: "share of the kept words", "as above";
    prose_blocks: "share of the kept blocks", "articles are paragraphs";
    prose_share: "share of the kept words", "as above";
    block_words: "words a kept block", "articles have long blocks";
} }

/// The numbers of a page of which one at least counts something where people talk: posts, comments, votes, or what says so.
const TALK: [usize; 7] = [
    place(page::FEATURES, "page:is_thread"),
    place(page::FEATURES, "page:is_question"),
    place(page::FEATURES, "page:address_thread"),
    place(page::FEATURES, "page:generator_thread"),
    place(page::FEATURES, "page:named_forum"),
    place(page::FEATURES, "page:named_comment"),
    place(page::FEATURES, "page:named_rating"),
];

/// What was found on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRow {
    /// What is chosen, then the page as a whole: the columns of [`super::of_pages`].
    pub values: Vec<f32>,
    /// Words of the kept blocks.
    pub words: f32,
    /// Words of the kept blocks that are prose.
    pub prose_words: f32,
    /// Share of the kept characters that stand in links, 0.0–1.0.
    pub link_density: f32,
    /// Kept headings whose whole text is a link, as teasers have.
    pub linked_headings: f32,
    /// Whether the page is made of short lines rather than of one text.
    pub is_sparse: bool,
    /// Password fields on the page.
    pub password_fields: f32,
    /// Whether anything says that people talk here.
    pub shows_talk: bool,
}

impl PageRow {
    /// Describes a page of which this was chosen.
    pub(in super::super) fn of(page: &Page, declared: &Declared, selection: &Selection) -> Self {
        let found = found(page, declared, selection);
        let mut values = vec![0.0; FEATURES.len()];
        found.into_row(&mut Writer::new(&mut values));
        values.extend(&selection.page_row);
        values.resize(super::PAGE_COLUMNS.count, 0.0);
        Self {
            values,
            words: found.words,
            prose_words: found.prose_words,
            link_density: found.link_density,
            linked_headings: found.linked_headings,
            is_sparse: selection.is_sparse,
            password_fields: found.password_fields,
            shows_talk: shows_talk(page, &selection.page_row),
        }
    }
}

fn shows_talk(page: &Page, page_row: &[f32]) -> bool {
    let document = page.document;
    let is_post = |node: NodeId| document.tag(node) == Tag::Custom && kinds::is_post_element(document.name(node));
    TALK.iter().any(|&at| page_row.get(at).is_some_and(|&count| count > 0.0)) || document.nodes().any(is_post)
}

fn found(page: &Page, declared: &Declared, selection: &Selection) -> Found {
    let document = page.document;
    let mut found = Found { cut: selection.cut, ..Found::default() };
    let (mut chars, mut link_chars) = (0, 0);
    let (mut all, mut expected, mut doubt, mut likely, mut missed) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for index in 0..page.blocks.len() {
        let block = page.blocks.get(index);
        let score = selection.scores[index];
        all += block.words;
        if selection.by[index] != Step::Rule {
            expected += score * block.words;
            doubt += score.min(1.0 - score) * block.words;
        }
        if !selection.kept[index] {
            missed += score * block.words;
            continue;
        }
        let prose_words = if block.is_prose() { block.words } else { 0.0 };
        let is_heading = page.blocks.heading_level(document, index) > 0;
        found.words += block.words;
        found.prose_words += prose_words;
        found.blocks += 1.0;
        found.prose_blocks += f32::from(block.is_prose());
        found.heading_blocks += f32::from(is_heading);
        found.heading_words += if is_heading { block.words } else { 0.0 };
        found.linked_headings += f32::from(is_heading && block.link_density() > 0.8);
        likely += score * block.words;
        chars += block.chars;
        link_chars += block.link_chars;
    }
    let share = |part: f32, whole: f32| if whole > 0.0 { part / whole } else { 0.0 };
    found.link_density = link_chars as f32 / chars.max(1) as f32;
    found.kept_share = share(found.words, all);
    found.likely = share(likely, found.words);
    found.expected_share = share(expected, all);
    found.missed_share = share(missed, expected);
    found.doubt = share(doubt, all);
    found.heading_blocks = share(found.heading_blocks, found.blocks);
    found.heading_words = share(found.heading_words, found.words);
    found.prose_blocks = share(found.prose_blocks, found.blocks);
    found.prose_share = share(found.prose_words, found.words);
    found.block_words = share(found.words, found.blocks);
    found.is_sparse = f32::from(selection.is_sparse);
    found.declares_article = f32::from(declared.is_article());
    found.has_own_part =
        f32::from(document.path(selection.root).any(|node| matches!(document.tag(node), Tag::Article | Tag::Main)));
    let is_password = |&node: &NodeId| {
        let kind = document.attribute(node, Attribute::Type).filter(|_| document.tag(node) == Tag::Input);
        kind.is_some_and(|kind| kind.eq_ignore_ascii_case("password"))
    };
    found.password_fields = document.nodes().filter(is_password).count() as f32;
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;
    use crate::dom::Document;
    use crate::extract::features::of_pages;
    use crate::reader::prepare;
    use crate::trail::Trail;

    #[test]
    fn what_is_chosen_is_told_in_shares_of_blocks_and_words() {
        let prose =
            "A line of prose that is long enough to be taken for one, since it has its words, and commas, and ends.";
        let html = format!(
            "<main><h2>What it costs</h2><p>{prose}</p><h2><a href=a>Linked heading</a></h2><p>{prose}</p></main>"
        );
        let page = snapshot(&html, Some("https://example.org/a"));
        let mut document = Document::from_snapshot(&page);
        let prepared = prepare(&mut document, &mut Trail::new()).unwrap();
        let view = prepared.page(&document);
        let row = PageRow::of(&view, &prepared.declared, &Selection::everything(&view));
        // Four blocks: headings of three and two words, and two paragraphs of 22.
        for (feature, expected) in [
            ("found:words", 49.0),
            ("found:prose_words", 44.0),
            ("found:blocks", 4.0),
            ("found:linked_headings", 1.0),
            ("found:heading_blocks", 0.5),
            ("found:heading_words", 5.0 / 49.0),
            ("found:prose_blocks", 0.5),
            ("found:prose_share", 44.0 / 49.0),
            ("found:block_words", 49.0 / 4.0),
            ("found:kept_share", 1.0),
            ("found:has_own_part", 1.0),
            ("found:password_fields", 0.0),
        ] {
            let column = of_pages().position(|known| known.name == feature).unwrap();
            assert!((row.values[column] - expected).abs() < 0.001, "{feature}: {}", row.values[column]);
        }
    }
}
