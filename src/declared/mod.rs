//! What a page says about itself: `meta` elements, JSON-LD, language and direction.
//!
//! Nothing here is believed by itself; `detect` and `extract` weigh it against what the page shows. Of JSON-LD only facts
//! *about* a text are read, never a text: the reader gets what the page shows, no more (of `articleBody` the words are counted).

pub mod json_ld;
mod main;

use crate::dom::{Attribute, Document, NodeId, Tag};
use json_ld::Entity;
use rustc_hash::FxHashMap;

/// A page's own statements.
#[derive(Debug, Default)]
pub struct Declared {
    /// Contents of `meta` elements by lower-case name or property; the first one of a name comes first.
    meta: FxHashMap<String, Vec<String>>,
    /// JSON-LD entities, outermost first.
    pub entities: Vec<Entity>,
    /// `lang` of the root element or of the body.
    pub language: Option<String>,
    /// `dir` of the root element or of the body.
    pub dir: Option<String>,
    /// `link rel=canonical`.
    pub canonical: Option<String>,
    /// `link rel=license`.
    pub licence: Option<String>,
    /// Which of the entities is the article that the page is about.
    main: Option<usize>,
}

/// JSON-LD types of a text by one hand.
const ARTICLE_TYPES: &[&str] = &[
    "Article",
    "NewsArticle",
    "BlogPosting",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "BackgroundNewsArticle",
    "ScholarlyArticle",
    "TechArticle",
    "Report",
    "LiveBlogPosting",
    "Recipe",
    "HowTo",
    "SatiricalArticle",
    "AdvertiserContentArticle",
    "MedicalWebPage",
    "APIReference",
];
/// JSON-LD types of posts by several people.
pub const THREAD_TYPES: &[&str] = &["DiscussionForumPosting", "QAPage", "Question"];

impl Declared {
    /// Reads the statements.
    pub fn of(document: &Document) -> Self {
        let mut declared = Self::default();
        let page = document.page();
        for node in document.nodes() {
            match document.tag(node) {
                Tag::Meta => declared.add_meta(document, node),
                Tag::Script => declared.entities.extend(json_ld::entities(&text_below(document, node))),
                Tag::Html | Tag::Body => declared.add_language(document, node),
                Tag::Link => declared.add_link(document, node),
                _ => {}
            }
        }
        declared.main = main::article(&declared.entities, &page.url, &page.title, declared.canonical.as_deref());
        declared
    }

    fn add_link(&mut self, document: &Document, node: NodeId) {
        let address = document.attribute(node, Attribute::Href).map(str::to_owned);
        match document.attribute(node, Attribute::Rel) {
            Some("canonical") => self.canonical = self.canonical.take().or(address),
            Some("license") => self.licence = self.licence.take().or(address),
            _ => {}
        }
    }

    fn add_meta(&mut self, document: &Document, node: NodeId) {
        let content = document.attribute(node, Attribute::Content).unwrap_or("").trim();
        let names =
            [Attribute::Property, Attribute::Name, Attribute::Itemprop].map(|name| document.attribute(node, name));
        for name in names.into_iter().flatten().filter(|_| !content.is_empty()) {
            // Open Graph allows several names in one attribute in practice ("dc:title og:title").
            for name in name.split_ascii_whitespace() {
                self.meta.entry(name.to_ascii_lowercase()).or_default().push(content.to_owned());
            }
        }
    }

    fn add_language(&mut self, document: &Document, node: NodeId) {
        let read = |name| {
            document.attribute(node, name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        self.language = self.language.take().or_else(|| read(Attribute::Lang));
        self.dir = self.dir.take().or_else(|| read(Attribute::Dir));
    }

    /// The first content of the first of these `meta` names that is there.
    pub fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.meta.get(*name)?.first()).map(String::as_str)
    }

    /// All contents of a `meta` name.
    pub fn metas(&self, name: &str) -> &[String] {
        self.meta.get(name).map_or(&[], Vec::as_slice)
    }

    /// The entity that is the page's article: not that of a teaser, where another one names the page or its title.
    pub fn article(&self) -> Option<&Entity> {
        self.entities.get(self.main?)
    }

    /// Whether the page says, in any of the usual ways, that it or a part of it is not free.
    pub fn says_not_free(&self, document: &Document) -> bool {
        self.meta(&["article:content_tier"]).is_some_and(|tier| !tier.eq_ignore_ascii_case("free"))
            || self
                .entities
                .iter()
                .any(|entity| entity.flag("isAccessibleForFree") == Some(false) || !entity.parts_not_free().is_empty())
            || microdata_says_not_free(document)
    }

    /// Whether the page says that it is one text by one hand.
    pub fn is_article(&self) -> bool {
        let og_type = self.meta(&["og:type"]).unwrap_or("");
        !self.is_thread() && (og_type.eq_ignore_ascii_case("article") || self.article().is_some())
    }

    /// Whether the page says that several people post on it.
    pub fn is_thread(&self) -> bool {
        self.has_type(THREAD_TYPES)
    }

    /// Whether an entity of the page is of one of these types.
    pub fn has_type(&self, types: &[&str]) -> bool {
        self.entities.iter().any(|entity| entity.is_any(types))
    }
}

/// Whether an element of the page is marked as saying that it is not free.
pub fn microdata_says_not_free(document: &Document) -> bool {
    document.nodes().any(|node| {
        document.attribute(node, Attribute::Itemprop) == Some("isAccessibleForFree")
            && document.attribute(node, Attribute::Content).is_some_and(|value| value.eq_ignore_ascii_case("false"))
    })
}

fn text_below(document: &Document, node: NodeId) -> String {
    document.subtree(node).map(|inner| document.text(inner)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;

    #[test]
    fn reads_meta_language_and_entities() {
        let page = snapshot(
            r#"<html lang=de dir=ltr><head><meta property="og:type dc:type" content=article><meta name=Author content=" Ada ">
            <script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"H"}]}</script>"#,
            None,
        );
        let declared = Declared::of(&Document::from_snapshot(&page));
        assert_eq!(declared.meta(&["author"]), Some("Ada"));
        assert_eq!(declared.language.as_deref(), Some("de"));
        assert!(declared.is_article());
        assert_eq!(declared.article().and_then(|entity| entity.text("headline")), Some("H".into()));
    }
}
