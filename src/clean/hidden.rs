//! Parts that the page itself does not show: `hidden`, `display: none`, for screen readers only.
//!
//! Keeps: what a reader may open (`details`, `hidden="until-found"`; for "read more" see `fold`), and a `noscript` that holds the page's text
//! because nothing else does.

use super::Finding;
use crate::dom::text::{collapsed, count_words};
use crate::dom::{Attribute, Document, NodeId, Tag};
use crate::rules::Rules;
use crate::rules::classes::{Classes, Group, Groups, Known};

/// Characters that a page's `noscript` text must exceed to be taken for its content. Source: the project's
/// model recipe, rule N (18 of 1,497 pages have their whole text there).
const NOSCRIPT_CHARS: usize = 400;

/// Words of the longest text that is hidden as a label for screen readers; longer ones are content that a style
/// sheet shows at another width, or a script at another time. Of what `hidden` and `display: none` hide in the files
/// of wcxb-dev, 8 % of the words up to here are true text, 37 % beyond (2026-11).
const LABEL_WORDS: u32 = 25;

/// Share of a page's words that its markup may hide beyond labels, 0.0–1.0: what hides more is sent in pieces, which
/// scripts put in their places. Eight of the 1,497 pages of wcxb-dev have their whole text in such pieces.
const MOST_HIDDEN: f32 = 0.5;

/// Share of a page's words that cannot be hidden for good, 0.0–1.0: what hides nearly everything shows it later.
const NEARLY_ALL: f32 = 0.9;

/// Words of the longest text that `aria-hidden` makes an ornament: it is shown to those who see.
const ORNAMENT_WORDS: u32 = 5;

/// Finds the outermost elements that no reader is shown, whatever the style sheets do.
pub(super) fn certain(document: &Document, rules: &Rules) -> Vec<Finding> {
    let keep_noscript = noscript_is_content(document);
    let mut for_good = Vec::new();
    let mut findings = outermost(document, &rules.classes, &mut |node| match document.tag(node) {
        Tag::Noscript if !keep_noscript => Some("noscript".to_owned()),
        Tag::Dialog if document.attribute(node, Attribute::Open).is_none() => Some("closed dialog".to_owned()),
        _ if document.is_hidden(node) && !document.path(node).any(|around| waits_behind_tab(document, around)) => {
            Some("not shown by the page".to_owned())
        }
        _ => hidden_for_good(document, node).inspect(|_| for_good.push(node)),
    });
    let hidden: u32 = for_good.iter().map(|&node| words(document, node)).sum();
    // The whole page is counted only where something is hidden so.
    if hidden > 0 && hidden as f32 > words(document, NodeId(0)) as f32 * NEARLY_ALL {
        findings.retain(|finding| !for_good.contains(&finding.node));
    }
    findings
}

/// How an element says that it is hidden where no script of the page will show it: a paragraph that hides itself, since
/// pages are sent in larger pieces than that, and a part that keeps its room empty (`visibility`) and has no name to be
/// found by. Of the 55 hidden paragraphs of wcxb-dev with eight words and more none is text; parts that open
/// (accordions) have names there.
fn hidden_for_good(document: &Document, node: NodeId) -> Option<String> {
    let style = || document.attribute(node, Attribute::Style).and_then(hiding_style);
    match document.tag(node) {
        Tag::P => {
            let hidden = document.attribute(node, Attribute::Hidden);
            let said = hidden.filter(|value| !value.eq_ignore_ascii_case("until-found")).map(|_| "hidden".to_owned());
            said.or_else(style).filter(|_| words(document, node) > LABEL_WORDS)
        }
        Tag::Div | Tag::Section => {
            let has_name =
                [Attribute::Class, Attribute::Id].iter().any(|&name| document.attribute(node, name).is_some());
            style().filter(|style| !has_name && style.contains("visibility"))
        }
        _ => None,
    }
}

/// Finds the outermost elements whose markup says that they are hidden, or, where that is not sure and they are most of
/// the page, the labels among them.
pub(super) fn find<'page>(document: &Document<'page>, known: &mut Known<'_, 'page>, is_sure: bool) -> Vec<Finding> {
    let mut findings = all(document, known);
    let is_label = |finding: &Finding| words(document, finding.node) <= LABEL_WORDS;
    let long: u32 = findings.iter().filter(|finding| !is_label(finding)).map(|f| words(document, f.node)).sum();
    if !is_sure && long > 0 && long as f32 > words(document, NodeId(0)) as f32 * MOST_HIDDEN {
        findings.retain(is_label);
    }
    findings
}

fn all<'page>(document: &Document<'page>, known: &mut Known<'_, 'page>) -> Vec<Finding> {
    let classes = known.classes();
    let of_classes = known.groups_of_classes(document);
    outermost(document, classes, &mut |node| {
        let reason = document.attributes(node).find_map(|(name, value)| match name {
            Attribute::Hidden if !value.eq_ignore_ascii_case("until-found") => Some("hidden".to_owned()),
            Attribute::AriaHidden if value == "true" && is_ornament(document, node) => Some("aria-hidden".to_owned()),
            Attribute::Style => hiding_style(value),
            Attribute::Class if is_for_screen_readers(document, classes, of_classes[document.class(node)], node) => {
                Some(format!("class \"{value}\""))
            }
            _ => None,
        });
        reason.filter(|_| !waits_behind_tab(document, node))
    })
}

/// The outermost elements with a reason, the page's own root and body set aside.
///
/// Notes that are hidden because a button shows them are none of them: they are what the button would show.
fn outermost(document: &Document, classes: &Classes, mut reason: impl FnMut(NodeId) -> Option<String>) -> Vec<Finding> {
    let is_note = |node| {
        let class = document.attribute(node, Attribute::Class);
        class.is_some_and(|class| classes.groups(class).has(Group::PrintNote))
    };
    let mut findings = Vec::new();
    let mut node = NodeId(0);
    while node.index() < document.len() {
        let is_page = matches!(document.tag(node), Tag::Text | Tag::Html | Tag::Body | Tag::Head);
        match reason(node).filter(|_| !is_page) {
            Some(reason) => {
                if !is_note(node) {
                    findings.push(Finding { rule: super::HIDDEN, node, reason });
                }
                node = document.end(node);
            }
            None => node = NodeId(node.0 + 1),
        }
    }
    findings
}

/// Words below a node that are not left out yet.
fn words(document: &Document, node: NodeId) -> u32 {
    let left = document.subtree(node).filter(|&inner| !document.is_removed(inner) && !is_silent(document, inner));
    left.map(|inner| count_words(document.text(inner))).sum()
}

/// Whether a text is a script's, a style's or the like.
pub(super) fn is_silent(document: &Document, node: NodeId) -> bool {
    document.parent(node).is_some_and(|parent| document.tag(parent).is_silent())
}

/// `aria-hidden` is also set on what is shown but is said elsewhere: pictures, and whole texts
/// while a dialog is open. Only small things are hidden by it, and formulas that stand there twice.
fn is_ornament(document: &Document, node: NodeId) -> bool {
    let holds = |tags: &[Tag]| document.subtree(node).any(|inner| tags.contains(&document.tag(inner)));
    document.attribute(node, Attribute::Class) == Some("katex-html")
        || !holds(&[Tag::Img, Tag::Picture, Tag::Video, Tag::P, Tag::Pre]) && words(document, node) <= ORNAMENT_WORDS
}

fn hiding_style(style: &str) -> Option<String> {
    style.split(';').find_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let property = property.trim();
        let value = value.split('!').next().unwrap_or(value).trim();
        let hides = property.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none")
            || property.eq_ignore_ascii_case("visibility")
                && (value.eq_ignore_ascii_case("hidden") || value.eq_ignore_ascii_case("collapse"));
        hides.then(|| format!("style \"{}\"", declaration.trim()))
    })
}

/// A short text for screen readers. With layout facts the browser has said what is hidden; a class like "hidden" is
/// believed only without them, since style sheets undo it at some widths.
fn is_for_screen_readers(document: &Document, classes: &Classes, groups: Groups, node: NodeId) -> bool {
    if !groups.has_any(&[Group::ScreenReader, Group::Hidden]) {
        return false;
    }
    let laid_out = document.page().viewport.is_some();
    let class = document.classes()[document.class(node)];
    let is_hidden = |name: &str| classes.is_exactly(name, Group::Hidden);
    let names = || class.split_ascii_whitespace();
    let says = groups.has(Group::ScreenReader)
        || !laid_out && groups.has(Group::Hidden) && names().any(is_hidden) && !names().any(shows_at_some_width);
    says && words(document, node) <= LABEL_WORDS
}

/// Whether a class name of a utility framework shows an element from some width of the window on: "md:block", "d-lg-flex".
fn shows_at_some_width(name: &str) -> bool {
    let display = name.rsplit_once(':').map(|(_, display)| display);
    let display = display.or_else(|| Some(name.strip_prefix("d-")?.split_once('-')?.1));
    display.is_some_and(|display| {
        let kind = display.split('-').next().unwrap_or(display);
        matches!(kind, "block" | "flex" | "grid" | "inline" | "table" | "contents")
    })
}

/// Whether an element is shown once the reader presses a tab, as its neighbour is now.
fn waits_behind_tab(document: &Document, node: NodeId) -> bool {
    let is_panel = |node| document.attribute(node, Attribute::Role) == Some("tabpanel");
    let is_shown = |node| {
        let is_marked = document.attribute(node, Attribute::Hidden).is_some()
            || document.attribute(node, Attribute::AriaHidden) == Some("true");
        is_panel(node) && !document.is_hidden(node) && !is_marked
    };
    is_panel(node) && document.parent(node).is_some_and(|parent| document.children(parent).any(is_shown))
}

/// Whether the page's text stands only in `noscript` (some forums send it so).
fn noscript_is_content(document: &Document) -> bool {
    let held = |noscript: NodeId| document.subtree(noscript).map(|inner| document.text(inner).len()).sum::<usize>();
    let scripts = document.nodes().filter(|&node| document.tag(node) == Tag::Noscript);
    if scripts.map(held).sum::<usize>() <= NOSCRIPT_CHARS {
        return false;
    }
    let (mut inside, mut outside) = (0, 0);
    let mut until = NodeId(0);
    let mut silent_until = NodeId(0);
    for node in document.nodes() {
        match document.tag(node) {
            Tag::Noscript => until = document.end(node),
            tag if tag.is_silent() => silent_until = document.end(node).max(silent_until),
            Tag::Text if node >= silent_until => {
                let text = document.text(node);
                let is_inside = node < until;
                let is_silent = text.trim().is_empty() || is_inside && is_markup(text);
                let chars = if is_silent { 0 } else { collapsed(text).chars().count() };
                *if is_inside { &mut inside } else { &mut outside } += chars;
            }
            _ => {}
        }
    }
    inside > NOSCRIPT_CHARS && inside > outside
}

/// Whether a `noscript` was not parsed, as in a live page, where scripts run: its text is markup, which no one reads.
fn is_markup(text: &str) -> bool {
    text.trim_start().starts_with('<') || text.contains("</")
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::declared::Declared;
    use crate::dom::Document;
    use crate::dom::blocks::Blocks;
    use crate::rules::Rules;
    use crate::rules::classes::Known;
    use crate::snapshot::Snapshot;
    use crate::trail::Trail;

    fn shown(html: &str) -> String {
        shown_of(&snapshot(html, None))
    }

    fn shown_of(page: &Snapshot) -> String {
        let mut document = Document::from_snapshot(page);
        let declared = Declared::of(&document);
        super::super::hide_certain(&mut document, Rules::shared(), &declared, &mut Trail::new());
        super::super::hide(
            &mut document,
            &mut Known::new(&Rules::shared().classes),
            &declared,
            false,
            &mut Trail::new(),
        );
        let blocks = Blocks::of(&document);
        (0..blocks.len()).map(|index| blocks.text(index)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn drops_what_the_page_hides() {
        assert_eq!(
            shown("<p>a<p hidden>b<p style='color:red; display: none !important'>c<p><span aria-hidden=true>d</span>"),
            "a"
        );
        assert_eq!(shown("<p>a<dialog>b</dialog><span class=sr-only>c</span>"), "a");
    }

    #[test]
    fn a_paragraph_that_hides_itself_is_no_piece_of_a_page_that_scripts_put_together() {
        let seen = "This is shown to all who come by here, on every day of the year.";
        let long = "A paragraph of many words. ".repeat(6);
        for hides in ["style='display: none'", "hidden"] {
            assert_eq!(shown(&format!("<p>{seen}<p {hides}>{long}<p {hides}>{long}")), seen);
        }
        let invisible = format!("<p>{seen}<div style='visibility: hidden'><p>{long}</div>");
        assert_eq!(shown(&invisible), seen);
        // What has a name may be opened by a script, and what hides nearly everything is shown later.
        assert!(shown(&invisible.replace("<div", "<div class=accordion")).contains("many words"));
        assert!(shown(&invisible.replace(seen, "So.")).contains("many words"));
    }

    #[test]
    fn keeps_what_the_reader_may_open() {
        assert_eq!(shown("<details><summary>a</summary>b</details><p hidden=until-found>c"), "a|b|c");
    }

    #[test]
    fn keeps_a_text_behind_an_open_dialog() {
        assert_eq!(shown("<div aria-hidden=true><p>The text.</p></div>"), "The text.");
    }

    #[test]
    fn keeps_what_is_most_of_a_page_that_scripts_put_together() {
        let long = "A piece of many words. ".repeat(6);
        let html = format!("<p>a<div hidden>{long}</div><p hidden>b<div style='display:none'>{long}</div>");
        assert_eq!(shown(&html).matches("many words").count(), 12);
        assert_eq!(shown(&format!("<p>{long}{long}<div hidden>{long}</div>")).matches("many words").count(), 12);
    }

    #[test]
    fn a_class_hides_if_it_is_the_whole_name_and_no_width_undoes_it() {
        assert_eq!(shown("<p>a<p class=hidden>b<p class='x d-none'>c<p class=invisible>d"), "a");
        let html = "<p class=overflow-hidden>a<p class='hidden md:block'>b<p class='d-none d-lg-inline-block'>c<p class=lg:hidden>d";
        assert_eq!(shown(html), "a|b|c|d");
    }

    #[test]
    fn what_stands_under_other_tabs_is_there_to_be_read() {
        let tabs =
            "<div><section role=tabpanel>a</section><section role=tabpanel aria-hidden=true hidden>b</section></div>";
        assert_eq!(shown(tabs), "a|b");
        assert_eq!(shown(&tabs.replacen("tabpanel", "tabpanel aria-hidden=false", 1)), "a|b");
        // In a live page all below the panel is hidden with it.
        let mut live = snapshot(tabs, None);
        live.hidden.push(u32::try_from(live.name.len()).unwrap() - 2);
        assert_eq!(shown_of(&live), "a|b");
        // Parts of a program, of which none is open.
        assert_eq!(
            shown("<p>a<div><section role=tabpanel hidden>b</section><section role=tabpanel hidden>c</section></div>"),
            "a"
        );
    }

    #[test]
    fn noscript_counts_only_where_it_is_all_there_is() {
        assert_eq!(shown("<p>text</p><noscript>Enable scripts</noscript>"), "text");
        let long = "A post of many words. ".repeat(30);
        assert_eq!(
            shown(&format!("<p>Loading</p><noscript><p>{long}</p></noscript>")),
            format!("Loading|{}", long.trim())
        );
    }

    #[test]
    fn noscript_that_was_not_parsed_is_no_text() {
        let markup = "&lt;picture>&lt;source srcset='/tide-1200.webp 1200w'>&lt;img src='/tide.jpg' alt='The tide'>&lt;/picture>".repeat(6);
        assert_eq!(shown(&format!("<p>The tide came in.</p><noscript>{markup}</noscript>")), "The tide came in.");
    }

    #[test]
    fn a_style_that_says_it_is_shown_hides_nothing() {
        assert_eq!(shown("<p>a<p style='visibility: visible'>b<p style='visibility: collapse'>c"), "a|b");
    }

    #[test]
    fn style_is_written_in_letters_of_either_size() {
        assert_eq!(shown("<p>a<p style='DISPLAY: None'>b<p style='Visibility:HIDDEN ! IMPORTANT'>c"), "a");
    }
}
