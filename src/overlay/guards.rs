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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overlay::facts::BOTTOM;

    fn part() -> Candidate {
        Candidate::default()
    }

    fn signed(signs: &[Sign]) -> Candidate {
        Candidate { signs: signs.to_vec(), ..part() }
    }

    fn with(field: Field) -> Candidate {
        Candidate { fields: vec![field], ..part() }
    }

    fn reasons(candidate: &Candidate, evidence: &Evidence, kind: Kind) -> Vec<&'static str> {
        points(candidate, evidence, kind).into_iter().map(|(_, why)| why).collect()
    }

    #[test]
    fn what_speaks_against_it_is_said() {
        let picture = Candidate { media: 500, words: 39, ..part() };
        let head = Candidate { edges: TOP, height: 399, ..signed(&[Sign::Home, Sign::Navigation]) };
        let message = Candidate { words: 12, cover: 40, ..signed(&[Sign::Status]) };
        let frame = |address: &str| Candidate { frames: vec![address.to_owned()], ..part() };
        let rows: &[(Candidate, &[&str])] = &[
            (part(), &[]),
            (signed(&[Sign::Gesture]), &["opened by a press"]),
            (Candidate { article: 399, ..part() }, &[]),
            (Candidate { article: 400, ..part() }, &["holds the article"]),
            (with(Field::Password), &["wants a password"]),
            (with(Field::Code), &["wants a password"]),
            (with(Field::Card), &["wants a payment, or a person"]),
            (with(Field::Address), &["wants a payment, or a person"]),
            (frame("https://js.stripe.com/v3/"), &["wants a payment, or a person"]),
            (frame("https://hcaptcha.com/1"), &["wants a payment, or a person"]),
            (frame("https://maps.example/"), &[]),
            (picture.clone(), &["shows a picture"]),
            (Candidate { words: 40, ..picture.clone() }, &[]),
            (Candidate { media: 499, ..picture }, &[]),
            (signed(&[Sign::Playing]), &["plays what was asked for"]),
            (signed(&[Sign::Navigation]), &["a menu"]),
            (head.clone(), &["the site's head"]),
            (Candidate { height: 400, ..head.clone() }, &["a menu"]),
            (Candidate { edges: BOTTOM, ..head }, &["a menu"]),
            (Candidate { edges: BOTTOM, ..signed(&[Sign::Home]) }, &[]),
            (signed(&[Sign::Tool]), &["something to work with"]),
            (with(Field::Text), &["something to work with"]),
            (with(Field::Date), &["something to work with"]),
            (with(Field::Search), &[]),
            (message.clone(), &["a short message"]),
            (Candidate { words: 13, ..message.clone() }, &[]),
            (Candidate { cover: 41, ..message }, &[]),
            (signed(&[Sign::Wrong]), &["a field filled in wrongly"]),
            (signed(&[Sign::Aid]), &["a help"]),
            (Candidate { words: 300, ..part() }, &[]),
            (Candidate { words: 301, ..part() }, &["says a lot"]),
        ];
        for (candidate, expected) in rows {
            assert_eq!(&reasons(candidate, &Evidence::default(), Kind::SignIn), expected, "{candidate:?}");
        }
    }

    #[test]
    fn what_is_said_can_speak_against_it_or_for_it() {
        let evidence = |say: fn(&mut Evidence)| {
            let mut evidence = Evidence::default();
            say(&mut evidence);
            evidence
        };
        let gate = evidence(|evidence| evidence.is_gate = true);
        assert_eq!(reasons(&part(), &gate, Kind::SignIn), ["an age, region or legal gate"]);
        let comments = evidence(|evidence| evidence.is_comments = true);
        assert_eq!(reasons(&part(), &comments, Kind::SignIn), ["readers' comments"]);
        let wall = evidence(|evidence| evidence.is_wall = true);
        assert_eq!(reasons(&with(Field::Password), &wall, Kind::SignIn), [""; 0]);
        let video = Candidate { media: 1_000, ..part() };
        assert_eq!(reasons(&video, &Evidence::default(), Kind::FloatingVideo), [""; 0]);
    }

    #[test]
    fn whole_pages_that_are_left_alone() {
        let page = || PageFacts::default();
        let field = |field| PageFacts { fields: vec![field], ..page() };
        let frame = |address: &str| PageFacts { frames: vec![address.to_owned()], ..page() };
        let path = |path: &str| PageFacts { path: path.to_owned(), ..page() };
        let article = |page| PageFacts { article_words: 250, ..page };
        let captcha = || frame("https://hcaptcha.com/1");
        for (page, reason) in [
            (page(), None),
            (article(field(Field::Card)), Some("a till")),
            (article(field(Field::Address)), Some("a till")),
            (article(frame("https://js.stripe.com/v3/")), Some("a till")),
            (PageFacts { article_words: 249, ..captcha() }, Some("asks whether a person is there")),
            (article(captcha()), None),
            (article(field(Field::Password)), Some("a page to sign in")),
            (article(field(Field::Code)), Some("a page to sign in")),
            (field(Field::Email), None),
            (PageFacts { tool_share: 499, ..page() }, None),
            (article(PageFacts { tool_share: 500, ..page() }), Some("a program")),
            (path("/checkout/address"), Some("the address of a till")),
            (article(path("/checkout/address")), None),
            (path("/login"), Some("the address of an account")),
            (article(path("/login")), None),
            (path("/2026/lamps"), None),
        ] {
            assert_eq!(is_left_alone(&page), reason, "{page:?}");
        }
    }

    #[test]
    fn out_of_the_flow_goes_only_what_is_short_and_placed_and_meant() {
        let placed = |signs: &[Sign]| Candidate { words: 60, prose: 1, ..signed(signs) };
        let between = || placed(&[Sign::Between, Sign::Control]);
        let start = || placed(&[Sign::Start, Sign::Control]);
        for (candidate, kind, is_wall, goes) in [
            (between(), Kind::Newsletter, false, true),
            (start(), Kind::Newsletter, false, true),
            (placed(&[Sign::Control]), Kind::Newsletter, false, false),
            (placed(&[Sign::Between]), Kind::Newsletter, false, false),
            (placed(&[Sign::Between, Sign::Control, Sign::Quoted]), Kind::Newsletter, false, false),
            (Candidate { words: 61, ..between() }, Kind::Newsletter, false, false),
            (Candidate { prose: 2, ..between() }, Kind::Newsletter, false, false),
            (between(), Kind::Chat, false, false),
            (between(), Kind::SignIn, true, true),
            (between(), Kind::SignIn, false, false),
            (start(), Kind::SignIn, true, false),
        ] {
            let finding = Finding { kind, points: 3, is_certain: true, why: Vec::new() };
            assert_eq!(may_leave_flow(&candidate, &finding, is_wall), goes, "{kind:?} {is_wall} {candidate:?}");
        }
    }
}
