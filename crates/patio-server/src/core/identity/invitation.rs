//! Invitation links into the organisation: what one is about, and accepting it. No limit on attempts: a token has 256 random
//! bits, and nothing costly is done before it is found.

use super::token::hash_of;
use super::{account, password};
use crate::core::steady::Moment;
use crate::core::sync::answer::{Answer, Outcome, Request, read};
use crate::core::sync::changes::Changes;
use crate::core::{Core, meta};
use crate::store::{StoreError, Tx};
use patio_domain::{PersonId, Scope};
use patio_protocol::ErrorCode;
use patio_protocol::auth::{InvitationAccept, InvitationCheck, InvitationFacts};
use patio_protocol::record::AccountState;

/// How long an invitation link works.
const INVITATION_MS: i64 = 14 * 24 * 3_600_000;

impl Core {
    /// Makes the link for an account that was not used yet; an earlier link ends. Gives the token and until when it works, by the
    /// machine's clock.
    pub(in crate::core) fn new_invitation(&self, tx: &mut dyn Tx, person: PersonId, at: Moment) -> Result<(String, i64), StoreError> {
        // Of two that are made at a time, the later one stands.
        account::hold(tx, person)?;
        remove_open(tx, person, at)?;
        let (token, hash) = self.new_token();
        let (id, until) = (person.to_string(), at.steady + INVITATION_MS);
        let sql = "INSERT INTO account_invitation (token_hash, person_id, expires_at, used_at) VALUES ($1, $2, $3, NULL)";
        tx.execute(sql, &[(&hash).into(), (&id).into(), until.into()])?;
        Ok((token, at.wall + INVITATION_MS))
    }

    /// `POST /v1/invitation`.
    pub fn invitation_check(&self, request: &Request<'_>) -> Answer {
        Answer::seal(request, self.try_check(request))
    }

    fn try_check(&self, request: &Request<'_>) -> Result<Outcome, StoreError> {
        let asked: InvitationCheck = match read(request.body) {
            Ok(asked) => asked,
            Err(code) => return Ok(code.into()),
        };
        let now = self.steady()?;
        self.store().read(|tx| {
            let Some(person) = find_open(tx, &asked.token, now)? else { return Ok(ErrorCode::InvitationInvalid.into()) };
            let login = account::find_login(tx, person)?;
            let name = account::get_body(tx, &Changes::default(), person)?.name;
            Outcome::ok(&InvitationFacts { organisation: meta::get(tx, meta::ORGANISATION)?, login, name })
        })
    }

    /// `POST /v1/invitation/accept`: sets the password, makes the account active and signs in.
    pub fn invitation_accept(&self, request: &Request<'_>) -> Answer {
        Answer::seal(request, self.try_accept(request))
    }

    fn try_accept(&self, request: &Request<'_>) -> Result<Outcome, StoreError> {
        let asked: InvitationAccept = match read(request.body) {
            Ok(asked) => asked,
            Err(code) => return Ok(code.into()),
        };
        let at = self.moment()?;
        // Before the costly hash: a guess must not cost the server anything.
        let invited = self.store().read(|tx| match find_open(tx, &asked.token, at.steady)? {
            Some(person) => Ok(Some((account::find_login(tx, person)?, account::get_body(tx, &Changes::default(), person)?.name))),
            None => Ok(None),
        })?;
        let Some((login, name)) = invited else { return Ok(ErrorCode::InvitationInvalid.into()) };
        if let Err(code) = password::check(&asked.password, &login, &name) {
            return Ok(code.into());
        }
        let Some(hash) = self.hash_password(&asked.password) else { return Ok(ErrorCode::Busy.into()) };
        let outcome = self.store().write(|tx| {
            let Some(person) = find_open(tx, &asked.token, at.steady)? else { return Ok(ErrorCode::InvitationInvalid.into()) };
            account::hold(tx, person)?;
            // Once more: another link may have been made meanwhile.
            if find_open(tx, &asked.token, at.steady)?.is_none() {
                return Ok(ErrorCode::InvitationInvalid.into());
            }
            let Some(account) = account::find(tx, person)? else { return Ok(ErrorCode::InvitationInvalid.into()) };
            let id = person.to_string();
            // One statement decides who uses the link, also between two nodes.
            if remove_open(tx, person, at)? == 0 {
                return Ok(ErrorCode::InvitationInvalid.into());
            }
            tx.execute("UPDATE account SET password_hash = $2 WHERE person_id = $1", &[(&id).into(), (&hash).into()])?;
            let mut changes = Changes::default();
            account::update_state(tx, &mut changes, person, AccountState::Active, at.wall)?;
            let tokens = self.open_session(tx, person, account.role, &asked.device, at)?;
            let touched: Vec<Scope> = changes.publish(tx)?;
            Ok(Outcome::ok(&tokens)?.touching(touched))
        })?;
        self.attempts().seen(&login, request.peer, self.clock.monotonic_ms());
        Ok(outcome)
    }
}

/// Ends every link of a person that was not used. Gives how many there were.
pub(in crate::core) fn remove_open(tx: &mut dyn Tx, person: PersonId, at: Moment) -> Result<u64, StoreError> {
    let id = person.to_string();
    let sql = "UPDATE account_invitation SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL";
    tx.execute(sql, &[(&id).into(), at.wall.into()])
}

/// The person of a link that is neither used nor expired, whose account is not closed.
fn find_open(tx: &mut dyn Tx, token: &str, now: i64) -> Result<Option<PersonId>, StoreError> {
    let hash = hash_of(token);
    let sql = "SELECT i.person_id FROM account_invitation i JOIN account a ON a.person_id = i.person_id \
               WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2 AND a.state <> 'disabled'";
    tx.query_opt(sql, &[(&hash).into(), now.into()])?.map(|row| row.parse(0)).transpose()
}
