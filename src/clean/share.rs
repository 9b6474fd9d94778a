//! Rows of buttons that pass the page on, known by where their links lead.
//!
//! Keeps: a paragraph that mentions a network or links to a post.

use super::{Finding, Page};
use crate::dom::{Attribute, NodeId, Tag};

/// Words of the longest row of share buttons.
const ROW_WORDS: f32 = 30.0;

/// Finds share links, each with as much around it as is nothing but share buttons.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    let document = page.document;
    let mut findings: Vec<Finding> = Vec::new();
    for node in document.nodes().filter(|&node| document.tag(node) == Tag::A && !document.is_removed(node)) {
        if findings.last().is_some_and(|last| document.contains(last.node, node)) {
            continue;
        }
        let Some(address) = document.attribute(node, Attribute::Href) else {
            continue;
        };
        if let Some(service) = page.rules.share_link(address) {
            findings.push(Finding { rule: "share", node: row(page, node), reason: format!("leads to {service}") });
        } else if let Some(channel) = page.rules.follow_link(address)
            && is_whole_line(page, node)
        {
            findings.push(Finding {
                rule: "share",
                node,
                reason: format!("leads to {channel}, and says nothing else"),
            });
        }
    }
    findings
}

/// Whether a link is all that its block says, and that is short.
fn is_whole_line(page: &Page, link: NodeId) -> bool {
    let block = page.blocks.iter().find(|block| block.nodes.1 >= link);
    block.is_some_and(|block| {
        block.nodes.0 >= link && block.nodes.1 < page.document.end(link) && block.words <= ROW_WORDS
    })
}

/// The largest element around a share link that holds few words and at least as many share links as others.
fn row(page: &Page, link: NodeId) -> NodeId {
    let around = page.document.ancestors(link).take_while(|&ancestor| {
        let sums = page.blocks.sums(page.document, ancestor);
        sums.words <= ROW_WORDS && sums.prose_words == 0.0 && mostly_share_links(page, ancestor)
    });
    around.last().unwrap_or(link)
}

fn mostly_share_links(page: &Page, node: NodeId) -> bool {
    let document = page.document;
    let (mut share, mut other) = (0, 0);
    for inner in document.subtree(node) {
        match document.tag(inner) {
            Tag::A => {
                let address = document.attribute(inner, Attribute::Href).unwrap_or("");
                *(if page.rules.share_link(address).is_some() { &mut share } else { &mut other }) += 1;
            }
            Tag::H1 | Tag::H2 | Tag::Time | Tag::Figure | Tag::Pre | Tag::Table => return false,
            _ => {}
        }
    }
    share >= other
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::clean::testing::{PROSE, text_after};

    #[test]
    fn removes_a_row_of_buttons() {
        let row = "<div><b>Pass it on</b><ul><li><a href='https://www.facebook.com/sharer.php?u=x'>F</a><li><a href='https://x.com/intent/post?x'>X</a></ul></div>";
        assert!(!text_after(find, &format!("<main>{PROSE}{row}</main>")).contains("Pass it on"));
    }

    #[test]
    fn a_line_that_only_leads_to_a_channel_goes() {
        let html = |line: &str| format!("<main>{PROSE}<p>{line}</p>{PROSE}</main>");
        let link = "<a href='https://www.whatsapp.com/channel/0029'>Nous sommes aussi là, chaque matin.</a>";
        assert!(!text_after(find, &html(link)).contains("aussi"));
        assert!(text_after(find, &html(&format!("Les pêcheurs ont leur propre canal : {link}"))).contains("aussi"));
    }

    #[test]
    fn keeps_a_mention_in_text() {
        let text =
            "<p>She wrote it <a href='https://x.com/ada/status/1'>in a post</a> that many saw and few believed.</p>";
        assert!(text_after(find, &format!("{PROSE}{text}")).contains("in a post"));
    }
}
