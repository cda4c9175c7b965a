//! Desks and questions: what people ask, who answers, and the queue of those who work at a desk.

pub mod acts;
pub mod calls;
pub mod index;
mod log;
pub mod notice;
pub mod outbox;
pub mod overlay;
pub mod read;
pub mod reminder;
pub mod view;
