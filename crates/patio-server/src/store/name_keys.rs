//! The keys of names in the database, computed anew when they were stored by another rule than [`patio_domain::name`] has now.
//!
//! Owns what becomes of two names whose keys become one: the earlier name keeps the key, a later one of an open community, of a desk or of
//! another topic gets a key of its own, behind a line break that no key of a name holds. Nothing is removed. Must not know
//! commands. The rule's number is stored in the transaction that changes the keys, so each rule is applied once, by whichever
//! node opens the database first.

use super::{Store, StoreError, Tx};
use patio_domain::name::{RULE, key};
use std::collections::{HashMap, HashSet};

/// The word in `meta` under which the rule's number is stored.
const NAME_RULE: &str = "name_rule";

/// Brings the keys up to the rule.
pub(super) fn update(store: &Store) -> Result<(), StoreError> {
    let rule = RULE.to_string();
    let params = [NAME_RULE.into(), (&rule).into()];
    let sql = "SELECT value FROM meta WHERE key = $1 AND value = $2";
    if store.read(|tx| Ok(tx.query_opt(sql, &params)?.is_some()))? {
        return Ok(());
    }
    store.write(|tx| {
        // A node that comes second waits here for the first one's commit and then gets no row.
        let sql = "INSERT INTO meta (key, value) VALUES ($1, $2) \
                   ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE meta.value <> excluded.value RETURNING value";
        if tx.query_opt(sql, &params)?.is_some() {
            update_communities(tx)?;
            update_desks(tx)?;
            update_topics(tx)?;
        }
        Ok(())
    })
}

/// A key that no other row has and no name gives.
fn apart(key: &str, id: &str) -> String {
    format!("{key}\n{id}")
}

fn update_communities(tx: &mut dyn Tx) -> Result<(), StoreError> {
    let sql = "SELECT community_id, name, name_key, access FROM community ORDER BY created_at, community_id";
    let (mut open, mut changed) = (HashSet::new(), Vec::new());
    for row in tx.query(sql, &[])? {
        let (id, stored) = (row.text(0)?, row.text(2)?);
        let mut wanted = key(row.text(1)?);
        if row.text(3)? == "open" && !open.insert(wanted.clone()) {
            wanted = apart(&wanted, id);
        }
        if wanted != stored {
            changed.push((id.to_owned(), wanted));
        }
    }
    write(tx, "UPDATE community SET name_key = $2 WHERE community_id = $1", &changed)
}

fn update_desks(tx: &mut dyn Tx) -> Result<(), StoreError> {
    let (mut kept, mut changed) = (HashSet::new(), Vec::new());
    for row in tx.query("SELECT desk_id, name, name_key FROM desk ORDER BY created_at, desk_id", &[])? {
        let (id, stored) = (row.text(0)?, row.text(2)?);
        let mut wanted = key(row.text(1)?);
        if !kept.insert(wanted.clone()) {
            wanted = apart(&wanted, id);
        }
        if wanted != stored {
            changed.push((id.to_owned(), wanted));
        }
    }
    write(tx, "UPDATE desk SET name_key = $2 WHERE desk_id = $1", &changed)
}

/// Writes keys in two steps, because those of open communities and of desks are unique after every statement.
fn write(tx: &mut dyn Tx, sql: &str, changed: &[(String, String)]) -> Result<(), StoreError> {
    for (id, wanted) in changed {
        tx.execute(sql, &[id.into(), (&apart(wanted, id)).into()])?;
    }
    for (id, wanted) in changed {
        tx.execute(sql, &[id.into(), wanted.into()])?;
    }
    Ok(())
}

/// The stored key of a topic's name holds all its letters, in lower case, so the new key comes from it.
fn update_topics(tx: &mut dyn Tx) -> Result<(), StoreError> {
    let mut owners: HashMap<String, String> = HashMap::new();
    let (mut kept, mut changed) = (HashSet::new(), Vec::new());
    for row in tx.query("SELECT name_key, topic_id FROM topic_name ORDER BY topic_id, name_key", &[])? {
        let (stored, topic) = (row.text(0)?, row.text(1)?);
        let mut wanted = key(stored);
        if owners.entry(wanted.clone()).or_insert_with(|| topic.to_owned()) != topic {
            wanted = apart(&wanted, topic);
        }
        // Two names of one topic may have one key now; then one row stands for both.
        let is_new = kept.insert(wanted.clone());
        if !is_new || wanted != stored {
            changed.push((stored.to_owned(), topic.to_owned(), is_new.then_some(wanted)));
        }
    }
    for (stored, ..) in &changed {
        tx.execute("DELETE FROM topic_name WHERE name_key = $1", &[stored.into()])?;
    }
    for (_, topic, wanted) in &changed {
        if let Some(wanted) = wanted {
            tx.execute("INSERT INTO topic_name (name_key, topic_id) VALUES ($1, $2)", &[wanted.into(), topic.into()])?;
        }
    }
    Ok(())
}
