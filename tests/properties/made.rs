//! Pages, rules and facts that are made up.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A page, and the numbers of its words that a browser would show.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) html: String,
    pub(super) shown: Vec<u32>,
}

/// What a page is made of.
#[derive(Debug, Clone)]
enum Piece {
    /// Sentences, each with a number of its own.
    Sentences(usize),
    /// Markup that is broken or means harm.
    Junk(&'static str),
    /// An element.
    Element(&'static str, Vec<(&'static str, &'static str)>, Vec<Piece>),
}

/// No lines of authors and dates: the view shows those above the text, and does not list them as left out.
const SENTENCES: &[&str] = &[
    "The lamp is lit at dusk and put out at dawn, and between the two somebody is awake",
    "Whoever keeps the lamp keeps the log as well, with the wind and the height of the water",
    "In the winter of the long frost the oil froze in the can, which was taken to bed",
    "The horn stands on the seaward side, under a cover of canvas that the goat has eaten from",
    "Read also",
    "Subscribe to our newsletter and never miss a story",
    "Share on",
    "Get the app for a better experience",
    "Written by the keepers of the lamp",
    "Sign in to continue reading",
    "Twelve of them in November",
    "Copyright, all rights reserved",
    "Comments",
];

/// Elements that hold text, and what a page has around them.
const ELEMENTS: &[&str] = &[
    "p",
    "p",
    "p",
    "p",
    "div",
    "div",
    "section",
    "article",
    "main",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "blockquote",
    "span",
    "b",
    "i",
    "em",
    "strong",
    "a",
    "a",
    "code",
    "pre",
    "table",
    "tr",
    "td",
    "th",
    "figure",
    "figcaption",
    "img",
    "header",
    "footer",
    "nav",
    "aside",
    "form",
    "button",
    "label",
    "details",
    "summary",
    "dl",
    "dt",
    "dd",
    "sup",
    "sub",
    "q",
    "cite",
    "ruby",
    "rt",
    "br",
    "hr",
    "bdo",
    "mark",
    "del",
    "time",
    "address",
    "x-custom",
    "font",
    "center",
    "iframe",
    "video",
    "svg",
    "math",
    "mi",
];

const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("href", ADDRESSES),
    ("src", ADDRESSES),
    ("srcset", &["javascript:x 1x", "a.png 1x, https://x.example/b.png 2x", ",,,"]),
    ("data-src", ADDRESSES),
    ("cite", ADDRESSES),
    (
        "class",
        &[
            "share",
            "related",
            "promo newsletter",
            "article-body",
            "comments",
            "caption",
            "footnote",
            "math",
            "language-\"><x",
            "hidden",
        ],
    ),
    ("id", &["title", "fn1", "content", "a b", "\u{202e}x", "constructor", ""]),
    ("onclick", &["alert(1)"]),
    ("onerror", &["alert(1)"]),
    ("style", &["display:none", "color:red", "position:fixed", "background:url(javascript:1)", "text-align"]),
    ("colspan", &["2", "-1", "99999999999", "x"]),
    ("rowspan", &["0", "65535", "1e9"]),
    ("start", &["5", "-2147483649", "99999999999999"]),
    ("width", &["1", "99999999", "-5", "50%"]),
    ("height", &["1", "99999999", "abc"]),
    ("dir", &["rtl", "auto", "\" x"]),
    ("lang", &["de", "x-y-z", "\"><script>", ""]),
    ("title", &["a \"title\"", "<b>"]),
    ("alt", &["words", "]( javascript:x )", "\u{202e}"]),
    ("role", &["navigation", "note", "doc-footnote", "button"]),
    ("hidden", &[""]),
    ("aria-hidden", &["true"]),
    ("itemprop", &["articleBody", "headline"]),
    ("rel", &["tag", "next", "nofollow"]),
    ("type", &["text/html", "math/tex", "application/ld+json"]),
];

const ADDRESSES: &[&str] = &[
    "javascript:alert(1)",
    " JAVASCRIPT:x",
    "java\nscript:x",
    "data:text/html,<script>",
    "data:image/png;base64,AA==",
    "blob:https://x/y",
    "vbscript:x",
    "file:///etc/passwd",
    "https://www.example.org/a?b=c#d",
    "/tides",
    "#fn1",
    "mailto:a@b.example",
    "tel:+1",
    "//x.example/",
    "https://www.youtube.com/embed/aaaaaaaaaaa",
    "http://[::1",
    "https://a@b:c@d/",
    "\u{1}javascript:x",
    "ftp://x/y",
    "intent:x",
    "",
];

const JUNK: &[&str] = &[
    "<script>alert(1)</script>",
    "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":[{}],\"author\":{\"name\":\"<b>\"}}</script>",
    "<style>p{color:red}</style>",
    "</p>",
    "</div></div>",
    "<",
    "&",
    "&#0;&#x10ffff;&nope;",
    "<!-- -->",
    "<!--><p>",
    "<![CDATA[x]]>",
    "\0",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style>",
    "<template><p>x</p></template>",
    "<noscript><img src=javascript:x onerror=alert(1)></noscript>",
    "<iframe srcdoc='<script>x</script>'></iframe>",
    "<base href=\"javascript:x\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:x\">",
    "<object data=javascript:x></object>",
    "<input value=x onfocus=x>",
    "<a href=x>",
    "<table><tr><td>",
    "<p",
    "<a href='",
    "\u{202e}\u{2066}\u{200b}\u{feff}",
    "<select><option>x</select>",
    "<frameset>",
];

fn piece() -> impl Strategy<Value = Piece> {
    let sentences = (1_usize..4).prop_map(Piece::Sentences);
    let junk = prop::sample::select(JUNK).prop_map(Piece::Junk);
    let leaf = prop_oneof![6 => sentences, 1 => junk];
    leaf.prop_recursive(6, 90, 8, |inner| {
        (prop::sample::select(ELEMENTS), vec(attribute(), 0..3), vec(inner, 0..8))
            .prop_map(|(name, attributes, inner)| Piece::Element(name, attributes, inner))
    })
}

fn attribute() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(ATTRIBUTES).prop_flat_map(|(name, values)| (Just(name), prop::sample::select(values)))
}

/// A page: a few paragraphs that are surely text, and anything else around and among them.
pub(super) fn page() -> impl Strategy<Value = Made> {
    let paragraph =
        (2_usize..5).prop_map(|sentences| Piece::Element("p", Vec::new(), vec![Piece::Sentences(sentences)]));
    let among = prop_oneof![3 => paragraph, 2 => piece()];
    (vec(piece(), 0..4), vec(among, 1..9), vec(piece(), 0..4)).prop_map(|(before, article, after)| {
        let mut writer = Writer::default();
        writer.html.push_str("<!doctype html><html lang=en><title>The lamp</title><body>");
        writer.pieces(&before, true);
        writer.html.push_str("<article><h1>The rule on the door</h1>");
        writer.pieces(&article, true);
        writer.html.push_str("</article>");
        writer.pieces(&after, true);
        Made { html: writer.html, shown: writer.shown }
    })
}

#[derive(Default)]
struct Writer {
    html: String,
    shown: Vec<u32>,
    number: u32,
    /// Broken markup takes what follows it somewhere: nobody can say any more what would be shown.
    is_lost: bool,
}

impl Writer {
    fn pieces(&mut self, pieces: &[Piece], is_shown: bool) {
        pieces.iter().for_each(|piece| self.piece(piece, is_shown));
    }

    fn piece(&mut self, piece: &Piece, is_shown: bool) {
        match piece {
            Piece::Sentences(count) => (0..*count).for_each(|_| self.sentence(is_shown)),
            Piece::Junk(junk) => {
                self.is_lost = true;
                self.html.push_str(junk);
            }
            Piece::Element(name, attributes, inner) => self.element(name, attributes, inner, is_shown),
        }
    }

    fn sentence(&mut self, is_shown: bool) {
        self.number += 1;
        let words = SENTENCES[self.number as usize * 7 % SENTENCES.len()];
        self.html.push_str(&format!("{words} no{}w. ", self.number));
        if is_shown && !self.is_lost {
            self.shown.push(self.number);
        }
    }

    fn element(&mut self, name: &str, attributes: &[(&str, &str)], inner: &[Piece], is_shown: bool) {
        self.html.push_str(&format!("<{name}"));
        for (name, value) in attributes {
            self.html.push_str(&format!(" {name}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;")));
        }
        self.html.push('>');
        // What a browser hides by itself, and what it shows something else for.
        let is_seen = !matches!(
            name,
            "iframe"
                | "video"
                | "svg"
                | "math"
                | "mi"
                | "button"
                | "label"
                | "form"
                | "rt"
                | "ruby"
                | "br"
                | "hr"
                | "img"
                | "table"
                | "tr"
                | "td"
                | "th"
                | "details"
                | "summary"
        ) && !attributes.iter().any(|(name, value)| {
            matches!(*name, "hidden" | "aria-hidden" | "role") || *value == "display:none" || *value == "hidden"
        });
        self.pieces(inner, is_shown && is_seen);
        self.html.push_str(&format!("</{name}>"));
    }
}

/// Lines of rules, right and wrong.
pub(super) fn rules() -> impl Strategy<Value = String> {
    let hosts = prop::sample::select(
        &["", "example.org", "~shop.example.org,example.*", "*", "localhost", "[::1]", "a b", "\u{202e}"][..],
    );
    let marks = prop::sample::select(&["##", "#@#", "##+js(", "##^", "#?#", "#$#", "#", "###", "$", "||"][..]);
    let selectors = prop::sample::select(
        &[
            ".promo",
            "#id",
            "div > p",
            "*",
            "body",
            "html",
            ":has-text(Get the app)",
            ":has-text(/x(/)",
            ":upward(2)",
            ":upward(-1)",
            ":matches-css(a: b)",
            "p{color:red}",
            "a[href=\"x\"]",
            "a[href='",
            ":not(",
            "\\",
            "}</style>",
            ":has(> .x)",
            ":style(x: url(y))",
            ":remove()",
            "::before",
            ",",
            "p,",
            "",
            "\u{0}",
            "div:nth-child(99999999999999999999)",
            ":is(:is(:is(x)))",
            "@import url(x)",
        ][..],
    );
    let line = prop_oneof![4 => (hosts, marks, selectors).prop_map(|(host, mark, selector)| format!("{host}{mark}{selector}")), 1 => "\\PC{0,40}", 1 => Just("! remark".to_owned())];
    vec(line, 0..12).prop_map(|lines| lines.join("\n"))
}

/// Facts of a live page: figures, words and signs that do not go together.
pub(super) fn facts() -> impl Strategy<Value = Value> {
    let share = prop::sample::select(&[0_u32, 1, 450, 500, 900, 1000, 4_000_000_000][..]);
    let words = prop::sample::select(
        &[
            "Get the app",
            "We value your privacy",
            "Sign in to continue",
            "Subscribe",
            "Turn off your ad blocker",
            "×",
            "",
            "\u{202e}",
            "Reject all",
            "div overlay modal",
            "a\u{0}b",
        ][..],
    );
    let position = prop::sample::select(&["flow", "absolute", "fixed", "sticky", "top_layer"][..]);
    let field = prop::sample::select(&["email", "password", "card", "search", "text", "date"][..]);
    let sign = prop::sample::select(&["modal", "dialog", "blurs"][..]);
    let candidate = (vec(share, 14), vec(words, 0..6), position, vec(field, 0..3), vec(sign, 0..3));
    (vec(candidate, 0..6), any::<u32>()).prop_map(|(candidates, article_words)| {
        let ids = candidates.len();
        let candidates: Vec<Value> = candidates.into_iter().enumerate().map(|(id, (shares, words, position, fields, signs))| {
            json!({
                "id": id % 4, "names": words, "position": position, "width": shares[0], "height": shares[1], "cover": shares[2],
                "edges": shares[3], "z": shares[4], "grid": shares[5] % 10, "alpha": shares[6], "words": shares[7], "prose": shares[8],
                "texts": words, "controls": words, "links": words, "frames": words, "fields": fields, "media": shares[9],
                "article": shares[10], "signs": signs, "near": [shares[11], id, ids], "beside": shares[12], "beside_kind": words.first().unwrap_or(&""),
            })
        }).collect();
        json!({"path": "/", "article_words": article_words, "candidates": candidates})
    })
}
