//! The rule that removed the block, if one did: rules know names and phrases, the model knows what they are worth here.

use super::context::Context;
use super::group::features;
use super::rows::Writer;

features! { Suspicion as "rule" {
    trust: "place in the list of rules, least true first; none is last", "some rules are surer than others";
    levels: "levels up to the removed part, 99 = none", "a part of its own, or a large one";
    words: "words of the removed part", "large parts are removed wrongly more often";
    share: "share of the page's words", "as above";
    around: "share of the parent's blocks", "whether the rules took what stands beside the block";
} }

/// Rules from the least to the most text removed by mistake.
/// Source: share of true words in what each rule removed of wcxb-dev (`recto labels --oracle`, 2026-11).
const RULES: &[&str] = &[
    "push",
    "header",
    "footer",
    "navigation",
    "newsletter",
    "breadcrumb",
    "author-bio",
    "byline",
    "toc",
    "comments",
    "sign-in-wall",
    "sidebar",
    "form",
    "app-promo",
    "boilerplate",
    "donation",
    "related",
    "share",
    "subscribe",
    "advert",
    "hidden",
    "tags",
    "consent",
    "control",
];

pub(super) fn write(context: &Context, at: usize, row: &mut Writer) {
    let document = context.document;
    let anchor = context.blocks[at].anchor;
    let parent = context.range(document.parent(anchor).unwrap_or(anchor));
    let around = context.gone(parent.clone()) as f32 / parent.len().max(1) as f32;
    let suspicion = match context.page.suspects[at] {
        None => Suspicion { trust: RULES.len() as f32 + 1.0, levels: 99.0, around, ..Suspicion::default() },
        Some(suspect) => {
            let sums = context.sums(suspect.part);
            Suspicion {
                trust: RULES.iter().position(|&rule| rule == suspect.rule).unwrap_or(RULES.len()) as f32,
                levels: f32::from(document.depth(anchor)) - f32::from(document.depth(suspect.part)),
                words: sums.words,
                share: sums.words / context.all().words.max(1.0),
                around,
            }
        }
    };
    suspicion.into_row(row);
}
