//! Who may look after topics. Owns the right; what it allows lies with the topics.

use crate::core::Core;
use crate::core::features::people::admin::AdminError;
use crate::core::identity::account;
use crate::core::sync::changes::Changes;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::{StoreError, Tx};
use patio_domain::limits::{Quota, RELATIONS};
use patio_domain::permission::may_administer;
use patio_domain::{PersonId, Refusal, Scope};
use patio_protocol::Record;
use patio_protocol::command::CuratorSet;
use patio_protocol::record::PersonBody;

/// `curator.set`. Everybody sees who has the right, in the person's record.
impl Effect for CuratorSet {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        may_administer(act.role)?;
        if !account::hold(act.tx, self.person)? {
            return Err(Refusal::NotFound.into());
        }
        Ok(set(act.tx, act.changes, self.person, self.on)?)
    }
}

/// Gives the right to a person whose account is held, or takes it back.
fn set(tx: &mut dyn Tx, changes: &mut Changes, person: PersonId, on: bool) -> Result<(), StoreError> {
    let id = person.to_string();
    tx.execute("UPDATE account SET curator = $2 WHERE person_id = $1", &[(&id).into(), i64::from(on).into()])?;
    let before = account::get_body(tx, changes, person)?;
    if before.curator == on {
        return Ok(());
    }
    changes.put(&Scope::Org, person.0, &Record::Person(PersonBody { curator: on, ..before }))
}

impl Core {
    /// The same from the command line.
    ///
    /// # Errors
    /// When the login is unknown, the account is closed or the store fails.
    pub fn set_curator(&self, login: &str, on: bool) -> Result<Vec<Scope>, AdminError> {
        let done = self.with_account(login, |_, tx, person| {
            if !account::hold(tx, person)? {
                return Ok(None);
            }
            let mut changes = Changes::default();
            set(tx, &mut changes, person, on)?;
            changes.publish(tx).map(Some)
        })?;
        done.ok_or(AdminError::Closed)
    }
}
