//! Owns: the reading connections. Each query has one for itself, in one snapshot; a few wait for the next queries. Must not know what
//! is read.
//!
//! When the databases are opened anew, every connection to the files of before is closed at the end of its query; what is read over it
//! until then is as it was before.
//!
//! Many questions at once open as many connections as they need. Only a few are kept afterwards: each remembers megabytes of pages,
//! and a busy second must not cost memory for the rest of the day (`a_busy_moment_leaves_few_connections`).

use crate::store::{Databases, StoreError};
use rusqlite::Connection;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// As many wait: what a screen asks for at once.
const WAITING: usize = 3;

/// Connections that wait for a query.
#[derive(Default)]
pub struct Readers(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    connections: Vec<Connection>,
    /// How often the databases were opened anew.
    opening: u64,
}

/// A query failed.
#[derive(Debug)]
pub struct ReadFailed {
    /// Why.
    pub error: StoreError,
    /// The opening of the databases that it read.
    pub opening: u64,
}

impl Readers {
    /// Runs `read` over a reading connection inside one snapshot.
    ///
    /// # Errors
    /// When a connection cannot be opened, and what `read` says.
    pub fn with<T>(&self, databases: &Databases, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, ReadFailed> {
        let (waiting, opening) = {
            let mut waiting = self.lock();
            (waiting.connections.pop(), waiting.opening)
        };
        let in_one_snapshot = || {
            let reader = match waiting {
                Some(reader) => reader,
                None => databases.reader()?,
            };
            reader.execute_batch("BEGIN")?;
            let answer = read(&reader)?;
            reader.execute_batch("COMMIT")?;
            Ok((answer, reader))
        };
        // One that failed in the middle is closed, and its snapshot with it.
        let (answer, reader) = in_one_snapshot().map_err(|error| ReadFailed { error, opening })?;
        let mut waiting = self.lock();
        if waiting.connections.len() < WAITING && waiting.opening == opening {
            waiting.connections.push(reader);
        }
        Ok(answer)
    }

    /// Closes those that wait.
    pub fn close(&self) {
        self.lock().connections.clear();
    }

    /// The databases are about to be opened anew: none of these connections is used again.
    pub(crate) fn retire(&self) {
        let mut waiting = self.lock();
        waiting.connections.clear();
        waiting.opening += 1;
    }

    /// How often the databases were opened anew.
    pub(crate) fn opening(&self) -> u64 {
        self.lock().opening
    }

    /// How many wait.
    #[cfg(test)]
    pub(crate) fn waiting(&self) -> usize {
        self.lock().connections.len()
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::FileSecrets;
    use std::sync::Arc;

    fn databases(folder: &std::path::Path) -> Databases {
        Databases::open(folder, Arc::new(FileSecrets::new(folder.join("token"))), &crate::features::SHAPE).unwrap().0
    }

    fn nested(readers: &Readers, databases: &Databases, deep: usize) -> Result<usize, StoreError> {
        let below = |_: &Connection| if deep == 0 { Ok(1) } else { nested(readers, databases, deep - 1).map(|below| below + 1) };
        readers.with(databases, below).map_err(|failed| failed.error)
    }

    #[test]
    fn a_busy_moment_leaves_few_connections() {
        let folder = tempfile::tempdir().unwrap();
        let (databases, readers) = (databases(folder.path()), Readers::default());
        assert_eq!(nested(&readers, &databases, 11).unwrap(), 12);
        assert_eq!(readers.waiting(), WAITING);
        assert_eq!(nested(&readers, &databases, 1).unwrap(), 2);
        assert_eq!(readers.waiting(), WAITING);
        readers.close();
        assert_eq!(readers.waiting(), 0);
    }

    #[test]
    fn a_connection_whose_query_failed_is_not_used_again() {
        let folder = tempfile::tempdir().unwrap();
        let (databases, readers) = (databases(folder.path()), Readers::default());
        let failed = readers.with(&databases, |reader| Ok(reader.execute_batch("SELECT nothing FROM nowhere")?));
        assert!(failed.is_err());
        assert_eq!(readers.waiting(), 0);
        readers.with(&databases, |_| Ok(())).unwrap();
        readers
            .with(&databases, |_| {
                readers.retire();
                Ok(())
            })
            .unwrap();
        assert_eq!(readers.waiting(), 0, "its files may be others now");
        let writing = readers.with(&databases, |reader| Ok(reader.execute_batch("CREATE TABLE x (y INTEGER NOT NULL) STRICT")?));
        assert!(writing.is_err(), "readers only read");
    }
}
