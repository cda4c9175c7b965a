//! The run: the word for the time since the database was last started. A database goes back to an older copy only while it stands still, so
//! within one run nothing that was committed is lost, and between two runs something may be (S9).
//!
//! A file of SQLite is open in one process: its run is that of the core. Several nodes share one PostgreSQL, which may change places below
//! them; its run is the moment at which its process started. Must not know cursors or commands. Shown by
//! `tests/contract/runs.rs`.

use super::Core;
use crate::store::{StoreError, Tx};
use patio_domain::world::Random;
use patio_protocol::digest::hex;
use sha2::{Digest as _, Sha256};

/// Bytes of a run's word.
const RUN_BYTES: usize = 8;

/// A word that no other run has.
pub(super) fn begin(random: &mut dyn Random) -> String {
    let mut bytes = [0; RUN_BYTES];
    random.fill(&mut bytes);
    hex(&bytes)
}

impl Core {
    /// The run that this transaction is in.
    pub(in crate::core) fn run(&self, tx: &mut dyn Tx) -> Result<String, StoreError> {
        if !self.store().is_shared() {
            return Ok(self.run.clone());
        }
        let sql = "SELECT CAST(extract(epoch FROM pg_postmaster_start_time()) * 1000000 AS bigint)";
        let started_at = tx.query_opt(sql, &[])?.map_or(Ok(0), |row| row.int(0))?;
        // Hashed with the key: a laptop learns that it is another start, and not when it was.
        let hash = Sha256::new().chain_update(self.keys.cursor).chain_update(started_at.to_be_bytes()).finalize();
        Ok(hex(hash.get(..RUN_BYTES).unwrap_or(&hash)))
    }
}
