//! The outbox as its owner sees it.

pub mod read;
pub mod view;
