//! The profile step.

use super::{Act, Stop};
use crate::core::people::get_body;
use patio_domain::{Profile, Scope};
use patio_protocol::Record;
use patio_protocol::record::PersonBody;

/// `profile.set`.
pub(super) fn set(act: &mut Act<'_>, profile: &Profile) -> Result<(), Stop> {
    let Profile { name, job, expertise } = profile.checked()?;
    let state = get_body(act.tx, act.changes, act.person)?.state;
    let body = PersonBody { name, job, expertise, state };
    Ok(act.changes.put(&Scope::Org, act.person.0, &Record::Person(body))?)
}
