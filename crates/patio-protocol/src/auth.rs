//! Signing in: invitations, passwords, rotating tokens, sessions. All under `/v1`, all in envelopes.

use patio_domain::{PersonId, Role, SessionId};
use serde::{Deserialize, Serialize};

/// `GET /v1/hello`: who are you. Needs no token; the first thing a client asks of an address.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// Name of the organisation.
    pub organisation: String,
    /// Version of the server, for people.
    pub server_version: String,
    /// Oldest protocol version it speaks.
    pub protocol_min: u32,
    /// Newest protocol version it speaks.
    pub protocol_max: u32,
}

/// `POST /v1/sign-in`.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Login, as a rule the e-mail address.
    pub login: String,
    /// Password.
    pub password: String,
    /// A name for this laptop, shown in the list of sessions.
    pub device: String,
}

/// `POST /v1/invitation`: what an invitation link is about, before anything is decided.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitationCheck {
    /// The token of the link.
    pub token: String,
}

/// Answer to [`InvitationCheck`].
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationFacts {
    /// Name of the organisation.
    pub organisation: String,
    /// Login the account will have.
    pub login: String,
    /// Name as far as it is known; may be empty.
    pub name: String,
}

/// `POST /v1/invitation/accept`: sets a password and signs in.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitationAccept {
    /// The token of the link.
    pub token: String,
    /// The new password.
    pub password: String,
    /// A name for this laptop.
    pub device: String,
}

/// `POST /v1/password`: changes one's own password. The other sessions of the person end.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The current password.
    pub current: String,
    /// The new password.
    pub new: String,
}

/// `POST /v1/refresh`. Each use gives a new pair; the old refresh token works once more only until the new pair is used,
/// so that a lost answer does not sign anybody out.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// The refresh token.
    pub refresh: String,
}

/// A signed-in session. Tokens are opaque; the server keeps only their hashes.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// Who is signed in.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub person: PersonId,
    /// Their role in the organisation.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "employee"))]
    pub role: Role,
    /// The session.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub session: SessionId,
    /// Bearer token for requests.
    pub access: String,
    /// How long it lasts, in milliseconds.
    pub access_ms: u64,
    /// Token for the next refresh.
    pub refresh: String,
}

/// One row of `GET /v1/sessions`. `DELETE /v1/sessions/<id>` ends one; `POST /v1/sign-out` ends this one.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// The session.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub session: SessionId,
    /// Name of the laptop.
    pub device: String,
    /// When it signed in, UTC milliseconds.
    pub created_at: i64,
    /// When it was last seen, UTC milliseconds, in steps of an hour.
    pub seen_at: i64,
    /// Whether it is the asking session.
    pub current: bool,
}

/// Answer of `GET /v1/sessions`.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sessions {
    /// Latest first.
    pub sessions: Vec<SessionRow>,
}

/// `POST /v1/admin/invitations` (administrators): makes an invitation link.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitePerson {
    /// Login, as a rule the e-mail address.
    pub login: String,
    /// Name, if known.
    #[serde(default)]
    pub name: String,
}

/// Answer to [`InvitePerson`].
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationLink {
    /// The invited person.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub person: PersonId,
    /// The token to put after `<server>/invitation#`, which no browser sends to the server.
    pub token: String,
    /// Until when it works, UTC milliseconds.
    pub expires_at: i64,
}

/// An answer with nothing to say.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {}
