//! Calls of photos and files. Their bytes go through the platform, not through calls.

use crate::calls::common::{IdRequest, Made, Nothing};
use crate::calls::declare::calls;
use crate::features::files::view::{FileView, PauseRequest, SavedFile, StageEndRequest, StageRequest, UploadList};

calls! {
    /// Begins to take in a file; gives its id. Its bytes follow through the platform, then `file.stage_end`.
    action "file.stage" file_stage(StageRequest) -> Made;
    /// Everything is there: checks it and keeps it until it is sent. Refuses what the server would refuse.
    action "file.stage_end" file_stage_end(StageEndRequest) -> FileView;
    /// Puts a staged file away that was not sent.
    action "file.unstage" file_unstage(IdRequest) -> Nothing;
    /// Files on their way.
    query "file.uploads" file_uploads(Nothing) -> UploadList, stale on Files Outbox;
    /// Pauses an upload, or goes on.
    action "file.pause" file_pause(PauseRequest) -> Nothing;
    /// Saves a file among the person's downloads and says where (network when it is not here yet).
    action "file.save" file_save(IdRequest) -> SavedFile;
}
