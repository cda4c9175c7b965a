//! Closing an account: its sessions end, and of the profile only what stands beside the person's texts stays.
//!
//! Owns what closing takes away. Keeps S8: a closed account is out everywhere with the commit that closes it.

use crate::core::features::{desks, files};
use crate::core::identity::{account, session};
use crate::core::sync::changes::Changes;
use crate::store::{StoreError, Tx};
use patio_domain::{PersonId, Scope};
use patio_protocol::file::FilePlace;
use patio_protocol::record::{AccountState, PersonBody, profile_revision_id};
use patio_protocol::{Kind, Record};

/// Closes an account, and hints the person's streams, so that they notice their end. Name, job and expertise stay, because they
/// say who wrote the texts. All other fields were kept for as long as the account exists, or by consent, so they go, and so does
/// every earlier value.
pub(in crate::core) fn close(tx: &mut dyn Tx, changes: &mut Changes, person: PersonId, now: i64) -> Result<(), StoreError> {
    // Held first: what the person says of themselves at this moment is there before, and goes, or finds the account closed.
    account::hold(tx, person)?;
    session::end_all(tx, person, now)?;
    changes.hint(Scope::Person(person));
    let PersonBody { name, job, expertise, skills, version, .. } = account::get_body(tx, changes, person)?;
    for version in 0..version {
        changes.remove(&Scope::Person(person), Kind::ProfileRevision, profile_revision_id(person, version));
    }
    desks::staff::remove_everywhere(tx, changes, person, now)?;
    files::detach(tx, changes, FilePlace::Photo, person.0, now)?;
    let id = person.to_string();
    tx.execute("UPDATE account SET curator = 0 WHERE person_id = $1", &[(&id).into()])?;
    tx.execute("DELETE FROM import_value WHERE person_id = $1", &[(&id).into()])?;
    account::update_state(tx, changes, person, AccountState::Disabled, now)?;
    let body = PersonBody { skills, version, ..PersonBody::new(name, job, expertise, AccountState::Disabled) };
    changes.put(&Scope::Org, person.0, &Record::Person(body))
}
