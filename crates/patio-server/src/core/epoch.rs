//! The epoch: the word for one unbroken history of the database. It changes when a server goes on from a backup, so that every laptop
//! notices it at its next contact and sends again what the backup does not have (S9). Shown by `tests/contract/backup.rs`.

use super::{Core, meta};
use crate::store::{StoreError, Tx};

impl Core {
    /// Begins a new epoch.
    ///
    /// # Errors
    /// When the store fails.
    pub fn begin_epoch(&self, tx: &mut dyn Tx) -> Result<(), StoreError> {
        let epoch = self.new_id(self.now()).to_string();
        tx.execute("UPDATE meta SET value = $2 WHERE key = $1", &[meta::EPOCH.into(), (&epoch).into()]).map(drop)
    }

    /// The name of the organisation and the number of accounts.
    ///
    /// # Errors
    /// When the store fails.
    pub fn organisation(&self) -> Result<(String, u64), StoreError> {
        self.store().read(|tx| {
            let accounts = tx.query_opt("SELECT count(*) FROM account", &[])?.map_or(Ok(0), |row| row.int(0))?;
            Ok((meta::get(tx, meta::ORGANISATION)?, u64::try_from(accounts).unwrap_or(0)))
        })
    }

    /// Ends every session: everybody signs in again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_sessions(&self, tx: &mut dyn Tx) -> Result<(), StoreError> {
        tx.execute("UPDATE session SET ended_at = $1 WHERE ended_at IS NULL", &[self.now().into()]).map(drop)
    }
}
