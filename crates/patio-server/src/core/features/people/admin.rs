//! What an administrator does on the command line: close and open accounts, give roles.

use super::closing;
use crate::core::Core;
use crate::core::identity::sign_up::Invited;
use crate::core::identity::{account, session};
use crate::core::sync::changes::Changes;
use crate::store::StoreError;
use patio_domain::{PersonId, Role, Scope};
use patio_protocol::record::AccountState;
use thiserror::Error;

/// Why an administrative act failed.
#[derive(Debug, Error)]
pub enum AdminError {
    /// No account has this login.
    #[error("no account has this login")]
    UnknownLogin,
    /// The account is closed.
    #[error("this account is closed: open it first with `admin enable`")]
    Closed,
    /// The account is not closed.
    #[error("this account is not closed")]
    NotClosed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Core {
    /// Closes an account: its sessions end in the same transaction, everywhere. Its texts stay, with its name.
    ///
    /// # Errors
    /// When the login is unknown or the store fails.
    pub fn disable(&self, login: &str) -> Result<Vec<Scope>, AdminError> {
        self.with_account(login, |core, tx, person| {
            let (mut changes, now) = (Changes::default(), core.now());
            closing::close(tx, &mut changes, person, now)?;
            changes.publish(tx)
        })
    }

    /// Opens a closed account again, for a person who came back: the same person record, with the role and the texts they had. Earlier
    /// passwords and links stay void; the new link works once, like an invitation.
    ///
    /// # Errors
    /// When the login is unknown, the account is not closed or the store fails.
    pub fn enable(&self, login: &str) -> Result<Invited, AdminError> {
        let at = self.moment()?;
        let enabled = self.with_account(login, |core, tx, person| {
            let mut changes = Changes::default();
            account::hold(tx, person)?;
            if !account::find(tx, person)?.is_some_and(|account| account.state == AccountState::Disabled) {
                return Ok(None);
            }
            let id = person.to_string();
            tx.execute("UPDATE account SET password_hash = NULL WHERE person_id = $1", &[(&id).into()])?;
            account::update_state(tx, &mut changes, person, AccountState::Invited, at.wall)?;
            let (token, expires_at) = core.new_invitation(tx, person, at)?;
            Ok(Some(Invited { person, token, expires_at, touched: changes.publish(tx)? }))
        })?;
        enabled.ok_or(AdminError::NotClosed)
    }

    /// Gives an account another role.
    ///
    /// # Errors
    /// When the login is unknown or the store fails.
    pub fn set_role(&self, login: &str, role: Role) -> Result<(), AdminError> {
        self.with_account(login, |_, tx, person| session::update_role(tx, person, role))
    }

    pub(super) fn with_account<T>(
        &self,
        login: &str,
        act: impl FnOnce(&Core, &mut dyn crate::store::Tx, PersonId) -> Result<T, StoreError>,
    ) -> Result<T, AdminError> {
        let login = account::tidy_login(login).unwrap_or_default();
        let done = self.store().write(|tx| match account::find_by_login(tx, &login)? {
            Some(account) => act(self, tx, account.person).map(Some),
            None => Ok(None),
        })?;
        done.ok_or(AdminError::UnknownLogin)
    }
}
