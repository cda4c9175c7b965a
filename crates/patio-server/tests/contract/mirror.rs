//! The smallest client there is: a map that pages are applied to, exactly as the protocol says.

use patio_domain::Scope;
use patio_protocol::digest::Digest;
use patio_protocol::pull::{Complete, Page};
use std::collections::{BTreeMap, BTreeSet};

/// (scope, kind, id) -> (seq, body)
pub type Rows = BTreeMap<(Scope, String, String), (i64, String)>;

/// What a client has.
#[derive(Debug, Default, Clone)]
pub struct Mirror {
    pub cursor: Option<String>,
    pub grants: BTreeSet<Scope>,
    pub rows: Rows,
    pub complete: BTreeMap<Scope, (i64, String)>,
}

impl Mirror {
    pub fn apply(&mut self, page: Page) {
        let grants: BTreeSet<Scope> = page.grants.iter().cloned().collect();
        assert_eq!(grants.len(), page.grants.len(), "a scope granted twice");
        self.rows.retain(|(scope, _, _), _| grants.contains(scope) && !page.reset.contains(scope));
        self.complete.retain(|scope, _| grants.contains(scope));
        self.grants = grants;
        let mut last: BTreeMap<u32, i64> = BTreeMap::new();
        for row in page.rows {
            let before = last.insert(row.scope, row.seq).unwrap_or(0);
            assert!(row.seq > before, "rows of a scope out of order");
            let key = (page.grants[row.scope as usize].clone(), row.kind, row.id);
            match row.body {
                Some(body) => drop(self.rows.insert(key, (row.seq, body.get().to_owned()))),
                None => drop(self.rows.remove(&key)),
            }
        }
        for Complete { scope, head, digest } in page.complete {
            let scope = page.grants[scope as usize].clone();
            assert_eq!(self.digest(&scope), digest, "digest of {scope}");
            self.complete.insert(scope, (head, digest));
        }
        self.cursor = Some(page.cursor);
    }

    pub fn digest(&self, scope: &Scope) -> String {
        let mut digest = Digest::default();
        for ((_, kind, id), (seq, body)) in self.rows.iter().filter(|((held, _, _), _)| held == scope) {
            digest.add(*seq, kind, id, body);
        }
        digest.to_string()
    }

    /// What it has, without where it came from.
    pub fn state(&self) -> (&BTreeSet<Scope>, &Rows) {
        (&self.grants, &self.rows)
    }

    pub fn ids_of_kind(&self, kind: &str) -> Vec<uuid::Uuid> {
        self.rows.keys().filter(|(_, held, _)| held == kind).map(|(_, _, id)| id.parse().unwrap()).collect()
    }

    pub fn of_kind(&self, kind: &str) -> Vec<&str> {
        self.rows.iter().filter(|((_, held, _), _)| held == kind).map(|(_, (_, body))| body.as_str()).collect()
    }
}
