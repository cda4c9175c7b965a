//! What a person can do with profiles and in the directory.

pub mod directory;
pub mod linkedin;
pub mod profile;
