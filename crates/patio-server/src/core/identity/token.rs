//! Opaque tokens: 256 random bits for the holder, a SHA-256 hash for the database.

use crate::core::Core;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use patio_protocol::digest::hex;
use sha2::{Digest as _, Sha256};

/// Longer than any token; whatever is longer is not hashed at all.
const LONGEST: usize = 128;

impl Core {
    /// A new token: what its holder gets, and what is stored.
    pub(in crate::core) fn new_token(&self) -> (String, String) {
        let mut bytes = [0u8; 32];
        self.random().fill(&mut bytes);
        let token = URL_SAFE_NO_PAD.encode(bytes);
        let hash = hash_of(&token);
        (token, hash)
    }
}

/// What is stored of a token.
pub(in crate::core) fn hash_of(token: &str) -> String {
    if token.len() > LONGEST {
        return String::new();
    }
    hex(&Sha256::digest(token.as_bytes()))
}
