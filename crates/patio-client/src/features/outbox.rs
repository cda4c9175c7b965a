//! The outbox as its owner sees it.

pub mod acts;
pub mod calls;
pub mod named;
pub mod read;
pub mod view;
