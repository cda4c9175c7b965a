//! The data folder: the database of SQLite, the key file beside it, the bytes of files, and the lock of the one server that serves it.

use crate::core::Keys;
use crate::disk::{create_private, make_private, sync_folder};
use crate::files::{FileOptions, Files, FilesError};
use crate::store::{Store, StoreError};
use clap::Args;
use patio_domain::world::Random;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use thiserror::Error;

const DATABASE: &str = "patio.db";
const KEY: &str = "cursor.key";
const LOCK: &str = "serve.lock";

/// Where the data is, as the command line names it.
#[derive(Clone, Debug, Args)]
pub struct DataPlace {
    /// The data folder.
    #[arg(long, env = "PATIO_DATA")]
    pub data: PathBuf,
    /// A PostgreSQL database instead of the embedded one: postgres://…
    #[arg(long, env = "PATIO_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// Where files are.
    #[command(flatten)]
    pub files: FileOptions,
}

/// A data folder.
#[derive(Clone, Debug)]
pub struct DataDir(PathBuf);

/// Why a data folder cannot be used.
#[derive(Debug, Error)]
pub enum DataDirError {
    /// The folder or a file in it cannot be read or written.
    #[error("{0}: {1}")]
    Io(PathBuf, #[source] io::Error),
    /// The key file is not one of ours.
    #[error("{0} is damaged: bring it back from a backup")]
    Key(PathBuf),
    /// There is no organisation here.
    #[error(
        "there is no organisation in {0} yet: run `patio-server init` first, or copy cursor.key from another node of the same database"
    )]
    Empty(PathBuf),
    /// Another server serves this folder.
    #[error("another patio-server is serving {0}")]
    Served(PathBuf),
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no place for files.
    #[error(transparent)]
    Files(#[from] FilesError),
}

impl DataDir {
    /// A folder, made for its owner alone when it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(path: &Path) -> Result<DataDir, DataDirError> {
        let at = |error| DataDirError::Io(path.to_owned(), error);
        fs::create_dir_all(path).map_err(at)?;
        make_private(path, 0o700).map_err(at)?;
        Ok(DataDir(path.to_owned()))
    }

    /// A folder that was made before.
    ///
    /// # Errors
    /// When it has no key: `init` was never run.
    pub fn open(path: &Path) -> Result<DataDir, DataDirError> {
        if path.join(KEY).is_file() { Ok(DataDir(path.to_owned())) } else { Err(DataDirError::Empty(path.to_owned())) }
    }

    /// The folder itself.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Where its SQLite database is, or would be.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.0.join(DATABASE)
    }

    /// The store: PostgreSQL when a URL is given, the SQLite database of this folder otherwise.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn store(&self, database: Option<&str>) -> Result<Store, DataDirError> {
        match database {
            Some(url) => Ok(Store::postgres(url)?),
            None => {
                let path = self.0.join(DATABASE);
                let store = Store::sqlite(&path)?;
                make_private(&path, 0o600).map_err(|error| DataDirError::Io(path, error))?;
                Ok(store)
            }
        }
    }

    /// The bytes of files: uploads in this folder, finished files in it or where the options say.
    ///
    /// # Errors
    /// When a folder cannot be made, or an object store cannot be used.
    pub fn files(&self, options: &FileOptions) -> Result<Files, DataDirError> {
        Ok(Files::open(&self.0, options)?)
    }

    /// Closes a folder of files elsewhere to others than its owner, as the data folder is: whatever the mode of a file in it, nobody else gets to
    /// it. A folder that belongs to another owner stays as it is, and the doctor says so.
    ///
    /// # Errors
    /// When the options name no usable place.
    pub fn close_files(&self, options: &FileOptions) -> Result<(), DataDirError> {
        if let Some(folder) = options.folder()?
            && let Err(error) = make_private(&folder, 0o700)
        {
            tracing::warn!(%error, "the folder of files cannot be closed to others");
        }
        Ok(())
    }

    /// The keys, made when there are none.
    ///
    /// # Errors
    /// When the key file cannot be read or written, or is damaged.
    pub fn keys(&self, random: &mut dyn Random) -> Result<Keys, DataDirError> {
        let path = self.0.join(KEY);
        let at = |error| DataDirError::Io(path.clone(), error);
        let mut bytes = [0u8; 32];
        match File::open(&path) {
            Ok(file) => {
                let mut found = Vec::new();
                file.take(64).read_to_end(&mut found).map_err(at)?;
                bytes = found.try_into().map_err(|_| DataDirError::Key(path.clone()))?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                random.fill(&mut bytes);
                let mut file = create_private(&path).map_err(at)?;
                file.write_all(&bytes).and_then(|()| file.sync_all()).and_then(|()| sync_folder(&self.0)).map_err(at)?;
            }
            Err(error) => return Err(at(error)),
        }
        Ok(Keys::from_bytes(bytes))
    }

    /// The lock of the one process that serves this folder; the system lets go of it when that process ends, however it ends.
    ///
    /// # Errors
    /// When another server holds it.
    pub fn lock(&self) -> Result<File, DataDirError> {
        let path = self.0.join(LOCK);
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
        let file = file.map_err(|error| DataDirError::Io(path, error))?;
        file.try_lock().map_err(|_| DataDirError::Served(self.0.clone()))?;
        Ok(file)
    }

    /// Files of this folder, and a folder of files elsewhere, that others than their owner can read.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list_readable_by_others(&self, files: &FileOptions) -> Result<Vec<PathBuf>, DataDirError> {
        let names = [".", KEY, DATABASE];
        let mut found = Vec::new();
        for path in names.map(|name| self.0.join(name)).into_iter().chain(files.folder()?) {
            match fs::metadata(&path) {
                Ok(facts) if is_open_to_others(&facts) => found.push(path),
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(DataDirError::Io(path, error)),
            }
        }
        Ok(found)
    }
}

#[cfg(unix)]
fn is_open_to_others(facts: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    facts.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn is_open_to_others(_: &fs::Metadata) -> bool {
    false
}
