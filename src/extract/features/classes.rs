//! What the names of the elements above say, by groups of names (`data/classes.txt`).
//!
//! Names that rules look for already tell the trees nothing more: those groups are left out (train/README.md).

use super::Feature;
use super::context::Context;
use super::levels::Levels;
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
    Levels::of(context, |node, levels| {
        let groups = context.page.marks.get(node);
        if groups.is_empty() {
            return;
        }
        for (level, &group) in levels.iter_mut().zip(GROUPS) {
            *level *= u8::from(!groups.has(group));
        }
    })
}
