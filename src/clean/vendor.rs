//! Parts that a known vendor's script made: the id or class says what they are.

use super::{Finding, Page};
use crate::dom::{Attribute, Tag};

/// Finds elements with a vendor's id or class.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    let document = page.document;
    let vendors = &page.rules.vendors;
    let by_classes: Vec<_> = document.classes().iter().map(|classes| vendors.by_classes(classes)).collect();
    let elements = document.nodes().filter(|&node| !matches!(document.tag(node), Tag::Text | Tag::Html | Tag::Body));
    elements
        .filter_map(|node| {
            let by_id = document.attribute(node, Attribute::Id).and_then(|id| vendors.by_id(id));
            let sign = if by_id.is_some() { '#' } else { '.' };
            let (kind, name) = by_id.or(by_classes[document.class(node)])?;
            Some(Finding { rule: kind.name(), node, reason: format!("known by {sign}{name}") })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::clean::testing::{PROSE, text_after};

    #[test]
    fn removes_a_consent_notice() {
        let html = format!("{PROSE}<div id=onetrust-banner-sdk><p>We value you. Accept?</p></div>");
        assert!(!text_after(find, &html).contains("Accept"));
    }

    #[test]
    fn keeps_a_page_that_is_wrapped_in_a_vendors_class() {
        let html = format!("<div class=tp-modal>{PROSE}</div>");
        assert!(text_after(find, &html).contains("harbour"));
    }
}
