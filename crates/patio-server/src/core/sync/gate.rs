//! The gate for reading: the scopes that a person is granted, with where each stands. A row is sent because its scope is here, and for
//! no other reason (S8).

use super::cursor::short;
use super::grant;
use crate::store::{StoreError, Tx};
use patio_domain::{PersonId, Scope};
use patio_protocol::digest::{Chain, Digest};
use std::collections::BTreeMap;

/// Where a scope is.
#[derive(Clone, Default)]
pub(super) struct Head {
    pub(super) head: i64,
    pub(super) link: String,
    pub(super) digest: String,
    /// What lies before this head is forgotten, so a laptop from before it gets the scope anew.
    pub(super) pruned_to: i64,
}

/// Every scope the person is granted, with where it is now. This is the gate.
pub(super) fn heads(tx: &mut dyn Tx, person: PersonId) -> Result<BTreeMap<Scope, Head>, StoreError> {
    let implied = grant::implied(person);
    let nothing = Head { digest: Digest::default().to_string(), ..Head::default() };
    let mut heads = BTreeMap::from(implied.clone().map(|scope| (scope, nothing.clone())));
    let (id, [org, own]) = (person.to_string(), implied.map(|scope| scope.to_string()));
    // CROSS JOIN keeps SQLite from walking all scopes: what everybody sees is a row for each desk.
    let sql = "SELECT s.name, s.head, s.link, s.digest, s.pruned_to FROM scope_grant g JOIN scope s ON s.name = g.scope WHERE g.person_id = $1 \
               UNION ALL SELECT s.name, s.head, s.link, s.digest, s.pruned_to FROM open_scope o CROSS JOIN scope s WHERE s.name = o.scope \
               UNION ALL SELECT name, head, link, digest, pruned_to FROM scope WHERE name IN ($2, $3)";
    for row in tx.query(sql, &[(&id).into(), (&org).into(), (&own).into()])? {
        let head = Head { head: row.int(1)?, link: row.text(2)?.to_owned(), digest: row.text(3)?.to_owned(), pruned_to: row.int(4)? };
        heads.insert(Scope::from(row.text(0)?), head);
    }
    Ok(heads)
}

/// One word for where scopes stand, by name, head and link. Links are hashes that cannot be guessed, so the word tells an outsider nothing.
pub(super) fn mark<'a>(scopes: impl Iterator<Item = (&'a Scope, i64, &'a str)>) -> String {
    let mut chain = Chain::after("");
    for (scope, head, link) in scopes {
        chain.add(head, "", &scope.to_string(), Some(link));
    }
    short(&chain.finish()).to_owned()
}
