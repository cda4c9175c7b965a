//! Reading about people: cards, profiles, pages, and the directory, all from the local cache and offline.
//!
//! Owns the order of results. What a viewer may not see is not in their cache, so it is in no result either.

pub mod card;
pub mod evidence;
pub mod facts;
mod filter;
pub mod hours;
pub mod knows;
pub mod matches;
pub mod open_topics;
pub mod page;
pub mod profile;
pub mod question;
pub mod search;
pub mod vcard;
