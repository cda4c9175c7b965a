//! The SQLite engine: one writer, a few readers, write-ahead log, every commit on disk before it is answered.

use super::Tx;
use super::error::StoreError;
use super::pool::Pool;
use super::value::{Param, Row, Value};
use super::writer::Writer;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::Path;

mod migrations {
    refinery::embed_migrations!("migrations/sqlite");
}

/// The oldest SQLite without the WAL-reset defect.
const OLDEST_SQLITE: i32 = 3_051_003;
const READERS: usize = 4;
const STATEMENTS: usize = 256;
const COMMON: &str = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0; \
     PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;";
/// The journal grows to sixteen megabytes before its pages go into the database: a page that many writes change goes there once.
const WRITER: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; \
     PRAGMA journal_size_limit = 20000000; PRAGMA secure_delete = ON;";

/// A SQLite database.
pub(super) struct Sqlite {
    writer: Writer,
    /// Empty for a database in memory, which has one connection only.
    readers: Option<Pool<Connection>>,
    /// One connection that sees what all others commit; none for a database in memory.
    watcher: Option<Pool<Connection>>,
}

impl Sqlite {
    /// Opens a database in a file, made when it is not there.
    pub(super) fn file(path: &Path) -> Result<Sqlite, StoreError> {
        assert_version()?;
        let (to_write, to_read, to_watch) = (path.to_owned(), path.to_owned(), path.to_owned());
        let writer = Writer::new(move || {
            let connection = Connection::open(&to_write)?;
            prepare(&connection, WRITER)?;
            Ok(connection)
        });
        let readers = Pool::new(READERS, move || {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
            let connection = Connection::open_with_flags(&to_read, flags)?;
            prepare(&connection, "PRAGMA query_only = ON;")?;
            Ok(connection)
        });
        let watcher = Pool::new(1, move || Ok(Connection::open_with_flags(&to_watch, OpenFlags::SQLITE_OPEN_READ_ONLY)?));
        let sqlite = Sqlite { writer, readers: Some(readers), watcher: Some(watcher) };
        sqlite.migrate()?;
        Ok(sqlite)
    }

    /// A database in memory, for simulations.
    pub(super) fn memory() -> Result<Sqlite, StoreError> {
        assert_version()?;
        let writer = Writer::new(|| {
            let connection = Connection::open_in_memory()?;
            prepare(&connection, "")?;
            Ok(connection)
        });
        let sqlite = Sqlite { writer, readers: None, watcher: None };
        sqlite.migrate()?;
        Ok(sqlite)
    }

    fn migrate(&self) -> Result<(), StoreError> {
        self.writer.with(|connection| Ok(migrations::migrations::runner().run(connection).map(drop)?))
    }

    pub(super) fn write<T>(
        &self,
        work: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError>,
        ask: impl Fn(&'static str) -> Result<(), StoreError>,
    ) -> Result<T, StoreError> {
        let written = self.writer.write(|connection| {
            let done = work(&mut SqliteTx(connection))?;
            ask("before_commit")?;
            Ok(done)
        })?;
        ask("after_commit")?;
        Ok(written)
    }

    /// The count of commits by other connections, as one connection sees it. Nobody else commits to a database in memory.
    pub(super) fn stands_at(&self) -> Result<String, StoreError> {
        let Some(watcher) = &self.watcher else { return Ok(String::new()) };
        watcher.with(usable, |connection| {
            let count: i64 = connection.query_row("PRAGMA data_version", [], |row| row.get(0))?;
            Ok(count.to_string())
        })
    }

    /// Empties the write-ahead log into the database. False when a reader still needs it; nothing waits for that.
    pub(super) fn empty_log(&self) -> Result<bool, StoreError> {
        self.writer.with(|connection| {
            connection.execute_batch("PRAGMA busy_timeout = 0")?;
            let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
            connection.execute_batch("PRAGMA busy_timeout = 5000")?;
            Ok(busy? == 0)
        })
    }

    pub(super) fn read<T>(&self, work: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let Some(readers) = &self.readers else { return self.writer.read(|connection| work(&mut SqliteTx(connection))) };
        readers.with(usable, |connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
            work(&mut SqliteTx(&transaction))
        })
    }

    /// Commits so far.
    pub(super) fn commits(&self) -> u64 {
        self.writer.counts().0
    }
}

/// Brings everything in the journal of a database that nobody has open into its one file, and removes the journal.
///
/// # Errors
/// When it cannot be opened, or a page cannot be written.
pub fn settle(path: &Path) -> Result<(), StoreError> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    connection.close().map_err(|(_, error)| error)?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Exhausted) }
}

fn usable(connection: &Connection) -> bool {
    connection.is_autocommit()
}

fn prepare(connection: &Connection, more: &str) -> Result<(), StoreError> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.execute_batch(COMMON)?;
    connection.execute_batch(more)?;
    Ok(())
}

fn assert_version() -> Result<(), StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::SqliteTooOld(rusqlite::version().to_owned()));
    }
    Ok(())
}

struct SqliteTx<'a>(&'a Connection);

impl Tx for SqliteTx<'_> {
    fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        bind(&mut statement, params)?;
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|at| {
                Ok(match row.get_ref(at)? {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(number) => Value::Int(number),
                    ValueRef::Real(_) => return Err(StoreError::Shape("a fraction")),
                    ValueRef::Text(text) => Value::Text(std::str::from_utf8(text).map_err(|_| StoreError::Shape("not UTF-8"))?.to_owned()),
                    ValueRef::Blob(bytes) => Value::Blob(bytes.to_owned()),
                })
            });
            found.push(Row(values.collect::<Result<_, StoreError>>()?));
        }
        Ok(found)
    }

    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        bind(&mut statement, params)?;
        Ok(u64::try_from(statement.raw_execute()?).unwrap_or(0))
    }
}

/// Binds the parameters. SQLite numbers them by the order in which a statement names them; `$2` may come before `$1`.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, params: &[Param<'_>]) -> Result<(), StoreError> {
    let named = statement.parameter_count();
    if named != params.len() {
        return Err(StoreError::Shape("other parameters than the statement has"));
    }
    for index in 1..=named {
        let number = statement.parameter_name(index).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let param = number.and_then(|number| params.get(number.checked_sub(1)?));
        match param.ok_or(StoreError::Shape("a parameter the statement does not have"))? {
            Param::Null => statement.raw_bind_parameter(index, rusqlite::types::Null)?,
            Param::Int(number) => statement.raw_bind_parameter(index, number)?,
            Param::Text(text) => statement.raw_bind_parameter(index, text)?,
            Param::Blob(bytes) => statement.raw_bind_parameter(index, bytes)?,
        }
    }
    Ok(())
}
