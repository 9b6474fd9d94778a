//! Data files as they are compiled in: without the comment lines at their heads, which nobody reads there.

/// Bytes of a file without its comment lines.
pub(crate) const fn length(file: &str) -> usize {
    let (bytes, mut at, mut length) = (file.as_bytes(), 0, 0);
    while at < bytes.len() {
        let end = end_of_line(bytes, at);
        length += if is_comment(bytes, at) { 0 } else { end - at };
        at = end;
    }
    length
}

/// The file without its comment lines; `N` is its [`length`].
pub(crate) const fn without_comments<const N: usize>(file: &str) -> [u8; N] {
    let (bytes, mut at, mut written, mut result) = (file.as_bytes(), 0, 0, [0; N]);
    while at < bytes.len() {
        let end = end_of_line(bytes, at);
        let is_kept = !is_comment(bytes, at);
        while at < end {
            if is_kept {
                result[written] = bytes[at];
                written += 1;
            }
            at += 1;
        }
    }
    result
}

const fn is_comment(bytes: &[u8], at: usize) -> bool {
    at + 1 < bytes.len() && bytes[at] == b'/' && bytes[at + 1] == b'/'
}

/// Where the next line begins.
const fn end_of_line(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b'\n' {
        at += 1;
    }
    if at < bytes.len() { at + 1 } else { at }
}

/// A data file's lines without comment lines, as a `&'static str`.
macro_rules! data {
    ($file:literal) => {{
        use $crate::rules::entries::{length, without_comments};
        const FILE: &str = include_str!($file);
        static LINES: [u8; length(FILE)] = without_comments(FILE);
        const TEXT: &str = match std::str::from_utf8(&LINES) {
            Ok(text) => text,
            Err(_) => panic!("whole lines of text are text"),
        };
        TEXT
    }};
}

pub(crate) use data;

#[cfg(test)]
mod tests {
    use super::{length, without_comments};

    #[test]
    fn comment_lines_go_and_all_others_stay() {
        const FILE: &str = "// top\n[é]\none // two\n\n// end";
        const KEPT: usize = length(FILE);
        assert_eq!(without_comments::<KEPT>(FILE).as_slice(), "[é]\none // two\n\n".as_bytes());
    }
}
