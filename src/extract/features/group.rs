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

/// A list of features as a model knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    /// How many.
    pub(crate) count: usize,
    /// FNV-1a, 32 bits, of the names, each followed by a line break.
    pub(crate) names: u32,
}

impl Columns {
    /// Computed by the compiler, so that names and reasons take no room where nobody asks for them.
    pub(crate) const fn of(groups: &[&[Feature]]) -> Self {
        let mut columns = Self { count: 0, names: 0x811C_9DC5 };
        let mut group = 0;
        while group < groups.len() {
            let mut place = 0;
            while place < groups[group].len() {
                columns = columns.and(groups[group][place].name);
                place += 1;
            }
            group += 1;
        }
        columns
    }

    const fn and(mut self, name: &str) -> Self {
        let mut place = 0;
        while place <= name.len() {
            let byte = if place < name.len() { name.as_bytes()[place] } else { b'\n' };
            self.names = (self.names ^ byte as u32).wrapping_mul(0x0100_0193);
            place += 1;
        }
        self.count += 1;
        self
    }
}

/// The place of a feature in its group, found by the compiler.
pub(super) const fn place(group: &[Feature], name: &str) -> usize {
    let mut place = 0;
    while !is_same(group[place].name.as_bytes(), name.as_bytes()) {
        place += 1;
    }
    place
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
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
