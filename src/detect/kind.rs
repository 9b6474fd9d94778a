//! The kind of a page: what it says without doubt first, what the model makes of it second. Signs: `data/kinds.txt`.

use super::model::Kinds;
use crate::article::Kind;
use crate::declared::Declared;
use crate::extract::features::PageRow;
use crate::rules::kinds;

/// Words of prose below which a page with a password field is there for signing in.
const SIGN_IN_WORDS: f32 = 80.0;

/// Judges the kind.
pub(super) fn kind(declared: &Declared, found: &PageRow, likely: &Kinds) -> Kind {
    if found.password_fields > 0.0 && found.prose_words < SIGN_IN_WORDS {
        return Kind::Other;
    }
    let generator = declared.meta(&["generator"]).unwrap_or("");
    let is_thread = declared.has_type(kinds::signs("thread", "types")) || kinds::says("thread", "generator", generator);
    // Libraries say of a paper who wrote it and what it is called.
    let is_paper = || kinds::signs("article", "meta").iter().all(|name| declared.meta(&[name]).is_some());
    match likely.best() {
        _ if is_thread => Kind::Thread,
        Kind::Other if is_paper() => Kind::Article,
        best => best,
    }
}
