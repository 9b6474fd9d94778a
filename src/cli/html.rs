//! HTML text → [`Snapshot`]: what `capture.js` does in a browser, done with html5ever.
//!
//! Nothing is laid out here, so nothing counts as hidden and no picture has a size.
//!
//! Invariant: no walk recurses into the tree, so no nesting overflows the stack (frames do, four deep).

mod attributes;
mod columns;
mod depth;
mod elements;
mod facts;
mod shadow;
mod sink;
mod tree;
mod walk;

use crate::snapshot::{Snapshot, VERSION};
use columns::Columns;
use facts::Facts;

/// Captures a parsed page. Without `url` its address is the one that it names itself (canonical link,
/// `og:url`), else empty.
pub fn snapshot(html: &str, url: Option<&str>) -> Snapshot {
    let tree = depth::parse(html);
    let mut columns = Columns::default();
    let mut facts = Facts::new(url);
    walk::page(&tree, &mut columns, &mut facts);
    Snapshot { version: VERSION, url: facts.url(), base: facts.base(), title: facts.title(), ..columns.into_snapshot() }
}

/// Parses a page and does nothing else; gives how many nodes that makes. What html5ever takes is what all else is
/// measured against (`cargo bench --bench stages`).
pub fn parse(html: &str) -> usize {
    depth::parse(html).len()
}

#[cfg(test)]
mod tests;
