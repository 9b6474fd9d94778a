//! Between html5ever's tokenizer and its tree builder: no element is nested deeper than browsers nest.
//!
//! The tree builder looks through all open elements at nearly every tag, so 100,000 open ones take half a minute.
//! An element that would lie too deep becomes a sibling of the innermost open one, as in Blink.

use super::sink::Sink;
use super::tree::{Id, Tree};
use html5ever::interface::{TokenizerResult, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

/// Deepest level of open elements. Source: Blink, `kMaximumHTMLParserDOMTreeDepth`.
pub(super) const MAX_DEPTH: u32 = 512;

/// Parses as a browser without scripts does: what is in `noscript` becomes nodes.
pub(super) fn parse(html: &str) -> Tree {
    let options = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::default(), options);
    let tokenizer = Tokenizer::new(Limited { builder }, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // The tokenizer stops at the end of each script, which another host would run.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

struct Limited {
    builder: TreeBuilder<Id, Sink>,
}

impl TokenSink for Limited {
    type Handle = Id;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        if is_start_tag(&token)
            && let Some(name) = self.builder.sink.too_deep()
        {
            let end = Token::TagToken(Tag {
                kind: TagKind::EndTag,
                name,
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            });
            // An end tag asks nothing of the tokenizer but for a script, which has no tags inside.
            let _ = self.builder.process_token(end, line);
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn is_start_tag(token: &Token) -> bool {
    matches!(token, Token::TagToken(tag) if tag.kind == TagKind::StartTag)
}
