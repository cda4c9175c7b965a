//! Owns: what of a laptop's cache is on its disk. `work.db` waits for the disk at every commit and `cache.db` does not, so the loss of power sets
//! the cache back, and the two databases then tell of different moments. Must not know what the tables mean.

use rusqlite::Connection;
use rusqlite::types::Value;

/// Each table with its columns; the number of a row is one where rows have numbers, because other tables may name it.
const TABLES: &str = "SELECT m.name, CASE WHEN m.sql LIKE '%WITHOUT ROWID%' THEN '' ELSE 'rowid, ' END || group_concat(c.name, ', ') \
     FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name <> 'refinery_schema_history' GROUP BY m.name";

/// The tables of a database at one moment.
pub struct Synced(Vec<Table>);

struct Table {
    name: String,
    columns: String,
    rows: Vec<Vec<Value>>,
}

impl Synced {
    /// A database as it is now.
    ///
    /// # Panics
    /// When it cannot be read, which is a defect of the simulation.
    #[must_use]
    pub fn of(database: &Connection) -> Synced {
        let mut tables = database.prepare_cached(TABLES).expect("a database in memory");
        let tables = tables.query_map([], |row| {
            let (name, columns): (String, String) = (row.get(0)?, row.get(1)?);
            let mut statement = database.prepare_cached(&format!("SELECT {columns} FROM {name}"))?;
            let count = statement.column_count();
            let rows = statement.query_map([], |row| (0..count).map(|at| row.get(at)).collect())?.collect::<Result<_, _>>()?;
            Ok(Table { name, columns, rows })
        });
        Synced(tables.expect("a database in memory").collect::<Result<_, _>>().expect("a database in memory"))
    }

    /// Sets a database back to that moment.
    ///
    /// # Panics
    /// When it cannot be written, which is a defect of the simulation.
    pub fn put_back(&self, database: &Connection) {
        database.execute_batch("BEGIN").expect("a database in memory");
        for Table { name, columns, rows } in &self.0 {
            database.execute(&format!("DELETE FROM {name}"), []).expect("a database in memory");
            for row in rows {
                let marks = vec!["?"; row.len()].join(", ");
                let sql = format!("INSERT INTO {name} ({columns}) VALUES ({marks})");
                let mut insert = database.prepare_cached(&sql).expect("a database in memory");
                insert.execute(rusqlite::params_from_iter(row)).expect("a database in memory");
            }
        }
        database.execute_batch("COMMIT").expect("a database in memory");
    }
}
