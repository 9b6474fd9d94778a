//! The trail as a reader is shown it: what was left out, why, and how it begins.

use super::choices::can_return;
use super::is_not_free;
use crate::article::Metadata;
use crate::declared::Declared;
use crate::dom::text::{count_words, excerpt, push_collapsed};
use crate::dom::{Document, NodeId, Tag, order};
use crate::settings::Settings;
use crate::trail::{Action, Decision, Stage};
use crate::{clean, extract};
use serde::Serialize;

/// One thing that was left out, as shown to the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removal {
    /// Who decided.
    pub stage: Stage,
    /// The rule's name ("app-promo").
    pub rule: &'static str,
    /// What spoke for it.
    pub reason: String,
    /// How the left-out text begins, whitespace collapsed.
    pub text: String,
    /// Where it stands in the snapshot.
    #[serde(skip)]
    pub node: NodeId,
    /// Whether it can be brought back.
    #[serde(skip)]
    pub can_return: bool,
}

/// A [`Removal`] with what the view needs to bring it back.
#[derive(Debug, Serialize)]
pub struct ViewRemoval<'a> {
    stage: Stage,
    rule: &'static str,
    reason: &'a str,
    text: &'a str,
    node: NodeId,
    can_return: bool,
}

impl Removal {
    /// The same for the view.
    pub(super) fn for_view(&self) -> ViewRemoval<'_> {
        let Self { stage, rule, reason, text, node, can_return } = self;
        ViewRemoval { stage: *stage, rule, reason, text, node: *node, can_return: *can_return }
    }
}

/// Words of the longest hidden label that is named on a page that is not free.
const LABEL_WORDS: u32 = 8;

/// What a list of decisions is made from.
pub(super) struct Listed<'a, 'page> {
    pub(super) page: &'a extract::Page<'a, 'page>,
    pub(super) declared: &'a Declared,
    pub(super) settings: &'a Settings,
}

impl Listed<'_, '_> {
    /// Decisions as a reader is shown them, in page order; those about nothing with a letter or digit are no news, but
    /// for the reader's own.
    pub(super) fn of<'d>(&self, decisions: impl Iterator<Item = &'d Decision>) -> Vec<Removal> {
        let document = self.page.document;
        let is_not_free = is_not_free(self.declared);
        let not_free = extract::parts_not_free(self.page, self.declared);
        let overlaps = |node: NodeId| {
            let one_holds_other = |part: &NodeId| document.contains(*part, node) || document.contains(node, *part);
            not_free.is_empty() || not_free.iter().any(one_holds_other)
        };
        let mut removals: Vec<Removal> = Vec::new();
        for decision in decisions {
            let text = beginning(document, decision.node, self.settings.excerpt_chars as usize);
            if !text.chars().any(char::is_alphanumeric) && decision.stage != Stage::Reader {
                continue;
            }
            // What a page hides and declares to be not free is not shown here either: that it is there is all that is said.
            let is_part = is_not_free && decision.rule == clean::HIDDEN && overlaps(decision.node);
            let is_withheld = is_part && count_words(&text) > LABEL_WORDS;
            removals.push(Removal {
                stage: decision.stage,
                // Noted as what the view's head shows, and not shown there.
                rule: if decision.action == Action::Noted { "boilerplate" } else { decision.rule },
                reason: decision.reason.clone(),
                text: if is_withheld { String::new() } else { text },
                node: decision.node,
                can_return: can_return(document, self.declared, decision),
            });
        }
        order::by(removals, |removal| removal.node.0)
    }
}

/// Whether this is a title that was left out of the text because the view's head has the title, which is another one.
pub(super) fn is_title_not_shown(document: &Document, decision: &Decision, metadata: &Metadata) -> bool {
    let is_title = || document.path(decision.node).take(2).any(|near| document.tag(near) == Tag::H1);
    if decision.action != Action::Noted || decision.rule != "byline" || !is_title() {
        return false;
    }
    let text = beginning(document, decision.node, usize::MAX);
    // A site's name often stands with it; more than that is news.
    let is_shown =
        |shown: &String| shown.contains(&text) || text.contains(shown.as_str()) && text.len() <= 2 * shown.len();
    ![&metadata.title, &metadata.site_name].into_iter().flatten().any(is_shown)
}

/// How the text of a node begins.
fn beginning(document: &Document, node: NodeId, chars: usize) -> String {
    let mut text = String::new();
    // Blanks at the end are cut off.
    let is_enough = |text: &str| text.len() > chars && text.trim_end().chars().count() > chars;
    let (mut at, end) = (node, document.end(node));
    // Where the last block and the last link are over: what follows them at once is parted from them by a blank too.
    let (mut block, mut link) = (node, node);
    while at < end {
        let inner = at;
        if document.tag(inner).is_silent() {
            at = document.end(inner);
            continue;
        }
        at = NodeId(inner.0 + 1);
        let tag = document.tag(inner);
        // Blocks are parted by a blank, whatever the page has between them.
        if tag.is_block() || inner >= block && block > node || tag == Tag::A && inner == link {
            push_collapsed(&mut text, " ");
            block = node;
        }
        if tag.is_block() {
            block = document.end(inner);
        } else if tag == Tag::A {
            link = document.end(inner);
        }
        push_collapsed(&mut text, document.text(inner));
        if is_enough(&text) {
            break;
        }
    }
    excerpt(text.trim_end(), chars)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;

    #[test]
    fn what_stands_in_blocks_and_links_of_its_own_is_not_joined() {
        for (html, expected) in [
            (
                "<div><p>Paper that smells right.</p><a href=/s>Subscribe</a></div>",
                "Paper that smells right. Subscribe",
            ),
            ("<div><h3>Next</h3><a href=/g>Gates</a><a href=/f>Fog</a></div>", "Next Gates Fog"),
            ("<div><ul><li>One</li></ul>two<p>three</p></div>", "One two three"),
            ("<div>An inter<a href=/n>nation</a>al <b>wo</b>rd</div>", "An international word"),
        ] {
            let page = snapshot(html, None);
            let document = Document::from_snapshot(&page);
            assert_eq!(beginning(&document, NodeId(0), usize::MAX), expected, "{html}");
        }
    }
}
