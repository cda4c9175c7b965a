//! First sync of a new laptop: the real client over real HTTP, against inserting the same rows in one transaction.

use super::world::World;
use super::{Row, time};
use patio_client::secrets::FileSecrets;
use patio_client::testing::store::Databases;
use patio_client::{Changed, Client, Options, SystemClock, SystemRandom};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const POSTS: usize = 20_000;
const REPEATS: usize = 7;

pub(super) fn open(folder: &Path) -> Client {
    Client::open(Options {
        data_dir: folder.to_owned(),
        clock: Arc::new(SystemClock::new()),
        random: Box::new(SystemRandom),
        secrets: Arc::new(FileSecrets::new(folder.join("token"))),
        locale: "en".into(),
        device: "bench".into(),
        downloads: folder.join("downloads"),
    })
    .expect("a client")
}

pub(super) fn wait_until_in_step(client: &Client, events: &std::sync::mpsc::Receiver<patio_client::Event>) {
    loop {
        let answer = client.call("connection.get", json!({})).expect("an answer");
        if !answer.get("asOf").is_none_or(serde_json::Value::is_null) {
            return;
        }
        while events.recv().expect("a client that lives").changed != Changed::Connection {}
    }
}

/// A data folder of the reader that holds the whole organisation; its server has stopped.
pub(super) fn signed_in(world: &World, laptop: &Path) -> PathBuf {
    let (address, _server) = world.serve();
    let client = open(laptop);
    let events = client.subscribe();
    client.call("session.accept", json!({ "server": address, "token": world.token, "password": "a good long one" })).expect("signed in");
    wait_until_in_step(&client, &events);
    client.call("profile.set", json!({ "name": "Reader", "job": "bench", "expertise": ["clocks"] })).expect("a profile");
    laptop.to_owned()
}

/// All rows of a cache, table by table.
fn rows(cache: &Connection, table: &str) -> Vec<Vec<Value>> {
    let mut statement = cache.prepare(&format!("SELECT * FROM {table}")).expect("a table");
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect()).expect("rows");
    rows.collect::<Result<_, _>>().expect("rows")
}

fn insert_all(cache: &mut Connection, tables: &[(&str, Vec<Vec<Value>>)]) {
    let tx = cache.transaction().expect("a transaction");
    for (table, rows) in tables {
        let columns = rows.first().map_or(1, Vec::len);
        let marks = vec!["?"; columns].join(", ");
        let mut statement = tx.prepare(&format!("INSERT INTO {table} VALUES ({marks})")).expect("a statement");
        for row in rows {
            statement.execute(params_from_iter(row)).expect("a row");
        }
    }
    tx.commit().expect("a commit");
}

/// The row of this bench.
///
/// # Panics
/// When the set-up fails.
#[must_use]
pub fn run() -> Row {
    let folder = tempfile::tempdir().expect("a folder");
    let mut world = World::new(folder.path());
    world.write_posts(POSTS);
    let (address, _server) = world.serve();
    let laptop = folder.path().join("laptop");
    let client = open(&laptop);
    let events = client.subscribe();
    let accept = json!({ "server": address, "token": world.token, "password": "a good long one" });
    client.call("session.accept", accept).expect("signed in");
    wait_until_in_step(&client, &events);
    drop(client);

    let cache = Connection::open(laptop.join("cache.db")).expect("the cache");
    let tables: Vec<_> = ["scope", "record", "conversation"].map(|table| (table, rows(&cache, table))).into();
    drop(cache);
    assert!(tables.iter().any(|(table, rows)| *table == "record" && rows.len() >= POSTS), "the first sync is not whole");

    let mut pairs = Vec::new();
    for repeat in 0..REPEATS {
        for name in ["cache.db", "cache.db-wal", "cache.db-shm"] {
            // After a clean end this file does not exist.
            let _ = std::fs::remove_file(laptop.join(name));
        }
        let (measured, client) = time(|| {
            let client = open(&laptop);
            let events = client.subscribe();
            wait_until_in_step(&client, &events);
            client
        });
        drop(client);
        let fresh = folder.path().join(format!("floor-{repeat}"));
        let secrets = Arc::new(FileSecrets::new(fresh.join("session")));
        let (databases, mut store) = Databases::open(&fresh, secrets).expect("databases");
        let (floor, ()) = time(|| insert_all(&mut store.cache, &tables));
        drop((databases, store));
        pairs.push((measured, floor));
    }
    Row::of("first sync of 20,000 posts / bulk insert of the same rows", 3.0, &pairs)
}
