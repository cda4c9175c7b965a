//! Push: commands go up, verdicts come back. `POST /v1/push`.

use patio_domain::{CommandId, PersonId, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A push. Items of one lane stand in their order; at most one item a lane is sent at a time.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushRequest {
    /// The commands.
    pub items: Vec<PushItem>,
    /// Where the client is, as in a pull. A server of another history decides nothing (S9).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// As in a pull: the commands below may build on these. A server that does not know one of them decides nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub applied: Vec<CommandId>,
    /// Those of the items that may wait: they were saved before the client learnt that the server lost a part of its history. What they build
    /// on may be lost, too, until the colleague comes whose laptop has it. A refusal that may pass ([`Refusal::may_pass`]) is not decided;
    /// the verdict is `later`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub may_wait: Vec<CommandId>,
}

/// One command. The body stays raw: its exact bytes are hashed (S1).
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushItem {
    /// The idempotency key.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub command_id: CommandId,
    /// The kind, such as `post.create`.
    pub kind: String,
    /// The body.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Box<RawValue>,
}

/// The kind of an item that voids a command under its own id: if the server has no verdict on it, it never takes effect, and the verdict
/// is `put_aside`; otherwise the answer is the verdict it has. The body is `{}`.
pub const VOID: &str = "void";

/// The answer to a push: one verdict for each item that was decided.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushAnswer {
    /// In the order of the items. Empty when the next field is not.
    pub verdicts: Vec<ItemVerdict>,
    /// As in a page: applied commands that this server does not know. They go up first, and then the items of this push again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub unknown: Vec<CommandId>,
}

/// The verdict on one command. Only this moves an outbox row (S2).
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemVerdict {
    /// The command's own id.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub command_id: CommandId,
    /// What was decided.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// What the server decided. Stored for ever with the command's id.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// It took effect, exactly once, now or at an earlier try.
    Applied {
        /// When the server recorded it, UTC milliseconds.
        recorded_at: i64,
    },
    /// It was refused for good, for this reason.
    Refused {
        /// Why.
        #[cfg_attr(feature = "openapi", schema(value_type = String, example = "not_found"))]
        code: Refusal,
        /// Whose earlier act stands in its way, such as the person who has the question already.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
        by: Option<PersonId>,
    },
    /// Not decided; try again no sooner than this.
    Later {
        /// Milliseconds from now.
        after_ms: u64,
    },
}

impl Verdict {
    /// Refused for good, for this reason.
    #[must_use]
    pub const fn refused(code: Refusal) -> Verdict {
        Verdict::Refused { code, by: None }
    }
}
