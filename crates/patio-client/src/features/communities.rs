//! Communities: the list, their members, joining and leaving.

pub mod acts;
pub mod calls;
pub mod index;
pub mod outbox;
pub mod overlay;
pub mod read;
pub(crate) mod tiles;
pub mod view;
