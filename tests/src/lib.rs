//! Tests across crates: the simulation, the real window, the loopback bridge, and the code they share.

pub mod bench;
pub mod bridge;
pub mod claims;
pub mod kills;
pub mod pictures;
pub mod sim;
pub mod system;
pub mod window;
