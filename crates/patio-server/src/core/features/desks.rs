//! Desks: who works there, the questions people ask them, and what becomes of these.
//!
//! Owns the tables `desk`, `desk_staff`, `question`, `reply`, `incident`, `incident_message`, `macro` and `me_too`. Working at a desk grants `desk-staff:<id>`; `desk:<id>` is everybody's. Each
//! question has one owner at most, which its row's lock keeps. Must not know the feed.

mod act;
mod ask;
mod decide;
mod desk;
mod incident;
mod log;
mod macros;
mod me_too;
pub(in crate::core::features) mod question;
mod reply;
pub(in crate::core) mod staff;
mod transfer;

use crate::core::sync::entity::Entity;

/// A desk.
pub(in crate::core) const DESK: Entity = Entity { kind: "desk", table: "desk", id: "desk_id" };

/// A question.
pub(in crate::core) const QUESTION: Entity = Entity { kind: "question", table: "question", id: "question_id" };

/// A text below a question.
pub(in crate::core) const REPLY: Entity = Entity { kind: "reply", table: "reply", id: "reply_id" };

/// An incident.
pub(in crate::core) const INCIDENT: Entity = Entity { kind: "incident", table: "incident", id: "incident_id" };

/// What a desk says about an incident.
pub(in crate::core) const INCIDENT_MESSAGE: Entity = Entity { kind: "incident_message", table: "incident_message", id: "message_id" };

/// A text that a desk uses often.
pub(in crate::core) const MACRO: Entity = Entity { kind: "macro", table: "macro", id: "macro_id" };
