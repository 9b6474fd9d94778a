//! What the names of the elements above say, by groups of names (`data/classes.txt`).
//!
//! Names that rules look for already tell the trees nothing more: those groups are left out (train/README.md).

use super::Feature;
use super::context::Context;
use super::levels::{Kinds, Levels};
use crate::rules::classes::Group;

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
    Content, StrongContent, Comment, Navigation, Sidebar, Footer, Header, Related, Meta, Author, Overlay, Hidden, Search, Card, Caption, Product, Forum, Control,
}

/// For each element how near the elements are that are named so.
pub(super) fn levels(context: &Context) -> Levels<{ GROUPS.len() }> {
    Levels::of(context, |node| {
        let groups = context.page.marks.get(node);
        if groups.is_empty() {
            return 0;
        }
        let kinds = GROUPS.iter().enumerate();
        kinds.fold(0, |kinds, (kind, &group)| kinds | Kinds::from(groups.has(group)) << kind)
    })
}
