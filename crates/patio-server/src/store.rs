//! The store: transactions over SQLite or PostgreSQL with the same SQL text on both.
//!
//! Owns connections, migrations and the fault points. Must not know commands, people or HTTP. Keeps S1: what a write did is
//! all there or not there at all, and an error after COMMIT is reported as an error, so that the caller decides nothing.

mod error;
mod name_keys;
mod pool;
mod postgres;
mod sqlite;
mod value;
mod writer;

pub use error::StoreError;
pub use sqlite::settle;
pub use value::{Param, Row, Value};

use std::path::Path;
use std::sync::Arc;

/// Called at `before_commit` and `after_commit`; `true` makes the write fail there. Before: nothing happened. After: the
/// commit happened and the caller does not know it.
pub type FaultPoint = Arc<dyn Fn(&'static str) -> bool + Send + Sync>;

/// A transaction.
pub trait Tx {
    /// Runs a statement that gives rows. Parameters are written `$1`, `$2` … .
    ///
    /// # Errors
    /// When the database fails.
    fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError>;

    /// Runs a statement that gives no rows; says how many it changed.
    ///
    /// # Errors
    /// When the database fails.
    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, StoreError>;

    /// The first row, if there is one.
    ///
    /// # Errors
    /// When the database fails.
    fn query_opt(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, params)?.into_iter().next())
    }
}

/// Told the text of every statement, before it runs: for tests that look at plans.
pub type StatementLog = Arc<dyn Fn(&str) + Send + Sync>;

/// Most parameters of one statement.
pub const PARAMS_MAX: usize = 16;

/// The items of a list in a statement that has `length` places: the last item fills what is left, so that one statement serves any number.
pub fn filled<T>(items: &[T], length: usize) -> impl Iterator<Item = &T> {
    items.iter().chain(items.last().into_iter().cycle()).take(length)
}

/// How often a write is tried when other transactions are in its way.
const TRIES: u32 = 5;

/// A database.
pub struct Store {
    engine: Engine,
    fault: Option<FaultPoint>,
    log: Option<StatementLog>,
}

enum Engine {
    Sqlite(Box<sqlite::Sqlite>),
    Postgres(postgres::Postgres),
}

impl Store {
    /// Opens a SQLite database in a file, made when it is not there.
    ///
    /// # Errors
    /// When it cannot be opened or migrated.
    pub fn sqlite(path: &Path) -> Result<Store, StoreError> {
        Store::opened(Engine::Sqlite(Box::new(sqlite::Sqlite::file(path)?)))
    }

    /// A SQLite database in memory: for simulations, gone when dropped.
    ///
    /// # Errors
    /// When it cannot be migrated.
    pub fn memory() -> Result<Store, StoreError> {
        Store::opened(Engine::Sqlite(Box::new(sqlite::Sqlite::memory()?)))
    }

    /// Connects to a PostgreSQL database by its URL.
    ///
    /// # Errors
    /// When it cannot be reached or migrated.
    pub fn postgres(url: &str) -> Result<Store, StoreError> {
        Store::opened(Engine::Postgres(postgres::Postgres::open(url)?))
    }

    /// The store over an engine whose tables are up to date.
    fn opened(engine: Engine) -> Result<Store, StoreError> {
        let store = Store { engine, fault: None, log: None };
        name_keys::update(&store)?;
        Ok(store)
    }

    /// Asks `fault` at every fault point.
    #[must_use]
    pub fn with_fault(mut self, fault: FaultPoint) -> Store {
        self.fault = Some(fault);
        self
    }

    /// Tells `log` of every statement.
    #[must_use]
    pub fn with_statement_log(mut self, log: StatementLog) -> Store {
        self.log = Some(log);
        self
    }

    /// Which engine it is, as a word.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite(_) => "sqlite",
            Engine::Postgres(_) => "postgres",
        }
    }

    /// Whether other processes write to it at the same time.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// Takes what was overwritten or removed off the disk: SQLite's log is emptied into the database, whose free pages hold zeros
    /// (`secure_delete`). False when a reader still needs the log. PostgreSQL has a log of its own, which is its operator's matter.
    ///
    /// # Errors
    /// When the database fails.
    pub fn empty_log(&self) -> Result<bool, StoreError> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.empty_log(),
            Engine::Postgres(_) => Ok(true),
        }
    }

    /// Commits so far, on SQLite: writes that wait for their turn together share one.
    #[must_use]
    pub fn commits(&self) -> Option<u64> {
        match &self.engine {
            Engine::Sqlite(sqlite) => Some(sqlite.commits()),
            Engine::Postgres(_) => None,
        }
    }

    /// Runs `work` in a transaction that may write, and commits it when `work` succeeds.
    ///
    /// # Errors
    /// When `work` fails (nothing happened) or the commit fails (unknown whether it happened).
    pub fn write<T>(&self, work: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let ask = |point| self.ask(point);
        let work = |tx: &mut dyn Tx| self.logged(tx, work);
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.write(work, ask),
            Engine::Postgres(postgres) => postgres.write(work, ask),
        }
    }

    /// Runs `work` for each item, and gives each its own outcome: what fails for one item has no effect, and the others have theirs.
    ///
    /// PostgreSQL commits each item by itself, so that no item waits for a lock while it holds those of the item before; two callers
    /// with the same items in opposite order would otherwise wait for each other. SQLite has one writer, and one commit for all: only when
    /// an item fails, all are undone and done once more, each so that it can be undone by itself. `work` may run twice for an item.
    ///
    /// # Errors
    /// When no item has an outcome: the database failed, or the commit of all.
    pub fn write_each<I, T>(
        &self,
        items: &[I],
        mut work: impl FnMut(&mut dyn Tx, &I) -> Result<T, StoreError>,
    ) -> Result<Vec<Result<T, StoreError>>, StoreError> {
        if matches!(self.engine, Engine::Postgres(_)) {
            return Ok(items.iter().map(|item| self.insist(|tx| work(tx, item))).collect());
        }
        let mut an_item_failed = false;
        let all = self.write(|tx| {
            let done: Result<Vec<T>, StoreError> = items.iter().map(|item| work(tx, item)).collect();
            an_item_failed = done.is_err();
            done
        });
        match all {
            Ok(done) => Ok(done.into_iter().map(Ok).collect()),
            Err(error) if !an_item_failed => Err(error),
            // Alone, it is undone already.
            Err(error) if items.len() == 1 => Ok(vec![Err(error)]),
            Err(_) => self.write(|tx| items.iter().map(|item| in_savepoint(tx, |tx| work(tx, item))).collect()),
        }
    }

    /// A write that is tried again when another transaction was in its way.
    fn insist<T>(&self, mut work: impl FnMut(&mut dyn Tx) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut tries = 1;
        loop {
            match self.write(&mut work) {
                Err(error) if error.is_of_the_moment() && tries < TRIES => tries += 1,
                done => return done,
            }
        }
    }

    /// Runs `work` in one snapshot that cannot write.
    ///
    /// # Errors
    /// When `work` fails.
    pub fn read<T>(&self, work: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let work = |tx: &mut dyn Tx| self.logged(tx, work);
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.read(work),
            Engine::Postgres(postgres) => postgres.read(work),
        }
    }

    /// A word that stays the same for as long as nobody commits anything, on whichever node.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn stands_at(&self) -> Result<String, StoreError> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.stands_at(),
            Engine::Postgres(_) => self.read(|tx| {
                let row = tx.query_opt("SELECT CAST(pg_current_snapshot() AS TEXT)", &[])?;
                Ok(row.ok_or(StoreError::Shape("a snapshot without a row"))?.text(0)?.to_owned())
            }),
        }
    }

    fn logged<T>(&self, tx: &mut dyn Tx, work: impl FnOnce(&mut dyn Tx) -> T) -> T {
        match &self.log {
            Some(log) => work(&mut Logged { tx, log }),
            None => work(tx),
        }
    }

    fn ask(&self, point: &'static str) -> Result<(), StoreError> {
        match &self.fault {
            Some(fault) if fault(point) => Err(StoreError::Fault(point)),
            _ => Ok(()),
        }
    }
}

/// Runs `work` so that it has no effect when it fails. The outer error is one after which the whole transaction is lost.
fn in_savepoint<T>(tx: &mut dyn Tx, work: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError>) -> Result<Result<T, StoreError>, StoreError> {
    tx.execute("SAVEPOINT item", &[])?;
    let done = work(tx);
    if done.is_err() {
        tx.execute("ROLLBACK TO item", &[])?;
    }
    tx.execute("RELEASE item", &[])?;
    Ok(done)
}

/// A transaction whose statements are told to a log.
struct Logged<'a> {
    tx: &'a mut dyn Tx,
    log: &'a StatementLog,
}

impl Tx for Logged<'_> {
    fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        (self.log)(sql);
        self.tx.query(sql, params)
    }

    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, StoreError> {
        (self.log)(sql);
        self.tx.execute(sql, params)
    }
}
