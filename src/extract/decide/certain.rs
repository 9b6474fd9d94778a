//! What a rule is certain of is not the model's to decide.

use super::super::Page;

/// Rules that the model does not overrule: they ask for a phrase or a vendor's name and a second sign, and what they
/// remove is short.
const CERTAIN: &[&str] =
    &["app-promo", "sign-in-wall", "subscribe", "newsletter", "push", "donation", "header", "breadcrumb", "byline"];

/// For each block whether it is the model's to decide.
pub fn open(page: &Page) -> Vec<bool> {
    page.suspects.iter().map(|suspect| suspect.is_none_or(|suspect| !CERTAIN.contains(&suspect.rule))).collect()
}
