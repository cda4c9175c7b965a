//! Making a backup while the server serves: a snapshot of the database, then the files that it names. Until the end no bytes leave the
//! trash, so that a file which is removed meanwhile can still be copied.

use super::archive::{Reading, Writing, write_out};
use super::manifest::{DATABASE, FORMAT, Manifest, Part, name_of};
use super::{BackupError, Progress, tables};
use crate::core::{Core, file_inventory, forget_hold};
use crate::disk::sync_folder;
use crate::doctor::{Line, examine_store};
use crate::files::{Chunks, Files, FilesError};
use crate::store::{Store, settle};
use patio_domain::FileId;
use patio_domain::world::Clock;
use patio_protocol::file::Variant;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// A backup that was made and verified.
#[derive(Clone, Debug)]
pub struct Made {
    /// What is in it.
    pub manifest: Manifest,
    /// What the doctor found wrong with the data in it. The backup is as good as the data was.
    pub unwell: Vec<Line>,
}

/// Makes a backup in a new file and reads it once to its end.
///
/// # Errors
/// When something cannot be read or written. No file is there then.
pub fn make(core: &Core, clock: &dyn Clock, path: &Path, progress: Progress<'_>) -> Result<Made, BackupError> {
    let at = |error| BackupError::Io(path.to_owned(), error);
    if path.exists() {
        return Err(BackupError::Exists(path.to_owned()));
    }
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Everything unfinished lies in here, and goes when this ends, however it ends.
    let scratch = tempfile::Builder::new().prefix(".patio-backup-").tempdir_in(folder).map_err(at)?;
    let unfinished = scratch.path().join("backup");
    let made = write(core, clock, scratch.path(), &unfinished, progress)?;
    progress("reading the backup once to its end");
    Reading::open(&unfinished)?.verify()?;
    // Fails when the name was taken meanwhile, where renaming would write over it.
    fs::hard_link(&unfinished, path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::Exists(path.to_owned()),
        _ => at(error),
    })?;
    sync_folder(folder).map_err(|error| BackupError::Io(folder.to_owned(), error))?;
    Ok(made)
}

fn write(core: &Core, clock: &dyn Clock, scratch: &Path, unfinished: &Path, progress: Progress<'_>) -> Result<Made, BackupError> {
    let _held = Held::of(core)?;
    let (copy, made_at) = (scratch.join(DATABASE), clock.now_ms());
    progress("copying the database");
    let rows = snapshot(core.store(), &copy)?;
    progress(&format!("{rows} rows"));
    let mut zip = Writing::create(unfinished)?;
    let mut unwell = Vec::new();
    let mut parts = BTreeMap::new();
    {
        let store = Store::sqlite(&copy)?;
        unwell.extend(examine_store(&store).into_iter().filter(|line| !line.well));
        if let Some(files) = core.files() {
            progress("copying files");
            let lacking = add_files(core, &store, files, &mut zip, &mut parts, progress)?;
            if let Some(first) = lacking.first() {
                unwell
                    .push(Line { well: false, text: format!("files have their bytes: {} have none, the first is {first}", lacking.len()) });
            }
        }
    }
    settle(&copy)?;
    let at = |error| BackupError::Io(copy.clone(), error);
    let part = zip.add(DATABASE, true, &mut File::open(&copy).map_err(at)?)?;
    parts.insert(DATABASE.to_owned(), part);
    let (organisation, accounts) = core.organisation()?;
    let server_version = env!("CARGO_PKG_VERSION").to_owned();
    let manifest = Manifest { format: FORMAT, server_version, made_at, organisation, accounts, parts };
    zip.finish(&manifest)?;
    Ok(Made { manifest, unwell })
}

/// The trash, which keeps its bytes until this is dropped.
struct Held<'a>(&'a Core);

impl Held<'_> {
    fn of(core: &Core) -> Result<Held<'_>, BackupError> {
        core.hold_trash()?;
        Ok(Held(core))
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.0.release_trash() {
            tracing::warn!(%error, "the trash is emptied again in an hour");
        }
    }
}

/// A SQLite database with everything that a store holds at one moment.
fn snapshot(store: &Store, path: &Path) -> Result<u64, BackupError> {
    write_out(path, &mut io::empty())?;
    let copy = Store::sqlite(path)?;
    let listed = copy.read(tables::list)?;
    let mut rows = 0;
    store.read(|from| copy.write(|to| tables::copy(from, to, &listed, &mut |_, copied| rows += copied)))?;
    copy.write(forget_hold)?;
    Ok(rows)
}

/// Adds the forms of files that a store names and that are not in the backup yet. Gives those whose bytes are not there.
fn add_files(
    core: &Core,
    store: &Store,
    files: &Files,
    zip: &mut Writing,
    parts: &mut BTreeMap<String, Part>,
    progress: Progress<'_>,
) -> Result<Vec<String>, BackupError> {
    let mut wanted: Vec<(FileId, Variant, u64)> = Vec::new();
    file_inventory(store, |file, forms| {
        wanted.extend(forms.into_iter().map(|(variant, size)| (file, variant, size)));
    })?;
    let (mut lacking, total) = (Vec::new(), wanted.len());
    for (done, (file, variant, size)) in wanted.into_iter().enumerate() {
        let name = name_of(file, variant);
        if files.objects.size(file, variant)? != Some(size) {
            lacking.push(name);
            continue;
        }
        match files.objects.get(file, variant, 0..size) {
            Ok(chunks) => {
                let part = zip.add(&name, false, &mut Bytes { chunks, rest: io::Cursor::default() })?;
                parts.insert(name, part);
            }
            Err(error) if error.is_not_found() => lacking.push(name),
            Err(error) => return Err(error.into()),
        }
        if done % 100 == 99 {
            core.hold_trash()?;
            progress(&format!("{} of {total} files", done + 1));
        }
    }
    Ok(lacking)
}

/// The bytes of an object as a reader.
struct Bytes {
    chunks: Chunks,
    rest: io::Cursor<Vec<u8>>,
}

impl Read for Bytes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.rest.read(buffer)?;
            if read > 0 {
                return Ok(read);
            }
            match self.chunks.blocking_recv() {
                None => return Ok(0),
                Some(Ok(bytes)) => self.rest = io::Cursor::new(bytes),
                Some(Err(FilesError::Io(error))) => return Err(error),
                Some(Err(error)) => return Err(io::Error::other(error)),
            }
        }
    }
}
