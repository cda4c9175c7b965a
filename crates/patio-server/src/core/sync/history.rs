//! Whether a client and this database have the same past (S9). A server may go on from a copy of its database that is older than what
//! it told its clients: restored by an administrator, or taken over by a standby that had not received the last commits.
//!
//! A cursor shows it for what a client has pulled, the log of commands for what a client was told. Both are asked with each pull and
//! each push. Must not know records or features.

use super::cursor::{Cursor, Place, short};
use super::gate::{Head, heads};
use crate::core::{Core, meta};
use crate::store::{Param, StoreError, Tx, filled};
use patio_domain::{CommandId, PersonId, Scope};
use patio_protocol::push::Verdict;
use std::collections::{BTreeMap, HashSet};

/// Commands looked up with one statement.
const AT_ONCE: usize = 10;

/// Whether a client and this database have the same past.
pub(super) enum Past {
    /// They have, and the client knows that the database was not started again since.
    Same,
    /// Nothing that the client has is missing. The database was started again since, and may lack what the client sent and had no answer to.
    Unsure,
    /// They have not.
    Another,
}

/// Whether a cursor's heads lie on this database's history (S9). A scope that is no longer granted counts, too: the cause of the grant
/// may be what this history does not have.
pub(super) fn is_same(tx: &mut dyn Tx, cursor: &Cursor, epoch: &str, heads: &BTreeMap<Scope, Head>) -> Result<bool, StoreError> {
    if cursor.epoch != epoch {
        return Ok(false);
    }
    for (scope, reached) in &cursor.reached {
        let now = heads.get(scope);
        if now.is_some_and(|now| reached.head > now.head) || reached.position > reached.head {
            return Ok(false);
        }
        if let Some(now) = now.filter(|now| now.head == reached.head) {
            if short(&now.link) != reached.link {
                return Ok(false);
            }
        } else if reached.head > 0 && !was_at(tx, scope, reached.head, &reached.link, now)? {
            return Ok(false);
        }
    }
    for (scope, place) in &cursor.left {
        if place.head > 0 && !was_at(tx, scope, place.head, &place.link, None)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a scope once stood there, as far as this database remembers.
fn was_at(tx: &mut dyn Tx, scope: &Scope, head: i64, link: &str, granted: Option<&Head>) -> Result<bool, StoreError> {
    let name = scope.to_string();
    let row = tx.query_opt("SELECT link FROM scope_link WHERE scope = $1 AND head = $2", &[(&name).into(), head.into()])?;
    match row {
        Some(row) => Ok(short(row.text(0)?) == link),
        // Forgotten since: nothing can be said of it, and the scope comes anew.
        None => Ok(head < pruned_to(tx, granted, &name)?),
    }
}

/// The scopes of a cursor that are no longer granted, with those that it had lost before. What happened there until now counts, although
/// nothing of it is sent: a person may have done something that they never pulled.
pub(super) fn note_left(tx: &mut dyn Tx, before: &Cursor, heads: &BTreeMap<Scope, Head>, cursor: &mut Cursor) -> Result<(), StoreError> {
    for (scope, place) in before.left.iter().filter(|(scope, _)| !heads.contains_key(scope)) {
        cursor.insert_left(scope.clone(), place.clone());
    }
    for scope in before.reached.keys().filter(|scope| !heads.contains_key(scope)) {
        let row = tx.query_opt("SELECT head, link FROM scope WHERE name = $1", &[(&scope.to_string()).into()])?;
        if let Some(row) = row {
            cursor.insert_left(scope.clone(), Place { head: row.int(0)?, link: short(row.text(1)?).to_owned() });
        }
    }
    Ok(())
}

/// Up to where the past of a scope is forgotten.
fn pruned_to(tx: &mut dyn Tx, granted: Option<&Head>, scope: &str) -> Result<i64, StoreError> {
    if let Some(head) = granted {
        return Ok(head.pruned_to);
    }
    tx.query_opt("SELECT pruned_to FROM scope WHERE name = $1", &[scope.into()])?.map_or(Ok(0), |row| row.int(0))
}

/// Those of a person's commands that were not applied in this history: it does not know them, or a copy of one that was on its way arrived
/// where this history lacks what the command builds on, and was refused.
pub(super) fn unknown(tx: &mut dyn Tx, person: PersonId, applied: &[CommandId]) -> Result<Vec<CommandId>, StoreError> {
    let person = person.to_string();
    let mut unknown = Vec::new();
    for some in applied.chunks(AT_ONCE) {
        let ids: Vec<String> = filled(some, AT_ONCE).map(CommandId::to_string).collect();
        let sql =
            "SELECT command_id, verdict FROM command_log WHERE person_id = $1 AND command_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let params: Vec<Param<'_>> = std::iter::once(&person).chain(&ids).map(Param::from).collect();
        let mut known: HashSet<CommandId> = HashSet::new();
        for row in tx.query(sql, &params)? {
            if matches!(serde_json::from_str(row.text(1)?)?, Verdict::Applied { .. }) {
                known.insert(row.parse(0)?);
            }
        }
        unknown.extend(some.iter().filter(|command| !known.contains(command)));
    }
    Ok(unknown)
}

impl Core {
    /// How a person's cursor lies to this history.
    pub(super) fn past(&self, tx: &mut dyn Tx, person: PersonId, cursor: &str) -> Result<Past, StoreError> {
        let Some(cursor) = self.open_cursor(person, cursor) else { return Ok(Past::Another) };
        let epoch = meta::get(tx, meta::EPOCH)?;
        let heads = heads(tx, person)?;
        if !is_same(tx, &cursor, &epoch, &heads)? {
            return Ok(Past::Another);
        }
        Ok(if cursor.run == self.run(tx)? { Past::Same } else { Past::Unsure })
    }
}
