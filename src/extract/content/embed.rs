//! Players and frames from elsewhere: a card with their maker, their name, a still picture and a link to press.

use super::{Converter, Page};
use crate::article::{Block, Image, Track};
use crate::dom::text::collapsed;
use crate::dom::{Attribute, Document, NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::entries::data;

/// Where a frame keeps its address, surest first: until they are scrolled to, many keep it for a script.
const ADDRESSES: &[Attribute] = &[Attribute::Src, Attribute::DataSrc, Attribute::DataLazySrc, Attribute::DataUrl];
/// Attributes that hold the name of what a player element plays.
const NAMES: &[Attribute] =
    &[Attribute::Videoid, Attribute::DataVideoid, Attribute::DataTweetid, Attribute::DataShortcode];

/// A line of `data/embeds.txt`.
struct Maker {
    name: &'static str,
    /// The address to see it at, with `{}` for what follows the beginning.
    page: Option<&'static str>,
    /// What of the address follows its beginning.
    rest: String,
}

/// The address that a frame shows.
pub(super) fn frame_address<'page>(document: &Document<'page>, node: NodeId) -> Option<&'page str> {
    let written = ADDRESSES.iter().filter_map(|&name| document.attribute(node, name)).map(str::trim);
    written.into_iter().find(|address| !address.is_empty() && !address.starts_with("about:"))
}

/// The maker whose line fits an address.
fn maker(address: &str) -> Option<Maker> {
    let address = address.trim().trim_start_matches("https:").trim_start_matches("http:").trim_start_matches("//");
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let whole = format!("{}/{path}", host.trim_start_matches("www."));
    let is_host = |beginning: &str| {
        let part = beginning.trim_end_matches('/');
        host.strip_suffix(part).is_some_and(|before| before.ends_with('.'))
    };
    let (beginning, name, page) = line(&|beginning| whole.starts_with(beginning) || is_host(beginning))?;
    Some(Maker { name, page, rest: whole.strip_prefix(beginning).unwrap_or("").to_owned() })
}

/// The first line whose beginning fits: the beginning, the maker's name, and the address of the page to see it at.
fn line(fits: &dyn Fn(&str) -> bool) -> Option<(&'static str, &'static str, Option<&'static str>)> {
    let mut lines = data!("../../data/embeds.txt").lines();
    lines.find_map(|line| {
        let (beginning, rest) = line.split_once(' ').filter(|(beginning, _)| fits(beginning))?;
        let (name, page) = rest.split_once(" → ").map_or((rest, None), |(name, page)| (name, Some(page)));
        Some((beginning, name, page))
    })
}

impl Maker {
    /// The address to see it at, without the player around it.
    fn address(&self) -> Option<String> {
        let page = self.page?;
        let (before, place) = page.split_once('{')?;
        let (place, after) = place.split_once('}')?;
        let value = match place.strip_prefix('?') {
            // `{?id}`: a field of the address's query.
            Some(field) => {
                let query = self.rest.split_once('?').map_or("", |(_, query)| query);
                query.split(['&', '#']).find_map(|pair| pair.strip_prefix(field)?.strip_prefix('='))?
            }
            None if place == "/" => self.rest.split('/').next()?,
            None => self.rest.split(['?', '#', '&']).next().map(|path| path.trim_end_matches('/'))?,
        };
        (!value.is_empty()).then(|| format!("{before}{value}{after}"))
    }
}

/// The maker and address of what a player's own element plays: `<lite-youtube videoid="…">`.
pub(super) fn player(document: &Document, node: NodeId) -> Option<(&'static str, String)> {
    let value = NAMES.iter().find_map(|&name| document.attribute(node, name)).filter(|value| !value.is_empty())?;
    let beginning = format!("<{}>", document.name(node));
    let (_, name, page) = line(&|element| element == beginning)?;
    Some((name, page?.replace("{}", value)))
}

/// The maker that an element's class names.
fn named_maker(page: &Page, node: NodeId) -> Option<&'static str> {
    let is_marked = page.marks.get(node).has(Group::QuotedPost);
    let classes = page.document.attribute(node, Attribute::Class).filter(|_| is_marked)?;
    let is_named = |class: &str| classes.split_ascii_whitespace().any(|name| name == class);
    line(&|class| class.strip_prefix('.').is_some_and(is_named)).map(|(_, name, _)| name)
}

/// The maker and the address of a post that stands in the text as a quotation, until a script makes a frame of it.
pub(super) fn quoted_post<'page>(page: &Page<'_, 'page>, node: NodeId) -> Option<(&'static str, &'page str)> {
    let name = named_maker(page, node)?;
    let document = page.document;
    let links = document.subtree(node).filter(|&inner| document.tag(inner) == Tag::A);
    let link = links.filter_map(|inner| document.attribute(inner, Attribute::Href)).last();
    Some((name, link.or(document.attribute(node, Attribute::Cite))?))
}

/// The maker and address of a film that only the still picture in a box names, until a script puts a player there.
pub(super) fn still(document: &Document, node: NodeId) -> Option<(&'static str, String)> {
    let maker = maker(&super::sources::background(document, node)?)
        .filter(|maker| maker.page.is_some_and(|page| page.ends_with("{/}")))?;
    Some((maker.name, maker.address()?))
}

/// Whether a frame's maker is known, by its address or its class.
pub(super) fn is_known(page: &Page, node: NodeId, address: &str) -> bool {
    maker(address).is_some() || named_maker(page, node).is_some()
}

impl Converter<'_, '_> {
    /// A player or frame as a card: who plays it, what it is called, where it is.
    pub(super) fn embed(&self, node: NodeId) -> Block {
        let document = self.page.document;
        let sources = document.subtree(node).filter(|&inner| self.tag(inner) == Tag::Source);
        let mut sources = sources.filter_map(|inner| document.attribute(inner, Attribute::Src));
        let quoted = quoted_post(self.page, node).map(|(_, address)| address);
        let address = frame_address(document, node).or(quoted).or_else(|| sources.next());
        let resolved = address.and_then(|address| self.address(address, &["http", "https"]));
        let maker = address.and_then(maker);
        let (name, page) = match self.tag(node) {
            Tag::Audio => ("Audio", None),
            Tag::Video => ("Video", None),
            Tag::Custom => player(document, node).map_or(("", None), |(name, page)| (name, Some(page))),
            Tag::Iframe if maker.is_some() => maker.map_or(("", None), |maker| (maker.name, maker.address())),
            _ => match still(document, node) {
                Some((name, page)) => (name, Some(page)),
                None => (named_maker(self.page, node).unwrap_or(""), None),
            },
        };
        // Posts of Mastodon have their frames one step below themselves.
        let resolved = resolved.map(|url| url.strip_suffix("/embed").map(str::to_owned).unwrap_or(url));
        let url = page.or(resolved).unwrap_or_else(|| document.page().url.clone());
        let provider = if name.is_empty() { host(&url).to_owned() } else { name.to_owned() };
        let picture = document.attribute(node, Attribute::Poster).map(str::to_owned);
        let picture = picture.or_else(|| super::sources::background(document, node));
        let image = picture.and_then(|picture| self.address(&picture, &["http", "https"]));
        Block::Embed {
            title: self.embed_title(node).filter(|title| *title != provider),
            image: image.map(|url| Image { url, size: self.shown_size(node), ..Image::default() }),
            tracks: self.tracks(node),
            provider,
            url,
        }
    }

    /// Whether a node that stays is a player, a frame, or a post that a script would make one of.
    pub(super) fn is_player(&self, node: NodeId) -> bool {
        match self.tag(node) {
            Tag::Iframe | Tag::Video | Tag::Audio | Tag::Custom => true,
            Tag::Text => false,
            Tag::Blockquote | Tag::Div if quoted_post(self.page, node).is_some() => true,
            _ => still(self.page.document, node).is_some(),
        }
    }

    fn embed_title(&self, node: NodeId) -> Option<String> {
        let names = [Attribute::Title, Attribute::AriaLabel, Attribute::Playlabel];
        let document = self.page.document;
        let own = names.into_iter().find_map(|name| document.attribute(node, name));
        let title =
            own.or_else(|| document.subtree(node).find_map(|inner| document.attribute(inner, Attribute::AriaLabel)));
        let title = title.map(collapsed);
        title.filter(|title| !title.is_empty())
    }

    /// Width and height of a player's still picture.
    fn shown_size(&self, node: NodeId) -> Option<[u32; 2]> {
        let measured = self.page.document.media_box(node).map(|&[_, width, height, ..]| [width as u32, height as u32]);
        measured.filter(|size| size[0] > 0 && size[1] > 0)
    }

    fn tracks(&self, node: NodeId) -> Vec<Track> {
        let document = self.page.document;
        let tracks = document.subtree(node).filter(|&inner| self.tag(inner) == Tag::Track);
        tracks
            .filter_map(|inner| {
                let url = self.address(document.attribute(inner, Attribute::Src)?, &["http", "https"])?;
                let label =
                    document.attribute(inner, Attribute::Label).or(document.attribute(inner, Attribute::Srclang));
                Some(Track { label: collapsed(label.unwrap_or("…")), url })
            })
            .collect()
    }
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest).trim_start_matches("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_player_leads_to_its_page() {
        for (address, name, page) in [
            (
                "https://www.youtube-nocookie.com/embed/a1_b?rel=0",
                "YouTube",
                Some("https://www.youtube.com/watch?v=a1_b"),
            ),
            ("//player.vimeo.com/video/123", "Vimeo", Some("https://vimeo.com/123")),
            ("https://open.spotify.com/embed/track/x9", "Spotify", Some("https://open.spotify.com/track/x9")),
            ("https://platform.twitter.com/embed/Tweet.html?dnt=0&id=42#x", "X", Some("https://x.com/i/status/42")),
            ("https://datawrapper.dwcdn.net/AbC/1/", "Datawrapper", None),
        ] {
            let found = maker(address).unwrap();
            assert_eq!((found.name, found.address().as_deref()), (name, page), "{address}");
        }
        assert!(maker("https://frames.example/embed/1").is_none());
    }
}
