//! How a group of features is declared: once, with name, unit and reason, so that columns and values cannot part.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Its group and name ("text:words").
    pub name: &'static str,
    /// What it counts.
    pub unit: &'static str,
    /// What it tells text from clutter by.
    pub why: &'static str,
}

/// Declares a group: a struct with a number for each feature, the list of its features in the order of the columns,
/// and the way into a row.
macro_rules! features {
    ($group:ident as $prefix:literal { $($name:ident: $unit:literal, $why:literal;)* }) => {
        /// The numbers of this group.
        #[derive(Debug, Clone, Copy, Default)]
        struct $group { $($name: f32),* }

        /// The features of this group, in the order of the columns.
        pub(super) const FEATURES: &[super::Feature] = &[$(super::Feature {
            name: concat!($prefix, ":", stringify!($name)),
            unit: $unit,
            why: $why,
        }),*];

        impl $group {
            fn into_row(self, row: &mut super::rows::Writer) {
                row.extend(&[$(self.$name),*]);
            }
        }
    };
}

pub(super) use features;
