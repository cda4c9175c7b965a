//! Communities: which there are, who is in them, joining and leaving.

pub mod overlay;
pub mod read;
pub mod view;
