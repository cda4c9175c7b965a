//! Colleagues who are invited.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The first steps of an organisation; each ticks itself off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AdminSteps {
    /// There is a community.
    pub community: bool,
    /// Somebody else is invited, or here already.
    pub colleagues: bool,
    /// There is a desk.
    pub desk: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PastedText {
    pub text: String,
}
/// What a pasted text says, in its order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PastedPeople {
    /// Each address once.
    pub people: Vec<PastedPerson>,
    pub unread: Vec<UnreadLine>,
    /// More than are invited at a time; their turn comes after these.
    pub beyond: Vec<PastedPerson>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PastedPerson {
    /// Empty when the text does not say it.
    pub name: String,
    /// The e-mail address, which becomes the login.
    pub login: String,
}
/// A line without a whole e-mail address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnreadLine {
    /// From 1.
    pub line: u32,
    pub text: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InviteRequest {
    pub login: String,
    /// May be empty.
    pub name: String,
}
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitedColleague {
    pub person: String,
    /// The link with which they come in, once.
    pub link: String,
    /// Until when it works, UTC milliseconds.
    #[ts(type = "number")]
    pub expires_at: i64,
}
