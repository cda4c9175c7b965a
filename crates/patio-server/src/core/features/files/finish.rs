//! The end of an upload: its whole hash, its type, its pixels, and only then a file that can be used.
//!
//! Every step can be done again: until the row says `ready`, the parts stay where they are, and objects that a crash left
//! behind are overwritten or go with the upload.

use super::{Facts, Known, cost, find_own, number, pieces, receive};
use crate::core::Core;
use crate::core::identity::account;
use crate::core::sync::answer::{Answer, Outcome, Request};
use crate::files::{Files, FilesError};
use crate::store::{StoreError, Tx};
use patio_domain::Refusal;
use patio_media::{Deadline, Encoded, FileType, MediaError, Pictures, pictures, recognise, square_pictures};
use patio_protocol::ErrorCode;
use patio_protocol::digest::hex;
use patio_protocol::file::{FileState, FileStatus, Variant};
use patio_protocol::record::{ImageInfo, VariantInfo};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io::{BufReader, Read};

/// How long decoding one image may take.
const IMAGE_MS: u64 = 30_000;
/// How long looking at any other file may take; a gibibyte of text is looked at to its end.
const LOOK_MS: u64 = 120_000;
/// Most bytes of an image that is taken into memory.
const IMAGE_BYTES: u64 = 100 * 1024 * 1024;

impl Core {
    /// `POST /v1/files/<file>/finish`.
    pub fn file_finish(&self, request: &Request<'_>, file: &str) -> Answer {
        let outcome = self.own_file(request.token, file).and_then(|found| match found {
            Ok((files, known)) => match self.finish(&files, &known)? {
                Some(state) => Outcome::ok(&state),
                None => Ok(ErrorCode::Busy.into()),
            },
            Err(code) => Ok(code.into()),
        });
        Answer::seal(request, outcome)
    }

    /// Finishes an upload of a person, for an import that wrote its bytes without a request.
    ///
    /// # Errors
    /// When the store or the disk fails, or another request is finishing it.
    pub fn finish_file(&self, person: patio_domain::PersonId, file: patio_domain::FileId) -> Result<Option<FileState>, StoreError> {
        let Some(files) = self.place_of_files() else { return Ok(None) };
        let known = self.store().read(|tx| find_own(tx, person, file))?;
        known.map(|known| self.finish(&files, &known)?.ok_or(StoreError::Raced)).transpose()
    }

    /// Nothing when another request is finishing it already, so that it is not decoded twice at a time.
    fn finish(&self, files: &Files, asked: &Known) -> Result<Option<FileState>, StoreError> {
        let file = asked.file;
        let Some(_alone) = files.finishing.begin(file) else { return Ok(None) };
        // Read anew, because an earlier request may have finished it meanwhile. Touched, so that it is not thrown away under the hands of who
        // finishes it.
        let (id, now) = (file.to_string(), self.steady()?);
        let known = self.store().write(|tx| {
            tx.execute("UPDATE file SET touched_at = $2 WHERE file_id = $1 AND status = 'receiving'", &[(&id).into(), now.into()])?;
            super::find(tx, file)
        })?;
        let known = known.ok_or(StoreError::Raced)?;
        let state = self.state_of(files, &known)?;
        if state.status != FileStatus::Receiving || state.received < known.size {
            return Ok(Some(state));
        }
        let checked = self.check_and_keep(files, &known)?;
        let now = self.steady()?;
        let known = self.store().write(|tx| {
            let checked = match &checked {
                Ok(facts) if self.fits(tx, files, &known, facts)? => Ok(facts),
                Ok(_) => Err(Refusal::QuotaExceeded),
                Err(refusal) => Err(*refusal),
            };
            match checked {
                Ok(facts) => {
                    let (json, charged) = (serde_json::to_string(facts)?, number(cost_of(facts)));
                    let sql = "UPDATE file SET status = 'ready', facts = $2, charged = $3, touched_at = $4 \
                               WHERE file_id = $1 AND status = 'receiving'";
                    tx.execute(sql, &[(&id).into(), (&json).into(), charged.into(), now.into()])?;
                }
                Err(refusal) => {
                    let sql = "UPDATE file SET status = 'refused', refusal = $2, charged = 0, touched_at = $3 \
                               WHERE file_id = $1 AND status = 'receiving'";
                    tx.execute(sql, &[(&id).into(), refusal.code().into(), now.into()])?;
                }
            }
            let known = super::find(tx, file)?;
            if known.is_none() {
                // Thrown away meanwhile: what was just kept must go, too.
                super::trash::throw(tx, file, now)?;
            }
            Ok(known)
        })?;
        if known.as_ref().is_some_and(|known| known.status == FileStatus::Refused) {
            files.objects.remove(file)?;
        }
        if files.are_shared {
            pieces::remove(self, files, file)?;
        } else {
            files.staging.remove(file).map_err(FilesError::Io)?;
        }
        self.state_of(files, &known.ok_or(StoreError::Raced)?).map(Some)
    }

    /// Whether there is room for what was made of an upload, which may be more than was promised. Holds the owner, so that two
    /// at the same moment are counted one after the other.
    fn fits(&self, tx: &mut dyn Tx, files: &Files, known: &Known, facts: &Facts) -> Result<bool, StoreError> {
        account::hold(tx, known.owner)?;
        let id = known.file.to_string();
        let row = tx.query_opt("SELECT charged FROM file WHERE file_id = $1", &[(&id).into()])?;
        let promised = row.map(|row| row.int(0)).transpose()?.and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(0);
        let others = receive::charged(tx, known.owner)?.saturating_sub(promised);
        // What fits what was promised is taken, whatever the quota is by now.
        Ok(cost_of(facts) <= promised || others.saturating_add(cost_of(facts)) <= files.quota_bytes)
    }

    /// Checks an upload and keeps its finished form, or says why not.
    fn check_and_keep(&self, files: &Files, known: &Known) -> Result<Result<Facts, Refusal>, StoreError> {
        let pieces = self.store().read(|tx| pieces::list(tx, known.file))?;
        let whole = || BufReader::new(files.read(known.file, known.size, pieces.clone()));
        if hash(&mut whole())? != known.sha256 {
            return Ok(Err(Refusal::FileDamaged));
        }
        let clock = || self.clock.monotonic_ms();
        let kind = match recognise(&known.name, &mut whole(), Deadline::after(LOOK_MS, &clock)) {
            Ok(kind) => kind,
            Err(error) => return refusal(error),
        };
        let photo = known.place == "photo";
        if !kind.is_image() {
            if photo {
                return Ok(Err(Refusal::FileTypeRefused));
            }
            files.objects.put_all(known.file, Variant::Original, known.size, whole())?;
            let (name, media, sha256) = (known.name.clone(), kind.media().to_owned(), known.sha256.clone());
            return Ok(Ok(Facts { name, media, size: known.size, sha256, image: None, forms: BTreeMap::new() }));
        }
        if known.size > IMAGE_BYTES {
            return Ok(Err(Refusal::ImageTooLarge));
        }
        let mut bytes = Vec::new();
        whole().read_to_end(&mut bytes).map_err(FilesError::Io)?;
        let decode = if photo { square_pictures } else { pictures };
        match decode(&bytes, kind, Deadline::after(IMAGE_MS, &clock)) {
            Ok(made) => Ok(Ok(keep_pictures(files, known, made)?)),
            Err(error) => refusal(error),
        }
    }
}

/// What a finished file counts, with all its forms.
fn cost_of(facts: &Facts) -> u64 {
    let forms = facts.image.iter().flat_map(|image| &image.variants).map(|form| form.size).sum::<u64>();
    cost(facts.size.saturating_add(forms))
}

/// Reading that failed decides nothing; everything else is an answer.
fn refusal<T>(error: MediaError) -> Result<Result<T, Refusal>, StoreError> {
    match (error.refusal(), error) {
        (Some(refusal), _) => Ok(Err(refusal)),
        (None, MediaError::Io(error)) => Err(FilesError::Io(error).into()),
        (None, _) => Err(StoreError::Shape("an error without a refusal")),
    }
}

fn hash(from: &mut impl Read) -> Result<String, StoreError> {
    let (mut sum, mut buffer) = (Sha256::new(), vec![0; 256 * 1024]);
    loop {
        let read = from.read(&mut buffer).map_err(FilesError::Io)?;
        if read == 0 {
            return Ok(hex(&sum.finalize()));
        }
        sum.update(buffer.get(..read).unwrap_or_default());
    }
}

fn keep_pictures(files: &Files, known: &Known, made: Pictures) -> Result<Facts, StoreError> {
    let Pictures { original, large, medium, small } = made;
    let (width, height, kind) = (original.width, original.height, original.kind);
    let mut media = BTreeMap::new();
    let mut keep = |variant: Variant, form: Encoded| {
        media.insert(variant.as_str().to_owned(), form.kind.media().to_owned());
        let size = u64::try_from(form.bytes.len()).unwrap_or(u64::MAX);
        let sha256 = hex(&Sha256::digest(&form.bytes));
        let info = VariantInfo { variant: variant.as_str().to_owned(), width: form.width, height: form.height, size, sha256 };
        files.objects.put(known.file, variant, form.bytes).map(|()| info)
    };
    let first = keep(Variant::Original, original)?;
    let variants = vec![keep(Variant::Large, large)?, keep(Variant::Medium, medium)?, keep(Variant::Small, small)?];
    let image = Some(ImageInfo { width, height, variants });
    Ok(Facts {
        name: named(&known.name, kind),
        media: kind.media().to_owned(),
        size: first.size,
        sha256: first.sha256,
        image,
        forms: media,
    })
}

/// The name with an ending that fits what the image is now.
fn named(name: &str, kind: FileType) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if kind.endings().contains(&ending.to_ascii_lowercase().as_str()) {
        return name.to_owned();
    }
    format!("{stem}.{}", kind.endings().first().copied().unwrap_or_default())
}
