//! What the command line may be asked for: its commands and their options, with the help that people read.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Turns web pages into the articles that people came for.
#[derive(Debug, Parser)]
#[command(name = "recto", version, about)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Prints the article of each HTML file.
    Extract(Extract),
    /// Prints what describes each text block to the model: the rows that it is trained on.
    Features(Features),
    /// Prints which text blocks belong to a page's true text: what the model is trained towards.
    Labels(Labels),
    /// Counts class names and words at text and at clutter: what the model's tables are learned from.
    Tokens(Tokens),
    /// Prints what describes each page as a whole: what its kind is judged by.
    Pages(Pages),
}

impl Command {
    /// The files that it reads; `None` where it reads none.
    pub(super) fn input(&mut self) -> Option<&mut Input> {
        match self {
            Self::Features(wanted) if wanted.names => None,
            Self::Pages(wanted) if wanted.names => None,
            Self::Extract(Extract { input, .. })
            | Self::Features(Features { input, .. })
            | Self::Labels(Labels { input, .. })
            | Self::Pages(Pages { input, .. })
            | Self::Tokens(Tokens { input, .. }) => Some(input),
        }
    }

    /// The model that it uses instead of Recto's own, where it uses one at all.
    pub(super) fn model(&self) -> Option<&Trained> {
        match self {
            Self::Extract(Extract { model, .. })
            | Self::Features(Features { model, .. })
            | Self::Pages(Pages { model, .. }) => Some(model),
            Self::Labels(_) | Self::Tokens(_) => None,
        }
    }
}

/// The files that every command reads.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// Files that are read at the same time [default: the processor's cores]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,

    /// HTML files in any encoding that browsers know; `-` is standard input, and so is no file at all.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

/// What `recto extract` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXTRACT_NOTES)]
pub(super) struct Extract {
    /// Address of the page, which its relative links are resolved against [default: the one that the page names]
    #[arg(long)]
    pub(super) url: Option<String>,

    /// What is printed.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub(super) format: Format,

    /// Writes a file for each article into this folder instead, named by its title; no file is ever overwritten.
    #[arg(long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,

    /// Markdown begins with what is known about the article, as YAML.
    #[arg(long)]
    pub(super) front_matter: bool,

    /// Prints every text block of the page instead, with what decided about it.
    #[arg(long, conflicts_with_all = ["format", "output"])]
    pub(super) explain: bool,

    #[command(flatten)]
    pub(super) model: Trained,

    #[command(flatten)]
    pub(super) input: Input,
}

/// Another model than the one that Recto comes with: for training, whose README tells of it.
#[derive(Debug, Args)]
pub(super) struct Trained {
    /// A folder with tables.bin, trees.bin and network.bin.
    #[arg(long = "model", value_name = "FOLDER", hide = true)]
    pub(super) folder: Option<PathBuf>,
}

const EXTRACT_NOTES: &str = "\
json prints one line for each file, in the order given. The other formats print the articles one after the other; \
if there are several files, a line with the file's name stands above each (`==> FILE <==` in text, `<!-- FILE -->` in \
markdown and html) and a blank line between them.

epub and html-file are files of their own: one article goes to standard output, several want --output. Nothing is fetched: \
of the pictures those are kept that the page holds itself (data:), the others give way to their words. A book is the \
same bytes whenever it is made.

--output names each file by the article's title, and puts a number behind a name that is there already. It prints the \
path of each.

--explain prints two lines for each text block: `+` if it stays, `-` if it goes, how likely it is text (0.00-1.00, `-` \
where a rule has the last word) and how it begins; then the rule or the score, and the features that weighed most in \
it, with the log-odds that each adds or takes.

A file that cannot be read is reported on standard error, the others are still printed, and the exit status is 1.";

/// What is printed of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One line with everything that is known
    Json,
    /// Plain text
    Text,
    /// Markdown with title and byline
    Markdown,
    /// An HTML fragment
    Html,
    /// A book: EPUB 3
    Epub,
    /// One HTML file with its style and its pictures inside
    HtmlFile,
}

/// What `recto features` is asked for.
#[derive(Debug, Args)]
#[command(after_help = FEATURES_NOTES)]
pub(super) struct Features {
    /// Prints the features instead, in the order of the columns: name, unit and reason, parted by tabs.
    #[arg(long, exclusive = true)]
    pub(super) names: bool,

    /// Learned values of class names and words [default: those that Recto comes with]
    #[arg(long, value_name = "TABLES")]
    pub(super) tables: Option<PathBuf>,

    /// Writes all blocks of all files, one after the other, to this NumPy file (float32, C order).
    #[arg(long, value_name = "MATRIX.npy")]
    pub(super) matrix: Option<PathBuf>,

    /// Also prints the text of each block, one list a file.
    #[arg(long, requires = "matrix")]
    pub(super) texts: bool,

    /// Prints for each file how likely each of its blocks is text instead, 0.0-1.0, by all trees of the model.
    #[arg(long, conflicts_with_all = ["tables", "matrix"])]
    pub(super) probabilities: bool,

    #[command(flatten)]
    pub(super) model: Trained,

    #[command(flatten)]
    pub(super) input: Input,
}

const FEATURES_NOTES: &str = "\
Prints a line of JSON for each text block: {file, block, left, path, text, features}. With --matrix it prints a line for \
each file instead: {file, rows, left}, `left` with a 1 for each block that the model decides on, and with --texts \
also {texts}. With --probabilities it prints {file, probabilities}: 0.0 for those that it does not decide on.";

/// What `recto labels` is asked for.
#[derive(Debug, Args)]
#[command(after_help = LABELS_NOTES)]
pub(super) struct Labels {
    /// Holds the true text of each file: of NAME.html in NAME.json (`ground_truth.main_content`) or NAME.txt.
    #[arg(long, value_name = "FOLDER")]
    pub(super) truth: PathBuf,

    /// Also says how good a perfect choice of blocks would be, and which cleaning rules take true text away.
    #[arg(long)]
    pub(super) oracle: bool,

    #[command(flatten)]
    pub(super) input: Input,
}

const LABELS_NOTES: &str = "\
Prints a line of JSON for each file: {file, blocks, labels}, `labels` with a 1 for each text block that belongs to the \
true text. With --oracle each line has {oracle, removed} besides, and a summary follows on standard error.";

/// What `recto tokens` is asked for.
#[derive(Debug, Args)]
#[command(after_help = TOKENS_NOTES)]
pub(super) struct Tokens {
    /// What `recto labels` printed for these files.
    #[arg(long, value_name = "LABELS.jsonl")]
    pub(super) labels: PathBuf,

    #[command(flatten)]
    pub(super) input: Input,
}

const TOKENS_NOTES: &str = "\
Prints a line of JSON for each file: {file, elements, texts, words, short_blocks}. `elements` has [token, words of true \
text below elements with it, all words below them], `texts` has [token, short blocks of true text with it, all short \
blocks with it]; tokens are 32-bit hashes.";

/// What `recto pages` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "Prints a line of JSON for each file: {file, values}; zeros where a page has no text.")]
pub(super) struct Pages {
    /// Prints the values' names instead, in their order, with unit and reason, parted by tabs.
    #[arg(long, exclusive = true)]
    pub(super) names: bool,

    #[command(flatten)]
    pub(super) model: Trained,

    #[command(flatten)]
    pub(super) input: Input,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::is_standard_input;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn json_is_the_default_and_a_dash_is_a_file() {
        let cli = Cli::try_parse_from(["recto", "extract", "-", "a.html"]).unwrap();
        let Command::Extract(wanted) = cli.command else { panic!("another command") };
        assert_eq!(wanted.format, Format::Json);
        assert!(is_standard_input(&wanted.input.files[0]));
        assert!(Cli::try_parse_from(["recto", "extract", "--jobs", "0"]).is_err());
        assert!(Cli::try_parse_from(["recto", "extract", "--explain", "--output", "a"]).is_err());
    }
}
