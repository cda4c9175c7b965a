//! The directory: finding people by name and by what they know, all from the local cache and offline.
//!
//! Owns the indexes and the order of results. Must not know the network or which screen asks.

pub mod names;
