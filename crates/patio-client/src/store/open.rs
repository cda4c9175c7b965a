//! Opening the data folder: one owner at a time, migrations, a damaged cache removed and begun anew, a damaged `work.db` salvaged.
//!
//! Keeps S11: damage met at any time is answered by opening anew, as at a start (`DataFolder::open`), and what `work.db` still gives is
//! kept. Keeps S8: no copy of a cache is kept, because what is withdrawn later would stay readable in it.

use super::derived::Shape;
use super::meta::{find_meta, meta, upsert_meta};
use super::{LocalStore, StoreError, damage, disk, kinds, name_keys, salvage, settings};
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
            OpenError::TooNew => "data_too_new",
            OpenError::Other(_) => "storage_failed",
        }
    }
}

/// What is suspected of damage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Suspect {
    /// Nothing: what is damaged shows when it is read.
    #[default]
    Nothing,
    /// One of the two: the cache, unless `work.db` says of itself that it is not sound.
    Either,
    /// Both, whatever they say of themselves.
    Both,
}

/// Where the databases are, and what they are opened with. Cheap to clone; only the owner of the folder has one.
#[derive(Clone)]
pub struct DataFolder {
    folder: PathBuf,
    secrets: Arc<dyn Secrets>,
    shape: &'static Shape,
}

/// The open data folder. Holds the lock until dropped.
pub struct Databases {
    place: DataFolder,
    _lock: File,
}

impl DataFolder {
    /// Opens the writing side. Nobody may have the databases open for writing.
    ///
    /// # Errors
    /// See [`OpenError`]; in every case unsent work is untouched.
    pub fn open(&self, suspect: Suspect) -> Result<LocalStore, OpenError> {
        let mut suspect = suspect;
        loop {
            suspect = match (self.try_open(suspect), suspect) {
                (Err(Fault::Store(StoreError::Damaged)), Suspect::Nothing) => Suspect::Either,
                (Err(Fault::Store(StoreError::Damaged)), Suspect::Either) => Suspect::Both,
                (opened, _) => return opened.map_err(OpenError::from),
            }
        }
    }

    fn try_open(&self, suspect: Suspect) -> Result<LocalStore, Fault> {
        let (work_path, cache_path) = (self.folder.join("work.db"), self.folder.join("cache.db"));
        salvage::finish(&self.folder)?;
        let (work, salvaged) = match open_work(&work_path, suspect) {
            Err(Fault::Store(StoreError::Damaged)) => {
                salvage::salvage(&self.folder, migrate_work)?;
                (open_work(&work_path, Suspect::Nothing)?, true)
            }
            work => (work?, false),
        };
        let cache = match open_cache(&cache_path, self.shape) {
            // Of a work database that was salvaged for its own damage it is not known that the cache is sound; it shows.
            Ok(cache) if suspect == Suspect::Nothing || (suspect == Suspect::Either && salvaged) => cache,
            Ok(cache) => {
                drop(cache);
                self.begin_cache(&cache_path, Some(&work))?
            }
            Err(CacheFault::Damaged) => self.begin_cache(&cache_path, Some(&work))?,
            Err(CacheFault::Unusable) => self.begin_cache(&cache_path, None)?,
            Err(CacheFault::Open(error)) => return Err(error),
        };
        uncover(&cache, &work)?;
        adopt_covered(&cache, &work)?;
        let mut store = LocalStore { work, cache, secrets: Arc::clone(&self.secrets), shape: self.shape };
        store.resume_removal()?;
        Ok(store)
    }

    /// Begins an empty cache; what is there goes. `noted_in` is told that it was damaged.
    fn begin_cache(&self, path: &Path, noted_in: Option<&Connection>) -> Result<Connection, Fault> {
        disk::remove_database(path)?;
        if let Some(work) = noted_in {
            tracing::warn!("the damaged cache is downloaded again");
            damage::note_rebuilt(work)?;
        }
        open_cache(path, self.shape).map_err(|fault| match fault {
            CacheFault::Open(error) => error,
            CacheFault::Damaged | CacheFault::Unusable => Fault::Store(StoreError::Value("the cache cannot be rebuilt".into())),
        })
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
        let place = DataFolder { folder: folder.to_owned(), secrets, shape };
        let store = place.open(Suspect::Nothing)?;
        let databases = Databases { place, _lock: lock };
        if let Err(error) = databases.remove_set_aside() {
            tracing::warn!(%error, "a cache that an earlier version set aside is still there");
        }
        Ok((databases, store))
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.place.folder
    }

    /// Where they are, for opening anew what was open.
    #[must_use]
    pub fn place(&self) -> &DataFolder {
        &self.place
    }

    /// Removes caches that an earlier version of Patio set aside.
    ///
    /// # Errors
    /// What the disk says; something of them may be left then.
    pub fn remove_set_aside(&self) -> std::io::Result<()> {
        match fs::remove_dir_all(self.place.folder.join("quarantine")) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// See [`DataFolder::reader`].
    ///
    /// # Errors
    /// When the files cannot be opened.
    pub fn reader(&self) -> Result<Connection, StoreError> {
        self.place.reader()
    }
}

/// After a salvage the last verdicts may be missing, and their numbers may be given again: what the cache showed of them is asked anew.
fn uncover(cache: &Connection, work: &Connection) -> Result<(), StoreError> {
    if settings::find(work, "main", settings::key::UNCOVER)?.is_some() {
        cache.execute("DELETE FROM meta WHERE key = ?1", [meta::COVERED])?;
        // On the disk before the note goes.
        cache.query_row("PRAGMA wal_checkpoint(FULL)", [], |_| Ok(()))?;
        work.execute("DELETE FROM setting WHERE key = ?1", [settings::key::UNCOVER])?;
    }
    Ok(())
}

/// Opens `work.db`. One that is suspected is looked through.
fn open_work(path: &Path, suspect: Suspect) -> Result<Connection, Fault> {
    let mut work = writer(path, "FULL")?;
    migrate(work_migrations::migrations::runner(), &mut work)?;
    let is_sound = match suspect {
        Suspect::Nothing => true,
        Suspect::Either => damage::is_sound(&work),
        Suspect::Both => false,
    };
    if is_sound { Ok(work) } else { Err(Fault::Store(StoreError::Damaged)) }
}

/// Gives an empty database the tables of `work.db`.
pub(super) fn migrate_work(work: &mut Connection) -> Result<(), StoreError> {
    migrate(work_migrations::migrations::runner(), work).map_err(|fault| match fault {
        Fault::Store(error) => error,
        _ => StoreError::Value("an empty database is not of another version".into()),
    })
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
    /// Its pages are not what was written.
    Damaged,
    /// Of a newer version, or its migration failed.
    Unusable,
    Open(Fault),
}

fn open_cache(path: &Path, shape: &Shape) -> Result<Connection, CacheFault> {
    let mut cache = match writer(path, "NORMAL") {
        Ok(cache) => cache,
        Err(StoreError::Damaged) => return Err(CacheFault::Damaged),
        Err(error) => return Err(CacheFault::Open(Fault::Store(error))),
    };
    match migrate_cache(&mut cache, shape) {
        Ok(()) => Ok(cache),
        Err(Fault::Store(StoreError::DiskFull)) => Err(CacheFault::Open(Fault::Store(StoreError::DiskFull))),
        Err(Fault::Store(StoreError::Damaged)) => Err(CacheFault::Damaged),
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

/// Why the databases did not open.
enum Fault {
    TooNew,
    Folder(std::io::Error),
    Store(StoreError),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        Fault::Store(error)
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Fault {
        Fault::Folder(error)
    }
}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> OpenError {
        match fault {
            Fault::TooNew => OpenError::TooNew,
            Fault::Folder(error) => folder_error(error),
            Fault::Store(StoreError::DiskFull) => OpenError::DiskFull,
            Fault::Store(error) => OpenError::Other(error.to_string()),
        }
    }
}

fn migrate_cache(cache: &mut Connection, shape: &Shape) -> Result<(), Fault> {
    migrate(cache_migrations::migrations::runner(), cache)?;
    name_keys::update(cache, shape)?;
    Ok(kinds::update(cache, shape)?)
}

fn migrate(runner: refinery::Runner, connection: &mut Connection) -> Result<(), Fault> {
    let runner = runner.set_abort_divergent(true).set_abort_missing(true);
    runner.run(connection).map(drop).map_err(|error| match error.kind() {
        refinery::error::Kind::MissingVersion(_) | refinery::error::Kind::DivergentVersion(..) => Fault::TooNew,
        _ => Fault::Store(StoreError::behind(&error)),
    })
}

fn folder_error(error: std::io::Error) -> OpenError {
    if error.kind() == std::io::ErrorKind::StorageFull { OpenError::DiskFull } else { OpenError::Folder(error) }
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
