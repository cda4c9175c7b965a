//! Ids that both sides derive from what a record says, so that doing a thing twice is doing it once (S1).

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// An id that both sides derive from what the record says, so that doing it twice is doing it once.
pub(crate) fn derived_id(parts: &[&[u8]]) -> Uuid {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut bytes = [0u8; 16];
    for (to, from) in bytes.iter_mut().zip(digest.iter()) {
        *to = *from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
