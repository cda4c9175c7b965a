//! Scopes: the audiences of records. A person sees a record only with a grant of its scope; there is no other check.
//!
//! Owns the names of scopes. Must not know which person has which grant.

use crate::id::{CommunityId, DeskId, PersonId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An audience. Written as `org`, `community:<id>`, `desk:<id>`, `desk-staff:<id>`, `person:<id>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everybody in the organisation.
    Org,
    /// The members of one community.
    Community(CommunityId),
    /// Everybody who may read the public questions of a desk.
    Desk(DeskId),
    /// The people who work at a desk.
    DeskStaff(DeskId),
    /// One person alone.
    Person(PersonId),
    /// A scope this version does not know; kept as it came, never lost (S13).
    Other(String),
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scope::Org => f.write_str("org"),
            Scope::Community(id) => write!(f, "community:{id}"),
            Scope::Desk(id) => write!(f, "desk:{id}"),
            Scope::DeskStaff(id) => write!(f, "desk-staff:{id}"),
            Scope::Person(id) => write!(f, "person:{id}"),
            Scope::Other(name) => f.write_str(name),
        }
    }
}

impl From<&str> for Scope {
    fn from(name: &str) -> Self {
        let known = match name.split_once(':') {
            None if name == "org" => Some(Scope::Org),
            Some(("community", id)) => id.parse().ok().map(Scope::Community),
            Some(("desk", id)) => id.parse().ok().map(Scope::Desk),
            Some(("desk-staff", id)) => id.parse().ok().map(Scope::DeskStaff),
            Some(("person", id)) => id.parse().ok().map(Scope::Person),
            _ => None,
        };
        known.unwrap_or_else(|| Scope::Other(name.to_owned()))
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Ok(Scope::from(name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_survives_its_own_name() {
        let id = uuid::Uuid::from_u128(7);
        let of_desks = [Scope::Desk(id.into()), Scope::DeskStaff(id.into())];
        for scope in
            [Scope::Org, Scope::Community(id.into()), Scope::Person(id.into()), Scope::Other("desk:x".into())].into_iter().chain(of_desks)
        {
            assert_eq!(Scope::from(scope.to_string().as_str()), scope);
        }
    }

    #[test]
    fn a_scope_with_a_broken_id_is_kept_but_never_taken_for_a_community() {
        assert_eq!(Scope::from("community:nonsense"), Scope::Other("community:nonsense".into()));
    }
}
