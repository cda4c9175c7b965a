//! An organisation to import into, on either engine, and what is in it afterwards.

use clap::Parser;
use patio_domain::world::{Clock, Random};
use patio_server::files::{FileOptions, Files};
use patio_server::import::{self, ImportError, Report, Source};
use patio_server::{Core, Keys, PasswordCost, Store};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// Thursday 2 October 2025, 12:00 in Amsterdam.
pub const NOW: i64 = 1_759_399_200_000;

pub struct TestClock(pub AtomicI64);

impl Clock for TestClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
    fn monotonic_ms(&self) -> u64 {
        0
    }
}

/// Splitmix64.
pub struct Seeded(pub u64);

impl Random for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            *byte = (z >> 40) as u8;
        }
    }
}

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    source: Source,
}

/// The arguments after `patio-server import`.
pub fn source(arguments: &[&str]) -> Source {
    Arguments::try_parse_from(["import"].iter().chain(arguments)).unwrap_or_else(|error| panic!("{error}")).source
}

pub struct World {
    pub core: Core,
    pub clock: Arc<TestClock>,
    pub folder: tempfile::TempDir,
}

static COUNT: AtomicU64 = AtomicU64::new(0);

impl World {
    pub fn sqlite() -> World {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::sqlite(&folder.path().join("patio.db")).unwrap();
        World::over(folder, store)
    }

    /// A world in a schema of its own, or nothing when no cluster is named.
    pub fn postgres() -> Option<World> {
        let Ok(url) = std::env::var("PATIO_TEST_POSTGRES") else {
            assert!(std::env::var("PATIO_REQUIRE_POSTGRES").is_err(), "PATIO_REQUIRE_POSTGRES is set and PATIO_TEST_POSTGRES is not");
            eprintln!("NOT RUN ON POSTGRESQL: set PATIO_TEST_POSTGRES to the URL of a cluster");
            return None;
        };
        let schema = format!("i{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
        client.batch_execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")).unwrap();
        let mark = if url.contains('?') { '&' } else { '?' };
        let store = Store::postgres(&format!("{url}{mark}options=-csearch_path%3D{schema}")).unwrap();
        Some(World::over(tempfile::tempdir().unwrap(), store))
    }

    fn over(folder: tempfile::TempDir, store: Store) -> World {
        let clock = Arc::new(TestClock(AtomicI64::new(NOW)));
        let keys = Keys::from_bytes([5; 32]);
        let files = Arc::new(Files::open(folder.path(), &FileOptions::default()).unwrap());
        let core = Core::new(Arc::new(store), clock.clone(), Box::new(Seeded(3)), keys);
        let core = core.with_password_cost(PasswordCost::LEAST).with_files(files);
        let made = core.create_organisation("Veldwerk", "admin@veldwerk.example").unwrap();
        assert!(made.is_ok());
        World { core, clock, folder }
    }

    /// Another core over the same SQLite file, whose commits fail from the `nth` on.
    pub fn failing_from(&self, nth: u64) -> Core {
        let commits = AtomicU64::new(0);
        let fault = Arc::new(move |point: &str| point == "before_commit" && commits.fetch_add(1, Ordering::SeqCst) + 1 >= nth);
        let store = Store::sqlite(&self.file("patio.db")).unwrap().with_fault(fault);
        Core::new(Arc::new(store), self.clock.clone(), Box::new(Seeded(4)), Keys::from_bytes([5; 32]))
    }

    /// A file of this world.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `import` with arguments as on the command line.
    pub fn try_import(&self, arguments: &[&str]) -> Result<Report, ImportError> {
        let data = self.folder.path().to_str().unwrap();
        let source = source(&[arguments, &["--data", data]].concat());
        import::run(&self.core, &*self.clock, &source, &mut std::io::sink())
    }

    pub fn import(&self, arguments: &[&str]) -> Report {
        self.try_import(arguments).unwrap()
    }

    /// The rejected rows of an import: kind, key and reason (with the field, if it was only that).
    pub fn rejected(&self, name: &str) -> Vec<String> {
        let text = std::fs::read_to_string(self.file(name)).unwrap();
        let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        rows.map(|row| {
            let field = row["field"].as_str().map(|field| format!(".{field}")).unwrap_or_default();
            format!("{}{field} {} {}", row["kind"].as_str().unwrap(), row["key"].as_str().unwrap(), row["reason"].as_str().unwrap())
        })
        .collect()
    }

    /// Every scope with its head and digest.
    pub fn heads(&self) -> Vec<(String, i64, String)> {
        let sql = "SELECT name, head, digest FROM scope ORDER BY name";
        let rows = self.core.store().read(|tx| tx.query(sql, &[])).unwrap();
        rows.iter().map(|row| (row.text(0).unwrap().to_owned(), row.int(1).unwrap(), row.text(2).unwrap().to_owned())).collect()
    }

    /// The bodies of all records of a kind in the order they were published, each with its id and scope. Once for each
    /// record, also when two audiences see it.
    pub fn records(&self, kind: &str) -> Vec<Value> {
        let sql = "SELECT id, scope, body FROM feed WHERE kind = $1 AND body IS NOT NULL ORDER BY scope, seq";
        let rows = self.core.store().read(|tx| tx.query(sql, &[kind.into()])).unwrap();
        let mut seen = std::collections::HashSet::new();
        let mut found = Vec::new();
        for row in rows {
            if seen.insert(row.text(0).unwrap().to_owned()) {
                let mut body: Value = serde_json::from_str(row.text(2).unwrap()).unwrap();
                body["id"] = row.text(0).unwrap().into();
                body["scope"] = row.text(1).unwrap().into();
                found.push(body);
            }
        }
        found
    }

    /// The one record of a kind with this value in a field.
    pub fn record(&self, kind: &str, field: &str, value: impl Into<Value>) -> Value {
        let value = value.into();
        let mut found: Vec<Value> = self.records(kind).into_iter().filter(|body| body[field] == value).collect();
        assert_eq!(found.len(), 1, "{kind} with {field} = {value}");
        found.remove(0)
    }

    /// The plain words of every record of a kind, in order.
    pub fn texts(&self, kind: &str) -> Vec<String> {
        let doc = |body: &Value| serde_json::from_value::<patio_domain::Doc>(body["text"].clone()).unwrap();
        self.records(kind).iter().map(|body| doc(body).plain_text(&|_| "somebody".to_owned())).collect()
    }

    /// Login and state of every account, by login.
    pub fn accounts(&self) -> Vec<(String, String)> {
        let sql = "SELECT login, state FROM account WHERE login IS NOT NULL ORDER BY login";
        let rows = self.core.store().read(|tx| tx.query(sql, &[])).unwrap();
        rows.iter().map(|row| (row.text(0).unwrap().to_owned(), row.text(1).unwrap().to_owned())).collect()
    }
}
