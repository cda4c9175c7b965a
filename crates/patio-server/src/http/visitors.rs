//! Owns: who showed themselves lately, so that most requests need no second look at the database. Must not decide what anybody may do:
//! what is kept here only says whose bounds a request counts for, and the core looks at every token again.

use patio_domain::PersonId;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How long a token is kept in mind: as long as it may last.
const KEPT: Duration = Duration::from_secs(600);
/// Most tokens kept in mind; beyond it all are forgotten, which costs each of them one look.
const MOST: usize = 50_000;

/// The people seen lately, by the hash of their token.
#[derive(Debug, Default)]
pub(super) struct Visitors(Mutex<HashMap<[u8; 32], (PersonId, Instant)>>);

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

impl Visitors {
    /// Who used this token lately.
    pub(super) fn find(&self, token: &str) -> Option<PersonId> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&hash(token)).filter(|(_, until)| Instant::now() < *until).map(|(person, _)| *person)
    }

    /// A token was found to be this person's.
    pub(super) fn insert(&self, token: &str, person: PersonId) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if kept.len() >= MOST {
            kept.retain(|_, (_, until)| now < *until);
            if kept.len() >= MOST {
                kept.clear();
            }
        }
        kept.insert(hash(token), (person, now + KEPT));
    }
}
