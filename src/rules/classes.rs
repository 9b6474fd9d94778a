//! What class names, ids and roles say: `data/classes.txt`, groups of name beginnings.

use super::matcher::Matcher;
use super::sections;
use crate::dom::Document;
use crate::rules::entries::data;
use rustc_hash::FxHashMap;

macro_rules! groups {
    ($($variant:ident = $name:literal: $doc:literal),* $(,)?) => {
        /// A group of class names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Group { $(#[doc = $doc] $variant),* }

        impl Group {
            const NAMED: &'static [(&'static str, Self)] = &[$(($name, Self::$variant)),*];

            /// The group of that section of the data file.
            pub(super) fn from_name(name: &str) -> Option<Self> {
                Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, group)| *group)
            }
        }
    };
}

groups! {
    Content = "content": "Names of parts that hold text.",
    StrongContent = "strong-content": "Names that only the text itself has.",
    Comment = "comment": "Readers' comments.",
    Navigation = "navigation": "Menus.",
    Breadcrumb = "breadcrumb": "The way from the home page to here.",
    Sidebar = "sidebar": "Side columns.",
    Footer = "footer": "The site's foot.",
    Header = "header": "The site's head.",
    Share = "share": "Buttons that pass the page on.",
    Related = "related": "Other pages.",
    Advert = "advert": "Adverts.",
    Newsletter = "newsletter": "Newsletter boxes.",
    Deck = "deck": "A standfirst.",
    Meta = "meta": "Byline, date and the like.",
    Byline = "byline": "The line that names the author.",
    Author = "author": "About the author.",
    Tags = "tags": "Keywords.",
    Consent = "consent": "Cookie and privacy notices.",
    Overlay = "overlay": "Dialogs, pop-ups and notices.",
    Wall = "wall": "Sign-in and subscription prompts.",
    AppPromo = "app-promo": "App banners.",
    Donation = "donation": "Requests for money.",
    Hidden = "hidden": "Not shown, at least at some widths.",
    ScreenReader = "screen-reader": "For screen readers only.",
    Contents = "contents": "Tables of contents.",
    Login = "login": "Accounts.",
    Search = "search": "Search and filters.",
    Card = "card": "Cards, tiles, entries of lists.",
    Caption = "caption": "Captions of pictures.",
    Product = "product": "Things for sale.",
    Forum = "forum": "Threads and posts.",
    Rating = "rating": "Stars and votes.",
    Control = "control": "Small controls beside a text: edit links, anchors, copy buttons.",
    Pagination = "pagination": "The way to other pages of a list or text.",
    Formula = "formula": "Formulas: a renderer's box, or a picture of one.",
    FormulaTwin = "formula-twin": "What shows a formula a second time.",
    Listing = "listing": "Program text that is no `pre`.",
    LineNumber = "line-number": "Numbers of lines beside program text.",
    CodeLine = "code-line": "A line of program text.",
    NoteSign = "note-sign": "Signs that lead to notes.",
    Notes = "notes": "Lists of notes, and single notes.",
    Sidenote = "sidenote": "Notes that stand in the text itself.",
    NoteBack = "note-back": "The way from a note back to its sign.",
    Gallery = "gallery": "Rows of pictures, of which one may be shown at a time.",
    SlideCopy = "slide-copy": "Copies of slides that let a gallery turn for ever.",
    Avatar = "avatar": "Pictures of who wrote something, and signs.",
    Callout = "callout": "Boxes that warn or advise.",
    CalloutTitle = "callout-title": "The first line of such a box.",
    PullQuote = "pull-quote": "Sentences of the text that are set large a second time.",
    DropCap = "drop-cap": "A large first letter.",
    Verse = "verse": "Texts whose lines matter.",
    Post = "post": "One post of a thread.",
    PostAuthor = "post-author": "Who wrote a post.",
    Signature = "signature": "What somebody sets below each of their posts.",
    Votes = "votes": "How many readers a post pleased.",
    QuotedPost = "quoted-post": "Posts that stand in a text as a quotation, until a script makes a frame of them.",
    Credit = "credit": "Who took a picture.",
    LinkCard = "link-card": "A card that leads to another page.",
    TabPanel = "tab-panel": "What stands under one of several tabs.",
    PrintNote = "print-note": "Notes and their signs that are hidden because a button shows them.",
}

/// Groups that speak against a part being text.
pub const CLUTTER: &[Group] = &[
    Group::Comment,
    Group::Navigation,
    Group::Sidebar,
    Group::Footer,
    Group::Share,
    Group::Related,
    Group::Advert,
    Group::Newsletter,
    Group::Consent,
    Group::Login,
    Group::Search,
    Group::Author,
    Group::Tags,
    Group::Overlay,
    Group::Pagination,
    Group::Wall,
    Group::AppPromo,
    Group::Donation,
    Group::Contents,
    Group::Breadcrumb,
];

/// A set of groups.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Groups(u64);

impl Groups {
    /// Whether no group is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the group is in the set.
    pub fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u8) != 0
    }

    /// Whether any of the groups is in the set.
    pub fn has_any(self, groups: &[Group]) -> bool {
        groups.iter().any(|&group| self.has(group))
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds a group.
    pub fn add(&mut self, group: Group) {
        self.0 |= 1 << group as u8;
    }
}

/// All class patterns.
#[derive(Debug, Default)]
pub struct Classes {
    matcher: Matcher<Group>,
}

impl Classes {
    /// Reads the data file.
    pub(super) fn load() -> Self {
        let mut classes = Self::default();
        let (mut last, mut group) = ("", None);
        sections::for_each(data!("../data/classes.txt"), |section, pattern| {
            if section != last {
                (last, group) = (section, Group::from_name(section));
            }
            if let Some(group) = group {
                let mut name = spread(pattern.trim_end_matches('*'));
                if pattern.ends_with('*') {
                    name.push('*');
                }
                classes.matcher.add(&name, group);
            }
        });
        classes
    }

    /// The groups of an element's classes or id.
    pub fn groups(&self, names: &str) -> Groups {
        let mut groups = Groups::default();
        self.matcher.find(&spread(names), |group, _| groups.add(group));
        groups
    }

    /// Whether one class name says this and nothing else: `hidden`, but not `overflow-hidden`.
    pub fn is_exactly(&self, name: &str, group: Group) -> bool {
        let name = spread(name);
        let mut is_exactly = false;
        self.matcher.find(&name, |found, pattern| is_exactly |= found == group && pattern == name);
        is_exactly
    }
}

/// What strings of class names say, each looked up once: a page repeats its own many times.
#[derive(Debug)]
pub struct Known<'rules, 'page> {
    classes: &'rules Classes,
    /// Of the names in them: most stand in many strings.
    names: FxHashMap<&'page str, Groups>,
    /// Of the classes of the page; empty before they are asked for.
    of_classes: Vec<Groups>,
}

impl<'rules, 'page> Known<'rules, 'page> {
    /// Nothing has been looked up yet.
    pub fn new(classes: &'rules Classes) -> Self {
        Self { classes, names: FxHashMap::default(), of_classes: Vec::new() }
    }

    /// Where they are looked up.
    pub fn classes(&self) -> &'rules Classes {
        self.classes
    }

    /// As [`Classes::groups`].
    pub fn groups(&mut self, names: &'page str) -> Groups {
        let Self { classes, names: known, .. } = self;
        let single = names.split_ascii_whitespace();
        single.fold(Groups::default(), |all, name| all.with(*known.entry(name).or_insert_with(|| classes.groups(name))))
    }

    /// The groups of each distinct `class` of a page, by its place ([`Document::classes`]).
    #[inline(never)]
    pub fn groups_of_classes(&mut self, document: &Document<'page>) -> Vec<Groups> {
        // There is always the first one: that of no class.
        if self.of_classes.is_empty() {
            self.of_classes = document.classes().iter().map(|class| self.groups(class)).collect();
        }
        self.of_classes.clone()
    }
}

/// Class names as words for the matcher: lower case, `-` between the parts of a name.
fn spread(names: &str) -> String {
    let mut result = String::with_capacity(names.len() + 8);
    let mut before = ' ';
    for c in names.chars() {
        if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            result.push('-');
        }
        match c {
            // Nearly all names are ASCII.
            c if c.is_ascii_alphanumeric() || c == ' ' => result.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => result.extend(c.to_lowercase()),
            c if c.is_whitespace() => result.push(' '),
            _ if result.ends_with('-') => {}
            _ => result.push('-'),
        }
        before = c;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_names_count_wherever_they_stand() {
        let classes = Classes::load();
        for (names, group) in [
            ("site-nav", Group::Navigation),
            ("ArticleSidebar_inner__x1", Group::Sidebar),
            ("newsletterSignup box", Group::Newsletter),
            ("entry-content", Group::StrongContent),
            ("td_ad_slot", Group::Advert),
        ] {
            assert!(classes.groups(names).has(group), "{names}");
        }
    }

    #[test]
    fn a_whole_name_is_more_than_a_part() {
        let classes = Classes::load();
        assert!(classes.is_exactly("d-none", Group::Hidden) && classes.is_exactly("hidden", Group::Hidden));
        assert!(!classes.is_exactly("overflow-hidden", Group::Hidden));
        assert!(!classes.is_exactly("lg:hidden", Group::Hidden));
    }

    #[test]
    fn words_that_only_look_alike_do_not() {
        let classes = Classes::load();
        assert!(!classes.groups("header-shadow loading").has(Group::Advert));
        assert!(!classes.groups("canvas").has(Group::Navigation));
    }
}
