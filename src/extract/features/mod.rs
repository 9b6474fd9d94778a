//! Text blocks described by numbers: one row a block, one column a feature, one file a group of features.
//!
//! What a rule has removed already is described too: the rule is one feature among others, and the model may overrule
//! some of them. Source of the features: the project's model recipe (MODEL.md §8), written anew; what differs is said where it
//! does.
//!
//! Invariant: the same for training (`recto features`) and for reading, and no feature knows a language.

mod classes;
mod context;
mod found;
mod group;
mod learned;
mod levels;
mod neighbours;
mod page;
mod position;
mod readability;
mod repetition;
mod rows;
mod signature;
mod subtree;
mod suspicion;
mod tags;
mod text;
mod titles;
pub mod tokens;

pub use found::PageRow;
pub(crate) use group::Columns;
pub use group::Feature;
pub use rows::Matrix;

use super::Page;
use super::model::Tables;
use crate::declared::Declared;
use context::Context;
pub(super) use signature::class_hash;
pub(super) use tokens::joined;

/// The groups in the order of their columns.
const GROUPS: [&[Feature]; 14] = [
    text::FEATURES,
    suspicion::FEATURES,
    tags::FEATURES,
    classes::FEATURES,
    position::FEATURES,
    titles::FEATURES,
    subtree::FEATURES,
    repetition::FEATURES,
    signature::FEATURES,
    neighbours::FEATURES,
    readability::FEATURES,
    learned::ELEMENTS,
    learned::WORDS,
    page::FEATURES,
];

/// How many features there are, and what their names come to: what a model must have been trained on.
pub(super) const COLUMNS: Columns = Columns::of(&GROUPS);

/// The groups that describe a page as a whole, in the order of their columns.
const PAGE_GROUPS: [&[Feature]; 2] = [found::FEATURES, page::FEATURES];

/// As [`COLUMNS`], of what describes a page as a whole.
pub(crate) const PAGE_COLUMNS: Columns = Columns::of(&PAGE_GROUPS);

/// The features of a page as a whole, in the order of the columns.
pub fn of_pages() -> impl Iterator<Item = Feature> {
    PAGE_GROUPS.into_iter().flatten().copied()
}

/// All features in the order of the columns.
pub fn all() -> impl Iterator<Item = Feature> {
    GROUPS.into_iter().flatten().copied()
}

/// A page's blocks as the model and the decision need them.
#[derive(Debug)]
pub struct Described {
    /// The features of each block that was asked for; a row of zeros for the others.
    pub matrix: Matrix,
    /// For each block a number that blocks of one make (the same path of elements and classes) share.
    pub makes: Vec<u32>,
    /// The features that are the same for all blocks: those of the page as a whole.
    pub page_row: Vec<f32>,
}

/// The features of every block of a page.
pub fn matrix(page: &Page, declared: &Declared, tables: &Tables) -> Matrix {
    describe(page, declared, tables, &vec![true; page.blocks.len()]).matrix
}

/// The hash of each word of a text, in lower case, numbers as they are.
pub(super) fn words_of(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    tokens::for_each_exact_word(text, &mut |word| words.push(word.0));
    words
}

/// Describes the blocks of a page that are wanted. Whatever is wanted, all blocks count as neighbours and in sums.
pub fn describe(page: &Page, declared: &Declared, tables: &Tables, wanted: &[bool]) -> Described {
    let context = Context::of(page, declared);
    let mut matrix = Matrix::new(COLUMNS.count, page.blocks.len());
    if context.blocks.is_empty() {
        return Described { matrix, makes: Vec::new(), page_row: Vec::new() };
    }
    let text = text::Texts::of(&context);
    let tag_levels = tags::levels(&context);
    let class_levels = classes::levels(&context);
    let titles = titles::Titles::of(&context);
    let repetition = repetition::Repetition::of(&context);
    let signature = signature::Signatures::of(&context);
    let readability = readability::Scores::of(&context);
    let learned = learned::Learned::of(&context, tables);
    let page_row = page::row(&context, &text, &readability, &repetition);
    for at in (0..context.blocks.len()).filter(|&at| wanted[at]) {
        let row = matrix.row_mut(at);
        let mut row = rows::Writer::new(row);
        text.write(&context, at, &mut row);
        suspicion::write(&context, at, &mut row);
        tags::write(&context, at, &mut row);
        tag_levels.write(&context, at, &mut row);
        class_levels.write(&context, at, &mut row);
        position::write(&context, at, &mut row);
        titles.write(&context, at, &mut row);
        subtree::write(&context, at, &mut row);
        repetition.write(&context, at, &mut row);
        signature.write(&context, at, &mut row);
        neighbours::write(&context, &signature, at, &mut row);
        readability.write(&context, at, &mut row);
        learned.write(&context, at, &mut row);
        row.extend(&page_row);
    }
    Described { matrix, makes: signature.makes(), page_row }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;
    use crate::dom::Document;
    use crate::reader::prepare;
    use crate::trail::Trail;
    use std::collections::HashSet;

    /// The value of a feature for the block that begins with `text`.
    fn value(html: &str, feature: &str, text: &str) -> f32 {
        let page = snapshot(html, Some("https://example.org/a"));
        let mut document = Document::from_snapshot(&page);
        let prepared = prepare(&mut document, &mut Trail::new()).unwrap();
        let view = prepared.page(&document);
        let matrix = matrix(&view, &prepared.declared, &Tables::default());
        let block = (0..view.blocks.len()).find(|&index| view.blocks.text(index).starts_with(text)).unwrap();
        let column = all().position(|known| known.name == feature).unwrap();
        matrix.row(block)[column]
    }

    #[test]
    fn names_are_single_and_all_columns_are_filled() {
        let names: HashSet<&str> = all().map(|feature| feature.name).collect();
        assert_eq!(names.len(), all().count());
        // The last column of a row would be out of reach, or stay empty, if a group wrote more or less than it says.
        let html = format!("<p class=rating>{}</p>", "One line of text, and another, and then one more. ".repeat(9));
        assert_eq!(value(&html, "page:named_rating", "One"), 1.0);
    }

    #[test]
    fn features_say_what_they_are_named() {
        let prose =
            "A line of prose that is long enough to be taken for one, since it has its words, and commas, and ends. ";
        let html = format!(
            "<title>The ferry – Harbour Gazette</title><main class=story><h1>The ferry</h1><p>{prose}</p>\
             <h2>Related stories</h2><ul><li><a href=a>One more</a></li><li><a href=b>Two more</a></li></ul></main>"
        );
        for (feature, text, expected) in [
            ("title:same", "The ferry", 1.0),
            ("title:same", "A line", 0.0),
            ("title:distance", "A line", 1.0),
            ("text:ends", "A line", 1.0),
            ("text:link_density", "A line", 0.0),
            ("above:Main", "A line", 1.0),
            ("tag:anchor", "A line", 1.0),
            ("position:to_next", "The ferry", 1.0),
            ("readability:in_top", "A line", 1.0),
            ("page:has_main", "A line", 1.0),
        ] {
            assert_eq!(value(&html, feature, text), expected, "{feature} of {text}");
        }
    }

    #[test]
    fn a_role_counts_as_the_element_that_it_stands_for() {
        for (role, feature) in [("main", "above:Main"), ("article", "above:Article"), ("navigation", "above:Nav")] {
            let html = format!("<div role={role}><p>One line of text</p></div><p>Two lines</p>");
            assert_eq!((value(&html, feature, "One"), value(&html, feature, "Two")), (1.0, 20.0), "{role}");
        }
    }

    #[test]
    fn ideographs_are_less_than_words() {
        let html = "<p>港の朝は早い。漁師たちは黄色い上着を着て、岸壁を歩く。</p>";
        assert!(value(html, "text:words", "港") < 20.0);
        assert_eq!(value(html, "page:ideographs", "港"), 1.0);
    }

    #[test]
    fn what_stands_on_a_page_is_counted() {
        let prose =
            "A line of prose that is long enough to be taken for one, since it has its words, and commas, and ends.";
        let html = format!(
            "<header><p>Before it all</p></header><main><p class=p>{prose}</p><p class=p>{prose}</p><p class=p>{prose}</p>\
             <pre>let a;</pre><p class=q>Names are <code>x</code> and <code>y</code></p><p class=r><b>Bold</b> none</p>\
             <p class=s><a href=a>Linked</a> words</p><p class=t>12 boats</p><div><input><input type=hidden><select></select></div></main>\
             <footer><p>After it all</p></footer>"
        );
        for (feature, text, expected) in [
            ("page:code", "A line", 2.0),
            ("page:preformatted", "A line", 1.0),
            ("page:inputs", "A line", 2.0),
            ("text:bold", "Bold", 0.5),
            ("text:bold", "A line", 0.0),
            ("readability:before", "Before", 1.0),
            ("readability:after", "Before", 0.0),
            ("readability:after", "A line", 0.0),
            ("readability:after", "After", 1.0),
            ("readability:inside", "After", -1.0),
            ("signature:blocks", "A line", 3.0),
            ("signature:link_density", "Linked", 0.5),
            ("signature:block_words", "A line", 22.0),
            ("signature:words", "A line", 66.0),
            ("signature:prose", "A line", 1.0),
            ("signature:ends", "A line", 1.0),
            ("page:numbers", "A line", 0.1),
            ("signature:ends", "Linked", 0.0),
        ] {
            let found = value(&html, feature, text);
            assert!((found - expected).abs() < 0.06, "{feature} of {text}: {found}");
        }
    }

    #[test]
    fn a_block_knows_how_much_beside_it_was_removed() {
        let prose =
            "A line of prose that is long enough to be taken for one, since it has its words, and commas, and ends. ";
        let html = format!(
            "<main><div><p>{prose}</p><p class=app-banner>Get the app <a href=a>now</a></p></div><p>Alone</p></main>"
        );
        assert_eq!(value(&html, "rule:around", "A line"), 0.5);
        assert_eq!(value(&html, "rule:around", "Get"), 0.5);
    }

    #[test]
    fn a_block_knows_its_place_its_row_and_what_is_around_it() {
        let prose =
            "line of prose that is long enough to be taken for one, since it has its words, and commas, and ends.";
        let card = "<li><a href=a>One card</a><p>Some words here</p></li>".repeat(3);
        let html = format!(
            "<title>The ferry</title><main><h1>The ferry</h1><p>One {prose}</p><h2>What it costs</h2><p>Two {prose}</p>\
             <ul>{card}</ul></main>"
        );
        // Ten blocks: the title, a paragraph, a heading, a paragraph, and three cards of two each. Of 64 words 44 are prose.
        for (feature, text, expected) in [
            ("position:share", "Two", 0.3),
            ("position:before", "Two", 3.0),
            ("position:after", "Two", 7.0),
            ("position:words_before", "Two", 27.0 / 64.0),
            ("position:prose_before", "Two", 0.5),
            ("position:since_first", "Two", 2.0),
            ("position:since_last", "One line", -2.0),
            ("position:to_previous", "Two", 2.0),
            ("position:to_next", "Two", 99.0),
            ("title:distance", "Two", 3.0),
            ("title:heading_distance", "Two", 1.0),
            ("unit:count", "Two", 0.0),
            ("unit:count", "Some", 3.0),
            ("unit:words", "Some", 5.0),
            ("unit:blocks", "Some", 2.0),
            ("unit:row_words", "Some", 15.0),
            ("unit:row_prose", "Some", 0.0),
            ("near:1_before_words", "Two", 3.0),
            ("near:1_after_link_density", "Two", 1.0),
            ("near:before_ends", "What", 1.0),
            ("near:after_ends", "Two", 0.0),
            ("near:after_beside", "What", 1.0),
            ("near:2_words", "What", 51.0),
            ("subtree:parent_blocks", "Two", 10.0),
            ("subtree:parent_words", "Some", 5.0),
            ("subtree:parent_children", "Two", 5.0),
            ("subtree:parent_headings", "Two", 2.0),
            ("subtree:parent_share", "Two", 1.0),
            ("subtree:anchor_prose", "Two", 1.0),
            ("page:words", "Two", 64.0),
            ("page:prose", "Two", 44.0 / 64.0),
            ("page:entries", "Two", 0.3),
            ("page:headings", "Two", 0.2),
            ("page:paragraphs", "Two", 0.5),
            ("page:most_alike", "Two", 3.0),
        ] {
            let found = value(&html, feature, text);
            assert!((found - expected).abs() < 0.01, "{feature} of {text}: {found}");
        }
    }
}
