//! Who is asking: from a bearer token to a viewer. The only door to everything that needs a signed-in person.

use super::token::{hash_of, is_like_access_token};
use crate::core::steady::Moment;
use crate::core::{Core, meta};
use crate::store::{Row, StoreError, Tx};
use patio_domain::{PersonId, Role, SessionId};
use patio_protocol::ErrorCode;

/// `seen_at` moves in steps, so that looking at a session costs a write at most this often, and no one's day can be traced.
const SEEN_STEP_MS: i64 = 3_600_000;

/// A signed-in person in one session. Made by this module only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The person.
    pub person: PersonId,
    /// Their session.
    pub session: SessionId,
    /// Their role in the organisation.
    pub role: Role,
    /// The generation of the token pair in use.
    generation: i64,
    /// Whether the session's row must be told that this pair arrived, or that the session was seen.
    note: bool,
    /// When the token was looked at.
    at: Moment,
}

impl Viewer {
    /// Whether `note_use` has anything to write.
    pub(in crate::core) fn needs_note(&self) -> bool {
        self.note
    }
}

/// The role a stored word means.
pub(in crate::core) fn role_of(word: &str) -> Result<Role, StoreError> {
    match word {
        "administrator" => Ok(Role::Administrator),
        "employee" => Ok(Role::Employee),
        _ => Err(StoreError::Shape("an unknown role")),
    }
}

/// The word stored for a role.
pub(in crate::core) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Administrator => "administrator",
        Role::Employee => "employee",
    }
}

/// The viewer a token stands for.
pub(in crate::core) fn authorise(tx: &mut dyn Tx, token: Option<&str>, at: Moment) -> Result<Result<Viewer, ErrorCode>, StoreError> {
    let Some(token) = token else { return Ok(Err(ErrorCode::SessionEnded)) };
    let hash = hash_of(token);
    let sql = "SELECT s.person_id, s.session_id, a.role, a.state, t.generation, t.expires_at, s.confirmed, s.seen_at, s.ended_at \
               FROM token t JOIN session s ON s.session_id = t.session_id JOIN account a ON a.person_id = s.person_id \
               WHERE t.hash = $1 AND t.purpose = 'access'";
    let Some(row) = tx.query_opt(sql, &[(&hash).into()])? else {
        // A database that goes on from a backup does not know it. Whether the session has ended is decided when it is refreshed.
        let code = if is_like_access_token(token) { ErrorCode::AccessExpired } else { ErrorCode::SessionEnded };
        return Ok(Err(code));
    };
    if let Some(code) = over(&row, 3, 8)? {
        return Ok(Err(code));
    }
    if row.int(5)? <= at.steady {
        return Ok(Err(ErrorCode::AccessExpired));
    }
    let generation = row.int(4)?;
    let note = generation > row.int(6)? || (at.wall - row.int(7)?).abs() >= SEEN_STEP_MS;
    let (person, session, role) = (row.parse(0)?, row.parse(1)?, role_of(row.text(2)?)?);
    Ok(Ok(Viewer { person, session, role, generation, note, at }))
}

/// Why a session is over, if it is: the account's state and the session's end are in these columns. A closed account says so, also when
/// its sessions ended with it, because only then a laptop removes what it has of the organisation.
pub(super) fn over(row: &Row, state: usize, ended_at: usize) -> Result<Option<ErrorCode>, StoreError> {
    Ok(match (row.text(state)?, row.opt_int(ended_at)?) {
        ("disabled", _) => Some(ErrorCode::AccountClosed),
        ("active", None) => None,
        _ => Some(ErrorCode::SessionEnded),
    })
}

/// Records that the pair arrived at its owner: from now on older refresh tokens are stolen ones.
pub(in crate::core) fn note_use(tx: &mut dyn Tx, viewer: &Viewer) -> Result<(), StoreError> {
    if !viewer.note {
        return Ok(());
    }
    let (session, seen) = (viewer.session.to_string(), viewer.at.wall - viewer.at.wall.rem_euclid(SEEN_STEP_MS));
    let sql = "UPDATE session SET confirmed_at = CASE WHEN confirmed < $2 THEN $4 ELSE confirmed_at END, \
               confirmed = CASE WHEN confirmed < $2 THEN $2 ELSE confirmed END, seen_at = $3 WHERE session_id = $1";
    tx.execute(sql, &[(&session).into(), viewer.generation.into(), seen.into(), viewer.at.steady.into()]).map(drop)
}

/// Whether a viewer's session still lives, however old their token is.
pub(in crate::core) fn is_alive(tx: &mut dyn Tx, viewer: &Viewer) -> Result<bool, StoreError> {
    let session = viewer.session.to_string();
    let sql = "SELECT s.session_id FROM session s JOIN account a ON a.person_id = s.person_id \
               WHERE s.session_id = $1 AND s.ended_at IS NULL AND a.state = 'active'";
    Ok(tx.query_opt(sql, &[(&session).into()])?.is_some())
}

impl Core {
    /// The viewer a token stands for, for callers outside a transaction.
    ///
    /// # Errors
    /// The inner error is for the client, the outer one is the store's.
    pub fn viewer(&self, token: Option<&str>) -> Result<Result<Viewer, ErrorCode>, StoreError> {
        let at = self.moment()?;
        let found = self.store.read(|tx| authorise(tx, token, at))?;
        if let Ok(viewer) = &found
            && viewer.note
        {
            self.store.write(|tx| note_use(tx, viewer))?;
        }
        Ok(found)
    }

    /// Whether the store answers and holds an organisation.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        matches!(self.store.read(|tx| meta::find(tx, meta::EPOCH)), Ok(Some(_)))
    }
}
