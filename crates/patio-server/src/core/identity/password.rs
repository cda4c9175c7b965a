//! Passwords: argon2id, and the same work for a login that does not exist.

use super::hashing;
use crate::core::Core;
use argon2::{Algorithm, Argon2, Params, Version};
use patio_domain::PasswordFault;
use patio_domain::limits::PASSWORD_MAX_CHARS;
use patio_protocol::ErrorCode;

/// What hashing a password costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl PasswordCost {
    /// The cost of a real server (OWASP's first choice for argon2id with one lane).
    pub const FULL: PasswordCost = PasswordCost { memory_kib: 19_456, passes: 2 };
    /// As cheap as possible: for tests and simulations only.
    pub const LEAST: PasswordCost = PasswordCost { memory_kib: 8, passes: 1 };

    fn argon2(self) -> Option<Argon2<'static>> {
        let params = Params::new(self.memory_kib, self.passes, 1, None).ok()?;
        Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// Checks a new password by the rule of the domain.
///
/// # Errors
/// The code for the client.
pub(in crate::core) fn check(password: &str, login: &str, name: &str) -> Result<(), ErrorCode> {
    patio_domain::password::check(password, login, name).map_err(|fault| match fault {
        PasswordFault::Length => ErrorCode::PasswordInvalid,
        PasswordFault::Common => ErrorCode::PasswordCommon,
        PasswordFault::Personal => ErrorCode::PasswordPersonal,
    })
}

impl Core {
    /// The hash to store, or nothing when hashing failed.
    pub(in crate::core) fn hash_password(&self, password: &str) -> Option<String> {
        let mut salt = [0u8; 16];
        self.random().fill(&mut salt);
        hashing::hash(&self.password_cost.argon2()?, password, &salt)
    }

    /// Whether the password fits the stored hash. Without one the same work is done for nothing, so that time tells nothing.
    pub(in crate::core) fn verify_password(&self, password: &str, stored: Option<&str>) -> bool {
        if password.chars().count() > PASSWORD_MAX_CHARS {
            return false;
        }
        let Some(stored) = stored else {
            let _ = self.hash_password(password);
            return false;
        };
        hashing::fits(password, stored)
    }
}
