//! Grants: which scopes a person may see. The one place that writes `scope_grant` and `open_scope`, always in the transaction of the cause.
//!
//! A feature that gives people an audience calls `insert` when its cause begins and `remove` when it ends; a scope has one
//! cause, so one row is enough. Must not know which features there are. `org` and a person's own scope have no rows: every
//! account sees both for as long as it is an account, so a row would repeat what `account` says, and a row that is missing would
//! hide people's own things from them. A closed account keeps its grants, because its sessions end: no
//! request can use the grants then, and they hold again when the account is opened again. Keeps S8: what is removed here is missing in the
//! next page.

use super::changes::Changes;
use super::person_change;
use crate::store::{StoreError, Tx};
use patio_domain::{PersonId, Scope};

/// Grants a scope, and hints the person that what they may see has changed.
///
/// # Errors
/// When the store fails, or the scope is granted already.
pub(in crate::core) fn insert(tx: &mut dyn Tx, changes: &mut Changes, person: PersonId, scope: &Scope) -> Result<(), StoreError> {
    let (id, name) = (person.to_string(), scope.to_string());
    tx.execute("INSERT INTO scope_grant (person_id, scope) VALUES ($1, $2)", &[(&id).into(), (&name).into()])?;
    changes.hint(Scope::Person(person));
    person_change::note(tx, person)
}

/// Takes a grant back, and hints the person.
///
/// # Errors
/// When the store fails, or another transaction took the grant back first.
pub(in crate::core) fn remove(tx: &mut dyn Tx, changes: &mut Changes, person: PersonId, scope: &Scope) -> Result<(), StoreError> {
    let (id, name) = (person.to_string(), scope.to_string());
    if tx.execute("DELETE FROM scope_grant WHERE person_id = $1 AND scope = $2", &[(&id).into(), (&name).into()])? != 1 {
        return Err(StoreError::Raced);
    }
    changes.hint(Scope::Person(person));
    person_change::note(tx, person)
}

/// Grants a scope to every account, those to come included. Streams read anew what their people may see.
///
/// # Errors
/// When the store fails, or the scope is granted already.
pub(in crate::core) fn insert_for_everybody(tx: &mut dyn Tx, changes: &mut Changes, scope: &Scope) -> Result<(), StoreError> {
    let name = scope.to_string();
    tx.execute("INSERT INTO open_scope (scope) VALUES ($1)", &[(&name).into()])?;
    changes.hint(Scope::Org);
    person_change::note_everybody(tx)
}

/// What every account is granted without a row.
pub(in crate::core) fn implied(person: PersonId) -> [Scope; 2] {
    [Scope::Org, Scope::Person(person)]
}

/// Whether a person is granted a scope: the gate of every pull, for one scope.
pub(in crate::core) fn is_granted(tx: &mut dyn Tx, person: PersonId, scope: &Scope) -> Result<bool, StoreError> {
    if implied(person).contains(scope) {
        return Ok(true);
    }
    let (id, name) = (person.to_string(), scope.to_string());
    let sql = "SELECT g.scope FROM scope_grant g WHERE g.person_id = $1 AND g.scope = $2 \
               UNION ALL SELECT o.scope FROM open_scope o WHERE o.scope = $2";
    Ok(tx.query_opt(sql, &[(&id).into(), (&name).into()])?.is_some())
}
