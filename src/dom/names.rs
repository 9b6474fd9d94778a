//! Element and attribute names as closed enums, so that a comparison is a number's.

macro_rules! names {
    ($(#[$meta:meta])* $kind:ident { $($variant:ident = $name:literal),* $(,)? } $($extra:ident)*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $kind { $(#[doc = concat!("`", $name, "`")] $variant,)* $(#[doc = "Not an HTML name."] $extra,)* }

        impl $kind {
            /// By rising name.
            const NAMED: &'static [(&'static str, Self)] = &[$(($name, Self::$variant)),*];

            /// Looks a lower-case name up; `None` for one that nothing here asks for.
            pub fn from_name(name: &str) -> Option<Self> {
                let at = Self::NAMED.binary_search_by_key(&name, |(known, _)| known).ok()?;
                Some(Self::NAMED[at].1)
            }

            /// Its name, or "" for what is not an HTML name.
            pub fn name(self) -> &'static str {
                Self::NAMED.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
            }
        }
    };
}

names! {
    /// An element's name; text nodes are [`Tag::Text`].
    Tag {
        A = "a", Abbr = "abbr", Address = "address", Annotation = "annotation", Article = "article", Aside = "aside",
        Audio = "audio", B = "b", Base = "base", Bdi = "bdi", Bdo = "bdo", Big = "big", Blockquote = "blockquote",
        Body = "body", Br = "br", Button = "button", Canvas = "canvas", Caption = "caption", Center = "center",
        Cite = "cite", Code = "code", Col = "col", Colgroup = "colgroup", Data = "data", Dd = "dd", Del = "del",
        Details = "details", Dfn = "dfn", Dialog = "dialog", Dir = "dir", Div = "div", Dl = "dl", Dt = "dt", Em = "em",
        Embed = "embed", Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure", Font = "font",
        Footer = "footer", Form = "form", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6",
        Head = "head", Header = "header", Hgroup = "hgroup", Hr = "hr", Html = "html", I = "i", Iframe = "iframe",
        Img = "img", Input = "input", Ins = "ins", Kbd = "kbd", Label = "label", Legend = "legend", Li = "li",
        Link = "link", Main = "main", Mark = "mark", Math = "math", Menu = "menu", Meta = "meta", Nav = "nav",
        Noscript = "noscript", Object = "object", Ol = "ol", Option = "option", Output = "output", P = "p",
        Picture = "picture", Pre = "pre", Progress = "progress", Q = "q", Rb = "rb", Rp = "rp", Rt = "rt", Rtc = "rtc",
        Ruby = "ruby", S = "s", Samp = "samp", Script = "script", Search = "search", Section = "section",
        Select = "select", Semantics = "semantics", Slot = "slot", Small = "small", Source = "source", Span = "span",
        Strike = "strike", Strong = "strong", Sub = "sub", Summary = "summary", Sup = "sup", Svg = "svg",
        Table = "table", Tbody = "tbody", Td = "td", Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead",
        Time = "time", Title = "title", Tr = "tr", Track = "track", Tt = "tt", U = "u", Ul = "ul", Var = "var",
        Video = "video", Wbr = "wbr",
    } Text Custom Unknown
}

names! {
    /// An attribute that something here asks for.
    Attribute {
        Alt = "alt", Alttext = "alttext", AriaControls = "aria-controls", AriaHidden = "aria-hidden",
        AriaLabel = "aria-label", AriaLevel = "aria-level", AriaModal = "aria-modal", Autocomplete = "autocomplete",
        Checked = "checked",
        Cite = "cite", Class = "class", Colspan = "colspan", Content = "content", CurrentSrc = "currentsrc",
        DataActualsrc = "data-actualsrc", DataBackground = "data-background",
        DataBackgroundImage = "data-background-image", DataBg = "data-bg", DataDepth = "data-depth",
        DataEcho = "data-echo", DataFlickityLazyload = "data-flickity-lazyload", DataFull = "data-full",
        DataHiResSrc = "data-hi-res-src", DataImage = "data-image", DataImageSrc = "data-image-src",
        DataImgSrc = "data-img-src", DataLang = "data-lang", DataLanguage = "data-language", DataLazy = "data-lazy",
        DataLazySrc = "data-lazy-src", DataLazySrcset = "data-lazy-srcset", DataLazyload = "data-lazyload",
        DataLineNumber = "data-line-number", DataOrigFile = "data-orig-file", DataOriginal = "data-original",
        DataShortcode = "data-shortcode", DataSrc = "data-src", DataSrcset = "data-srcset",
        DataSyntaxhighlighterParams = "data-syntaxhighlighter-params",
        DataTweetid = "data-tweetid", DataUrl = "data-url", DataVideoid = "data-videoid", Datetime = "datetime",
        Depth = "depth", Dir = "dir", Display = "display", Encoding = "encoding", FrameBase = "framebase",
        Height = "height", Hidden = "hidden", Href = "href", Id = "id", Indent = "indent", Itemid = "itemid", Itemprop = "itemprop",
        Itemtype = "itemtype", Label = "label", Lang = "lang", Name = "name", Open = "open",
        Playlabel = "playlabel", Poster = "poster", Property = "property", Rel = "rel",
        Reversed = "reversed", Role = "role", Rowspan = "rowspan", Scope = "scope", Sizes = "sizes", Src = "src",
        Srclang = "srclang", Srcset = "srcset", Start = "start", Style = "style",
        SubscriptionsSection = "subscriptions-section", Title = "title", Type = "type", Typeof = "typeof",
        Videoid = "videoid", Width = "width",
    }
}

impl Attribute {
    /// A bit that stands for it and for few others.
    pub(super) fn bit(self) -> u64 {
        1 << (self as u8 % 64)
    }
}

impl Tag {
    /// The name's tag; a name with a hyphen is a custom element's. AMP's pictures are pictures.
    pub fn of(name: &str) -> Self {
        let other = if name.contains('-') { Self::Custom } else { Self::Unknown };
        Self::from_name(name).unwrap_or(if name == "amp-img" { Self::Img } else { other })
    }

    /// 1 to 6 for a heading.
    pub fn heading_level(self) -> Option<u8> {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
            .then(|| self as u8 - Self::H1 as u8 + 1)
    }

    /// Whether the element begins a text block of its own (the HTML standard's flow of blocks, and every
    /// custom element). Source: the list in the project's model recipe.
    pub fn is_block(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Body
                | Button
                | Caption
                | Center
                | Colgroup
                | Custom
                | Dd
                | Details
                | Dialog
                | Dir
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Header
                | Hgroup
                | Hr
                | Html
                | Iframe
                | Legend
                | Li
                | Main
                | Menu
                | Nav
                | Ol
                | P
                | Pre
                | Search
                | Section
                | Summary
                | Table
                | Tbody
                | Td
                | Tfoot
                | Th
                | Thead
                | Tr
                | Ul
                | Video
                | Audio
        )
    }

    /// Whether text below the element is no text of the page (controls, drawings, metadata).
    pub fn is_silent(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Audio
                | Base
                | Canvas
                | Embed
                | Head
                | Input
                | Link
                | Meta
                | Object
                | Option
                | Script
                | Select
                | Source
                | Svg
                | Textarea
                | Title
                | Track
                | Video
                | Progress
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_both_ways() {
        assert_eq!(Tag::of("figcaption"), Tag::Figcaption);
        assert_eq!(Tag::of("x-card"), Tag::Custom);
        assert_eq!(Tag::of("blink"), Tag::Unknown);
        assert_eq!(Tag::Figcaption.name(), "figcaption");
        assert_eq!(Attribute::from_name("data-src"), Some(Attribute::DataSrc));
        assert_eq!(Attribute::from_name("onclick"), None);
    }

    #[test]
    fn names_stand_in_order() {
        assert!(Tag::NAMED.is_sorted_by_key(|(name, _)| name));
        assert!(Attribute::NAMED.is_sorted_by_key(|(name, _)| name));
    }

    #[test]
    fn headings_know_their_level() {
        assert_eq!(Tag::H1.heading_level(), Some(1));
        assert_eq!(Tag::H6.heading_level(), Some(6));
        assert_eq!(Tag::P.heading_level(), None);
    }
}
