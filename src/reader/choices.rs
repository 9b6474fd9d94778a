//! What is said about single parts, by a site's file (`rules/sites.rs`) and then by the reader: bring this back, leave that
//! out. It is obeyed last, whatever was decided before, and noted in the trail like every other decision.
//!
//! Never brought back: what the page hides and declares to be not free.

use super::{Prepared, is_not_free, suspects};
use crate::clean;
use crate::dom::blocks::Blocks;
use crate::dom::{Document, NodeId, Tag};
use crate::extract::Selection;
use crate::rules::{part, sites};
use crate::settings::Settings;
use crate::snapshot::Snapshot;
use crate::trail::{Action, Decision, Stage, Trail};
use url::Url;

/// Who says something about a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// The file of the page's site.
    Site,
    /// The reader.
    Reader,
}

impl Voice {
    /// The rule's name in the trail.
    const fn rule(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Reader => "reader-choice",
        }
    }

    const fn stage(self) -> Stage {
        match self {
            Self::Site => Stage::Clean,
            Self::Reader => Stage::Reader,
        }
    }

    /// What overrules a decision, for the trail.
    const fn why(self) -> &'static str {
        match self {
            Self::Site => "it belongs to the text on this site",
            Self::Reader => "the reader wants it",
        }
    }
}

/// What can be said about a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// It belongs to the text.
    Keep,
    /// It does not.
    LeaveOut,
}

/// What is said about one part of this page.
#[derive(Clone)]
struct Choice {
    voice: Voice,
    word: Word,
    node: NodeId,
    reason: String,
}

/// Describes a part of a page, so that it is found on the site's other pages; see [`part`].
pub fn describe(page: &Snapshot, node: u32) -> Option<String> {
    let document = Document::from_snapshot(page);
    let node = NodeId(node);
    if node.index() >= document.len() {
        return None;
    }
    part::describe(&document, whole(&document, &Blocks::of(&document), node))
}

/// The whole part that a node begins: the element around a paragraph's first words.
fn whole(document: &Document, blocks: &Blocks, node: NodeId) -> NodeId {
    if document.tag(node).is_block() {
        return node;
    }
    let own = blocks.within(document, node).next().map(|index| blocks.own_nodes(document, index));
    own.and_then(|nodes| <[NodeId; 1]>::try_from(nodes).ok()).map_or(node, |[only]| only)
}

/// All that is said about this page: the site's file first, then the reader's rules for the site, then what the reader says
/// of this page. Who speaks later overrules.
fn choices(document: &Document, blocks: &Blocks, settings: &Settings) -> Vec<Choice> {
    let mut choices = of_site(document);
    for (word, parts) in [(Word::LeaveOut, &settings.leave_out_parts), (Word::Keep, &settings.keep_parts)] {
        choices.extend(parts.iter().flat_map(|part| described(document, Voice::Reader, word, part)));
    }
    for (word, nodes) in [(Word::Keep, &settings.keep), (Word::LeaveOut, &settings.leave_out)] {
        let known = nodes.iter().map(|&node| NodeId(node)).filter(|node| node.index() < document.len());
        let whole = |node| whole(document, blocks, node);
        choices.extend(known.map(whole).map(|node| Choice { voice: Voice::Reader, word, node, reason: String::new() }));
    }
    choices
}

/// What the file of the page's site says, if it has one. A selection is kept as it is.
fn of_site(document: &Document) -> Vec<Choice> {
    let address = Url::parse(&document.page().url).ok();
    let host = address.as_ref().and_then(Url::host_str).filter(|_| !document.is_selection());
    let site = host.map(sites::of).unwrap_or_default();
    let of = |word, parts: &[&'static str]| -> Vec<Choice> {
        parts.iter().flat_map(|part| described(document, Voice::Site, word, part)).collect()
    };
    [of(Word::LeaveOut, &site.leave_out), of(Word::Keep, &site.keep)].concat()
}

/// The parts of this page that a description fits.
fn described(document: &Document, voice: Voice, word: Word, part: &str) -> Vec<Choice> {
    let found = part::find(document, part).into_iter();
    found.map(|node| Choice { voice, word, node, reason: part.to_owned() }).collect()
}

/// A reading that the choices change.
pub(super) struct Chosen<'a, 'page> {
    pub(super) document: &'a mut Document<'page>,
    pub(super) prepared: &'a mut Prepared,
    pub(super) selection: &'a mut Selection,
    pub(super) trail: &'a mut Trail,
}

impl Chosen<'_, '_> {
    /// Does what is said about single parts.
    pub(super) fn obey(mut self, settings: &Settings) {
        let choices = choices(self.document, &self.prepared.blocks, settings);
        if choices.is_empty() {
            return;
        }
        self.reveal(&choices);
        for choice in choices {
            match choice.word {
                Word::Keep => self.keep(choice),
                Word::LeaveOut => self.leave_out(choice),
            }
        }
        self.selection.find_root(&self.prepared.page(self.document));
    }

    /// Cuts the text anew where something is wanted that the page hides: hidden text is in no block.
    fn reveal(&mut self, choices: &[Choice]) {
        let wanted: Vec<NodeId> = choices.iter().filter(|c| c.word == Word::Keep).map(|c| c.node).collect();
        let is_wanted = |decision: &Decision| {
            let near = |&node: &NodeId| self.document.contains(decision.node, node);
            can_return(self.document, &self.prepared.declared, decision) && wanted.iter().any(near)
        };
        let hidden = self.trail.removals().filter(|decision| decision.rule == clean::HIDDEN);
        let (wanted, others): (Vec<&Decision>, Vec<&Decision>) = hidden.partition(|decision| is_wanted(decision));
        if wanted.iter().all(|decision| !self.prepared.blocks.within(self.document, decision.node).is_empty()) {
            return;
        }
        let mut shown = Document::from_snapshot(self.document.page());
        others.iter().for_each(|decision| shown.remove(decision.node));
        let mut blocks = Blocks::of(&shown);
        self.selection.carry_over(&self.prepared.blocks, &blocks);
        blocks.sum_up(self.document);
        self.prepared.suspects = suspects(self.document, &blocks, self.trail);
        self.prepared.blocks = blocks;
    }

    /// Takes a part in, but for what a rule had left out inside of it.
    fn keep(&mut self, Choice { voice, node, reason, .. }: Choice) {
        let removals: Vec<Decision> = self.trail.removals().cloned().collect();
        let refuses = |decision: &Decision| {
            self.document.contains(decision.node, node) && !can_return(self.document, &self.prepared.declared, decision)
        };
        if removals.iter().any(refuses) {
            return;
        }
        self.document.restore(node);
        for decision in &removals {
            if !self.document.contains(node, decision.node) {
                continue;
            }
            if decision.node == node || decision.stage == Stage::Extract {
                self.trail.overruled(decision.node, voice.why());
            } else {
                self.document.remove(decision.node);
            }
        }
        if !self.take(node) && voice == Voice::Reader {
            // All of it was left out piece by piece: then these pieces are what is meant.
            for decision in &removals {
                let is_inside = self.document.contains(node, decision.node);
                if is_inside && can_return(self.document, &self.prepared.declared, decision) {
                    self.document.restore(decision.node);
                    self.trail.overruled(decision.node, voice.why());
                }
            }
            self.take(node);
        }
        self.trail.kept(voice.stage(), voice.rule(), node, reason);
    }

    /// Chooses the blocks of a part that were not removed, and says whether there are any.
    fn take(&mut self, node: NodeId) -> bool {
        let blocks = &mut self.prepared.blocks;
        blocks.sum_up(self.document);
        let within = blocks.within(self.document, node);
        for index in within.clone() {
            self.selection.kept[index] = !blocks.is_gone(index);
        }
        self.selection.kept[within].contains(&true)
    }

    fn leave_out(&mut self, Choice { voice, node, reason, .. }: Choice) {
        let blocks = self.prepared.blocks.within(self.document, node);
        let is_there = self.selection.kept[blocks.clone()].contains(&true);
        if !is_there && (!blocks.is_empty() || self.document.is_removed(node)) {
            return;
        }
        self.selection.kept[blocks].fill(false);
        self.document.remove(node);
        self.prepared.blocks.sum_up(self.document);
        self.trail.removed(voice.stage(), voice.rule(), node, reason);
    }
}

/// Whether a reader can have back what was left out: not what the page hides and declares to be not free, and not the raw
/// markup of a `noscript`.
pub(super) fn can_return(document: &Document, declared: &crate::declared::Declared, decision: &Decision) -> bool {
    decision.rule != clean::HIDDEN || !is_not_free(declared) && document.tag(decision.node) != Tag::Noscript
}

/// The parts that the reader has brought back.
pub(super) fn restored(trail: &Trail) -> impl Iterator<Item = &Decision> {
    trail.decisions().iter().filter(|decision| decision.stage == Stage::Reader && decision.action == Action::Kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;
    use crate::reader::{Reading, read};
    use crate::render::text;

    const PROSE: [&str; 3] = [
        "The harbour wakes before the town does, and on most mornings the first sound is a chain running out over stone.",
        "Men in yellow coats walk the quay, counting crates, and nobody of them speaks until the coffee comes, which is late.",
        "By seven the ferries have left, and by eight the fish that was in the sea at dawn lies on ice under a striped roof.",
    ];

    fn page(head: &str, between: &str) -> Snapshot {
        let [first, second, third] = PROSE;
        let html = format!(
            "<head><title>Harbour</title>{head}</head><body><nav>Home News Sport</nav><article><h1>Harbour</h1><p>{first}</p>\
             {between}<p>{second}</p><p>{third}</p><p>{first} {second}</p></article></body>"
        );
        snapshot(&html, Some("https://www.example.org/harbour"))
    }

    const NEWSLETTER: &str = "<aside class=newsletter><b>Sign up for our newsletter</b> and never miss a boat.</aside>";

    fn read_with(page: &Snapshot, settings: &Settings) -> Reading {
        read(page, settings).unwrap()
    }

    fn removal<'a>(reading: &'a Reading, words: &str) -> &'a crate::reader::Removal {
        let found = reading.removed.iter().find(|removal| removal.text.contains(words));
        found.unwrap_or_else(|| panic!("{words} was not left out: {:?}", reading.removed))
    }

    #[test]
    fn what_is_brought_back_stands_at_its_place_and_in_the_trail() {
        let page = page("", NEWSLETTER);
        let before = read_with(&page, &Settings::default());
        let node = removal(&before, "newsletter").node;
        let after = read_with(&page, &Settings { keep: vec![node.0], ..Settings::default() });
        let written = text::write(&after.article);
        let [first, second, _] = PROSE;
        let at = |words: &str| written.find(words).unwrap_or_else(|| panic!("{words}: {written}"));
        assert!(at(first) < at("Sign up for our newsletter") && at("never miss a boat") < at(second));
        assert_eq!(after.restored.iter().map(|part| part.node).collect::<Vec<_>>(), [node]);
        assert_eq!(after.removed.len(), before.removed.len() - 1);
        let without = written.replace("Sign up for our newsletter and never miss a boat.\n\n", "");
        assert_eq!(text::write(&before.article), without);
    }

    #[test]
    fn a_part_of_which_all_is_left_out_piece_by_piece_comes_whole() {
        let page = page("", &format!("<div class=boxes>{NEWSLETTER}</div>"));
        let before = read_with(&page, &Settings::default());
        let document = Document::from_snapshot(&page);
        let removed = removal(&before, "newsletter").node;
        let around = document.path(removed).nth(1).unwrap();
        let settings = Settings { keep: vec![around.0], ..Settings::default() };
        assert!(text::write(&read_with(&page, &settings).article).contains("never miss a boat"));
        // Where some of it is read already, what a rule has left out inside of it stays out.
        let all = document.path(around).nth(1).unwrap();
        let settings = Settings { keep: vec![all.0], ..Settings::default() };
        assert!(!text::write(&read_with(&page, &settings).article).contains("never miss a boat"));
    }

    #[test]
    fn what_is_left_out_is_on_the_list_and_leaves_the_rest_as_it_was() {
        let page = page("", "");
        let before = read_with(&page, &Settings::default());
        let at = before.article.blocks.len() - 2;
        let after = read_with(&page, &Settings { leave_out: vec![before.sources[at].0], ..Settings::default() });
        let mut blocks = before.article.blocks;
        blocks.remove(at);
        assert_eq!(after.article.blocks, blocks);
        let gone = removal(&after, "By seven the ferries");
        assert_eq!((gone.stage, gone.rule, gone.can_return), (Stage::Reader, Voice::Reader.rule(), true));
    }

    #[test]
    fn every_piece_of_the_markup_knows_the_node_that_it_begins_with() {
        let page = page("", "<ul><li>One crate of herring for the inn</li><li>Two of cod for the school</li></ul>");
        let reading = read_with(&page, &Settings::default());
        let document = Document::from_snapshot(&page);
        assert_eq!(reading.sources.len(), reading.markup.len());
        let begins =
            |node: NodeId| document.subtree(node).map(|inner| document.text(inner)).find(|text| !text.is_empty());
        let texts: Vec<&str> = reading.sources.iter().filter_map(|&node| begins(node)).collect();
        assert_eq!(texts[0], PROSE[0]);
        assert_eq!(texts[1], "One crate of herring for the inn");
        assert_eq!(texts[2], PROSE[1]);
    }

    #[test]
    fn a_rule_of_the_site_is_obeyed_and_the_reader_can_overrule_it_on_a_page() {
        let page = page("", &format!("{NEWSLETTER}<p class=note>The boats are named after the captain's aunts.</p>"));
        let kept = read_with(
            &page,
            &Settings { keep_parts: vec!["article > aside.newsletter".into()], ..Settings::default() },
        );
        assert!(text::write(&kept.article).contains("never miss a boat"));
        let mut settings = Settings { leave_out_parts: vec!["article > p.note".into()], ..Settings::default() };
        let left_out = read_with(&page, &settings);
        assert!(!text::write(&left_out.article).contains("aunts"));
        let removal = removal(&left_out, "aunts");
        assert_eq!(removal.reason, "article > p.note");
        settings.keep.push(removal.node.0);
        assert!(text::write(&read_with(&page, &settings).article).contains("aunts"));
    }

    #[test]
    fn a_sites_file_is_obeyed_on_its_own_pages_and_the_reader_can_overrule_it() {
        let between = "<div class=kiln>Our mugs are fired in the kiln behind the old customs house, and the blue ones sell \
            best.</div><section class=comments>The customs house was a chapel until the winter of 1871, and the men who carried the font up the hill are \
            named on a board in the hall.</section>";
        let mut page = page("", between);
        let elsewhere = text::write(&read_with(&page, &Settings::default()).article);
        page.url = "https://www.pierpost.example/harbour".into();
        let reading = read_with(&page, &Settings::default());
        let written = text::write(&reading.article);
        assert!(!written.contains("mugs") && written.contains("chapel"), "{written}");
        assert!(elsewhere.contains("mugs"), "{elsewhere}");
        let gone = removal(&reading, "mugs");
        assert_eq!((gone.stage, gone.rule, &*gone.reason, gone.can_return), (Stage::Clean, "site", "div.kiln", true));
        // What the site's file keeps is no choice of the reader's.
        assert!(reading.restored.is_empty());
        let settings = Settings { keep: vec![gone.node.0], ..Settings::default() };
        assert!(text::write(&read_with(&page, &settings).article).contains("mugs"));
    }

    #[test]
    fn what_the_page_hides_comes_back_but_never_what_is_not_free() {
        let hidden =
            format!("<section style='display:none'><p>{} It is so every day of the week.</p></section>", PROSE[2]);
        let not_free = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour\",\
                        \"isAccessibleForFree\":false}</script>";
        for (head, viewport, comes_back) in
            [("", Some([1280.0, 900.0]), true), (not_free, Some([1280.0, 900.0]), false), (not_free, None, false)]
        {
            let mut page = page(head, &hidden);
            page.viewport = viewport;
            let before = read_with(&page, &Settings::default());
            let found = before.removed.iter().find(|removal| removal.rule == clean::HIDDEN).unwrap();
            assert_eq!(found.can_return, comes_back);
            let after = read_with(&page, &Settings { keep: vec![found.node.0], ..Settings::default() });
            let written = text::write(&after.article);
            assert_eq!(written.contains("every day of the week"), comes_back, "{written}");
            assert!(PROSE.iter().all(|words| written.contains(words)), "{written}");
        }
    }

    #[test]
    fn a_node_that_is_not_there_changes_nothing() {
        let page = page("", NEWSLETTER);
        let before = read_with(&page, &Settings::default());
        let nowhere = Settings { keep: vec![90_000], leave_out: vec![u32::MAX], ..Settings::default() };
        assert_eq!(read_with(&page, &nowhere), before);
        assert_eq!(describe(&page, 90_000), None);
    }

    #[test]
    fn a_paragraph_is_described_by_the_element_around_its_first_words() {
        let page = page("", "");
        let reading = read_with(&page, &Settings::default());
        let description = describe(&page, reading.sources[0].0).unwrap();
        assert!(description.starts_with("article > p \"The harbour wakes"), "{description}");
    }
}
