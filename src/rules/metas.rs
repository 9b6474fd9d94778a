//! Where pages say facts about themselves: `data/metas.txt`.

use super::sections::Lists;
use std::sync::OnceLock;

/// A fact about a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl Fact {
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
        self.list("meta")
    }

    /// Keys of JSON-LD.
    pub fn keys(self) -> &'static [&'static str] {
        self.list("entity")
    }

    /// Names of microdata and RDFa, lower case, without a prefix.
    pub fn marks(self) -> &'static [&'static str] {
        self.list("marked")
    }

    /// Class names of microformats.
    pub fn classes(self) -> &'static [&'static str] {
        self.list("class")
    }

    /// Parts of usual class names.
    pub fn name_parts(self) -> &'static [&'static str] {
        self.list("name")
    }

    fn list(self, form: &str) -> &'static [&'static str] {
        static LISTS: OnceLock<Lists> = OnceLock::new();
        LISTS.get_or_init(|| Lists::of(include_str!("../data/metas.txt"))).get(self.name(), form)
    }
}

#[cfg(test)]
mod tests {
    use super::Fact;

    #[test]
    fn the_surest_name_comes_first() {
        assert_eq!(Fact::Title.metas().first(), Some(&"og:title"));
        assert_eq!(Fact::Published.keys().first(), Some(&"datePublished"));
        assert!(Fact::Author.classes().contains(&"p-author") && Fact::Licence.classes().is_empty());
    }
}
