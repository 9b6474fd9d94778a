//! Pictures: the best address among those that a page gives, and their words and size.

use super::Converter;
use crate::article::{Image, Inline};
use crate::dom::{Attribute, NodeId, Tag};

/// Schemes that a picture's address may have.
const SCHEMES: &[&str] = &["http", "https", "data"];
/// Attributes that lazy-loading scripts keep the real address in, surest first.
const LAZY: &[Attribute] = &[
    Attribute::DataSrc,
    Attribute::DataOriginal,
    Attribute::DataLazySrc,
    Attribute::DataHiResSrc,
    Attribute::DataFull,
    Attribute::DataLazy,
];
/// The same for sets of addresses.
const LAZY_SETS: &[Attribute] = &[Attribute::DataSrcset, Attribute::DataLazySrcset];
/// Longest `data:` picture that is taken for the picture itself, in characters: shorter ones are placeholders.
/// Source: a 1×1 GIF or an empty SVG takes up to some 200; blurred previews up to about 1,500.
const PLACEHOLDER_CHARS: usize = 1_500;

/// The pictures of a line that holds nothing else; `None` where it holds anything else or nothing.
pub(super) fn alone(content: &[Inline]) -> Option<Vec<Image>> {
    let mut images = Vec::new();
    for inline in content {
        match inline {
            Inline::Image(image) => images.push(image.clone()),
            Inline::Link(link) => images.extend(alone(&link.content)?),
            Inline::Strong(inner) | Inline::Emphasis(inner) => images.extend(alone(inner)?),
            Inline::LineBreak => {}
            blank if super::tidy::is_blank(blank) => {}
            _ => return None,
        }
    }
    (!images.is_empty()).then_some(images)
}

impl Converter<'_, '_> {
    /// The pictures below an element that stay, each address once.
    pub(super) fn images(&self, node: NodeId) -> Vec<Image> {
        let mut images: Vec<Image> = Vec::new();
        for inner in self.page.document.subtree(node).filter(|&inner| self.tag(inner) == Tag::Img) {
            match self.image(inner) {
                Some(image) if images.iter().all(|known| known.url != image.url) => images.push(image),
                _ => {}
            }
        }
        images
    }

    /// A picture that stays, with the best of its addresses.
    pub(super) fn image(&self, node: NodeId) -> Option<Image> {
        if !self.stays[node.index()] {
            return None;
        }
        let document = self.page.document;
        let text =
            |name| document.attribute(node, name).map(crate::dom::text::collapsed).filter(|text| !text.is_empty());
        Some(Image {
            url: self.best_address(node)?,
            alternative: text(Attribute::Alt).unwrap_or_default(),
            title: text(Attribute::Title),
            size: self.size(node),
        })
    }

    /// What the browser chose, else the lazy address, else the widest of the sets, else `src`, else the twin for
    /// readers without scripts.
    fn best_address(&self, node: NodeId) -> Option<String> {
        let document = self.page.document;
        let attribute = |name: &Attribute| document.attribute(node, *name).filter(|value| !value.trim().is_empty());
        let real = |address: &str| {
            let is_placeholder = address.trim_start().starts_with("data:") && address.len() < PLACEHOLDER_CHARS;
            if is_placeholder { None } else { self.address(address, SCHEMES) }
        };
        let source = attribute(&Attribute::Src);
        let lazy = LAZY.iter().find_map(attribute).and_then(real);
        let set = LAZY_SETS
            .iter()
            .chain([&Attribute::Srcset])
            .find_map(attribute)
            .and_then(widest)
            .and_then(|address| real(&address));
        let current = attribute(&Attribute::CurrentSrc).and_then(real);
        let is_lazy = lazy.is_some() || LAZY_SETS.iter().any(|name| attribute(name).is_some());
        if is_lazy && set.is_some() {
            return set;
        }
        lazy.or(current.filter(|_| !is_lazy))
            .or(set)
            .or_else(|| source.and_then(real))
            .or_else(|| self.source_beside(node).and_then(|address| real(&address)))
            .or_else(|| self.twin_without_scripts(node).and_then(|address| real(&address)))
            .or_else(|| {
                source
                    .and_then(|address| self.address(address, SCHEMES))
                    .filter(|address| self.is_data_picture(address))
            })
    }

    /// A `data:` picture that is no bare placeholder: it has words, or a size.
    fn is_data_picture(&self, address: &str) -> bool {
        address.starts_with("data:image/") && address.len() > 400
    }

    /// The widest address of the `source` elements of the same `picture`.
    fn source_beside(&self, node: NodeId) -> Option<String> {
        let document = self.page.document;
        let picture = document.ancestors(node).take(2).find(|&above| self.tag(above) == Tag::Picture)?;
        let sources = document.subtree(picture).filter(|&inner| self.tag(inner) == Tag::Source);
        sources
            .filter_map(|source| {
                [Attribute::DataSrcset, Attribute::Srcset]
                    .into_iter()
                    .find_map(|name| document.attribute(source, name))
                    .and_then(widest)
            })
            .last()
    }

    /// The address of the picture in a `noscript` beside the picture, parsed or as raw text.
    fn twin_without_scripts(&self, node: NodeId) -> Option<String> {
        let document = self.page.document;
        let around = document.path(node).take(3).filter_map(|near| document.parent(near));
        for parent in around {
            let twin = document.children(parent).find(|&child| self.tag(child) == Tag::Noscript);
            let Some(twin) = twin else { continue };
            let parsed = document.subtree(twin).find(|&inner| self.tag(inner) == Tag::Img);
            return match parsed {
                Some(image) => document.attribute(image, Attribute::Src).map(str::to_owned),
                None => document.subtree(twin).find_map(|inner| source_in_markup(document.text(inner))),
            };
        }
        None
    }

    /// The picture's own size where the capture or the page gives it.
    fn size(&self, node: NodeId) -> Option<[u32; 2]> {
        let document = self.page.document;
        if let Some(&[_, _, _, width, height]) = document.media_box(node)
            && width >= 1.0
            && height >= 1.0
        {
            return Some([width as u32, height as u32]);
        }
        let number = |name| document.attribute(node, name).and_then(pixels).map(|number| number as u32);
        match (number(Attribute::Width), number(Attribute::Height)) {
            (Some(width), Some(height)) if width > 0 && height > 0 => Some([width, height]),
            _ => None,
        }
    }
}

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

/// The first picture's address in raw markup, as a live page's `noscript` holds it.
fn source_in_markup(markup: &str) -> Option<String> {
    let image = &markup[markup.find("<img")?..];
    let image = &image[..image.find('>')?];
    let at = image.find(" src=")? + " src=".len();
    let quote = image[at..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = &image[at + 1..];
    Some(value[..value.find(quote)?].replace("&amp;", "&"))
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
    fn raw_markup_gives_its_first_picture() {
        let markup = r#"<p><img class="x" src="a.jpg?x=1&amp;y=2" alt=""></p>"#;
        assert_eq!(source_in_markup(markup).as_deref(), Some("a.jpg?x=1&y=2"));
        assert_eq!(source_in_markup("<b>none</b>"), None);
    }
}
