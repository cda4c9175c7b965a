//! People: profiles, and the directory that finds them by name and by what they know.

pub mod acts;
pub mod calls;
pub mod index;
pub mod indexes;
pub mod linkedin;
pub mod outbox;
pub mod overlay;
pub mod read;
pub mod register;
pub mod view;
