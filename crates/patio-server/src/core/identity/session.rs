//! Sessions: one signed-in laptop each, with a rotating pair of tokens.
//!
//! Each refresh gives a new pair (a generation). A refresh token works until a later generation was seen in use, so that a
//! lost answer ends no session; after that its use means that two parties hold it, and the session ends. For a minute after the later
//! generation was seen, the earlier token gets "busy" and nothing else: a request held up on the way must not end the session.
//! What expires does so in steady time (`steady.rs`), which no change of the machine's clock moves (S10).

use super::access::{self, role_of, role_word};
use super::token::{Refreshing, hash_of};
use crate::core::Core;
use crate::core::steady::Moment;
use crate::core::sync::answer::{Answer, Outcome, Request, read};
use crate::core::sync::person_change;
use crate::store::{StoreError, Tx};
use patio_domain::title::is_invisible_control;
use patio_domain::{PersonId, Role, Scope, SessionId};
use patio_protocol::ErrorCode;
use patio_protocol::auth::{Done, Refresh, SessionRow, Sessions, Tokens};

/// A session that is not refreshed this long has ended.
const REFRESH_MS: i64 = 90 * 24 * 3_600_000;
/// How many generations of tokens are kept, to recognise the use of an old one.
const KEPT_GENERATIONS: i64 = 12;
/// How long a request with the earlier refresh token may be on its way.
const ON_ITS_WAY_MS: i64 = 60_000;
const DEVICE_MAX_CHARS: usize = 80;

/// Whose tokens are made.
struct Owner {
    person: PersonId,
    role: Role,
    session: SessionId,
}

impl Core {
    /// Opens a session for a person who has just shown who they are.
    pub(in crate::core) fn open_session(
        &self,
        tx: &mut dyn Tx,
        person: PersonId,
        role: Role,
        device: &str,
        at: Moment,
    ) -> Result<Tokens, StoreError> {
        let session = SessionId(self.new_id(at.wall));
        let device: String = device.chars().filter(|c| !is_invisible_control(*c)).take(DEVICE_MAX_CHARS).collect();
        let (id, owner) = (session.to_string(), person.to_string());
        let sql = "INSERT INTO session (session_id, person_id, device, created_at, seen_at, generation, confirmed, confirmed_at, ended_at) \
                   VALUES ($1, $2, $3, $4, $4, 0, 0, $5, NULL)";
        tx.execute(sql, &[(&id).into(), (&owner).into(), device.trim().into(), at.wall.into(), at.steady.into()])?;
        self.issue(tx, &Owner { person, role, session }, 0, 1, at.steady)
    }

    /// A new pair of tokens, which is from now on the session's latest.
    fn issue(&self, tx: &mut dyn Tx, of: &Owner, confirmed: i64, generation: i64, steady: i64) -> Result<Tokens, StoreError> {
        let Owner { person, role, session } = *of;
        let id = session.to_string();
        let says = Refreshing { session, person, generation, made_at: steady };
        let ((access, access_hash), (refresh, refresh_hash)) = (self.new_token(), self.new_refresh_token(&says));
        let sql = "INSERT INTO token (hash, session_id, purpose, generation, expires_at) VALUES ($1, $2, $3, $4, $5)";
        for (hash, purpose, lasts) in [(&access_hash, "access", self.access_ms), (&refresh_hash, "refresh", REFRESH_MS)] {
            tx.execute(sql, &[hash.into(), (&id).into(), purpose.into(), generation.into(), (steady + lasts).into()])?;
        }
        // What is kept: the pair that is surely in use, some before it to recognise theft, and some after it.
        let sql = "DELETE FROM token WHERE session_id = $1 AND (generation < $2 OR (generation > $3 AND generation < $4))";
        let (oldest, newest) = (confirmed - KEPT_GENERATIONS, generation - KEPT_GENERATIONS);
        tx.execute(sql, &[(&id).into(), oldest.into(), confirmed.into(), newest.into()])?;
        let sql = "UPDATE session SET generation = $2 WHERE session_id = $1 AND generation < $2";
        if tx.execute(sql, &[(&id).into(), generation.into()])? != 1 {
            return Err(StoreError::Raced);
        }
        let access_ms = u64::try_from(self.access_ms).unwrap_or(0);
        Ok(Tokens { person, role, session, access, access_ms, refresh })
    }

    /// `POST /v1/refresh`.
    pub fn refresh(&self, request: &Request<'_>) -> Answer {
        Answer::seal(request, self.try_refresh(request))
    }

    fn try_refresh(&self, request: &Request<'_>) -> Result<Outcome, StoreError> {
        let asked: Refresh = match read(request.body) {
            Ok(asked) => asked,
            Err(code) => return Ok(code.into()),
        };
        let (at, hash) = (self.moment()?, hash_of(&asked.refresh));
        let (now, mut login) = (at.steady, None);
        let outcome = self.store().write(|tx| {
            let sql = "SELECT s.session_id, s.person_id, a.role, a.state, t.generation, t.expires_at, s.generation, s.confirmed, s.ended_at, s.confirmed_at, a.login \
                       FROM token t JOIN session s ON s.session_id = t.session_id JOIN account a ON a.person_id = s.person_id \
                       WHERE t.hash = $1 AND t.purpose = 'refresh'";
            let Some(row) = tx.query_opt(sql, &[(&hash).into()])? else { return self.go_on(tx, &asked.refresh, at) };
            let (session, person): (SessionId, PersonId) = (row.parse(0)?, row.parse(1)?);
            if let Some(code) = access::over(&row, 3, 8)? {
                return Ok(code.into());
            }
            let (generation, latest, confirmed) = (row.int(4)?, row.int(6)?, row.int(7)?);
            if generation < confirmed {
                return overtaken(tx, session, person, row.int(9)?, at);
            }
            if row.int(5)? <= now {
                return end_and_tell(tx, session, person, at);
            }
            let id = session.to_string();
            let sql = "UPDATE session SET confirmed = $2, confirmed_at = $3 WHERE session_id = $1 AND confirmed < $2";
            tx.execute(sql, &[(&id).into(), generation.into(), now.into()])?;
            let owner = Owner { person, role: role_of(row.text(2)?)?, session };
            login = row.opt_text(10)?.map(str::to_owned);
            Outcome::ok(&self.issue(tx, &owner, generation, latest + 1, now)?)
        })?;
        if let Some(login) = login {
            self.attempts().seen(&login, request.peer, self.clock.monotonic_ms());
        }
        Ok(outcome)
    }

    /// A refresh with a token that this database never gave out. When it is one of this installation, and later than any that the database
    /// saw in use, the database is the older one (S9), and the session goes on from this token. A session is removed only when all its tokens
    /// have expired (`prune.rs`), so that one which is not there, and whose token is good, was opened after the history ends.
    fn go_on(&self, tx: &mut dyn Tx, token: &str, at: Moment) -> Result<Outcome, StoreError> {
        let ended = || Ok(ErrorCode::SessionEnded.into());
        let Some(Refreshing { session, person, generation, made_at }) = self.open_refresh_token(token) else { return ended() };
        if at.steady >= made_at.saturating_add(REFRESH_MS) {
            return ended();
        }
        let (id, owner) = (session.to_string(), person.to_string());
        let sql = "SELECT role, state, NULL FROM account WHERE person_id = $1";
        let Some(account) = tx.query_opt(sql, &[(&owner).into()])? else { return ended() };
        if let Some(code) = access::over(&account, 1, 2)? {
            return Ok(code.into());
        }
        let mut latest = generation;
        let sql = "SELECT person_id, generation, ended_at, confirmed, confirmed_at FROM session WHERE session_id = $1";
        match tx.query_opt(sql, &[(&id).into()])? {
            None => {
                let sql = "INSERT INTO session (session_id, person_id, device, created_at, seen_at, generation, confirmed, confirmed_at, ended_at) \
                           VALUES ($1, $2, '', $3, $3, $4, $4, $5, NULL)";
                tx.execute(sql, &[(&id).into(), (&owner).into(), at.wall.into(), generation.into(), at.steady.into()])?;
            }
            Some(row) if row.text(0)? != owner || row.opt_int(2)?.is_some() => return ended(),
            Some(row) if generation < row.int(3)? => return overtaken(tx, session, person, row.int(4)?, at),
            Some(row) if generation == row.int(3)? => {
                // Another node answered the same request between this transaction's first look and now, or another hand made this token.
                let sql = "SELECT generation FROM token WHERE hash = $1";
                return if tx.query_opt(sql, &[(&hash_of(token)).into()])?.is_some() { Err(StoreError::Raced) } else { ended() };
            }
            // Later than any that was seen in use. Tokens that were given out meanwhile went to a request that was held up on its way.
            Some(row) => {
                latest = latest.max(row.int(1)?);
                let sql = "UPDATE session SET generation = CASE WHEN generation < $2 THEN $2 ELSE generation END, confirmed = $2, confirmed_at = $3 \
                           WHERE session_id = $1 AND confirmed < $2";
                if tx.execute(sql, &[(&id).into(), generation.into(), at.steady.into()])? != 1 {
                    // The same request reached another node, too, which was faster.
                    return Err(StoreError::Raced);
                }
            }
        }
        // From now on this database knows the token: when this answer is lost, the laptop comes with it again.
        let (hash, expires_at) = (hash_of(token), made_at.saturating_add(REFRESH_MS));
        let sql = "INSERT INTO token (hash, session_id, purpose, generation, expires_at) VALUES ($1, $2, 'refresh', $3, $4)";
        tx.execute(sql, &[(&hash).into(), (&id).into(), generation.into(), expires_at.into()])?;
        let owner = Owner { person, role: role_of(account.text(0)?)?, session };
        Outcome::ok(&self.issue(tx, &owner, generation, latest.saturating_add(1), at.steady)?)
    }

    /// `GET /v1/sessions`.
    pub fn sessions(&self, request: &Request<'_>) -> Answer {
        let outcome = self.moment().and_then(|at| {
            self.store().read(|tx| {
                let viewer = match access::authorise(tx, request.token, at)? {
                    Ok(viewer) => viewer,
                    Err(code) => return Ok(code.into()),
                };
                let person = viewer.person.to_string();
                let sql = "SELECT session_id, device, created_at, seen_at FROM session WHERE person_id = $1 AND ended_at IS NULL \
                       ORDER BY created_at DESC, session_id DESC";
                let rows = tx.query(sql, &[(&person).into()])?;
                let sessions = rows.iter().map(|row| {
                    let session = row.parse(0)?;
                    let current = session == viewer.session;
                    // The hour in which it was seen may have begun before it.
                    let (created_at, seen_at) = (row.int(2)?, row.int(3)?.max(row.int(2)?));
                    Ok(SessionRow { session, device: row.text(1)?.to_owned(), created_at, seen_at, current })
                });
                Outcome::ok(&Sessions { sessions: sessions.collect::<Result<_, StoreError>>()? })
            })
        });
        Answer::seal(request, outcome)
    }

    /// `DELETE /v1/sessions/<id>`: ends one of the person's own sessions.
    pub fn end_session(&self, request: &Request<'_>, session: &str) -> Answer {
        self.end_some(request, |_| session.parse().ok())
    }

    /// `POST /v1/sign-out`: ends the asking session.
    pub fn sign_out(&self, request: &Request<'_>) -> Answer {
        self.end_some(request, Some)
    }

    fn end_some(&self, request: &Request<'_>, which: impl FnOnce(SessionId) -> Option<SessionId>) -> Answer {
        let outcome = self.moment().and_then(|at| {
            self.store().write(|tx| {
                let viewer = match access::authorise(tx, request.token, at)? {
                    Ok(viewer) => viewer,
                    Err(code) => return Ok(code.into()),
                };
                let Some(session) = which(viewer.session) else { return Ok(ErrorCode::NotFound.into()) };
                let (id, owner) = (session.to_string(), viewer.person.to_string());
                let sql = "SELECT session_id FROM session WHERE session_id = $1 AND person_id = $2";
                if tx.query_opt(sql, &[(&id).into(), (&owner).into()])?.is_none() {
                    return Ok(ErrorCode::NotFound.into());
                }
                end(tx, session, at.wall)?;
                Ok(Outcome::ok(&Done {})?.touching(vec![Scope::Person(viewer.person)]))
            })
        });
        Answer::seal(request, outcome)
    }
}

/// A token was used that is earlier than one seen in use. For a minute it may have been on its way; after that, two parties hold tokens of
/// this session, and it ends.
fn overtaken(tx: &mut dyn Tx, session: SessionId, person: PersonId, confirmed_at: i64, at: Moment) -> Result<Outcome, StoreError> {
    if at.steady - confirmed_at < ON_ITS_WAY_MS {
        return Ok(ErrorCode::Busy.into());
    }
    end_and_tell(tx, session, person, at)
}

fn end_and_tell(tx: &mut dyn Tx, session: SessionId, person: PersonId, at: Moment) -> Result<Outcome, StoreError> {
    end(tx, session, at.wall)?;
    Ok(Outcome::from(ErrorCode::SessionEnded).touching(vec![Scope::Person(person)]))
}

fn end(tx: &mut dyn Tx, session: SessionId, now: i64) -> Result<(), StoreError> {
    let id = session.to_string();
    tx.execute("UPDATE session SET ended_at = $2 WHERE session_id = $1 AND ended_at IS NULL", &[(&id).into(), now.into()])?;
    person_change::note_session(tx, session)
}

/// Ends every session of a person and makes their invitation links useless. Every way of closing an account calls this.
pub(in crate::core) fn end_all(tx: &mut dyn Tx, person: PersonId, now: i64) -> Result<(), StoreError> {
    let id = person.to_string();
    tx.execute("UPDATE session SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL", &[(&id).into(), now.into()])?;
    tx.execute("UPDATE account_invitation SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL", &[(&id).into(), now.into()])?;
    person_change::note(tx, person)
}

/// Ends every session of a person but one.
pub(super) fn end_others(tx: &mut dyn Tx, person: PersonId, but: SessionId, now: i64) -> Result<(), StoreError> {
    let (id, but) = (person.to_string(), but.to_string());
    let sql = "UPDATE session SET ended_at = $3 WHERE person_id = $1 AND session_id <> $2 AND ended_at IS NULL";
    tx.execute(sql, &[(&id).into(), (&but).into(), now.into()]).map(drop)
}

/// Gives a person another role in the organisation.
pub(in crate::core) fn update_role(tx: &mut dyn Tx, person: PersonId, role: Role) -> Result<(), StoreError> {
    let id = person.to_string();
    tx.execute("UPDATE account SET role = $2 WHERE person_id = $1", &[(&id).into(), role_word(role).into()]).map(drop)
}
