//! The tests of this crate's public functions: types, archives, images, and hostile inputs.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used, reason = "a test stops where it fails")]

mod archives;
mod corpus;
mod hostile;
mod make;
mod pictures;
mod types;
