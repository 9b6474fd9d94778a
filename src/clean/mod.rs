//! What surely is not text: hidden parts, menus, consent notices, promos, walls, related lists …
//!
//! Rules *find*; this module removes and writes the trail. Nobody else edits the tree in this stage. A rule is
//! one file; the order of `RULES` matters and says why. No rule takes a part that holds most of the
//! page's prose (`MOST_PROSE_SHARE`): what looks like clutter then is how this page is built.

mod beside;
mod boxes;
mod byline;
mod containers;
mod encrypted;
mod fold;
mod forms;
mod hidden;
mod landmarks;
mod pages;
mod player;
mod promo;
mod related;
mod share;
mod vendor;

use crate::declared::Declared;
use crate::dom::blocks::Blocks;
use crate::dom::{Attribute, Document, NodeId, Tag};
use crate::rules::Rules;
use crate::rules::classes::Known;
use crate::rules::kinds;
use crate::rules::marks::Marks;
use crate::rules::name::Part;
use crate::trail::{Stage, Trail};

/// No rule removes a subtree that holds more than this share of the page's prose words, 0.0–1.0.
/// Source: the project's model recipe keeps consent subtrees of ≥ 60 %; 0.4 because pages of two
/// halves exist and a wrong removal costs more than a missed one.
const MOST_PROSE_SHARE: f32 = 0.4;

/// No rule after the landmarks removes subtrees that together hold more than this share of the words that are left,
/// 0.0–1.0: lists and shops have no prose that would shield their text. Comments may be longer than what they are about.
const MOST_WORDS_SHARE: f32 = 0.5;

/// Words of prose from which a page has a text so far: a teaser or two are none. Chosen on wcxb-dev (2026-11).
const TEXT_BEFORE_WORDS: f32 = 60.0;

/// The rule that leaves out what the page itself does not show.
pub const HIDDEN: &str = "hidden";

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finding {
    /// The rule's name in the trail.
    pub(crate) rule: &'static str,
    /// What is clutter.
    pub(crate) node: NodeId,
    /// What says so.
    pub(crate) reason: String,
}

/// What a rule may look at.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a, 'page> {
    pub(crate) document: &'a Document<'page>,
    pub(crate) blocks: &'a Blocks,
    pub(crate) marks: &'a Marks,
    pub(crate) rules: &'a Rules,
    /// Whether several people post on the page: then their posts are the text.
    pub(crate) is_thread: bool,
    /// Whether the page says that it is one text by one hand.
    pub(crate) is_article: bool,
}

/// Chinese and Japanese characters of a word: these texts are counted by characters, limits are set in words.
/// Source: words of two characters are the most frequent in both languages; own estimate, rounded.
const IDEOGRAPHS_PER_WORD: f32 = 2.0;

impl Page<'_, '_> {
    /// Whether something stands before a block that a list of related things could be about.
    pub(crate) fn has_text_before(&self, index: usize) -> bool {
        self.is_article || self.blocks.sums_of(0..index).prose_words >= TEXT_BEFORE_WORDS
    }

    /// A block's length in words of any language.
    pub(crate) fn words(&self, index: usize) -> f32 {
        let block = self.blocks.get(index);
        let ideographs = block.ideographs as f32;
        block.words - ideographs + ideographs / IDEOGRAPHS_PER_WORD
    }

    /// The node as a part that can be named.
    pub(crate) fn part(&self, node: NodeId) -> Part<'_, '_> {
        let range = self.blocks.within(self.document, node);
        Part { document: self.document, blocks: self.blocks, marks: self.marks, rules: self.rules, node, range }
    }
}

type Rule = fn(&Page) -> Vec<Finding>;

/// The rules in order.
const RULES: &[Rule] = &[
    vendor::find,     // first: a vendor's name is the surest sign and takes whole subtrees
    landmarks::find,  // menus and the site's head and foot, before their words could mislead the phrases
    containers::find, // parts whose class names say what they are
    byline::find,     // before share and promo, which look at lines near the title too
    share::find,      // rows of buttons; after containers, which name most of them
    promo::find,      // phrases in short blocks: needs the prose around them to be what is left
    related::find,    // headings that begin a list: after promo, so that their siblings are few
    pages::find,      // the way to further pages, which the view lists itself
    forms::find,      // what is left of controls
    player::find,     // and of players, whose buttons have gone
];

/// How many of the rules find what is outside the text by its nature, however long it is.
const LANDMARKS_END: usize = 2;

/// Leaves out what no reader of the page is shown: what the browser says is hidden, closed dialogs, `noscript`. What a
/// "read more" beside it would show stays.
pub fn hide_certain(document: &mut Document, rules: &Rules, declared: &Declared, trail: &mut Trail) {
    leave_out_closed(document, rules, declared, hidden::certain(document, rules), trail);
}

/// Leaves out what the page's markup says is hidden. It `is_sure` where a browser laid the page out or what is hidden is
/// not free. What a "read more" beside it would show stays.
pub fn hide<'page>(
    document: &mut Document<'page>,
    known: &mut Known<'_, 'page>,
    declared: &Declared,
    is_sure: bool,
    trail: &mut Trail,
) {
    let hidden = hidden::find(document, known, is_sure);
    leave_out_closed(document, Rules::shared(), declared, hidden, trail);
}

/// Leaves out what is hidden, but not what a fold holds; of that the button is left out, which has nothing to do any more.
fn leave_out_closed(
    document: &mut Document,
    rules: &Rules,
    declared: &Declared,
    mut hidden: Vec<Finding>,
    trail: &mut Trail,
) {
    for fold::Fold { part, button, words } in fold::find(document, rules, declared, &hidden) {
        hidden.retain(|finding| finding.node != part);
        trail.kept(Stage::Clean, HIDDEN, part, format!("\"{words}\" shows it"));
        if !document.is_removed(button) {
            document.remove(button);
            trail.noted(Stage::Clean, fold::RULE, button, words);
        }
    }
    leave_out(document, hidden, trail);
}

/// Leaves out what was sent in a form that nobody can read, and what stands there instead of a text that is not granted.
pub fn leave_out_encrypted(document: &mut Document, blocks: &mut Blocks, declared: &Declared, trail: &mut Trail) {
    let findings = encrypted::find(document, blocks, declared);
    if !findings.is_empty() {
        leave_out(document, findings, trail);
        blocks.sum_up(document);
    }
}

fn leave_out(document: &mut Document, findings: Vec<Finding>, trail: &mut Trail) {
    for finding in findings {
        if !document.is_removed(finding.node) {
            document.remove(finding.node);
            trail.removed(Stage::Clean, finding.rule, finding.node, finding.reason);
        }
    }
}

/// Share of a removed part's words that must be chosen for all of it to come back, 0.0–1.0; of less only these do.
const RESTORED_SHARE: f32 = 0.5;

/// Takes back in what rules removed and the choice keeps all the same.
pub fn restore(document: &mut Document, blocks: &mut Blocks, kept: &[bool], trail: &mut Trail) {
    let overruled: Vec<usize> = (0..blocks.len()).filter(|&index| kept[index] && blocks.is_gone(index)).collect();
    if overruled.is_empty() {
        return;
    }
    let words = |range: std::ops::Range<usize>, wanted: &dyn Fn(usize) -> bool| -> f32 {
        range.filter(|&index| wanted(index)).map(|index| blocks.get(index).words).sum()
    };
    let nodes: Vec<NodeId> =
        trail.removals().filter(|decision| decision.stage == Stage::Clean).map(|decision| decision.node).collect();
    let mut others = Vec::new();
    for node in nodes {
        let range = blocks.within(document, node);
        let is_overruled = |index: usize| kept[index] && blocks.is_gone(index);
        if words(range.clone(), &is_overruled) > words(range.clone(), &|_| true) * RESTORED_SHARE {
            document.restore(node);
            trail.overruled(node, "it reads as text");
        } else {
            others.push(node);
        }
    }
    // What a rule removed inside of such a part stays out.
    others.into_iter().for_each(|node| document.remove(node));
    for index in overruled {
        let (first, last) = blocks.get(index).nodes;
        document.restore_range(first, last);
    }
    blocks.sum_up(document);
}

/// Leaves out what surely is not text, rule by rule, and keeps the blocks' sums in step.
pub fn clean(document: &mut Document, blocks: &mut Blocks, marks: &Marks, declared: &Declared, trail: &mut Trail) {
    let rules = Rules::shared();
    let is_thread = is_thread(document, declared);
    let is_article = declared.is_article();
    for (at, rule) in RULES.iter().enumerate() {
        let findings = rule(&Page { document, blocks, marks, rules, is_thread, is_article });
        if findings.is_empty() {
            continue;
        }
        let most = if at < LANDMARKS_END { Vec::new() } else { rules_that_hold_most(document, blocks, &findings) };
        for finding in findings {
            if most.contains(&finding.rule) {
                let reason = format!("{}; but such parts hold most of the words that are left", finding.reason);
                trail.kept(Stage::Clean, finding.rule, finding.node, reason);
            } else {
                remove(document, blocks, finding, trail);
            }
        }
        blocks.sum_up(document);
    }
}

/// Whether the page declares a thread, by its types, its generator or its address.
fn is_thread(document: &Document, declared: &Declared) -> bool {
    let is_post = |kind: &str| kinds::signs("thread", "types").iter().any(|name| kind.ends_with(&format!("/{name}")));
    let has_posts = || document.nodes().any(|node| document.attribute(node, Attribute::Itemtype).is_some_and(is_post));
    declared.is_thread()
        || kinds::says("thread", "generator", declared.meta(&["generator"]).unwrap_or(""))
        || kinds::says("thread", "address", &document.page().url)
        || has_posts()
}

/// The rules whose findings together are most of what is left of the page: there the text is called so.
fn rules_that_hold_most(document: &Document, blocks: &Blocks, findings: &[Finding]) -> Vec<&'static str> {
    let all = blocks.sums_of(0..blocks.len()).words;
    // For each rule the words of its findings, and the end of the last one: what stands in it counts once.
    let mut held: Vec<(&'static str, f32, NodeId)> = Vec::new();
    for finding in findings {
        let own = blocks.wholly_within(document, finding.node);
        let (words, end) = (blocks.sums_of(own).words, document.end(finding.node));
        match held.iter_mut().find(|(rule, ..)| *rule == finding.rule) {
            Some((_, sum, last)) if finding.node >= *last => (*sum, *last) = (*sum + words, end),
            Some(_) => {}
            None => held.push((finding.rule, words, end)),
        }
    }
    held.retain(|(rule, words, _)| *words > all * MOST_WORDS_SHARE && *rule != containers::COMMENTS);
    held.into_iter().map(|(rule, ..)| rule).collect()
}

fn remove(document: &mut Document, blocks: &Blocks, finding: Finding, trail: &mut Trail) {
    let Finding { rule, node, reason } = finding;
    if document.is_removed(node) || matches!(document.tag(node), Tag::Html | Tag::Body) {
        return;
    }
    let prose = blocks.sums_of(blocks.wholly_within(document, node)).prose_words;
    let all = blocks.sums_of(0..blocks.len()).prose_words;
    if prose > all * MOST_PROSE_SHARE {
        let (here, all) = (prose as u32, all as u32);
        trail.kept(
            Stage::Clean,
            rule,
            node,
            format!("{reason}; but {here} of the page's {all} words of prose are here"),
        );
        return;
    }
    // A part without any text (an empty slot, an icon) is no loss and no news.
    let is_text = |inner: NodeId| !document.is_removed(inner) && !document.text(inner).trim().is_empty();
    let has_text = document.subtree(node).any(is_text);
    document.remove(node);
    match rule {
        _ if !has_text => {}
        byline::RULE => trail.noted(Stage::Clean, rule, node, reason),
        _ => trail.removed(Stage::Clean, rule, node, reason),
    }
}

/// Test support: what `rule` removes from a page, as the text that is left.
#[cfg(test)]
pub(crate) mod testing {
    use super::*;
    use crate::cli::snapshot;

    /// The page's text after `rule` alone has run, one line a block.
    pub(crate) fn text_after(rule: Rule, html: &str) -> String {
        let rules = Rules::shared();
        let page = snapshot(html, None);
        let mut document = Document::from_snapshot(&page);
        let mut blocks = Blocks::of(&document);
        let marks = Marks::of(&document, &mut Known::new(&rules.classes));
        let page =
            Page { document: &document, blocks: &blocks, marks: &marks, rules, is_thread: false, is_article: false };
        let findings = rule(&page);
        let mut trail = Trail::new();
        for finding in findings {
            remove(&mut document, &blocks, finding, &mut trail);
        }
        blocks.sum_up(&document);
        let left = (0..blocks.len()).filter(|&index| !blocks.is_gone(index));
        left.map(|index| blocks.text(index)).collect::<Vec<_>>().join("\n")
    }

    /// Five sentences of prose, so that nothing tested beside it is most of the page.
    pub(crate) const PROSE: &str = "<p>The harbour wakes before the town does, and on most mornings the first sound is a chain \
        running out over a stone edge. Men in yellow coats walk the quay, counting crates, and nobody speaks \
        until the coffee comes. By seven the ferries have left. By eight the market is open, and the fish that was \
        in the sea at dawn lies on ice under a striped roof. It has been so for a hundred years, people say.</p>";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;

    #[test]
    fn a_thread_is_known_by_its_types_or_its_generator_or_its_address() {
        let says = |head: &str, body: &str, url: &str| {
            let page = snapshot(&format!("<head>{head}</head><body>{body}<p>A text.</p>"), Some(url));
            let document = Document::from_snapshot(&page);
            is_thread(&document, &Declared::of(&document))
        };
        let story = "https://courier.example/2026/lamps";
        assert!(!says("", "", story));
        assert!(says("<meta name=generator content='Discourse 3.1'>", "", story));
        assert!(!says("<meta name=generator content='Quill 2'>", "", story));
        assert!(says("", "", "https://courier.example/showthread.php?t=1"));
        assert!(says("", "<div itemscope itemtype='https://schema.org/DiscussionForumPosting'></div>", story));
        assert!(!says("", "<div itemscope itemtype='https://schema.org/NewsArticle'></div>", story));
    }

    /// A page of three paragraphs in a box that a rule has removed, of which these are chosen all the same; what is back then.
    fn restored(chosen: &[usize]) -> Vec<usize> {
        let page = snapshot("<div><p>One two three four.</p><p>Five six.</p><p>Seven.</p></div><p>Outside.</p>", None);
        let mut document = Document::from_snapshot(&page);
        let mut blocks = Blocks::of(&document);
        let mut trail = Trail::new();
        let part = document.nodes().find(|&node| document.tag(node) == Tag::Div).unwrap();
        document.remove(part);
        trail.removed(Stage::Clean, "promo", part, "a test");
        blocks.sum_up(&document);
        let kept: Vec<bool> = (0..blocks.len()).map(|index| chosen.contains(&index)).collect();
        restore(&mut document, &mut blocks, &kept, &mut trail);
        (0..blocks.len()).filter(|&index| !blocks.is_gone(index)).collect()
    }

    #[test]
    fn what_is_mostly_chosen_comes_back_whole_and_of_the_rest_only_what_is_chosen() {
        assert_eq!(restored(&[]), [3]);
        assert_eq!(restored(&[0]), [0, 1, 2, 3]);
        assert_eq!(restored(&[1]), [1, 3]);
        assert_eq!(restored(&[1, 2]), [1, 2, 3]);
    }

    #[test]
    fn a_page_about_its_authors_keeps_them() {
        let left = |people: usize| {
            let box_of_one = format!("<div class=author-bio>{}</div>", testing::PROSE.replace("harbour", "author"));
            let page = snapshot(&format!("<main>{}{}</main>", testing::PROSE, box_of_one.repeat(people)), None);
            let mut document = Document::from_snapshot(&page);
            let mut blocks = Blocks::of(&document);
            let marks = Marks::of(&document, &mut Known::new(&Rules::shared().classes));
            let declared = Declared::of(&document);
            clean(&mut document, &mut blocks, &marks, &declared, &mut Trail::new());
            (0..blocks.len()).filter(|&index| !blocks.is_gone(index)).count()
        };
        // Two such boxes are more than half of the page.
        assert_eq!(left(2), 3);
    }

    #[test]
    fn a_byline_is_no_clutter_but_shown_above_the_text() {
        let html = format!(
            "<article><h1>The harbour</h1><div class=byline>By Ada Example</div>{0}<p>Get the app <a>now</a></p>{0}</article>",
            testing::PROSE
        );
        let page = snapshot(&html, None);
        let mut document = Document::from_snapshot(&page);
        let mut blocks = Blocks::of(&document);
        let (marks, declared) =
            (Marks::of(&document, &mut Known::new(&Rules::shared().classes)), Declared::of(&document));
        let mut trail = Trail::new();
        clean(&mut document, &mut blocks, &marks, &declared, &mut trail);
        let rules: Vec<&str> = trail.removals().map(|decision| decision.rule).collect();
        assert!(
            trail.names(byline::RULE) && !rules.contains(&byline::RULE) && rules.contains(&"app-promo"),
            "{rules:?}"
        );
    }
}
