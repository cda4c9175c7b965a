//! Restoring a backup: everything is verified before anything is changed, and what stood there before is set aside, never removed.

use super::archive::{Reading, write_out};
use super::manifest::{DATABASE, Manifest, name_of};
use super::{BackupError, Progress, tables};
use crate::core::{Core, file_inventory, forget_arriving};
use crate::data_dir::DataDir;
use crate::disk::sync_folder;
use crate::doctor::{Line, examine_files, examine_store};
use crate::files::Files;
use crate::store::{Store, settle};
use patio_domain::FileId;
use patio_protocol::file::Variant;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// How a backup is to be restored.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Set aside the database that stands there.
    pub replace: bool,
    /// End every session, because a thief may have one.
    pub end_sessions: bool,
}

/// A restored backup.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What was in it.
    pub manifest: Manifest,
    /// Where the files of the earlier database are now.
    pub set_aside: Vec<PathBuf>,
    /// What the doctor says of the restored data.
    pub lines: Vec<Line>,
}

/// Restores a backup into a data folder, or into an empty PostgreSQL database. `core_over` makes a core over a store.
///
/// # Errors
/// When the backup is damaged, there is an organisation already, or something cannot be written. The earlier database is untouched then.
pub fn restore(
    path: &Path,
    data: &DataDir,
    (database, files): (Option<&str>, &Files),
    wanted: Wanted,
    core_over: impl Fn(Store) -> Core,
    progress: Progress<'_>,
) -> Result<Restored, BackupError> {
    let mut backup = Reading::open(path)?;
    progress("reading the backup to its end");
    backup.verify()?;
    let target = data.database();
    let scratch = tempfile::Builder::new().prefix("restoring-").tempdir_in(data.path()).map_err(|e| BackupError::Io(target.clone(), e))?;
    let copy = scratch.path().join(DATABASE);
    backup.read(DATABASE, |from| write_out(&copy, from))?;
    // Brings the tables of an earlier version up to date.
    let source = Store::sqlite(&copy)?;
    let (core, set_aside) = match database {
        Some(url) => (into_postgres(source, Store::postgres(url)?, wanted, &core_over, progress)?, Vec::new()),
        None => {
            if target.exists() && !wanted.replace {
                return Err(BackupError::Occupied);
            }
            let core = core_over(source);
            core.store().write(|tx| begin(&core, tx, wanted))?;
            put_files(&mut backup, core.store(), files, progress)?;
            // The last connection brings everything into the one file.
            drop(core);
            settle(&copy)?;
            let set_aside = set_aside(&target, backup.manifest.made_at)?;
            File::open(&copy).and_then(|file| file.sync_all()).map_err(|error| BackupError::Io(copy.clone(), error))?;
            fs::rename(&copy, &target).map_err(|error| BackupError::Io(target.clone(), error))?;
            sync_folder(data.path()).map_err(|error| BackupError::Io(data.path().to_owned(), error))?;
            (core_over(data.store(None)?), set_aside)
        }
    };
    if database.is_some() {
        put_files(&mut backup, core.store(), files, progress)?;
    }
    throw_leftovers(&core, files)?;
    let mut lines = examine_store(core.store());
    lines.extend(examine_files(core.store(), files));
    Ok(Restored { manifest: backup.manifest, set_aside, lines })
}

fn begin(core: &Core, tx: &mut dyn crate::store::Tx, wanted: Wanted) -> Result<(), crate::store::StoreError> {
    core.begin_epoch(tx)?;
    forget_arriving(tx)?;
    if wanted.end_sessions { core.end_sessions(tx) } else { Ok(()) }
}

fn into_postgres(
    source: Store,
    target: Store,
    wanted: Wanted,
    core_over: &impl Fn(Store) -> Core,
    progress: Progress<'_>,
) -> Result<Core, BackupError> {
    let core = core_over(target);
    if core.is_ready() {
        return Err(BackupError::OccupiedDatabase);
    }
    progress("copying the database");
    let listed = source.read(tables::list)?;
    source.read(|from| {
        core.store().write(|to| {
            tables::copy(from, to, &listed, &mut |table, rows| progress(&format!("{table}: {rows} rows")))?;
            begin(&core, to, wanted)
        })
    })?;
    Ok(core)
}

/// Brings the forms of files that the database names to where files are kept. What lies there with the same size under its id stays.
fn put_files(backup: &mut Reading, store: &Store, files: &Files, progress: Progress<'_>) -> Result<(), BackupError> {
    let mut wanted: Vec<(FileId, Variant, u64)> = Vec::new();
    file_inventory(store, |file, forms| wanted.extend(forms.into_iter().map(|(variant, size)| (file, variant, size))))?;
    let total = wanted.len();
    for (done, (file, variant, size)) in wanted.into_iter().enumerate() {
        let name = name_of(file, variant);
        if backup.manifest.parts.contains_key(&name) && files.objects.size(file, variant)? != Some(size) {
            backup.read(&name, |from| Ok(files.objects.put_all(file, variant, size, from)?))?;
        }
        if done % 100 == 99 {
            progress(&format!("{} of {total} files", done + 1));
        }
    }
    Ok(())
}

/// Bytes of files that came after the backup go: their owners' laptops bring them again.
fn throw_leftovers(core: &Core, files: &Files) -> Result<(), BackupError> {
    let mut known = HashSet::new();
    file_inventory(core.store(), |file, _| {
        known.insert(file);
    })?;
    let left: HashSet<FileId> = files.objects.list()?.into_keys().map(|(file, _)| file).filter(|file| !known.contains(file)).collect();
    Ok(core.throw_bytes(&left.into_iter().collect::<Vec<_>>())?)
}

/// Renames the database that stands there, with its journal, and says what it is called now.
fn set_aside(database: &Path, made_at: i64) -> Result<Vec<PathBuf>, BackupError> {
    const TAILS: [&str; 3] = ["", "-wal", "-shm"];
    if !database.exists() {
        return Ok(Vec::new());
    }
    // A database that can be opened has no journal after this, and one rename moves it whole.
    if let Err(error) = settle(database) {
        tracing::warn!(%error, "the earlier database is set aside as it is");
    }
    let named = |number: u32| with_tail(database, &format!(".before-{made_at}.{number}"));
    let mut number = 0;
    while TAILS.iter().any(|tail| with_tail(&named(number), tail).exists()) {
        number += 1;
    }
    let mut moved = Vec::new();
    for tail in TAILS {
        let (from, to) = (with_tail(database, tail), with_tail(&named(number), tail));
        match fs::rename(&from, &to) {
            Ok(()) => moved.push(to),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(BackupError::Io(from, error)),
        }
    }
    Ok(moved)
}

fn with_tail(path: &Path, tail: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(tail);
    name.into()
}
