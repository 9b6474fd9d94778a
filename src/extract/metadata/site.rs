//! The site's name, and what else names it: its host, its parts of a title.

use super::super::Page;
use super::escapes::unescaped;
use super::found::Found;
use super::heading::text_of;
use crate::article::Source;
use crate::declared::Declared;
use crate::dom::text::{collapsed, count_ideographs, count_words, letters};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::metas::Fact;
use url::Url;

/// Letters of the shortest name that is looked for inside of others.
const LEAST_LETTERS: usize = 4;
/// Words of the longest name of a site, and the characters that make a word where each counts as one.
const NAME_WORDS: u32 = 8;
const IDEOGRAPHS_PER_WORD: u32 = 2;

/// What a site is called.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// Its name.
    pub(super) name: Option<Found>,
    /// Its name's letters, and those of the others that it goes by.
    names: Vec<String>,
    /// The letters of its host without "www" and the top level ("thelantern").
    host: String,
}

impl Site {
    /// What the page says its site is called, else what it shows as its name and has in its title as well.
    pub(super) fn shown(page: &Page, declared: &Declared, address: Option<&Url>) -> Self {
        let mut site = Self::of(declared, address);
        if site.name.is_none()
            && let Some(name) = shown_name(page)
        {
            site.names.push(letters(&name));
            site.name = Some(Found::new(name, Source::Shown));
        }
        site
    }

    /// What the page says its site is called.
    pub(super) fn of(declared: &Declared, address: Option<&Url>) -> Self {
        let publisher = || declared.article().into_iter().flat_map(|article| article.texts_of(Fact::Site.keys()));
        let site =
            || declared.entities.iter().filter(|entity| entity.is_any(&["WebSite"])).flat_map(|e| e.texts("name"));
        let metas = || Fact::Site.metas().iter().flat_map(|name| declared.metas(name)).cloned();
        let own = declared.metas("og:site_name").first().map(|name| (name.clone(), Source::Meta));
        let from_data = || publisher().chain(site()).map(|name| (name, Source::JsonLd));
        let mut all = own.into_iter().chain(from_data()).chain(metas().map(|name| (name, Source::Meta)));
        // Some pages give the text's title to whoever asks for the application's name.
        let titles = declared.metas("og:title").iter().map(|title| letters(&unescaped(title)));
        let titles: Vec<String> = titles.filter(|_| !declared.metas("og:site_name").is_empty()).collect();
        let name = all.find_map(|(name, source)| is_name_of_site(&name).map(|name| Found { value: name, source }));
        let names = metas().chain(publisher()).chain(site()).map(|name| letters(&unescaped(&name)));
        Self {
            name,
            names: names.filter(|name| !name.is_empty() && !titles.contains(name)).collect(),
            host: address.and_then(Url::host_str).map(host_label).unwrap_or_default(),
        }
    }

    /// The name as text.
    pub(super) fn text(&self) -> Option<&str> {
        self.name.as_ref().map(|found| found.value.as_str())
    }

    /// Whether a text is the site's name, or its host's.
    pub(super) fn is(&self, text: &str) -> bool {
        let own = letters(text);
        !own.is_empty() && (self.names.contains(&own) || own == self.host || is_host(&own, text, &self.host))
    }

    /// Whether a part of a title names the site: its name, more of it or less.
    pub(super) fn is_named_by(&self, part: &str) -> bool {
        let own = letters(part);
        let is_part = |name: &String| {
            let (short, long) = if name.len() < own.len() { (name, &own) } else { (&own, name) };
            short.chars().count() >= LEAST_LETTERS && long.contains(short.as_str())
        };
        self.is(part) || self.names.iter().any(is_part) || is_part(&self.host)
    }
}

/// Signs that part a site's name from a title.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " :: ", " » ", ": "];

/// The first or the last part of the page's title that is also a link to the home page, or the heading of the page's head.
fn shown_name(page: &Page) -> Option<String> {
    let document = page.document;
    let title = unescaped(&document.page().title);
    let parts = SEPARATORS.iter().flat_map(|sign| {
        let ends = [title.split_once(sign).map(|(first, _)| first), title.rsplit_once(sign).map(|(_, last)| last)];
        ends.into_iter().flatten()
    });
    let parts: Vec<String> = parts.map(letters).filter(|part| !part.is_empty()).collect();
    let is_in_head = |node: NodeId| {
        let is_head = |above: NodeId| document.attribute(above, Attribute::Role) == Some("banner");
        document.tag(node) == Tag::H1 && document.ancestors(node).any(is_head)
    };
    let is_name = |&node: &NodeId| is_home(page, node) || is_in_head(node);
    let mut names = document.nodes().filter(|_| !parts.is_empty()).filter(is_name).map(|node| text_of(page, node));
    names.find(|name| parts.contains(&letters(name))).and_then(|name| is_name_of_site(&name))
}

/// Whether a link leads to the home page of the page's own site.
fn is_home(page: &Page, link: NodeId) -> bool {
    let address = page.document.attribute(link, Attribute::Href).filter(|_| page.document.tag(link) == Tag::A);
    let (Some(address), Some(base)) = (address, super::base(page)) else { return address.is_some_and(|to| to == "/") };
    let label = |url: &Url| url.host_str().map(host_label);
    base.join(address).is_ok_and(|url| url.path() == "/" && url.query().is_none() && label(&url) == label(&base))
}

/// Whether a text is written as an address of the site's host, "lantern.example/news"; `own` are its letters, `host` those of
/// the host's own label.
fn is_host(own: &str, text: &str, host: &str) -> bool {
    text.contains('.') && !text.contains(' ') && !host.is_empty() && own.trim_start_matches("www").starts_with(host)
}

fn is_name_of_site(name: &str) -> Option<String> {
    let name = collapsed(&unescaped(name));
    // A name in Chinese or Japanese is counted by its characters.
    let ideographs = count_ideographs(&name) as u32;
    let is_long = count_words(&name) - ideographs / IDEOGRAPHS_PER_WORD * (IDEOGRAPHS_PER_WORD - 1) > NAME_WORDS;
    (!letters(&name).is_empty() && !is_long && !name.starts_with("http")).then_some(name)
}

/// The letters of the last label of a host before its top level: "bbc" of "www.bbc.co.uk".
fn host_label(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').filter(|label| *label != "www").collect();
    let own = match labels.as_slice() {
        // A second level under a country's: "co.uk", "com.br".
        [.., own, second, country] if country.len() == 2 && second.len() <= 3 => own,
        [.., own, _] => own,
        [own] => own,
        [] => "",
    };
    letters(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;
    use crate::dom::Document;

    fn site(html: &str, address: &str) -> Site {
        let page = snapshot(html, Some(address));
        Site::of(&Declared::of(&Document::from_snapshot(&page)), Url::parse(address).ok().as_ref())
    }

    #[test]
    fn a_site_goes_by_its_name_and_its_host() {
        let lantern = site("<meta property=og:site_name content='The Lantern'>", "https://www.lantern-news.co.uk/a");
        assert_eq!(lantern.text(), Some("The Lantern"));
        assert!(lantern.is("the lantern") && lantern.is("Lantern News") && lantern.is("lantern-news.co.uk"));
        assert!(lantern.is_named_by("The Lantern – News from the north") && !lantern.is_named_by("Lamp"));
        assert!(!lantern.is("A lantern in the harbour"));
        let unnamed = site(
            "<meta property=og:site_name content='/'><meta name=application-name content=Lamp>",
            "https://a.example/",
        );
        assert_eq!(unnamed.text(), Some("Lamp"));
    }

    #[test]
    fn a_title_that_is_given_as_the_name_of_an_application_names_no_site() {
        let html = "<meta property=og:site_name content='The Lamp'><meta property=og:title content='Dark at noon'>\
            <meta name=application-name content='Dark at noon'>";
        let lamp = site(html, "https://a.example/");
        assert!(lamp.is("The Lamp") && !lamp.is("Dark at noon"));
    }

    #[test]
    fn a_name_that_the_page_shows_and_has_in_its_title_is_the_sites() {
        let shown = |title: &str, head: &str| {
            let page = snapshot(&format!("<title>{title}</title>{head}<p>A quay."), Some("https://pier.example/a/b"));
            let site = crate::reader::read(&page, &crate::settings::Settings::default());
            site.unwrap().article.metadata.site_name
        };
        let home = "<h1><a href='https://pier.example/'>Notes from a pier</a></h1>";
        let notes = Some("Notes from a pier".to_owned());
        assert_eq!(shown("Notes from a pier: How a harbour wakes", home), notes);
        assert_eq!(shown("How a harbour wakes - Notes from a pier", home), notes);
        assert_eq!(
            shown("How a harbour wakes | Notes from a pier", "<div role=banner><h1>Notes from a pier</h1></div>"),
            notes
        );
        for (title, head) in [
            ("How a harbour wakes - Notes from a pier", "<h1>Notes from a pier</h1>"),
            ("How a harbour wakes - Notes from a pier", "<a href=/a/>Notes from a pier</a>"),
            ("How a harbour wakes - Notes from a pier", "<a href='https://quay.example/'>Notes from a pier</a>"),
            ("How a harbour wakes", home),
        ] {
            assert_eq!(shown(title, head), None, "{title} {head}");
        }
    }

    #[test]
    fn open_graph_comes_before_the_publisher() {
        let html =
            r#"<script type="application/ld+json">{"@type":"Article","publisher":{"name":"Lamp House Ltd"}}</script>"#;
        assert_eq!(site(html, "https://a.example/").text(), Some("Lamp House Ltd"));
        let both = format!("<meta property=og:site_name content='The Lamp'>{html}");
        let lamp = site(&both, "https://a.example/");
        assert_eq!(lamp.text(), Some("The Lamp"));
        assert!(lamp.is("Lamp House Ltd"));
    }
}
