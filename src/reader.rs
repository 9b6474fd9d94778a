//! The whole reading, stage by stage.

mod choices;
mod removals;

pub use choices::describe;
pub use removals::{Removal, ViewRemoval};

use crate::article::{Article, Metadata};
use crate::declared::Declared;
use crate::detect::Verdict;
use crate::dom::blocks::Blocks;
use crate::dom::{Document, NodeId};
use crate::error::ReadError;
use crate::extract::{Extracted, Selection, Suspect};
use crate::render::markup::Markup;
use crate::rules::Rules;
use crate::rules::classes::Known;
use crate::rules::marks::Marks;
use crate::settings::Settings;
use crate::snapshot::{Scope, Snapshot};
use crate::trail::{Action, Trail};
use crate::{clean, detect, extract, render};
use choices::Chosen;
use removals::Listed;
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
    /// Whether any text was chosen for what it is. If not, the article is all that no rule left out, for a reader who wants
    /// to see it all the same.
    pub found: bool,
    /// What was left out, in page order.
    pub removed: Vec<Removal>,
    /// What the reader has brought back, in page order.
    pub restored: Vec<Removal>,
    /// For each piece of [`Self::markup`] the node of the snapshot that it begins with.
    pub sources: Vec<NodeId>,
}

/// What the view is handed beside the text, see [`Reading::view_lines`].
#[derive(Debug, Serialize)]
pub struct ViewReading<'a> {
    /// Title, byline and so on.
    pub metadata: &'a Metadata,
    /// Whether there is something to read.
    pub readable: bool,
    /// What was left out.
    pub removed: Vec<ViewRemoval<'a>>,
    /// What the reader has brought back.
    pub restored: Vec<ViewRemoval<'a>>,
    /// For each piece of the markup the node of the snapshot that it begins with.
    pub sources: &'a [NodeId],
}

impl Reading {
    /// The article, where a text was chosen for what it is: what programs ask for, who have no use for a best effort.
    pub fn found_article(&self) -> Option<&Article> {
        self.found.then_some(&self.article)
    }

    /// What the view needs of this reading, in lines of JSON: a [`ViewReading`], then the markup, a line to each of its
    /// [`stretches`](render::stretches::stretches), an array of [`Markup`].
    ///
    /// # Errors
    /// Those of writing JSON, of which none is to be expected here.
    pub fn view_lines(&self) -> serde_json::Result<String> {
        let mut lines = serde_json::to_string(&self.for_view())?;
        for stretch in render::stretches::stretches(&self.markup) {
            lines.push('\n');
            lines.push_str(&serde_json::to_string(stretch)?);
        }
        Ok(lines)
    }

    fn for_view(&self) -> ViewReading<'_> {
        ViewReading {
            metadata: &self.article.metadata,
            readable: self.readable,
            removed: self.removed.iter().map(Removal::for_view).collect(),
            restored: self.restored.iter().map(Removal::for_view).collect(),
            sources: &self.sources,
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
    let mut selection = choose(&mut document, &mut prepared, &mut trail);
    let verdict = judge(&prepared.page(&document), &prepared.declared, &selection, &mut trail);
    let chosen =
        Chosen { document: &mut document, prepared: &mut prepared, selection: &mut selection, trail: &mut trail };
    chosen.obey(settings);
    let view = prepared.page(&document);
    let declared = &prepared.declared;
    let extracted = extract::article(&view, declared, &selection, verdict.kind, &mut trail);
    let (markup, sources) = markup(&extracted, settings);
    let metadata = &extracted.article.metadata;
    let left_out = trail.decisions().iter().filter(|decision| {
        decision.action == Action::Removed || removals::is_title_not_shown(view.document, decision, metadata)
    });
    let listed = Listed { page: &view, declared, settings };
    // What was judged may all turn out to be the title and the facts: a reader would see an empty page.
    let has_text = metadata.word_count > 0 || page.scope == Scope::Selection;

    Ok(Reading {
        markup,
        sources,
        readable: verdict.readable && selection.found && has_text,
        found: selection.found,
        confidence: verdict.confidence,
        removed: listed.of(left_out),
        restored: listed.of(choices::restored(&trail)),
        article: extracted.article,
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

/// What a page says of itself, where it has no text to read: title, dates and the like from its head, its data and its address.
pub fn facts(page: &Snapshot) -> Metadata {
    let mut document = Document::from_snapshot(page);
    if document.is_empty() {
        return Metadata::default();
    }
    let declared = Declared::of(&document);
    clean::hide_certain(&mut document, Rules::shared(), &declared, &mut Trail::new());
    let blocks = Blocks::of(&document);
    let marks = Marks::of(&document, &mut Known::new(&Rules::shared().classes));
    let prepared = Prepared { suspects: vec![None; blocks.len()], blocks, marks, declared };
    extract::facts(&prepared.page(&document), &prepared.declared)
}

/// What the view builds, and for each piece of it the node that it begins with.
fn markup(extracted: &Extracted, settings: &Settings) -> (Vec<Markup>, Vec<NodeId>) {
    let mut markup = Vec::new();
    let mut sources = Vec::new();
    let pieces = render::view_by_block(&extracted.article, settings);
    for (pieces, &source) in pieces.into_iter().zip(&extracted.sources) {
        sources.resize(sources.len() + pieces.len(), source);
        markup.extend(pieces);
    }
    (markup, sources)
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
    let mut known = Known::new(&rules.classes);
    let mut blocks;
    clean::hide_certain(document, rules, &declared, trail);
    if is_known {
        clean::hide(document, &mut known, &declared, true, trail);
        blocks = Blocks::of(document);
    } else {
        blocks = Blocks::of(document);
        clean::hide(document, &mut known, &declared, false, trail);
        blocks.sum_up(document);
    }
    if blocks.is_empty() {
        return Err(ReadError::NoText);
    }
    clean::leave_out_encrypted(document, &mut blocks, &declared, trail);
    let marks = Marks::of(document, &mut known);
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

    /// A list was once written from its entries alone, and this text was gone without a word.
    #[test]
    fn text_that_stands_bare_in_a_list_is_read() {
        let prose = "The lamp is lit at dusk and put out at dawn, and between the two somebody is awake, every night of the year. ";
        for (html, text) in [
            (
                format!("<ul>{prose}<b>Always.</b> So it is.<li>one</li>bare</ul>"),
                format!("{prose}Always. So it is.\none\nbare\n"),
            ),
            (
                format!("<dl>{prose}<dt>Lamp</dt><dd>a light</dd>bare</dl>"),
                format!("{}\nLamp\na light\nbare\n", prose.trim()),
            ),
        ] {
            let page = format!("<article><h1>The rule on the door</h1>{html}<p>{}</p></article>", prose.repeat(2));
            let reading = read(&snapshot(&page, None), &Settings::default()).unwrap();
            assert!(text::write(&reading.article).starts_with(&text), "{}", text::write(&reading.article));
        }
    }

    #[test]
    fn a_second_title_that_is_left_out_is_on_the_list() {
        let prose = "<p>The lamp is lit at dusk and put out at dawn, and between the two somebody is awake, every night of the year.</p>";
        let html = format!(
            "<h1>Get the app for a better day</h1><article><h1>The rule on the door</h1>{}</article>",
            prose.repeat(2)
        );
        let reading = read(&snapshot(&html, None), &Settings::default()).unwrap();
        assert_eq!(reading.article.metadata.title.as_deref(), Some("The rule on the door"));
        let told: Vec<&str> = reading.removed.iter().map(|removal| &*removal.text).collect();
        assert!(told.contains(&"Get the app for a better day") && !told.contains(&"The rule on the door"), "{told:?}");
    }

    #[test]
    fn a_page_whose_text_was_not_sent_has_no_article_but_shows_what_is_left() {
        let entries: String = (0..20).map(|at| format!("<li><a href=/{at}>Shelf {at} of the shop</a>")).collect();
        let html = format!(
            "<title>Kettles – Tarn Supplies</title><header><nav><ul>{entries}</ul></nav></header><main id=app><div>Loading</div>\
             </main><footer>© 2026 Tarn Supplies. All rights reserved. Prices hold while stocks last.</footer>"
        );
        let reading = read(&snapshot(&html, None), &Settings::default()).unwrap();
        assert!(!reading.readable && reading.found_article().is_none());
        assert_eq!(text::write(&reading.article), "Loading\n");
    }

    #[test]
    fn a_page_without_text_is_said_to_have_none() {
        for html in ["", "<script>1</script>", "<img src=a.jpg>"] {
            assert_eq!(read(&snapshot(html, None), &Settings::default()), Err(ReadError::NoText), "{html}");
        }
    }

    /// Three paragraphs about a thing, different from those about another.
    fn paragraphs(thing: &str) -> String {
        ["in the morning", "at noon", "in the evening"]
            .map(|time| format!(
                "<p>The {thing} of the old town is looked after {time} by a woman who has done so for forty years, and who \
                 says that nobody has ever asked her why. She walks up the hill with a bag and a dog, she looks at the {thing} \
                 from every side, and she writes down what she has seen {time} in a book with a green back.</p>"
            ))
            .concat()
    }

    #[test]
    fn another_text_below_goes_and_a_further_part_stays() {
        let text = |first: &str, between: &str, last: &str| {
            let html = format!(
                "<title>The lamp</title><meta property=og:type content=article><body>{first}{between}{last}</body>"
            );
            text::write(&read(&snapshot(&html, None), &Settings::default()).unwrap().article)
        };
        let (lamp, bell) = (paragraphs("lamp"), paragraphs("bell"));
        let [one, two] =
            [("lamp", &lamp), ("bell", &bell)].map(|(name, body)| format!("<div><h1>The {name}</h1>{body}</div>"));
        let apart = text(&one, "", &two);
        assert!(apart.contains("The lamp of") && !apart.contains("The bell of"), "{apart}");
        let together = text(&format!("<div><h1>The lamp</h1>{lamp}"), "<h1>The bell</h1>", &format!("{bell}</div>"));
        assert!(together.contains("The lamp of") && together.contains("The bell of"), "{together}");
    }
}
