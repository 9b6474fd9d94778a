//! When the text was published and changed: ISO 8601, with the zone where the page gives one.
//!
//! In this order: JSON-LD of the article, `meta`, JSON-LD of anything else, microdata and microformats, `time` near the
//! text's beginning, a line over the text, a part that is named as a date, a line after the text, the page's address.

use super::super::{Page, Selection};
use super::found::Found;
use super::iso::iso;
use super::marked::{self, Marked};
use super::written_date;
use crate::article::{Kind, Metadata, Source};
use crate::declared::Declared;
use crate::dom::text::count_words;
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::entries::data;
use crate::rules::metas::Fact;
use std::sync::OnceLock;

/// How lines begin that tell when a text was last changed, by language; lower case.
const UPDATED_LEADS: &str = data!("../../data/updated-leads.txt");

/// What a date is looked for in.
pub(super) struct Look<'a, 'b, 'page> {
    pub(super) page: &'a Page<'b, 'page>,
    pub(super) declared: &'a Declared,
    pub(super) selection: &'a Selection,
    pub(super) marked: &'a Marked,
    pub(super) kind: Kind,
}

/// When the text was published.
pub(super) fn published(look: &Look) -> Option<Found> {
    match look.kind {
        // What a list, a shop or a page that presents something has filled in says nothing, but where it is an article's.
        Kind::Listing | Kind::Product => entity(look, Fact::Published),
        Kind::Other => entity(look, Fact::Published).or_else(|| on_page(look)),
        _ => declared(look, Fact::Published)
            .or_else(|| any_entity(look))
            .or_else(|| on_page(look))
            .or_else(|| address(look)),
    }
}

/// When the text was last changed.
pub(super) fn modified(look: &Look) -> Option<Found> {
    // The second time of a thread is that of an answer.
    let second = || second_time(look).filter(|_| look.kind != Kind::Thread);
    // What a list shows is that of one of its entries.
    let is_text = !matches!(look.kind, Kind::Listing | Kind::Product | Kind::Thread);
    let labelled = || labelled_change(look).filter(|_| is_text).map(|date| Found::new(date, Source::Shown));
    declared(look, Fact::Modified).or_else(|| marked(look, Fact::Modified)).or_else(second).or_else(labelled)
}

/// The time that words before it call that of a change, else the date after a label, an element of its own, that says so: "Last
/// updated", "17 November 2026".
fn labelled_change(look: &Look) -> Option<String> {
    let blocks = look.page.blocks;
    let end = look.selection.blocks().next_back().map_or(0, |last| (last + LINES_AT_END).min(blocks.len()));
    let is_value = |index: &usize| {
        let says_number = || blocks.text(*index).contains(char::is_numeric);
        blocks.get(*index).words <= DATE_LINE_WORDS && says_number() && is_after_change(look, *index)
    };
    let line = |index| written_date::find(blocks.text(index), is_day_first(look.declared));
    let mut changed = times(look, NODES_AFTER).into_iter().filter(|&(node, _)| is_of_change(look, node));
    changed.find_map(|(_, text)| in_words(look, text)).or_else(|| (0..end).filter(is_value).find_map(line))
}

/// Words of the longest label: "Last updated on:".
const LABEL_WORDS: f32 = 4.0;

/// Whether the line before a line is nothing but the words for a change.
fn is_after_change(look: &Look, index: usize) -> bool {
    let blocks = look.page.blocks;
    index.checked_sub(1).is_some_and(|before| {
        let label = blocks.text(before);
        blocks.get(before).words <= LABEL_WORDS && tells_a_change(label) && !label.contains(char::is_numeric)
    })
}

/// Levels above a date over the text at which the second one beside it stands.
const BESIDE_LEVELS: usize = 3;

/// The later one of two times that stand side by side over the text: "3 May, 6:30, updated 18:05".
fn second_time(look: &Look) -> Option<Found> {
    let document = look.page.document;
    let begins = look.selection.text_blocks().next().map_or(0, |index| look.page.blocks.get(index).nodes.0.0);
    let before = document.nodes().take_while(|node| node.0 < begins.saturating_add(NODES_AFTER));
    let mut times = before.filter_map(|node| Some((node, iso(document.attribute(node, Attribute::Datetime)?)?)));
    let (first, published) = times.next()?;
    let (second, changed) = times.next()?;
    let is_beside = document.ancestors(first).take(BESIDE_LEVELS).any(|above| document.contains(above, second));
    (is_beside && changed > published && times.next().is_none()).then(|| Found::new(changed, Source::Shown))
}

fn in_words(look: &Look, text: &str) -> Option<String> {
    iso(text).or_else(|| written_date::find(text, is_day_first(look.declared)))
}

fn declared(look: &Look, fact: Fact) -> Option<Found> {
    let metas = || fact.metas().iter().flat_map(|name| look.declared.metas(name)).find_map(|text| in_words(look, text));
    entity(look, fact).or_else(|| metas().map(|date| Found::new(date, Source::Meta)))
}

/// The date in JSON-LD of the article.
fn entity(look: &Look, fact: Fact) -> Option<Found> {
    let entity = look.declared.article()?;
    let mut texts = fact.keys().iter().filter_map(|key| entity.text(key));
    texts.find_map(|text| in_words(look, &text)).map(|date| Found::new(date, Source::JsonLd))
}

fn any_entity(look: &Look) -> Option<Found> {
    let key = Fact::Published.keys().first()?;
    let mut dates = look.declared.entities.iter().filter_map(|entity| entity.text(key));
    dates.find_map(|text| in_words(look, &text)).map(|date| Found::new(date, Source::JsonLd))
}

fn on_page(look: &Look) -> Option<Found> {
    let shown = |date: String| Found::new(date, Source::Shown);
    // A time below the text's beginning may be that of a change, which a page lists at its end.
    marked(look, Fact::Published)
        .or_else(|| time_before(look, 0).map(shown))
        .or_else(|| below_title(look).map(shown))
        .or_else(|| written(look, Place::AboveTitle).map(shown))
        .or_else(|| named(look).map(shown))
        .or_else(|| after_text(look).map(shown))
}

/// The date below the title: a line's, but a time's near the text's beginning where that is of the same day and so says more,
/// or where the text is posts.
fn below_title(look: &Look) -> Option<String> {
    let time = time_before(look, NODES_AFTER);
    let line = written(look, Place::BelowTitle).filter(|line| {
        let is_same = time.as_ref().is_some_and(|time| time.starts_with(line.as_str()));
        !is_same && (time.is_none() || look.kind != Kind::Thread)
    });
    line.or(time)
}

/// The first element that microdata or a microformat marks as the date.
fn marked(look: &Look, fact: Fact) -> Option<Found> {
    let document = look.page.document;
    look.marked.all(fact).find_map(|(node, source)| {
        let date = marked::value(document, node)
            .and_then(iso)
            .or_else(|| in_words(look, &super::heading::text_of(look.page, node)))?;
        Some(Found::new(date, source))
    })
}

/// Nodes after the text's beginning in which a `time` still is the text's.
const NODES_AFTER: u32 = 200;

/// A `time` before the text, or as many nodes after its beginning.
fn time_before(look: &Look, nodes_after: u32) -> Option<String> {
    times(look, nodes_after)
        .into_iter()
        .filter(|&(node, _)| !is_of_change(look, node))
        .find_map(|(_, text)| in_words(look, text))
}

fn times<'page>(look: &Look<'_, '_, 'page>, nodes_after: u32) -> Vec<(NodeId, &'page str)> {
    let document = look.page.document;
    let begins = look.selection.text_blocks().next().map_or(u32::MAX, |index| look.page.blocks.get(index).nodes.0.0);
    let near = document.nodes().take_while(|node| node.0 < begins.saturating_add(nodes_after));
    near.filter_map(|node| Some((node, document.attribute(node, Attribute::Datetime)?))).collect()
}

/// Whether a time is marked as that of a change, or the words before it, where it is the first, say so.
fn is_of_change(look: &Look, time: NodeId) -> bool {
    let document = look.page.document;
    let is_first = |above: &NodeId| {
        let mut times =
            document.subtree(*above).filter(|&node| document.attribute(node, Attribute::Datetime).is_some());
        times.next() == Some(time)
    };
    let is_text = |leaf: &NodeId| !document.text(*leaf).trim().is_empty();
    let leads_in = |above: NodeId| {
        let first = document.subtree(above).take_while(|&leaf| leaf < time).find(is_text);
        first.map(|leaf| document.text(leaf).trim()).is_some_and(|lead| is_label(lead) && tells_a_change(lead))
    };
    document.attribute(time, Attribute::Itemprop) == Some("dateModified")
        || document.path(time).take(BESIDE_LEVELS).filter(is_first).any(leads_in)
}

fn is_label(text: &str) -> bool {
    count_words(text) as f32 <= LABEL_WORDS
}

/// Words of the longest line that says little else than the date: "17 November 2026, 11:20 · 4 min".
const DATE_LINE_WORDS: f32 = 8.0;

/// Words of the longest line with marked times in it: "3 May, 6:30 a.m. Updated 6:05 p.m.".
const TIMES_LINE_WORDS: f32 = 16.0;

fn holds_time(page: &Page, index: usize) -> bool {
    page.document.subtree(page.blocks.get(index).anchor).any(|node| page.document.tag(node) == Tag::Time)
}

/// Whether a block says little else than when the text was published.
pub(in super::super) fn repeats_date(page: &Page, index: usize, metadata: &Metadata) -> bool {
    let most_words = if holds_time(page, index) { TIMES_LINE_WORDS } else { DATE_LINE_WORDS };
    page.blocks.get(index).words <= most_words
        && !page.document.path(page.blocks.get(index).anchor).take(4).any(|node| page.document.tag(node) == Tag::Table)
        && names_date(page.blocks.text(index), metadata)
}

/// Whether a line of a block says little else than when the text was published.
pub(in super::super) fn is_date_line(line: &str, metadata: &Metadata) -> bool {
    count_words(line) as f32 <= DATE_LINE_WORDS && names_date(line, metadata)
}

/// Whether the date in a line is that of the text, as the page shows it: one that only the address gives is none.
fn names_date(line: &str, metadata: &Metadata) -> bool {
    let is_shown = !metadata.sources.iter().any(|found| found.fact == "published" && found.source == Source::Address);
    let published = metadata.published.as_deref().and_then(|published| published.get(..10)).filter(|_| is_shown);
    published.is_some() && [true, false].iter().any(|&first| written_date::find(line, first).as_deref() == published)
}

/// Lines before the text that may hold its date, after its beginning, and after its end.
const LINES_BEFORE: usize = 12;
const LINES_AFTER: usize = 2;
const LINES_AT_END: usize = 5;
/// Words of the longest such line.
const LINE_WORDS: f32 = 25.0;

/// The date in a line, if it is not that of a change.
fn in_line(look: &Look, index: usize) -> Option<String> {
    let block = look.page.blocks.get(index);
    let is_quoted = look.page.document.path(block.anchor).any(|node| look.page.document.tag(node) == Tag::Blockquote);
    let is_line = block.words <= LINE_WORDS && block.sentences <= 1 && !is_quoted;
    let text = is_line.then(|| super::heading::block_text(look.page, index))?;
    let date = written_date::find(&text, is_day_first(look.declared));
    date.filter(|_| !tells_a_change(&text) && !is_after_change(look, index))
}

/// Where a line with the date stands: between the title and the text, or before the title or a text without one.
#[derive(Clone, Copy)]
enum Place {
    BelowTitle,
    AboveTitle,
}

/// The date in a line at that place, above the title in the one that is nearest; such lines may have been left out.
fn written(look: &Look, place: Place) -> Option<String> {
    let (page, blocks) = (look.page, look.page.blocks);
    let near = |index: usize| page.document.path(blocks.get(index).anchor).take(3);
    // A standfirst is no beginning yet.
    let is_text =
        |&index: &usize| blocks.get(index).is_prose() && !near(index).any(|node| page.marks.get(node).has(Group::Deck));
    let first = look.selection.text_blocks().find(is_text).or_else(|| look.selection.text_blocks().next())?;
    let range = first.saturating_sub(LINES_BEFORE)..(first + 1 + LINES_AFTER).min(blocks.len());
    let date = |index: usize| in_line(look, index);
    let is_title = |&index: &usize| near(index).any(|node| page.document.tag(node) == Tag::H1);
    let title = range.clone().find(is_title);
    // Between the two there may be a list of contents.
    let far = || (first.saturating_sub(2 * LINES_BEFORE)..range.start).find(is_title);
    match place {
        Place::BelowTitle => {
            let title = title.or_else(far)?;
            (title..(title + 1 + LINES_BEFORE + LINES_AFTER).min(range.end)).find_map(date)
        }
        Place::AboveTitle => (range.start..title.unwrap_or(first)).rev().find_map(date),
    }
}

/// Levels above a line on which a name says that it is a date.
const NAME_LEVELS: usize = 3;

/// A line of the page that is a `time`, or whose class or id calls it a date ("post-date", "published").
fn named(look: &Look) -> Option<String> {
    let document = look.page.document;
    let is_named = |node: NodeId| {
        [Attribute::Class, Attribute::Id].into_iter().filter_map(|name| document.attribute(node, name)).any(|names| {
            let mut parts = names.split(|c: char| !c.is_alphanumeric());
            parts.any(|part| Fact::Published.name_parts().iter().any(|known| part.eq_ignore_ascii_case(known)))
        })
    };
    let begins = look.selection.text_blocks().next()?;
    let last = look.selection.blocks().next_back()?;
    let end = (last + LINES_AT_END).min(look.page.blocks.len());
    // The nearest one over the text first. Dates inside of a text are those of what it tells, or of its posts.
    let places = (0..(begins + LINES_AFTER).min(end)).rev().chain(last..end);
    let mut lines = places.filter(|&index| {
        let (first, last) = look.page.blocks.get(index).nodes;
        let is_called = |node: NodeId| document.tag(node) == Tag::Time || is_named(node);
        // Something else may stand before it on the line: "Case study · 12 August".
        document.path(first).take(NAME_LEVELS).any(is_called) || (first.0..=last.0).map(NodeId).any(is_named)
    });
    lines.find_map(|index| in_line(look, index))
}

/// Words of the longest line under a post that tells of a change: "Last edited by … on …, edited 2 times in total."
const CHANGE_WORDS: f32 = 20.0;

/// Whether a line says little else than when what stands above it was changed. A paragraph is its author's own.
pub(in super::super) fn dates_a_change(page: &Page, index: usize) -> bool {
    let (block, text) = (page.blocks.get(index), page.blocks.text(index));
    block.words <= CHANGE_WORDS
        && page.document.tag(block.anchor) != Tag::P
        && tells_a_change(text)
        && text.chars().any(char::is_numeric)
}

fn tells_a_change(line: &str) -> bool {
    // Of most lines the first letter is all that has to be known.
    static FIRST: OnceLock<Vec<char>> = OnceLock::new();
    let letters = FIRST.get_or_init(|| UPDATED_LEADS.lines().filter_map(|lead| lead.chars().next()).collect());
    if !line.chars().next().is_some_and(|first| first.to_lowercase().any(|first| letters.contains(&first))) {
        return false;
    }
    let line = line.to_lowercase();
    UPDATED_LEADS.lines().any(|lead| line.starts_with(lead))
}

/// The date in a line right after the text; under a heading of its own it is that of something else: when a service is held.
fn after_text(look: &Look) -> Option<String> {
    let blocks = look.page.blocks;
    let last = look.selection.blocks().rfind(|&index| blocks.get(index).is_prose())?;
    let lines = last + 1..(last + 1 + LINES_AT_END).min(blocks.len());
    let lines = lines.take_while(|&index| blocks.heading_level(look.page.document, index) == 0);
    lines.filter(|&index| blocks.get(index).words <= DATE_LINE_WORDS).find_map(|index| in_line(look, index))
}

/// The day in the page's address: "/2026/11/17/".
fn address(look: &Look) -> Option<Found> {
    let url = &look.page.document.page().url;
    let path = url.split(['?', '#']).next().unwrap_or("");
    let parts: Vec<&str> = path.split('/').collect();
    let is_number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let day = |three: &[&str]| {
        let is_day = is_number(three[0], 4..=4) && is_number(three[1], 1..=2) && is_number(three[2], 1..=2);
        is_day.then(|| iso(&three.join("-"))).flatten()
    };
    let whole = || parts.iter().find_map(|part| if is_number(part, 8..=8) { iso(part) } else { iso(part.get(..10)?) });
    parts.windows(3).find_map(day).or_else(whole).map(|date| Found::new(date, Source::Address))
}

/// Whether 5/6/2026 is in June: everywhere but in the United States and where no language is given.
fn is_day_first(declared: &Declared) -> bool {
    let language = declared.language.as_deref().unwrap_or("en").to_ascii_lowercase();
    !matches!(language.as_str(), "en" | "en-us" | "en_us")
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::reader::read;
    use crate::settings::Settings;

    fn published(line: &str) -> Option<String> {
        let prose = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain running out \
            over a stone edge. Men in yellow coats walk the quay, counting crates, and nobody speaks until the coffee comes.</p>";
        let html = format!("<title>A quay</title><h1>A quay</h1><nav>{line}</nav>{}", prose.repeat(3));
        let date = read(&snapshot(&html, Some("https://lantern.example/a")), &Settings::default()).unwrap();
        date.article.metadata.published
    }

    #[test]
    fn a_time_that_words_call_that_of_a_change_is_not_the_day_either() {
        let time = "<time datetime=2026-10-02>2 October</time>";
        assert_eq!(published(&format!("<p>On {time} by Tam</p>")).as_deref(), Some("2026-10-02"));
        assert_eq!(published(&format!("<p><span>Last updated on <b>{time}</b></span></p>")), None);
        let both = format!("<p>Updated {time}. Published <time datetime=2026-09-30>30 September</time></p>");
        assert_eq!(published(&both).as_deref(), Some("2026-09-30"));
    }

    #[test]
    fn the_day_of_a_change_is_not_that_on_which_the_text_came_out() {
        let line = |lead: &str| published(&format!("<div>{lead} <span class=post-date>17 November 2026</span></div>"));
        assert_eq!(line("Case study ·").as_deref(), Some("2026-11-17"));
        for lead in ["Last Updated on", "Zuletzt aktualisiert am"] {
            assert_eq!(line(lead), None, "{lead}");
        }
    }
}
