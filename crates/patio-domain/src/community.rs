//! Communities: a person may join an open one without asking; outsiders cannot see a closed one in any way.

use crate::limits::{DESCRIPTION_MAX_CHARS, NAME_MAX_CHARS};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// How people join a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Everybody in the organisation sees it and may join.
    Open,
    /// Outsiders do not see it; people join by invitation.
    Closed,
}

/// The role of a member in a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// Reads and writes.
    Member,
    /// Also invites people and removes members.
    Manager,
}

/// How many patterns and how many colours of tiles there are.
pub const TILE_KINDS: u8 = 8;

/// The tile that stands for a community on every screen: one of eight patterns in one of eight colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// 0..=7.
    pub pattern: u8,
    /// The colour, 0..=7.
    pub hue: u8,
}

/// Checks a tile that a manager chose.
///
/// # Errors
/// [`Refusal::Malformed`] for a pattern or colour that does not exist; no screen offers one.
pub fn check_tile(tile: Tile) -> Result<(), Refusal> {
    if tile.pattern < TILE_KINDS && tile.hue < TILE_KINDS { Ok(()) } else { Err(Refusal::Malformed) }
}

/// Checks a community's name; returns it as it is kept.
///
/// # Errors
/// [`Refusal::NameInvalid`] when empty, longer than [`NAME_MAX_CHARS`].
pub fn check_name(name: &str) -> Result<String, Refusal> {
    crate::title::check_line(name, 1, NAME_MAX_CHARS).ok_or(Refusal::NameInvalid)
}

/// Checks a community's description; returns it as it is kept. May be empty.
///
/// # Errors
/// [`Refusal::DescriptionInvalid`] when longer than [`DESCRIPTION_MAX_CHARS`].
pub fn check_description(text: &str) -> Result<String, Refusal> {
    let text = crate::title::clean_lines(text);
    if text.chars().count() > DESCRIPTION_MAX_CHARS { Err(Refusal::DescriptionInvalid) } else { Ok(text) }
}
