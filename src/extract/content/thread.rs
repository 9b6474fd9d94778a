//! Posts by several people: who wrote each, when, in answer to whom, and how many it pleased.

use super::super::metadata;
use super::Converter;
use super::flow::Run;
use super::notes::Role;
use crate::article::{Block, Post};
use crate::dom::text::{collapsed, count_words, normal_digits};
use crate::dom::{Attribute, NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::kinds;

/// Fewest posts that make a thread.
const FEWEST_POSTS: usize = 2;
/// Words of the longest name of an author, and of the longest time.
const NAME_WORDS: u32 = 6;
const TIME_WORDS: u32 = 12;
/// Words that a line with author and time may have beside them: "posted by … on …".
const BESIDE_WORDS: f32 = 5.0;
/// Share of the words that stay which the posts hold at least where they are the text, 0.0–1.0. Own estimate.
const LEAST_SHARE: f32 = 0.7;
/// Words of the longest line before the posts that says nothing: "New issue". Own estimate.
const LABEL_WORDS: f32 = 3.0;
/// Words of the longest list that says who began a thread, when, and under which keywords. Own estimate.
const LIST_WORDS: f32 = 20.0;
/// Deepest answer that is told apart.
const MOST_DEPTH: u8 = 50;

/// What a post's head says, with the nodes that say it.
struct Head {
    author: Option<NodeId>,
    time: Option<NodeId>,
    votes: Option<NodeId>,
}

/// Finds the posts of a thread and the lines that name their authors.
pub(super) fn find(converter: &Converter) -> Vec<(NodeId, Role)> {
    let document = converter.page.document;
    let posts: Vec<NodeId> = document.nodes().filter(|&node| converter.is_post(node)).collect();
    if posts.len() < FEWEST_POSTS {
        return Vec::new();
    }
    let mut roles: Vec<(NodeId, Role)> = Vec::new();
    for &post in &posts {
        let head = converter.head(post, &posts);
        for part in [head.author, head.time, head.votes].into_iter().flatten() {
            roles.push((converter.line_of(part, post, &head), Role::Out));
        }
        roles.push((post, Role::Post));
        roles.extend(converter.portraits(post).map(|portrait| (portrait, Role::Out)));
    }
    roles.extend(converter.around(&posts).into_iter().map(|node| (node, Role::Out)));
    let is_for_machines = |&node: &NodeId| converter.tag(node) == Tag::Time && converter.is_for_machines(node);
    roles.extend(document.nodes().filter(is_for_machines).map(|time| (time, Role::Out)));
    roles
}

impl Converter<'_, '_> {
    fn is_post(&self, node: NodeId) -> bool {
        let document = self.page.document;
        if !matches!(self.tag(node), Tag::Div | Tag::Article | Tag::Section | Tag::Li | Tag::Tr | Tag::Custom)
            || !self.is_alive(node)
        {
            return false;
        }
        let kind = document
            .attribute(node, Attribute::Itemtype)
            .and_then(|kind| kind.trim_end_matches('/').rsplit('/').next());
        if matches!(kind, Some("Comment" | "Answer" | "Question" | "DiscussionForumPosting" | "UserComments")) {
            return true;
        }
        if kinds::is_post_element(document.name(node)) {
            return true;
        }
        let classes = &self.page.rules.classes;
        self.page.marks.get(node).has(Group::Post)
            && document
                .attribute(node, Attribute::Class)
                .is_some_and(|names| names.split_ascii_whitespace().any(|name| classes.is_exactly(name, Group::Post)))
    }

    /// What stands around the posts where they are the text: lines before them that say who began and when, as the first
    /// post does, or next to nothing; what is not prose between them; and all that follows the last one.
    fn around(&self, posts: &[NodeId]) -> Vec<NodeId> {
        let document = self.page.document;
        let words = |node: NodeId| count_words(&self.kept_text(node)) as f32;
        let said = |part: Option<NodeId>| part.map(|part| self.shown_text(part));
        let head = posts.first().map(|&first| self.head(first, posts));
        let (author, time) = head.map_or((None, None), |head| (said(head.author), said(head.time)));
        let says = |node: NodeId, wanted: &Option<String>| {
            wanted.is_some() && document.subtree(node).any(|inner| said(Some(inner)) == *wanted)
        };
        let begins = |node: NodeId| {
            let words = words(node);
            words <= LABEL_WORDS && !self.holds_picture(node)
                || words <= LIST_WORDS && says(node, &author) && says(node, &time)
        };
        // "2 answers" heads what follows.
        let is_short = |node: NodeId| {
            self.page.blocks.sums(document, node).prose_words == 0.0
                && !document.subtree(node).any(|inner| self.tag(inner).heading_level().is_some())
        };
        let (mut around, mut held) = (Vec::new(), 0.0);
        let mut node = NodeId(0);
        while node.index() < document.len() {
            let next = posts.partition_point(|&post| post < node);
            match posts.get(next) {
                Some(&post) if post == node => held += words(node),
                Some(&post) if post < document.end(node) => {
                    node = NodeId(node.0 + 1);
                    continue;
                }
                Some(_) if next == 0 && !begins(node) || next > 0 && !is_short(node) => {}
                _ => around.push(node),
            }
            node = document.end(node);
        }
        if held < words(NodeId(0)) * LEAST_SHARE {
            around.clear();
        }
        around
    }

    /// The pictures of a post that lead to who wrote it.
    fn portraits(&self, post: NodeId) -> impl Iterator<Item = NodeId> {
        let document = self.page.document;
        let leads_to_user =
            |&link: &NodeId| document.attribute(link, Attribute::Href).is_some_and(metadata::leads_to_user);
        let links = document.subtree(post).filter(|&node| self.tag(node) == Tag::A).filter(leads_to_user);
        links.filter(|&link| self.holds_picture(link))
    }

    /// What a post's own part says of it, the posts inside it left out; `posts` are in the page's order.
    fn head(&self, post: NodeId, posts: &[NodeId]) -> Head {
        let document = self.page.document;
        let mut elements = Vec::new();
        let mut node = NodeId(post.0 + 1);
        while node < document.end(post) {
            if posts.binary_search(&node).is_ok() {
                node = document.end(node);
                continue;
            }
            if !document.is_text(node) {
                elements.push(node);
            }
            node = NodeId(node.0 + 1);
        }
        let own = || elements.iter().copied();
        let words = |node: NodeId| count_words(&self.shown_text(node));
        let property = |node: NodeId, wanted: &[&str]| {
            document.attribute(node, Attribute::Itemprop).is_some_and(|name| wanted.contains(&name))
        };
        let is_name = |node: NodeId| {
            (1..=NAME_WORDS).contains(&words(node))
                && !document.subtree(node).any(|inner| self.tag(inner) == Tag::Time)
                && !self.shown_text(node).chars().all(|c| !c.is_alphabetic())
        };
        let declares_author = |node: NodeId| {
            property(node, &["author", "creator"]) || document.attribute(node, Attribute::Rel) == Some("author")
        };
        let names_author = |node: NodeId| self.page.marks.get(node).has_any(&[Group::PostAuthor, Group::Byline]);
        // The name itself, without the rank beside it, the time, or the letter that stands for a picture.
        let exact = |node: NodeId| {
            let is_named = |inner: NodeId| property(inner, &["name"]);
            let is_marked = |inner: NodeId| {
                matches!(self.tag(inner), Tag::A | Tag::Strong | Tag::B)
                    && !self.page.marks.get(inner).has(Group::Avatar)
            };
            let inner =
                |is: &dyn Fn(NodeId) -> bool| document.subtree(node).skip(1).find(|&inner| is(inner) && is_name(inner));
            inner(&is_named).or_else(|| inner(&is_marked)).or(is_name(node).then_some(node))
        };
        let leads_to_user = |node: NodeId| {
            let address = document.attribute(node, Attribute::Href).filter(|_| self.tag(node) == Tag::A);
            address.is_some_and(super::super::metadata::leads_to_user)
        };
        // What the page declares comes before names of classes: somebody else may have edited the post.
        let ways: [&dyn Fn(NodeId) -> bool; 3] = [&declares_author, &names_author, &leads_to_user];
        let author = ways.into_iter().find_map(|names| own().filter(|&node| names(node)).find_map(exact));
        let is_marked = |node: NodeId| {
            document.attribute(node, Attribute::Datetime).is_some()
                || document.attribute(node, Attribute::Title).is_some_and(is_moment)
                || property(node, &["dateCreated", "datePublished"])
        };
        // What is named so beside the name may count somebody's posts.
        let is_named = |node: NodeId| {
            let is_of_author = |above: NodeId| self.page.marks.get(above).has_any(&[Group::PostAuthor, Group::Author]);
            self.page.marks.get(node).has(Group::Meta)
                && !document.path(node).take_while(|&above| above > post).any(is_of_author)
        };
        let says_time = |node: NodeId| {
            (1..=TIME_WORDS).contains(&words(node)) && self.shown_text(node).chars().any(char::is_numeric)
        };
        let is_apart = |node: NodeId| !author.is_some_and(|author| document.contains(node, author));
        // Asked last whether it says a time: that takes a look at all its text.
        let is_time = |node: NodeId, is: &dyn Fn(NodeId) -> bool, is_wanted: &dyn Fn(NodeId) -> bool| {
            Some(node) != author && is(node) && says_time(node) && is_wanted(node)
        };
        // Levels above the author at which a time stands beside: the nearest is theirs, another that of who edited the post.
        let distance = |time: NodeId| {
            author.and_then(|author| document.path(author).position(|above| document.contains(above, time)))
        };
        let time_among = |is_wanted: &dyn Fn(NodeId) -> bool| {
            let nearest = |is: &dyn Fn(NodeId) -> bool| {
                own().filter(|&node| is_time(node, is, is_wanted)).min_by_key(|&node| distance(node))
            };
            nearest(&|node| self.tag(node) == Tag::Time)
                .or_else(|| nearest(&|node| is_marked(node) && is_apart(node)))
                .or_else(|| own().find(|&node| is_time(node, &|node| is_named(node) && is_apart(node), is_wanted)))
        };
        let time = time_among(&|node| !self.is_for_machines(node)).or_else(|| time_among(&|_| true));
        let votes = own().find(|&node| {
            (property(node, &["upvoteCount"]) || self.page.marks.get(node).has(Group::Votes))
                && self.says_once(node)
                && self.count(node).is_some()
        });
        Head { author, time, votes }
    }

    /// Whether a time is written as machines write it, which is seldom shown.
    fn is_for_machines(&self, time: NodeId) -> bool {
        metadata::day(&self.shown_text(time)).is_some()
    }

    /// The text of a node as the page shows it, kept or not.
    fn shown_text(&self, node: NodeId) -> String {
        let document = self.page.document;
        collapsed(&document.subtree(node).map(|inner| document.text(inner)).collect::<String>())
    }

    /// Whether one piece of text alone has digits: some pages write a score for each way in which a reader may vote.
    fn says_once(&self, node: NodeId) -> bool {
        let document = self.page.document;
        document.subtree(node).filter(|&leaf| document.text(leaf).contains(char::is_numeric)).count() == 1
    }

    /// A whole number that a node says, with a word or two beside it.
    fn count(&self, node: NodeId) -> Option<i32> {
        let text = normal_digits(&self.shown_text(node)).replace('\u{2212}', "-");
        let first = text.split_whitespace().find(|word| word.chars().any(|c| c.is_ascii_digit()))?;
        let is_short = text.split_whitespace().count() <= 3;
        is_short.then(|| first.trim_start_matches('+').replace(',', "").parse().ok()).flatten()
    }

    /// The line that a part of a post's head stands in, if it says little else; else the part itself.
    fn line_of(&self, part: NodeId, post: NodeId, head: &Head) -> NodeId {
        let document = self.page.document;
        let said: f32 = [head.author, head.time, head.votes]
            .into_iter()
            .flatten()
            .map(|node| count_words(&self.shown_text(node)) as f32)
            .sum();
        let is_line = |above: &NodeId| {
            *above > post
                && count_words(&self.kept_text(*above)) as f32 <= said + BESIDE_WORDS
                && !self.holds_picture(*above)
        };
        let line = document.path(part).take_while(is_line).filter(|&above| self.tag(above).is_block()).last();
        line.unwrap_or(part)
    }

    fn holds_picture(&self, node: NodeId) -> bool {
        self.page.document.subtree(node).any(|inner| self.is_picture(inner))
    }

    /// A post and the posts inside it, in order.
    pub(super) fn posts(&self, node: NodeId) -> Vec<Post> {
        let document = self.page.document;
        let all: Vec<NodeId> = document.subtree(node).filter(|&inner| self.role(inner) == Role::Post).collect();
        let head = self.head(node, &all);
        let mut inner = Vec::new();
        let mut blocks = Vec::new();
        for block in self.flow(node) {
            match block {
                Block::Thread { posts } => inner.extend(posts),
                block => blocks.push(block),
            }
        }
        if blocks.len() > 1 && is_number(&blocks[0]) {
            blocks.remove(0);
        }
        let said = |part: Option<NodeId>| part.map(|part| self.shown_text(part));
        // Some software sets all that somebody writes as a quotation.
        if let [Block::Quote { blocks: only }] = blocks.as_mut_slice() {
            blocks = std::mem::take(only);
        }
        // The text may be a part that is named as a post, too: then the head is that one's.
        if blocks.is_empty() {
            if let [only] = inner.as_mut_slice()
                && only.author.is_none()
            {
                only.author = said(head.author);
                only.time = only.time.take().or_else(|| said(head.time));
                only.depth = self.depth_of(node);
            }
            return inner;
        }
        let post = Post {
            author: said(head.author),
            time: said(head.time).map(|time| metadata::day(&time).unwrap_or(time)),
            depth: self.depth_of(node),
            votes: head.votes.and_then(|votes| self.count(votes)),
            blocks: super::tidy::blocks_alone(blocks),
        };
        let mut posts = vec![post];
        posts.append(&mut inner);
        posts
    }

    /// How deep an answer is: as the page says, else by the posts around it.
    fn depth_of(&self, node: NodeId) -> u8 {
        let document = self.page.document;
        let said = |name, less: u8| {
            let depth = document.attribute(node, name).and_then(|value| value.trim().parse::<u8>().ok());
            depth.map(|depth| depth.saturating_sub(less))
        };
        let in_class = || {
            let names = document.attribute(node, Attribute::Class).unwrap_or("").split_ascii_whitespace();
            names
                .into_iter()
                .find_map(|name| name.strip_prefix("depth-")?.parse::<u8>().ok())
                .map(|depth| depth.saturating_sub(1))
        };
        let indented = || {
            let cell = document.subtree(node).find_map(|inner| document.attribute(inner, Attribute::Indent));
            cell.and_then(|value| value.parse::<u8>().ok())
        };
        let around = || {
            document.ancestors(node).filter(|&above| self.role(above) == Role::Post && self.has_own_text(above)).count()
                as u8
        };
        let depth = said(Attribute::DataDepth, 0)
            .or_else(|| said(Attribute::Depth, 0))
            .or_else(in_class)
            .or_else(|| said(Attribute::AriaLevel, 1))
            .or_else(indented);
        depth.unwrap_or_else(around).min(MOST_DEPTH)
    }

    /// Whether a post has text outside the posts inside it.
    fn has_own_text(&self, post: NodeId) -> bool {
        let document = self.page.document;
        document.subtree(post).any(|leaf| {
            let holder = || document.path(leaf).find(|&above| self.role(above) != Role::Plain);
            self.stays[leaf.index()] && document.is_text(leaf) && holder() == Some(post)
        })
    }
}

/// Whether a line is a post's number, which leads to the post itself: "#2 · (edited)".
fn is_number(block: &Block) -> bool {
    let Block::Paragraph { content } = block else { return false };
    let text = super::line_text(content);
    let number = text.trim_start().strip_prefix('#').map(|rest| rest.trim_start_matches(char::is_numeric));
    number.is_some_and(|rest| rest.starts_with(char::is_whitespace) && count_words(rest) <= BESIDE_WORDS as u32)
}

/// Whether a title of something short says when it was: "2026-05-01T10:00:00".
fn is_moment(title: &str) -> bool {
    let day = title.get(..10).unwrap_or("");
    !day.is_empty()
        && day
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

impl Run {
    /// Adds posts to those just before.
    pub(super) fn push_posts(&mut self, mut more: Vec<Post>) {
        self.end_paragraph();
        if more.is_empty() {
            return;
        }
        self.drop_rule_after(|block| matches!(block, Block::Thread { .. }));
        match self.last() {
            Some(Block::Thread { posts }) => posts.append(&mut more),
            _ => self.push(Block::Thread { posts: more }),
        }
    }
}
