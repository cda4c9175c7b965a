//! The network between them: delays, losses, repeats, half answers, portals. Decides only what happens to bytes.

use patio_domain::world::Random;
use patio_testkit::SeededRandom;

/// The faults of the network at this moment, as chances per mille.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weather {
    /// A request never arrives.
    pub request_lost: u64,
    /// A request arrives twice.
    pub request_repeated: u64,
    /// An answer never arrives.
    pub answer_lost: u64,
    /// An answer arrives cut in half.
    pub answer_cut: u64,
    /// An answer arrives twice.
    pub answer_repeated: u64,
    /// A hint never arrives.
    pub hint_lost: u64,
    /// Longest delay, milliseconds: different delays reorder.
    pub delay_ms: u64,
    /// The width of the line, bytes a second; nothing when it is too wide to matter.
    pub bytes_per_s: Option<u64>,
}

/// Milliseconds that so many bytes take on a line, and when movement is told meanwhile.
pub fn transfer(bytes: usize, bytes_per_s: Option<u64>) -> (u64, impl Iterator<Item = u64>) {
    let length_ms = bytes_per_s.map_or(0, |width| u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(1_000) / width.max(1));
    (length_ms, (1_000..length_ms).step_by(1_000))
}

impl Weather {
    /// No faults.
    #[must_use]
    pub fn fair() -> Weather {
        Weather { delay_ms: 40, ..Weather::default() }
    }

    /// Faults drawn from the seed.
    #[must_use]
    pub fn drawn(random: &mut SeededRandom) -> Weather {
        let mut draw = |most: u64| random.below(most + 1);
        Weather {
            request_lost: draw(250),
            request_repeated: draw(200),
            answer_lost: draw(300),
            answer_cut: draw(150),
            answer_repeated: draw(150),
            hint_lost: draw(500),
            delay_ms: 10 + draw(4_000),
            bytes_per_s: (draw(999) < 300).then(|| 500 + draw(8_000)),
        }
    }
}

/// An answer of a portal or proxy in place of the server's.
pub const FOREIGN: [&[u8]; 7] = [
    b"<!doctype html><title>Welcome on board</title>",
    b"",
    b"{}",
    b"{\"error\":\"unauthorized\"}",
    b"\x1f\x8b\x08\x00\x00\x00",
    b"{\"patio\":1,\"nonce\":\"another\",\"ok\":{\"verdicts\":[]}}",
    b"{\"patio\":1,\"nonce\":\"another\",\"error\":{\"code\":\"session_ended\"}}",
];
