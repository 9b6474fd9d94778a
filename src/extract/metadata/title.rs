//! The article's title, without the site's name: the heading that the page shows, else what it calls itself.
//!
//! A heading that says what the page calls itself comes first. Where none does, the first-level heading over an article is
//! what a reader sees as the title; what is written for search engines and feeds is often another line. Other pages show a
//! slogan there.

use super::super::{Page, Selection};
use super::escapes::unescaped;
use super::found::Found;
use super::heading::{Said, leads_home, text_of, without_label};
use super::site::Site;
use super::written_date;
use crate::article::{Kind, Source};
use crate::declared::Declared;
use crate::dom::text::{collapsed, count_words, is_ideographic, letters};
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::metas::Fact;

/// Signs that part a title from a site's name and nothing else.
const BARS: &[&str] = &[" | ", "｜", " :: ", " » ", " « ", " • ", " · ", " ‹ "];
/// Signs that part a title from a site's name, or two halves of a title.
const DASHES: &[&str] = &[" - ", " – ", " — ", " / ", " : ", " -- "];
/// Words of the longest heading that can be a title.
const TITLE_WORDS: u32 = 45;
/// Blocks after the first prose in which a heading still is the text's title.
const BLOCKS_AFTER: usize = 2;
/// Words of a site's name and of a title, where nothing says what the site is called.
const SITE_WORDS: u32 = 4;
const LEAST_WORDS: u32 = 3;

/// Finds the title.
pub(super) fn title(page: &Page, declared: &Declared, selection: &Selection, site: &Site, kind: Kind) -> Option<Found> {
    let said = said(page, declared, site);
    let wholes: Vec<String> = said.iter().map(|found| letters(&found.value)).collect();
    let all_parts = parts(page, declared, site);
    let parts: Vec<String> = all_parts.iter().filter_map(|parts| parts.first().cloned()).collect();
    let first = headings(page, Tag::H1, site);
    let second = || headings(page, Tag::H2, site).into_iter().chain(headings(page, Tag::H3, site));
    let is_in = |heading: &Heading, titles: &[String]| titles.contains(&letters(&heading.text));
    let agreeing = |heading: &&Heading| {
        wholes.iter().any(|title| agrees(&letters(&heading.text), title)) && !leads_home(page, heading.node)
    };
    let of_first = |is: &dyn Fn(&&Heading) -> bool| first.iter().find(is).cloned();
    let chosen = of_first(&|heading| is_in(heading, &wholes))
        .or_else(|| of_first(&agreeing))
        .or_else(|| of_first(&|heading| is_in(heading, &parts) && !leads_home(page, heading.node)))
        .or_else(|| second().find(|heading| is_in(heading, &wholes)))
        .or_else(|| second().find(|heading| is_cut_short(&letters(&heading.text), &wholes, &full(page, declared))));
    let is_text = matches!(kind, Kind::Article | Kind::Documentation | Kind::Thread);
    let is_sure = said.is_empty() || is_text && first.len() <= MOST_TITLES;
    let chosen = chosen.or_else(|| over_text(page, selection, site, &first).filter(|_| is_sure));
    // A site whose name nobody knows may stand before the title: "Notes from a pier | How a harbour wakes".
    let is_behind_site = chosen.is_none();
    let is_later = |text: &str| {
        let own = letters(text);
        count_words(text) >= LEAST_WORDS && all_parts.iter().any(|parts| parts.iter().skip(1).any(|part| *part == own))
    };
    let is_said = |text: &str| {
        wholes.contains(&letters(text)) || parts.contains(&letters(text)) || is_behind_site && is_later(text)
    };
    let is_label = |label: &str, rest: &str| kind == Kind::Thread && parts.contains(&letters(label)) && is_later(rest);
    let is = Said { whole: &is_said, label: &is_label };
    let bare = |heading: &Heading| without_label(page, heading.node, heading.text.clone(), &is);
    let is_later_part = |heading: &Heading| is_later(&bare(heading)) && !leads_home(page, heading.node);
    let chosen = chosen.or_else(|| second().find(is_later_part).filter(|_| is_text));
    let chosen = chosen.map(|heading| Heading { text: bare(&heading), ..heading });
    let heading = |heading: Heading| {
        let undated = said.iter().find(|said| written_date::stands_beside(&heading.text, &said.value));
        Found::new(undated.map_or_else(|| heading.text.clone(), |said| said.value.clone()), Source::Heading)
    };
    chosen
        .map(heading)
        .or_else(|| said.iter().find(|found| !site.is(&found.value)).cloned())
        .or_else(|| over_text(page, selection, site, &first).map(heading))
        .or_else(|| over_text(page, selection, site, &second().collect::<Vec<_>>()).map(heading))
        .or_else(|| first.first().cloned().map(heading))
        .or_else(|| own(page).map(|value| Found::new(value, Source::Document)))
}

/// What the page calls the text, surest first, each without the site's name.
fn said(page: &Page, declared: &Declared, site: &Site) -> Vec<Found> {
    let entity = declared.article().and_then(|entity| entity.text("headline").or_else(|| entity.text("name")));
    let metas = Fact::Title.metas().iter().filter_map(|name| declared.metas(name).first().cloned());
    let own = own(page).map(|title| Found::new(title, Source::Document));
    let all = entity.map(|title| Found::new(title, Source::JsonLd));
    let all = all.into_iter().chain(metas.map(|title| Found::new(title, Source::Meta))).chain(own);
    let clean = |found: Found| Found { value: without_site(&plain(&found.value), site), ..found };
    all.map(clean).filter(|found| !found.value.is_empty()).collect()
}

/// What the page calls the text with all that it adds, as letters.
fn full(page: &Page, declared: &Declared) -> Vec<String> {
    declared
        .meta(Fact::Title.metas())
        .map(str::to_owned)
        .into_iter()
        .chain(own(page))
        .map(|full| letters(&full))
        .collect()
}

/// Whether too much was taken for the site's name: the full title begins with the heading, and this with what was left.
fn is_cut_short(heading: &str, wholes: &[String], full: &[String]) -> bool {
    full.iter().any(|full| full.starts_with(heading))
        && wholes.iter().any(|whole| !whole.is_empty() && heading.starts_with(whole) && heading.len() > whole.len())
}

/// The parts of each title that the page gives itself, without the site's name, as letters.
fn parts(page: &Page, declared: &Declared, site: &Site) -> Vec<Vec<String>> {
    let titles = declared.meta(Fact::Title.metas()).map(str::to_owned).into_iter().chain(own(page));
    let split = |title: String| {
        let mut rest = vec![title];
        for separator in BARS.iter().chain(DASHES) {
            rest = rest.iter().flat_map(|part| part.split(separator)).map(str::to_owned).collect();
        }
        let parts = rest.iter().filter(|part| !site.is(part)).map(|part| letters(part));
        parts.filter(|part| !part.is_empty()).collect()
    };
    titles.map(split).collect()
}

/// A heading that was escaped twice. A tutorial's may be about a character reference; numbered ones are mistakes.
fn read(heading: String) -> String {
    if heading.contains("&#") { plain(&heading) } else { heading }
}

/// A title as one line of ordinary blanks, without a sign that parts it from nothing: "| The Lantern".
fn plain(title: &str) -> String {
    let title = collapsed(&unescaped(title).replace('\u{A0}', " "));
    let signs = || BARS.iter().chain(DASHES).map(|sign| sign.trim());
    let mut left = title.as_str();
    while let Some(rest) = signs().find_map(|sign| left.strip_prefix(sign)?.strip_prefix(' ')) {
        left = rest;
    }
    while let Some(rest) = signs().find_map(|sign| left.strip_suffix(sign)?.strip_suffix(' ')) {
        left = rest;
    }
    left.to_owned()
}

fn own(page: &Page) -> Option<String> {
    Some(plain(&page.document.page().title)).filter(|title| !title.is_empty())
}

#[derive(Debug, Clone)]
struct Heading {
    node: NodeId,
    text: String,
}

/// The page's headings of a level that can be a title.
fn headings(page: &Page, tag: Tag, site: &Site) -> Vec<Heading> {
    let document = page.document;
    let headings = document.nodes().filter(|&node| document.tag(node) == tag && !document.is_hidden(node));
    let headings = headings.map(|node| Heading { node, text: without_known_site(&read(text_of(page, node)), site) });
    let can_be = |text: &str| {
        !text.is_empty() && !text.contains('\u{FFFD}') && count_words(text) <= TITLE_WORDS && !site.is(text)
    };
    headings.filter(|heading| can_be(&heading.text)).collect()
}

/// The first of these headings within the text's element, else the last one before the text begins.
fn over_text(page: &Page, selection: &Selection, site: &Site, headings: &[Heading]) -> Option<Heading> {
    let text = selection
        .text_blocks()
        .find(|&index| page.blocks.get(index).is_prose())
        .or_else(|| selection.text_blocks().next())?;
    let limit = page.blocks.get((text + BLOCKS_AFTER).min(page.blocks.len() - 1)).nodes.0;
    let is_site = |text: &str| site.is_named_by(text) && count_words(text) <= SITE_WORDS;
    let is_left = |heading: &&Heading| {
        let is_clutter =
            |index: usize| page.suspects[index].is_some_and(|suspect| !SHOWS_TITLE.contains(&suspect.rule));
        is_title_like(&heading.text)
            && count_words(&heading.text) <= HEADLINE_WORDS
            && !is_site(&heading.text)
            && !page.blocks.within(page.document, heading.node).any(is_clutter)
            && !page.document.path(heading.node).any(|node| page.marks.get(node).has_any(APART))
            && !leads_home(page, heading.node)
    };
    let before: Vec<&Heading> = headings.iter().filter(is_left).take_while(|heading| heading.node < limit).collect();
    // Where many headings are of the first level they are those of parts.
    if before.len() > MOST_TITLES {
        return None;
    }
    let within = before.iter().find(|heading| page.document.contains(selection.root, heading.node));
    within.or(before.last()).map(|heading| (*heading).clone())
}

/// Headings of the first level, the title among them, that may stand over a text.
const MOST_TITLES: usize = 2;

/// Letters of the shortest title of one word: shorter ones name a part of the site ("Blog").
const ONE_WORD_LETTERS: usize = 8;

/// Words of the longest heading that is a title though nothing else says so: longer ones are standfirsts.
const HEADLINE_WORDS: u32 = 30;

fn is_title_like(text: &str) -> bool {
    !is_address(text) && (count_words(text) > 1 || letters(text).chars().count() >= ONE_WORD_LETTERS)
}

/// Whether a text without blanks is the name of a file or host ("notes/harbour.md", "lantern.example").
fn is_address(text: &str) -> bool {
    let inner = text.trim_end_matches(['.', '/', '…']);
    !text.contains(char::is_whitespace) && inner.contains(['.', '/']) && !inner.chars().any(is_ideographic)
}

/// Rules that leave a title out because it stands above the text.
const SHOWS_TITLE: &[&str] = &["byline", "header"];
/// Parts whose headings are their own.
const APART: &[Group] =
    &[Group::Consent, Group::Overlay, Group::Newsletter, Group::Related, Group::Footer, Group::Comment];

/// Whether a heading's letters are the beginning or the end of the title's, or these a good part of the heading's.
fn agrees(heading: &str, title: &str) -> bool {
    if heading.is_empty() || title.is_empty() {
        return false;
    }
    let long_enough = heading.chars().count() * 4 >= title.chars().count();
    let is_end = title.starts_with(heading) || title.ends_with(heading);
    is_end && long_enough || (heading.contains(title) && title.chars().count() * 2 >= heading.chars().count())
}

/// The title without a site's name at one of its ends.
fn without_site(title: &str, site: &Site) -> String {
    let mut title = title;
    while let Some(shorter) = shorter(title, site) {
        title = shorter;
    }
    title.trim().to_owned()
}

/// A heading without the site's name, where that is known: a heading has parts of its own.
fn without_known_site(heading: &str, site: &Site) -> String {
    let known = |separator: &&&str| heading.rsplit_once(**separator).is_some_and(|(_, tail)| site.is(tail.trim()));
    let separator = BARS.iter().chain(DASHES).find(known);
    let head = separator.and_then(|separator| heading.rsplit_once(separator)).map_or(heading, |(head, _)| head);
    head.trim().to_owned()
}

fn shorter<'a>(title: &'a str, site: &Site) -> Option<&'a str> {
    // Chinese and Japanese sites join the parts by "_".
    let low: &[&str] = if title.chars().any(is_ideographic) { &["_"] } else { &[] };
    for separator in BARS.iter().chain(low).chain(DASHES) {
        let Some((head, tail)) = title.rsplit_once(separator) else {
            continue;
        };
        let (head, tail) = (head.trim(), tail.trim());
        let is_bar = !DASHES.contains(separator);
        // A part of the name proves nothing at a dash: "Lanterns – how they burn".
        let is_site = site.is(tail) || site.is_named_by(tail) && (is_bar || count_words(tail) <= SITE_WORDS);
        // Without a known name the shorter end is the site's, if the other still is a title.
        let is_guessed = if is_bar {
            count_words(head) >= 2 || low.contains(separator)
        } else {
            site.text().is_none() && count_words(tail) <= SITE_WORDS && count_words(head) >= LEAST_WORDS
        };
        if !head.is_empty() && !site.is(head) && (is_site || is_guessed) {
            return Some(head);
        }
        let leads = title.split_once(separator).filter(|(first, _)| site.is(first.trim()));
        if let Some((_, rest)) = leads.filter(|(_, rest)| !rest.trim().is_empty()) {
            return Some(rest.trim());
        }
    }
    let leads = title.split_once(": ").filter(|(first, rest)| site.is(first) && !rest.trim().is_empty());
    leads.map(|(_, rest)| rest.trim())
}

/// Whether a line repeats the title, as the heading over the text does, with the day or month of writing, with a word that says what it is
/// ("Title: A harbour"), or without.
pub(in super::super) fn repeats_title(line: &str, title: &str) -> bool {
    let text = read(line.to_owned());
    let is_title = |text: &str| letters(text) == letters(title);
    let is_labelled =
        || text.split_once(':').is_some_and(|(label, rest)| !label.trim().contains(' ') && is_title(rest));
    !title.is_empty() && (written_date::stands_beside(&text, title) || is_title(&text) || is_labelled())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;
    use crate::dom::Document;
    use crate::reader::read;
    use crate::settings::Settings;

    fn site(name: Option<&str>) -> Site {
        let html = name.map(|name| format!("<meta property=og:site_name content='{name}'>")).unwrap_or_default();
        let page = snapshot(&html, None);
        Site::of(&Declared::of(&Document::from_snapshot(&page)), None)
    }

    #[test]
    fn a_title_neither_begins_nor_ends_with_what_parts_it_from_a_name() {
        for (title, expected) in [
            ("| The Lantern", "The Lantern"),
            (" – | The Lantern", "The Lantern"),
            ("A quiet harbour |", "A quiet harbour"),
            ("-40 degrees on the pier", "-40 degrees on the pier"),
            ("A | B", "A | B"),
            ("|", "|"),
        ] {
            assert_eq!(plain(title), expected, "{title}");
        }
    }

    #[test]
    fn the_sites_name_is_set_aside() {
        for (title, name, expected) in [
            ("A quiet harbour | The Lantern", Some("The Lantern"), "A quiet harbour"),
            ("A quiet harbour | News | The Lantern", Some("The Lantern"), "A quiet harbour"),
            ("The Lantern – A quiet harbour", Some("The Lantern"), "A quiet harbour"),
            ("The Lantern: A quiet harbour", Some("The Lantern"), "A quiet harbour"),
            ("A quiet harbour wakes - Lantern News", None, "A quiet harbour wakes"),
            ("Harbours - and how they wake", Some("The Lantern"), "Harbours - and how they wake"),
            ("Dogs - and cats", None, "Dogs - and cats"),
            ("港が目をさます_社会_灯台新聞", None, "港が目をさます"),
            ("The Lantern | News from the north", Some("The Lantern"), "News from the north"),
        ] {
            assert_eq!(without_site(title, &site(name)), expected);
        }
    }

    #[test]
    fn headings_agree_with_titles_around_them() {
        let agrees = |heading: &str, title: &str| super::agrees(&letters(heading), &letters(title));
        assert!(agrees("A quiet harbour", "A Quiet Harbour – The Lantern"));
        assert!(agrees("“A quiet harbour”", "A quiet harbour"));
        assert!(!agrees("Menu", "A quiet harbour wakes before the town"));
        assert!(!agrees("Quiet Harbour", "What happened at quiet harbour in 2024"));
    }

    #[test]
    fn the_name_of_a_blog_that_leads_home_is_no_title() {
        let head = "<title>Lantern notes: How a harbour wakes</title>";
        let body = "<h1><a href='https://lantern.example/'>Lantern notes</a></h1>";
        assert_eq!(title_of(head, body).as_deref(), Some("How a harbour wakes"));
    }

    #[test]
    fn the_day_of_writing_before_a_title_is_no_part_of_it() {
        let body = "<h1><span>Dec 18 2025</span> How a harbour wakes</h1>";
        assert_eq!(title_of("<title>How a harbour wakes</title>", body).as_deref(), Some("How a harbour wakes"));
    }

    #[test]
    fn a_heading_tells_where_the_sites_name_was_looked_for_in_the_title() {
        let head =
            "<title>港の朝_静かな一日 @ 灯台の日記 :: ブログ</title><meta property=og:site_name content=灯台の日記>";
        let body = "<h1><a href=/>灯台の日記</a></h1><h2><a href=/1>港の朝_静かな一日</a></h2>";
        assert_eq!(title_of(head, body).as_deref(), Some("港の朝_静かな一日"));
    }

    #[test]
    fn a_file_or_host_is_no_title() {
        let head = "<title>How a harbour wakes</title>";
        for name in ["notes/harbour.md", "lantern.example"] {
            assert_eq!(title_of(head, &format!("<h1>{name}</h1>")).as_deref(), Some("How a harbour wakes"));
        }
        assert_eq!(title_of(head, "<h1>Unforgettable…</h1>").as_deref(), Some("Unforgettable…"));
    }

    #[test]
    fn a_standfirst_in_the_place_of_a_heading_is_no_title() {
        let long = "All that there is to be known of harbours and of the people who wake them, from the first chain over \
            the stone edge to the last crate on the quay, told by those who walk it every morning of the year.";
        assert_eq!(title_of("<title>Harbours</title>", &format!("<h1>{long}</h1>")).as_deref(), Some("Harbours"));
    }

    #[test]
    fn the_sites_name_is_set_aside_in_headings_too() {
        let head = "<title>How a harbour wakes | Lantern</title><meta property=og:site_name content=Lantern>";
        let body = "<h1>How a harbour wakes | Lantern</h1>";
        assert_eq!(title_of(head, body).as_deref(), Some("How a harbour wakes"));
    }

    fn title_of(head: &str, body: &str) -> Option<String> {
        let prose = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out \
            over a stone edge. Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";
        let html = format!(
            "<head>{head}</head><body>{body}{prose}{prose}<p>By eight the market is open, and the fish lies on ice.</p></body>"
        );
        read(&snapshot(&html, Some("https://lantern.example/a")), &Settings::default()).unwrap().article.metadata.title
    }

    #[test]
    fn the_heading_over_the_text_is_the_title_whatever_is_said_for_search_engines() {
        let head = "<title>Harbours: the 2026 guide</title><meta property=og:site_name content=Lantern>";
        let body = "<header><h1>Lantern</h1></header><h1>How a harbour<br>wakes&para;</h1>";
        assert_eq!(title_of(head, body).as_deref(), Some("How a harbour wakes"));
        let second = "<h1>Lantern</h1><h2>A harbour wakes</h2>";
        assert_eq!(title_of("<title>Lantern: A harbour wakes</title>", second).as_deref(), Some("A harbour wakes"));
        assert_eq!(
            title_of("<title>Who wakes a harbour? | Lantern</title>", "").as_deref(),
            Some("Who wakes a harbour?")
        );
    }
}
