//! Opaque tokens: random bits for the holder, a SHA-256 hash for the database.
//!
//! A refresh token also says, sealed with a key that is not in the database, whose it is. A database that goes on from a backup does not
//! know the tokens that were given out after it; by what they say it knows their sessions (S9).

use crate::core::Core;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use patio_domain::{PersonId, SessionId};
use patio_protocol::digest::hex;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Longer than any token; whatever is longer is not hashed at all.
const LONGEST: usize = 128;
/// Characters of a token that is random alone.
const RANDOM_CHARS: usize = 43;
const NONCE_BYTES: usize = 24;
/// Keeps refresh tokens apart from cursors, which are sealed with the same key for a person.
const PURPOSE: &[u8] = b"patio refresh token 1";

/// What a refresh token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::core) struct Refreshing {
    pub(in crate::core) session: SessionId,
    pub(in crate::core) person: PersonId,
    /// Which pair of the session it belongs to.
    pub(in crate::core) generation: i64,
    /// When it was made, UTC milliseconds.
    pub(in crate::core) made_at: i64,
}

impl Core {
    /// A new token: what its holder gets, and what is stored.
    pub(in crate::core) fn new_token(&self) -> (String, String) {
        let mut bytes = [0u8; 32];
        self.random().fill(&mut bytes);
        let token = URL_SAFE_NO_PAD.encode(bytes);
        let hash = hash_of(&token);
        (token, hash)
    }

    /// A new refresh token: what its holder gets, and what is stored.
    pub(in crate::core) fn new_refresh_token(&self, says: &Refreshing) -> (String, String) {
        let mut nonce = [0u8; NONCE_BYTES];
        self.random().fill(&mut nonce);
        let (session, person) = (says.session.0.as_bytes().as_slice(), says.person.0.as_bytes().as_slice());
        let plain = [session, person, &says.generation.to_be_bytes(), &says.made_at.to_be_bytes()].concat();
        let cipher = XChaCha20Poly1305::new(&self.keys.cursor.into());
        let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: PURPOSE }).unwrap_or_default();
        let token = URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat());
        let hash = hash_of(&token);
        (token, hash)
    }

    /// What a refresh token of this installation says; nothing when another hand made it.
    pub(in crate::core) fn open_refresh_token(&self, token: &str) -> Option<Refreshing> {
        let bytes = URL_SAFE_NO_PAD.decode(token.get(..LONGEST.min(token.len()))?).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>()?;
        let cipher = XChaCha20Poly1305::new(&self.keys.cursor.into());
        let plain = cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: PURPOSE }).ok()?;
        let (session, rest) = plain.split_first_chunk::<16>()?;
        let (person, rest) = rest.split_first_chunk::<16>()?;
        let (generation, rest) = rest.split_first_chunk::<8>()?;
        let (made_at, rest) = rest.split_first_chunk::<8>()?;
        rest.is_empty().then(|| Refreshing {
            session: SessionId(Uuid::from_bytes(*session)),
            person: PersonId(Uuid::from_bytes(*person)),
            generation: i64::from_be_bytes(*generation),
            made_at: i64::from_be_bytes(*made_at),
        })
    }
}

/// Whether a text has the form of an access token. One that the database does not know may be older than its history.
pub(in crate::core) fn is_like_access_token(token: &str) -> bool {
    token.len() == RANDOM_CHARS && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// What is stored of a token.
pub(in crate::core) fn hash_of(token: &str) -> String {
    if token.len() > LONGEST {
        return String::new();
    }
    hex(&Sha256::digest(token.as_bytes()))
}
