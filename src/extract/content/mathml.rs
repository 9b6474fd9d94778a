//! MathML → TeX: one form for a formula wherever it is written, in the view, in Markdown and in a file.
//! Knows the elements of MathML Core that carry structure. A formula with anything else in it keeps its text alone.

use crate::dom::text::collapsed;
use crate::dom::{Document, NodeId, Tag};

/// Levels of a formula that are followed; more are no formula that a person has written.
const DEEPEST: usize = 40;

/// Names that are set upright, as functions; those of the second list carry what stands below them under the name.
const FUNCTIONS: &[&str] = &[
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "lg",
    "exp", "det", "dim", "ker", "deg", "gcd", "arg", "mod",
];
const LIMITS: &[&str] = &["lim", "max", "min", "sup", "inf", "limsup", "liminf", "argmax", "argmin"];

/// Operators that carry what stands below and above them there.
const LARGE: &str = "∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂";

/// What stands over a letter, and its command.
const ACCENTS: &[(&str, &str)] = &[
    ("^", "hat"),
    ("ˆ", "hat"),
    ("~", "tilde"),
    ("˜", "tilde"),
    ("¯", "overline"),
    ("‾", "overline"),
    ("_", "overline"),
    ("→", "vec"),
    ("⃗", "vec"),
    ("˙", "dot"),
    (".", "dot"),
    ("¨", "ddot"),
    ("⏞", "overbrace"),
];

/// The TeX of a `math` element; `None` where it holds something that is not known here.
pub(super) fn tex(document: &Document, math: NodeId) -> Option<String> {
    let written = row(document, math, DEEPEST)?;
    Some(collapsed(&written)).filter(|tex| !tex.is_empty())
}

/// What the children of an element come to, one after the other.
fn row(document: &Document, node: NodeId, levels: usize) -> Option<String> {
    elements(document, node).map(|child| element(document, child, levels)).collect()
}

fn elements(document: &Document, node: NodeId) -> impl Iterator<Item = NodeId> {
    document.children(node).filter(|&child| document.tag(child) != Tag::Text)
}

fn element(document: &Document, node: NodeId, levels: usize) -> Option<String> {
    let levels = levels.checked_sub(1)?;
    let one = |child: NodeId| element(document, child, levels);
    let children: Vec<NodeId> = elements(document, node).collect();
    let tex = match (document.name(node), children.as_slice()) {
        ("mi", _) => identifier(&text(document, node))?,
        ("mn", _) => escaped(&text(document, node))?,
        ("mo", _) => operator(&text(document, node))?,
        ("mtext" | "ms", _) => format!("\\text{{{}}}", escaped(&text(document, node))?),
        ("mspace", _) => "\\ ".into(),
        ("mrow" | "mstyle" | "mpadded", _) => row(document, node, levels)?,
        ("semantics", [first, ..]) => one(*first)?,
        ("annotation" | "annotation-xml" | "mphantom" | "none", _) => String::new(),
        ("mfrac", [above, below]) => format!("\\frac{{{}}}{{{}}}", one(*above)?, one(*below)?),
        ("msqrt", _) => format!("\\sqrt{{{}}}", row(document, node, levels)?),
        ("mroot", [base, degree]) => format!("\\sqrt[{}]{{{}}}", one(*degree)?, one(*base)?),
        ("msup", [base, sup]) => format!("{{{}}}^{{{}}}", one(*base)?, one(*sup)?),
        ("msub", [base, sub]) => format!("{{{}}}_{{{}}}", one(*base)?, one(*sub)?),
        ("msubsup", [base, sub, sup]) => format!("{{{}}}_{{{}}}^{{{}}}", one(*base)?, one(*sub)?, one(*sup)?),
        ("munder", [base, under]) => stacked(document, *base, &one(*base)?, Some(&one(*under)?), None),
        ("mover", [base, over]) => match accent(document, *over) {
            Some(command) => format!("\\{command}{{{}}}", one(*base)?),
            None => stacked(document, *base, &one(*base)?, None, Some(&one(*over)?)),
        },
        ("munderover", [base, under, over]) => {
            stacked(document, *base, &one(*base)?, Some(&one(*under)?), Some(&one(*over)?))
        }
        ("mtable", _) => {
            let rows: Option<Vec<String>> = children.iter().map(|&line| cells(document, line, levels)).collect();
            format!("\\begin{{matrix}}{}\\end{{matrix}}", rows?.join("\\\\ "))
        }
        _ => return None,
    };
    Some(tex)
}

/// A line of a table.
fn cells(document: &Document, line: NodeId, levels: usize) -> Option<String> {
    let cells: Option<Vec<String>> = elements(document, line).map(|cell| row(document, cell, levels)).collect();
    (document.name(line) == "mtr").then_some(cells?.join(" & "))
}

/// A base with something below and above it.
fn stacked(document: &Document, base: NodeId, tex: &str, under: Option<&str>, over: Option<&str>) -> String {
    let text = text(document, base);
    let carries = LIMITS.contains(&text.as_str());
    if carries || text.chars().count() == 1 && LARGE.contains(&text) {
        let part = |sign: &str, part: Option<&str>| part.map_or(String::new(), |tex| format!("{sign}{{{tex}}}"));
        let limits = if carries { "" } else { "\\limits" };
        return format!("{tex}{limits}{}{}", part("_", under), part("^", over));
    }
    let with_under = under.map_or(tex.to_owned(), |under| format!("\\underset{{{under}}}{{{tex}}}"));
    over.map_or(with_under.clone(), |over| format!("\\overset{{{over}}}{{{with_under}}}"))
}

fn accent(document: &Document, over: NodeId) -> Option<&'static str> {
    let sign = text(document, over);
    ACCENTS.iter().find(|(accent, _)| *accent == sign).map(|(_, command)| *command)
}

/// The text of an element, without the signs that only say how it is spoken.
fn text(document: &Document, node: NodeId) -> String {
    let text: String = document.subtree(node).map(|inner| document.text(inner)).collect();
    collapsed(&text.replace(['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}'], ""))
}

fn identifier(name: &str) -> Option<String> {
    let tex = escaped(name)?;
    Some(match name {
        name if LIMITS.contains(&name) => format!("\\operatorname*{{{name}}}"),
        name if FUNCTIONS.contains(&name) => format!("\\operatorname{{{name}}}"),
        name if name.chars().count() > 1 => format!("\\mathrm{{{tex}}}"),
        _ => tex,
    })
}

fn operator(sign: &str) -> Option<String> {
    if LIMITS.contains(&sign) || FUNCTIONS.contains(&sign) {
        return identifier(sign);
    }
    escaped(sign)
}

/// Text as TeX, with the signs that mean something there written out; `None` for one that has no plain way.
fn escaped(text: &str) -> Option<String> {
    let mut tex = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '#' | '$' | '%' | '&' | '_' | '{' | '}' => tex.extend(['\\', sign]),
            '\\' => tex.push_str("\\backslash "),
            '~' => tex.push_str("\\sim "),
            '^' => return None,
            _ => tex.push(sign),
        }
    }
    Some(tex)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::Document;

    /// The TeX of what a `math` element holds.
    fn of(inside: &str) -> Option<String> {
        let html = format!("<p><math>{inside}</math></p>");
        let page = crate::cli::snapshot(&html, None);
        let document = Document::from_snapshot(&page);
        let math = document.nodes().find(|&node| document.tag(node) == Tag::Math)?;
        tex(&document, math)
    }

    #[test]
    fn writes_the_structure_of_a_formula() {
        let cases = [
            ("<mi>t</mi><mo>=</mo><mfrac><mi>Q</mi><mi>P</mi></mfrac>", r"t=\frac{Q}{P}"),
            ("<msup><mi>x</mi><mn>2</mn></msup>", "{x}^{2}"),
            ("<msubsup><mi>a</mi><mi>i</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msubsup>", "{a}_{i}^{n+1}"),
            ("<msqrt><mn>2</mn><mi>x</mi></msqrt><mroot><mi>y</mi><mn>3</mn></mroot>", r"\sqrt{2x}\sqrt[3]{y}"),
            (
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>",
                r"∑\limits_{i=1}^{n}i",
            ),
            ("<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>", r"\operatorname*{lim}_{x→0}"),
            ("<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi>", r"\operatorname{sin}x"),
            ("<mover><mi>v</mi><mo>→</mo></mover>", r"\vec{v}"),
            ("<munder><mi>x</mi><mtext>root</mtext></munder>", r"\underset{\text{root}}{x}"),
            (
                "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>",
                r"\begin{matrix}1 & 0\\ 0 & 1\end{matrix}",
            ),
            ("<mi>A</mi><mo>\\</mo><mi>B</mi><mo>~</mo><mi>C</mi>", r"A\backslash B\sim C"),
            ("<mo>{</mo><mn>50</mn><mo>%</mo><mo>}</mo><mi>rate</mi>", r"\{50\%\}\mathrm{rate}"),
        ];
        for (inside, expected) in cases {
            assert_eq!(of(inside).as_deref(), Some(expected), "{inside}");
        }
    }

    #[test]
    fn leaves_alone_what_it_does_not_know() {
        let deep = "<mrow>".repeat(100) + "<mi>x</mi>" + &"</mrow>".repeat(100);
        for inside in ["", "<maction><mi>x</mi></maction>", "<mfrac><mi>x</mi></mfrac>", "<mo>^</mo>", &deep] {
            assert_eq!(of(inside), None, "{inside}");
        }
    }
}
