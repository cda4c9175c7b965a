//! Changing one's own password. Other sessions of the person end, the asking one goes on.
//!
//! Guesses of the current password are counted by session (`attempts.rs`): a thief of an open laptop waits, its owner elsewhere does not.

use super::{access, account, password, session, sign_in};
use crate::core::Core;
use crate::core::sync::answer::{Answer, Outcome, Request, read};
use crate::core::sync::changes::Changes;
use crate::store::StoreError;
use patio_domain::Scope;
use patio_protocol::ErrorCode;
use patio_protocol::auth::{Done, PasswordChange};

impl Core {
    /// `POST /v1/password`.
    pub fn change_password(&self, request: &Request<'_>) -> Answer {
        Answer::seal(request, self.try_change_password(request))
    }

    fn try_change_password(&self, request: &Request<'_>) -> Result<Outcome, StoreError> {
        let at = self.moment()?;
        let viewer = match self.store().read(|tx| access::authorise(tx, request.token, at))? {
            Ok(viewer) => viewer,
            Err(code) => return Ok(code.into()),
        };
        let asked: PasswordChange = match read(request.body) {
            Ok(asked) => asked,
            Err(code) => return Ok(code.into()),
        };
        let key = format!("session {}", viewer.session);
        let counted = self.attempts().count_in_session(&key, self.clock.monotonic_ms());
        if let Err(wait) = counted {
            return Ok(Outcome::fault(sign_in::too_many(wait)));
        }
        let (before, login, name) = self.store().read(|tx| {
            let before = account::find(tx, viewer.person)?.and_then(|account| account.password_hash);
            Ok((before, account::find_login(tx, viewer.person)?, account::get_body(tx, &Changes::default(), viewer.person)?.name))
        })?;
        if !self.verify_password(&asked.current, before.as_deref()) {
            return Ok(ErrorCode::PasswordWrong.into());
        }
        self.attempts().succeeded_in_session(&key);
        if let Err(code) = password::check(&asked.new, &login, &name) {
            return Ok(code.into());
        }
        let Some(hash) = self.hash_password(&asked.new) else { return Ok(ErrorCode::Busy.into()) };
        self.store().write(|tx| {
            account::hold(tx, viewer.person)?;
            // Read again: the session may have ended, or the password changed elsewhere, while this one was checked.
            if let Err(code) = access::authorise(tx, request.token, at)? {
                return Ok(code.into());
            }
            if account::find(tx, viewer.person)?.and_then(|account| account.password_hash) != before {
                return Ok(ErrorCode::PasswordWrong.into());
            }
            access::note_use(tx, &viewer)?;
            let id = viewer.person.to_string();
            tx.execute("UPDATE account SET password_hash = $2 WHERE person_id = $1", &[(&id).into(), (&hash).into()])?;
            session::end_others(tx, viewer.person, viewer.session, at.wall)?;
            Ok(Outcome::ok(&Done {})?.touching(vec![Scope::Person(viewer.person)]))
        })
    }
}
