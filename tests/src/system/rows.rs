//! Owns: reading the server's tables directly, on either engine. Must not know what the rows mean.

use super::laptop::rows_of;
use std::path::PathBuf;
use std::process::Command;

/// A database of a server.
pub enum Rows {
    /// SQLite: its file.
    Sqlite(PathBuf),
    /// PostgreSQL: the program `psql` and the address.
    Postgres(PathBuf, String),
}

impl Rows {
    /// The rows, each column as text.
    pub fn read(&self, sql: &str) -> Result<Vec<Vec<String>>, String> {
        match self {
            Rows::Sqlite(file) => rows_of(file, sql).map_err(|error| error.to_string()),
            Rows::Postgres(psql, address) => {
                let output = Command::new(psql).args(["-X", "-A", "-t", "-F", "\t", "-d", address, "-c", sql]).output();
                let output = output.map_err(|error| error.to_string())?;
                if !output.status.success() {
                    return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
                }
                let text = String::from_utf8_lossy(&output.stdout).into_owned();
                Ok(text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())
            }
        }
    }
}
