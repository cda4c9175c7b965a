//! Priorities: how soon a question is to be looked at, as its desk sees it.
//!
//! Owns the four of them and their order. Must not know what a desk promises for each: those are its terms (`deadline.rs`). An asker has no say in it,
//! so that what everybody calls urgent does not stand before what is.

use serde::{Deserialize, Serialize};

/// How soon a question is to be looked at; the most urgent is the least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Before everything else.
    Urgent,
    /// Before most.
    High,
    /// As every question begins.
    #[default]
    Normal,
    /// When there is time.
    Low,
}

impl Priority {
    /// Every priority, the most urgent first.
    pub const ALL: [Priority; 4] = [Priority::Urgent, Priority::High, Priority::Normal, Priority::Low];

    /// Whether it is the one with which every question begins.
    #[must_use]
    pub fn is_normal(&self) -> bool {
        *self == Priority::Normal
    }
}
