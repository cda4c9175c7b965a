//! Every message of signing in, being invited and ending sessions.

use crate::golden::{Sample, id};
use patio_domain::Role;
use patio_protocol::auth::*;

/// Everything under `/v1` that is not push or pull.
pub fn samples() -> Vec<Sample> {
    let tokens =
        |role| Tokens { person: id(2), role, session: id(8), access: "access".into(), access_ms: 900_000, refresh: "refresh".into() };
    let session = SessionRow { session: id(8), device: "laptop".into(), created_at: 1, seen_at: 2, current: true };
    vec![
        Sample::of(
            "auth-hello",
            Hello { organisation: "Kade & Zonen".into(), server_version: "0.1.0".into(), protocol_min: 1, protocol_max: 1 },
        ),
        Sample::of("auth-sign-in", SignIn { login: "h@example.org".into(), password: "geheim \"12".into(), device: "laptop".into() }),
        Sample::of("auth-invitation-check", InvitationCheck { token: "t0ken".into() }),
        Sample::of(
            "auth-invitation-facts",
            InvitationFacts { organisation: "Kade & Zonen".into(), login: "h@example.org".into(), name: String::new() },
        ),
        Sample::of(
            "auth-invitation-accept",
            InvitationAccept { token: "t0ken".into(), password: "tien tekens".into(), device: "laptop".into() },
        ),
        Sample::of("auth-password-change", PasswordChange { current: "tien tekens".into(), new: "elf \"tekens\"".into() }),
        Sample::of("auth-refresh", Refresh { refresh: "refresh".into() }),
        Sample::of("auth-tokens", tokens(Role::Employee)),
        Sample::of("auth-tokens.administrator", tokens(Role::Administrator)),
        Sample::of("auth-sessions", Sessions { sessions: vec![session.clone()] }),
        Sample::of("auth-session-row", session),
        Sample::of("auth-invite-person", InvitePerson { login: "k@example.org".into(), name: "Karim".into() }),
        Sample::of("auth-invitation-link", InvitationLink { person: id(2), token: "t0ken".into(), expires_at: 3 }),
        Sample::of("auth-done", Done {}),
    ]
}
