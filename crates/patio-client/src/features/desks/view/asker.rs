//! The person who asked, for the people of the desk.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use super::question::QuestionRow;
use crate::features::people::view::directory::Availability;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AskerView {
    /// Where they work; may be empty.
    pub location: String,
    pub available: Availability,
    /// What else they asked and this person may read, latest first; the first of them.
    pub earlier: Vec<QuestionRow>,
    /// How many there are.
    #[ts(type = "number")]
    pub earlier_count: u64,
}
