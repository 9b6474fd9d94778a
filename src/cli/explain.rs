//! `recto extract --explain`: a page's blocks, each with what decided about it.

use crate::extract::{Explained, Weighed};
use std::fmt::Write;

/// Two lines a block: `+` or `-`, its score and how it begins; what decided, and which features weighed most.
pub(super) fn written(blocks: &[Explained]) -> String {
    let mut text = String::new();
    for block in blocks {
        let sign = if block.kept { '+' } else { '-' };
        let score = block.score.map_or_else(|| "   -".to_owned(), |score| format!("{score:.2}"));
        let weighed: Vec<String> = block.weighed.iter().map(weighed).collect();
        let weighed = if weighed.is_empty() { String::new() } else { format!(" ({})", weighed.join(", ")) };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{sign} {score}  {}\n        {}{weighed}", block.text.replace('\n', " "), block.reason);
    }
    text
}

fn weighed(weighed: &Weighed) -> String {
    format!("{} {:+.1}", weighed.feature, weighed.change)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::snapshot;
    use crate::reader;

    #[test]
    fn each_block_says_what_decided() {
        let prose =
            "The harbour wakes before the town does, and on most mornings the first sound is a chain. ".repeat(4);
        let html = format!(
            "<nav><a href=/>Home</a></nav><article><h1>Harbour</h1><p>{prose}</p><div class=app-banner>Download the app</div></article>"
        );
        let text = written(&reader::explain(&snapshot(&html, None), usize::MAX).unwrap());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len() % 2, 0);
        let after = |start: &str| {
            let at = lines.iter().position(|line| line.contains(start)).unwrap();
            (&lines[at][..1], lines[at + 1])
        };
        assert_eq!(after("The harbour wakes").0, "+");
        assert!(
            after("The harbour wakes").1.contains("score 0.") && after("The harbour wakes").1.contains(", "),
            "{text}"
        );
        assert_eq!(after("Download the app").0, "-");
        assert!(after("Download the app").1.contains("rule app-promo"), "{text}");
        assert!(after("Home").1.contains("rule navigation"), "{text}");
    }
}
