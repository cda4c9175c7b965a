//! Knowledge: answers that a desk keeps, by whom they are looked after, and whether they helped.

pub mod acts;
pub mod calls;
pub(crate) mod day;
pub mod index;
pub mod outbox;
mod overlay;
pub mod read;
pub mod reminder;
pub mod view;
