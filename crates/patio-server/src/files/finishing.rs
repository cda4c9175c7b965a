//! Which uploads are being finished on this node, so that none is decoded twice at a time. Knows ids and nothing else.

use patio_domain::FileId;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The uploads that are being finished.
#[derive(Clone, Debug, Default)]
pub struct Finishing(Arc<Mutex<HashSet<FileId>>>);

/// One upload that is being finished, until this is dropped.
#[derive(Debug)]
pub struct Finish {
    file: FileId,
    all: Finishing,
}

impl Finishing {
    /// Takes an upload to finish; nothing when another request is finishing it.
    #[must_use]
    pub fn begin(&self, file: FileId) -> Option<Finish> {
        self.now().insert(file).then(|| Finish { file, all: self.clone() })
    }

    fn now(&self) -> MutexGuard<'_, HashSet<FileId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Finish {
    fn drop(&mut self) {
        self.all.now().remove(&self.file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_upload_is_finished_by_one_at_a_time() {
        let (all, file) = (Finishing::default(), FileId(Uuid::from_u128(1)));
        let first = all.begin(file);
        assert!(first.is_some() && all.begin(file).is_none() && all.begin(FileId(Uuid::from_u128(2))).is_some());
        drop(first);
        assert!(all.begin(file).is_some());
    }
}
