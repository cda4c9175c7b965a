//! Owns: a schema of its own in the PostgreSQL cluster that `PATIO_TEST_POSTGRES` names; dropped at the end. Must not know what is in it.

use postgres::{Client, NoTls};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The variable that names the cluster.
pub const CLUSTER: &str = "PATIO_TEST_POSTGRES";

/// A schema.
pub struct Schema {
    cluster: String,
    name: String,
}

impl Schema {
    /// Makes an empty one; nothing when no cluster is named.
    ///
    /// # Errors
    /// When the cluster does not answer.
    pub fn make() -> Result<Option<Schema>, postgres::Error> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let Ok(cluster) = std::env::var(CLUSTER) else { return Ok(None) };
        let name = format!("w{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let schema = Schema { cluster, name };
        let name = &schema.name;
        schema.connect()?.batch_execute(&format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}"))?;
        Ok(Some(schema))
    }

    /// The same for a test, which says so when it does not run on PostgreSQL.
    ///
    /// # Panics
    /// When the cluster does not answer, or none is named and `PATIO_REQUIRE_POSTGRES` is set.
    #[must_use]
    pub fn of_test() -> Option<Schema> {
        let schema = Schema::make().expect("the cluster");
        if schema.is_none() {
            assert!(std::env::var("PATIO_REQUIRE_POSTGRES").is_err(), "PATIO_REQUIRE_POSTGRES is set and {CLUSTER} is not");
            eprintln!("NOT RUN ON POSTGRESQL: set {CLUSTER} to the URL of a cluster");
        }
        schema
    }

    /// The address at which a server finds it.
    #[must_use]
    pub fn address(&self) -> String {
        let mark = if self.cluster.contains('?') { '&' } else { '?' };
        format!("{}{mark}options=-csearch_path%3D{}", self.cluster, self.name)
    }

    fn connect(&self) -> Result<Client, postgres::Error> {
        Client::connect(&self.cluster, NoTls)
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        // The cluster of a run ends with it anyway.
        if let Ok(mut client) = self.connect() {
            let _ = client.batch_execute(&format!("DROP SCHEMA IF EXISTS {} CASCADE", self.name));
        }
    }
}
