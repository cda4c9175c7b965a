//! Files on their way: uploads in parts, and downloads. Everything but the bytes is in the `file` record.
//!
//! Owns the messages around `/v1/files` and the names of its headers. Must not know HTTP or where bytes are kept.
//! Keeps S1: an upload is named by an id its sender made, so that beginning it twice is beginning it once.
//!
//! - `POST /v1/files` with a [`FileBegin`]: begins an upload, or tells where it stands.
//! - `PUT /v1/files/<file>/bytes?from=<offset>` with [`PART_HEADER`]: bytes from `offset` to at most the end of its part.
//! - `GET /v1/files/<file>`: where it stands.
//! - `POST /v1/files/<file>/finish`: everything is there; check it and make it ready.
//! - `GET /v1/files/<file>/content/<variant>`: bytes, whole or by `Range`. The answer carries the request's nonce as a header.
//!
//! All but the last answer with a [`FileState`] in an envelope. A client goes on at `received`, wherever it thought it was.

mod body;

pub use body::{FileBody, ImageInfo, VariantInfo};

use patio_domain::limits::FILE_PART_BYTES;
use patio_domain::{CommunityId, FileId, Refusal};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Header of a `PUT`: SHA-256, in hex, of the whole part that the bytes belong to.
pub const PART_HEADER: &str = "patio-part-sha256";

/// Where a file will be used. It cannot be used anywhere else.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilePlace {
    /// As the photo on one's own profile.
    Photo,
    /// On a post or comment in this community.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    Community(CommunityId),
}

/// Begins an upload. Sent again with the same words, it tells where the upload stands.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileBegin {
    /// Made by the sender.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub file: FileId,
    /// Where it will be used.
    pub place: FilePlace,
    /// Its name, without any folder.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// SHA-256 of all of it, hex.
    pub sha256: String,
}

/// Where an upload stands.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileState {
    /// Which.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub file: FileId,
    /// Bytes the server has, from the start. The next byte it wants is the one at this offset.
    pub received: u64,
    /// What it is doing.
    pub status: FileStatus,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "file_type_refused"))]
    pub refusal: Option<Refusal>,
}

/// What an upload is doing.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileStatus {
    /// It waits for bytes, or for its end to be told.
    Receiving,
    /// It can be used.
    Ready,
    /// It will never be usable, for the reason that stands beside.
    Refused,
    /// Of a newer version (S13).
    #[serde(other)]
    Unknown,
}

/// One form of a file. Only images have others than the original.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// As it was uploaded; an image is encoded anew, without anything but its pixels.
    Original,
    /// Longest side 1600 pixels at most.
    Large,
    /// Longest side 640 pixels at most.
    Medium,
    /// Longest side 160 pixels at most.
    Small,
}

impl Variant {
    /// All of them.
    pub const ALL: [Variant; 4] = [Variant::Original, Variant::Large, Variant::Medium, Variant::Small];

    /// The word in addresses and records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Variant::Original => "original",
            Variant::Large => "large",
            Variant::Medium => "medium",
            Variant::Small => "small",
        }
    }
}

impl fmt::Display for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that names no variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such variant")]
pub struct UnknownVariant;

impl FromStr for Variant {
    type Err = UnknownVariant;

    fn from_str(word: &str) -> Result<Variant, UnknownVariant> {
        Variant::ALL.into_iter().find(|variant| variant.as_str() == word).ok_or(UnknownVariant)
    }
}

/// The part that the byte at `offset` belongs to, as first byte and first byte after it. `None` when there is no such byte.
#[must_use]
pub fn part_of(offset: u64, size: u64) -> Option<(u64, u64)> {
    let start = offset - offset % FILE_PART_BYTES;
    (offset < size).then(|| (start, size.min(start.saturating_add(FILE_PART_BYTES))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_belongs_to_one_part_and_the_last_part_is_shorter() {
        let size = 2 * FILE_PART_BYTES + 5;
        assert_eq!(part_of(0, size), Some((0, FILE_PART_BYTES)));
        assert_eq!(part_of(FILE_PART_BYTES - 1, size), Some((0, FILE_PART_BYTES)));
        assert_eq!(part_of(FILE_PART_BYTES, size), Some((FILE_PART_BYTES, 2 * FILE_PART_BYTES)));
        assert_eq!(part_of(size - 1, size), Some((2 * FILE_PART_BYTES, size)));
        assert_eq!(part_of(size, size), None);
        assert_eq!(part_of(0, 0), None);
    }

    #[test]
    fn a_variant_is_its_word_and_no_other() {
        for variant in Variant::ALL {
            assert_eq!(variant.as_str().parse(), Ok(variant));
        }
        assert_eq!("../original".parse::<Variant>(), Err(UnknownVariant));
    }
}
