//! The codes of failed calls: a closed list that the TypeScript is generated from, so that every user interface knows each one.
//!
//! Owns the codes that are no refusal. The text for a code is `error-<code>` or `refusal-<code>`; no code compares texts.

use patio_domain::Refusal;
use serde::{Serialize, Serializer};

macro_rules! call_codes {
    ($( $(#[$doc:meta])+ $name:ident = $code:literal, )+) => {
        /// Why a call failed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum CallCode {
            /// A rule that the server has too refuses it.
            Refused(Refusal),
            $( $(#[$doc])+ $name, )+
        }

        impl CallCode {
            /// Every code that is no refusal.
            pub const OWN: &[CallCode] = &[$( CallCode::$name, )+];

            /// The stable word.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    CallCode::Refused(refusal) => refusal.code(),
                    $( CallCode::$name => $code, )+
                }
            }
        }
    };
}

call_codes! {
    /// This version of Patio has no such call.
    UnknownCall = "unknown_call",
    /// A fault of Patio itself.
    Internal = "internal",
    /// Nobody is signed in on this laptop.
    NotSignedIn = "not_signed_in",
    /// The server cannot be reached.
    Offline = "offline",
    /// Something other than Patio answers at the address.
    NotPatio = "not_patio",
    /// The network answers with a page of its own until the person signs in there.
    CaptivePortal = "captive_portal",
    /// The server is older than this version can use.
    ServerTooOld = "server_too_old",
    /// The server is newer than this version can use.
    ServerTooNew = "server_too_new",
    /// The text is no address and no invitation.
    AddressInvalid = "address_invalid",
    /// The address of a server has something behind it.
    AddressWithPath = "address_with_path",
    /// The address is not encrypted.
    AddressInsecure = "address_insecure",
    /// The server cannot prove that it is the one it says it is.
    CertificateInvalid = "certificate_invalid",
    /// Another account has this login.
    LoginTaken = "login_taken",
    /// This cannot be a login.
    LoginInvalid = "login_invalid",
    /// The link of an invitation is not whole.
    InvitationDamaged = "invitation_damaged",
    /// The invitation is unknown, used or expired.
    InvitationInvalid = "invitation_invalid",
    /// The login and the password do not belong together.
    SignInFailed = "sign_in_failed",
    /// A wrong password was given too often; `retry_after_ms` says how long to wait.
    TooManyAttempts = "too_many_attempts",
    /// The new password is too short or too long.
    PasswordInvalid = "password_invalid",
    /// The new password is one of those that are guessed first.
    PasswordCommon = "password_common",
    /// The new password is the person's login or name.
    PasswordPersonal = "password_personal",
    /// The current password is another one.
    PasswordWrong = "password_wrong",
    /// The session was ended, here or elsewhere.
    SessionEnded = "session_ended",
    /// The server asks to try again later.
    ServerBusy = "server_busy",
    /// Signing out would leave unsent work behind; the person must say so.
    UnsentWork = "unsent_work",
    /// The command may have reached the server and cannot be taken back.
    AlreadySent = "already_sent",
    /// The disk of this laptop is full.
    DiskFull = "disk_full",
    /// The disk of this laptop cannot be read or written.
    StorageFailed = "storage_failed",
    /// The file is no data export of LinkedIn.
    NotAnExport = "not_an_export",
    /// The encoding of the text in the file cannot be told.
    EncodingUnclear = "encoding_unclear",
    /// A place that a macro left open is not filled in.
    BlankLeft = "blank_left",
    /// Patio is closing.
    ShuttingDown = "shutting_down",
}

impl CallCode {
    /// Every code, refusals first.
    pub fn all() -> impl Iterator<Item = CallCode> {
        Refusal::ALL.iter().copied().map(CallCode::Refused).chain(CallCode::OWN.iter().copied())
    }
}

impl From<Refusal> for CallCode {
    fn from(refusal: Refusal) -> CallCode {
        CallCode::Refused(refusal)
    }
}

impl Serialize for CallCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_codes_are_one_word() {
        let words: BTreeSet<&str> = CallCode::all().map(CallCode::code).collect();
        assert_eq!(words.len(), CallCode::all().count());
    }
}
