//! Pull: everything new that a person may see, since their cursor. The one gate for reading: a row is sent because its scope
//! is granted, and for no other reason.
//!
//! Keeps S5 (digests), S6 (rows, grants and cursor from one snapshot), S8 (the grants are whole in every page) and S9.

use super::answer::{Answer, Outcome, Request, read};
use super::cursor::{Cursor, Reached, short};
use super::grant;
use crate::core::identity::access::{self, Viewer};
use crate::core::{Core, meta};
use crate::store::{StoreError, Tx};
use patio_domain::limits::{PULL_MAX_BYTES, PULL_MAX_ROWS};
use patio_domain::{PersonId, Scope};
use patio_protocol::ErrorCode;
use patio_protocol::digest::{Chain, Digest};
use patio_protocol::pull::{Complete, PullRequest};
use std::collections::{BTreeMap, BTreeSet};

/// Rows read at a time: bounds the memory of one pull to about a page.
const CHUNK_ROWS: usize = 250;

/// What an event stream must know of its viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The scopes they are granted.
    pub grants: BTreeSet<Scope>,
    /// Where all of these stand, as one opaque word; the same in pages and heartbeats.
    pub mark: String,
}

/// Where a scope is.
#[derive(Clone, Default)]
struct Head {
    head: i64,
    link: String,
    digest: String,
}

impl Core {
    /// `POST /v1/pull`.
    pub fn pull(&self, request: &Request<'_>) -> Answer {
        let now = self.now();
        let mut seen = None;
        let outcome = self.store().read(|tx| {
            let viewer = match access::authorise(tx, request.token, now)? {
                Ok(viewer) => viewer,
                Err(code) => return Ok(code.into()),
            };
            seen = Some(viewer);
            self.page(tx, &viewer, request)
        });
        if let (Some(viewer), true) = (seen, outcome.is_ok()) {
            self.note(&viewer, now);
        }
        Answer::seal(request, outcome)
    }

    /// Records the use of a token pair. When it fails, the next use will do it.
    fn note(&self, viewer: &Viewer, now: i64) {
        if viewer.needs_note()
            && let Err(error) = self.store().write(|tx| access::note_use(tx, viewer, now))
        {
            tracing::warn!(%error, "use of a session was not recorded");
        }
    }

    fn page(&self, tx: &mut dyn Tx, viewer: &Viewer, request: &Request<'_>) -> Result<Outcome, StoreError> {
        let asked: PullRequest = match read(request.body) {
            Ok(asked) => asked,
            Err(code) => return Ok(code.into()),
        };
        let epoch = meta::get(tx, meta::EPOCH)?;
        let heads = heads(tx, viewer.person)?;
        let before = match asked.cursor.as_deref() {
            None => Cursor::default(),
            Some(text) => match self.open_cursor(viewer.person, text) {
                Some(cursor) if cursor.epoch == epoch && same_history(tx, &cursor, &heads)? => cursor,
                _ => return Ok(ErrorCode::Diverged.into()),
            },
        };
        let mut page = PageWriter::default();
        let mut cursor = Cursor { epoch: epoch.clone(), reached: BTreeMap::new() };
        let (mut reset, mut complete) = (Vec::new(), Vec::new());
        for (index, (scope, now)) in heads.iter().enumerate() {
            let anew = asked.refetch.contains(scope);
            let known = before.reached.get(scope).filter(|_| !anew);
            if anew {
                reset.push(scope.clone());
            }
            let from = known.map_or(0, |reached| reached.position);
            let to = page.scope(tx, index, &scope.to_string(), from, now.head)?;
            if to == now.head && (known.is_none() || to > from) {
                let scope = u32::try_from(index).unwrap_or(u32::MAX);
                complete.push(Complete { scope, head: now.head, digest: now.digest.clone() });
            }
            page.more |= to < now.head;
            cursor.reached.insert(scope.clone(), Reached { position: to, head: now.head, link: short(&now.link).to_owned() });
        }
        let sealed = match asked.cursor {
            Some(same) if cursor == before => same,
            _ => self.seal_cursor(viewer.person, &cursor),
        };
        let grants: Vec<&Scope> = heads.keys().collect();
        Ok(Outcome::raw(page.finish(&epoch, &grants, &reset, &complete, &sealed, &mark(&heads))?))
    }

    /// The scopes a person is granted.
    ///
    /// # Errors
    /// When the store fails.
    pub fn grants(&self, person: PersonId) -> Result<Vec<Scope>, StoreError> {
        self.store().read(|tx| Ok(heads(tx, person)?.into_keys().collect()))
    }

    /// What a viewer's event stream must know now, or nothing when their session has ended.
    ///
    /// # Errors
    /// When the store fails.
    pub fn look(&self, viewer: &Viewer) -> Result<Option<Standing>, StoreError> {
        self.store().read(|tx| {
            if !access::is_alive(tx, viewer)? {
                return Ok(None);
            }
            let heads = heads(tx, viewer.person)?;
            Ok(Some(Standing { mark: mark(&heads), grants: heads.into_keys().collect() }))
        })
    }

    /// The head of every scope, for nodes that look for each other's changes.
    ///
    /// # Errors
    /// When the store fails.
    pub fn all_heads(&self) -> Result<Vec<(Scope, i64)>, StoreError> {
        let rows = self.store().read(|tx| tx.query("SELECT name, head FROM scope", &[]))?;
        rows.iter().map(|row| Ok((Scope::from(row.text(0)?), row.int(1)?))).collect()
    }
}

/// One word for where all these scopes stand. Links are hashes that cannot be guessed, so the word tells an outsider nothing.
fn mark(heads: &BTreeMap<Scope, Head>) -> String {
    let mut chain = Chain::after("");
    for (scope, head) in heads {
        chain.add(head.head, "", &scope.to_string(), Some(&head.link));
    }
    short(&chain.finish()).to_owned()
}

/// Every scope the person is granted, with where it is now. This is the gate.
fn heads(tx: &mut dyn Tx, person: PersonId) -> Result<BTreeMap<Scope, Head>, StoreError> {
    let implied = grant::implied(person);
    let nothing = Head { digest: Digest::default().to_string(), ..Head::default() };
    let mut heads = BTreeMap::from(implied.clone().map(|scope| (scope, nothing.clone())));
    let (id, [org, own]) = (person.to_string(), implied.map(|scope| scope.to_string()));
    let sql = "SELECT s.name, s.head, s.link, s.digest FROM scope_grant g JOIN scope s ON s.name = g.scope WHERE g.person_id = $1 \
               UNION ALL SELECT name, head, link, digest FROM scope WHERE name IN ($2, $3)";
    for row in tx.query(sql, &[(&id).into(), (&org).into(), (&own).into()])? {
        let head = Head { head: row.int(1)?, link: row.text(2)?.to_owned(), digest: row.text(3)?.to_owned() };
        heads.insert(Scope::from(row.text(0)?), head);
    }
    Ok(heads)
}

/// Whether a cursor's heads lie on this database's history (S9). Scopes no longer granted tell nothing and are not asked.
fn same_history(tx: &mut dyn Tx, cursor: &Cursor, heads: &BTreeMap<Scope, Head>) -> Result<bool, StoreError> {
    for (scope, reached) in &cursor.reached {
        let Some(now) = heads.get(scope) else { continue };
        if reached.head > now.head || reached.position > reached.head {
            return Ok(false);
        }
        if reached.head == now.head {
            if short(&now.link) != reached.link {
                return Ok(false);
            }
        } else if reached.head > 0 {
            let name = scope.to_string();
            let row = tx.query_opt("SELECT link FROM scope_link WHERE scope = $1 AND head = $2", &[(&name).into(), reached.head.into()])?;
            if !matches!(row, Some(row) if short(row.text(0)?) == reached.link) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// A page being written: rows as JSON bytes, copied from the feed.
#[derive(Default)]
struct PageWriter {
    rows: Vec<u8>,
    count: usize,
    more: bool,
}

impl PageWriter {
    fn is_full(&self) -> bool {
        self.count >= PULL_MAX_ROWS || self.rows.len() >= PULL_MAX_BYTES
    }

    /// Adds the rows of one scope after `from`, as far as the page has room. Gives the position reached.
    fn scope(&mut self, tx: &mut dyn Tx, index: usize, scope: &str, from: i64, head: i64) -> Result<i64, StoreError> {
        let sql = "SELECT seq, kind, id, body FROM feed WHERE scope = $1 AND seq > $2 ORDER BY seq LIMIT $3";
        let mut position = from;
        while position < head && !self.is_full() {
            let chunk = CHUNK_ROWS.min(PULL_MAX_ROWS - self.count);
            let rows = tx.query(sql, &[scope.into(), position.into(), i64::try_from(chunk).unwrap_or(1).into()])?;
            for row in &rows {
                if self.is_full() {
                    return Ok(position);
                }
                position = row.int(0)?;
                self.row(index, position, row.text(1)?, row.text(2)?, row.opt_text(3)?);
            }
            if rows.len() < chunk {
                return Ok(head);
            }
        }
        Ok(position)
    }

    fn row(&mut self, scope: usize, seq: i64, kind: &str, id: &str, body: Option<&str>) {
        if self.count > 0 {
            self.rows.push(b',');
        }
        self.count += 1;
        // Kinds and ids are words and UUIDs made by this server; the body is JSON already.
        let start = format!(r#"{{"scope":{scope},"seq":{seq},"kind":"{kind}","id":"{id}","body":"#);
        self.rows.extend_from_slice(start.as_bytes());
        self.rows.extend_from_slice(body.unwrap_or("null").as_bytes());
        self.rows.push(b'}');
    }

    fn finish(
        self,
        epoch: &str,
        grants: &[&Scope],
        reset: &[Scope],
        complete: &[Complete],
        cursor: &str,
        mark: &str,
    ) -> Result<Vec<u8>, StoreError> {
        let mut out = Vec::with_capacity(self.rows.len() + cursor.len() + 60 * grants.len() + 200);
        out.extend_from_slice(b"{\"epoch\":");
        serde_json::to_writer(&mut out, epoch)?;
        out.extend_from_slice(b",\"grants\":");
        serde_json::to_writer(&mut out, grants)?;
        out.extend_from_slice(b",\"reset\":");
        serde_json::to_writer(&mut out, reset)?;
        out.extend_from_slice(b",\"rows\":[");
        out.extend_from_slice(&self.rows);
        out.extend_from_slice(b"],\"complete\":");
        serde_json::to_writer(&mut out, complete)?;
        out.extend_from_slice(b",\"cursor\":");
        serde_json::to_writer(&mut out, cursor)?;
        out.extend_from_slice(b",\"more\":");
        serde_json::to_writer(&mut out, &self.more)?;
        out.extend_from_slice(b",\"mark\":");
        serde_json::to_writer(&mut out, mark)?;
        out.push(b'}');
        Ok(out)
    }
}
