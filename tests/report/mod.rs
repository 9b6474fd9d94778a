//! The failure report of the page tests, for people: what was expected and what came, side by side, with the lines that
//! differ marked. One HTML file without a script; everything in it that comes from a page is escaped.

use similar::{ChangeTag, DiffOp, TextDiff};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Lines of the text that are shown around a difference.
const CONTEXT_LINES: usize = 3;

/// A page that was not read as it should be.
#[derive(Debug, Default)]
pub(crate) struct Failure {
    /// The folder's name.
    pub(crate) name: String,
    /// What is wrong, a line each.
    pub(crate) faults: Vec<String>,
    /// The text that was expected, as Markdown.
    pub(crate) expected: String,
    /// The text that came.
    pub(crate) got: String,
}

/// Where the report is written.
pub(crate) fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/page-report/index.html")
}

/// Writes the report, or takes an old one away where there is nothing to report; gives the sentence that names its place.
pub(crate) fn publish(place: &Path, failures: &[Failure]) -> std::io::Result<String> {
    if failures.is_empty() {
        let _ = std::fs::remove_file(place);
        return Ok(String::new());
    }
    std::fs::create_dir_all(place.parent().unwrap_or(Path::new(".")))?;
    std::fs::write(place, page(failures))?;
    Ok(format!("Side by side: {}", place.display()))
}

/// The report as HTML.
pub(crate) fn page(failures: &[Failure]) -> String {
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>{count} pages read wrongly</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<style>{STYLE}</style>\n\
         <h1>Pages read otherwise than expected: {count}</h1>\n<ul>\n",
        count = failures.len()
    );
    for name in failures.iter().map(|failure| escaped(&failure.name)) {
        writeln!(html, "<li><a href=\"#{name}\">{name}</a>").expect("a string takes everything");
    }
    html.push_str("</ul>\n");
    failures.iter().for_each(|failure| html.push_str(&section(failure)));
    html
}

const STYLE: &str = "
:root { color-scheme: light dark; --less: light-dark(#ffe1dc, #5a2620); --more: light-dark(#d9f2dd, #1d4a2a); }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 100rem; padding: 0 1rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0 .5rem; }
td { font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
td.number { width: 3.5rem; opacity: .65; text-align: end; }
col.number { width: 3.5rem; }
.less { background: var(--less); } .more { background: var(--more); }
td.gap { opacity: .65; text-align: center; }
";

fn section(failure: &Failure) -> String {
    let name = escaped(&failure.name);
    // The lines of the text stand in the table.
    let told = failure.faults.iter().filter(|fault| !fault.starts_with("- ") && !fault.starts_with("+ "));
    let faults: String = told.map(|fault| format!("<li>{}\n", escaped(fault))).collect();
    let text = if failure.expected == failure.got {
        "<p>The text is as expected.</p>\n".to_owned()
    } else {
        format!(
            "<table>\n<colgroup><col class=\"number\"><col><col class=\"number\"><col></colgroup>\n\
             <thead><tr><th colspan=\"2\">expected.md<th colspan=\"2\">got</thead>\n{}</table>\n",
            rows(&failure.expected, &failure.got)
        )
    };
    format!(
        "<section id=\"{name}\">\n<h2>{name}</h2>\n\
         <p><a href=\"../../tests/pages/{name}/page.html\">the page</a> · tests/pages/{name}</p>\n<ul>{faults}</ul>\n{text}</section>\n"
    )
}

/// The table's rows: what differs, with a few lines around it.
fn rows(expected: &str, got: &str) -> String {
    let diff = TextDiff::from_lines(expected, got);
    let mut rows = String::new();
    for (at, group) in diff.grouped_ops(CONTEXT_LINES).iter().enumerate() {
        if at > 0 {
            rows.push_str("<tr><td class=\"gap\" colspan=\"4\">⋯\n");
        }
        group.iter().for_each(|op| rows.push_str(&rows_of(&diff, op)));
    }
    rows
}

type Line<'a> = (usize, &'a str);

fn rows_of<'a>(diff: &TextDiff<'a, 'a, '_, str>, op: &DiffOp) -> String {
    let (mut left, mut right): (Vec<Line>, Vec<Line>) = (Vec::new(), Vec::new());
    for change in diff.iter_changes(op) {
        let text = change.value();
        if let Some(index) = change.old_index() {
            left.push((index + 1, text));
        }
        if let Some(index) = change.new_index() {
            right.push((index + 1, text));
        }
    }
    let is_same = diff.iter_changes(op).all(|change| change.tag() == ChangeTag::Equal);
    let (less, more) = if is_same { ("", "") } else { ("less", "more") };
    let count = left.len().max(right.len());
    let row = |at: usize| format!("<tr>{}{}\n", cell(left.get(at), less), cell(right.get(at), more));
    (0..count).map(row).collect()
}

fn cell(line: Option<&Line>, class: &str) -> String {
    let Some((number, text)) = line else {
        return "<td class=\"number\"><td>".to_owned();
    };
    format!("<td class=\"number\">{number}<td class=\"{class}\">{}", escaped(text.trim_end_matches('\n')))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(expected: &str, got: &str) -> Failure {
        Failure {
            name: "harbour".into(),
            faults: vec!["title: expected <b>, got \"x\" & 'y'".into()],
            expected: expected.into(),
            got: got.into(),
        }
    }

    #[test]
    fn lines_that_differ_stand_beside_each_other_and_are_marked() {
        let page = page(&[failure("One\nTwo\nThree\n", "One\nTwo boats\nThree\n")]);
        let row =
            "<tr><td class=\"number\">2<td class=\"less\">Two<td class=\"number\">2<td class=\"more\">Two boats\n";
        assert!(page.contains(row), "{page}");
        assert!(
            page.contains("<tr><td class=\"number\">1<td class=\"\">One<td class=\"number\">1<td class=\"\">One\n")
        );
    }

    #[test]
    fn a_line_that_is_missing_has_an_empty_place() {
        let page = page(&[failure("One\nTwo\n", "One\n")]);
        assert!(page.contains("<td class=\"less\">Two<td class=\"number\"><td>\n"), "{page}");
    }

    #[test]
    fn what_is_far_from_a_difference_is_left_out() {
        let text: String = (1..=40).map(|line| format!("line {line}.\n")).collect();
        let page = page(&[failure(&text, &text.replace("line 2.", "a boat").replace("line 38.", "a crate"))]);
        assert!(page.contains("line 5.") && !page.contains("line 20.") && page.contains("class=\"gap\""), "{page}");
    }

    #[test]
    fn nothing_of_a_page_is_markup_in_the_report() {
        let html = "<script>alert(1)</script><img src=x onerror='a'>\n";
        let mut hostile = failure("a\n", html);
        hostile.name = "\"><script>".into();
        let page = page(&[hostile]);
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;a&#39;&gt;"), "{page}");
        assert!(page.contains("title: expected &lt;b&gt;, got &quot;x&quot; &amp; &#39;y&#39;"), "{page}");
    }

    #[test]
    fn the_report_is_written_where_it_says_and_goes_when_all_is_well() {
        let folder = std::env::temp_dir().join(format!("recto-report-{}", std::process::id()));
        let place = folder.join("index.html");
        let told = publish(&place, &[failure("a\n", "b\n")]).expect("it can be written");
        assert!(told.contains(&place.display().to_string()) && place.is_file());
        assert_eq!(publish(&place, &[]).expect("nothing is written"), "");
        assert!(!place.exists());
        std::fs::remove_dir_all(folder).expect("the folder can go");
    }
}
