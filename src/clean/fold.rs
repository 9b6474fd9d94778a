//! "Read more": parts that the page has sent and hides until its reader presses a button beside them.
//!
//! Keeps them hidden wherever anything on the page asks to sign in or pay, or declares that it is not free: there a button
//! is no promise. Nothing is pressed; what stands in the page already is read.

use super::Finding;
use super::hidden::is_silent;
use crate::declared::Declared;
use crate::dom::text::{count_sentence_ends, count_words, push_collapsed};
use crate::dom::{Attribute, Document, NodeId, Tag};
use crate::rules::Rules;
use crate::rules::matcher::normalised;

/// Words from which what is hidden is a text.
const TEXT_WORDS: u32 = 25;
/// Words of the longest name of a button.
const BUTTON_WORDS: u32 = 8;
/// Shown words that may stand between a button and what it shows.
const WORDS_BETWEEN: u32 = 5;
/// Nodes around a hidden part in which its button is looked for.
const NEAR: u32 = 400;

/// The rule's name in the trail.
pub(super) const RULE: &str = "fold";

/// A hidden part that a button shows.
#[derive(Debug, PartialEq)]
pub(super) struct Fold {
    /// What is hidden.
    pub(super) part: NodeId,
    /// What shows it.
    pub(super) button: NodeId,
    /// The button's words.
    pub(super) words: String,
}

/// Which of the hidden parts a button beside them shows.
pub(super) fn find(document: &Document, rules: &Rules, declared: &Declared, hidden: &[Finding]) -> Vec<Fold> {
    let texts: Vec<NodeId> = hidden.iter().map(|part| part.node).filter(|&node| is_text(document, node)).collect();
    let folds: Vec<Fold> = texts.into_iter().filter_map(|part| fold(document, rules, hidden, part)).collect();
    // Asked last: it takes a look at every text of the page.
    if folds.is_empty() || declared.says_not_free(document) || asks_for_account(document, rules) {
        return Vec::new();
    }
    folds
}

fn is_text(document: &Document, node: NodeId) -> bool {
    let is_part = !matches!(document.tag(node), Tag::Noscript | Tag::Dialog | Tag::Nav | Tag::Aside | Tag::Form);
    let text = shown_text(document, node);
    is_part && count_words(&text) >= TEXT_WORDS && count_sentence_ends(&text) > 0
}

fn fold(document: &Document, rules: &Rules, hidden: &[Finding], part: NodeId) -> Option<Fold> {
    let around = document.ancestors(part).take(2).last()?;
    let near = around.0.max(part.0.saturating_sub(NEAR))..document.end(around).0.min(document.end(part).0 + NEAR);
    let buttons = near.map(NodeId).filter(|&node| !document.contains(part, node) && is_button(document, node));
    let named = buttons.filter_map(|button| {
        let words = shown_text(document, button);
        (count_words(&words) <= BUTTON_WORDS && rules.signs.opens_fold(&words)).then_some(Fold { part, button, words })
    });
    named.into_iter().find(|fold| names(document, fold) || words_between(document, hidden, fold) <= WORDS_BETWEEN)
}

/// A button, or a link that leads nowhere else.
fn is_button(document: &Document, node: NodeId) -> bool {
    match document.tag(node) {
        Tag::Button | Tag::Label => true,
        Tag::A => document.attribute(node, Attribute::Href).is_none_or(|address| {
            let address = address.trim();
            address.is_empty() || address.starts_with('#') || address.starts_with("javascript")
        }),
        Tag::Span | Tag::Div | Tag::P => document.attribute(node, Attribute::Role) == Some("button"),
        _ => false,
    }
}

/// Whether a button names the part that it shows.
fn names(document: &Document, fold: &Fold) -> bool {
    let id = document.attribute(fold.part, Attribute::Id).filter(|id| !id.is_empty());
    let controls = document.attribute(fold.button, Attribute::AriaControls);
    let target = document.attribute(fold.button, Attribute::Href).and_then(|address| address.strip_prefix('#'));
    id.is_some() && (controls == id || target == id)
}

/// Shown words between the part and its button, other hidden parts set aside.
fn words_between(document: &Document, hidden: &[Finding], fold: &Fold) -> u32 {
    let (first, last) = if fold.button < fold.part {
        (document.end(fold.button), fold.part)
    } else {
        (document.end(fold.part), fold.button)
    };
    // They stand in the page's order, none in another.
    let is_hidden = |node: &NodeId| {
        let before = hidden.partition_point(|other| other.node <= *node).checked_sub(1);
        before.is_some_and(|before| document.contains(hidden[before].node, *node))
    };
    let between = (first.0..last.0).map(NodeId).filter(|node| !is_hidden(node) && !is_silent(document, *node));
    between.map(|node| count_words(document.text(node))).sum()
}

/// Whether any line of the page asks for an account or for money in exchange for reading on.
fn asks_for_account(document: &Document, rules: &Rules) -> bool {
    document.nodes().filter(|&node| document.is_text(node) && !is_silent(document, node)).any(|node| {
        let text = normalised(document.text(node));
        rules.phrases.hits(&text).iter().any(|hit| hit.kind.is_gate() && rules.phrases.is_wall(hit.phrase))
    })
}

fn shown_text(document: &Document, node: NodeId) -> String {
    let mut text = String::new();
    for inner in document.subtree(node).filter(|&inner| !is_silent(document, inner)) {
        if document.tag(inner).is_block() {
            text.push(' ');
        }
        push_collapsed(&mut text, document.text(inner));
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::cli::snapshot;
    use crate::declared::Declared;
    use crate::dom::Document;
    use crate::dom::blocks::Blocks;
    use crate::rules::Rules;
    use crate::rules::classes::Known;
    use crate::trail::Trail;

    const REST: &str = "The rest of the story stands in the page already. It has been sent with everything else, and one press shows \
        it to whoever reads here, without an account and without another word.";

    fn shows_rest(html: &str) -> bool {
        let page = snapshot(html, None);
        let mut document = Document::from_snapshot(&page);
        let declared = Declared::of(&document);
        crate::clean::hide(
            &mut document,
            &mut Known::new(&Rules::shared().classes),
            &declared,
            true,
            &mut Trail::new(),
        );
        let blocks = Blocks::of(&document);
        (0..blocks.len()).any(|index| blocks.text(index).starts_with("The rest of the story"))
    }

    #[test]
    fn a_button_beside_a_hidden_text_shows_it() {
        for html in [
            format!("<p>Before.<button>Read more</button><div hidden><p>{REST}</div>"),
            format!(
                "<p>Before.<p style='display:none'>{REST}<p hidden>And more.<p><a href='#'>Ganzen Artikel anzeigen</a>"
            ),
            format!(
                "<div><p>Before.</p></div><div><div id=rest hidden>{REST}</div></div><p>Six words of something else stand here.</p><button aria-controls=rest>続きを読む</button>"
            ),
            format!("<p>Before.<div hidden>{REST}</div><div role=button>Lire la suite</div>"),
        ] {
            assert!(shows_rest(&html), "{html}");
        }
    }

    #[test]
    fn what_no_button_shows_stays_hidden() {
        for html in [
            format!("<p>Before.<div hidden>{REST}</div>"),
            format!("<p>Before.<div hidden>{REST}</div><button>Share</button>"),
            format!("<p>Before.<div hidden>{REST}</div><a href=/story>Read more</a>"),
            format!(
                "<p>Before.<div hidden>{REST}</div><p>Another paragraph of the page stands in between them.</p><button>Read more</button>"
            ),
        ] {
            assert!(!shows_rest(&html), "{html}");
        }
    }

    #[test]
    fn a_fold_stays_closed_where_something_asks_to_sign_in_or_pay() {
        let fold = format!("<p>Before.<div hidden>{REST}</div><button>Read more</button>");
        assert!(shows_rest(&fold));
        for wall in [
            "<p>Sign up to read this article</p>",
            "<meta name=article:content_tier content=locked>",
            "<script type=application/ld+json>{\"@type\":\"Article\",\"isAccessibleForFree\":false}</script>",
        ] {
            assert!(!shows_rest(&format!("{wall}{fold}")), "{wall}");
        }
    }

    #[test]
    fn a_word_of_paying_that_asks_for_nothing_closes_no_fold() {
        let fold = format!("<p>Before.<div hidden>{REST}</div><button>Read more</button>");
        assert!(shows_rest(&format!("{fold}<p>Become a subscriber</p>")));
    }
}
