//! The bytes of a file for looking at: from the cache, from what this person just took in, or from the server; checked against
//! the record that was pulled.
//!
//! Keeps S2 (only bytes from the server are taken) and S8 (a file that this person may not see any more is neither given nor kept).

use crate::calls::{CallCode, CallError};
use crate::client::Client;
use crate::client::ids::id;
use crate::features::files::disk::disk;
use crate::store::files::CACHE_MAX_BYTES;
use crate::store::settings::key;
use crate::sync::engine::Input;
use crate::sync::message::Message;
use crate::sync::network::fetch::Fetch;
use crate::sync::uploads::UploadRow;
use patio_domain::{FileId, Refusal};
use patio_protocol::digest::hex;
use patio_protocol::file::Variant;
use patio_protocol::record::FileBody;
use sha2::{Digest as _, Sha256};
use std::ops::Range;
use std::time::Duration;

/// Most bytes of a file that are shown or kept in the cache; anything larger is only ever saved.
const SHOWN_MAX_BYTES: u64 = 64 * 1024 * 1024;
/// How often in a row nothing may come before an interrupted file is given up.
const TRIES: u32 = 5;
/// The pause before the first of these; each next one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(250);

/// An image, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileBytes {
    /// `image/jpeg` or `image/png`: what the bytes are, whatever anybody said.
    pub media: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What this person may have of a file.
pub(crate) enum Known {
    /// Published.
    Record(FileBody),
    /// Taken in here and on its way.
    Upload(UploadRow),
}

impl Client {
    /// An image in one of its forms, for drawing. Fetched when it is not here yet.
    ///
    /// # Errors
    /// `not_found` for a file that does not exist, may not be seen or is no image; `offline` and the like when it is not here yet.
    pub fn file_bytes(&self, file: &str, variant: &str) -> Result<FileBytes, CallError> {
        let (file, variant) = (id::<FileId>(file)?, variant.parse::<Variant>().map_err(|_| CallError::from(Refusal::NotFound))?);
        let _turn = self.fetching.take((file, variant));
        let bytes = match self.known_file(file)? {
            Known::Upload(row) if row.width > 0 => std::fs::read(self.outgoing.path(file)).map_err(|error| disk(&error))?,
            Known::Record(body) if body.image.is_some() => self.shown(file, variant, &body)?,
            _ => return Err(CallError::from(Refusal::NotFound)),
        };
        let media = media_of(&bytes).ok_or_else(|| CallError::from(Refusal::NotFound))?;
        Ok(FileBytes { media, bytes })
    }

    pub(crate) fn known_file(&self, file: FileId) -> Result<Known, CallError> {
        let id = file.to_string();
        self.found(|reading| {
            Ok(match reading.file_record(&id)? {
                Some(body) => Some(Known::Record(body)),
                None => reading.upload(&id)?.map(Known::Upload),
            })
        })
    }

    fn shown(&self, file: FileId, variant: Variant, body: &FileBody) -> Result<Vec<u8>, CallError> {
        let (size, sha256) = expected(body, variant).ok_or_else(|| CallError::from(Refusal::NotFound))?;
        let (id, form) = (file.to_string(), variant.as_str());
        if let Some(bytes) = self.cached(file, variant)? {
            let now = self.clock.now_ms();
            // The call does not wait for the note.
            self.send(Message::Write(Box::new(move |store| {
                if let Err(error) = store.update_file_used(&id, form, now) {
                    tracing::warn!(%error, "the use of a file was not noted");
                }
            })));
            return Ok(bytes);
        }
        if size > SHOWN_MAX_BYTES {
            return Err(Refusal::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        self.fetch_file(file, variant, 0..size, |chunk| {
            bytes.extend_from_slice(chunk);
            Ok(())
        })?;
        if hex(&Sha256::digest(&bytes)) != sha256 {
            return Err(Refusal::FileDamaged.into());
        }
        let (now, kept) = (self.clock.now_ms(), bytes.clone());
        // Withdrawn or revoked while it was on its way: then it is not shown either.
        match self.write(move |store| Ok(store.insert_file(&id, form, &kept, now, CACHE_MAX_BYTES)?)) {
            Ok(true) => Ok(bytes),
            Ok(false) => Err(CallError::from(Refusal::NotFound)),
            // On a full disk the file can still be looked at.
            Err(error) if error.code == CallCode::DiskFull => Ok(bytes),
            Err(error) => Err(error),
        }
    }

    pub(crate) fn cached(&self, file: FileId, variant: Variant) -> Result<Option<Vec<u8>>, CallError> {
        self.reading(|reading| reading.file_bytes(&file.to_string(), variant.as_str()))
    }

    /// Fetches exactly these bytes from the server, going on after a cut where it was. Once something came, or is there from
    /// before, a line that stays cut for a while is waited for.
    pub(crate) fn fetch_file(
        &self,
        file: FileId,
        variant: Variant,
        bytes: Range<u64>,
        mut take: impl FnMut(&[u8]) -> Result<(), CallError>,
    ) -> Result<(), CallError> {
        let server = self.setting(key::SERVER)?.ok_or_else(|| CallError::new(CallCode::NotSignedIn))?;
        let path = format!("/v1/files/{file}/content/{variant}");
        let (mut got, mut left, mut renewed) = (bytes.start, TRIES, false);
        while got < bytes.end {
            let before = got;
            let nonce = self.nonce();
            let ended = self.fresh_access().and_then(|bearer| {
                let fetch = Fetch { server: &server, path: &path, nonce: &nonce, bearer: &bearer, from: got };
                self.network.fetch(&fetch, |chunk| {
                    got = got.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
                    if got > bytes.end { Err(Refusal::FileDamaged.into()) } else { take(chunk) }
                })
            });
            if got > before {
                (left, renewed) = (TRIES, false);
            }
            match ended {
                Ok(()) if got == before => return Err(Refusal::FileDamaged.into()),
                Ok(()) => {}
                Err(error) if error.code == CallCode::SessionEnded && !renewed => {
                    renewed = true;
                    self.send(Message::Input(Input::AccessRefused));
                }
                Err(error) if error.code == CallCode::Offline && left > 0 && got > 0 => {
                    self.network.pause(FIRST_PAUSE.saturating_mul(1 << (TRIES - left)));
                    left -= 1;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Size and hash of one form of a file.
pub(crate) fn expected(body: &FileBody, variant: Variant) -> Option<(u64, String)> {
    if variant == Variant::Original {
        return Some((body.size, body.sha256.clone()));
    }
    let form = body.image.as_ref()?.variants.iter().find(|form| form.variant == variant.as_str())?;
    Some((form.size, form.sha256.clone()))
}

/// The media type of an image the server encoded, by its first bytes. Anything else is never drawn.
fn media_of(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else {
        None
    }
}
