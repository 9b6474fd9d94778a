//! The kinds of clutter that are taken off a live page, each with a switch of its own.

use crate::rules::kind::Clutter;
use serde::Serialize;

macro_rules! kinds {
    ($($variant:ident = $name:literal, $on:literal: $doc:literal),* $(,)?) => {
        /// A kind of clutter. There is none for legal, age and region gates: those are never touched.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $(#[doc = $doc] $variant),* }

        impl Kind {
            /// Every kind, in the order in which the settings show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in settings, verdicts and data files; `extension/shared/kinds.js` has the same.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Whether it is taken off where the reader has said nothing else (CLUTTER.md §4.4).
            pub const fn is_on_by_default(self) -> bool {
                match self { $(Self::$variant => $on),* }
            }
        }
    };
}

kinds! {
    AppPromo = "app_promo", true: "Banners and bars for an app.",
    OpenInApp = "open_in_app", true: "Sheets over the page that lead into an app.",
    SignIn = "sign_in", true: "Prompts and walls for an account or a subscription.",
    Newsletter = "newsletter", true: "Requests for a mail address.",
    Push = "push", true: "Requests to allow notifications.",
    Survey = "survey", true: "Requests for an opinion.",
    FloatingVideo = "floating_video", true: "Videos that follow the reader.",
    Chat = "chat", true: "Chat bubbles.",
    Consent = "consent", false: "Cookie and privacy notices: hidden without an answer, so nothing is agreed to.",
    Donation = "donation", false: "Requests for money.",
    Adblock = "adblock", false: "Complaints about a blocker of adverts.",
}

impl Kind {
    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// The kind that words or a vendor's name speak of; none for what stays on a live page (related links, sharing …).
    /// An app's promo becomes [`Kind::OpenInApp`] where it covers the page.
    pub fn of(clutter: Clutter) -> Option<Self> {
        match clutter {
            Clutter::AppPromo => Some(Self::AppPromo),
            Clutter::SignInWall | Clutter::Subscribe => Some(Self::SignIn),
            Clutter::Newsletter => Some(Self::Newsletter),
            Clutter::Push => Some(Self::Push),
            Clutter::Consent => Some(Self::Consent),
            Clutter::Donation => Some(Self::Donation),
            _ => None,
        }
    }

    /// Whether it may be taken out of the page's flow too, and not only off it.
    pub fn is_taken_from_flow(self) -> bool {
        matches!(self, Self::AppPromo | Self::SignIn | Self::Newsletter | Self::Donation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_kinds() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.name()));
        }
    }

    #[test]
    fn the_settings_page_knows_the_same_kinds() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/shared/kinds.js");
        let script = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = script.lines().filter(|line| line.starts_with("  ")).map(str::trim).collect();
        let line = |kind: &Kind| format!("{{ key: '{}', on: {} }},", kind.name(), kind.is_on_by_default());
        let wanted: Vec<String> = Kind::ALL.iter().map(line).collect();
        assert_eq!(lines, wanted);
    }
}
