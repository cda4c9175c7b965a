//! Publishing: the one way a record reaches the feed.
//!
//! Effects collect their changes while the transaction runs; `publish` writes them as its last statements. The row lock on
//! a scope's head makes commit order equal sequence order, without gaps, on both engines. Keeps S5 (digest), S6 and S9 (link).

use crate::store::{StoreError, Tx};
use patio_domain::{CommandId, PersonId, Scope};
use patio_protocol::digest::{Chain, Digest};
use patio_protocol::{Kind, Record};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// The kind of the row that a command leaves in its author's own scope when its author sees nothing else of it: there is no record, as if one
/// had been removed. The scope's link shows that the command is part of this history (S9).
const RECEIPT: &str = "receipt";

type RecordKey = (Scope, Kind, Uuid);
/// New heads of scopes.
type Heads = Vec<(Scope, i64)>;

/// What a transaction changes in the feed: the latest body of each record, in the order they were first touched.
#[derive(Default)]
pub(in crate::core) struct Changes {
    order: Vec<RecordKey>,
    bodies: HashMap<RecordKey, Option<String>>,
    hinted: BTreeSet<Scope>,
}

impl Changes {
    /// Adds or replaces a record in one audience.
    pub(in crate::core) fn put(&mut self, scope: &Scope, id: Uuid, record: &Record) -> Result<(), StoreError> {
        self.set((scope.clone(), record.kind(), id), Some(record.encode()?));
        Ok(())
    }

    /// Takes a record away from one audience.
    pub(in crate::core) fn remove(&mut self, scope: &Scope, kind: Kind, id: Uuid) {
        self.set((scope.clone(), kind, id), None);
    }

    /// Hints the viewers of a scope although no record in it changes: what the person is granted did.
    pub(in crate::core) fn hint(&mut self, scope: Scope) {
        self.hinted.insert(scope);
    }

    /// Leaves a receipt for a command in its author's own scope.
    pub(in crate::core) fn receipt(&mut self, author: PersonId, command: CommandId) {
        self.set((Scope::Person(author), Kind::from(RECEIPT), command.0), None);
    }

    /// The scopes of what changes.
    pub(in crate::core) fn scopes(&self) -> BTreeSet<Scope> {
        self.order.iter().map(|(scope, ..)| scope.clone()).collect()
    }

    fn set(&mut self, key: RecordKey, body: Option<String>) {
        if self.bodies.insert(key.clone(), body).is_none() {
            self.order.push(key);
        }
    }

    /// The record as this transaction sees it: with its own changes over what is stored.
    pub(in crate::core) fn find(&self, tx: &mut dyn Tx, scope: &Scope, kind: Kind, id: Uuid) -> Result<Option<Record>, StoreError> {
        let key = (scope.clone(), kind, id);
        let body = match self.bodies.get(&key) {
            Some(changed) => changed.clone(),
            None => stored(tx, &scope.to_string(), &key.1, id)?.and_then(|(_, body)| body),
        };
        match body {
            Some(body) => Ok(Record::decode(&key.1, &body)?),
            None => Ok(None),
        }
    }

    /// Writes everything to the feed: the last thing a transaction does. Gives the scopes whose viewers get a hint.
    pub(in crate::core) fn publish(self, tx: &mut dyn Tx) -> Result<Vec<Scope>, StoreError> {
        Ok(self.publish_heads(tx)?.0)
    }

    /// The same; gives the new heads, too.
    pub(in crate::core) fn publish_heads(self, tx: &mut dyn Tx) -> Result<(Vec<Scope>, Heads), StoreError> {
        let mut by_scope: BTreeMap<Scope, Vec<(Kind, Uuid, Option<String>)>> = BTreeMap::new();
        let mut bodies = self.bodies;
        for key in self.order {
            if let Some((key, body)) = bodies.remove_entry(&key) {
                by_scope.entry(key.0).or_default().push((key.1, key.2, body));
            }
        }
        let (mut touched, mut heads) = (self.hinted, Vec::new());
        for (scope, records) in by_scope {
            if let Some(head) = publish_scope(tx, &scope.to_string(), &records)? {
                touched.insert(scope.clone());
                heads.push((scope, head));
            }
        }
        Ok((touched.into_iter().collect(), heads))
    }
}

fn stored(tx: &mut dyn Tx, scope: &str, kind: &Kind, id: Uuid) -> Result<Option<(i64, Option<String>)>, StoreError> {
    let id = id.to_string();
    let sql = "SELECT seq, body FROM feed WHERE scope = $1 AND kind = $2 AND id = $3";
    let row = tx.query_opt(sql, &[scope.into(), kind.as_str().into(), (&id).into()])?;
    row.map(|row| Ok((row.int(0)?, row.opt_text(1)?.map(str::to_owned)))).transpose()
}

/// Takes the head's lock; a scope starts to exist with its first record.
fn lock_head(tx: &mut dyn Tx, scope: &str) -> Result<(i64, String, Digest), StoreError> {
    let sql = "UPDATE scope SET head = head WHERE name = $1 RETURNING head, link, digest";
    let row = match tx.query_opt(sql, &[scope.into()])? {
        Some(row) => row,
        None => {
            let none = Digest::default().to_string();
            let insert = "INSERT INTO scope (name, head, link, digest) VALUES ($1, 0, '', $2) ON CONFLICT (name) DO NOTHING";
            tx.execute(insert, &[scope.into(), (&none).into()])?;
            tx.query_opt(sql, &[scope.into()])?.ok_or(StoreError::Raced)?
        }
    };
    Ok((row.int(0)?, row.text(1)?.to_owned(), row.parse(2)?))
}

/// Writes the records of one scope; gives its new head, or nothing when nothing really changed.
fn publish_scope(tx: &mut dyn Tx, scope: &str, records: &[(Kind, Uuid, Option<String>)]) -> Result<Option<i64>, StoreError> {
    let (before, link, mut digest) = lock_head(tx, scope)?;
    let (mut head, mut chain) = (before, Chain::after(&link));
    for (kind, id, body) in records {
        let old = stored(tx, scope, kind, *id)?;
        let old_body = old.as_ref().and_then(|(_, body)| body.as_deref());
        if old_body == body.as_deref() && kind.as_str() != RECEIPT {
            continue;
        }
        let id = id.to_string();
        if let (Some((seq, _)), Some(old_body)) = (&old, old_body) {
            digest.take(*seq, kind.as_str(), &id, old_body);
        }
        head += 1;
        if let Some(body) = body {
            digest.add(head, kind.as_str(), &id, body);
        }
        chain.add(head, kind.as_str(), &id, body.as_deref());
        let sql = "INSERT INTO feed (scope, kind, id, seq, body) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (scope, kind, id) DO UPDATE SET seq = excluded.seq, body = excluded.body";
        tx.execute(sql, &[scope.into(), kind.as_str().into(), (&id).into(), head.into(), body.as_ref().into()])?;
    }
    if head == before {
        return Ok(None);
    }
    let (link, digest) = (chain.finish(), digest.to_string());
    let sql = "UPDATE scope SET head = $2, link = $3, digest = $4 WHERE name = $1";
    tx.execute(sql, &[scope.into(), head.into(), (&link).into(), (&digest).into()])?;
    let sql = "INSERT INTO scope_link (scope, head, link) VALUES ($1, $2, $3)";
    tx.execute(sql, &[scope.into(), head.into(), (&link).into()])?;
    Ok(Some(head))
}
