//! What is read about desks and questions.

mod alike;
pub(super) mod clocks;
mod desk;
mod incident;
mod macros;
mod one;
mod queue;
pub(super) mod row;
