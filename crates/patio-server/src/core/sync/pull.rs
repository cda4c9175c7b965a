//! Pull: everything new that a person may see, since their cursor. The one gate for reading: a row is sent because its scope
//! is granted, and for no other reason.
//!
//! Keeps S5 (digests), S6 (rows, grants and cursor from one snapshot), S8 (the grants are whole in every page) and S9.

use super::answer::{Answer, Outcome, Request, read};
use super::cursor::{Cursor, Reached, short};
use super::gate::{self, Head, heads};
use super::history;
use crate::core::identity::access::{self, Viewer};
use crate::core::{Core, meta};
use crate::store::{StoreError, Tx};
use patio_domain::limits::{PULL_MAX_APPLIED, PULL_MAX_BYTES, PULL_MAX_ROWS, PULL_MIN_BYTES};
use patio_domain::{CommandId, PersonId, Scope};
use patio_protocol::ErrorCode;
use patio_protocol::pull::{Complete, PullRequest, Unchanged};
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

impl Core {
    /// `POST /v1/pull`.
    pub fn pull(&self, request: &Request<'_>) -> Answer {
        let mut seen = None;
        let outcome = self.moment().and_then(|at| {
            self.store().read(|tx| {
                let viewer = match access::authorise(tx, request.token, at)? {
                    Ok(viewer) => viewer,
                    Err(code) => return Ok(code.into()),
                };
                seen = Some(viewer);
                self.page(tx, &viewer, request)
            })
        });
        if let (Some(viewer), true) = (seen, outcome.is_ok()) {
            self.note(&viewer);
        }
        Answer::seal(request, outcome)
    }

    /// Records the use of a token pair. When it fails, the next use will do it.
    fn note(&self, viewer: &Viewer) {
        if viewer.needs_note()
            && let Err(error) = self.store().write(|tx| access::note_use(tx, viewer))
        {
            tracing::warn!(%error, "use of a session was not recorded");
        }
    }

    fn page(&self, tx: &mut dyn Tx, viewer: &Viewer, request: &Request<'_>) -> Result<Outcome, StoreError> {
        let asked: PullRequest = match read::<PullRequest>(request.body) {
            Ok(asked) if asked.applied.len() <= PULL_MAX_APPLIED => asked,
            Ok(_) => return Ok(ErrorCode::TooLarge.into()),
            Err(code) => return Ok(code.into()),
        };
        let epoch = meta::get(tx, meta::EPOCH)?;
        let heads = heads(tx, viewer.person)?;
        let before = match asked.cursor.as_deref() {
            None => Cursor::default(),
            Some(text) => match self.open_cursor(viewer.person, text) {
                Some(cursor) if history::is_same(tx, &cursor, &epoch, &heads)? => cursor,
                _ => return Ok(ErrorCode::Diverged.into()),
            },
        };
        let (mark, run) = (mark(&heads), self.run(tx)?);
        if asked.mark.as_deref() == Some(mark.as_str()) && asked.refetch.is_empty() && before.run == run && is_all_of(&before, &heads) {
            let unknown = history::unknown(tx, viewer.person, &asked.applied)?;
            return Outcome::ok(&Unchanged { unchanged: true, mark, unknown });
        }
        let mut page = PageWriter::of(asked.max_bytes);
        let mut cursor = Cursor { epoch: epoch.clone(), run: run.clone(), ..Cursor::default() };
        history::note_left(tx, &before, &heads, &mut cursor)?;
        let (mut reset, mut complete) = (Vec::new(), Vec::new());
        for (index, (scope, now)) in heads.iter().enumerate() {
            // Asked for, or the client was away for so long that what it missed is forgotten.
            let anew = asked.refetch.contains(scope) || before.reached.get(scope).is_some_and(|reached| reached.head < now.pruned_to);
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
        let tail = Tail { epoch: &epoch, run: &run, grants: &grants, reset: &reset, complete: &complete, cursor: &sealed, mark: &mark };
        Ok(Outcome::raw(page.finish(&tail, &history::unknown(tx, viewer.person, &asked.applied)?)?))
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
}

/// Whether a client at this cursor has everything of these scopes and of no others.
fn is_all_of(before: &Cursor, heads: &BTreeMap<Scope, Head>) -> bool {
    before.reached.len() == heads.len()
        && heads.iter().all(|(scope, now)| before.reached.get(scope).is_some_and(|reached| reached.position == now.head))
}

/// One word for where all these scopes stand.
fn mark(heads: &BTreeMap<Scope, Head>) -> String {
    gate::mark(heads.iter().map(|(scope, head)| (scope, head.head, head.link.as_str())))
}

/// A page being written: rows as JSON bytes, copied from the feed.
struct PageWriter {
    /// Bytes of rows at which it is full.
    most: usize,
    rows: Vec<u8>,
    count: usize,
    more: bool,
}

/// What a page says beside its rows.
struct Tail<'a> {
    epoch: &'a str,
    run: &'a str,
    grants: &'a [&'a Scope],
    reset: &'a [Scope],
    complete: &'a [Complete],
    cursor: &'a str,
    mark: &'a str,
}

impl PageWriter {
    /// An empty page for a client that wants about so many bytes.
    fn of(wanted: Option<u64>) -> PageWriter {
        let wanted = wanted.and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(PULL_MAX_BYTES);
        PageWriter { most: wanted.clamp(PULL_MIN_BYTES, PULL_MAX_BYTES), rows: vec![], count: 0, more: false }
    }

    fn is_full(&self) -> bool {
        self.count >= PULL_MAX_ROWS || self.rows.len() >= self.most
    }

    /// Whether a row has to wait for the next page. The first one never does.
    fn is_too_much(&self, body: Option<&str>) -> bool {
        self.count > 0 && self.rows.len().saturating_add(body.map_or(0, str::len)) > self.most
    }

    /// Adds the rows of one scope after `from`, as far as the page has room. Gives the position reached.
    fn scope(&mut self, tx: &mut dyn Tx, index: usize, scope: &str, from: i64, head: i64) -> Result<i64, StoreError> {
        let sql = "SELECT seq, kind, id, body FROM feed WHERE scope = $1 AND seq > $2 ORDER BY seq LIMIT $3";
        let mut position = from;
        while position < head && !self.is_full() {
            let chunk = CHUNK_ROWS.min(PULL_MAX_ROWS - self.count);
            let rows = tx.query(sql, &[scope.into(), position.into(), i64::try_from(chunk).unwrap_or(1).into()])?;
            for row in &rows {
                let body = row.opt_text(3)?;
                if self.is_full() || self.is_too_much(body) {
                    return Ok(position);
                }
                position = row.int(0)?;
                self.row(index, position, row.text(1)?, row.text(2)?, body);
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

    fn finish(self, tail: &Tail<'_>, unknown: &[CommandId]) -> Result<Vec<u8>, StoreError> {
        let Tail { epoch, run, grants, reset, complete, cursor, mark } = *tail;
        let mut out = Vec::with_capacity(self.rows.len() + cursor.len() + 60 * grants.len() + 200);
        out.extend_from_slice(b"{\"epoch\":");
        serde_json::to_writer(&mut out, epoch)?;
        out.extend_from_slice(b",\"run\":");
        serde_json::to_writer(&mut out, run)?;
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
        if !unknown.is_empty() {
            out.extend_from_slice(b",\"unknown\":");
            serde_json::to_writer(&mut out, unknown)?;
        }
        out.push(b'}');
        Ok(out)
    }
}
