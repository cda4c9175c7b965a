//! What screens about people show.

pub mod directory;
pub mod linkedin;
pub mod person;
pub mod profile;
