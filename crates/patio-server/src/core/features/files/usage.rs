//! Using files: on a post, a comment or a profile, in the transaction of the command that says so.

use super::{COLUMNS, Known, place_word, read};
use crate::core::sync::changes::Changes;
use crate::store::{StoreError, Tx};
use patio_domain::{FileId, PersonId, Refusal, Scope};
use patio_protocol::file::{FilePlace, FileStatus};
use patio_protocol::record::FileBody;
use patio_protocol::{Kind, Record};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Makes these the files of a target (a post, a comment, or a person for a photo), and no others: those it had and has no more
/// are taken away with their bytes. Publishes a record of each new one in the scope of its place.
///
/// Nothing is changed when a file is refused: it must be there, ready, the person's own, uploaded for this place, and used for
/// nothing else. All of that is one answer.
pub(in crate::core) fn attach(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    person: PersonId,
    files: &[FileId],
    place: FilePlace,
    target: Uuid,
    now: i64,
) -> Result<Result<(), Refusal>, StoreError> {
    let scope = match place {
        FilePlace::Photo => Scope::Org,
        FilePlace::Community(community) => Scope::Community(community),
    };
    let (word, target_id) = (place_word(place), target.to_string());
    let mut new = Vec::new();
    // In one order for all, so that no two commands wait for each other's files.
    for file in &files.iter().copied().collect::<BTreeSet<_>>() {
        let Some(known) = hold(tx, *file)?.filter(|known| known.owner == person && known.place == word) else {
            return Ok(Err(Refusal::FileMissing));
        };
        match &known.target {
            Some(used) if *used == target_id => {}
            None if known.status == FileStatus::Ready => new.push(known),
            _ => return Ok(Err(Refusal::FileMissing)),
        }
    }
    let kept: BTreeSet<FileId> = files.iter().copied().collect();
    for (file, scope) in of_target(tx, target, &word)? {
        if !kept.contains(&file) {
            remove(tx, changes, file, &scope, now)?;
        }
    }
    for known in new {
        let (id, name) = (known.file.to_string(), scope.to_string());
        let sql = "UPDATE file SET target_id = $2, scope = $3 WHERE file_id = $1 AND target_id IS NULL";
        if tx.execute(sql, &[(&id).into(), (&target_id).into(), (&name).into()])? != 1 {
            return Err(StoreError::Raced);
        }
        let facts = known.facts.ok_or(StoreError::Shape("a ready file without facts"))?;
        let record = Record::File(FileBody {
            owner: person,
            target,
            name: facts.name,
            media: facts.media,
            size: facts.size,
            sha256: facts.sha256,
            image: facts.image,
            created_at: now,
        });
        changes.put(&scope, known.file.0, &record)?;
    }
    Ok(Ok(()))
}

/// Takes every file of a target away: the records now, the bytes as soon as this is committed.
pub(in crate::core) fn detach(tx: &mut dyn Tx, changes: &mut Changes, place: FilePlace, target: Uuid, now: i64) -> Result<(), StoreError> {
    for (file, scope) in of_target(tx, target, &place_word(place))? {
        remove(tx, changes, file, &scope, now)?;
    }
    Ok(())
}

/// A file, held until the transaction ends. The write changes nothing; it takes the lock.
fn hold(tx: &mut dyn Tx, file: FileId) -> Result<Option<Known>, StoreError> {
    let id = file.to_string();
    let sql = format!("UPDATE file SET status = status WHERE file_id = $1 RETURNING {COLUMNS}");
    tx.query_opt(&sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// The files of a target. An id alone says too little: only files of the target's own place are the target's.
fn of_target(tx: &mut dyn Tx, target: Uuid, place: &str) -> Result<Vec<(FileId, Scope)>, StoreError> {
    let id = target.to_string();
    let rows =
        tx.query("SELECT file_id, scope FROM file WHERE target_id = $1 AND place = $2 ORDER BY file_id", &[(&id).into(), place.into()])?;
    rows.iter().map(|row| Ok((row.parse(0)?, Scope::from(row.text(1)?)))).collect()
}

fn remove(tx: &mut dyn Tx, changes: &mut Changes, file: FileId, scope: &Scope, now: i64) -> Result<(), StoreError> {
    changes.remove(scope, Kind::File, file.0);
    super::trash::throw(tx, file, now)
}
