//! Parts that the page itself does not show: `hidden`, `display: none`, for screen readers only.
//!
//! Keeps: what a reader may open (`details`, `hidden="until-found"`), a `noscript` that holds the page's text
//! because nothing else does, and, in a file that no browser laid out, a longer part that a script would show (a panel of
//! tabs, a page that comes in pieces): the model judges it. On a page that says that it is not free nothing hidden is kept.

use super::Finding;
use crate::declared::Declared;
use crate::dom::text::{collapsed, count_words};
use crate::dom::{Attribute, Document, NodeId, Tag};
use crate::rules::Rules;
use crate::rules::classes::Group;

/// Characters that a page's `noscript` text must exceed to be taken for its content. Source: the project's
/// model recipe, rule N (18 of 1,497 pages have their whole text there).
const NOSCRIPT_CHARS: usize = 400;

/// Words of the longest text that is hidden as a label for screen readers; longer ones are content that a style
/// sheet shows at another width, or a script at another time. Of what `hidden` and `display: none` hide in the files
/// of wcxb-dev, 8 % of the words up to here are true text, 37 % beyond (2026-11).
const LABEL_WORDS: u32 = 25;

/// Words of the longest text that `aria-hidden` makes an ornament: it is shown to those who see.
const ORNAMENT_WORDS: u32 = 5;

/// Finds the outermost hidden elements.
pub(super) fn find(document: &Document, declared: &Declared, rules: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    let hidden = Hidden {
        document,
        rules,
        keep_noscript: noscript_is_content(document),
        is_sure: document.page().viewport.is_some() || declared.says_not_free(document),
    };
    let mut node = NodeId(0);
    while node.index() < document.len() {
        match hidden.reason(node) {
            Some(reason) => {
                findings.push(Finding { rule: super::HIDDEN, node, reason });
                node = document.end(node);
            }
            None => node = NodeId(node.0 + 1),
        }
    }
    findings
}

/// What is known when a part is judged.
struct Hidden<'a, 'page> {
    document: &'a Document<'page>,
    rules: &'a Rules,
    keep_noscript: bool,
    /// Whether what the markup hides is hidden for good: a browser has laid it out, or the page is not free.
    is_sure: bool,
}

impl Hidden<'_, '_> {
    fn reason(&self, node: NodeId) -> Option<String> {
        let document = self.document;
        match document.tag(node) {
            Tag::Text | Tag::Html | Tag::Body | Tag::Head => return None,
            Tag::Noscript if !self.keep_noscript => return Some("noscript".to_owned()),
            Tag::Dialog if document.attribute(node, Attribute::Open).is_none() => {
                return Some("closed dialog".to_owned());
            }
            _ => {}
        }
        if document.is_hidden(node) {
            return Some("not shown by the page".to_owned());
        }
        let may_hide = |name: &Attribute| {
            matches!(name, Attribute::Hidden | Attribute::AriaHidden | Attribute::Style | Attribute::Class)
        };
        document.attributes(node).filter(|(name, _)| may_hide(name)).find_map(|(name, value)| match name {
            Attribute::Hidden if !value.eq_ignore_ascii_case("until-found") => {
                self.is_hidden_for_good(node).then(|| "hidden".to_owned())
            }
            Attribute::AriaHidden if value == "true" => self.is_ornament(node).then(|| "aria-hidden".to_owned()),
            Attribute::Style => hiding_style(value).filter(|_| self.is_hidden_for_good(node)),
            Attribute::Class => self.is_for_screen_readers(node, value).then(|| format!("class \"{value}\"")),
            _ => None,
        })
    }

    fn is_hidden_for_good(&self, node: NodeId) -> bool {
        self.is_sure || self.words(node) <= LABEL_WORDS
    }

    /// `aria-hidden` is also set on what is shown but is said elsewhere: pictures, and whole texts
    /// while a dialog is open. Only small things are hidden by it, and formulas that stand there twice.
    fn is_ornament(&self, node: NodeId) -> bool {
        self.document.attribute(node, Attribute::Class) == Some("katex-html")
            || !self.holds_media_or_text(node) && self.words(node) <= ORNAMENT_WORDS
    }

    fn holds_media_or_text(&self, node: NodeId) -> bool {
        let is_one = |inner: NodeId| {
            matches!(self.document.tag(inner), Tag::Img | Tag::Picture | Tag::Video | Tag::P | Tag::Pre)
        };
        self.document.subtree(node).any(is_one)
    }

    /// A short text for screen readers. With layout facts the browser has said what is hidden; a class like "hidden" is
    /// believed only without them, since style sheets undo it at some widths.
    fn is_for_screen_readers(&self, node: NodeId, class: &str) -> bool {
        let laid_out = self.document.page().viewport.is_some();
        let classes = &self.rules.classes;
        let groups = classes.groups(class);
        let is_hidden = |name: &str| classes.is_exactly(name, Group::Hidden);
        let says = groups.has(Group::ScreenReader)
            || !laid_out
                && groups.has(Group::Hidden)
                && class.split_ascii_whitespace().any(is_hidden)
                && !class.split_ascii_whitespace().any(shows_at_some_width);
        says && self.words(node) <= LABEL_WORDS
    }

    fn words(&self, node: NodeId) -> u32 {
        self.document.subtree(node).map(|inner| count_words(self.document.text(inner))).sum()
    }
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

fn hiding_style(style: &str) -> Option<String> {
    style.split(';').find_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim();
        let hides = match property.trim() {
            "display" => value == "none",
            "visibility" => value == "hidden" || value == "collapse",
            _ => false,
        };
        hides.then(|| format!("style \"{}\"", declaration.trim()))
    })
}

/// Whether the page's text stands only in `noscript` (some forums send it so).
fn noscript_is_content(document: &Document) -> bool {
    let (mut inside, mut outside) = (0, 0);
    let mut until = NodeId(0);
    let mut silent_until = NodeId(0);
    for node in document.nodes() {
        match document.tag(node) {
            Tag::Noscript => until = document.end(node),
            tag if tag.is_silent() => silent_until = document.end(node).max(silent_until),
            Tag::Text if node >= silent_until => {
                let text = document.text(node);
                let chars = if text.trim().is_empty() { 0 } else { collapsed(text).chars().count() };
                *if node < until { &mut inside } else { &mut outside } += chars;
            }
            _ => {}
        }
    }
    inside > NOSCRIPT_CHARS && inside > outside
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::declared::Declared;
    use crate::dom::Document;
    use crate::dom::blocks::Blocks;
    use crate::rules::Rules;
    use crate::trail::Trail;

    fn shown(html: &str) -> String {
        let page = snapshot(html, None);
        let mut document = Document::from_snapshot(&page);
        let declared = Declared::of(&document);
        super::super::hide(&mut document, &declared, Rules::shared(), &mut Trail::new());
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
    fn keeps_what_the_reader_may_open() {
        assert_eq!(shown("<details><summary>a</summary>b</details><p hidden=until-found>c"), "a|b|c");
    }

    #[test]
    fn keeps_a_text_behind_an_open_dialog() {
        assert_eq!(shown("<div aria-hidden=true><p>The text.</p></div>"), "The text.");
    }

    #[test]
    fn keeps_a_panel_that_a_script_would_show() {
        let long = "A panel of many words. ".repeat(6);
        let shown_panel = shown(&format!("<p>a<div hidden>{long}</div><div style='display:none'>{long}</div>"));
        assert_eq!(shown_panel.matches("many words").count(), 12);
        let paid = "<meta name=article:content_tier content=locked>";
        assert_eq!(shown(&format!("{paid}<p>a<div hidden>{long}</div>")), "a");
    }

    #[test]
    fn a_class_hides_if_it_is_the_whole_name_and_no_width_undoes_it() {
        assert_eq!(shown("<p>a<p class=hidden>b<p class='x d-none'>c<p class=invisible>d"), "a");
        let html = "<p class=overflow-hidden>a<p class='hidden md:block'>b<p class='d-none d-lg-inline-block'>c<p class=lg:hidden>d";
        assert_eq!(shown(html), "a|b|c|d");
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
}
