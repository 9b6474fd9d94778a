//! What only live pages have: `data/overlay.txt`. Notices over a text, gates that stay, addresses of apps and tills.

use super::matcher::{Matcher, normalised};
use super::sections;
use std::sync::OnceLock;

/// Words, names and addresses of notices. A *topic* is the first word of a section's name, or of a vendor's the second.
#[derive(Debug)]
pub struct Notices {
    phrases: Matcher<&'static str>,
    /// (section, entry) of all that is no phrase.
    entries: Vec<(&'static str, &'static str)>,
}

/// Sections that hold no phrases.
const NAMES: [&str; 4] = ["vendor ", "link ", "frame ", "path "];

/// The data file; nothing where it comes from outside.
#[cfg(feature = "data")]
const FILE: &str = include_str!("../data/overlay.txt");
#[cfg(not(feature = "data"))]
const FILE: &str = "";

static TEXT: OnceLock<String> = OnceLock::new();

impl Notices {
    /// The notices that come with Recto. They are read at the first call and kept.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Notices> = OnceLock::new();
        SHARED.get_or_init(|| Self::of(TEXT.get().map_or(FILE, |text| text.as_str())))
    }

    /// Takes this text into use, the data file. Only before the notices are first asked for; gives whether it was.
    pub fn use_text(text: &str) -> bool {
        TEXT.set(text.to_owned()).is_ok()
    }

    fn of(file: &'static str) -> Self {
        let mut notices = Self { phrases: Matcher::default(), entries: Vec::new() };
        sections::for_each(file, |section, entry| {
            if NAMES.iter().any(|name| section.starts_with(name)) {
                notices.entries.push((section, entry));
            } else if let Some((topic, _language)) = section.split_once(' ') {
                notices.phrases.add(&normalised(entry), topic);
            }
        });
        notices
    }

    /// Calls `found` with the topic and text of each phrase in a normalised text.
    pub fn phrases<'a>(&'a self, normalised: &str, found: impl FnMut(&'static str, &'a str)) {
        self.phrases.find(normalised, found);
    }

    /// The topic of the vendor whose script made an element of this name, id and classes.
    pub fn vendor(&self, [element, id, classes]: [&str; 3]) -> Option<(&'static str, &'static str)> {
        let fits = |wanted: &str, name: &str| match wanted.strip_suffix('*') {
            Some(beginning) => name.starts_with(beginning),
            None => name == wanted,
        };
        let is_called = |entry: &str| match entry.split_at(1) {
            ("#", wanted) => fits(wanted, id),
            (".", wanted) => classes.split_ascii_whitespace().any(|class| fits(wanted, class)),
            _ => fits(entry, element),
        };
        self.entries
            .iter()
            .filter_map(|(section, entry)| Some((section.strip_prefix("vendor ")?, *entry)))
            .find(|(_, entry)| is_called(entry))
    }

    /// The entry of that section which is part of the address.
    pub fn part(&self, section: &str, address: &str) -> Option<&'static str> {
        let address = address.to_ascii_lowercase();
        let mut entries = self.entries.iter().filter(|(name, _)| *name == section);
        entries.find(|(_, part)| address.contains(part)).map(|(_, part)| *part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(text: &str) -> Vec<&'static str> {
        let mut topics = Vec::new();
        Notices::shared().phrases(&normalised(text), |topic, _| topics.push(topic));
        topics
    }

    #[test]
    fn knows_gates_and_notices_in_many_languages() {
        for (text, topic) in [
            ("Are you over 18?", "gate"),
            ("Wählen Sie Ihr Land", "gate"),
            ("20歳以上ですか", "gate"),
            ("Desactiva tu bloqueador de anuncios", "adblock"),
            ("Пройдите опрос", "survey"),
            ("실시간 상담", "chat"),
            ("Nein, danke", "dismiss"),
        ] {
            assert!(topics(text).contains(&topic), "{text}");
        }
        assert!(topics("He closed the gate and went home.").is_empty());
    }

    #[test]
    fn knows_vendors_by_element_id_and_class() {
        let notices = Notices::shared();
        assert_eq!(notices.vendor(["div", "intercom-container", ""]), Some(("chat", "#intercom-container")));
        assert_eq!(notices.vendor(["xpromo-sheet", "", ""]), Some(("app_promo", "xpromo-*")));
        assert_eq!(notices.vendor(["div", "x", "a QSIPopOver"]), Some(("survey", ".QSIPopOver")));
        assert_eq!(notices.vendor(["div", "chat", "zopim2"]), None);
    }

    #[test]
    fn knows_addresses_by_a_part() {
        let notices = Notices::shared();
        assert_eq!(notices.part("link store", "https://Apps.Apple.com/x"), Some("apps.apple.com"));
        assert_eq!(notices.part("frame payment", "https://js.stripe.com/v3"), Some("js.stripe.com"));
        assert_eq!(notices.part("link store", "https://example.org/"), None);
    }
}
