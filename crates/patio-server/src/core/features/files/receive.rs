//! Uploads until their last byte: begun, asked about, written to.

use super::{FILE, Known, Receiving, cost, find_own, number, pieces, place_word};
use crate::core::Core;
use crate::core::identity::{access, account};
use crate::core::sync::answer::{Answer, Outcome, Request, read};
use crate::core::sync::entity;
use crate::files::Files;
use crate::store::{StoreError, Tx};
use patio_domain::limits::FILE_MAX_BYTES;
use patio_domain::{PersonId, Refusal};
use patio_media::check_file_name;
use patio_protocol::ErrorCode;
use patio_protocol::file::{FileBegin, FileState, FileStatus};
use std::sync::Arc;

/// Most uploads of one person that nothing uses: a long trip without network makes a few dozen.
const LOOSE_MAX: i64 = 500;

impl Core {
    /// `POST /v1/files`: begins an upload, or tells where it stands.
    ///
    /// The place is not looked at: it is a promise to oneself, kept or broken when the file is used. So nothing can be learnt
    /// from it about places one cannot see.
    pub fn file_begin(&self, request: &Request<'_>) -> Answer {
        Answer::seal(request, self.try_begin(request))
    }

    fn try_begin(&self, request: &Request<'_>) -> Result<Outcome, StoreError> {
        let at = self.moment()?;
        let viewer = match self.store().read(|tx| access::authorise(tx, request.token, at))? {
            Ok(viewer) => viewer,
            Err(code) => return Ok(code.into()),
        };
        let asked: FileBegin = match read(request.body) {
            Ok(asked) => asked,
            Err(code) => return Ok(code.into()),
        };
        let begun = self.begin_file(viewer.person, &asked)?;
        begun.map_or_else(|code| Ok(code.into()), |state| Outcome::ok(&state))
    }

    /// Begins an upload for a person.
    ///
    /// # Errors
    /// The inner error is for the client; the outer one is the store's.
    pub fn begin_file(&self, person: PersonId, asked: &FileBegin) -> Result<Result<FileState, ErrorCode>, StoreError> {
        let Some(files) = self.place_of_files() else { return Ok(Err(ErrorCode::NotFound)) };
        let refused = |code| Ok(Ok(FileState { file: asked.file, received: 0, status: FileStatus::Refused, refusal: Some(code) }));
        let sha256 = asked.sha256.to_ascii_lowercase();
        if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(Err(ErrorCode::Malformed));
        }
        let Ok(name) = check_file_name(&asked.name) else { return refused(Refusal::FileNameInvalid) };
        if asked.size > FILE_MAX_BYTES {
            return refused(Refusal::FileTooLarge);
        }
        let (now, place) = (self.steady()?, place_word(asked.place));
        let known = self.store().write(|tx| {
            let id = asked.file.to_string();
            // Its bytes are on their way out: the same id must wait until they are gone.
            if tx.query_opt("SELECT removed_at FROM file_trash WHERE file_id = $1", &[(&id).into()])?.is_some() {
                return Ok(Err(Stopped::Error(ErrorCode::Busy)));
            }
            match super::find(tx, asked.file)? {
                Some(known) if known.owner != person => return Ok(Err(Stopped::Error(ErrorCode::NotFound))),
                Some(known) if (known.size, &known.sha256, &known.place) != (asked.size, &sha256, &place) => {
                    return Ok(Err(Stopped::Refused(Refusal::IdReused)));
                }
                Some(known) => {
                    tx.execute("UPDATE file SET touched_at = $2 WHERE file_id = $1", &[(&id).into(), now.into()])?;
                    return Ok(Ok(known));
                }
                None if entity::is_used(tx, asked.file.0)? => return Ok(Err(Stopped::Refused(Refusal::IdReused))),
                None => {}
            }
            // Two at the same moment are counted one after the other.
            account::hold(tx, person)?;
            let cost = cost(asked.size);
            if charged(tx, person)?.saturating_add(cost) > files.quota_bytes || loose(tx, person)? >= LOOSE_MAX {
                return Ok(Err(Stopped::Refused(Refusal::QuotaExceeded)));
            }
            entity::insert(tx, asked.file.0, FILE)?;
            let (owner, size) = (person.to_string(), number(asked.size));
            let sql = "INSERT INTO file (file_id, owner_id, place, name, size, sha256, status, refusal, facts, charged, scope, target_id, touched_at) \
                       VALUES ($1, $2, $3, $4, $5, $6, 'receiving', NULL, NULL, $8, NULL, NULL, $7)";
            let cost = number(cost).into();
            let params = [(&id).into(), (&owner).into(), (&place).into(), (&name).into(), size.into(), (&sha256).into(), now.into(), cost];
            tx.execute(sql, &params)?;
            find_own(tx, person, asked.file)?.ok_or(StoreError::Raced).map(Ok)
        })?;
        match known {
            Ok(known) => Ok(Ok(self.settled(&files, &known)?)),
            Err(Stopped::Refused(code)) => refused(code),
            Err(Stopped::Error(code)) => Ok(Err(code)),
        }
    }

    /// `GET /v1/files/<file>`: where an upload stands.
    pub fn file_state(&self, request: &Request<'_>, file: &str) -> Answer {
        let outcome = self.own_file(request.token, file).and_then(|found| match found {
            Ok((files, known)) => Outcome::ok(&self.settled(&files, &known)?),
            Err(code) => Ok(code.into()),
        });
        Answer::seal(request, outcome)
    }

    /// Answer to the bytes of a part: where the upload stands behind them.
    pub fn file_written(&self, request: &Request<'_>, file: &str) -> Answer {
        let outcome = self.own_file(request.token, file).and_then(|found| match found {
            Ok((files, known)) => Outcome::ok(&self.state_of(&files, &known)?),
            Err(code) => Ok(code.into()),
        });
        Answer::seal(request, outcome)
    }

    /// Whether a person may write to an upload, before a byte of it is read.
    ///
    /// # Errors
    /// The inner error is for the client; the outer one is the store's.
    pub fn receiving(&self, token: Option<&str>, file: &str) -> Result<Result<Receiving, ErrorCode>, StoreError> {
        Ok(match self.own_file(token, file)? {
            Ok((files, known)) if known.status == FileStatus::Receiving => {
                Ok(Receiving { file: known.file, person: known.owner, size: known.size, files })
            }
            // Finished: nothing more to write; the state, asked for with the same words, tells.
            Ok((files, known)) => Ok(Receiving { file: known.file, person: known.owner, size: 0, files }),
            Err(code) => Err(code),
        })
    }

    /// Where an upload stands once what is on its way to the disk is there.
    fn settled(&self, files: &Files, known: &Known) -> Result<FileState, StoreError> {
        if known.status == FileStatus::Receiving && !files.are_shared {
            files.staging.settle(known.file);
        }
        self.state_of(files, known)
    }

    /// Where an upload stands, for its owner.
    pub(super) fn state_of(&self, files: &Files, known: &Known) -> Result<FileState, StoreError> {
        let received = match known.status {
            FileStatus::Receiving if files.are_shared => self.store().read(|tx| pieces::received(tx, known.file))?,
            FileStatus::Receiving => files.staging.received(known.file, known.size).map_err(crate::files::FilesError::Io)?,
            FileStatus::Ready => known.size,
            FileStatus::Refused | FileStatus::Unknown => 0,
        };
        Ok(FileState { file: known.file, received, status: known.status, refusal: known.refusal })
    }

    /// The asking person's own file.
    pub(super) fn own_file(&self, token: Option<&str>, file: &str) -> Result<Result<(Arc<Files>, Known), ErrorCode>, StoreError> {
        let at = self.moment()?;
        let Some(files) = self.place_of_files() else { return Ok(Err(ErrorCode::NotFound)) };
        self.store().read(|tx| {
            let viewer = match access::authorise(tx, token, at)? {
                Ok(viewer) => viewer,
                Err(code) => return Ok(Err(code)),
            };
            let Ok(file) = file.parse() else { return Ok(Err(ErrorCode::NotFound)) };
            Ok(find_own(tx, viewer.person, file)?.map(|known| (files, known)).ok_or(ErrorCode::NotFound))
        })
    }
}

enum Stopped {
    Refused(Refusal),
    Error(ErrorCode),
}

/// Uploads of a person that nothing uses.
fn loose(tx: &mut dyn Tx, person: PersonId) -> Result<i64, StoreError> {
    let id = person.to_string();
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM file WHERE owner_id = $1 AND target_id IS NULL";
    tx.query_opt(sql, &[(&id).into()])?.ok_or(StoreError::Shape("a count without a row"))?.int(0)
}

/// What a person's files count, those that still arrive with what they promised.
pub(super) fn charged(tx: &mut dyn Tx, person: PersonId) -> Result<u64, StoreError> {
    let id = person.to_string();
    let sql = "SELECT CAST(COALESCE(SUM(charged), 0) AS BIGINT) FROM file WHERE owner_id = $1";
    let row = tx.query_opt(sql, &[(&id).into()])?.ok_or(StoreError::Shape("a sum without a row"))?;
    Ok(u64::try_from(row.int(0)?).unwrap_or(0))
}
