//! The keys a server keeps outside its database.

use std::fmt;

/// Secrets of one installation; copied with the data folder, never stored in the database (S9).
#[derive(Clone)]
pub struct Keys {
    /// Seals cursors.
    pub(super) cursor: [u8; 32],
}

impl Keys {
    /// Keys from 32 random bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Keys {
        Keys { cursor: bytes }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}
