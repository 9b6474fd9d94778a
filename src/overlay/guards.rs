//! What must not be touched, however it looks: what the reader opened, what holds the article, tills, sign-in pages,
//! menus, pictures, programs, legal gates.

use super::evidence::{Evidence, Finding};
use super::facts::{Candidate, Field, HALF, PageFacts, Sign, TOP};
use super::kind::Kind;
use super::weights;
use crate::rules::notices::Notices;

/// Share of the viewport from which an editor or drawing makes the page a program, in thousandths.
const TOOL_SHARE: u32 = HALF;

/// Why nothing at all is taken off this page; `None` for most pages.
pub(super) fn is_left_alone(page: &PageFacts) -> Option<&'static str> {
    let notices = Notices::shared();
    let has = |field| page.fields.contains(&field);
    let frame = |section| page.frames.iter().any(|frame| notices.part(section, frame).is_some());
    let is_article = page.article_words >= weights::ARTICLE_WORDS;
    if has(Field::Card) || has(Field::Address) || frame("frame payment") {
        Some("a till")
    } else if frame("frame captcha") && !is_article {
        Some("asks whether a person is there")
    } else if has(Field::Password) || has(Field::Code) {
        Some("a page to sign in")
    } else if page.tool_share >= TOOL_SHARE {
        Some("a program")
    } else if notices.part("path checkout", &page.path).is_some() && !is_article {
        Some("the address of a till")
    } else if notices.part("path account", &page.path).is_some() && !is_article {
        Some("the address of an account")
    } else {
        None
    }
}

/// Share of the viewport's height that the site's head has at most, in thousandths.
const HEAD_HEIGHT: u32 = 400;

/// Words of the longest short message, and the share of the viewport that it covers at most, in thousandths (CLUTTER.md §4.4).
const MESSAGE_WORDS: u32 = 12;
const MESSAGE_COVER: u32 = 40;

/// Points against taking a part off, with what they are for.
pub(super) fn points(candidate: &Candidate, evidence: &Evidence, kind: Kind) -> Vec<(i32, &'static str)> {
    let has = |field| candidate.has(field);
    let is = |sign| candidate.is(sign);
    let is_picture = candidate.media >= HALF && candidate.words < weights::CAPTION_WORDS;
    let is_home_bar = is(Sign::Home) && candidate.edges & TOP != 0 && candidate.height < HEAD_HEIGHT;
    let wants_secret = (has(Field::Password) || has(Field::Code)) && !evidence.is_wall;
    let rows = [
        (is(Sign::Gesture), weights::GESTURE, "opened by a press"),
        (candidate.article >= weights::ARTICLE_SHARE, weights::ARTICLE, "holds the article"),
        (wants_secret, weights::PASSWORD, "wants a password"),
        (wants_payment(candidate), weights::PAYMENT, "wants a payment, or a person"),
        (is_picture && kind != Kind::FloatingVideo, weights::PICTURE, "shows a picture"),
        (is(Sign::Playing), weights::PICTURE, "plays what was asked for"),
        (is(Sign::Navigation) && !is_home_bar, weights::NAVIGATION, "a menu"),
        (is_home_bar, weights::HOME_BAR, "the site's head"),
        (is(Sign::Tool) || has(Field::Text) || has(Field::Date), weights::TOOL, "something to work with"),
        (
            is(Sign::Status) && candidate.words <= MESSAGE_WORDS && candidate.cover <= MESSAGE_COVER,
            weights::STATUS,
            "a short message",
        ),
        (is(Sign::Wrong), weights::STATUS, "a field filled in wrongly"),
        (evidence.is_gate, weights::GATE, "an age, region or legal gate"),
        (is(Sign::Aid), weights::AID, "a help"),
        (candidate.words > weights::MUCH_WORDS, weights::MUCH_TEXT, "says a lot"),
        (evidence.is_comments, weights::COMMENTS, "readers' comments"),
    ];
    rows.into_iter().filter(|(holds, ..)| *holds).map(|(_, points, why)| (points, why)).collect()
}

fn wants_payment(candidate: &Candidate) -> bool {
    let notices = Notices::shared();
    let is_till =
        |frame: &String| ["frame payment", "frame captcha"].iter().any(|name| notices.part(name, frame).is_some());
    candidate.has(Field::Card) || candidate.has(Field::Address) || candidate.frames.iter().any(is_till)
}

/// Whether a part may be taken out of the text flow, where a mistake would cost words.
pub(super) fn may_leave_flow(candidate: &Candidate, finding: &Finding, is_wall: bool) -> bool {
    let is = |sign| candidate.is(sign);
    let is_short = candidate.words <= weights::FLOW_WORDS && candidate.prose < 2;
    let at_start = is(Sign::Start) && finding.kind != Kind::SignIn;
    let is_placed = at_start || is(Sign::Between);
    // "Sign in" alone stands in every site's head; in the text it must ask for something in exchange for reading on.
    let is_meant = finding.kind != Kind::SignIn || is_wall;
    finding.kind.is_taken_from_flow() && is_short && is_placed && is_meant && is(Sign::Control) && !is(Sign::Quoted)
}
