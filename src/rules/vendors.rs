//! Ids and classes of known vendors: `data/vendors.txt`.

use super::kind::Clutter;
use super::sections;
use crate::rules::entries::data;
use rustc_hash::FxHashMap;

/// Names of one form: ids or classes, matched as written.
#[derive(Debug, Default)]
struct Names {
    exact: FxHashMap<&'static str, Clutter>,
    /// By their first byte, in the order of the file.
    beginnings: FxHashMap<u8, Vec<(&'static str, Clutter)>>,
}

/// All vendor names.
#[derive(Debug, Default)]
pub struct Vendors {
    ids: Names,
    classes: Names,
}

impl Names {
    fn add(&mut self, name: &'static str, kind: Clutter) {
        match name.strip_suffix('*') {
            Some(beginning) => {
                let first = beginning.bytes().next().unwrap_or_default();
                self.beginnings.entry(first).or_default().push((beginning, kind));
            }
            None => drop(self.exact.insert(name, kind)),
        }
    }

    fn kind(&self, name: &str) -> Option<Clutter> {
        let alike = || self.beginnings.get(name.as_bytes().first()?);
        let beginning = || alike()?.iter().find(|(beginning, _)| name.starts_with(beginning));
        self.exact.get(name).copied().or_else(|| beginning().map(|(_, kind)| *kind))
    }
}

impl Vendors {
    /// Reads the data file.
    pub(super) fn load() -> Self {
        let mut vendors = Self::default();
        sections::for_each(data!("../data/vendors.txt"), |section, name| {
            let Some(kind) = Clutter::from_name(section) else { return };
            match name.split_at(1) {
                ("#", id) => vendors.ids.add(id, kind),
                (_, class) => vendors.classes.add(class, kind),
            }
        });
        vendors
    }

    /// What an element of this id is, with the id.
    pub fn by_id<'a>(&self, id: &'a str) -> Option<(Clutter, &'a str)> {
        let id = id.trim();
        Some((self.ids.kind(id)?, id))
    }

    /// What an element of these classes is, with the one that says so.
    pub fn by_classes<'a>(&self, classes: &'a str) -> Option<(Clutter, &'a str)> {
        classes.split_ascii_whitespace().find_map(|class| Some((self.classes.kind(class)?, class)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_ids_and_classes_apart() {
        let vendors = Vendors::load();
        assert_eq!(vendors.by_id("onetrust-consent-sdk").map(|found| found.0), Some(Clutter::Consent));
        assert_eq!(vendors.by_classes("x tp-modal").map(|found| found.0), Some(Clutter::Subscribe));
        assert_eq!(vendors.by_id("tp-modal"), None);
    }
}
