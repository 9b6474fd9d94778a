//! The selector of a rule: CSS, then steps that CSS has no word for.

use super::Wrong;
use serde::Serialize;

/// Characters that no selector of ours may hold outside a quoted text: they would end the sheet's rule, or begin a remark or another rule.
const FORBIDDEN: [&str; 6] = ["{", "}", ";", "/*", "<", "@"];

/// Levels that `:upward()` climbs at most.
const MOST_LEVELS: u8 = 8;

/// What is to be found on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Selector<'a> {
    /// Plain CSS.
    pub css: &'a str,
    /// What narrows or moves what it finds, in this order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step<'a>>,
}

/// A step beyond CSS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step<'a> {
    /// Only what holds these words, whatever their case.
    HasText(&'a str),
    /// Only what holds at least so many characters of text.
    MinTextLength(u32),
    /// Only on addresses whose path holds this.
    MatchesPath(&'a str),
    /// Instead the element so many levels above.
    UpwardBy(u8),
    /// Instead the nearest element above that fits.
    UpwardTo(&'a str),
}

/// Steps that lists have and Recto refuses, by what they would do.
const REFUSED: [(&str, Wrong); 7] = [
    (":style(", Wrong::Style),
    (":remove-attr(", Wrong::Style),
    (":remove-class(", Wrong::Style),
    (":matches-css", Wrong::UnknownStep),
    (":matches-attr(", Wrong::UnknownStep),
    (":xpath(", Wrong::UnknownStep),
    (":watch-attr(", Wrong::UnknownStep),
];

/// Steps that are understood, as they are written.
const STEPS: [&str; 5] = [":has-text(", ":min-text-length(", ":matches-path(", ":upward(", ":remove("];

impl<'a> Selector<'a> {
    /// Reads what follows the mark of a rule.
    pub(super) fn parse(text: &'a str) -> Result<Self, Wrong> {
        if text.is_empty() {
            return Err(Wrong::NoSelector);
        }
        if let Some((_, wrong)) = REFUSED.iter().find(|(step, _)| text.contains(step)) {
            return Err(*wrong);
        }
        let first = STEPS.iter().filter_map(|step| text.find(step)).min().unwrap_or(text.len());
        let (css, mut rest) = text.split_at(first);
        let css = css.trim();
        check_css(if css.is_empty() { "*" } else { css })?;
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let step = STEPS.iter().find(|step| rest.starts_with(**step)).ok_or(Wrong::UnknownStep)?;
            let (argument, after) = brackets(&rest[step.len() - 1..]).ok_or(Wrong::BrokenSelector)?;
            // `:remove()` hides here like everything else: nothing is taken out of a page.
            if *step != ":remove(" {
                steps.push(Step::parse(step, argument.trim())?);
            }
            rest = after.trim_start();
        }
        let is_root = |part: &str| matches!(part.trim(), "html" | "body" | ":root" | "html > body" | "html body");
        let is_any = |part: &str| matches!(part.trim(), "" | "*");
        // With a step that narrows it, "any element" is meant as a beginning.
        let is_narrowed = steps.iter().any(|step| !matches!(step, Step::MatchesPath(_)));
        if css.split(',').any(is_root) || (!is_narrowed && css.split(',').any(is_any)) {
            return Err(Wrong::WholePage);
        }
        Ok(Self { css: if css.is_empty() { "*" } else { css }, steps })
    }
}

impl<'a> Step<'a> {
    fn parse(step: &str, argument: &'a str) -> Result<Self, Wrong> {
        let is_regex = argument.len() > 1 && argument.starts_with('/') && argument.trim_end_matches('i').ends_with('/');
        if argument.is_empty() || (is_regex && step == ":has-text(") {
            return Err(Wrong::BadArgument);
        }
        let bare = argument.trim_matches(['"', '\'']);
        match step {
            ":has-text(" => Ok(Self::HasText(bare)),
            ":matches-path(" => Ok(Self::MatchesPath(bare)),
            ":min-text-length(" => argument.parse().map(Self::MinTextLength).map_err(|_| Wrong::BadArgument),
            _ => match argument.parse() {
                Ok(levels @ 1..=MOST_LEVELS) => Ok(Self::UpwardBy(levels)),
                Ok(_) => Err(Wrong::BadArgument),
                Err(_) => check_css(argument).map(|()| Self::UpwardTo(argument)),
            },
        }
    }
}

/// Whether a text can be a selector: the browser's own parser has the last word.
fn check_css(css: &str) -> Result<(), Wrong> {
    let mut open: Vec<char> = Vec::new();
    let mut quote = None;
    let mut bare = String::with_capacity(css.len());
    let mut chars = css.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (_, '\\') => drop(chars.next()),
            (Some(wanted), c) if c == wanted => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => open.push(')'),
            (None, '[') => open.push(']'),
            (None, ')' | ']') if open.pop() != Some(c) => return Err(Wrong::BrokenSelector),
            (None, c) => bare.push(c),
        }
    }
    let ends_openly =
        bare.trim_end().ends_with(['>', '+', '~', ',', '.', '#', ':']) || bare.trim_start().starts_with(',');
    let is_broken = quote.is_some() || !open.is_empty() || ends_openly;
    if is_broken || FORBIDDEN.iter().any(|part| bare.contains(part)) || css.contains(char::is_control) {
        return Err(Wrong::BrokenSelector);
    }
    Ok(())
}

/// What stands in the brackets with which a text begins, and what follows them.
fn brackets(text: &str) -> Option<(&str, &str)> {
    let (mut depth, mut quote) = (0_u32, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(wanted), c) if c == wanted => quote = None,
            (Some(_), _) => {}
            // An apostrophe inside a word opens nothing.
            (None, '"') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => {
                depth -= 1;
                if depth == 0 {
                    return Some((&text[1..at], &text[at + 1..]));
                }
            }
            (None, _) => {}
        }
    }
    None
}
