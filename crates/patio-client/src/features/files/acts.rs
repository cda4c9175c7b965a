//! Taking files in: bytes come in slices, are written beside `work.db`, checked as the server would check them, and only then
//! said to be there. An image leaves this laptop without anything but its pixels; of a photo, only the square that was chosen.
//!
//! Keeps S2 (a file is "attached" when it is on the disk). Must not know how it is sent.

pub mod download;
pub mod save;

use super::calls::Calls;
use crate::calls::common::Made;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Nothing};
use crate::calls::{CallCode, CallError};
use crate::changed::Changed;
use crate::client::Client;
use crate::client::ids::id;
use crate::client::save::owner;
use crate::features::files::disk::{disk, ending, measure};
use crate::features::files::read::staged;
use crate::features::files::staging::Incoming;
use crate::features::files::view::SavedFile;
use crate::features::files::view::{CropRequest, FileUse, FileView, PauseRequest, StageEndRequest, StageRequest, UploadList};
use crate::store::outgoing::Outgoing;
use crate::sync::uploads::UploadRow;
use patio_domain::limits::FILE_MAX_BYTES;
use patio_domain::{CommunityId, FileId, Refusal};
use patio_media::{Deadline, Encoded, FileType, MediaError, Square, check_file_name, crop_square, recognise, square_pictures, stripped};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::PoisonError;

/// Most files being taken in at once; more than anybody attaches to one text.
const STAGING_MAX: usize = 32;
/// How long decoding one image may take.
const IMAGE_MS: u64 = 30_000;
/// How long looking at any other file may take.
const LOOK_MS: u64 = 120_000;
/// Most bytes of an image that is taken into memory, as on the server.
const IMAGE_BYTES: u64 = 100 * 1024 * 1024;

/// What an image became.
struct Kept {
    name: String,
    media: &'static str,
    width: u32,
    height: u32,
}

fn refused(error: MediaError) -> CallError {
    match (error.refusal(), error) {
        (Some(refusal), _) => refusal.into(),
        (None, MediaError::Io(error)) => disk(&error),
        (None, _) => CallError::new(CallCode::Internal),
    }
}

impl Client {
    pub(crate) fn stage_file(&self, request: StageRequest) -> Result<Made, CallError> {
        let name = check_file_name(&request.name).map_err(refused)?;
        if request.size == 0 {
            return Err(Refusal::FileEmpty.into());
        }
        if request.size > FILE_MAX_BYTES {
            return Err(Refusal::FileTooLarge.into());
        }
        let kind = FileType::of_ending(&ending(&name)).ok_or(Refusal::FileTypeRefused)?;
        let place = match request.place {
            FileUse::Photo if !kind.is_image() => return Err(Refusal::FileTypeRefused.into()),
            FileUse::Photo => "photo".to_owned(),
            FileUse::Community(community) => id::<CommunityId>(&community)?.to_string(),
        };
        let file = FileId(self.fresh_id());
        let mut staging = self.staging.lock().unwrap_or_else(PoisonError::into_inner);
        if staging.0.len() >= STAGING_MAX {
            return Err(Refusal::TooManyFiles.into());
        }
        let bytes = self.outgoing.begin(file).map_err(|error| disk(&error))?;
        staging.0.insert(file, Incoming { name, size: request.size, place, bytes });
        Ok(Made { id: file.to_string() })
    }

    /// Takes in the next bytes of a file that was begun with `file.stage`.
    ///
    /// # Errors
    /// `not_found` for a file that was not begun, `disk_full`, `file_damaged` for more bytes than were promised; the file is then
    /// begun no more.
    pub fn stage_bytes(&self, file: &str, bytes: &[u8]) -> Result<(), CallError> {
        let file: FileId = id(file)?;
        let taken = self.staging.lock().unwrap_or_else(PoisonError::into_inner).0.remove(&file);
        let mut incoming = taken.ok_or_else(|| CallError::from(Refusal::NotFound))?;
        incoming.bytes.write(bytes).map_err(|error| disk(&error))?;
        if incoming.bytes.written() > incoming.size {
            return Err(Refusal::FileDamaged.into());
        }
        self.staging.lock().unwrap_or_else(PoisonError::into_inner).0.insert(file, incoming);
        Ok(())
    }

    pub(crate) fn end_staging(&self, request: &StageEndRequest) -> Result<FileView, CallError> {
        let file: FileId = id(&request.file)?;
        let me = self.me()?;
        let taken = self.staging.lock().unwrap_or_else(PoisonError::into_inner).0.remove(&file);
        let mut incoming = taken.ok_or_else(|| CallError::from(Refusal::NotFound))?;
        if incoming.bytes.written() != incoming.size {
            return Err(Refusal::FileDamaged.into());
        }
        let kept = self.look_at(&mut incoming, request.crop)?;
        let reader = incoming.bytes.reader().ok_or_else(|| CallError::new(CallCode::Internal))?;
        let (size, sha256) = measure(reader).map_err(|error| disk(&error))?;
        let row = UploadRow {
            file: file.to_string(),
            person: me,
            place: incoming.place,
            name: kept.name,
            media: kept.media.to_owned(),
            size,
            sha256,
            width: kept.width,
            height: kept.height,
            state: "open".to_owned(),
            paused: false,
            moved: 0,
            refusal: String::new(),
            staged_at: self.clock.now_ms(),
        };
        let (view, outgoing, bytes) = (staged(row.clone()), self.outgoing.clone(), incoming.bytes);
        // On the writer's thread, so that no sweep comes between the name and the row.
        self.queue(move |store| {
            outgoing.keep(bytes, file).map_err(|error| disk(&error))?;
            if let Err(error) = store.insert_upload(&row) {
                // Without a row the file is not needed.
                let _ = outgoing.remove(file);
                return Err(error.into());
            }
            Ok(())
        })?;
        self.shared.changed(Changed::Files);
        Ok(view)
    }

    /// Looks at a file that was begun and not ended: it is read here and goes nowhere.
    pub(crate) fn with_staged<T>(&self, file: FileId, look: impl FnOnce(&str, &mut File) -> T) -> Result<T, CallError> {
        let mut staging = self.staging.lock().unwrap_or_else(PoisonError::into_inner);
        let incoming = staging.0.get_mut(&file).ok_or_else(|| CallError::from(Refusal::NotFound))?;
        let reader = incoming.bytes.reader().ok_or_else(|| CallError::new(CallCode::Internal))?;
        reader.seek(SeekFrom::Start(0)).map_err(|error| disk(&error))?;
        let seen = look(&incoming.name, reader);
        reader.seek(SeekFrom::End(0)).map_err(|error| disk(&error))?;
        Ok(seen)
    }

    /// Checks what was taken in; an image is replaced by its pixels.
    fn look_at(&self, incoming: &mut Incoming, crop: Option<CropRequest>) -> Result<Kept, CallError> {
        let now = || self.clock.monotonic_ms();
        let reader = incoming.bytes.reader().ok_or_else(|| CallError::new(CallCode::Internal))?;
        let kind = recognise(&incoming.name, reader, Deadline::after(LOOK_MS, &now)).map_err(refused)?;
        let photo = incoming.place == "photo";
        if !kind.is_image() {
            if photo {
                return Err(Refusal::FileTypeRefused.into());
            }
            return Ok(Kept { name: incoming.name.clone(), media: kind.media(), width: 0, height: 0 });
        }
        if incoming.size > IMAGE_BYTES {
            return Err(Refusal::ImageTooLarge.into());
        }
        let mut bytes = Vec::new();
        reader.seek(SeekFrom::Start(0)).and_then(|_| reader.read_to_end(&mut bytes)).map_err(|error| disk(&error))?;
        let deadline = Deadline::after(IMAGE_MS, &now);
        let made = match (photo, crop) {
            (true, Some(CropRequest { left, top, side })) => crop_square(&bytes, Square { x: left, y: top, side }, deadline),
            (true, None) => square_pictures(&bytes, kind, deadline).map(|made| made.original),
            (false, _) => stripped(&bytes, deadline),
        };
        let Encoded { kind, width, height, bytes } = made.map_err(refused)?;
        incoming.bytes.rewrite(&bytes).map_err(|error| disk(&error))?;
        Ok(Kept { name: named(&incoming.name, kind), media: kind.media(), width, height })
    }

    pub(crate) fn unstage_file(&self, file: &str) -> Result<(), CallError> {
        let file: FileId = id(file)?;
        if self.staging.lock().unwrap_or_else(PoisonError::into_inner).0.remove(&file).is_some() {
            return Ok(());
        }
        let outgoing = self.outgoing.clone();
        let removed = self.queue(move |store| {
            let removed = store.remove_upload(&owner(store)?, &file.to_string())?;
            if removed {
                outgoing.remove(file).map_err(|error| disk(&error))?;
            }
            Ok(removed)
        })?;
        if !removed {
            let known = self.reading(|reading| reading.upload(&file.to_string()))?.is_some();
            return Err(if known { CallError::new(CallCode::AlreadySent) } else { Refusal::NotFound.into() });
        }
        self.shared.changed(Changed::Files);
        Ok(())
    }

    /// Nothing is being taken in any more. Gives where files lie.
    pub(crate) fn forget_staging(&self) -> Outgoing {
        self.staging.lock().unwrap_or_else(PoisonError::into_inner).0.clear();
        self.outgoing.clone()
    }

    pub(crate) fn list_uploads(&self) -> Result<UploadList, CallError> {
        self.reading(|reading| reading.uploads())
    }

    pub(crate) fn pause_upload(&self, request: &PauseRequest) -> Result<(), CallError> {
        let (file, paused) = (id::<FileId>(&request.file)?.to_string(), request.paused);
        if !self.queue(move |store| Ok(store.update_upload_paused(&owner(store)?, &file, paused)?))? {
            return Err(CallError::from(Refusal::NotFound));
        }
        self.shared.changed(Changed::Files);
        Ok(())
    }
}

impl Calls for Client {
    fn file_stage(&self, request: StageRequest) -> Result<Made, CallError> {
        self.stage_file(request)
    }

    fn file_stage_end(&self, request: StageEndRequest) -> Result<FileView, CallError> {
        self.end_staging(&request)
    }

    fn file_unstage(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.unstage_file(&request.id).map(|()| NOTHING)
    }

    fn file_uploads(&self, _: Nothing) -> Result<UploadList, CallError> {
        self.list_uploads()
    }

    fn file_pause(&self, request: PauseRequest) -> Result<Nothing, CallError> {
        self.pause_upload(&request).map(|()| NOTHING)
    }

    fn file_save(&self, request: IdRequest) -> Result<SavedFile, CallError> {
        self.save_file(&request.id)
    }
}

/// The name with an ending that fits what the image is now.
fn named(name: &str, kind: FileType) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if kind.endings().contains(&ending.to_ascii_lowercase().as_str()) {
        return name.to_owned();
    }
    format!("{stem}.{}", kind.endings().first().copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn a_full_disk_is_said_to_be_full() {
        assert_eq!(disk(&io::ErrorKind::StorageFull.into()).code, CallCode::DiskFull);
        assert_eq!(disk(&io::ErrorKind::PermissionDenied.into()).code, CallCode::StorageFailed);
    }

    #[test]
    fn an_image_is_named_after_what_it_became() {
        assert_eq!(named("foto.webp", FileType::Jpeg), "foto.jpg");
        assert_eq!(named("Foto.JPEG", FileType::Jpeg), "Foto.JPEG");
    }
}
