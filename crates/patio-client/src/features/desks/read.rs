//! What is read about desks and questions.

mod alike;
mod clocks;
mod desk;
mod one;
mod queue;
mod row;
