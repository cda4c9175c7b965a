//! What a person says of a colleague's question.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Says that a colleague's question is this person's, too, or takes that back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeTooRequest {
    /// The question.
    pub question: String,
    /// Whether it is theirs, too, from now on.
    pub on: bool,
}
