//! The whole reading, stage by stage.

use crate::article::{Article, Metadata};
use crate::declared::Declared;
use crate::detect::Verdict;
use crate::dom::blocks::Blocks;
use crate::dom::text::{collapsed, count_words, excerpt, push_collapsed};
use crate::dom::{Document, NodeId, order};
use crate::error::ReadError;
use crate::extract::{Selection, Suspect};
use crate::render::markup::Markup;
use crate::rules::Rules;
use crate::rules::marks::Marks;
use crate::settings::Settings;
use crate::snapshot::{Scope, Snapshot};
use crate::trail::{Action, Stage, Trail};
use crate::{clean, detect, extract, render};
use serde::Serialize;

/// What a reading gives: the article, the markup for the view, and the account of what was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The article; best effort where [`Self::readable`] is false.
    pub article: Article,
    /// What the view builds.
    pub markup: Vec<Markup>,
    /// Whether there is something here that is worth a reader view.
    pub readable: bool,
    /// How sure that is, 0.0–1.0.
    pub confidence: f32,
    /// What was left out, in page order.
    pub removed: Vec<Removal>,
}

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
}

/// What the view is handed: a [`Reading`] without the article's blocks, whose markup is there.
#[derive(Debug, Serialize)]
pub struct ViewReading<'a> {
    /// Title, byline and so on.
    pub metadata: &'a Metadata,
    /// What the view builds.
    pub markup: &'a [Markup],
    /// Whether there is something to read.
    pub readable: bool,
    /// What was left out.
    pub removed: &'a [Removal],
}

impl Reading {
    /// What the view needs of this reading.
    pub fn for_view(&self) -> ViewReading<'_> {
        ViewReading {
            metadata: &self.article.metadata,
            markup: &self.markup,
            readable: self.readable,
            removed: &self.removed,
        }
    }
}

/// Turns a captured page into something to read.
///
/// Every page with text gives a reading; [`Reading::readable`] says whether it is worth opening.
///
/// # Errors
/// [`ReadError::NoText`] where the page holds no text at all.
pub fn read(page: &Snapshot, settings: &Settings) -> Result<Reading, ReadError> {
    let mut trail = Trail::new();
    let mut document = Document::from_snapshot(page);
    let mut prepared = prepare(&mut document, &mut trail)?;
    let selection = choose(&mut document, &mut prepared, &mut trail);
    let view = prepared.page(&document);
    let declared = &prepared.declared;
    let verdict = judge(&view, declared, &selection, &mut trail);
    let article = extract::article(&view, declared, &selection, verdict.kind, &mut trail);

    Ok(Reading {
        markup: render::view(&article, settings),
        readable: verdict.readable,
        confidence: verdict.confidence,
        removed: removals(&view, declared, &trail, settings),
        article,
    })
}

/// Whether the view may open by itself: only where this surely is an article.
///
/// # Errors
/// [`ReadError::NoText`] where the page holds no text at all.
pub fn opens_unasked(page: &Snapshot) -> Result<bool, ReadError> {
    let mut trail = Trail::new();
    let mut document = Document::from_snapshot(page);
    let mut prepared = prepare(&mut document, &mut trail)?;
    let selection = choose(&mut document, &mut prepared, &mut trail);
    let verdict = judge(&prepared.page(&document), &prepared.declared, &selection, &mut trail);
    Ok(verdict.opens_unasked(&page.url))
}

/// Tells for each of the first `most` text blocks of a page why it stays or goes.
///
/// # Errors
/// [`ReadError::NoText`] where the page holds no text at all.
pub fn explain(page: &Snapshot, most: usize) -> Result<Vec<extract::Explained>, ReadError> {
    let mut trail = Trail::new();
    let mut document = Document::from_snapshot(page);
    let prepared = prepare(&mut document, &mut trail)?;
    let view = prepared.page(&document);
    let selection = extract::select(&view, &prepared.declared, &mut trail);
    Ok(extract::explain(&view, &prepared.declared, &selection, &trail, most))
}

/// What describes a page as a whole to the detection: the values of [`extract::features::of_pages`].
///
/// # Errors
/// [`ReadError::NoText`] where the page holds no text at all.
pub fn page_values(page: &Snapshot) -> Result<Vec<f32>, ReadError> {
    let mut trail = Trail::new();
    let mut document = Document::from_snapshot(page);
    let mut prepared = prepare(&mut document, &mut trail)?;
    let selection = choose(&mut document, &mut prepared, &mut trail);
    Ok(extract::page_row(&prepared.page(&document), &prepared.declared, &selection).values)
}

/// Chooses the article's blocks, and takes back what was left out among them too hastily.
fn choose(document: &mut Document, prepared: &mut Prepared, trail: &mut Trail) -> Selection {
    let selection = extract::select(&prepared.page(document), &prepared.declared, trail);
    clean::restore(document, &mut prepared.blocks, &selection.kept, trail);
    selection
}

/// What is known of a page before anything is chosen.
#[derive(Debug)]
pub struct Prepared {
    blocks: Blocks,
    suspects: Vec<Option<Suspect>>,
    marks: Marks,
    /// What the page says of itself.
    pub declared: Declared,
}

impl Prepared {
    /// What the extraction looks at.
    pub fn page<'a, 'page>(&'a self, document: &'a Document<'page>) -> extract::Page<'a, 'page> {
        let Self { blocks, suspects, marks, .. } = self;
        extract::Page { document, blocks, suspects, marks, rules: Rules::shared() }
    }
}

/// Runs the stages before the extraction: cuts the page's text into blocks, and leaves out what surely is not text.
///
/// # Errors
/// [`ReadError::NoText`] where the page holds no text at all.
pub fn prepare(document: &mut Document, trail: &mut Trail) -> Result<Prepared, ReadError> {
    if document.is_empty() {
        return Err(ReadError::NoText);
    }
    let rules = Rules::shared();
    let declared = Declared::of(document);
    // What a browser does not show is not read. Where nothing was laid out (the command line), a page's own word that
    // it hides something is one sign among others: scripts would have shown much of it. What is not free stays hidden.
    let is_known = document.page().viewport.is_some() || document.is_selection() || declared.says_not_free(document);
    let mut blocks;
    clean::hide_certain(document, rules, trail);
    if is_known {
        clean::hide(document, rules, true, trail);
        blocks = Blocks::of(document);
    } else {
        blocks = Blocks::of(document);
        clean::hide(document, rules, false, trail);
        blocks.sum_up(document);
    }
    if blocks.is_empty() {
        return Err(ReadError::NoText);
    }
    let marks = Marks::of(document, rules);
    if document.page().scope == Scope::Page {
        clean::clean(document, &mut blocks, &marks, &declared, trail);
    }
    Ok(Prepared { suspects: suspects(document, &blocks, trail), blocks, marks, declared })
}

fn is_not_free(declared: &Declared) -> bool {
    declared.article().is_some_and(|entity| entity.flag("isAccessibleForFree") == Some(false))
}

/// For each block the rule that removed it, if one did.
fn suspects(document: &Document, blocks: &Blocks, trail: &Trail) -> Vec<Option<Suspect>> {
    let mut suspects = vec![None; blocks.len()];
    for decision in trail.decisions().iter().filter(|decision| decision.action != Action::Kept) {
        for index in blocks.within(document, decision.node).filter(|&index| blocks.is_gone(index)) {
            suspects[index].get_or_insert(Suspect { rule: decision.rule, part: decision.node });
        }
    }
    suspects
}

/// Judges the page by what was found. What the reader selected is always worth reading.
fn judge(page: &extract::Page, declared: &Declared, selection: &Selection, trail: &mut Trail) -> Verdict {
    let row = extract::page_row(page, declared, selection);
    let verdict = detect::detect(page.document, declared, &row, trail);
    match page.document.page().scope {
        Scope::Page => verdict,
        Scope::Selection => Verdict { readable: true, confidence: 1.0, ..verdict },
    }
}

/// The trail's removals as a reader is shown them, in page order; those without a letter or digit are no news.
fn removals(page: &extract::Page, declared: &Declared, trail: &Trail, settings: &Settings) -> Vec<Removal> {
    let is_not_free = is_not_free(declared);
    let not_free = extract::parts_not_free(page, declared);
    let overlaps = |node: NodeId| {
        let one_holds_other =
            |part: &NodeId| page.document.contains(*part, node) || page.document.contains(node, *part);
        not_free.is_empty() || not_free.iter().any(one_holds_other)
    };
    let mut removals: Vec<(NodeId, Removal)> = Vec::new();
    for decision in trail.removals() {
        let text = beginning(page.document, decision.node, settings.excerpt_chars);
        if !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        // What a page hides and declares to be not free is not shown here either: that it is there is all that is said.
        let is_part = is_not_free && decision.rule == clean::HIDDEN && overlaps(decision.node);
        let is_withheld = is_part && count_words(&text) > LABEL_WORDS;
        let text = if is_withheld { String::new() } else { text };
        let removal = Removal { stage: decision.stage, rule: decision.rule, reason: decision.reason.clone(), text };
        removals.push((decision.node, removal));
    }
    order::by(removals, |(node, _)| node.0).into_iter().map(|(_, removal)| removal).collect()
}

/// Words of the longest hidden label that is named on a page that is not free.
const LABEL_WORDS: u32 = 8;

/// How the text of a node begins.
fn beginning(document: &Document, node: NodeId, chars: usize) -> String {
    let mut text = String::new();
    for inner in document.subtree(node).filter(|&inner| !is_in_silence(document, inner, node)) {
        // Blocks are parted by a blank, whatever the page has between them.
        if document.tag(inner).is_block() {
            text.push(' ');
        }
        push_collapsed(&mut text, document.text(inner));
        if text.len() > chars.saturating_mul(8) {
            break;
        }
    }
    excerpt(&collapsed(&text), chars)
}

/// Whether a node stands in an element whose text is never shown.
fn is_in_silence(document: &Document, node: NodeId, below: NodeId) -> bool {
    document.path(node).take_while(|&above| above >= below).any(|above| document.tag(above).is_silent())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;
    use crate::render::text;

    #[test]
    fn what_the_reader_selected_is_kept_as_it_is() {
        let mut page = snapshot("<nav>Home</nav><p>Sign up to read this article <a href=x>now</a></p>", None);
        page.scope = Scope::Selection;
        let reading = read(&page, &Settings::default()).unwrap();
        assert!(reading.readable && reading.removed.is_empty());
        assert_eq!(text::write(&reading.article), "Home\n\nSign up to read this article now\n");
    }

    #[test]
    fn byline_and_date_after_a_long_standfirst_are_shown_once() {
        let prose = "<p>There are ninety-one steps to the clock room, and Hob Tallentire knows each of them by its wear. He \
            goes up with a lamp and a flask and comes down an hour later with the flask empty, and with the time.</p>";
        let html = format!(
            "<meta property=og:type content=article><meta name=author content='Wendell Marsh'><article><h1>Clocks</h1><p>He has wound the church clock every \
             Monday since 1968, and nobody has asked him to stop.</p><p>By Wendell Marsh</p><p>17. November 2026 · 4 min</p>{}</article>",
            prose.to_owned() + &prose.replace("Hob", "Ann").replace("clock room", "lamp room")
        );
        let reading = read(&snapshot(&html, None), &Settings::default()).unwrap();
        let text = text::write(&reading.article);
        assert!(text.contains("asked him to stop") && !text.contains("By Wendell") && !text.contains("2026"), "{text}");
    }

    #[test]
    fn a_page_without_text_is_said_to_have_none() {
        for html in ["", "<script>1</script>", "<img src=a.jpg>"] {
            assert_eq!(read(&snapshot(html, None), &Settings::default()), Err(ReadError::NoText), "{html}");
        }
    }
}
