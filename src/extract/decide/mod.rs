//! Probabilities → what to keep: each step is one file, with its reason, in the order of [`decide`].
//!
//! Source of the steps and their numbers: the project's model recipe (MODEL.md §8 "Post-processing" and §0 (a)–(d));
//! what was measured anew says so.

mod above;
mod beside;
mod certain;
mod choice;
mod columns;
mod comments;
mod cut;
mod headings;
mod kicker;
mod labels;
mod notes;
mod one_article;
mod repeated;
mod rows;
mod smooth;
mod teasers;
mod whole;

pub use certain::open;
pub(super) use choice::Choice;
pub use choice::Step;

use super::Page;
use crate::declared::Declared;
use crate::trail::Trail;

/// Chooses the blocks. `likely` is the probability of each block to be text, `makes` says which are of one make.
pub(super) fn decide<'a, 'page>(
    page: &'a Page<'a, 'page>,
    declared: &Declared,
    likely: Vec<f32>,
    makes: &[u32],
    trail: &mut Trail,
) -> Choice<'a, 'page> {
    let is_article = declared.is_article();
    let mut choice = Choice::new(page, likely);
    smooth::smooth(&mut choice, makes); // first: blocks of one make speak with one voice
    cut::cut(&mut choice, is_article); // the border between text and clutter on this page
    above::choose_overlay(&mut choice); // the article in a box over a front page
    columns::drop_columns(&mut choice); // the page's columns, where a table sets them
    if is_article {
        let rows = rows::alike(&choice);
        comments::drop_comments(&mut choice, &rows); // of what is kept, before tables and lists are made whole
        one_article::drop_following(&mut choice); // nor another text after this one
        teasers::drop_teasers(&mut choice, &rows); // nor what invites to others
    }
    whole::keep_whole(&mut choice); // no holes in lists and tables
    whole::keep_quoted(&mut choice, is_article); // nor in what is said about program text and quotations
    headings::rescue(&mut choice); // a heading between kept paragraphs belongs to them
    headings::vouch(&mut choice); // and what stands right under one
    beside::rescue(&mut choice); // as do the lines that lead into the text
    beside::rescue_under_title(&mut choice); // and what stands right under the title
    notes::rescue(&mut choice); // and the notes that it leads to
    repeated::drop_repeated(&mut choice, trail); // once is enough
    headings::drop_leading_nowhere(&mut choice, is_article); // last: what it led to may have gone by now
    if is_article {
        kicker::drop_kicker(&mut choice); // it names where the text stands, not what follows it
        labels::drop_alone(&mut choice); // nor is a label left without what it was put on
    }
    choice.keep_something();
    choice
}
