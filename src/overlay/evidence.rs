//! What a part says it is: phrases, vendors' names, addresses, fields and class names, as points for each kind.

use super::facts::{Candidate, Field, HALF, Position, Sign};
use super::kind::Kind;
use super::weights;
use crate::rules::Rules;
use crate::rules::classes::Group;
use crate::rules::kind::Clutter;
use crate::rules::matcher::normalised;
use crate::rules::notices::Notices;
use crate::rules::phrases::Strength;

/// Strong phrases, weak signs and links of one kind that count at most: a page may say the same ten times.
const MOST: i32 = 2;

/// Words of the longest control that closes something.
const CLOSE_WORDS: usize = 6;

/// Share of the viewport that a sheet over the page covers at least, in thousandths.
const SHEET_COVER: u32 = 350;

/// What speaks for each kind.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    said: Vec<Said>,
    /// A phrase asks for an account or money in exchange for reading on.
    pub(super) is_wall: bool,
    /// Asks for the reader's age, region or consent to terms.
    pub(super) is_gate: bool,
    /// Speaks of readers' comments.
    pub(super) is_comments: bool,
    /// Has a control that closes it.
    pub(super) can_close: bool,
}

/// What was found for one kind.
#[derive(Debug)]
struct Said {
    kind: Kind,
    strong: i32,
    weak: i32,
    vendor: bool,
    links: i32,
    follows: bool,
    why: Vec<String>,
}

impl Said {
    fn points(&self) -> i32 {
        self.strong.min(MOST) * weights::STRONG
            + self.weak.min(MOST) * weights::WEAK
            + i32::from(self.vendor) * weights::VENDOR
            + self.links.min(MOST) * weights::STORE
            + i32::from(self.follows) * weights::FOLLOWS
    }
}

/// What speaks for the likeliest kind.
#[derive(Debug)]
pub(super) struct Finding {
    /// The kind.
    pub(super) kind: Kind,
    /// Its points.
    pub(super) points: i32,
    /// A phrase or vendor decides by itself.
    pub(super) is_certain: bool,
    /// What was found.
    pub(super) why: Vec<String>,
}

impl Evidence {
    /// Collects what a part says.
    pub(super) fn of(candidate: &Candidate) -> Self {
        let mut evidence = Self::default();
        candidate.texts.iter().for_each(|text| evidence.add_text(text));
        candidate.controls.iter().for_each(|label| evidence.add_control(label));
        for (at, names) in candidate.names.iter().enumerate() {
            // The names of what is inside say less: a page's root may hold anything.
            evidence.add_names(names, at == 0);
        }
        evidence.add_addresses(candidate);
        evidence.add_fields(candidate);
        evidence
    }

    /// What speaks for the likeliest kind. An app's promo that covers the page is another kind than a bar.
    pub(super) fn finding(&self, candidate: &Candidate) -> Option<Finding> {
        // Of two that are equally likely, the one that was said first.
        let said = self.said.iter().rev().max_by_key(|said| said.points())?;
        let is_sheet = candidate.cover >= SHEET_COVER || candidate.is(Sign::Modal);
        let kind = match said.kind {
            Kind::AppPromo if is_sheet && !candidate.is_in_flow() => Kind::OpenInApp,
            kind => kind,
        };
        let is_certain = said.strong > 0 || said.vendor || said.follows || (said.links > 0 && said.weak > 0);
        Some(Finding { kind, points: said.points(), is_certain, why: said.why.clone() })
    }

    fn said(&mut self, kind: Kind) -> &mut Said {
        let at = self.said.iter().position(|said| said.kind == kind).unwrap_or_else(|| {
            let said = Said { kind, strong: 0, weak: 0, vendor: false, links: 0, follows: false, why: Vec::new() };
            self.said.push(said);
            self.said.len() - 1
        });
        &mut self.said[at]
    }

    fn add_phrase(&mut self, kind: Kind, is_strong: bool, phrase: &str) {
        let said = self.said(kind);
        let why = format!("\"{phrase}\"");
        if said.why.contains(&why) {
            return;
        }
        said.why.push(why);
        *(if is_strong { &mut said.strong } else { &mut said.weak }) += 1;
    }

    fn add_text(&mut self, text: &str) {
        let text = normalised(text);
        let is_short = text.split(' ').count() <= weights::BLOCK_WORDS;
        let rules = Rules::shared();
        for hit in rules.phrases.hits(&text) {
            let is_strong = is_short && hit.strength == Strength::Strong;
            self.is_wall |= is_strong && rules.phrases.is_wall(hit.phrase);
            self.is_comments |= is_strong && hit.kind == Clutter::Comments;
            if let Some(kind) = Kind::of(hit.kind) {
                self.add_phrase(kind, is_strong, hit.phrase);
            }
        }
        Notices::shared().phrases(&text, |topic, phrase| match Kind::from_name(topic) {
            Some(kind) => self.add_phrase(kind, is_short, phrase),
            None => self.is_gate |= topic == "gate",
        });
    }

    fn add_control(&mut self, label: &str) {
        let label = normalised(label);
        if label.split(' ').count() > CLOSE_WORDS {
            return;
        }
        self.can_close |= matches!(label.as_str(), "×" | "✕" | "✖" | "x" | "⨯" | "╳");
        Notices::shared().phrases(&label, |topic, _| self.can_close |= topic == "dismiss");
    }

    fn add_names(&mut self, names: &str, is_own: bool) {
        let mut lines = names.split('\n');
        let names = [(); 3].map(|()| lines.next().unwrap_or(""));
        let [_, id, classes] = names;
        let rules = Rules::shared();
        let by_id = || rules.vendors.by_id(id).map(|(clutter, id)| (clutter, format!("#{id}")));
        let by_classes = || rules.vendors.by_classes(classes).map(|(clutter, class)| (clutter, format!(".{class}")));
        let known = by_id().or_else(by_classes).and_then(|(clutter, name)| Some((Kind::of(clutter)?, name)));
        let own = || {
            Notices::shared().vendor(names).and_then(|(topic, name)| Some((Kind::from_name(topic)?, name.to_owned())))
        };
        if let Some((kind, name)) = known.or_else(own) {
            let said = self.said(kind);
            said.vendor = true;
            said.why.push(name);
        }
        let groups = rules.classes.groups(id).with(rules.classes.groups(classes));
        for (group, kind) in NAMED {
            if is_own && groups.has(group) {
                self.said(kind).weak += 1;
            }
        }
        self.is_comments |= is_own && groups.has(Group::Comment);
    }

    fn add_addresses(&mut self, candidate: &Candidate) {
        let notices = Notices::shared();
        for link in &candidate.links {
            if let Some(part) = notices.part("link store", link).or_else(|| notices.part("link app", link)) {
                let said = self.said(Kind::AppPromo);
                said.links += 1;
                said.why.push(part.to_owned());
            }
        }
        for frame in &candidate.frames {
            for (section, kind) in [("frame sign_in", Kind::SignIn), ("frame chat", Kind::Chat)] {
                if let Some(part) = notices.part(section, frame) {
                    let said = self.said(kind);
                    said.vendor = true;
                    said.why.push(part.to_owned());
                }
            }
        }
    }

    fn add_fields(&mut self, candidate: &Candidate) {
        if candidate.has(Field::Email) && !candidate.has(Field::Password) {
            self.said(Kind::Newsletter).weak += 1;
        }
        if follows_the_reader(candidate) {
            let said = self.said(Kind::FloatingVideo);
            said.follows = true;
            said.why.push("a video that follows".to_owned());
        }
    }
}

/// Class names that hint at a kind.
const NAMED: [(Group, Kind); 5] = [
    (Group::AppPromo, Kind::AppPromo),
    (Group::Newsletter, Kind::Newsletter),
    (Group::Wall, Kind::SignIn),
    (Group::Donation, Kind::Donation),
    (Group::Consent, Kind::Consent),
];

/// Share of the viewport that a video in a corner has at least and at most, in thousandths (CLUTTER.md §4.4: a card in a
/// corner).
const SMALLEST_VIDEO: u32 = 10;
const LARGEST_VIDEO: u32 = 250;

/// A video in a corner that nobody asked for.
fn follows_the_reader(candidate: &Candidate) -> bool {
    let is_small = (SMALLEST_VIDEO..=LARGEST_VIDEO).contains(&candidate.cover);
    let has_video = candidate.is(Sign::Video) && candidate.media >= HALF && candidate.words < weights::CAPTION_WORDS;
    let is_fixed = candidate.position == Position::Fixed && candidate.edges != 0;
    is_small && has_video && is_fixed && candidate.is(Sign::Late) && !candidate.is(Sign::Playing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(texts: &[&str]) -> Candidate {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        Candidate { texts, position: Position::Fixed, ..Candidate::default() }
    }

    /// The likeliest kind, its points, and whether they decide.
    fn found(candidate: &Candidate) -> Option<(Kind, i32, bool)> {
        let finding = Evidence::of(candidate).finding(candidate)?;
        Some((finding.kind, finding.points, finding.is_certain))
    }

    #[test]
    fn what_closes_it_is_known_by_its_sign_or_its_words() {
        for (label, closes) in [
            ("×", true),
            ("No thanks", true),
            ("No thanks, I have had enough", true),
            ("No thanks, I have had enough today", false),
            ("Read on", false),
        ] {
            let candidate = Candidate { controls: vec![label.to_owned()], ..Candidate::default() };
            assert_eq!(Evidence::of(&candidate).can_close, closes, "{label}");
        }
    }

    #[test]
    fn phrases_count_once_each_and_decide_in_short_blocks() {
        assert_eq!(found(&says(&["The lamps of the quay"])), None);
        // "Get the app" names it, "the app" hints at it.
        let once = Some((Kind::AppPromo, weights::STRONG + weights::WEAK, true));
        assert_eq!(found(&says(&["Get the app"])), once);
        assert_eq!(found(&says(&["Get the app", "Get the app"])), once);
        let long = |pairs: usize| ["Get the app", &" and then".repeat(pairs)].concat();
        assert_eq!(found(&says(&[&long(11)])), once);
        assert_eq!(found(&says(&[&long(12)])), Some((Kind::AppPromo, 2 * weights::WEAK, false)));
    }

    #[test]
    fn what_covers_the_page_leads_into_the_app() {
        let promo = |cover| Candidate { cover, ..says(&["Get the app"]) };
        let kind = |candidate: &Candidate| found(candidate).map(|(kind, ..)| kind);
        assert_eq!(kind(&promo(349)), Some(Kind::AppPromo));
        assert_eq!(kind(&promo(350)), Some(Kind::OpenInApp));
        assert_eq!(kind(&Candidate { signs: vec![Sign::Modal], ..promo(0) }), Some(Kind::OpenInApp));
        assert_eq!(kind(&Candidate { position: Position::Flow, ..promo(900) }), Some(Kind::AppPromo));
    }

    #[test]
    fn addresses_speak_for_kinds() {
        let links = |links: &[&str]| {
            found(&Candidate { links: links.iter().map(|link| (*link).to_owned()).collect(), ..says(&[]) })
        };
        let store = "https://apps.apple.com/app/id1";
        assert_eq!(links(&["https://courier.example/"]), None);
        assert_eq!(links(&[store]), Some((Kind::AppPromo, weights::STORE, false)));
        assert_eq!(links(&[store, "https://courier.app.link/x"]), Some((Kind::AppPromo, 2 * weights::STORE, false)));
        assert_eq!(links(&[store; 3]), Some((Kind::AppPromo, 2 * weights::STORE, false)));
        for (frame, kind) in [("https://accounts.google.com/gsi/x", Kind::SignIn), ("https://crisp.chat/x", Kind::Chat)]
        {
            let candidate = Candidate { frames: vec![frame.to_owned()], ..says(&[]) };
            assert_eq!(found(&candidate), Some((kind, weights::VENDOR, true)));
        }
    }

    #[test]
    fn a_link_to_a_store_and_a_word_decide_together() {
        let link = vec!["https://apps.apple.com/app/id1".to_owned()];
        let named = Candidate { names: vec!["div\n\napp-banner".to_owned()], links: link, ..says(&[]) };
        assert_eq!(found(&named), Some((Kind::AppPromo, weights::STORE + weights::WEAK, true)));
    }

    #[test]
    fn a_name_hints_where_it_is_the_parts_own() {
        let named =
            |names: &[&str]| Candidate { names: names.iter().map(|name| (*name).to_owned()).collect(), ..says(&[]) };
        assert_eq!(found(&named(&["div\n\nnewsletter-box"])), Some((Kind::Newsletter, weights::WEAK, false)));
        assert_eq!(found(&named(&["div\n\n", "div\n\nnewsletter-box"])), None);
        assert!(Evidence::of(&named(&["div\n\ncomments"])).is_comments);
        assert!(!Evidence::of(&named(&["div\n\n", "div\n\ncomments"])).is_comments);
    }

    #[test]
    fn a_mail_address_is_asked_for_by_a_letter_and_with_a_password_by_an_account() {
        let fields = |fields: &[Field]| found(&Candidate { fields: fields.to_vec(), ..says(&[]) });
        assert_eq!(fields(&[Field::Email]), Some((Kind::Newsletter, weights::WEAK, false)));
        assert_eq!(fields(&[Field::Email, Field::Password]), None);
        assert_eq!(fields(&[Field::Password]), None);
    }

    #[test]
    fn a_video_follows_that_is_small_and_in_a_corner_and_came_by_itself() {
        let signs = vec![Sign::Video, Sign::Late];
        let video = || Candidate { cover: 60, edges: 6, media: 500, words: 39, signs: signs.clone(), ..says(&[]) };
        let expected = Some((Kind::FloatingVideo, weights::FOLLOWS, true));
        for candidate in [video(), Candidate { cover: 10, ..video() }, Candidate { cover: 250, ..video() }] {
            assert_eq!(found(&candidate), expected, "{candidate:?}");
        }
        for candidate in [
            Candidate { cover: 9, ..video() },
            Candidate { cover: 251, ..video() },
            Candidate { media: 499, ..video() },
            Candidate { words: 40, ..video() },
            Candidate { edges: 0, ..video() },
            Candidate { position: Position::Sticky, ..video() },
            Candidate { signs: vec![Sign::Video], ..video() },
            Candidate { signs: vec![Sign::Late], ..video() },
            Candidate { signs: vec![Sign::Video, Sign::Late, Sign::Playing], ..video() },
        ] {
            assert_eq!(found(&candidate), None, "{candidate:?}");
        }
    }
}
