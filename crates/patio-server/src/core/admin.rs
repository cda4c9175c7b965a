//! What an administrator does on the command line: close accounts, give roles.

use super::changes::Changes;
use super::{Core, people, session};
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
            session::end_all(tx, person, now)?;
            people::update_state(tx, &mut changes, person, AccountState::Disabled, now)?;
            let mut touched = changes.publish(tx)?;
            touched.push(Scope::Person(person));
            Ok(touched)
        })
    }

    /// Gives an account another role.
    ///
    /// # Errors
    /// When the login is unknown or the store fails.
    pub fn set_role(&self, login: &str, role: Role) -> Result<(), AdminError> {
        self.with_account(login, |_, tx, person| session::update_role(tx, person, role))
    }

    fn with_account<T>(
        &self,
        login: &str,
        act: impl FnOnce(&Core, &mut dyn crate::store::Tx, PersonId) -> Result<T, StoreError>,
    ) -> Result<T, AdminError> {
        let login = people::tidy_login(login).unwrap_or_default();
        let done = self.store().write(|tx| match people::find_by_login(tx, &login)? {
            Some(account) => act(self, tx, account.person).map(Some),
            None => Ok(None),
        })?;
        done.ok_or(AdminError::UnknownLogin)
    }
}
