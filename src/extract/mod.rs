//! Stub
use crate::{article::*, dom::*, trail::Trail};
/// Stub: paragraphs only.
pub fn article(document: &Document, _t: &mut Trail) -> Article {
    let mut blocks = Vec::new();
    for node in document.nodes().filter(|&n| document.tag(n) == Tag::P) {
        let mut text = String::new();
        for t in document.subtree(node) {
            text::push_collapsed(&mut text, document.text(t));
        }
        blocks.push(Block::Paragraph {
            content: vec![Inline::Text(text)],
        });
    }
    Article {
        metadata: Metadata {
            url: document.page().url.clone(),
            title: Some(document.page().title.clone()),
            ..Metadata::default()
        },
        blocks,
    }
}
