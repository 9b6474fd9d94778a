//! What is known of single sites: `data/sites/HOST.txt`, parts of their pages as [`super::part`] describes them.
//!
//! The last resort: what a phrase, a class name or a vendor can say for all sites stands in those files. A site's file is
//! obeyed before the reader's own choices, so they overrule it.

use super::sections;

/// Sites with a file, by their host. `./build.sh new site HOST` adds a line.
const FILES: &[(&str, &str)] = &[("pierpost.example", include_str!("../data/sites/pierpost.example.txt"))];

/// What a site's file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Parts that belong to the text.
    pub keep: Vec<&'static str>,
    /// Parts that do not.
    pub leave_out: Vec<&'static str>,
}

/// What is known of the site that a host belongs to: its file counts for hosts below it too. Nothing for most.
pub fn of(host: &str) -> Site {
    let mut site = Site::default();
    for (_, file) in FILES.iter().filter(|(known, _)| is_of(host, known)) {
        sections::for_each(file, |section, part| match section {
            "keep" => site.keep.push(part),
            _ => site.leave_out.push(part),
        });
    }
    site
}

/// Whether a host is this one or one below it.
fn is_of(host: &str, known: &str) -> bool {
    host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sites_file_counts_for_its_host_and_those_below_it() {
        for host in ["pierpost.example", "www.pierpost.example"] {
            assert_eq!(of(host), Site { keep: vec!["section.comments"], leave_out: vec!["div.kiln"] }, "{host}");
        }
        for host in ["", "example", "thepierpost.example", "pierpost.example.org"] {
            assert_eq!(of(host), Site::default(), "{host}");
        }
    }
}
