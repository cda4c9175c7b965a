//! The directory: finding people by name and by what they know, all from the local cache and offline.
//!
//! Owns the indexes and the order of results. Must not know the network or which screen asks. What somebody may not see is not
//! in their cache, so it is in no result either.

pub mod evidence;
pub mod filter;
pub mod hours;
pub mod indexes;
pub mod knows;
pub mod matches;
pub mod names;
pub mod open_topics;
pub mod page;
pub mod people;
pub mod question;
pub mod terms;
pub mod topics;
pub mod vcard;
pub mod words;

pub use indexes::Indexes;
