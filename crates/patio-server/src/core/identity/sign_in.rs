//! Signing in with login and password, and the greeting before it.

use super::account::{self, find_by_login, tidy_login};
use crate::core::sync::answer::{Answer, Outcome, Request, read};
use crate::core::{Core, meta};
use crate::store::StoreError;
use patio_protocol::auth::{Hello, SignIn};
use patio_protocol::record::AccountState;
use patio_protocol::{ErrorCode, Fault, PROTOCOL_MIN, PROTOCOL_VERSION};

impl Core {
    /// `GET /v1/hello`.
    pub fn hello(&self, request: &Request<'_>) -> Answer {
        let outcome = self.store().read(|tx| {
            Outcome::ok(&Hello {
                organisation: meta::get(tx, meta::ORGANISATION)?,
                server_version: env!("CARGO_PKG_VERSION").to_owned(),
                protocol_min: PROTOCOL_MIN,
                protocol_max: PROTOCOL_VERSION,
            })
        });
        Answer::seal(request, outcome)
    }

    /// `POST /v1/sign-in`. The answer and the work are the same for a wrong password and for a login that does not exist.
    pub fn sign_in(&self, request: &Request<'_>) -> Answer {
        Answer::seal(request, self.try_sign_in(request))
    }

    fn try_sign_in(&self, request: &Request<'_>) -> Result<Outcome, StoreError> {
        let asked: SignIn = match read(request.body) {
            Ok(asked) => asked,
            Err(code) => return Ok(code.into()),
        };
        let login = tidy_login(&asked.login).unwrap_or_default();
        let counted = self.attempts().count(&login, request.peer, self.clock.monotonic_ms());
        if let Err(wait) = counted {
            return Ok(Outcome::fault(too_many(wait)));
        }
        let account = self.store().read(|tx| find_by_login(tx, &login))?;
        let hash = account.filter(|account| account.state == AccountState::Active).and_then(|account| account.password_hash);
        if !self.verify_password(&asked.password, hash.as_deref()) {
            return Ok(ErrorCode::SignInFailed.into());
        }
        let at = self.moment()?;
        let opened = self.store().write(|tx| {
            if let Some(account) = find_by_login(tx, &login)? {
                account::hold(tx, account.person)?;
            }
            // Read again: the account may have been closed, or its password changed, while this one was checked.
            match find_by_login(tx, &login)? {
                Some(account) if account.state == AccountState::Active && account.password_hash == hash => {
                    self.open_session(tx, account.person, account.role, &asked.device, at).map(Some)
                }
                _ => Ok(None),
            }
        })?;
        let Some(tokens) = opened else { return Ok(ErrorCode::SignInFailed.into()) };
        self.attempts().succeeded(&login, request.peer, self.clock.monotonic_ms());
        Outcome::ok(&tokens)
    }
}

/// The answer to a person who has to wait.
pub(super) fn too_many(wait_ms: u64) -> Fault {
    Fault { code: ErrorCode::TooManyAttempts, retry_after_ms: Some(wait_ms) }
}
