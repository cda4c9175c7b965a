//! Opening the data folder: one owner at a time, migrations, and a cache that cannot be used removed and rebuilt.
//!
//! Keeps S11: `work.db` is never deleted, renamed or rebuilt here; when it cannot be read, Patio says so and stops. Keeps S8: no
//! copy of a cache is kept, because what is withdrawn later would stay readable in it.

use super::derived::Shape;
use super::meta::{find_meta, meta, upsert_meta};
use super::{LocalStore, StoreError, kinds, name_keys};
use crate::secrets::Secrets;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;

mod work_migrations {
    refinery::embed_migrations!("migrations/work");
}
mod cache_migrations {
    refinery::embed_migrations!("migrations/cache");
}

/// Oldest SQLite without the WAL-reset corruption bug.
const SQLITE_MIN_VERSION: i32 = 3_051_003;

/// Why Patio cannot start. Each has its own text for the person.
#[derive(Debug, Error)]
pub enum OpenError {
    /// Another Patio has this data folder open.
    #[error("another Patio is using this folder")]
    AlreadyOpen,
    /// The data folder cannot be made, read or written.
    #[error("the data folder cannot be used: {0}")]
    Folder(std::io::Error),
    /// No space left.
    #[error("the disk is full")]
    DiskFull,
    /// `work.db` cannot be read. It was left as it is.
    #[error("the database with unsent work cannot be read: {path}")]
    WorkUnreadable {
        /// Where it is.
        path: PathBuf,
    },
    /// The databases were written by a newer Patio.
    #[error("the data was written by a newer version")]
    TooNew,
    /// Anything else.
    #[error("cannot open the databases: {0}")]
    Other(String),
}

impl OpenError {
    /// The stable word, for the text `error-<code>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            OpenError::AlreadyOpen => "already_open",
            OpenError::Folder(_) => "folder_unusable",
            OpenError::DiskFull => "disk_full",
            OpenError::WorkUnreadable { .. } => "work_unreadable",
            OpenError::TooNew => "data_too_new",
            OpenError::Other(_) => "storage_failed",
        }
    }
}

/// The open data folder. Holds the lock until dropped.
pub struct Databases {
    folder: PathBuf,
    _lock: File,
}

impl Databases {
    /// Takes the folder, makes it when it is not there, and opens the writing side.
    ///
    /// # Errors
    /// See [`OpenError`]; in every case unsent work is untouched.
    pub fn open(folder: &Path, secrets: Arc<dyn Secrets>, shape: &'static Shape) -> Result<(Databases, LocalStore), OpenError> {
        fs::create_dir_all(folder).map_err(folder_error)?;
        restrict(folder).map_err(folder_error)?;
        let lock = File::create(folder.join("lock")).map_err(folder_error)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenError::AlreadyOpen),
            Err(TryLockError::Error(error)) => return Err(OpenError::Folder(error)),
        }
        if rusqlite::version_number() < SQLITE_MIN_VERSION {
            return Err(OpenError::Other(format!("SQLite {} is too old", rusqlite::version())));
        }
        let work_path = folder.join("work.db");
        let mut work = writer(&work_path, "FULL").map_err(|error| work_error(error, &work_path))?;
        migrate(work_migrations::migrations::runner(), &mut work).map_err(|fault| match fault {
            MigrationFault::TooNew => OpenError::TooNew,
            MigrationFault::Store(error) => work_error(error, &work_path),
        })?;

        let cache_path = folder.join("cache.db");
        let cache = match open_cache(&cache_path, shape) {
            Err(CacheFault::Unusable) => {
                remove_cache(&cache_path).map_err(folder_error)?;
                open_cache(&cache_path, shape).map_err(|fault| match fault {
                    CacheFault::Open(error) => error,
                    CacheFault::Unusable => OpenError::Other("the cache cannot be rebuilt".into()),
                })?
            }
            Err(CacheFault::Open(error)) => return Err(error),
            Ok(cache) => cache,
        };
        adopt_covered(&cache, &work).map_err(|error| OpenError::Other(error.to_string()))?;
        let databases = Databases { folder: folder.to_owned(), _lock: lock };
        if let Err(error) = databases.remove_set_aside() {
            tracing::warn!(%error, "a cache that an earlier version set aside is still there");
        }
        Ok((databases, LocalStore { work, cache, secrets, shape }))
    }

    /// Removes caches that an earlier version of Patio set aside.
    ///
    /// # Errors
    /// What the disk says; something of them may be left then.
    pub fn remove_set_aside(&self) -> std::io::Result<()> {
        match fs::remove_dir_all(self.folder.join("quarantine")) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// A reading connection: `cache.db` with `work.db` attached as `work`, unable to write.
    ///
    /// # Errors
    /// When the files cannot be opened.
    pub fn reader(&self) -> Result<Connection, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(self.folder.join("cache.db"), flags)?;
        reader.execute("ATTACH DATABASE ?1 AS work", [self.folder.join("work.db").to_string_lossy()])?;
        reader
            .execute_batch("PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cache_size = -8000;")?;
        reader.set_prepared_statement_cache_capacity(64);
        Ok(reader)
    }
}

/// Before the mark lay in `cache.db`, `work.db` said which commands its records show.
fn adopt_covered(cache: &Connection, work: &Connection) -> Result<(), StoreError> {
    if find_meta(cache, meta::COVERED)?.is_some() || find_meta(cache, meta::COMPLETE)?.is_none() {
        return Ok(());
    }
    let covered: i64 = work.query_row("SELECT COALESCE(MAX(settle_no), 0) FROM outbox WHERE covered = 1", [], |row| row.get(0))?;
    upsert_meta(cache, meta::COVERED, &covered.to_string())
}

enum CacheFault {
    Unusable,
    Open(OpenError),
}

fn open_cache(path: &Path, shape: &Shape) -> Result<Connection, CacheFault> {
    let mut cache = match writer(path, "NORMAL") {
        Ok(cache) => cache,
        Err(StoreError::Damaged) => return Err(CacheFault::Unusable),
        Err(StoreError::DiskFull) => return Err(CacheFault::Open(OpenError::DiskFull)),
        Err(error) => return Err(CacheFault::Open(OpenError::Other(error.to_string()))),
    };
    match migrate_cache(&mut cache, shape) {
        Ok(()) => Ok(cache),
        Err(MigrationFault::Store(StoreError::DiskFull)) => Err(CacheFault::Open(OpenError::DiskFull)),
        // A cache of a newer version, or one whose migration fails, is removed and downloaded again.
        Err(_) => Err(CacheFault::Unusable),
    }
}

fn writer(path: &Path, synchronous: &str) -> Result<Connection, StoreError> {
    let connection = Connection::open(path)?;
    tune(&connection, synchronous)?;
    Ok(connection)
}

/// The pragmas of a writing connection.
///
/// # Errors
/// When the file is no database or cannot be written.
pub fn tune(connection: &Connection, synchronous: &str) -> Result<(), StoreError> {
    connection.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 8388608; PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -16000;"
    ))?;
    connection.set_prepared_statement_cache_capacity(64);
    // Reads the first page, so that a damaged file shows here and not in the middle of something.
    connection.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(())
}

/// Databases in memory, for tests and the simulation: the same schema, nothing on disk.
///
/// # Errors
/// When SQLite fails.
pub fn in_memory(secrets: Arc<dyn Secrets>, shape: &'static Shape) -> Result<LocalStore, OpenError> {
    let open = || Connection::open_in_memory().map_err(|error| OpenError::Other(error.to_string()));
    let (mut work, mut cache) = (open()?, open()?);
    let migrated = migrate(work_migrations::migrations::runner(), &mut work).and_then(|()| migrate_cache(&mut cache, shape));
    migrated.map_err(|_| OpenError::Other("a migration failed in memory".into()))?;
    Ok(LocalStore { work, cache, secrets, shape })
}

enum MigrationFault {
    TooNew,
    Store(StoreError),
}

fn migrate_cache(cache: &mut Connection, shape: &Shape) -> Result<(), MigrationFault> {
    migrate(cache_migrations::migrations::runner(), cache)?;
    name_keys::update(cache, shape).and_then(|()| kinds::update(cache, shape)).map_err(MigrationFault::Store)
}

fn migrate(runner: refinery::Runner, connection: &mut Connection) -> Result<(), MigrationFault> {
    let runner = runner.set_abort_divergent(true).set_abort_missing(true);
    runner.run(connection).map(drop).map_err(|error| match error.kind() {
        refinery::error::Kind::MissingVersion(_) | refinery::error::Kind::DivergentVersion(..) => MigrationFault::TooNew,
        _ => MigrationFault::Store(StoreError::behind(&error)),
    })
}

fn work_error(error: StoreError, path: &Path) -> OpenError {
    match error {
        StoreError::Damaged => OpenError::WorkUnreadable { path: path.to_owned() },
        StoreError::DiskFull => OpenError::DiskFull,
        other => OpenError::Other(other.to_string()),
    }
}

fn folder_error(error: std::io::Error) -> OpenError {
    if error.kind() == std::io::ErrorKind::StorageFull { OpenError::DiskFull } else { OpenError::Folder(error) }
}

fn remove_cache(cache: &Path) -> std::io::Result<()> {
    for suffix in ["-wal", "-shm", ""] {
        let mut name = cache.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(unix)]
fn restrict(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn restrict(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}
