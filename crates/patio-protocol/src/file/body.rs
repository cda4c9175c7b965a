//! The record of a file: what everybody who may see it needs to show it before they have its bytes, and to check them.

use patio_domain::PersonId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileBody {
    /// Who uploaded it.
    pub owner: PersonId,
    /// The post, comment or person it belongs to.
    pub target: Uuid,
    /// Its name, without any folder.
    pub name: String,
    /// Its media type, from its first bytes and not from its name.
    pub media: String,
    /// Size of the original, in bytes.
    pub size: u64,
    /// SHA-256 of the original, hex.
    pub sha256: String,
    /// For images.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageInfo>,
    /// When it was published, UTC milliseconds.
    pub created_at: i64,
}

/// What an image looks like before it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageInfo {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// The smaller forms there are, each with its own hash.
    pub variants: Vec<VariantInfo>,
}

/// One smaller form of an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantInfo {
    /// `large`, `medium` or `small`.
    pub variant: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// In bytes.
    pub size: u64,
    /// Hex.
    pub sha256: String,
}
