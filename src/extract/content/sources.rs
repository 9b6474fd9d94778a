//! Where a picture's address may stand: sets of addresses, attributes of lazy-loading scripts, `noscript` twins,
//! backgrounds; and what is no picture at all.

use crate::dom::text::collapsed;
use crate::dom::{Attribute, Document, NodeId, Tag};
use crate::rules::entries::data;
use std::sync::LazyLock;

/// Attributes that lazy-loading scripts keep the real address in, surest first.
pub(super) const LAZY: &[Attribute] = &[
    Attribute::DataSrc,
    Attribute::DataOriginal,
    Attribute::DataLazySrc,
    Attribute::DataActualsrc,
    Attribute::DataHiResSrc,
    Attribute::DataFull,
    Attribute::DataLazy,
    Attribute::DataLazyload,
    Attribute::DataFlickityLazyload,
    Attribute::DataImage,
    Attribute::DataImageSrc,
    Attribute::DataImgSrc,
    Attribute::DataOrigFile,
    Attribute::DataEcho,
    Attribute::DataUrl,
];
/// The same for sets of addresses.
pub(super) const LAZY_SETS: &[Attribute] = &[Attribute::DataSrcset, Attribute::DataLazySrcset];
/// Where a box keeps its background.
const BACKGROUNDS: &[Attribute] = &[Attribute::DataBg, Attribute::DataBackground, Attribute::DataBackgroundImage];
/// Longest `data:` picture that is taken for the picture itself, in characters: shorter ones are placeholders.
/// Source: a 1×1 GIF or an empty SVG takes up to some 200; blurred previews up to about 1,500.
const PLACEHOLDER_CHARS: usize = 1_500;
/// Shortest `data:` picture that is taken where there is no other address, in characters. Source: as above, twice a GIF's.
const DATA_PICTURE_CHARS: usize = 400;

/// A length in CSS pixels as an attribute says it: "640", "640px".
pub(super) fn pixels(value: &str) -> Option<f32> {
    number(value.trim().trim_end_matches("px"))
}

/// A number that is not negative, to its first decimal. Rust's own reading of them brings 13 KB of tables into the Wasm.
fn number(text: &str) -> Option<f32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let tenths = decimals.chars().next().unwrap_or('0').to_digit(10)?;
    let whole: u16 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    Some(f32::from(whole) + tenths as f32 / 10.0)
}

/// The address of the widest (or densest) candidate of a `srcset`. Source: HTML, "parsing a srcset attribute",
/// without its error cases.
pub(super) fn widest(set: &str) -> Option<String> {
    let mut best: Option<(f32, &str)> = None;
    for candidate in candidates(set) {
        let mut parts = candidate.split_ascii_whitespace();
        let Some(address) = parts.next() else {
            continue;
        };
        let size = parts.next().and_then(|size| number(size.trim_end_matches(['w', 'x', 'h']))).unwrap_or(1.0);
        if best.is_none_or(|(widest, _)| size > widest) {
            best = Some((size, address));
        }
    }
    best.map(|(_, address)| address.to_owned())
}

/// Candidates are parted by a comma that follows a size or precedes a blank; addresses may hold commas.
fn candidates(set: &str) -> Vec<&str> {
    let mut candidates = Vec::new();
    let mut start = 0;
    for (at, _) in set.match_indices(',') {
        let before = &set[start..at];
        let has_size = before.trim().contains(char::is_whitespace);
        let blank_follows = set[at + 1..].starts_with(char::is_whitespace) || at + 1 == set.len();
        if has_size || blank_follows {
            candidates.push(before.trim());
            start = at + 1;
        }
    }
    candidates.push(set[start..].trim());
    candidates
}

/// The picture in a `noscript`, parsed or as raw text as a live page holds it: its address and its words.
pub(super) fn noscript_picture(document: &Document, noscript: NodeId) -> Option<(String, String)> {
    let parsed = document.subtree(noscript).find(|&inner| document.tag(inner) == Tag::Img);
    let found = match parsed {
        Some(image) => {
            let value = |name| document.attribute(image, name).unwrap_or("").to_owned();
            let is_pixel = [Attribute::Width, Attribute::Height].iter().any(|&side| matches!(&*value(side), "0" | "1"));
            if is_pixel {
                return None;
            }
            let set = widest(&value(Attribute::Srcset));
            (set.unwrap_or_else(|| value(Attribute::Src)), collapsed(&value(Attribute::Alt)))
        }
        None => document.subtree(noscript).find_map(|inner| picture_in_markup(document.text(inner)))?,
    };
    let is_tracker = found.0.contains("/tr?") || is_spacer(&found.0);
    (!is_tracker).then_some(found)
}

/// The first picture in raw markup: its address and its words.
fn picture_in_markup(markup: &str) -> Option<(String, String)> {
    let image = &markup[markup.find("<img")?..];
    let image = &image[..image.find('>')?];
    let value = |name: &str| {
        let begin = format!("{name}=");
        let mut places = image.match_indices(&begin);
        let (place, _) = places.find(|&(at, _)| image[..at].ends_with(|c: char| c.is_ascii_whitespace()))?;
        let at = place + begin.len();
        let quote = image[at..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = &image[at + 1..];
        Some(value[..value.find(quote)?].replace("&amp;", "&").replace("&quot;", "\""))
    };
    let is_pixel = ["width", "height"].into_iter().any(|side| matches!(value(side).as_deref(), Some("0" | "1")));
    let address = value("srcset").and_then(|set| widest(&set)).or_else(|| value("src")).filter(|_| !is_pixel)?;
    Some((address, value("alt").unwrap_or_default()))
}

/// The picture that is a box's background.
pub(super) fn background(document: &Document, node: NodeId) -> Option<String> {
    let item = || described_picture(document, node);
    let lazy = || BACKGROUNDS.iter().find_map(|&name| document.attribute(node, name)).map(str::to_owned);
    let style = document.attribute(node, Attribute::Style).filter(|style| style.contains("background"));
    let in_style = |style: &str| {
        let (_, rest) = style.split_once("background")?.1.split_once("url(")?;
        let address = rest[..rest.find(')')?].trim_matches(['"', '\'', ' ']).replace("&quot;", "");
        (!address.is_empty()).then_some(address)
    };
    let address = style.and_then(in_style).or_else(lazy).or_else(item)?;
    (!is_spacer(&address)).then_some(address)
}

/// The address of a figure's picture in its own data (`itemid`), where a script puts the picture in only when it comes into
/// sight: then nothing else in the figure names it.
pub(super) fn described_picture(document: &Document, node: NodeId) -> Option<String> {
    let kind = document.attribute(node, Attribute::Itemtype)?;
    let address = document.attribute(node, Attribute::Itemid)?;
    let is_there = document.tag(node) == Tag::Figure && kind.trim_end_matches('/').ends_with("schema.org/ImageObject");
    (is_there && is_address(address)).then(|| address.to_owned())
}

/// Whether an address is a placeholder's: a short `data:` picture, or a file that is named as one.
pub(super) fn is_spacer(address: &str) -> bool {
    let address = address.trim();
    if address.starts_with("data:") {
        return address.len() < PLACEHOLDER_CHARS;
    }
    let path = address.split(['?', '#']).next().unwrap_or("");
    let file = path.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    let stem = file.split_once('.').map_or("", |(stem, _)| stem);
    says("spacer", &|name| name == stem)
}

/// Whether an entry of a kind in `data/pictures.txt` fits. Read once: it is looked through for every picture and many names.
fn says(kind: &str, fits: &dyn Fn(&str) -> bool) -> bool {
    static ENTRIES: LazyLock<Vec<(&str, &str)>> =
        LazyLock::new(|| data!("../../data/pictures.txt").lines().filter_map(|line| line.split_once(' ')).collect());
    ENTRIES.iter().any(|&(of, entry)| of == kind && fits(entry))
}

/// Whether an address is that of an advert.
pub(super) fn is_advert(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    says("advert", &|part| address.contains(part))
}

/// Whether a class name is one of a kind ("caption", "preview"), beyond what `data/classes.txt` tells.
pub(super) fn names(kind: &str, class: &str) -> bool {
    let ends = |name: &str, end: &str| {
        let tail = name.len().checked_sub(end.len()).and_then(|at| name.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    says(kind, &|end| class.split_ascii_whitespace().any(|name| ends(name, end)))
}

/// Whether an address is that of somebody's portrait beside what they wrote.
pub(super) fn is_avatar(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    says("avatar", &|part| address.contains(part))
}

/// Whether a picture has no address but a placeholder's.
pub(super) fn has_only_spacer(document: &Document, node: NodeId) -> bool {
    let source = document.attribute(node, Attribute::Src).unwrap_or("");
    let others = document
        .attributes(node)
        .any(|(name, value)| name != Attribute::Src && holds_address(name, value) && !is_spacer(value));
    is_spacer(source) && !others && !source.starts_with("data:")
}

/// Whether an attribute is one that a picture's address stands in, and has a value.
pub(super) fn holds_address(name: Attribute, value: &str) -> bool {
    let is_one = LAZY.contains(&name)
        || LAZY_SETS.contains(&name)
        || matches!(name, Attribute::Src | Attribute::Srcset | Attribute::CurrentSrc);
    is_one && !value.trim().is_empty()
}

/// A value of a lazy attribute may be a switch or a name: "true", "hero".
pub(super) fn is_address(value: &str) -> bool {
    !value.starts_with('{') && value.contains('/') || has_picture_ending(value)
}

/// Whether an address ends as a picture's file does.
pub(super) fn is_picture_file(address: &str) -> bool {
    address.split(['?', '#']).next().is_some_and(has_picture_ending)
}

fn has_picture_ending(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    matches!(&*end, "jpg" | "jpeg" | "png" | "gif" | "webp" | "svg" | "avif")
}

/// A `data:` picture that is no bare placeholder: it has a size, or draws something.
pub(super) fn is_data_picture(address: &str) -> bool {
    let draws = || says("drawing", &|element| address.contains(element));
    address.starts_with("data:image/")
        && (address.len() > DATA_PICTURE_CHARS || address.starts_with("data:image/svg") && draws())
}

/// Whether two addresses are those of one picture in two sizes: they differ in how their names end.
pub(super) fn is_other_size(one: &str, other: &str) -> bool {
    // Two addresses that differ in their fields alone are those of two pictures, and equal ones those of two that wait.
    let path = |address: &str| address.split('?').next().unwrap_or("").to_owned();
    path(one) != path(other) && sizeless(one).is_some_and(|name| Some(name) == sizeless(other))
}

/// An address up to a last part of its name that says a size ("-1024x768", "-videoLarge").
fn sizeless(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next()?;
    let (rest, file) = path.rsplit_once('/')?;
    let stem = file.split('.').next()?;
    let (start, end) = stem.rsplit_once(['-', '_']).unwrap_or((stem, ""));
    let end = end.to_ascii_lowercase();
    let is_size = end.contains(|c: char| c.is_ascii_digit()) && end.chars().all(|c| c.is_ascii_digit() || c == 'x');
    let name = if is_size && end.contains('x') || says("size", &|word| end.contains(word)) { start } else { stem };
    (!name.is_empty()).then(|| &path[..rest.len() + 1 + name.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_candidate_wins() {
        for (set, expected) in [
            ("a.jpg 320w, b.jpg 1280w, c.jpg 640w", "b.jpg"),
            ("a.jpg, b.jpg 2x", "b.jpg"),
            (
                "https://i.example/w_400,h_300/a.jpg 400w,https://i.example/w_800,h_600/a.jpg 800w",
                "https://i.example/w_800,h_600/a.jpg",
            ),
            ("only.jpg", "only.jpg"),
        ] {
            assert_eq!(widest(set).as_deref(), Some(expected), "{set}");
        }
        assert_eq!(widest(" "), None);
    }

    #[test]
    fn one_picture_in_two_sizes() {
        for (one, other, same) in [
            ("/a/boat-videoLarge.jpg", "/a/boat-thumbLarge.jpg", true),
            ("/a/boat.jpg", "/a/boat-300x200.jpg?x", true),
            ("/a/boat-1.jpg", "/a/boat-2.jpg", false),
            ("/a/house-before.jpg", "/a/house-after.jpg", false),
            ("/a/boat-small.jpg", "/b/boat-large.jpg", false),
            ("/dims?image=a.jpg", "/dims?image=b.jpg", false),
            ("/blank.gif", "/blank.gif", false),
        ] {
            assert_eq!(is_other_size(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn a_short_drawing_is_a_picture() {
        let svg = |inner: &str| format!("data:image/svg+xml,%3Csvg viewBox='0 0 9 9'%3E{inner}%3C/svg%3E");
        assert!(is_data_picture(&svg("%3Cpath d='M0 0h9'/%3E")));
        assert!(!is_data_picture(&svg("")));
    }

    #[test]
    fn raw_markup_gives_its_first_picture() {
        let markup = r#"<p><img class="x" src="a.jpg?x=1&amp;y=2" alt=""></p>"#;
        assert_eq!(picture_in_markup(markup), Some(("a.jpg?x=1&y=2".into(), String::new())));
        assert_eq!(picture_in_markup("<b>none</b>"), None);
        assert_eq!(
            picture_in_markup("<img\n\tdata-src='b.jpg'\n\tsrc='a.jpg'\n>"),
            Some(("a.jpg".into(), String::new()))
        );
        assert_eq!(picture_in_markup(r#"<img height="1" width="1" src="https://count.example/p.gif">"#), None);
    }
}
