//! What may be uploaded, seen from outside: types, archives, images, and inputs made to hurt.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used, reason = "a test stops where it fails")]

mod archives;
mod corpus;
mod hostile;
mod make;
mod pictures;
mod types;
