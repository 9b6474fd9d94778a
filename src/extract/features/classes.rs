//! What the names of the elements above say, by groups of names (`data/classes.txt`).

use super::Feature;
use super::context::Context;
use super::rows::Writer;
use crate::rules::classes::Group;

/// Levels looked up; "none" is one more.
const MOST_LEVELS: u8 = 19;

macro_rules! groups {
    ($($group:ident),* $(,)?) => {
        const GROUPS: &[Group] = &[$(Group::$group),*];

        pub(super) const FEATURES: &[Feature] = &[$(Feature {
            name: concat!("class:", stringify!($group)),
            unit: "levels, 20 = none",
            why: "how near an element is that is named so",
        }),*];
    };
}

groups! {
    Content, StrongContent, Comment, Navigation, Breadcrumb, Sidebar, Footer, Header, Share, Related, Advert, Newsletter, Deck,
    Meta, Byline, Author, Tags, Consent, Overlay, Wall, AppPromo, Donation, Hidden, ScreenReader, Contents, Login, Search, Card,
    Caption, Product, Forum, Rating, Control, Pagination,
}

pub(super) fn write(context: &Context, at: usize, row: &mut Writer) {
    let mut distances = [f32::from(MOST_LEVELS + 1); GROUPS.len()];
    for (level, node) in (0..=MOST_LEVELS).zip(context.document.path(context.blocks[at].anchor)) {
        let groups = context.page.marks.get(node);
        if groups.is_empty() {
            continue;
        }
        for (place, _) in GROUPS.iter().enumerate().filter(|&(_, &group)| groups.has(group)) {
            distances[place] = distances[place].min(f32::from(level));
        }
    }
    row.extend(&distances);
}
