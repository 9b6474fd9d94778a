//! Where pages say facts about themselves: `data/metas.txt`.

use super::sections::Lists;
use crate::rules::entries::data;
use std::sync::OnceLock;

/// A fact about a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Fact {
    /// Its title.
    Title,
    /// Who wrote it.
    Author,
    /// The site's name.
    Site,
    /// When it was published.
    Published,
    /// When it was last changed.
    Modified,
    /// What it is about, in a sentence or two.
    Excerpt,
    /// The picture that it is shown with elsewhere.
    LeadImage,
    /// Under what licence it may be passed on.
    Licence,
    /// The part of the site that it belongs to.
    Section,
    /// Keywords.
    Tags,
}

/// Names of one kind for each fact, by its number.
type Names = [&'static [&'static str]; Fact::ALL.len()];

/// Where pages say facts, read once: every element of a page is compared with these names, for several facts.
#[derive(Debug)]
struct Metas {
    metas: Names,
    keys: Names,
    marks: Names,
    classes: Names,
    parts: Names,
}

impl Metas {
    fn shared() -> &'static Self {
        static LISTS: OnceLock<Lists> = OnceLock::new();
        static METAS: OnceLock<Metas> = OnceLock::new();
        METAS.get_or_init(|| {
            let lists = LISTS.get_or_init(|| Lists::of(data!("../data/metas.txt")));
            let names = |form| Fact::ALL.map(|fact| lists.get(fact.name(), form));
            Self {
                metas: names("meta"),
                keys: names("entity"),
                marks: names("marked"),
                classes: names("class"),
                parts: names("name"),
            }
        })
    }
}

impl Fact {
    /// All facts, in the order of their numbers.
    const ALL: [Self; 10] = [
        Self::Title,
        Self::Author,
        Self::Site,
        Self::Published,
        Self::Modified,
        Self::Excerpt,
        Self::LeadImage,
        Self::Licence,
        Self::Section,
        Self::Tags,
    ];

    /// Its name in the data file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
            Self::Site => "site",
            Self::Published => "published",
            Self::Modified => "modified",
            Self::Excerpt => "excerpt",
            Self::LeadImage => "lead-image",
            Self::Licence => "licence",
            Self::Section => "section",
            Self::Tags => "tags",
        }
    }

    /// Names and properties of `meta`, surest first.
    pub fn metas(self) -> &'static [&'static str] {
        Metas::shared().metas[self as usize]
    }

    /// Keys of JSON-LD.
    pub fn keys(self) -> &'static [&'static str] {
        Metas::shared().keys[self as usize]
    }

    /// Names of microdata and RDFa, lower case, without a prefix.
    pub fn marks(self) -> &'static [&'static str] {
        Metas::shared().marks[self as usize]
    }

    /// Class names of microformats.
    pub fn classes(self) -> &'static [&'static str] {
        Metas::shared().classes[self as usize]
    }

    /// Parts of usual class names.
    pub fn name_parts(self) -> &'static [&'static str] {
        Metas::shared().parts[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Fact;

    #[test]
    fn each_fact_has_its_own_number() {
        assert!(Fact::ALL.iter().enumerate().all(|(at, &fact)| fact as usize == at));
    }

    #[test]
    fn the_surest_name_comes_first() {
        assert_eq!(Fact::Title.metas().first(), Some(&"og:title"));
        assert_eq!(Fact::Published.keys().first(), Some(&"datePublished"));
        assert!(Fact::Author.classes().contains(&"p-author") && Fact::Licence.classes().is_empty());
    }
}
