//! Another model than the one that Recto comes with, from a folder: how training tests what it has made.

use super::arguments::Trained;
use super::files::about;
use crate::extract::model::{Files, Model, Tables};
use std::io::{self, ErrorKind};
use std::path::Path;

impl Trained {
    /// Takes the model of the folder into use, if one is given.
    pub(super) fn install(&self) -> io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let [tables, trees, network] = ["tables.bin", "trees.bin", "network.bin"].map(|name| read(&folder.join(name)));
        let (tables, trees, network) = (tables?, trees?, network?);
        Model::read(Files { tables: &tables, trees: &trees, network: &network })
            .and_then(Model::install)
            .map_err(|error| about(folder, wrong(error)))
    }

    /// The tables of the model in use. Those that Recto comes with do not need trees that fit the features.
    pub(super) fn tables(&self) -> &'static Tables {
        if self.folder.is_some() { Model::shared().tables() } else { Tables::shared() }
    }
}

/// Reads token tables from a file.
pub(super) fn tables(file: &Path) -> io::Result<Tables> {
    Tables::read(&read(file)?).map_err(|error| about(file, wrong(error)))
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(file).map_err(|error| about(file, error))
}

fn wrong(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}
