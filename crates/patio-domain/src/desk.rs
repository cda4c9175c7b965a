//! Desks: who works there, and who decides about them. A desk answers the questions of the whole organisation, such as IT or HR.
//!
//! Must not know questions (`question.rs`) or where the facts come from.

use crate::profile::Role;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// What a person does at a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskRole {
    /// Answers questions.
    Agent,
    /// Also decides about the desk and its staff.
    Lead,
}

/// Checks that the person may make a desk.
///
/// # Errors
/// `NotAnAdministrator`.
pub fn may_make_desk(role: Role) -> Result<(), Refusal> {
    crate::permission::may_administer(role)
}

/// Checks that the person may change a desk and say who works there: its leads, and administrators. Everybody knows that a desk exists.
///
/// # Errors
/// `NotALead`.
pub fn may_lead(role: Role, at_desk: Option<DeskRole>) -> Result<(), Refusal> {
    if role == Role::Administrator || at_desk == Some(DeskRole::Lead) { Ok(()) } else { Err(Refusal::NotALead) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_and_administrators_decide_about_a_desk_and_nobody_else() {
        assert_eq!(may_lead(Role::Employee, Some(DeskRole::Lead)), Ok(()));
        assert_eq!(may_lead(Role::Administrator, None), Ok(()));
        assert_eq!(may_lead(Role::Employee, Some(DeskRole::Agent)), Err(Refusal::NotALead));
        assert_eq!(may_lead(Role::Employee, None), Err(Refusal::NotALead));
        assert_eq!(may_make_desk(Role::Employee), Err(Refusal::NotAnAdministrator));
    }
}
