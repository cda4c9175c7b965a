//! What is read about desks and questions.

mod alike;
mod asker;
pub(super) mod clocks;
mod desk;
mod incident;
mod macros;
mod me_too;
pub(in crate::features) mod one;
mod queue;
pub(in crate::features) mod row;
