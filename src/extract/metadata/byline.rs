//! Who wrote the text, as one line.
//!
//! In this order: JSON-LD of the article, `meta`, microdata and microformats, a line of the page (see `author_lines`). A
//! declared name that is an organisation's or an account's gives way to a person whom the page shows.

use super::super::{Page, Selection};
use super::author_lines;
use super::found::Found;
use super::marked::Marked;
use super::names;
use super::site::Site;
use crate::article::{Kind, Source};
use crate::declared::json_ld::Entity;
use crate::declared::{Declared, THREAD_TYPES};
use crate::rules::metas::Fact;

/// What the byline is looked for in.
pub(super) struct Look<'a, 'b, 'page> {
    pub(super) page: &'a Page<'b, 'page>,
    pub(super) declared: &'a Declared,
    pub(super) selection: &'a Selection,
    pub(super) marked: &'a Marked,
    pub(super) site: &'a Site,
    pub(super) kind: Kind,
}

/// Finds the authors; of a thread, who began it. Lists and shops have none, whatever their system fills in.
pub(super) fn byline(look: &Look, source: Option<&str>) -> Option<Found> {
    match look.kind {
        Kind::Listing | Kind::Product => return None,
        Kind::Thread => return thread(look),
        _ => {}
    }
    let mut declared = declared(look);
    // Of a page that sells or presents something, what its system fills in says nothing: only of an article it counts.
    if look.kind == Kind::Other {
        declared.retain(|found| found.source == Source::JsonLd && is_sure(look, found));
    }
    if let Some(sure) = declared.iter().find(|found| is_sure(look, found) && !look.site.is(&found.value)) {
        return Some(sure.clone());
    }
    let placed = || author_lines::beside_date(look).or_else(|| author_lines::shaped(look, source));
    let shown = || author_lines::shown(look);
    let Some(rest) = declared.into_iter().next() else {
        return shown().or_else(placed).filter(|found| !look.site.is(&found.value));
    };
    // A site writes under its own name, or a person does whom it shows. It may be named like a person, or after one.
    let may_be_person = is_sure(look, &rest);
    let person = if may_be_person { shown() } else { shown().or_else(placed) };
    let is_person = |found: &Found| {
        let reads_so = is_outlet(look, &rest.value) || names::leading_names(&found.value).is_some();
        reads_so && !look.site.is_named_by(&found.value)
    };
    let is_own = |rest: &Found| may_be_person || look.kind == Kind::Article || !look.site.is(&rest.value);
    person.filter(is_person).or_else(|| Some(rest).filter(is_own))
}

/// Whether a declared name is a person's: those of organisations, of the site itself and of accounts may stand for one.
fn is_sure(look: &Look, found: &Found) -> bool {
    let name = &found.value;
    let is_site = look.site.is(name) && !names::has_form_of_name(name);
    !is_organisation(look, name) && !is_outlet(look, name) && !is_site && !names::is_account(name)
}

/// Whether an aggregator's `meta` names an outlet, with its own name behind a bar: "The Harbour Post | Newsreader".
pub(super) fn is_outlet(look: &Look, name: &str) -> bool {
    let mut texts = Fact::Author.metas().iter().flat_map(|meta| look.declared.metas(meta));
    texts
        .any(|text| text.split_once('|').is_some_and(|(outlet, rest)| outlet.trim() == name && !rest.trim().is_empty()))
}

/// What the page's data says, surest first.
fn declared(look: &Look) -> Vec<Found> {
    let declared = look.declared;
    let entity = declared.article().map(|entity| entity.texts_of(Fact::Author.keys()));
    let metas = Fact::Author.metas().iter().map(|name| match *name {
        // Libraries put the family's name first.
        "citation_author" => declared.metas(name).iter().map(|name| names::turned(name)).collect(),
        name => declared.metas(name).to_vec(),
    });
    let metas = metas.filter(|names| !names.is_empty()).chain([labelled(declared).into_iter().collect()]);
    let entity = entity.into_iter().map(|names| (names, Source::JsonLd));
    let all = entity.chain(metas.map(|names| (names, Source::Meta)));
    all.filter_map(|(names, source)| Some(Found::new(names::line(&names)?, source))).collect()
}

/// Whether JSON-LD says that the author is no person.
fn is_organisation(look: &Look, name: &str) -> bool {
    let Some(entity) = look.declared.article() else {
        return false;
    };
    let types = entity.types_in(Fact::Author.keys());
    let is_other = !types.is_empty() && types.iter().all(|kind| kind.ends_with("Organization"));
    is_other && names::line(&entity.texts_of(Fact::Author.keys())).as_deref() == Some(name)
}

/// Publishing systems put the author and the reading time into pairs of `twitter:label1` and `twitter:data1`.
fn labelled(declared: &Declared) -> Option<String> {
    let pairs = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    let (_, data) = pairs.into_iter().find(|(label, _)| declared.meta(&[label]).is_some_and(names::is_lead))?;
    declared.meta(&[data]).map(str::to_owned)
}

/// Who began a thread.
fn thread(look: &Look) -> Option<Found> {
    let entity = look.declared.entities.iter().filter(|entity| entity.is_any(THREAD_TYPES));
    let name = |entity: &Entity| names::line(entity.texts_of(Fact::Author.keys()).get(..1)?);
    let entity = entity.filter_map(name).next().map(|name| Found::new(name, Source::JsonLd));
    let shown = || author_lines::first_post(look).or_else(|| author_lines::shown(look));
    entity.or_else(shown).or_else(|| declared(look).into_iter().find(|found| !look.site.is(&found.value)))
}
