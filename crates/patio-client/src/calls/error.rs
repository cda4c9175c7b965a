//! What a call says when it cannot: a stable code, for which each language has a text.

use super::CallCode;
use crate::store::StoreError;
use crate::sync::network::AskError;
use patio_domain::{PasswordFault, Refusal};
use patio_protocol::{ErrorCode, Fault};
use serde::Serialize;
use thiserror::Error;

/// A failed call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Error)]
#[error("{}", code.code())]
pub struct CallError {
    /// Why, as a stable word on the boundary.
    pub code: CallCode,
    /// When to try again, in milliseconds.
    #[serde(rename = "retryAfterMs", skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
}

impl CallError {
    /// A failure with this code.
    #[must_use]
    pub fn new(code: CallCode) -> CallError {
        CallError { code, retry_after_ms: None }
    }
}

impl From<Refusal> for CallError {
    fn from(refusal: Refusal) -> Self {
        CallError::new(refusal.into())
    }
}

impl From<PasswordFault> for CallError {
    fn from(fault: PasswordFault) -> Self {
        CallError::new(match fault {
            PasswordFault::Length => CallCode::PasswordInvalid,
            PasswordFault::Common => CallCode::PasswordCommon,
            PasswordFault::Personal => CallCode::PasswordPersonal,
        })
    }
}

impl From<Fault> for CallError {
    fn from(fault: Fault) -> Self {
        let code = match fault.code {
            ErrorCode::SessionEnded | ErrorCode::AccountClosed | ErrorCode::AccessExpired => CallCode::SessionEnded,
            ErrorCode::SignInFailed => CallCode::SignInFailed,
            ErrorCode::TooManyAttempts => CallCode::TooManyAttempts,
            ErrorCode::InvitationInvalid => CallCode::InvitationInvalid,
            ErrorCode::PasswordInvalid => CallCode::PasswordInvalid,
            ErrorCode::PasswordCommon => CallCode::PasswordCommon,
            ErrorCode::PasswordPersonal => CallCode::PasswordPersonal,
            ErrorCode::PasswordWrong => CallCode::PasswordWrong,
            ErrorCode::NotFound => Refusal::NotFound.into(),
            ErrorCode::Forbidden => Refusal::NotAnAdministrator.into(),
            ErrorCode::UnsupportedVersion => CallCode::ServerTooNew,
            ErrorCode::Busy | ErrorCode::Diverged => CallCode::ServerBusy,
            ErrorCode::LoginTaken => CallCode::LoginTaken,
            ErrorCode::LoginInvalid => CallCode::LoginInvalid,
            ErrorCode::Malformed | ErrorCode::TooLarge | ErrorCode::Unknown => CallCode::Internal,
        };
        CallError { code, retry_after_ms: fault.retry_after_ms }
    }
}

impl From<StoreError> for CallError {
    fn from(error: StoreError) -> Self {
        tracing::warn!(error = %error, "local database");
        CallError::new(if matches!(error, StoreError::DiskFull) { CallCode::DiskFull } else { CallCode::StorageFailed })
    }
}

impl From<AskError> for CallError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Offline => CallError::new(CallCode::Offline),
            AskError::Insecure => CallError::new(CallCode::AddressInsecure),
            AskError::Certificate => CallError::new(CallCode::CertificateInvalid),
            AskError::Redirected => CallError::new(CallCode::CaptivePortal),
            AskError::NotPatio => CallError::new(CallCode::NotPatio),
            AskError::Fault(fault) => fault.into(),
        }
    }
}
