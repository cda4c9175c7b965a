//! What commands wait for, made anew after a salvage from what the commands say of themselves.
//!
//! Keeps S3: a command whose note of what it waits for could not be read waits for every earlier one that may give it, and for its
//! files. Waiting too long is mended by a verdict; going too soon would be refused.

use crate::store::StoreError;
use patio_domain::CommandId;
use patio_protocol::Command;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// A command that is not decided.
struct Open {
    id: String,
    person: String,
    command: Command,
}

fn list_open(tx: &Connection) -> Result<Vec<Open>, StoreError> {
    let mut statement = tx.prepare("SELECT command_id, person, kind, body FROM outbox WHERE state = 'queued' ORDER BY order_no")?;
    let mut rows = statement.query([])?;
    let mut open = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, person, kind, body): (String, String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        // A command of a newer version waits for what its notes say, if those are there.
        if let (Ok(_), Ok(command)) = (id.parse::<CommandId>(), Command::decode(&kind, &body)) {
            open.push(Open { id, person, command });
        }
    }
    Ok(open)
}

/// Links commands with their files again, and with earlier commands when not all notes of that could be read.
pub(super) fn mend(tx: &Connection, waits_are_whole: bool) -> Result<(), StoreError> {
    let open = list_open(tx)?;
    for (at, later) in open.iter().enumerate() {
        for file in later.command.files() {
            tx.prepare_cached(
                "INSERT INTO outbox_file (command_id, file) SELECT ?1, u.file FROM upload u WHERE u.file = ?3 AND u.person = ?2
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![later.id, later.person, file.to_string()])?;
        }
        let needs = if waits_are_whole { Vec::new() } else { later.command.needs() };
        for earlier in open.iter().take(at).filter(|earlier| earlier.person == later.person) {
            if earlier.command.gives().is_some_and(|given| needs.contains(&given)) {
                tx.prepare_cached("INSERT INTO outbox_after (command_id, after_command) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
                    .execute([&later.id, &earlier.id])?;
            }
        }
    }
    Ok(())
}

/// Lets go of the rows of files that neither a command nor a draft names, and gives those that stay with the number of the others. The
/// bytes of those are moved beside the damaged database.
pub(super) fn list_needed_files(tx: &Connection) -> Result<(BTreeSet<String>, usize), StoreError> {
    let gone = tx.execute(
        "DELETE FROM upload WHERE NOT EXISTS (SELECT 1 FROM outbox_file f WHERE f.file = upload.file)
            AND NOT EXISTS (SELECT 1 FROM draft d, json_each(d.files) j WHERE j.value = upload.file)",
        [],
    )?;
    let mut statement = tx.prepare("SELECT file FROM upload ORDER BY file")?;
    let stay = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok((stay, gone))
}
