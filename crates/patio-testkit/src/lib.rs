//! What tests share: a clock that is set by hand, randomness from a seed, and people with names.
//!
//! Must not know client or server: both use this crate, and a test would otherwise get two copies of their types.

pub mod clock;
pub mod names;
pub mod personas;
pub mod random;
pub mod typing;

pub use clock::FakeClock;
pub use random::SeededRandom;
