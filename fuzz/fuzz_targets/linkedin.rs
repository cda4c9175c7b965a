//! Any bytes as a LinkedIn export: an offer within its bounds, or a typed error. The same code as on the laptop.
#![no_main]

#[path = "../../crates/patio-client/src/features/people"]
pub mod client {
    pub mod linkedin;
}

use client::linkedin::offer_from;
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    for name in ["Profile.csv", "Skills.csv"] {
        if let Ok(offer) = offer_from(Cursor::new(bytes), name) {
            assert!(offer.positions.len() <= 500 && offer.skills.len() <= 500 && offer.unread.len() <= 500);
            assert!(offer.summary.chars().count() <= 10_000);
        }
    }
});
