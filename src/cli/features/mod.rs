//! `recto features`: what describes each text block to the model, as rows that people read or that it is trained on.

mod matrix_file;
mod rows;

use super::record::{self, Record};
use super::trained;
use super::{Features, files};
use crate::dom::Document;
use crate::extract;
use crate::extract::features::{self, Feature, Matrix};
use crate::extract::model::{Model, Tables};
use crate::reader;
use crate::trail::Trail;
use matrix_file::MatrixFile;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

/// Prints the rows, or writes them to a file; gives how many files could not be read.
pub(super) fn print(wanted: &Features, output: &mut dyn Write) -> io::Result<usize> {
    if wanted.names {
        return names(features::all(), output).map(|()| 0);
    }
    let from_file = wanted.tables.as_deref().map(trained::tables).transpose()?;
    let tables = from_file.as_ref().unwrap_or_else(|| wanted.model.tables());
    if let Some(matrix) = &wanted.matrix {
        return write_matrix(wanted, matrix, tables, output);
    }
    files::print_lines(&wanted.input, output, |file| {
        if wanted.probabilities {
            return probabilities(file, tables);
        }
        described(file, tables, |page, matrix| rows::of(file, page, matrix))
    })
}

/// What is printed for a file whose blocks are judged.
#[derive(Serialize)]
struct Judged {
    file: String,
    probabilities: Vec<f32>,
}

fn probabilities(file: &Path, tables: &Tables) -> io::Result<String> {
    let probabilities =
        described(file, tables, |page, matrix| Model::shared().exact_probabilities(&matrix, &extract::open(page)))?;
    Ok(record::line(&Judged { file: file.display().to_string(), probabilities }))
}

/// Prints features with unit and reason, a line each.
pub(super) fn names(mut features: impl Iterator<Item = Feature>, output: &mut dyn Write) -> io::Result<()> {
    features.try_for_each(|feature| writeln!(output, "{}\t{}\t{}", feature.name, feature.unit, feature.why))
}

/// Makes something of a page and its features; of a page without any text, what is made of nothing.
fn described<T: Default>(
    file: &Path,
    tables: &Tables,
    make: impl FnOnce(&extract::Page, Matrix) -> T,
) -> io::Result<T> {
    let page = files::page(file, None)?;
    let mut document = Document::from_snapshot(&page);
    let Ok(prepared) = reader::prepare(&mut document, &mut Trail::new()) else { return Ok(T::default()) };
    let view = prepared.page(&document);
    let matrix = features::matrix(&view, &prepared.declared, tables);
    Ok(make(&view, matrix))
}

/// For each block a 1 where it is left to the model, else a 0.
fn left(page: &extract::Page) -> String {
    extract::open(page).into_iter().map(|is_open| if is_open { '1' } else { '0' }).collect()
}

/// What is printed for a file whose rows are in the matrix.
#[derive(Serialize)]
struct Rows {
    file: String,
    rows: usize,
    left: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<Vec<String>>,
}

/// The texts of a page's blocks.
fn texts(page: &extract::Page) -> Vec<String> {
    (0..page.blocks.len()).map(|index| page.blocks.text(index).to_owned()).collect()
}

fn write_matrix(wanted: &Features, path: &Path, tables: &Tables, output: &mut dyn Write) -> io::Result<usize> {
    let mut matrix_file =
        MatrixFile::create(path, features::all().count()).map_err(|error| files::about(path, error))?;
    let make = |file: &Path| {
        let described = described(file, tables, |page, matrix| {
            (left(page), matrix.values().to_vec(), wanted.texts.then(|| texts(page)))
        });
        // A page without any text has no texts, but a list of them.
        described.map(|(left, values, found)| (left, values, found.or(wanted.texts.then(Vec::new))))
    };
    let failed = files::for_each(&wanted.input, output, make, |output, file, made| {
        let line = match made {
            Ok((left, values, texts)) => {
                matrix_file.add(&values)?;
                record::line(&Rows { file: file.display().to_string(), rows: left.len(), left, texts })
            }
            Err(error) => Record::failed(file, &error),
        };
        output.write_all(line.as_bytes())
    })?;
    matrix_file.finish()?;
    Ok(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Command;
    use crate::cli::files::testing::{Folder, command};

    const PAGE: &str = "<nav>Home</nav><main id=top class='wide text'><p>The harbour wakes.</p></main>";

    fn run(folder: &Folder, arguments: &[&str]) -> (usize, String) {
        let Command::Features(wanted) = command(arguments) else { unreachable!() };
        let mut output = Vec::new();
        let failed = print(&wanted, &mut output).unwrap();
        (failed, folder.without_its_name(output))
    }

    #[test]
    fn names_come_in_the_order_of_the_columns() {
        let (_, output) = run(&Folder::new("feature-names", &[]), &["features", "--names"]);
        let names: Vec<&str> = output.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert_eq!(names, features::all().map(|feature| feature.name).collect::<Vec<_>>());
        assert!(output.lines().all(|line| line.split('\t').count() == 3));
    }

    #[test]
    fn a_line_tells_a_block_with_its_path_and_every_feature() {
        let folder = Folder::new("feature-rows", &[("a.html", PAGE), ("b.html", "<script></script>")]);
        let (failed, output) = run(&folder, &["features", &folder.path("a.html"), &folder.path("b.html")]);
        let lines: Vec<serde_json::Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!((failed, lines.len()), (0, 2));
        assert_eq!((&lines[0]["left"], &lines[1]["left"]), (&false.into(), &true.into()));
        assert_eq!(lines[1]["path"], "html > body > main#top.wide.text > p");
        assert_eq!((&lines[1]["block"], &lines[1]["text"]), (&1.into(), &"The harbour wakes.".into()));
        assert_eq!(lines[1]["features"].as_object().unwrap().len(), features::all().count());
    }

    #[test]
    fn the_matrix_holds_all_rows_of_all_files_that_could_be_read() {
        let folder = Folder::new("feature-matrix", &[("a.html", PAGE), ("c.html", "<p>one")]);
        let matrix = folder.path("m.npy");
        let [a, b, c] = ["a.html", "b.html", "c.html"].map(|name| folder.path(name));
        let (failed, output) = run(&folder, &["features", "--matrix", &matrix, &a, &b, &c]);
        assert_eq!(failed, 1);
        assert!(
            output.starts_with("{\"file\":\"a.html\",\"rows\":2,\"left\":\"01\"}\n{\"file\":\"b.html\",\"error\":")
        );
        assert!(output.ends_with("{\"file\":\"c.html\",\"rows\":1,\"left\":\"1\"}\n"));
        let columns = features::all().count();
        let bytes = std::fs::read(&matrix).unwrap();
        assert_eq!(bytes.len(), 128 + 3 * columns * 4);
        let header = String::from_utf8_lossy(&bytes[10..128]);
        assert!(header.contains(&format!("'shape': (3, {columns})")), "{header}");
    }
}
