//! Pictures: the best address among those that a page gives, and their words and size.

use super::Converter;
use super::sources::{
    LAZY, LAZY_SETS, background, holds_address, is_address, is_data_picture, is_picture_file, is_spacer,
    noscript_picture, pixels, widest,
};
use crate::article::{Image, Inline};
use crate::dom::text::collapsed;
use crate::dom::{Attribute, NodeId, Tag};

/// Signs that stand where words should. Others say something: ":)", "→".
const STAND_INS: &str = " .…*-–—|·•";

/// Schemes that a picture's address may have.
const SCHEMES: &[&str] = &["http", "https", "data"];

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

/// Whether words are said of a picture, and not the name of its file or a sign that stands for none: "IMG_4711.jpg", "…".
fn says_something(words: &str) -> bool {
    !words.chars().all(|sign| STAND_INS.contains(sign)) && !is_picture_file(words)
}

impl Converter<'_, '_> {
    /// Whether a node is a picture that stays.
    pub(super) fn is_picture(&self, node: NodeId) -> bool {
        let stays = self.stays[node.index()] && self.tag(node) != Tag::Text;
        stays && !self.is_player(node) && !self.is_formula(node)
    }

    /// The pictures below an element that stay, each address once.
    pub(super) fn images(&self, node: NodeId) -> Vec<Image> {
        let mut images: Vec<Image> = Vec::new();
        for inner in self.page.document.subtree(node).filter(|&inner| self.is_picture(inner)) {
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
        let text = |name| document.attribute(node, name).map(collapsed).filter(|text| says_something(text));
        let (address, words) = match self.tag(node) {
            Tag::Img => (self.best_address(node)?, text(Attribute::Alt)),
            Tag::Noscript => {
                let (address, words) = noscript_picture(document, node)?;
                (self.address(&address, SCHEMES)?, Some(words).filter(|words| says_something(words)))
            }
            _ => (self.address(&background(document, node)?, SCHEMES)?, text(Attribute::AriaLabel)),
        };
        Some(Image {
            url: address,
            alternative: words.unwrap_or_default(),
            title: text(Attribute::Title),
            size: self.size(node),
        })
    }

    /// What the browser chose, else the lazy address, else the widest of the sets, else `src`, else the twin for
    /// readers without scripts. That twin comes first where the picture's only address is a small preview's.
    fn best_address(&self, node: NodeId) -> Option<String> {
        let document = self.page.document;
        let attribute = |name: &Attribute| document.attribute(node, *name).filter(|value| !value.trim().is_empty());
        let real = |address: &str| if is_spacer(address) { None } else { self.address(address, SCHEMES) };
        let looks_real = |address: &&str| is_address(address);
        let source = attribute(&Attribute::Src);
        let lazy = LAZY.iter().filter_map(attribute).find(looks_real).and_then(real);
        let set = LAZY_SETS
            .iter()
            .chain([&Attribute::Srcset])
            .filter_map(attribute)
            .filter_map(widest)
            .find_map(|address| real(&address));
        let current = attribute(&Attribute::CurrentSrc).and_then(real);
        let is_lazy = lazy.is_some() || LAZY_SETS.iter().any(|name| attribute(name).is_some());
        if is_lazy && set.is_some() {
            return set;
        }
        let twin = || self.twin_without_scripts(node).and_then(|address| real(&address));
        let beside = || self.source_beside(node).and_then(|address| real(&address));
        // What was not loaded yet, or is shown blurred, stands there whole for those without scripts.
        let is_preview = lazy.is_none() && set.is_none() && current.is_none();
        lazy.or(current.filter(|_| !is_lazy))
            .or(set)
            .or_else(|| if is_preview { twin() } else { None })
            .or_else(|| source.and_then(real).filter(|_| !is_lazy))
            .or_else(beside)
            .or_else(twin)
            .or_else(|| source.and_then(real))
            .or_else(|| {
                source.and_then(|address| self.address(address, SCHEMES)).filter(|address| is_data_picture(address))
            })
    }

    /// The widest address of the last `source` of the same `picture`: of the form that every browser reads.
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
        // Further out only where no other picture stands between.
        let around = document.path(node).take(3).filter_map(|near| document.parent(near));
        for parent in around {
            // One without any address waits for this picture, too.
            let has_address =
                |inner: NodeId| document.attributes(inner).any(|(name, value)| holds_address(name, value));
            let images = document.subtree(parent).filter(|&inner| self.tag(inner) == Tag::Img && has_address(inner));
            let in_noscript = |inner: &NodeId| document.path(*inner).any(|above| self.tag(above) == Tag::Noscript);
            if images.filter(|inner| !in_noscript(inner)).nth(1).is_some() {
                return None;
            }
            let twin = document.children(parent).find(|&child| self.tag(child) == Tag::Noscript);
            if let Some(twin) = twin {
                return noscript_picture(document, twin).map(|(address, _)| address);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_says_nothing_of_its_picture() {
        for (words, expected) in [
            ("Fog on the pier", true),
            ("Pier 7", true),
            ("港の霧", true),
            ("☀️", true),
            (":-)", true),
            ("fog-on-the-pier.jpg", false),
            ("IMG 4711.JPG", false),
            ("…", false),
            ("* * *", false),
            ("", false),
        ] {
            assert_eq!(says_something(words), expected, "{words}");
        }
    }
}
