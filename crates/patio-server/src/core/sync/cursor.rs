//! Cursors: where a client is in each scope, sealed so that only this server can read it.
//!
//! Keeps S9: a cursor carries the epoch and, for each scope, the head it was made at and the link of history there. Bound to
//! the person, so that one person's cursor is nothing in another's hands.

use crate::core::Core;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use patio_domain::{PersonId, Scope};
use std::collections::BTreeMap;
use uuid::Uuid;

const NONCE_BYTES: usize = 24;
const LINK_CHARS: usize = 16;
/// Lost scopes that a cursor keeps; of more, the earliest are forgotten.
const LEFT_MAX: usize = 32;
/// Before the name of a lost scope. A version that does not know lost scopes reads it as a scope in which nothing was reached.
const LEFT: &str = "left ";
/// Before the run. An earlier version reads it like the name of a lost scope.
const RUN: &str = "run ";
/// Longer than any cursor of a person in ten thousand communities.
const LONGEST: usize = 2 * 1024 * 1024;

/// Where a client is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::core) struct Cursor {
    pub(in crate::core) epoch: String,
    /// The run in which it was made; empty when an earlier version made it.
    pub(in crate::core) run: String,
    pub(in crate::core) reached: BTreeMap<Scope, Reached>,
    /// Scopes that the person lost, the earliest first, and where each stood then. Nothing of them is sent. What the person did there is
    /// part of their past all the same, and only this shows that a database goes on from a copy without it.
    pub(in crate::core) left: Vec<(Scope, Place)>,
}

/// Where a scope stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::core) struct Place {
    /// Its head.
    pub(in crate::core) head: i64,
    /// The beginning of the link at that head.
    pub(in crate::core) link: String,
}

/// Where a client is in one scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::core) struct Reached {
    /// The last sequence number it has.
    pub(in crate::core) position: i64,
    /// The scope's head when the cursor was made.
    pub(in crate::core) head: i64,
    /// The beginning of the link at that head.
    pub(in crate::core) link: String,
}

/// The part of a link that a cursor carries.
pub(in crate::core) fn short(link: &str) -> &str {
    link.get(..LINK_CHARS).unwrap_or(link)
}

impl Cursor {
    /// Notes a scope that the person lost.
    pub(in crate::core) fn insert_left(&mut self, scope: Scope, place: Place) {
        self.left.push((scope, place));
        let forgotten = self.left.len().saturating_sub(LEFT_MAX);
        self.left.drain(..forgotten);
    }
}

impl Core {
    /// Seals a cursor for a person.
    pub(in crate::core) fn seal_cursor(&self, person: PersonId, cursor: &Cursor) -> String {
        let mut nonce = [0u8; NONCE_BYTES];
        self.random().fill(&mut nonce);
        let payload = Payload { msg: &encode(cursor), aad: person.0.as_bytes() };
        let cipher = XChaCha20Poly1305::new(&self.keys.cursor.into());
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Opens a cursor; nothing when it is not one of this server's for this person.
    pub(in crate::core) fn open_cursor(&self, person: PersonId, text: &str) -> Option<Cursor> {
        if text.len() > LONGEST {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>()?;
        let cipher = XChaCha20Poly1305::new(&self.keys.cursor.into());
        let opened = cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: person.0.as_bytes() }).ok()?;
        decode(&opened)
    }
}

fn encode(cursor: &Cursor) -> Vec<u8> {
    let mut out = Vec::with_capacity(64 + cursor.reached.len() * 48);
    text(&mut out, &cursor.epoch);
    for (scope, reached) in &cursor.reached {
        match scope {
            Scope::Org => out.push(0),
            Scope::Community(id) => {
                out.push(1);
                out.extend_from_slice(id.0.as_bytes());
            }
            Scope::Person(id) => {
                out.push(2);
                out.extend_from_slice(id.0.as_bytes());
            }
            // By name: a node of an earlier version keeps it as one that it does not know.
            Scope::Desk(_) | Scope::DeskStaff(_) | Scope::Other(_) => {
                out.push(3);
                text(&mut out, &scope.to_string());
            }
        }
        out.extend_from_slice(&reached.position.to_be_bytes());
        out.extend_from_slice(&reached.head.to_be_bytes());
        text(&mut out, &reached.link);
    }
    for (scope, place) in &cursor.left {
        named(&mut out, &format!("{LEFT}{scope}"), &format!("{} {}", place.head, place.link));
    }
    named(&mut out, &format!("{RUN}{}", cursor.run), "");
    out
}

/// What is not a scope, written like one in which nothing was reached.
fn named(out: &mut Vec<u8>, name: &str, link: &str) {
    out.push(3);
    text(out, name);
    out.extend_from_slice(&[0; 16]);
    text(out, link);
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.push(u8::try_from(text.len()).unwrap_or(u8::MAX));
    out.extend(text.bytes().take(usize::from(u8::MAX)));
}

fn decode(mut bytes: &[u8]) -> Option<Cursor> {
    let mut cursor = Cursor { epoch: take_text(&mut bytes)?, ..Cursor::default() };
    while let Some((tag, rest)) = bytes.split_first() {
        bytes = rest;
        let scope = match tag {
            0 => Scope::Org,
            1 => Scope::Community(Uuid::from_bytes(take(&mut bytes)?).into()),
            2 => Scope::Person(Uuid::from_bytes(take(&mut bytes)?).into()),
            _ => Scope::from(take_text(&mut bytes)?.as_str()),
        };
        let (position, head) = (i64::from_be_bytes(take(&mut bytes)?), i64::from_be_bytes(take(&mut bytes)?));
        let link = take_text(&mut bytes)?;
        if let Scope::Other(name) = &scope
            && let Some(run) = name.strip_prefix(RUN)
        {
            run.clone_into(&mut cursor.run);
            continue;
        }
        if let Scope::Other(name) = &scope
            && let Some(left) = name.strip_prefix(LEFT)
        {
            let (head, link) = link.split_once(' ')?;
            cursor.left.push((Scope::from(left), Place { head: head.parse().ok()?, link: link.to_owned() }));
            continue;
        }
        cursor.reached.insert(scope, Reached { position, head, link });
    }
    Some(cursor)
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*taken)
}

fn take_text(bytes: &mut &[u8]) -> Option<String> {
    let [length] = take(bytes)?;
    let (taken, rest) = bytes.split_at_checked(usize::from(length))?;
    *bytes = rest;
    String::from_utf8(taken.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_its_own_bytes_and_a_cut_one_does_not_open() {
        let at = |position| Reached { position, head: 9, link: "abcdef0123456789".into() };
        let reached = [
            (Scope::Org, at(1)),
            (Scope::Community(Uuid::from_u128(3).into()), at(2)),
            (Scope::Person(Uuid::from_u128(4).into()), Reached::default()),
            (Scope::Other("desk:x".into()), at(4)),
            (Scope::Desk(Uuid::from_u128(5).into()), at(5)),
            (Scope::DeskStaff(Uuid::from_u128(5).into()), at(6)),
        ];
        let left = |number| (Scope::Community(Uuid::from_u128(number).into()), Place { head: 7, link: "0123456789abcdef".into() });
        let mut cursor = Cursor { epoch: "e".into(), run: "r".into(), reached: reached.into_iter().collect(), left: vec![] };
        (0..40).map(left).for_each(|(scope, place)| cursor.insert_left(scope, place));
        assert_eq!((cursor.left.len(), cursor.left.first().cloned()), (LEFT_MAX, Some(left(8))), "the latest are kept");
        let bytes = encode(&cursor);
        assert_eq!(decode(&bytes), Some(cursor));
        assert_eq!(decode(&bytes[..bytes.len() - 1]), None);
    }
}
