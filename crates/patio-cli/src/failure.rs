//! Why a command did not do what it was asked, and the exit code that tells a script.

use patio_client::{CallCode, CallError, OpenError};
use patio_domain::Refusal;
use std::process::ExitCode;

/// A failed command.
#[derive(Debug)]
pub enum Failure {
    /// A call said no.
    Call(CallError),
    /// The data folder cannot be used.
    Folder(OpenError),
    /// This laptop could not get in step; the code says why.
    NotInStep(CallCode),
    /// A request with a password stands in the arguments.
    SecretInArguments,
    /// Reading or writing the terminal failed.
    Terminal,
}

impl Failure {
    /// The stable word.
    pub fn code(&self) -> &str {
        match self {
            Failure::Call(error) => error.code.code(),
            Failure::Folder(error) => error.code(),
            Failure::NotInStep(code) => code.code(),
            Failure::SecretInArguments => "secret_in_arguments",
            Failure::Terminal => "terminal_failed",
        }
    }

    /// As the help says.
    pub fn exit_code(&self) -> ExitCode {
        const UNREACHED: [CallCode; 6] = [
            CallCode::Offline,
            CallCode::NotPatio,
            CallCode::CaptivePortal,
            CallCode::CertificateInvalid,
            CallCode::NotSignedIn,
            CallCode::SessionEnded,
        ];
        ExitCode::from(match self {
            Failure::Call(error) if UNREACHED.contains(&error.code) => 3,
            Failure::Call(_) | Failure::Terminal => 1,
            Failure::SecretInArguments => 2,
            Failure::NotInStep(_) => 3,
            Failure::Folder(_) => 4,
        })
    }
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        Failure::Call(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(_: std::io::Error) -> Self {
        Failure::Terminal
    }
}

impl From<serde_json::Error> for Failure {
    fn from(_: serde_json::Error) -> Self {
        Failure::Call(CallError::from(Refusal::Malformed))
    }
}
