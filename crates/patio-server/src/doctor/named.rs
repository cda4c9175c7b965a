//! What the doctor looks at in records that name files: each named file has a record beside them, and its row says the same place.

use super::Found;
use crate::store::{StoreError, Tx};
use patio_domain::FileId;
use patio_protocol::{Kind, Record};

/// Records read at a time.
const CHUNK: i64 = 2_000;
/// Most findings that are named.
const MOST: usize = 20;

/// Looks for people, posts and comments that name a file which is not theirs, or not there.
pub(super) fn named_files(tx: &mut dyn Tx) -> Found {
    let mut wrong = Vec::new();
    for kind in [Kind::Person, Kind::Post, Kind::Comment] {
        let (mut scope, mut id) = (String::new(), String::new());
        loop {
            let sql = "SELECT scope, id, body FROM feed WHERE kind = $1 AND (scope, id) > ($2, $3) AND body IS NOT NULL \
                       ORDER BY scope, id LIMIT $4";
            let rows = tx.query(sql, &[kind.as_str().into(), (&scope).into(), (&id).into(), CHUNK.into()])?;
            let Some(last) = rows.last() else { break };
            (scope, id) = (last.text(0)?.to_owned(), last.text(1)?.to_owned());
            for row in &rows {
                for file in files_of(&kind, row.text(2)?)? {
                    if wrong.len() < MOST && !is_there(tx, row.text(0)?, row.text(1)?, file)? {
                        wrong.push(format!("{} {} names {file}", kind.as_str(), row.text(1)?));
                    }
                }
            }
        }
    }
    Ok(if wrong.is_empty() { Ok(None) } else { Err(wrong.join(", ")) })
}

fn files_of(kind: &Kind, body: &str) -> Result<Vec<FileId>, StoreError> {
    Ok(match Record::decode(kind, body)? {
        Some(Record::Person(body)) => body.photo.into_iter().collect(),
        Some(Record::Post(body)) => body.files,
        Some(Record::Comment(body)) => body.files,
        _ => Vec::new(),
    })
}

fn is_there(tx: &mut dyn Tx, scope: &str, target: &str, file: FileId) -> Result<bool, StoreError> {
    let id = file.to_string();
    let sql = "SELECT f.id FROM feed f JOIN file k ON k.file_id = f.id AND k.scope = f.scope AND k.target_id = $3 \
               WHERE f.scope = $1 AND f.kind = 'file' AND f.id = $2 AND f.body IS NOT NULL";
    Ok(tx.query_opt(sql, &[scope.into(), (&id).into(), target.into()])?.is_some())
}
