//! The true text of a page, as people marked it.

use crate::cli::files::about;
use serde::Deserialize;
use std::io;
use std::path::Path;

#[derive(Deserialize)]
struct Marked {
    ground_truth: GroundTruth,
}

#[derive(Deserialize)]
struct GroundTruth {
    main_content: Option<String>,
}

/// The true text of `file`: in `folder`, under the same name with .json or .txt.
pub(super) fn of(file: &Path, folder: &Path) -> io::Result<String> {
    let named = |extension: &str| {
        let mut name = file.file_stem().unwrap_or_default().to_owned();
        name.push(extension);
        folder.join(name)
    };
    let (marked, plain) = (named(".json"), named(".txt"));
    if plain.exists() {
        return std::fs::read_to_string(&plain).map_err(|error| about(&plain, error));
    }
    let bytes = std::fs::read(&marked).map_err(|error| about(&marked, error))?;
    let marked: Marked = serde_json::from_slice(&bytes).map_err(|error| about(&marked, error))?;
    Ok(marked.ground_truth.main_content.unwrap_or_default())
}
