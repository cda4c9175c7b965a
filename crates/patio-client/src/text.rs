//! Words and names: how texts come apart into terms, how names are folded, compared and found in spite of slips.
//!
//! Pure: must not know databases, calls or features. The same text always gives the same words.

pub mod distance;
pub mod fold;
pub mod languages;
pub mod names;
pub mod nicknames;
pub mod terms;
pub mod vocabulary;
pub mod words;
