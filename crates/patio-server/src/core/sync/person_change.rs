//! Owns `person_change`: how often what a person may see, or whether they may see anything at all, has changed. It is counted in the
//! transaction of the cause, so that a node notices what another one did to the people whose streams it holds. Must not know causes.

use crate::store::{StoreError, Tx};
use patio_domain::{PersonId, SessionId};
use uuid::Uuid;

/// The id under which a change for everybody is counted; no person has it.
pub(super) const EVERYBODY: PersonId = PersonId(Uuid::nil());

/// Counts a change for a person.
pub(in crate::core) fn note(tx: &mut dyn Tx, person: PersonId) -> Result<(), StoreError> {
    let id = person.to_string();
    let sql = "INSERT INTO person_change (person_id, version) VALUES ($1, 1) \
               ON CONFLICT (person_id) DO UPDATE SET version = person_change.version + 1";
    tx.execute(sql, &[(&id).into()]).map(drop)
}

/// Counts a change of what everybody may see.
pub(in crate::core) fn note_everybody(tx: &mut dyn Tx) -> Result<(), StoreError> {
    note(tx, EVERYBODY)
}

/// Counts a change for the person of a session.
pub(in crate::core) fn note_session(tx: &mut dyn Tx, session: SessionId) -> Result<(), StoreError> {
    let id = session.to_string();
    let sql = "INSERT INTO person_change (person_id, version) SELECT person_id, 1 FROM session WHERE session_id = $1 \
               ON CONFLICT (person_id) DO UPDATE SET version = person_change.version + 1";
    tx.execute(sql, &[(&id).into()]).map(drop)
}
