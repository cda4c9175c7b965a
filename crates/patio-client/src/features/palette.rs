//! The command palette.

pub mod read;
pub mod view;
