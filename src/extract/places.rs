//! Places of a page that links in it lead to; signs and notes are tied by them.

use crate::dom::{Attribute, Document, NodeId, Tag};

/// Characters of the longest sign: `[123]`, "iii".
pub(super) const SIGN_CHARS: usize = 6;
/// Words of the longest note. Source: own estimate; footnotes of law journals reach some 300.
pub(super) const NOTE_WORDS: f32 = 400.0;
/// Levels above a place in which the element that is the note is looked for.
pub(super) const NOTE_LEVELS: usize = 4;

/// Names of places with their nodes: chains of those whose names have the same hash.
#[derive(Debug, Default)]
pub(super) struct Places<'page> {
    heads: Vec<u32>,
    /// Name, node, and one more than the index of the next of the chain.
    entries: Vec<(&'page str, NodeId, u32)>,
}

/// Chains: a power of two, so that those of a page of some thousand names are short.
const CHAINS: usize = 4_096;

impl<'page> Places<'page> {
    /// Every place that a link can lead to.
    pub(super) fn of(document: &Document<'page>) -> Self {
        let mut places = Self { heads: vec![0; CHAINS], entries: Vec::new() };
        for node in document.nodes() {
            for (name, value) in document.attributes(node) {
                let is_place = name == Attribute::Id || name == Attribute::Name && document.tag(node) == Tag::A;
                if is_place && !value.is_empty() && places.get(value).is_none() {
                    let head = &mut places.heads[chain(value)];
                    places.entries.push((value, node, *head));
                    *head = places.entries.len() as u32;
                }
            }
        }
        places
    }

    /// The first place of that name.
    fn get(&self, name: &str) -> Option<NodeId> {
        let mut next = *self.heads.get(chain(name))?;
        while let Some(&(known, node, after)) = self.entries.get((next as usize).wrapping_sub(1)) {
            if known == name {
                return Some(node);
            }
            next = after;
        }
        None
    }

    /// The place in this page that a link leads to.
    pub(super) fn target(&self, document: &Document, link: NodeId) -> Option<NodeId> {
        let page = document.page();
        let address = document.attribute(link, Attribute::Href)?.trim();
        let (before, name) = address.split_once('#').filter(|(_, name)| !name.is_empty())?;
        let file = |address: &str| address.rsplit('/').next().unwrap_or("").to_owned();
        let own = page.url.split('#').next().unwrap_or("");
        if !before.is_empty() && before != own && file(before) != file(own) {
            return None;
        }
        self.get(name).or_else(|| self.get(&decoded(name)?))
    }
}

/// FNV-1a, which is short.
fn chain(name: &str) -> usize {
    let hash = name.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize % CHAINS
}

/// The name of a place that a link writes with percent signs, as browsers look for it where none is called as it is written.
fn decoded(name: &str) -> Option<String> {
    let mut parts = name.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend(part.bytes().skip(2));
    }
    String::from_utf8(bytes).ok()
}
