//! Facts that pages escape twice: "Caf&amp;eacute;", "Actuary&#8217;s".

/// The named characters that stand in titles and names; all others are rare there.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("apos", '\''),
    ("copy", '©'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rsquo", '’'),
    ("shy", '\u{AD}'),
    ("trade", '™'),
];
/// Letters of the longest reference, "#x1F600".
const LONGEST: usize = 8;

/// The text with its character references read, again and again where they were escaped more than once.
pub(super) fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if !text.contains('&') {
            break;
        }
        text = once(&text);
    }
    text
}

fn once(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        result.push_str(before);
        let reference = after.split_once(';').filter(|(name, _)| name.len() <= LONGEST);
        match reference.and_then(|(name, tail)| Some((character(name)?, tail))) {
            Some((character, tail)) => {
                result.push(character);
                rest = tail;
            }
            None => {
                result.push('&');
                rest = after;
            }
        }
    }
    result.push_str(rest);
    result
}

fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn references_are_read_once_or_twice() {
        for (text, expected) in [
            ("Actuary&#8217;s choice", "Actuary’s choice"),
            ("SF&#x27;s movers", "SF's movers"),
            ("Salt &amp;amp; sand", "Salt & sand"),
            ("TFC8&reg; cream", "TFC8® cream"),
            ("Q&A; and R&D", "Q&A; and R&D"),
            ("&#xg; &#0; &nosuch;", "&#xg; &#0; &nosuch;"),
            ("a & b", "a & b"),
        ] {
            assert_eq!(unescaped(text), expected);
        }
    }
}
