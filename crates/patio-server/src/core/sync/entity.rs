//! Ids in use: what each id stands for, over all kinds. The one place that writes `entity`.
//!
//! Laptops choose the ids of what they make. An id that stands for anything already is refused for anything new, so that a table
//! which is keyed by a bare id (the files of a post, of a person) never takes one thing for another. Must not know which kinds there
//! are: each feature names its own, and `features.rs` lists them for the doctor. Shown by
//! `an_id_that_stands_for_anything_is_refused_for_anything_new` and `every_table_that_is_keyed_by_an_id_of_its_own_names_its_entity`.

use crate::store::{StoreError, Tx};
use uuid::Uuid;

/// A kind of thing that has ids of its own.
#[derive(Clone, Copy, Debug)]
pub struct Entity {
    /// The word stored for it, as in the kind of its record.
    pub kind: &'static str,
    /// Its table.
    pub table: &'static str,
    /// The key of that table.
    pub id: &'static str,
}

/// Whether an id stands for something.
pub(in crate::core) fn is_used(tx: &mut dyn Tx, id: Uuid) -> Result<bool, StoreError> {
    let id = id.to_string();
    Ok(tx.query_opt("SELECT kind FROM entity WHERE entity_id = $1", &[(&id).into()])?.is_some())
}

/// Notes what an id stands for.
///
/// # Errors
/// When the store fails, or another transaction took the id meanwhile.
pub(in crate::core) fn insert(tx: &mut dyn Tx, id: Uuid, entity: Entity) -> Result<(), StoreError> {
    let id = id.to_string();
    let sql = "INSERT INTO entity (entity_id, kind) VALUES ($1, $2) ON CONFLICT (entity_id) DO NOTHING";
    if tx.execute(sql, &[(&id).into(), entity.kind.into()])? == 1 { Ok(()) } else { Err(StoreError::Raced) }
}

/// Frees an id: nothing stands behind it any more, and its maker may begin the same thing again.
pub(in crate::core) fn remove(tx: &mut dyn Tx, id: Uuid) -> Result<(), StoreError> {
    let id = id.to_string();
    tx.execute("DELETE FROM entity WHERE entity_id = $1", &[(&id).into()]).map(drop)
}
