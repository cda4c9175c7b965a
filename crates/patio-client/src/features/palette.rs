//! The command palette.

pub mod acts;
pub mod calls;
pub mod read;
pub mod view;
