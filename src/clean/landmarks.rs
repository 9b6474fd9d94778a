//! Menus and the site's own head and foot, by element and role.
//!
//! Keeps: an article's own `header` and `footer`, and everything inside the text's own element.

use super::{Finding, Page};
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::kind::Clutter;

/// Words of prose up to which a `header` outside any article is the site's.
const HEADER_PROSE_WORDS: f32 = 60.0;

/// Share of the characters of a `menu` that stand in links, above which it is one of links, 0.0–1.0.
const MENU_LINK_DENSITY: f32 = 0.6;

/// Words of the longest row of tabs or tools.
const BAR_WORDS: f32 = 60.0;

/// Finds landmarks that hold no text of the article.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    let document = page.document;
    document.nodes().filter_map(|node| Some(finding(page, node, rule(page, node)?))).collect()
}

/// A head that holds a promo is called after it: readers look for what they saw.
fn finding(page: &Page, node: NodeId, rule: &'static str) -> Finding {
    let reason = format!("<{}>", page.document.name(node));
    let named = if rule == "header" { page.part(node).name() } else { None };
    match named {
        Some((name, sign)) if name == Clutter::AppPromo.name() => {
            Finding { rule: name, node, reason: format!("{reason}, {sign}") }
        }
        _ => Finding { rule, node, reason },
    }
}

fn rule(page: &Page, node: NodeId) -> Option<&'static str> {
    let groups = page.marks.get(node);
    match page.document.tag(node) {
        Tag::Nav | Tag::Menu if groups.has(Group::Contents) => Some("toc"),
        Tag::Nav if groups.has(Group::Breadcrumb) => Some("breadcrumb"),
        Tag::Nav | Tag::Search => Some("navigation"),
        Tag::Menu => links_only(page, node).then_some("navigation"),
        Tag::Footer => is_site_level(page, node).then_some("footer"),
        Tag::Header => (is_site_level(page, node) && !holds_text(page, node)).then_some("header"),
        Tag::Text | Tag::Html | Tag::Body | Tag::Main | Tag::Article => None,
        _ => by_role(page, node),
    }
}

fn by_role(page: &Page, node: NodeId) -> Option<&'static str> {
    match page.document.attribute(node, crate::dom::Attribute::Role)?.trim() {
        "navigation" | "search" => Some("navigation"),
        // Such an element may also wrap what its buttons open.
        "menu" | "menubar" | "tablist" | "toolbar" => {
            let sums = page.blocks.sums(page.document, node);
            (sums.prose_words == 0.0 && sums.words <= BAR_WORDS).then_some("navigation")
        }
        "contentinfo" => Some("footer"),
        "banner" => (is_site_level(page, node) && !holds_text(page, node)).then_some("header"),
        _ => None,
    }
}

/// Whether nothing around it is a part of the text's: no article, section or quote, and not the page's main part.
fn is_site_level(page: &Page, node: NodeId) -> bool {
    page.document.ancestors(node).all(|ancestor| {
        !matches!(page.document.tag(ancestor), Tag::Article | Tag::Main | Tag::Section | Tag::Blockquote)
            && page.document.attribute(ancestor, crate::dom::Attribute::Role) != Some("main")
    })
}

/// Whether the part holds more prose than a site's head does: then it is the article's.
fn holds_text(page: &Page, node: NodeId) -> bool {
    page.blocks.sums(page.document, node).prose_words > HEADER_PROSE_WORDS
}

fn links_only(page: &Page, node: NodeId) -> bool {
    page.blocks.sums(page.document, node).link_density() > MENU_LINK_DENSITY
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::clean::testing::{PROSE, text_after};

    #[test]
    fn removes_the_sites_head_menu_and_foot() {
        let html = format!(
            "<header>The Lantern</header><nav>Home</nav><article><header>By Ada</header>{PROSE}</article><footer>© us</footer>"
        );
        let text = text_after(find, &html);
        assert!(text.starts_with("By Ada\nThe harbour"), "{text}");
        assert!(!text.contains('©'));
    }

    #[test]
    fn a_head_with_the_text_in_it_is_no_site_head() {
        for head in ["<header>", "<div role=banner>"] {
            let html = format!(
                "{head}<h1>The harbour</h1>{PROSE}{PROSE}</header></div><section>{PROSE}{PROSE}{PROSE}</section>"
            );
            assert!(text_after(find, &html).starts_with("The harbour\n"), "{head}");
            let html = format!("{head}The Lantern</header></div><section>{PROSE}</section>");
            assert!(text_after(find, &html).starts_with("The harbour wakes"), "{head}");
        }
    }

    #[test]
    fn an_article_is_none_whatever_its_role_says() {
        let html =
            format!("<article role=contentinfo><p>A note.</p></article><div role=contentinfo>The foot</div>{PROSE}");
        let text = text_after(find, &html);
        assert!(text.contains("A note.") && !text.contains("The foot"), "{text}");
    }

    #[test]
    fn keeps_an_articles_own_foot() {
        let html = format!("<article>{PROSE}<footer>Corrected on Monday.</footer></article>");
        assert!(text_after(find, &html).contains("Corrected"));
    }
}
