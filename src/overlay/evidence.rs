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
        let known =
            rules.vendors.kind(Some(id), Some(classes)).and_then(|(clutter, name)| Some((Kind::of(clutter)?, name)));
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
