//! Topics of expertise: the vocabulary, its names and its merges.

pub mod acts;
pub mod calls;
pub mod index;
pub mod outbox;
pub mod overlay;
pub mod read;
pub mod record;
pub mod view;
