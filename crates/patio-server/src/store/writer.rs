//! The one writer of a SQLite database, and the commits that writes share.
//!
//! A commit waits for the disk. Writes that wait for their turn meanwhile run one after the other in one transaction, each undone by itself
//! when it fails, and the last of them commits for all: many writes cost one wait for the disk. Keeps S1: no write is answered before the
//! commit that it is part of, and when that commit fails, every write in it fails and has no effect. Must not know what is written.
//! Shown by the tests below and by `a_server_killed_under_load_has_every_post_exactly_once_and_no_cursor_is_lost`.

use super::error::StoreError;
use rusqlite::Connection;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a write waits for its turn before the server says it is busy.
const WAIT: Duration = Duration::from_secs(10);
/// Writes in one commit at most, so that the first of them does not wait for ever.
const MEMBERS_MAX: usize = 128;

type Open = Box<dyn Fn() -> Result<Connection, StoreError> + Send + Sync>;

/// The writer.
pub(super) struct Writer {
    open: Open,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Default)]
struct State {
    /// Nothing while a write has it, and before the first one.
    connection: Option<Connection>,
    is_taken: bool,
    /// Writes that wait for their turn.
    waiting: usize,
    /// The commit that the next write would be part of.
    batch: Arc<Batch>,
    /// Writes in it.
    members: usize,
    commits: u64,
}

/// One commit, and what became of it.
#[derive(Default)]
struct Batch {
    outcome: Mutex<Option<Result<(), Arc<StoreError>>>>,
    settled: Condvar,
}

impl Batch {
    fn settle(&self, outcome: Result<(), Arc<StoreError>>) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        self.settled.notify_all();
    }

    fn wait(&self) -> Result<(), StoreError> {
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match &*outcome {
                Some(Ok(())) => return Ok(()),
                Some(Err(error)) => return Err(StoreError::Commit(Arc::clone(error))),
                None => outcome = self.settled.wait(outcome).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

impl Writer {
    pub(super) fn new(open: impl Fn() -> Result<Connection, StoreError> + Send + Sync + 'static) -> Writer {
        Writer { open: Box::new(open), state: Mutex::default(), freed: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `work` as part of a commit, and returns when that commit is on the disk.
    pub(super) fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let turn = self.turn()?;
        let done = turn.run(work);
        let batch = turn.leave(done.is_ok());
        let done = done?;
        batch.wait()?;
        Ok(done)
    }

    /// Runs `work` on the connection outside any transaction.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut turn = self.turn()?;
        turn.end();
        let done = turn.connection.as_mut().map_or(Err(StoreError::Exhausted), work);
        turn.leave(false);
        done
    }

    /// Runs `work` in a snapshot, for a database that has one connection only.
    pub(super) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.with(|connection| work(&*connection.transaction()?))
    }

    /// Commits so far, and writes that wait for their turn now.
    pub(super) fn counts(&self) -> (u64, usize) {
        let state = self.lock();
        (state.commits, state.waiting)
    }

    fn turn(&self) -> Result<Turn<'_>, StoreError> {
        let mut state = self.lock();
        state.waiting += 1;
        // The one that has the connection looks at `waiting` when it leaves: it is only given up while there is such a one.
        while state.is_taken {
            let (next, waited) = self.freed.wait_timeout(state, WAIT).unwrap_or_else(PoisonError::into_inner);
            state = next;
            if waited.timed_out() && state.is_taken {
                state.waiting -= 1;
                return Err(StoreError::Exhausted);
            }
        }
        state.waiting -= 1;
        state.is_taken = true;
        let connection = state.connection.take();
        let is_first = state.members == 0;
        drop(state);
        let mut turn = Turn { writer: self, connection, is_first, is_over: false };
        if turn.connection.is_none() {
            turn.connection = Some((self.open)()?);
        }
        Ok(turn)
    }
}

/// The connection, held by one write. Dropped in a panic, it undoes that write and goes on as if the write had failed.
struct Turn<'a> {
    writer: &'a Writer,
    connection: Option<Connection>,
    /// Whether no write before it is part of the open transaction.
    is_first: bool,
    is_over: bool,
}

impl<'a> Turn<'a> {
    fn run<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let connection = self.connection.as_ref().ok_or(StoreError::Exhausted)?;
        run(connection, if self.is_first { "BEGIN IMMEDIATE" } else { "SAVEPOINT member" })?;
        let done = work(connection)?;
        if !self.is_first {
            run(connection, "RELEASE member")?;
        }
        Ok(done)
    }

    /// Undoes what a write did that failed.
    fn undo(&self) {
        let Some(connection) = self.connection.as_ref().filter(|connection| !connection.is_autocommit()) else { return };
        let undone = connection.execute_batch(if self.is_first { "ROLLBACK" } else { "ROLLBACK TO member; RELEASE member" });
        if undone.is_err() {
            // Nothing of the transaction may stay when a part of it cannot be undone. If even this fails, `leave` sees the open transaction.
            let _ = connection.execute_batch("ROLLBACK");
        }
    }

    /// Commits what the writes before this one wait for.
    fn end(&mut self) {
        if !self.is_first {
            drop(self.commit());
            self.is_first = true;
        }
    }

    /// Leaves the connection to the next one. Without a next one, or with enough writes, commits first. Gives the commit that this write is
    /// part of.
    fn leave(mut self, is_part: bool) -> Arc<Batch> {
        self.give_back(is_part)
    }

    fn give_back(&mut self, is_part: bool) -> Arc<Batch> {
        self.is_over = true;
        if !is_part {
            self.undo();
        }
        let writer = self.writer;
        let mut state = writer.lock();
        if is_part {
            state.members += 1;
        }
        let batch = Arc::clone(&state.batch);
        let is_open = self.connection.as_ref().is_some_and(|connection| !connection.is_autocommit());
        if state.members > 0 && !is_open {
            // SQLite undid the whole transaction: with this write those before it are gone.
            settle(&mut state, Err(Arc::new(StoreError::Undone)));
        } else if state.members > 0 && (state.waiting == 0 || state.members >= MEMBERS_MAX) {
            drop(state);
            state = self.commit();
        }
        // A connection that is neither committed nor undone is not used again.
        let is_usable = self.connection.as_ref().is_some_and(|connection| connection.is_autocommit() == (state.members == 0));
        state.connection = self.connection.take().filter(|_| is_usable);
        state.is_taken = false;
        drop(state);
        writer.freed.notify_one();
        batch
    }

    /// Commits without the lock, so that others can line up meanwhile. Gives the lock.
    fn commit(&self) -> MutexGuard<'a, State> {
        let (writer, outcome) = (self.writer, self.try_commit());
        let mut state = writer.lock();
        settle(&mut state, outcome);
        state
    }

    fn try_commit(&self) -> Result<(), Arc<StoreError>> {
        let Some(connection) = &self.connection else { return Err(Arc::new(StoreError::Exhausted)) };
        run(connection, "COMMIT").map_err(|error| {
            // It may be over already; then there is nothing to undo.
            let _ = connection.execute_batch("ROLLBACK");
            Arc::new(error)
        })
    }
}

/// Runs a statement that comes again with every write, and is parsed once.
fn run(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    Ok(connection.prepare_cached(sql)?.execute([]).map(drop)?)
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            self.give_back(false);
        }
    }
}

/// The commit is over: tells its writes, and begins the next.
fn settle(state: &mut State, outcome: Result<(), Arc<StoreError>>) {
    state.commits += u64::from(outcome.is_ok());
    state.members = 0;
    std::mem::take(&mut state.batch).settle(outcome);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::mpsc;
    use std::thread::{self, JoinHandle};

    fn writer(folder: &tempfile::TempDir) -> Arc<Writer> {
        let path = folder.path().join("x.db");
        let writer = Writer::new(move || {
            let connection = Connection::open(&path)?;
            connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;")?;
            Ok(connection)
        });
        let made = writer.write(|connection| {
            let sql = "CREATE TABLE one (n INTEGER PRIMARY KEY, of INTEGER REFERENCES one (n) DEFERRABLE INITIALLY DEFERRED)";
            Ok(connection.execute_batch(sql)?)
        });
        made.unwrap();
        Arc::new(writer)
    }

    fn insert(connection: &Connection, n: i64) -> Result<(), StoreError> {
        Ok(connection.execute("INSERT INTO one (n) VALUES (?1)", [n]).map(drop)?)
    }

    fn rows(writer: &Writer) -> Vec<i64> {
        let read = writer.read(|connection| {
            let mut statement = connection.prepare("SELECT n FROM one ORDER BY n")?;
            Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
        });
        read.unwrap()
    }

    type Work = Box<dyn FnOnce(&Connection) -> Result<(), StoreError> + Send>;

    /// Holds the writer until every one of these waits for its turn, then lets them go; gives their outcomes.
    fn together(writer: &Arc<Writer>, works: Vec<Work>) -> Vec<thread::Result<Result<(), StoreError>>> {
        let (count, (held, is_held)) = (works.len(), mpsc::channel());
        let (go, may_go) = mpsc::channel::<()>();
        let first = Arc::clone(writer);
        let holder = thread::spawn(move || {
            first.write(|_| {
                held.send(()).unwrap();
                let _ = may_go.recv();
                Ok(())
            })
        });
        is_held.recv().unwrap();
        let threads: Vec<JoinHandle<_>> = works
            .into_iter()
            .map(|work| {
                let writer = Arc::clone(writer);
                thread::spawn(move || catch_unwind(AssertUnwindSafe(|| writer.write(work))))
            })
            .collect();
        while writer.counts().1 < count {
            thread::yield_now();
        }
        drop(go);
        // It shares the fate of the others.
        let _ = holder.join().unwrap();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    }

    #[test]
    fn writes_that_wait_together_are_one_commit_and_each_fails_alone() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(&folder);
        let (before, _) = writer.counts();
        let mut works: Vec<Work> = (0..40).map(|n| Box::new(move |connection: &Connection| insert(connection, n)) as Work).collect();
        works.push(Box::new(|connection| {
            insert(connection, 100)?;
            Err(StoreError::Raced)
        }));
        works.push(Box::new(|connection| {
            insert(connection, 101)?;
            panic!("a defect")
        }));
        let outcomes = together(&writer, works);
        assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Ok(Ok(())))).count(), 40);
        assert!(matches!(outcomes[40], Ok(Err(StoreError::Raced))) && outcomes[41].is_err());
        assert_eq!(rows(&writer), (0..40).collect::<Vec<_>>());
        // One for the write that held the others up together with those that came while it did, and few more when some came later.
        assert!(writer.counts().0 - before <= 3, "{}", writer.counts().0 - before);
    }

    #[test]
    fn when_the_commit_fails_every_write_in_it_fails_and_the_next_ones_work() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(&folder);
        let mut works: Vec<Work> = (0..8).map(|n| Box::new(move |connection: &Connection| insert(connection, n)) as Work).collect();
        // It points at nothing, which SQLite notices at the commit.
        works.push(Box::new(|connection| Ok(connection.execute("INSERT INTO one (n, of) VALUES (50, 999)", []).map(drop)?)));
        let outcomes = together(&writer, works);
        let failed = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Err(StoreError::Commit(_))))).count();
        assert_eq!(rows(&writer).len() + failed, 9, "whoever was told of success is there, and nobody else");
        assert!(failed > 0 && !rows(&writer).contains(&50));
        writer.write(|connection| insert(connection, 60)).unwrap();
        assert!(rows(&writer).contains(&60));
    }

    #[test]
    fn a_write_after_which_sqlite_undid_everything_takes_those_before_it_along() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(&folder);
        let mut works: Vec<Work> = (0..8).map(|n| Box::new(move |connection: &Connection| insert(connection, n)) as Work).collect();
        works.push(Box::new(|connection| {
            connection.execute_batch("ROLLBACK")?;
            Err(StoreError::Raced)
        }));
        let outcomes = together(&writer, works);
        let told: Vec<i64> = (0..8).filter(|n| matches!(outcomes[usize::try_from(*n).unwrap()], Ok(Ok(())))).collect();
        assert_eq!(rows(&writer), told);
        writer.write(|connection| insert(connection, 60)).unwrap();
    }

    #[test]
    fn a_database_that_cannot_be_opened_is_an_error_for_each_write() {
        let writer = Writer::new(|| Err(StoreError::Exhausted));
        for _ in 0..3 {
            assert!(matches!(writer.write(|_| Ok(())), Err(StoreError::Exhausted)));
        }
    }
}
