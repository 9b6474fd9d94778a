//! The reader's own rules: a subset of the syntax that filter lists have for hiding parts of a page (CLUTTER.md §3.4).
//!
//! ```text
//! example.com,~shop.example.com##.promo        hides on a site, but not on a part of it
//! example.*##.promo:has-text(Get the app)      on a site under any ending; only where the text has these words
//! example.com#@#.promo                         never hides this there
//! ##.promo                                     hides everywhere
//! ! a remark
//! ```

use serde::Serialize;

mod selector;

pub use selector::{Selector, Step};

/// Rules that are read; the rest is said to be too much.
const MOST_RULES: usize = 2_000;

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Complaint {
    /// The line's number, from 1.
    pub line: usize,
    /// Names the same sentence in `_locales`.
    pub key: &'static str,
    /// The sentence.
    pub message: &'static str,
}

/// What may be wrong with a rule; each is a sentence in `_locales` too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// There is no `##`.
    NotARule,
    /// It would block requests.
    Network,
    /// It would run a script in the page.
    Script,
    /// It would change the page's source or style.
    Style,
    /// No selector follows.
    NoSelector,
    /// The selector is not closed, or holds what no selector holds.
    BrokenSelector,
    /// It would hide the whole page.
    WholePage,
    /// It asks for something that is not understood.
    UnknownStep,
    /// A number or text in brackets is missing or of the wrong form.
    BadArgument,
    /// A host is written wrongly.
    BadHost,
    /// An exception must name a site.
    ExceptionEverywhere,
    /// There are too many rules.
    TooMany,
}

impl Wrong {
    /// Names the sentence in `_locales`, and the sentence itself.
    pub const fn sentence(self) -> (&'static str, &'static str) {
        match self {
            Self::NotARule => ("ruleNotARule", "This is no rule: write site##selector."),
            Self::Network => ("ruleNetwork", "Rules that block requests do not work here."),
            Self::Script => ("ruleScript", "Rules that run a script do not work here."),
            Self::Style => ("ruleStyle", "Rules that change the page do not work here: rules only hide."),
            Self::NoSelector => ("ruleNoSelector", "After ## a selector is needed."),
            Self::BrokenSelector => ("ruleBrokenSelector", "This selector cannot be understood."),
            Self::WholePage => ("ruleWholePage", "This would hide the whole page."),
            Self::UnknownStep => ("ruleUnknownStep", "This rule has a step that Recto does not know."),
            Self::BadArgument => ("ruleBadArgument", "What stands in the brackets cannot be understood."),
            Self::BadHost => ("ruleBadHost", "This is no name of a site."),
            Self::ExceptionEverywhere => ("ruleExceptionEverywhere", "An exception must name a site."),
            Self::TooMany => {
                ("ruleTooMany", "There are more rules than Recto reads; this one and those below do nothing.")
            }
        }
    }

    /// Every one, for the test that `_locales` has its sentence.
    pub const ALL: [Self; 12] = [
        Self::NotARule,
        Self::Network,
        Self::Script,
        Self::Style,
        Self::NoSelector,
        Self::BrokenSelector,
        Self::WholePage,
        Self::UnknownStep,
        Self::BadArgument,
        Self::BadHost,
        Self::ExceptionEverywhere,
        Self::TooMany,
    ];
}

/// A rule that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule<'a> {
    /// Sites on which it holds; everywhere if empty.
    hosts: Vec<&'a str>,
    /// Parts of them on which it does not.
    but_not: Vec<&'a str>,
    /// Whether it says that something stays.
    is_exception: bool,
    /// The selector as it is written: an exception must repeat it.
    text: &'a str,
    /// The selector as it is used.
    selector: Selector<'a>,
}

/// What the rules say for one site.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct SiteRules<'a> {
    /// What is to be hidden.
    pub hide: Vec<Selector<'a>>,
    /// What stays, whatever is thought of it.
    pub keep: Vec<Selector<'a>>,
}

/// What is wrong with a text of rules, line by line; empty where all is well.
pub fn check(text: &str) -> Vec<Complaint> {
    let complaint = |line: usize, wrong: Wrong| {
        let (key, message) = wrong.sentence();
        Complaint { line, key, message }
    };
    let (mut complaints, mut count) = (Vec::new(), 0);
    for (at, line) in lines(text) {
        count += 1;
        if count > MOST_RULES {
            complaints.push(complaint(at, Wrong::TooMany));
            break;
        }
        if let Err(wrong) = parse(line) {
            complaints.push(complaint(at, wrong));
        }
    }
    complaints
}

/// What the rules of a text say for the site of that host. Lines that are wrong say nothing.
pub fn for_site<'a>(text: &'a str, host: &str) -> SiteRules<'a> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let rules = lines(text).take(MOST_RULES).filter_map(|(_, line)| parse(line).ok());
    let (keep, hide): (Vec<Rule>, Vec<Rule>) =
        rules.filter(|rule| rule.holds_on(&host)).partition(|rule| rule.is_exception);
    let is_kept = |rule: &Rule| keep.iter().any(|exception| exception.text == rule.text);
    SiteRules {
        hide: hide.iter().filter(|rule| !is_kept(rule)).map(|rule| rule.selector.clone()).collect(),
        keep: keep.iter().map(|rule| rule.selector.clone()).collect(),
    }
}

/// The lines that should be rules, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('!') && !is_title(line))
}

/// The first line of a list: `[Adblock Plus 2.0]`.
fn is_title(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && !line.contains('#')
}

/// What parts the sites from the selector, longest first, and whether it makes an exception.
const MARKS: [(&str, Result<bool, Wrong>); 8] = [
    ("#@#", Ok(true)),
    ("#?#", Ok(false)),
    ("#@?#", Ok(true)),
    ("#@$#", Err(Wrong::Style)),
    ("#$#", Err(Wrong::Style)),
    ("#@%#", Err(Wrong::Script)),
    ("#%#", Err(Wrong::Script)),
    ("##", Ok(false)),
];

fn parse(line: &str) -> Result<Rule<'_>, Wrong> {
    let is_network = line.starts_with("||") || line.starts_with("@@") || line.starts_with('|') || line.contains('$');
    // The first mark counts: what follows it is the selector.
    let marks = MARKS.iter().filter_map(|(mark, meaning)| Some((line.find(mark)?, *mark, *meaning)));
    let (at, mark, meaning) =
        marks.min_by_key(|(at, ..)| *at).ok_or(if is_network { Wrong::Network } else { Wrong::NotARule })?;
    let is_exception = meaning?;
    let (hosts, text) = (&line[..at], line[at + mark.len()..].trim());
    if text.starts_with('^') {
        return Err(Wrong::Style);
    }
    if text.starts_with("+js(") || text.starts_with("script:inject(") {
        return Err(Wrong::Script);
    }
    let (mut on, mut but_not) = (Vec::new(), Vec::new());
    for host in hosts.split(',').map(str::trim).filter(|_| !hosts.trim().is_empty()) {
        let (list, name) = host.strip_prefix('~').map_or((&mut on, host), |name| (&mut but_not, name));
        if !is_host(name) {
            return Err(Wrong::BadHost);
        }
        list.push(name);
    }
    if is_exception && on.is_empty() {
        return Err(Wrong::ExceptionEverywhere);
    }
    Ok(Rule { hosts: on, but_not, is_exception, text, selector: Selector::parse(text)? })
}

/// Letters of any script, figures, hyphens and dots; `.*` at the end stands for any ending.
fn is_host(name: &str) -> bool {
    let body = name.strip_suffix(".*").unwrap_or(name);
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    body.split('.').all(is_label)
}

impl Rule<'_> {
    fn holds_on(&self, host: &str) -> bool {
        let fits = |name: &&str| is_on(host, &name.to_ascii_lowercase());
        (self.hosts.is_empty() || self.hosts.iter().any(fits)) && !self.but_not.iter().any(fits)
    }
}

/// Labels of the longest ending that `.*` stands for: "co.uk".
const ENDING_LABELS: usize = 2;

/// Whether a host is that site or a part of it.
fn is_on(host: &str, name: &str) -> bool {
    let ends = |host: &str, name: &str| {
        host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    match name.strip_suffix(".*") {
        None => ends(host, name),
        Some(body) => {
            let dots = host.match_indices('.').map(|(at, _)| at).rev().take(ENDING_LABELS);
            dots.into_iter().any(|at| ends(&host[..at], body))
        }
    }
}

#[cfg(test)]
mod tests;
