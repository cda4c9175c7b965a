//! What a call says when it cannot: a stable code, mapped to a text in the person's language by `error-<code>`.

use crate::store::StoreError;
use crate::sync::network::AskError;
use patio_domain::Refusal;
use patio_protocol::{ErrorCode, Fault};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A failed call. Codes in use: every [`Refusal`] code, and `unknown_call`, `malformed`, `internal`, `not_found`, `not_signed_in`,
/// `offline`, `not_patio`, `captive_portal`, `server_too_old`, `server_too_new`, `address_invalid`, `invitation_invalid`,
/// `sign_in_failed`, `too_many_attempts`, `password_invalid`, `unsent_work`, `disk_full`, `storage_failed`, `session_ended`,
/// `server_busy`, `already_sent`, `certificate_invalid`, `address_insecure`, `shutting_down`,
/// `not_an_export`, `encoding_unclear`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("{code}")]
pub struct CallError {
    /// The stable word.
    pub code: String,
    /// When to try again, in milliseconds.
    #[serde(default, rename = "retryAfterMs", skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
}

impl CallError {
    /// A failure with this code.
    #[must_use]
    pub fn new(code: &str) -> CallError {
        CallError { code: code.to_owned(), retry_after_ms: None }
    }
}

impl From<Refusal> for CallError {
    fn from(refusal: Refusal) -> Self {
        CallError::new(refusal.code())
    }
}

impl From<Fault> for CallError {
    fn from(fault: Fault) -> Self {
        let code = match fault.code {
            ErrorCode::SessionEnded | ErrorCode::AccessExpired => "session_ended",
            ErrorCode::SignInFailed => "sign_in_failed",
            ErrorCode::TooManyAttempts => "too_many_attempts",
            ErrorCode::InvitationInvalid => "invitation_invalid",
            ErrorCode::PasswordInvalid => "password_invalid",
            ErrorCode::NotFound | ErrorCode::Forbidden => "not_found",
            ErrorCode::UnsupportedVersion => "server_too_new",
            ErrorCode::Busy | ErrorCode::Diverged => "server_busy",
            ErrorCode::LoginInvalid | ErrorCode::LoginTaken | ErrorCode::Malformed | ErrorCode::TooLarge | ErrorCode::Unknown => "internal",
        };
        CallError { code: code.to_owned(), retry_after_ms: fault.retry_after_ms }
    }
}

impl From<StoreError> for CallError {
    fn from(error: StoreError) -> Self {
        tracing::warn!(error = %error, "local database");
        CallError::new(if matches!(error, StoreError::DiskFull) { "disk_full" } else { "storage_failed" })
    }
}

impl From<AskError> for CallError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Offline => CallError::new("offline"),
            AskError::Certificate => CallError::new("certificate_invalid"),
            AskError::Redirected => CallError::new("captive_portal"),
            AskError::NotPatio => CallError::new("not_patio"),
            AskError::Fault(fault) => fault.into(),
        }
    }
}
