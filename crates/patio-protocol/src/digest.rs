//! The two hashes both sides compute alike: the digest of a scope's records (S5) and the chain over its history (S9).

use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// A digest of a set of live records: the sum (mod 2¹²⁸) of a hash of each. Adding and removing records updates it in place,
/// in any order. Guards against lost or stale rows, not against a malicious server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digest(u128);

impl Digest {
    /// Adds one live record version.
    pub fn add(&mut self, seq: i64, kind: &str, id: &str, body: &str) {
        self.0 = self.0.wrapping_add(mark(seq, kind, id, body));
    }

    /// Takes one live record version away.
    pub fn take(&mut self, seq: i64, kind: &str, id: &str, body: &str) {
        self.0 = self.0.wrapping_sub(mark(seq, kind, id, body));
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for Digest {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Digest)
    }
}

fn mark(seq: i64, kind: &str, id: &str, body: &str) -> u128 {
    let mut hash = Sha256::new();
    hash.update(seq.to_be_bytes());
    for part in [kind, id, body] {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(16).fold(0u128, |sum, byte| (sum << 8) | u128::from(*byte))
}

/// The next link of a scope's history: SHA-256 over the last link (hex) and the changes, in hex. The first link is empty.
#[derive(Clone)]
pub struct Chain(Sha256);

impl Chain {
    /// Continues from the last link.
    #[must_use]
    pub fn after(last: &str) -> Chain {
        let mut hash = Sha256::new();
        hash.update(last.as_bytes());
        Chain(hash)
    }

    /// Adds one change, in sequence order; `body` is `None` for a removal.
    pub fn add(&mut self, seq: i64, kind: &str, id: &str, body: Option<&str>) {
        self.0.update(mark(seq, kind, id, body.unwrap_or("\u{0}")).to_be_bytes());
    }

    /// The link.
    #[must_use]
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Bytes as lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(if value < 10 { b'0' + value } else { b'a' + value - 10 });
    let mut out = String::with_capacity(bytes.len() * 2);
    // Not by `format!`: a push makes thousands of these, and the formatter was a fortieth of the server's work.
    out.extend(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_does_not_depend_on_order_and_forgets_what_is_taken() {
        let (mut one, mut two) = (Digest::default(), Digest::default());
        one.add(1, "post", "a", "{}");
        one.add(2, "post", "b", "{}");
        two.add(2, "post", "b", "{}");
        two.add(3, "post", "c", "{}");
        two.add(1, "post", "a", "{}");
        assert_ne!(one, two);
        two.take(3, "post", "c", "{}");
        assert_eq!(one, two);
        assert_eq!(one.to_string().parse(), Ok(one));
    }

    #[test]
    fn a_chain_notices_another_body_another_order_and_a_removal() {
        let link = |rows: &[(i64, Option<&str>)]| {
            let mut chain = Chain::after("x");
            rows.iter().for_each(|(seq, body)| chain.add(*seq, "post", "a", *body));
            chain.finish()
        };
        let base = link(&[(1, Some("{}")), (2, None)]);
        assert_ne!(base, link(&[(1, Some("[]")), (2, None)]));
        assert_ne!(base, link(&[(2, None), (1, Some("{}"))]));
        assert_ne!(base, link(&[(1, Some("{}")), (2, Some(""))]));
    }
}
