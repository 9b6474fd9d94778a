//! Readers' comments are no part of an article; of a thread they are the text.

use super::{Choice, Step};
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;
use rustc_hash::FxHashMap;

/// Levels up that an element named as comments is looked for. Source: the project's model recipe.
const LEVELS: usize = 12;
/// What an element named as comments must reach to be kept on a page that is not declared an article, 0.0–1.0.
/// Source: as above.
const SURE: f32 = 0.8;
/// Share of the kept words that no step here drops: such a page is its comments. Source: as above.
const MOST_SHARE: f32 = 0.75;
/// Words of text before a list of posts without names can be comments on it. Source: as above, (d).
const TEXT_WORDS: f32 = 150.0;
/// Posts that make a list. Source: as above, (c).
const LEAST_POSTS: usize = 3;
/// Words of the longest line that names a post's author and date.
const LINE_WORDS: f32 = 8.0;

/// Drops comments, named or not, on a page that declares itself an article.
pub(super) fn drop_comments(choice: &mut Choice, is_article: bool) {
    if !is_article {
        return;
    }
    let all = choice.kept_words(choice.open());
    let named: Vec<usize> =
        choice.open().into_iter().filter(|&index| choice.kept[index] && is_named(choice, index)).collect();
    drop_all(choice, &named, all);
    if let Some(posts) = posts(choice, all) {
        drop_all(choice, &posts, all);
    }
}

fn drop_all(choice: &mut Choice, blocks: &[usize], all: f32) {
    if choice.kept_words(blocks.iter().copied()) <= all * MOST_SHARE {
        blocks.iter().for_each(|&index| choice.drop(index, Step::Comments));
    }
}

fn is_named(choice: &Choice, index: usize) -> bool {
    let document = choice.page.document;
    let anchor = choice.page.blocks.get(index).anchor;
    document.path(anchor).take(LEVELS).any(|node| choice.page.marks.get(node).has(Group::Comment))
        && choice.likely[index] < SURE.max(1.1)
}

/// The blocks of the first row of posts after the text: siblings of one make, each with a line that names author or date.
fn posts(choice: &Choice, all: f32) -> Option<Vec<usize>> {
    let document = choice.page.document;
    let mut rows: FxHashMap<(NodeId, Tag, Option<&str>), Vec<NodeId>> = FxHashMap::default();
    let mut is_known = vec![false; document.len()];
    // Of a post that is left out, all the others are none the less its like.
    for index in choice.open() {
        for node in document.path(choice.page.blocks.get(index).anchor).take(LEVELS) {
            let Some(parent) = document.parent(node) else { break };
            if !std::mem::replace(&mut is_known[node.index()], true) {
                let class = document.attribute(node, crate::dom::Attribute::Class);
                rows.entry((parent, document.tag(node), class)).or_default().push(node);
            }
        }
    }
    let begins = |row: &Vec<NodeId>| choice.page.blocks.within(document, row[0]).start;
    let is_after_text = |row: &Vec<NodeId>| {
        let before = choice.kept_words(0..begins(row));
        before >= TEXT_WORDS && before >= all * (1.0 - MOST_SHARE)
    };
    let row = rows
        .into_values()
        .filter(|row| row.len() >= LEAST_POSTS && is_after_text(row))
        .filter(|row| row.iter().any(|&post| choice.page.blocks.within(document, post).any(|index| choice.kept[index])))
        .filter(|row| row.iter().all(|&post| is_post(choice, post)))
        .min_by_key(|row| row[0])?;
    let last = row.last().copied()?;
    Some((begins(&row)..choice.page.blocks.within(document, last).end).collect())
}

/// Whether a part has a line of its own that names an author or a date, some text, and no heading.
fn is_post(choice: &Choice, node: NodeId) -> bool {
    let document = choice.page.document;
    let blocks = choice.page.blocks.within(document, node);
    if blocks.len() < 2 || blocks.clone().any(|index| choice.heading_level(index) > 0) {
        return false;
    }
    let is_dated = document.subtree(node).any(|inner| document.tag(inner) == Tag::Time);
    let is_line = |index: usize| {
        let block = choice.page.blocks.get(index);
        let text = choice.page.blocks.text(index);
        block.words <= LINE_WORDS && block.sentences == 0 && text.chars().any(|c| c.is_ascii_digit())
    };
    let first_lines = blocks.clone().take(3);
    is_dated || first_lines.clone().any(is_line) && blocks.clone().any(|index| choice.page.blocks.get(index).is_prose())
}
