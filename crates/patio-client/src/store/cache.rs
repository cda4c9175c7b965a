//! The cache as a whole: whose records it holds, where the next pull begins, and throwing it all away.

use super::meta::{find_meta, meta, upsert_meta};
use super::settings::key;
use super::{LocalStore, StoreError, files};

impl LocalStore {
    /// Where the next pull begins.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_cursor(&mut self) -> Result<Option<String>, StoreError> {
        find_meta(&self.cache, meta::CURSOR)
    }

    /// The run of the server that the last page named.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_run(&mut self) -> Result<Option<String>, StoreError> {
        find_meta(&self.cache, meta::RUN)
    }

    /// Throws away everything confirmed: for another person, or when the server's history is another one. What `work.db` notes first is on
    /// the disk before the removal is, so that a loss of power does not bring anything back (S8).
    ///
    /// # Errors
    /// When nothing was thrown away.
    pub fn remove_cache(&mut self) -> Result<(), StoreError> {
        self.update_settings(&[(key::REMOVE_CACHE, "wanted")])?;
        let tx = self.cache.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for derived in &mut (self.shape.derived)("") {
            derived.clear(&tx)?;
        }
        tx.execute_batch("DELETE FROM record; DELETE FROM scope; DELETE FROM meta WHERE key <> 'kinds';")?;
        // Only now: what was derived may have asked for it, and so did the records themselves.
        upsert_meta(&tx, files::SCRUB, "wanted")?;
        tx.commit()?;
        self.scrub()?;
        Ok(())
    }

    /// Throws the cache away once more when it is not known that its removal reached the disk.
    ///
    /// # Errors
    /// When nothing was thrown away.
    pub fn resume_removal(&mut self) -> Result<(), StoreError> {
        if self.find_setting(key::REMOVE_CACHE)?.is_some() { self.remove_cache() } else { Ok(()) }
    }

    /// Notes whose records these are; drops those of anybody else.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn update_cache_owner(&mut self, person: &str) -> Result<(), StoreError> {
        if find_meta(&self.cache, meta::PERSON)?.as_deref() != Some(person) {
            self.remove_cache()?;
            upsert_meta(&self.cache, meta::PERSON, person)?;
        }
        Ok(())
    }
}
