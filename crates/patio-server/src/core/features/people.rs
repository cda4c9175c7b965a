//! People: their profiles, and closing or opening their accounts.
//!
//! Owns what a profile says and what of it stays when an account is closed, with the table `import_value`.

pub(in crate::core) mod admin;
pub(in crate::core) mod bulk;
mod closing;
mod curator;
mod profile;
