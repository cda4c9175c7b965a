//! Uploads that still arrive. Each is a folder, each part in it a file: `0000003` is a whole part that fitted its hash and is on
//! the disk, `0000003.part` is one that is still arriving. The folder says it all: after a crash nothing else is needed.
//!
//! What arrived before a cut stays, inside a part too. The part that was arriving when the power failed is checked like any
//! other when it is complete, and dropped when it does not fit: `a_part_that_was_whole_when_the_server_died_is_checked_first`.

use super::parts::{Parts, whole_name};
use crate::disk::sync_folder;
use patio_domain::FileId;
use patio_domain::limits::FILE_PART_BYTES;
use patio_protocol::digest::hex;
use patio_protocol::file::part_of;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// The folder of uploads.
#[derive(Debug)]
pub struct Staging {
    root: PathBuf,
    turns: Mutex<HashMap<FileId, Arc<Turns>>>,
}

/// Whose turn it is to write to an upload: the latest request to ask. An earlier one, on a connection that is dead but not known
/// to be, writes no more.
#[derive(Debug, Default)]
struct Turns {
    now: Mutex<Turn>,
    ended: Condvar,
    /// The number of the present turn, for requests that wait for a later one.
    latest: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Turn {
    number: u64,
    /// Whether that request still writes.
    writing: bool,
    /// Requests that are being looked at and may write soon.
    coming: u32,
    /// How often bytes were written.
    writes: u64,
}

impl Turns {
    /// Gives the turn to the next request, if there is one; all earlier ones have had theirs.
    fn pass(&self, now: &mut Turn) {
        now.number += 1;
        self.latest.send_replace(now.number);
    }

    fn now(&self) -> MutexGuard<'_, Turn> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long a question about an upload waits for a request that may be on its way.
const MOMENT: Duration = Duration::from_millis(40);
/// A request that is silent for this long will write nothing more, or too late.
const SILENT: Duration = Duration::from_millis(150);
/// How often a request that does write is waited for.
const WAITS: u32 = 20;

/// A request that writes to an upload.
#[derive(Debug)]
pub struct Incoming {
    folder: PathBuf,
    part: u64,
    /// Bytes of the part: what it has, and what it will have.
    have: u64,
    whole: u64,
    hash: Sha256,
    expected: String,
    file: File,
    turn: u64,
    turns: Arc<Turns>,
}

/// A request that may write to an upload, until it does or does not.
#[derive(Debug)]
pub struct Coming(Arc<Turns>);

impl Drop for Coming {
    fn drop(&mut self) {
        self.0.now().coming -= 1;
        self.0.ended.notify_all();
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        let mut now = self.turns.now();
        if now.number == self.turn {
            now.writing = false;
            self.turns.ended.notify_all();
        }
    }
}

/// What became of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// They are kept; the part goes on.
    More,
    /// The part is complete and on the disk.
    Complete,
    /// The part did not fit its hash and is dropped.
    Wrong,
    /// A later request writes to this upload now.
    Superseded,
}

impl Staging {
    /// A folder of uploads, made when it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(root: &Path) -> io::Result<Staging> {
        fs::create_dir_all(root)?;
        Ok(Staging { root: root.to_owned(), turns: Mutex::default() })
    }

    /// Bytes of an upload that are here, from its start.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn received(&self, file: FileId, size: u64) -> io::Result<u64> {
        let folder = self.folder(file);
        // Parts come one after the other: the first that is not there is found by halving.
        let (mut there, mut missing) = (0, size.div_ceil(FILE_PART_BYTES));
        while there < missing {
            let middle = there + (missing - there) / 2;
            if folder.join(whole_name(middle)).try_exists()? { there = middle + 1 } else { missing = middle }
        }
        let Some((start, end)) = part_of(there.saturating_mul(FILE_PART_BYTES), size) else { return Ok(size) };
        match fs::metadata(folder.join(partial_name(there))) {
            // The whole part may have arrived before a crash, but it was never checked. So its last byte is asked for again, and
            // the hash comes with it. Counted as complete, the part would stay unchecked and unusable.
            Ok(facts) => Ok((start + facts.len()).min(end.saturating_sub(1))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(start),
            Err(error) => Err(error),
        }
    }

    /// Says that a request is here which may write to this upload, once it was looked at. Nothing for an upload that has no
    /// bytes yet: a stranger's guesses must not pile up here.
    #[must_use]
    pub fn expect(&self, file: FileId) -> Option<Coming> {
        if !self.folder(file).is_dir() {
            return None;
        }
        let turns = Arc::clone(self.turns().entry(file).or_default());
        turns.now().coming += 1;
        turns.ended.notify_all();
        Some(Coming(turns))
    }

    /// Begins to write at `from`, to the part whose SHA-256 is `hash`; nothing when another byte comes next.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write(&self, file: FileId, size: u64, from: u64, hash: &str) -> io::Result<Option<Incoming>> {
        if from >= size {
            return Ok(None);
        }
        let turns = Arc::clone(self.turns().entry(file).or_default());
        let mut now = turns.now();
        turns.pass(&mut now);
        now.writing = false;
        let turn = now.number;
        if self.received(file, size)? != from {
            return Ok(None);
        }
        let Some((start, end)) = part_of(from, size) else { return Ok(None) };
        let (folder, part) = (self.folder(file), start / FILE_PART_BYTES);
        fs::create_dir_all(&folder)?;
        let path = folder.join(partial_name(part));
        let mut sum = Sha256::new();
        let have = from - start;
        if have > 0 {
            let mut before = Vec::new();
            File::open(&path)?.take(have).read_to_end(&mut before)?;
            sum.update(&before);
        }
        let to = OpenOptions::new().append(true).create(true).open(&path)?;
        to.set_len(have)?;
        now.writing = true;
        drop(now);
        Ok(Some(Incoming { folder, part, have, whole: end - start, hash: sum, expected: hash.to_owned(), file: to, turn, turns }))
    }

    /// Waits for what a cut connection left on its way through this machine, so that a laptop that asks where its upload stands
    /// right after a cut need not send those bytes again. A connection that is silent is not waited for.
    pub fn settle(&self, file: FileId) {
        let Some(turns) = self.turns().get(&file).map(Arc::clone) else { return };
        let nobody = |now: &mut Turn| !now.writing && now.coming == 0;
        // A request that was sent before the question may be read after it.
        let (mut now, _) = turns.ended.wait_timeout_while(turns.now(), MOMENT, nobody).unwrap_or_else(PoisonError::into_inner);
        for _ in 0..WAITS {
            let before = now.writes;
            let (after, waited) = turns.ended.wait_timeout_while(now, SILENT, |now| !nobody(now)).unwrap_or_else(PoisonError::into_inner);
            if !waited.timed_out() || after.writes == before {
                return;
            }
            now = after;
        }
    }

    /// The bytes of a whole upload, to read and to look around in.
    #[must_use]
    pub fn read(&self, file: FileId, size: u64) -> Parts {
        Parts::new(self.folder(file), size)
    }

    /// Takes an upload away.
    ///
    /// # Errors
    /// When it is there and cannot be removed.
    pub fn remove(&self, file: FileId) -> io::Result<()> {
        let turns = self.turns().remove(&file);
        if let Some(turns) = turns {
            turns.pass(&mut turns.now());
        }
        match fs::remove_dir_all(self.folder(file)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    /// Every upload that has a folder.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> io::Result<Vec<FileId>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.root)? {
            // What is not named like an upload is not ours.
            found.extend(entry?.file_name().to_str().and_then(|name| name.parse::<FileId>().ok()));
        }
        Ok(found)
    }

    /// An id is a UUID, whatever a request said: no name of a request ever becomes a path.
    fn folder(&self, file: FileId) -> PathBuf {
        self.root.join(file.to_string())
    }

    fn turns(&self) -> MutexGuard<'_, HashMap<FileId, Arc<Turns>>> {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Comes when a request may write no more, because a later one does or the upload is gone.
#[derive(Debug)]
pub struct Later {
    latest: watch::Receiver<u64>,
    turn: u64,
}

impl Later {
    /// Waits for it.
    pub async fn comes(&mut self) {
        let turn = self.turn;
        // The writer keeps the sending side, so this fails only when the upload is gone.
        let _ = self.latest.wait_for(|latest| *latest != turn).await;
    }
}

impl Incoming {
    /// Says when a later request writes.
    #[must_use]
    pub fn later(&self) -> Later {
        Later { latest: self.turns.latest.subscribe(), turn: self.turn }
    }

    /// Bytes the part still lacks.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.whole - self.have
    }

    /// Keeps bytes, never more than the part lacks.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn take(&mut self, bytes: &[u8]) -> io::Result<Taken> {
        let turns = Arc::clone(&self.turns);
        let mut now = turns.now();
        if now.number != self.turn {
            return Ok(Taken::Superseded);
        }
        now.writes += 1;
        let room = usize::try_from(self.missing()).unwrap_or(usize::MAX);
        let bytes = bytes.get(..room.min(bytes.len())).unwrap_or_default();
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.have += u64::try_from(bytes.len()).unwrap_or(0);
        if self.missing() > 0 {
            return Ok(Taken::More);
        }
        let path = self.folder.join(partial_name(self.part));
        if !self.expected.eq_ignore_ascii_case(&hex(&self.hash.clone().finalize())) {
            fs::remove_file(path)?;
            return Ok(Taken::Wrong);
        }
        self.file.sync_all()?;
        fs::rename(path, self.folder.join(whole_name(self.part)))?;
        sync_folder(&self.folder)?;
        Ok(Taken::Complete)
    }
}

fn partial_name(part: u64) -> String {
    format!("{part:07}.part")
}

#[cfg(test)]
mod tests;
