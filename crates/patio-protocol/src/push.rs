//! Push: commands go up, verdicts come back. `POST /v1/push`.

use patio_domain::{CommandId, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A push. Items of one lane stand in their order; at most one item a lane is sent at a time.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushRequest {
    /// The commands.
    pub items: Vec<PushItem>,
}

/// One command. The body stays raw: its exact bytes are hashed (S1).
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushItem {
    /// The idempotency key.
    pub command_id: CommandId,
    /// The kind, such as `post.create`.
    pub kind: String,
    /// The body.
    pub body: Box<RawValue>,
}

/// The answer to a push: one verdict for each item that was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushAnswer {
    /// In the order of the items.
    pub verdicts: Vec<ItemVerdict>,
}

/// The verdict on one command. Only this moves an outbox row (S2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemVerdict {
    /// The command's own id.
    pub command_id: CommandId,
    /// What was decided.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// What the server decided. Stored for ever with the command's id.
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
        code: Refusal,
    },
    /// Not decided; try again no sooner than this.
    Later {
        /// Milliseconds from now.
        after_ms: u64,
    },
}
