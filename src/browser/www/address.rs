//! Where a saved page came from: a file has no address of its own, but most say it.
//!
//! Without it the page's relative addresses would lead into this one.

use super::source::Source;
use crate::dom::{Attribute, Document, NodeId, Tag};
use crate::snapshot::Snapshot;

/// Bytes at the head of a file that are searched for the comment which browsers write there when they save a page.
const COMMENT_WITHIN: usize = 4_096;

/// Gives a snapshot of an inert document the address that its page had, where anything tells it.
///
/// Such a document calls itself by the address of the page that made it: that is taken away in any case.
pub fn correct(page: &mut Snapshot, source: &Source) {
    let ours = std::mem::take(&mut page.url);
    let found = declared(page).or_else(|| saved_from(&source.text)).unwrap_or_default();
    // A `base` element that does not count from here is the page's own word.
    if page.base == ours || page.base.is_empty() {
        page.base = source.base.clone().unwrap_or_else(|| found.clone());
    }
    page.url = found;
}

/// What the page's head says: the canonical address, else the one for sharing.
fn declared(page: &Snapshot) -> Option<String> {
    let document = Document::from_snapshot(page);
    let find =
        |wanted: fn(&Document, NodeId) -> Option<String>| document.nodes().find_map(|node| wanted(&document, node));
    find(canonical).or_else(|| find(shared))
}

fn canonical(document: &Document, node: NodeId) -> Option<String> {
    let is_canonical = document.tag(node) == Tag::Link
        && document.attribute(node, Attribute::Rel).is_some_and(|relation| relation.eq_ignore_ascii_case("canonical"));
    whole(document.attribute(node, Attribute::Href).filter(|_| is_canonical)?)
}

fn shared(document: &Document, node: NodeId) -> Option<String> {
    let names = [Attribute::Property, Attribute::Name];
    let is_address =
        document.tag(node) == Tag::Meta && names.iter().any(|&name| document.attribute(node, name) == Some("og:url"));
    whole(document.attribute(node, Attribute::Content).filter(|_| is_address)?)
}

/// The comment of a saved page: `<!-- saved from url=(0024)https://example.org/ -->` by browsers,
/// `url: https://example.org/` on a line of its own by a well-known add-on.
fn saved_from(text: &str) -> Option<String> {
    let head: String = text.chars().take(COMMENT_WITHIN).collect();
    let by_browser = head.split_once("saved from url=(").and_then(|(_, rest)| {
        let (_, address) = rest.split_once(')')?;
        address.split_whitespace().next()
    });
    let by_addon = || head.lines().find_map(|line| line.trim().strip_prefix("url: "));
    whole(by_browser.or_else(by_addon)?)
}

/// The address, if it is whole and of the web.
pub(super) fn whole(address: &str) -> Option<String> {
    let address = address.trim();
    let url = url::Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| address.to_owned())
}
