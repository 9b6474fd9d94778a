//! Phrases of clutter in many languages: `data/phrases/*.txt`.
//!
//! A *strong* phrase names its kind by itself in a short block. A *weak* one needs another sign. A *heading* must be
//! the block's whole text: it begins a part that is clutter ("Related stories"). A *wall* phrase is strong and asks for
//! something in exchange for reading on ("Sign up to read this article").

use super::kind::Clutter;
use super::matcher::Matcher;
use rustc_hash::{FxHashMap, FxHashSet};

/// How much a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Needs another sign.
    Weak,
    /// Decides in a short block.
    Strong,
}

/// A phrase that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<'a> {
    /// What it says.
    pub kind: Clutter,
    /// How strongly.
    pub strength: Strength,
    /// The phrase.
    pub phrase: &'a str,
}

/// Languages with a phrase file, as [BCP 47 code, file]; none where the phrases come from outside.
#[cfg(not(feature = "data"))]
const FILES: &[(&str, &str)] = &[];
/// Languages with a phrase file, as [BCP 47 code, file].
#[cfg(feature = "data")]
const FILES: &[(&str, &str)] = &[
    ("ar", include_str!("../data/phrases/ar.txt")),
    ("de", include_str!("../data/phrases/de.txt")),
    ("en", include_str!("../data/phrases/en.txt")),
    ("es", include_str!("../data/phrases/es.txt")),
    ("fa", include_str!("../data/phrases/fa.txt")),
    ("fr", include_str!("../data/phrases/fr.txt")),
    ("he", include_str!("../data/phrases/he.txt")),
    ("hi", include_str!("../data/phrases/hi.txt")),
    ("id", include_str!("../data/phrases/id.txt")),
    ("it", include_str!("../data/phrases/it.txt")),
    ("ja", include_str!("../data/phrases/ja.txt")),
    ("ko", include_str!("../data/phrases/ko.txt")),
    ("nl", include_str!("../data/phrases/nl.txt")),
    ("pl", include_str!("../data/phrases/pl.txt")),
    ("pt", include_str!("../data/phrases/pt.txt")),
    ("ru", include_str!("../data/phrases/ru.txt")),
    ("sv", include_str!("../data/phrases/sv.txt")),
    ("tr", include_str!("../data/phrases/tr.txt")),
    ("uk", include_str!("../data/phrases/uk.txt")),
    ("vi", include_str!("../data/phrases/vi.txt")),
    ("zh", include_str!("../data/phrases/zh.txt")),
];

/// The data files that are inside the program.
pub(super) fn files() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(_, file)| *file)
}

/// What the phrases of a section say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    kind: Clutter,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Heading,
    Weak,
    Strong,
    Wall,
}

impl Meaning {
    /// That of the section of this name; `None` for one that names no kind of clutter.
    pub(super) fn of(section: &str) -> Option<Self> {
        let (name, form) = section.split_once(' ').unwrap_or((section, ""));
        let form = match form {
            "heading" => Form::Heading,
            "weak" => Form::Weak,
            "wall" => Form::Wall,
            _ => Form::Strong,
        };
        Clutter::from_name(name).map(|kind| Self { kind, form })
    }
}

/// All phrases of all languages: a page's clutter is not always in the page's language.
#[derive(Debug, Default)]
pub struct Phrases {
    anywhere: Matcher<(Clutter, Strength)>,
    headings: FxHashMap<&'static str, Clutter>,
    walls: FxHashSet<&'static str>,
}

impl Phrases {
    /// Takes a normalised phrase.
    pub(super) fn add(&mut self, Meaning { kind, form }: Meaning, phrase: &'static str) {
        match form {
            Form::Heading => drop(self.headings.insert(phrase, kind)),
            Form::Weak => self.anywhere.add(phrase, (kind, Strength::Weak)),
            Form::Strong => self.anywhere.add(phrase, (kind, Strength::Strong)),
            Form::Wall => {
                self.walls.insert(phrase);
                self.anywhere.add(phrase, (kind, Strength::Strong));
            }
        }
    }

    /// All phrases in a normalised text; of two that begin together the longer one, where it says no less ("log in to
    /// comment" is not "log in to …").
    pub fn hits(&self, normalised: &str) -> Vec<Hit<'_>> {
        let mut hits: Vec<(usize, Hit)> = Vec::new();
        self.anywhere.find_places(normalised, |at, (kind, strength), phrase| {
            hits.push((at, Hit { kind, strength, phrase }));
        });
        let says_less = |&(at, hit): &(usize, Hit)| {
            let says_more = |other: &Hit| other.phrase.len() > hit.phrase.len() && other.strength >= hit.strength;
            hits.iter().any(|(other_at, other)| *other_at == at && says_more(other))
        };
        hits.iter().filter(|hit| !says_less(hit)).map(|&(_, hit)| hit).collect()
    }

    /// Whether a phrase asks for an account or for money in exchange for reading on.
    pub fn is_wall(&self, phrase: &str) -> bool {
        self.walls.contains(phrase)
    }

    /// The kind of part that a heading of this normalised text begins.
    pub fn heading(&self, normalised: &str) -> Option<Clutter> {
        let bare = normalised
            .trim_end_matches([':', '.', '…', ' ', '>', '›', '»', '→', '"', '#', '!', '?', '|', '<', '‹', '←']);
        self.headings.get(bare.trim_start_matches([' ', '"', '#', '-', '•'])).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::matcher::normalised;
    use crate::rules::{Rules, written};

    fn all() -> Phrases {
        Rules::of(written(files())).phrases
    }

    #[test]
    fn all_files_in_one_say_what_each_says() {
        let joined = files().collect::<Vec<_>>().join("\n");
        assert_eq!(written([joined.as_str()]), written(files()));
    }

    #[test]
    fn a_section_says_what_its_phrases_are() {
        let phrases =
            Rules::of(written(["[related heading]\nRelated  STORIES\n[subscribe wall]\nPay’s off  # why\n"])).phrases;
        assert_eq!(phrases.heading("related stories"), Some(Clutter::Related));
        assert!(phrases.is_wall("pay's off"));
        assert_eq!(phrases.hits("now pay's off")[0].kind, Clutter::Subscribe);
        assert_eq!(Meaning::of("fold"), None);
    }

    #[test]
    fn knows_walls_in_many_languages() {
        let phrases = all();
        for text in [
            "Sign up to read this article",
            "Bereits registriert? Hier anmelden",
            "ログインして続きを読む",
            "Уже есть аккаунт?",
        ] {
            let hits = phrases.hits(&normalised(text));
            assert!(hits.iter().any(|hit| hit.kind.is_gate() && hit.strength == Strength::Strong), "{text}: {hits:?}");
        }
    }

    #[test]
    fn a_longer_phrase_tells_what_a_shorter_one_begins() {
        let phrases = all();
        for text in ["Авторизуйтесь, чтобы комментировать", "Inicia sesión para comentar", "Log in om te reageren"]
        {
            let hits = phrases.hits(&normalised(text));
            assert!(hits.iter().any(|hit| hit.kind == Clutter::Comments), "{text}: {hits:?}");
            assert!(!hits.iter().any(|hit| phrases.is_wall(hit.phrase)), "{text}: {hits:?}");
        }
    }

    #[test]
    fn knows_promos_in_every_language() {
        let phrases = all();
        for (text, kind) in [
            ("ВСТАНОВІТЬ ЗАСТОСУНОК", Clutter::AppPromo),
            ("Пов’язані новини: читайте також", Clutter::Related),
            ("BÜLTENİMİZE ABONE OLUN", Clutter::Newsletter),
            ("Yazının devamını okumak için", Clutter::SignInWall),
            ("اپلیکیشن را نصب کنید", Clutter::AppPromo),
            ("این وب سایت از کوکی ها استفاده می کند", Clutter::Consent),
            ("سَجِّل الدخول لمتابعة القراءة", Clutter::SignInWall),
            ("ऐप डाउनलोड करें।", Clutter::AppPromo),
            ("ये भी पढें", Clutter::Related),
            ("Läs vidare i appen", Clutter::AppPromo),
            ("הירשמו לניוזלטר", Clutter::Newsletter),
            ("下载 App", Clutter::AppPromo),
            ("続きを読むには", Clutter::Subscribe),
            ("앱에서 열기", Clutter::AppPromo),
        ] {
            let hits = phrases.hits(&normalised(text));
            assert!(hits.iter().any(|hit| hit.kind == kind && hit.strength == Strength::Strong), "{text}: {hits:?}");
        }
    }

    #[test]
    fn headings_are_whole_blocks() {
        let phrases = all();
        assert_eq!(phrases.heading(&normalised("Related Stories:")), Some(Clutter::Related));
        assert_eq!(phrases.heading(&normalised("Related stories of two towns")), None);
    }
}
