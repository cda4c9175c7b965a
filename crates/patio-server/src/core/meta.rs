//! The few facts about the installation itself: the name of the organisation, the epoch of its history.

use crate::store::{StoreError, Tx};

/// Name of the organisation.
pub(super) const ORGANISATION: &str = "organisation";
/// The epoch: changes when a backup is restored (S9).
pub(super) const EPOCH: &str = "epoch";

/// The address at which people reach the server.
pub(super) const ADDRESS: &str = "address";

/// Steady time, by which tokens expire (`steady.rs`).
pub(super) const STEADY_AT: &str = "steady_at";

/// A fact, if it is known.
pub(super) fn find(tx: &mut dyn Tx, key: &str) -> Result<Option<String>, StoreError> {
    let row = tx.query_opt("SELECT value FROM meta WHERE key = $1", &[key.into()])?;
    row.map(|row| row.text(0).map(str::to_owned)).transpose()
}

/// The fact, or nothing at all before `init`.
pub(super) fn get(tx: &mut dyn Tx, key: &str) -> Result<String, StoreError> {
    Ok(find(tx, key)?.unwrap_or_default())
}

/// Records a fact.
pub(super) fn insert(tx: &mut dyn Tx, key: &str, value: &str) -> Result<(), StoreError> {
    tx.execute("INSERT INTO meta (key, value) VALUES ($1, $2)", &[key.into(), value.into()]).map(drop)
}
