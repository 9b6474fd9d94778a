//! The seeds of CLUTTER.md §4.4, and what must stay.

use super::facts::{Field, Position, Sign};
use super::*;

/// A page with an article, and these parts.
fn page(candidates: Vec<Candidate>) -> PageFacts {
    PageFacts { article_words: 600, candidates, ..PageFacts::default() }
}

fn part(id: u32, position: Position, texts: &[&str]) -> Candidate {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let words = texts.iter().map(|text| text.split(' ').count() as u32).sum();
    Candidate { id, position, words, texts, signs: vec![Sign::Control], ..Candidate::default() }
}

/// A panel in the middle that locks the page.
fn panel(id: u32, texts: &[&str]) -> Candidate {
    let mut panel = part(id, Position::Fixed, texts);
    panel.signs.extend([Sign::Lock, Sign::Late]);
    Candidate { width: 500, height: 500, cover: 250, grid: 1, z: 9_999, alpha: 1_000, ..panel }
}

fn veil(id: u32) -> Candidate {
    Candidate { width: 1_000, height: 1_000, cover: 1_000, grid: 8, alpha: 600, ..part(id, Position::Fixed, &[]) }
}

/// A bar along the top or the bottom.
fn bar(id: u32, edges: u32, texts: &[&str]) -> Candidate {
    Candidate { width: 1_000, height: 120, cover: 120, grid: 3, edges, z: 1_000, ..part(id, Position::Fixed, texts) }
}

/// (id, kind, act) of every verdict that does something.
fn acts(page: &PageFacts, settings: &str) -> Vec<(u32, Kind, Act)> {
    let verdicts = judge(page, &CleanSettings::from_json(settings)).verdicts;
    verdicts.iter().filter(|one| one.act != Act::Leave).map(|one| (one.id, one.kind, one.act)).collect()
}

#[test]
fn walls_promos_and_prompts_go() {
    for (candidate, kind) in [
        (panel(1, &["Sign up to read this article", "Already a member?"]), Kind::SignIn),
        (bar(1, 1, &["Get the app", "One app for all your news"]), Kind::AppPromo),
        (panel(1, &["Newsletter abonnieren", "Direkt in Ihr Postfach"]), Kind::Newsletter),
        (Candidate { cover: 600, ..panel(1, &["アプリで開く"]) }, Kind::OpenInApp),
        (panel(1, &["Activer les notifications push", "Plus tard"]), Kind::Push),
        (panel(1, &["Take our survey", "How likely are you to recommend us?"]), Kind::Survey),
    ] {
        assert_eq!(acts(&page(vec![candidate]), "{}"), [(1, kind, Act::Hide)], "{kind:?}");
    }
}

#[test]
fn a_kind_that_is_off_stays() {
    let consent = || page(vec![panel(1, &["We use cookies", "Accept all cookies"]), veil(2)]);
    assert_eq!(acts(&consent(), "{}"), []);
    assert_eq!(acts(&consent(), r#"{"kinds":{"consent":true}}"#).len(), 2);
    let promo = page(vec![bar(1, 1, &["Get the app"])]);
    assert_eq!(acts(&promo, r#"{"kinds":{"app_promo":false}}"#), []);
}

#[test]
fn what_a_press_opened_stays_with_its_veil() {
    let mut dialog = panel(1, &["Sign in to continue", "Already a member?"]);
    dialog.signs.push(Sign::Gesture);
    assert_eq!(acts(&page(vec![dialog, veil(2)]), "{}"), []);
}

#[test]
fn a_veil_goes_with_its_panel_alone() {
    let wall = panel(1, &["Sign up to read this article"]);
    assert_eq!(acts(&page(vec![wall.clone(), veil(2)]), "{}").len(), 2);
    assert_eq!(acts(&page(vec![veil(2)]), "{}"), []);
    // A dialog that stays needs it.
    let mut other = panel(3, &["Choose a colour"]);
    other.signs.push(Sign::Modal);
    assert_eq!(acts(&page(vec![wall.clone(), veil(2), other.clone()]), "{}").len(), 1);
    // Unless it stands right beside the wall.
    let beside = Candidate { near: vec![1], ..veil(2) };
    assert_eq!(acts(&page(vec![wall, beside, other]), "{}").len(), 2);
    // What came later goes with what was hidden a moment ago.
    let late = Candidate { beside: 7, beside_kind: "sign_in".to_owned(), ..veil(2) };
    assert_eq!(judge(&page(vec![late]), &CleanSettings::default()).verdicts[0].with, Some(7));
}

#[test]
fn a_veil_looks_like_one_or_stands_beside_its_panel() {
    let hidden = |other: Candidate| {
        let page = page(vec![panel(1, &["Sign up to read this article"]), other]);
        acts(&page, "{}").iter().any(|&(id, ..)| id == 2)
    };
    let signed = |sign: Sign, mut candidate: Candidate| {
        candidate.signs.push(sign);
        candidate
    };
    for (other, goes) in [
        (Candidate { alpha: 50, ..veil(2) }, true),
        (Candidate { alpha: 999, ..veil(2) }, true),
        (Candidate { alpha: 49, ..veil(2) }, false),
        (Candidate { alpha: 1_000, ..veil(2) }, false),
        (signed(Sign::Blurs, Candidate { alpha: 0, ..veil(2) }), true),
        (signed(Sign::Gesture, veil(2)), false),
        (Candidate { words: 3, ..veil(2) }, true),
        (Candidate { words: 4, ..veil(2) }, false),
        (Candidate { cover: 900, ..veil(2) }, true),
        (Candidate { cover: 899, ..veil(2) }, false),
        (Candidate { media: 500, ..veil(2) }, false),
        (Candidate { position: Position::Flow, ..veil(2) }, false),
        (Candidate { fields: vec![Field::Search], ..veil(2) }, false),
        (Candidate { frames: vec!["https://courier.example/".to_owned()], ..veil(2) }, false),
        (Candidate { alpha: 0, near: vec![1], ..veil(2) }, true),
    ] {
        assert_eq!(hidden(other.clone()), goes, "{other:?}");
    }
}

#[test]
fn a_veil_stays_for_another_dialog_however_that_calls_itself() {
    let stays = |other: Candidate| {
        let wall = panel(1, &["Sign up to read this article"]);
        !acts(&page(vec![wall, veil(2), other]), "{}").iter().any(|&(id, ..)| id == 2)
    };
    let quiet = || Candidate { cover: 99, grid: 1, ..part(3, Position::Fixed, &["Choose a colour for the lamp"]) };
    for (other, needs_it) in [
        (quiet(), false),
        (Candidate { signs: vec![Sign::Dialog], ..quiet() }, true),
        (Candidate { signs: vec![Sign::Modal], ..quiet() }, true),
        (Candidate { cover: 100, ..quiet() }, true),
        (Candidate { cover: 100, grid: 0, ..quiet() }, false),
        (Candidate { cover: 100, position: Position::Flow, ..quiet() }, false),
        (Candidate { cover: 100, width: 900, height: 100, edges: 1, ..quiet() }, false),
    ] {
        assert_eq!(stays(other.clone()), needs_it, "{other:?}");
    }
}

#[test]
fn a_late_veil_goes_with_a_kind_that_is_on() {
    let late = Candidate { beside: 7, beside_kind: "consent".to_owned(), ..veil(2) };
    assert_eq!(acts(&page(vec![late.clone()]), "{}"), []);
    assert_eq!(acts(&page(vec![late]), r#"{"kinds":{"consent":true}}"#), [(2, Kind::Consent, Act::Hide)]);
}

#[test]
fn a_page_is_gated_where_a_wall_says_so_and_needs_fewer_words_then() {
    let at = |article_words, texts: &[&str]| {
        let page = PageFacts { article_words, ..page(vec![Candidate { cover: 0, grid: 0, ..panel(1, texts) }]) };
        let verdicts = judge(&page, &CleanSettings::default());
        (verdicts.gated, verdicts.verdicts.iter().any(|one| one.act == Act::Hide))
    };
    assert_eq!(at(120, &["Sign up to read this article"]), (true, true));
    assert_eq!(at(600, &["Newsletter abonnieren"]), (false, true));
}

#[test]
fn in_the_text_only_what_names_itself_goes() {
    let between = |texts: &[&str]| {
        let mut part = part(1, Position::Flow, texts);
        part.signs.push(Sign::Between);
        part
    };
    let newsletter = between(&["Sign up for our newsletter"]);
    assert_eq!(acts(&page(vec![newsletter.clone()]), "{}"), [(1, Kind::Newsletter, Act::Hide)]);
    // The header promo of an aggregator, before the headline.
    let mut promo = part(1, Position::Flow, &["Get all your news in one place.", "One app.", "Start reading"]);
    promo.signs.push(Sign::Start);
    assert_eq!(acts(&page(vec![promo]), "{}"), [(1, Kind::AppPromo, Act::Hide)]);
    // A quotation, a long text, a word in passing, and the same on a page that is no article.
    let mut quoted = newsletter.clone();
    quoted.signs.push(Sign::Quoted);
    let long = Candidate { words: 90, ..newsletter.clone() };
    for candidate in [quoted, long, between(&["Our app"]), between(&["Sign in"])] {
        assert_eq!(acts(&page(vec![candidate]), "{}"), []);
    }
    let short = PageFacts { article_words: 90, ..page(vec![newsletter]) };
    assert_eq!(acts(&short, "{}"), []);
}

#[test]
fn pages_with_a_purpose_are_left_alone() {
    let wall = || vec![panel(1, &["Sign up to read this article"])];
    for field in [Field::Password, Field::Card, Field::Code, Field::Address] {
        let page = PageFacts { fields: vec![field], ..page(wall()) };
        assert!(judge(&page, &CleanSettings::default()).left_alone.is_some(), "{field:?}");
    }
    let frames = vec!["https://js.stripe.com/v3/frame".to_owned()];
    assert!(judge(&PageFacts { frames, ..page(wall()) }, &CleanSettings::default()).left_alone.is_some());
    let checkout = PageFacts { path: "/checkout/address".to_owned(), article_words: 0, ..page(wall()) };
    assert!(judge(&checkout, &CleanSettings::default()).left_alone.is_some());
    // An article about tills is an article.
    let about = PageFacts { path: "/2026/checkout-queues".to_owned(), ..page(wall()) };
    assert_eq!(acts(&about, "{}").len(), 1);
}

#[test]
fn gates_menus_pictures_and_the_article_stay() {
    let with = |sign: Sign, mut candidate: Candidate| {
        candidate.signs.push(sign);
        candidate
    };
    let app = || panel(1, &["Open in the app"]);
    for candidate in [
        panel(1, &["Are you over 18?", "Sign in to continue"]),
        panel(1, &["Choose your region", "Get the app"]),
        Candidate { article: 900, ..app() },
        Candidate { media: 800, ..app() },
        Candidate { words: 400, ..app() },
        with(Sign::Tool, app()),
        Candidate { fields: vec![Field::Password], ..panel(1, &["Log in"]) },
        Candidate { fields: vec![Field::Card], ..panel(1, &["Subscribe now"]) },
        with(Sign::Home, bar(1, 1, &["Subscribe now", "Sign in"])),
        with(Sign::Navigation, bar(1, 4, &["Subscribe", "Home", "Search"])),
    ] {
        assert_eq!(acts(&page(vec![candidate.clone()]), "{}"), [], "{candidate:?}");
    }
}

#[test]
fn a_video_of_the_article_goes_back_to_its_place() {
    let mut video = part(1, Position::Fixed, &[]);
    video.signs.extend([Sign::Video, Sign::Late]);
    let video = Candidate { width: 250, height: 250, cover: 60, edges: 6, z: 1_000, media: 1_000, ..video };
    assert_eq!(acts(&page(vec![video.clone()]), "{}"), [(1, Kind::FloatingVideo, Act::Hide)]);
    let mut own = video.clone();
    own.signs.push(Sign::InArticle);
    assert_eq!(acts(&page(vec![own]), "{}"), [(1, Kind::FloatingVideo, Act::Unpin)]);
    let mut playing = video;
    playing.signs.push(Sign::Playing);
    assert_eq!(acts(&page(vec![playing]), "{}"), []);
}

#[test]
fn a_page_that_is_no_article_needs_more() {
    let weak = Candidate { names: vec!["div\n\napp-banner".to_owned()], ..bar(1, 1, &["Our app"]) };
    let home = PageFacts { article_words: 0, ..page(vec![weak]) };
    assert_eq!(acts(&home, "{}"), []);
    let vendor = Candidate { names: vec!["div\nsmartbanner\n".to_owned()], ..bar(1, 1, &["Get the app"]) };
    assert_eq!(acts(&PageFacts { article_words: 0, ..page(vec![vendor]) }, "{}").len(), 1);
}

#[test]
fn facts_are_read_from_the_page_sides_json() {
    let json = r#"{"article_words":300,"candidates":[{"id":3,"position":"top_layer","signs":["modal","control"],
        "width":400,"height":300,"cover":120,"grid":1,"z":0,"texts":["Download our app"],"fields":["email"],"beside":4,"beside_kind":"chat"}]}"#;
    let facts: PageFacts = serde_json::from_str(json).unwrap();
    assert_eq!(facts.candidates[0].position, Position::TopLayer);
    assert!(facts.candidates[0].is(Sign::Modal) && facts.candidates[0].has(Field::Email));
    assert_eq!((facts.candidates[0].beside, facts.candidates[0].width), (4, 400));
}
