//! Owns: the reading connections. Each query has one for itself, in one snapshot; a few wait for the next queries. Must not know what
//! is read.
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
pub struct Readers(Mutex<Vec<Connection>>);

impl Readers {
    /// Runs `read` over a reading connection inside one snapshot.
    ///
    /// # Errors
    /// When a connection cannot be opened, and what `read` says.
    pub fn with<T>(&self, databases: &Databases, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let waiting = self.lock().pop();
        let reader = match waiting {
            Some(reader) => reader,
            None => databases.reader()?,
        };
        reader.execute_batch("BEGIN")?;
        let answer = read(&reader)?;
        reader.execute_batch("COMMIT")?;
        // One that failed in the middle is closed, and its snapshot with it.
        let mut waiting = self.lock();
        if waiting.len() < WAITING {
            waiting.push(reader);
        }
        Ok(answer)
    }

    /// Closes those that wait.
    pub fn close(&self) {
        self.lock().clear();
    }

    /// How many wait.
    #[cfg(test)]
    pub(crate) fn waiting(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Connection>> {
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
        readers.with(databases, |_| if deep == 0 { Ok(1) } else { nested(readers, databases, deep - 1).map(|below| below + 1) })
    }

    #[test]
    fn a_busy_moment_leaves_few_connections() {
        let folder = tempfile::tempdir().unwrap();
        let (databases, readers) = (databases(folder.path()), Readers::default());
        assert_eq!(nested(&readers, &databases, 11).unwrap(), 12);
        assert_eq!(readers.lock().len(), WAITING);
        assert_eq!(nested(&readers, &databases, 1).unwrap(), 2);
        assert_eq!(readers.lock().len(), WAITING);
        readers.close();
        assert_eq!(readers.lock().len(), 0);
    }

    #[test]
    fn a_connection_whose_query_failed_is_not_used_again() {
        let folder = tempfile::tempdir().unwrap();
        let (databases, readers) = (databases(folder.path()), Readers::default());
        let failed = readers.with(&databases, |reader| Ok(reader.execute_batch("SELECT nothing FROM nowhere")?));
        assert!(failed.is_err());
        assert_eq!(readers.lock().len(), 0);
        let writing = readers.with(&databases, |reader| Ok(reader.execute_batch("CREATE TABLE x (y INTEGER NOT NULL) STRICT")?));
        assert!(writing.is_err(), "readers only read");
    }
}
