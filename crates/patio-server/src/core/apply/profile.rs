//! The profile step.

use super::{Act, Stop};
use crate::core::people;
use patio_domain::{Profile, Scope};
use patio_protocol::Record;
use patio_protocol::record::PersonBody;

/// `profile.set`.
pub(super) fn set(act: &mut Act<'_>, profile: &Profile) -> Result<(), Stop> {
    let Profile { name, job, expertise } = profile.checked()?;
    people::hold(act.tx, act.person)?;
    let body = PersonBody { name, job, expertise, ..people::get_body(act.tx, act.changes, act.person)? };
    Ok(act.changes.put(&Scope::Org, act.person.0, &Record::Person(body))?)
}
