//! Photos and files as screens show them, and how their bytes come in: a file is staged in slices, then attached.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use patio_domain::Refusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a file will be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "community")]
pub enum FileUse {
    Photo,
    Community(String),
}
/// Begins to stage a file. Its bytes follow, in order, through `platform.stageBytes(file, bytes)`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StageRequest {
    pub name: String,
    #[ts(type = "number")]
    pub size: u64,
    #[serde(rename = "for")]
    pub place: FileUse,
}
/// A square of a picked image, in pixels of that image as it is shown (upright).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CropRequest {
    pub left: u32,
    pub top: u32,
    pub side: u32,
}
/// All bytes are there: checks them, and for a photo cuts out the square. What comes back can be attached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StageEndRequest {
    pub file: String,
    #[ts(optional)]
    pub crop: Option<CropRequest>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TransferState {
    /// Staged here and not sent yet; perhaps no text needs it yet.
    Waiting,
    Moving,
    Paused,
    Done,
    /// For good; `refusal` says why.
    Refused,
}
/// A file beside a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    pub id: String,
    pub name: String,
    /// Media type, such as `image/jpeg`; empty while it is not known.
    pub media: String,
    #[ts(type = "number")]
    pub size: u64,
    /// Drawn in place: ask the platform for the address of variant `medium`, `large` on opening.
    pub is_image: bool,
    /// Pixels of an image, to keep its place; 0 when not known.
    pub width: u32,
    pub height: u32,
    /// Upload of an own file that is not sent yet; nothing once it is published.
    pub upload: Option<TransferView>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TransferView {
    pub state: TransferState,
    #[ts(type = "number")]
    pub moved: u64,
    #[ts(type = "number")]
    pub size: u64,
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UploadRow {
    pub file: FileView,
    #[ts(type = "number")]
    pub staged_at: i64,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UploadList {
    pub uploads: Vec<UploadRow>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PauseRequest {
    pub file: String,
    pub paused: bool,
}
/// Where a file was saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedFile {
    pub path: String,
}
