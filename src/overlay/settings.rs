//! What a reader can choose about live pages.

use super::kind::Kind;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The switches of the kinds, as the extension stores them under `cleaning`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CleanSettings {
    /// By the kind's name; what is missing is as [`Kind::is_on_by_default`] says.
    pub kinds: BTreeMap<String, bool>,
}

impl CleanSettings {
    /// Settings from JSON; the defaults for a text of another form.
    pub fn from_json(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// Whether that kind is taken off.
    pub fn is_on(&self, kind: Kind) -> bool {
        self.kinds.get(kind.name()).copied().unwrap_or(kind.is_on_by_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_is_as_it_comes() {
        let settings = CleanSettings::from_json(r#"{"kinds":{"chat":false,"donation":true,"unknown":true}}"#);
        assert!(!settings.is_on(Kind::Chat) && settings.is_on(Kind::Donation));
        assert!(settings.is_on(Kind::AppPromo) && !settings.is_on(Kind::Consent));
        assert_eq!(CleanSettings::from_json("[]"), CleanSettings::default());
    }
}
