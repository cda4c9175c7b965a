//! Identity: accounts, and how a person shows who they are.
//!
//! Owns accounts, sessions, tokens, passwords and invitation links. Must not know any feature; what a feature does when an account
//! is closed lies with that feature.

pub(in crate::core) mod access;
pub(in crate::core) mod account;
pub(in crate::core) mod attempts;
mod hashing;
mod invitation;
pub(in crate::core) mod password;
mod password_change;
pub(in crate::core) mod prune;
pub(in crate::core) mod session;
mod sign_in;
pub(in crate::core) mod sign_up;
mod standing;
mod token;

pub use access::Viewer;
pub use password::PasswordCost;
pub use sign_up::Invited;

use crate::core::sync::entity::Entity;

/// A person: an account, with or without a way to sign in.
pub(in crate::core) const PERSON: Entity = Entity { kind: "person", table: "account", id: "person_id" };
