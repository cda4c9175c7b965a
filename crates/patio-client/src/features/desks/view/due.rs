//! Deadlines as a screen shows them.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a deadline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// Somebody of the desk writes to the asker.
    Response,
    /// It is answered.
    Solution,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DueState {
    /// The clock runs; `at` is when it is due, or was.
    Running,
    /// The desk waits for the asker or for the end of an incident; `leftMin` open minutes are left.
    Resting,
    /// Reached in time, at `at`.
    InTime,
    /// Reached too late, at `at`.
    Late,
}
/// A deadline of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueView {
    pub aim: Aim,
    pub state: DueState,
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    #[ts(type = "number | null")]
    pub left_min: Option<u64>,
}
