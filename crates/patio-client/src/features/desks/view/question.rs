//! Questions: one, one's own, and the queue of a desk.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::desks::view::desk::DeskRow;
use crate::features::desks::view::due::DueView;
use crate::features::desks::view::incident::IncidentRow;
use crate::features::desks::view::priority::Priority;
use crate::features::feed::view::conversation::Delivery;
use crate::features::people::view::person::PersonCard;
use patio_domain::Refusal;
use patio_domain::rich_text::Doc;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nobody has it yet.
    Queued,
    /// A person of the desk has it.
    Claimed,
    /// The desk asked something back.
    Waiting,
    Answered,
    /// Its asker said that this was the answer.
    Confirmed,
    /// Its asker took it back.
    Withdrawn,
    /// Put together with another question.
    Merged,
    /// Part of an incident, whose end answers it.
    InIncident,
}
/// What can be done with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Ask,
    Claim,
    Release,
    Answer,
    AskBack,
    Add,
    Reopen,
    Confirm,
    Withdraw,
    Note,
    /// Gives it to a colleague of the desk.
    Assign,
    /// Passes it on to another desk.
    Transfer,
    /// Puts it together with another question.
    Merge,
    /// Takes it out again.
    Split,
    /// Makes it part of an incident.
    Join,
    /// Takes it out of the incident.
    Leave,
    /// Says how soon it is to be looked at.
    Prioritize,
}
/// A question in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionRow {
    pub id: String,
    pub desk: String,
    pub desk_name: String,
    /// Empty when withdrawn.
    pub title: String,
    /// The first words of its text; empty when there are none.
    pub excerpt: String,
    pub asker: PersonCard,
    /// Who has it, or answered it.
    pub owner: Option<PersonCard>,
    pub standing: Standing,
    pub priority: Priority,
    pub private: bool,
    #[ts(type = "number")]
    pub asked_at: i64,
    #[ts(type = "number")]
    pub changed_at: i64,
    /// Texts below it that its asker reads, too.
    #[ts(type = "number")]
    pub reply_count: u64,
    /// The deadline that is due next, or that rests.
    pub due: Option<DueView>,
    /// The incident of which it is part.
    pub incident: Option<String>,
    /// This person asked it.
    pub mine: bool,
    /// Others than its asker who have it, too, this person among them.
    #[ts(type = "number")]
    pub me_too_count: u64,
    /// This person has it, too.
    pub also_mine: bool,
    /// This person can say that they have it, too, or take that back.
    pub can_me_too: bool,
    /// This person asked to have it, and the server has not said yet who has it.
    pub claiming: bool,
    /// Something of this person about it is saved and not confirmed.
    pub pending: bool,
    /// Something of this person about it was refused.
    pub refused: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionList {
    pub questions: Vec<QuestionRow>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QueueView {
    /// What the desk has to do or waits for.
    Open,
    /// What nobody has.
    Free,
    /// What this person has.
    Mine,
    /// What waits for its asker.
    Waiting,
    /// What was answered, latest first.
    Done,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueueRequest {
    pub desk: String,
    pub view: QueueView,
    /// `next` of the page before.
    #[ts(optional)]
    pub after: Option<String>,
    #[ts(optional)]
    pub limit: Option<u32>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Queue {
    pub desk: DeskRow,
    /// What expires first is first, then what has no deadline, then what waits for its asker, then what is part of an incident; of those that are
    /// done the latest first.
    pub questions: Vec<QuestionRow>,
    pub next: Option<String>,
    #[ts(type = "number")]
    pub open_count: u64,
    #[ts(type = "number")]
    pub free_count: u64,
    #[ts(type = "number")]
    pub mine_count: u64,
    #[ts(type = "number")]
    pub waiting_count: u64,
    /// The desk's incidents that run, the latest first.
    pub incidents: Vec<IncidentRow>,
    /// Questions that this person asked to have and that others have.
    pub lost: Vec<Lost>,
}
/// A claim that came second.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Lost {
    /// The outbox row, to put it away.
    pub command: String,
    pub question: String,
    pub title: String,
    /// Who has the question.
    pub by: Option<PersonCard>,
}
/// One question with everything below it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    pub question: QuestionRow,
    /// Nothing when withdrawn.
    #[ts(type = "Doc | null")]
    pub text: Option<Doc>,
    pub destinations: BTreeMap<String, String>,
    pub delivery: Delivery,
    /// The outbox row of the question itself, while it is not confirmed.
    pub command: Option<String>,
    /// Why the question itself was refused.
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
    /// Every deadline, the response first.
    pub due: Vec<DueView>,
    /// What happened, oldest first.
    pub moments: Vec<Moment>,
    /// What this person can do with it now.
    pub deeds: Vec<Deed>,
    /// The question with which it is put together.
    pub into: Option<QuestionRow>,
    /// The questions that are put together with it, the first one asked first.
    pub merged: Vec<QuestionRow>,
    /// The incident of which it is part.
    pub incident: Option<IncidentRow>,
    /// The first of the others who have it, too.
    pub me_too: Vec<PersonCard>,
    /// This person works at its desk.
    pub is_staff: bool,
    pub lost: Option<Lost>,
    /// Names for the mentions in the texts.
    pub people: Vec<PersonCard>,
}
/// A text below a question, or something that was done with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    pub id: String,
    pub deed: Deed,
    pub by: PersonCard,
    #[ts(type = "number")]
    pub at: i64,
    /// Who got the question, when it was given to a colleague.
    pub to: Option<PersonCard>,
    /// The desk that got it, when it was passed on.
    pub to_desk: Option<String>,
    /// The title of the question with which it was put together.
    pub to_question: Option<String>,
    /// The incident of which it became part, or whose end answered it.
    pub incident: Option<String>,
    /// What that incident is called.
    pub incident_title: Option<String>,
    /// The priority that it got.
    pub priority: Option<Priority>,
    /// Nothing for what carries no text.
    #[ts(type = "Doc | null")]
    pub text: Option<Doc>,
    pub destinations: BTreeMap<String, String>,
    pub delivery: Delivery,
    /// The outbox row, while it is not confirmed.
    pub command: Option<String>,
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionDraft {
    pub desk: String,
    pub title: String,
    #[ts(type = "Doc")]
    pub text: Doc,
    pub private: bool,
}
/// An act without a text: claim, release, confirm or withdraw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeedRequest {
    pub question: String,
    pub deed: Deed,
}
/// A text: answer, ask back, add, reopen or note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplyDraft {
    pub question: String,
    pub deed: Deed,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// It waits here for a while, in which the person can take it back.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub undoable: bool,
}
/// A text that is saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Replied {
    pub id: String,
    /// How to take it back; nothing when it is on its way.
    pub undo: Option<Undo>,
}
/// A command that waits here until the person can take it back no more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undo {
    pub command: String,
    /// How long it waits.
    pub seconds: u32,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AssignRequest {
    pub question: String,
    pub person: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeRequest {
    pub question: String,
    /// The question whose answer is its answer, too.
    pub into: String,
}
/// Questions with which a question can be put together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeableRequest {
    pub question: String,
    /// Words of the other one; without any those of the question itself.
    pub text: String,
}
/// A question for another desk, and why; the reason is for the two desks alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TransferDraft {
    pub question: String,
    pub desk: String,
    #[ts(type = "Doc")]
    pub text: Doc,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// The question that was taken; nothing when none is free.
    pub question: Option<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AlikeRequest {
    /// What somebody is about to ask.
    pub text: String,
    /// Not this one.
    #[ts(optional)]
    pub but: Option<String>,
}
