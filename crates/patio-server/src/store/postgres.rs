//! The PostgreSQL engine: a pool of connections, READ COMMITTED for writing, one snapshot for reading.

use super::Tx;
use super::error::StoreError;
use super::pool::Pool;
use super::value::{Param, Row, Value};
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, IsolationLevel, NoTls, Statement};
use std::collections::HashMap;
use std::error::Error;

mod migrations {
    refinery::embed_migrations!("migrations/postgres");
}

const CONNECTIONS: usize = 16;
/// So that a dead node cannot hold others up, and a wait becomes "busy" instead of silence.
const LIMITS: &str = "SET statement_timeout = '60s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '120s'";
/// Nodes that start together migrate one after the other.
const MIGRATION_LOCK: i64 = 0x0070_6174_696f;

struct Connection {
    client: Client,
    statements: HashMap<String, Statement>,
}

/// A PostgreSQL database.
pub(super) struct Postgres {
    pool: Pool<Connection>,
}

impl Postgres {
    /// Connects to `url` and brings the tables up to date.
    pub(super) fn open(url: &str) -> Result<Postgres, StoreError> {
        let config: Config = url.parse()?;
        let pool = Pool::new(CONNECTIONS, move || {
            let mut client = config.connect(NoTls)?;
            client.batch_execute(LIMITS)?;
            Ok(Connection { client, statements: HashMap::new() })
        });
        let postgres = Postgres { pool };
        postgres.pool.with(usable, |connection| {
            connection.client.query("SELECT pg_advisory_lock($1)", &[&MIGRATION_LOCK])?;
            let migrated = migrations::migrations::runner().run(&mut connection.client).map(drop);
            connection.client.query("SELECT pg_advisory_unlock($1)", &[&MIGRATION_LOCK])?;
            Ok(migrated?)
        })?;
        Ok(postgres)
    }

    pub(super) fn write<T>(
        &self,
        work: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError>,
        ask: impl Fn(&'static str) -> Result<(), StoreError>,
    ) -> Result<T, StoreError> {
        self.pool.with(usable, |connection| {
            let transaction = connection.client.build_transaction().isolation_level(IsolationLevel::ReadCommitted).start()?;
            let mut tx = PostgresTx { transaction, statements: &mut connection.statements };
            let result = work(&mut tx)?;
            let open = tx.transaction;
            ask("before_commit")?;
            open.commit()?;
            ask("after_commit")?;
            Ok(result)
        })
    }

    pub(super) fn read<T>(&self, work: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.pool.with(usable, |connection| {
            let builder = connection.client.build_transaction().isolation_level(IsolationLevel::RepeatableRead);
            let transaction = builder.read_only(true).start()?;
            work(&mut PostgresTx { transaction, statements: &mut connection.statements })
        })
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // A connection closes itself with a runtime of its own, which cannot be had on a thread that drives another one.
        let idle = self.pool.drain();
        if !idle.is_empty() {
            // A thread that panicked has closed what it could.
            let _ = std::thread::spawn(move || drop(idle)).join();
        }
    }
}

fn usable(connection: &Connection) -> bool {
    !connection.client.is_closed()
}

struct PostgresTx<'a> {
    transaction: postgres::Transaction<'a>,
    statements: &'a mut HashMap<String, Statement>,
}

impl PostgresTx<'_> {
    fn statement(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let made = self.transaction.prepare(sql)?;
        self.statements.insert(sql.to_owned(), made.clone());
        Ok(made)
    }
}

impl Tx for PostgresTx<'_> {
    fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        let statement = self.statement(sql)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|param| param as &(dyn ToSql + Sync)).collect();
        let rows = self.transaction.query(&statement, &params)?;
        rows.iter().map(|row| (0..row.len()).map(|at| value(row, at)).collect::<Result<_, _>>().map(Row)).collect()
    }

    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, StoreError> {
        let statement = self.statement(sql)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|param| param as &(dyn ToSql + Sync)).collect();
        Ok(self.transaction.execute(&statement, &params)?)
    }
}

fn value(row: &postgres::Row, at: usize) -> Result<Value, StoreError> {
    let column = row.columns().get(at).ok_or(StoreError::Shape("no such column"))?;
    let found = match *column.type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(at)?.map(Value::Int),
        Type::INT4 => row.try_get::<_, Option<i32>>(at)?.map(|number| Value::Int(i64::from(number))),
        Type::BOOL => row.try_get::<_, Option<bool>>(at)?.map(|yes| Value::Int(i64::from(yes))),
        Type::TEXT | Type::VARCHAR => row.try_get::<_, Option<String>>(at)?.map(Value::Text),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(at)?.map(Value::Blob),
        _ => return Err(StoreError::Shape("a column type Patio does not use")),
    };
    Ok(found.unwrap_or(Value::Null))
}

impl ToSql for Param<'_> {
    fn to_sql(&self, ty: &Type, out: &mut postgres::types::private::BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Param::Null => Ok(IsNull::Yes),
            Param::Int(number) if *ty == Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
            Param::Int(number) => number.to_sql(ty, out),
            Param::Text(text) => text.to_sql(ty, out),
            Param::Blob(bytes) => bytes.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
