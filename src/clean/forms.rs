//! Controls: forms, buttons, fields with their labels, signs by which a heading links to itself.
//!
//! Keeps: a form that wraps the page, and a button that is a heading's text (questions that open on a press), that asks what
//! stands right after it, or that sorts a table's column.

use super::{Finding, Page};
use crate::dom::{Attribute, NodeId, Tag};

/// Words of the longest button that is only a control.
const BUTTON_WORDS: f32 = 8.0;
/// Words of prose in the longest form that is only a form, and all its words.
const FORM_PROSE_WORDS: f32 = 60.0;
const FORM_WORDS: f32 = 150.0;
/// Words of the largest box that goes with a form that asks for a mail address.
const SIGNUP_WORDS: f32 = 90.0;

/// Words of the shortest button that is a question: "Why?" is a link to terms, "How long does it take?" has an answer.
const QUESTION_WORDS: f32 = 3.0;
/// How questions end.
const QUESTION_ENDS: [char; 3] = ['?', '？', '؟'];
/// Elements from a button up to what its answer stands beside.
const ANSWER_LEVELS: usize = 3;

/// Finds controls.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    let document = page.document;
    let controls = document.nodes().filter(|&node| !document.is_removed(node) && is_control(page, node));
    controls.map(|node| finding(page, node)).collect()
}

/// A form that asks for a mail address and nothing secret is a sign-up box: what stands around it goes too.
fn finding(page: &Page, node: NodeId) -> Finding {
    if page.document.tag(node) == Tag::A {
        return Finding { rule: "control", node, reason: "a heading's link to itself".to_owned() };
    }
    let fields = |test: fn(&str) -> bool| {
        page.document.subtree(node).any(|inner| {
            let kind = page
                .document
                .attribute(inner, Attribute::Type)
                .or_else(|| page.document.attribute(inner, Attribute::Name));
            page.document.tag(inner) == Tag::Input && kind.is_some_and(test)
        })
    };
    if fields(|kind| kind.to_ascii_lowercase().contains("email"))
        && !fields(|kind| kind.eq_ignore_ascii_case("password"))
    {
        let node = super::boxes::around(page, node, SIGNUP_WORDS);
        return Finding { rule: "newsletter", node, reason: "asks for a mail address".to_owned() };
    }
    let reason = format!("<{}>", page.document.name(node));
    let named = if page.document.tag(node) == Tag::Form { page.part(node).name() } else { None };
    match named {
        Some((rule, sign)) => Finding { rule, node, reason: format!("{reason}, {sign}") },
        None => Finding { rule: "form", node, reason },
    }
}

fn is_control(page: &Page, node: NodeId) -> bool {
    let sums = || page.blocks.sums(page.document, node);
    match page.document.tag(node) {
        Tag::Form | Tag::Fieldset => {
            sums().prose_words <= FORM_PROSE_WORDS && sums().words <= FORM_WORDS && !only_wraps(page, node)
        }
        Tag::Button | Tag::Label => {
            sums().words <= BUTTON_WORDS && !is_in_heading(page, node) && !is_answered(page, node)
        }
        Tag::Legend => true,
        Tag::A => is_permalink(page, node),
        _ => false,
    }
}

/// Whether a form has paragraphs, and nothing to fill in or to press: a script makes one of what somebody wrote.
fn only_wraps(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    let is_unseen = |inner: NodeId| document.attribute(inner, Attribute::Type) == Some("hidden");
    let is_field = |inner: NodeId| match document.tag(inner) {
        Tag::Input => !is_unseen(inner),
        Tag::Button | Tag::Select | Tag::Textarea | Tag::Label => true,
        _ => false,
    };
    document.subtree(node).any(|inner| document.tag(inner) == Tag::P) && !document.subtree(node).any(is_field)
}

/// Whether a link in a heading leads to a place in the page and says no word: "#", "¶".
fn is_permalink(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    let leads_here = document.attribute(node, Attribute::Href).is_some_and(|address| address.starts_with('#'));
    let signs = || document.subtree(node).map(|inner| document.text(inner));
    leads_here
        && document.ancestors(node).take(2).any(|above| document.tag(above).heading_level().is_some())
        && !signs().any(|text| text.contains(char::is_alphanumeric))
        && signs().any(|text| !text.trim().is_empty())
}

fn is_in_heading(page: &Page, node: NodeId) -> bool {
    page.document.ancestors(node).take(3).any(|ancestor| {
        let tag = page.document.tag(ancestor);
        tag.heading_level().is_some() || matches!(tag, Tag::Dt | Tag::Summary | Tag::Th)
    })
}

/// Whether a button is a question that whole sentences right after it answer: parts of a page that open on a press.
fn is_answered(page: &Page, node: NodeId) -> bool {
    let (document, blocks) = (page.document, page.blocks);
    let mut own = blocks.within(document, node);
    let Some(index) = own.next().filter(|_| own.next().is_none()) else { return false };
    let asks = || blocks.text(index).trim_end().ends_with(QUESTION_ENDS) && page.words(index) >= QUESTION_WORDS;
    let answers = |next: &NodeId| blocks.sums(document, *next).words > 0.0;
    let after = || document.path(node).take(ANSWER_LEVELS).find_map(|at| document.siblings_after(at).find(answers));
    asks() && after().is_some_and(|next| blocks.within(document, next).any(|at| blocks.get(at).sentences > 0))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::clean::testing::{PROSE, text_after};

    #[test]
    fn removes_forms_and_buttons() {
        let html = format!("{PROSE}<form><label>Name</label><input><button>Send</button></form><button>Copy</button>");
        assert!(text_after(find, &html).ends_with("people say."));
    }

    #[test]
    fn keeps_a_form_that_only_wraps_what_somebody_wrote() {
        let html = format!("{PROSE}<form><input type=hidden name=id><div><p>It gulped!</p></div></form>");
        assert!(text_after(find, &html).contains("gulped"));
        let html = format!("{PROSE}<form><p>Write to us.</p><input name=mail></form>");
        assert!(!text_after(find, &html).contains("Write"));
    }

    #[test]
    fn removes_the_box_around_a_sign_up_form() {
        let html = format!(
            "<main>{PROSE}<div><h3>The Morning Lantern</h3><p>Five stories a day.</p><form><input type=email></form></div>{PROSE}</main>"
        );
        assert!(!text_after(find, &html).contains("Five stories"));
    }

    #[test]
    fn a_form_with_a_password_is_no_sign_up_box() {
        for field in ["<input type=password>", "<input type=PASSWORD>"] {
            let html = format!(
                "<main>{PROSE}<div><p>Five stories a day.</p><form><input type=Email>{field}</form></div>{PROSE}</main>"
            );
            assert!(text_after(find, &html).contains("Five stories"), "{field}");
        }
    }

    #[test]
    fn keeps_a_question_that_is_a_button() {
        let html = format!("<form>{PROSE}<h3><button>Why is the sea salty?</button></h3></form>");
        let text = text_after(find, &html);
        assert!(text.contains("salty") && text.contains("harbour"));
    }

    #[test]
    fn keeps_a_button_that_asks_what_stands_right_after_it() {
        let after = |button: &str, answer: &str| {
            let item = format!("<div class=item><div><button>{button}</button></div><div>{answer}</div></div>");
            text_after(find, &format!("<main>{PROSE}<div>{item}</div></main>"))
        };
        assert!(after("Why is the sea salty?", "<p>The rivers bring it.</p>").contains("salty"));
        assert!(after("هل البحر مالح دائما؟", "<p>نعم، في كل مكان.</p>").contains("البحر"));
        // Nothing answers, or nothing is asked.
        assert!(!after("Was this page helpful?", "<a href=/yes>Yes</a>").contains("helpful"));
        assert!(!after("Save to your boards", "<p>The rivers bring it.</p>").contains("boards"));
    }

    #[test]
    fn removes_the_sign_by_which_a_heading_links_to_itself() {
        let heading = |link: &str| {
            let html = format!("<main>{PROSE}<h2 id=salt>Salt {link}</h2>{PROSE}</main>");
            let page = crate::cli::snapshot(&html, None);
            let blocks = crate::reader::read(&page, &crate::settings::Settings::default()).unwrap().article.blocks;
            let heading = blocks.iter().find(|block| matches!(block, crate::article::Block::Heading { .. })).unwrap();
            serde_json::to_string(heading).unwrap()
        };
        for sign in ["#", "¶", "<span>🔗</span>"] {
            let found = heading(&format!("<a href='#salt'>{sign}</a>"));
            assert!(found.contains("Salt") && !found.contains("link"), "{sign}: {found}");
        }
        assert!(heading("<a href='#salt'>of the sea</a>").contains("of the sea"));
        assert!(heading("<a href='/more'>→</a>").contains("→"));
    }

    #[test]
    fn keeps_a_long_list_that_stands_in_a_form() {
        let list = "<li><input type=checkbox> Two spoons of coarse salt</li>".repeat(40);
        assert!(text_after(find, &format!("{PROSE}<form><ul>{list}</ul></form>")).contains("coarse salt"));
    }

    #[test]
    fn a_form_is_called_what_its_words_ask_for() {
        let rule = |html: &str| {
            let html = format!("<main>{PROSE}{html}{PROSE}</main>");
            let page = crate::cli::snapshot(&html, None);
            let reading = crate::reader::read(&page, &crate::settings::Settings::default()).unwrap();
            reading.removed.iter().map(|removal| removal.rule).collect::<Vec<_>>()
        };
        assert_eq!(
            rule("<form><p>Sign in to read on</p><input name=user><button>Go</button></form>"),
            ["sign-in-wall"]
        );
        assert_eq!(rule("<form><p>Your town</p><input name=town><button>Go</button></form>"), ["form"]);
    }
}
