//! The envelope around every answer, with every error code.

use crate::golden::Sample;
use patio_protocol::auth::Done;
use patio_protocol::envelope::{self, Envelope, ErrorCode, Fault};

/// The code after this one; exhaustive, so that a new code must be put in.
fn after(last: Option<ErrorCode>) -> Option<ErrorCode> {
    let Some(last) = last else { return Some(ErrorCode::AccessExpired) };
    match last {
        ErrorCode::AccessExpired => Some(ErrorCode::SessionEnded),
        ErrorCode::SessionEnded => Some(ErrorCode::AccountClosed),
        ErrorCode::AccountClosed => Some(ErrorCode::SignInFailed),
        ErrorCode::SignInFailed => Some(ErrorCode::TooManyAttempts),
        ErrorCode::TooManyAttempts => Some(ErrorCode::InvitationInvalid),
        ErrorCode::InvitationInvalid => Some(ErrorCode::PasswordInvalid),
        ErrorCode::PasswordInvalid => Some(ErrorCode::PasswordCommon),
        ErrorCode::PasswordCommon => Some(ErrorCode::PasswordPersonal),
        ErrorCode::PasswordPersonal => Some(ErrorCode::PasswordWrong),
        ErrorCode::PasswordWrong => Some(ErrorCode::LoginInvalid),
        ErrorCode::LoginInvalid => Some(ErrorCode::LoginTaken),
        ErrorCode::LoginTaken => Some(ErrorCode::NotFound),
        ErrorCode::NotFound => Some(ErrorCode::Forbidden),
        ErrorCode::Forbidden => Some(ErrorCode::Malformed),
        ErrorCode::Malformed => Some(ErrorCode::TooLarge),
        ErrorCode::TooLarge => Some(ErrorCode::Diverged),
        ErrorCode::Diverged => Some(ErrorCode::UnsupportedVersion),
        ErrorCode::UnsupportedVersion => Some(ErrorCode::Busy),
        ErrorCode::Busy => Some(ErrorCode::Unknown),
        ErrorCode::Unknown => None,
    }
}

/// Envelopes.
pub fn samples() -> Vec<Sample> {
    let codes = std::iter::successors(after(None), |last| after(Some(*last)));
    let mut samples: Vec<Sample> = codes
        .map(|code| {
            let fault = Fault::from(code);
            let word = serde_json::to_value(code).expect("JSON");
            let sealed = String::from_utf8(envelope::seal_fault("n0nce", &fault)).expect("UTF-8");
            Sample::raw(&format!("error-{}", word.as_str().expect("a word")), sealed, move |text| {
                envelope::open::<Done>(text.as_bytes(), "n0nce") == Ok(Err(fault.clone()))
            })
        })
        .collect();
    let ok = String::from_utf8(envelope::seal_raw("n0nce", br#"{"verdicts":[]}"#)).expect("UTF-8");
    let wait = Fault { code: ErrorCode::TooManyAttempts, retry_after_ms: Some(30_000) };
    samples.extend([
        Sample::raw("envelope-ok", ok, |text| {
            let opened = envelope::open::<patio_protocol::push::PushAnswer>(text.as_bytes(), "n0nce");
            opened == Ok(Ok(patio_protocol::push::PushAnswer::default()))
        }),
        Sample::of("envelope-typed", Envelope { patio: 1, nonce: "n0nce".into(), ok: Some(Done {}), error: None }),
        Sample::of("envelope-error", Envelope::<Done> { patio: 1, nonce: "n0nce".into(), ok: None, error: Some(wait) }),
    ]);
    samples
}
