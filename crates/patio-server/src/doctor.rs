//! The doctor: looks whether the data is what the code believes it is. Changes nothing that lasts.

mod files;
mod named;

pub use files::examine_files;

use crate::core::{ENTITIES, Entity};
use crate::data_dir::DataDir;
use crate::files::FileOptions;
use crate::store::{Store, StoreError, Tx};
use patio_protocol::digest::Digest;
use patio_protocol::push::Verdict;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whether it is as it should be.
    pub well: bool,
    /// What was looked at, and what was found.
    pub text: String,
}

fn line(name: &str, found: Result<Option<String>, String>) -> Line {
    match found {
        Ok(None) => Line { well: true, text: name.to_owned() },
        Ok(Some(detail)) => Line { well: true, text: format!("{name}: {detail}") },
        Err(detail) => Line { well: false, text: format!("{name}: {detail}") },
    }
}

/// Looks at everything.
#[must_use]
pub fn examine(data: &DataDir, database: Option<&str>, files: &FileOptions) -> Vec<Line> {
    let mut lines = vec![
        line("version", Ok(Some(format!("patio-server {}, SQLite {}", env!("CARGO_PKG_VERSION"), rusqlite::version())))),
        line("files are private", private_files(data, files)),
    ];
    match data.store(database) {
        Ok(store) => {
            lines.extend(examine_store(&store));
            if store.engine() == "postgres" {
                lines.push(look(&store, "database keeps what it confirms", durable));
            }
            match data.files(files) {
                Ok(files) => lines.extend(examine_files(&store, &files)),
                Err(error) => lines.push(line("file store opens", Err(error.to_string()))),
            }
        }
        Err(error) => lines.push(line("database opens", Err(error.to_string()))),
    }
    lines
}

fn private_files(data: &DataDir, files: &FileOptions) -> Result<Option<String>, String> {
    match data.list_readable_by_others(files) {
        Ok(found) if found.is_empty() => Ok(None),
        Ok(found) => Err(found.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")),
        Err(error) => Err(error.to_string()),
    }
}

/// Looks at a store alone.
#[must_use]
pub fn examine_store(store: &Store) -> Vec<Line> {
    type Check = fn(&mut dyn Tx) -> Result<Result<Option<String>, String>, StoreError>;
    let checks: [(&str, Check); 9] = [
        ("organisation is made", organisation),
        ("heads fit the feed", heads),
        ("digests fit the feed", digests),
        ("links reach every head", links),
        ("counts of members are right", counts),
        ("grants have their causes", grants),
        ("each id stands for one thing", ids),
        ("named files are there", named::named_files),
        ("verdicts can be read", verdicts),
    ];
    let mut lines = vec![line("database opens", Ok(Some(store.engine().to_owned())))];
    if store.engine() == "sqlite" {
        lines.push(look(store, "database is intact", integrity));
    }
    lines.extend(checks.map(|(name, check)| look(store, name, check)));
    lines
}

fn look(store: &Store, name: &str, check: impl FnOnce(&mut dyn Tx) -> Result<Result<Option<String>, String>, StoreError>) -> Line {
    line(name, store.read(check).unwrap_or_else(|error| Err(error.to_string())))
}

type Found = Result<Result<Option<String>, String>, StoreError>;

fn integrity(tx: &mut dyn Tx) -> Found {
    let mut wrong = Vec::new();
    for row in tx.query("PRAGMA integrity_check(5)", &[])? {
        if row.text(0)? != "ok" {
            wrong.push(row.text(0)?.to_owned());
        }
    }
    let loose = tx.query("PRAGMA foreign_key_check", &[])?.len();
    if loose > 0 {
        wrong.push(format!("{loose} rows point at nothing"));
    }
    Ok(if wrong.is_empty() { Ok(None) } else { Err(wrong.join("; ")) })
}

/// Whether PostgreSQL is set up to lose nothing it has confirmed.
fn durable(tx: &mut dyn Tx) -> Found {
    let sql = "SELECT name || ' is ' || setting FROM pg_settings \
               WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting NOT IN ('on', 'remote_apply', 'remote_write')";
    let rows = tx.query(sql, &[])?;
    let off = rows.iter().map(|row| row.text(0).map(str::to_owned)).collect::<Result<Vec<_>, _>>()?;
    Ok(if off.is_empty() { Ok(None) } else { Err(off.join(", ")) })
}

fn organisation(tx: &mut dyn Tx) -> Found {
    let people = tx.query_opt("SELECT count(*) FROM account", &[])?.map_or(Ok(0), |row| row.int(0))?;
    let made = tx.query("SELECT value FROM meta WHERE key IN ('epoch', 'organisation')", &[])?.len() == 2;
    Ok(if made { Ok(Some(format!("{people} accounts"))) } else { Err("run `patio-server init`".to_owned()) })
}

/// Nothing, or the names of the things that a query found wrong.
fn list_wrong(tx: &mut dyn Tx, sql: &str) -> Found {
    let rows = tx.query(sql, &[])?;
    let names = rows.iter().map(|row| row.text(0).map(str::to_owned)).collect::<Result<Vec<_>, _>>()?;
    Ok(if names.is_empty() { Ok(None) } else { Err(names.join(", ")) })
}

fn heads(tx: &mut dyn Tx) -> Found {
    list_wrong(
        tx,
        "SELECT s.name FROM scope s WHERE s.head <> (SELECT coalesce(max(f.seq), 0) FROM feed f WHERE f.scope = s.name) \
         UNION SELECT f.scope FROM feed f WHERE NOT EXISTS (SELECT 1 FROM scope s WHERE s.name = f.scope)",
    )
}

fn links(tx: &mut dyn Tx) -> Found {
    list_wrong(
        tx,
        "SELECT s.name FROM scope s WHERE s.head > 0 \
         AND NOT EXISTS (SELECT 1 FROM scope_link l WHERE l.scope = s.name AND l.head = s.head AND l.link = s.link)",
    )
}

fn counts(tx: &mut dyn Tx) -> Found {
    list_wrong(
        tx,
        "SELECT c.community_id FROM community c WHERE c.member_count <> \
         (SELECT count(*) FROM membership m WHERE m.community_id = c.community_id) OR c.manager_count <> \
         (SELECT count(*) FROM membership m WHERE m.community_id = c.community_id AND m.role = 'manager')",
    )
}

/// Grants without a cause, and causes that grant nothing: memberships, staff of desks, and desks, whose public questions everybody sees.
fn grants(tx: &mut dyn Tx) -> Found {
    list_wrong(
        tx,
        "WITH cause AS (SELECT m.person_id, 'community:' || m.community_id AS scope FROM membership m \
         UNION ALL SELECT d.person_id, 'desk-staff:' || d.desk_id FROM desk_staff d) \
         SELECT g.person_id || ' in ' || g.scope FROM scope_grant g WHERE NOT EXISTS \
         (SELECT 1 FROM cause c WHERE c.person_id = g.person_id AND c.scope = g.scope) \
         UNION SELECT c.person_id || ' in ' || c.scope FROM cause c WHERE NOT EXISTS \
         (SELECT 1 FROM scope_grant g WHERE g.person_id = c.person_id AND g.scope = c.scope) \
         UNION SELECT 'everybody in ' || o.scope FROM open_scope o WHERE NOT EXISTS \
         (SELECT 1 FROM desk d WHERE 'desk:' || d.desk_id = o.scope) \
         UNION SELECT 'everybody in desk:' || d.desk_id FROM desk d WHERE NOT EXISTS \
         (SELECT 1 FROM open_scope o WHERE o.scope = 'desk:' || d.desk_id)",
    )
}

/// Things whose id stands for something else, and ids that stand for nothing.
fn ids(tx: &mut dyn Tx) -> Found {
    let kept: Vec<String> = ENTITIES.map(|Entity { kind, table, id }| format!("SELECT {id} AS id, '{kind}' AS kind FROM {table}")).into();
    let kept = kept.join(" UNION ALL ");
    list_wrong(
        tx,
        &format!(
            "SELECT k.kind || ' ' || k.id FROM ({kept}) k LEFT JOIN entity e ON e.entity_id = k.id AND e.kind = k.kind \
             WHERE e.entity_id IS NULL UNION SELECT e.kind || ' ' || e.entity_id FROM entity e \
             LEFT JOIN ({kept}) k ON k.id = e.entity_id WHERE k.id IS NULL"
        ),
    )
}

fn verdicts(tx: &mut dyn Tx) -> Found {
    let rows = tx.query("SELECT verdict, count(*) FROM command_log GROUP BY verdict", &[])?;
    let mut commands = 0;
    for row in &rows {
        if serde_json::from_str::<Verdict>(row.text(0)?).is_err() {
            return Ok(Err(row.text(0)?.to_owned()));
        }
        commands += row.int(1)?;
    }
    Ok(Ok(Some(format!("{commands} commands"))))
}

fn digests(tx: &mut dyn Tx) -> Found {
    const CHUNK: i64 = 2_000;
    let mut wrong = Vec::new();
    for scope in tx.query("SELECT name, digest FROM scope ORDER BY name", &[])? {
        let (name, kept) = (scope.text(0)?, scope.text(1)?);
        let (mut digest, mut after) = (Digest::default(), 0);
        loop {
            let sql = "SELECT seq, kind, id, body FROM feed WHERE scope = $1 AND seq > $2 ORDER BY seq LIMIT $3";
            let rows = tx.query(sql, &[name.into(), after.into(), CHUNK.into()])?;
            let Some(last) = rows.last() else { break };
            after = last.int(0)?;
            for row in &rows {
                if let Some(body) = row.opt_text(3)? {
                    digest.add(row.int(0)?, row.text(1)?, row.text(2)?, body);
                }
            }
        }
        if digest.to_string() != kept {
            wrong.push(name.to_owned());
        }
    }
    Ok(if wrong.is_empty() { Ok(None) } else { Err(wrong.join(", ")) })
}
