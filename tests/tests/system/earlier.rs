//! Databases of earlier versions open and work: a server's folder and a laptop's, both really made by that version and used.
//!
//! Owns the folders in `tests/earlier`, one a version, as text that is turned back into databases. The laptop's holds work that
//! was never sent (a comment, a change of the profile, a draft): none of it may be lost (S11), and after the first sync both sides
//! must agree (S5). Made with `patio-server` and `patio-bridge` of the version in the folder's name; never changed afterwards.

use super::*;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const OPEN: &str = "01a22182-1d09-7278-a083-aa26fcf3da70";
const CLOSED: &str = "01a22182-1d18-7974-ac5f-db0d7d32b18a";
const POST: &str = "01a22182-1d32-7856-905f-28a3c482c84e";

fn database(path: &Path, sql: &Path) {
    let sql = fs::read_to_string(sql).expect("the database as text");
    let made = Connection::open(path).expect("a database");
    // Tables stand in the order of their names, so a row may come before the one it refers to.
    made.execute_batch("PRAGMA foreign_keys = OFF").and_then(|()| made.execute_batch(&sql)).expect("the database as it was");
}

/// The server's folder, then the laptop's: both as that version left them, with the laptop knowing the server's new port.
fn restore(version: &str, folder: &Path) -> (Server, Laptop) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("earlier").join(version);
    let (data, laptop) = (folder.join("server"), folder.join("laptop"));
    fs::create_dir_all(&data).and_then(|()| fs::create_dir_all(&laptop)).expect("folders");
    database(&data.join("patio.db"), &from.join("server/patio.sql"));
    let key = fs::read_to_string(from.join("server/cursor.key.hex")).expect("the key as text");
    let byte = |at: usize| u8::from_str_radix(&key[2 * at..2 * at + 2], 16).expect("hex");
    fs::write(data.join("cursor.key"), (0..key.trim().len() / 2).map(byte).collect::<Vec<u8>>()).expect("the key");
    for name in ["work", "cache"] {
        database(&laptop.join(format!("{name}.db")), &from.join(format!("laptop/{name}.sql")));
    }
    fs::copy(from.join("laptop/token"), laptop.join("token")).expect("the token");
    let server = Server::of(&data);
    let work = Connection::open(laptop.join("work.db")).expect("work.db");
    assert_eq!(work.execute("UPDATE setting SET value = ?1 WHERE key = 'server'", [server.url()]).expect("its address"), 1);
    (server, Laptop::closed(&laptop))
}

fn words(value: &Value) -> String {
    value.to_string()
}

#[test]
fn databases_of_version_0_1_0_open_and_nothing_in_them_is_lost() {
    programs::check();
    let folder = tempfile::tempdir().expect("a folder");
    let (mut server, mut laptop) = restore("0.1.0", folder.path());
    let ids = laptop.rows("work.db", "SELECT command_id FROM outbox WHERE state = 'queued' ORDER BY order_no");
    let (comment, profile) = (&ids[0][0], &ids[1][0]);
    // As that version noted it: a text waits for the profile.
    let work = Connection::open(laptop.folder().join("work.db")).expect("work.db");
    let waits = "UPDATE outbox SET after_command = ?2 WHERE command_id = ?1";
    assert_eq!(work.execute(waits, [comment, profile]).expect("it waits"), 1);
    drop(work);

    // Without a network: everything is drawn from the old cache, and what was never sent still waits.
    laptop.switch_on();
    let before = laptop.call("conversation.get", json!({ "post": POST }));
    assert!(words(&before).contains("elke derde etiket"), "{before}");
    assert!(words(&before).contains("Onderweg geschreven"), "the comment that was never sent: {before}");
    assert_eq!(laptop.connection()["waiting"], 2);
    assert_eq!(laptop.rows("work.db", "SELECT command_id, after_command FROM outbox_after"), [[comment.clone(), profile.clone()]]);
    let draft = laptop.call("draft.get", json!({ "target": format!("post:{OPEN}") }));
    assert!(words(&draft).contains("Nog niet af."), "{draft}");
    assert!(words(&laptop.call("directory.search", json!({ "text": "joris coppe" }))).contains("Joris Coppé"));
    assert_eq!(laptop.find_community("Café").as_deref(), Some(OPEN));

    // The old server starts with the new program; what waited arrives exactly once.
    server.serve();
    laptop.get_in_step();
    let scopes = laptop.rows("cache.db", "SELECT name FROM scope ORDER BY name");
    assert_eq!(scopes.len(), 3, "{scopes:?}");
    assert!(!words(&json!(scopes)).contains(CLOSED), "a community that this person does not belong to");
    assert_eq!(laptop.rows("work.db", "SELECT state FROM outbox WHERE state <> 'applied'"), Vec::<Vec<String>>::new());
    let doctor = server.doctor();
    assert!(!doctor.contains("wrong") && doctor.contains("digests fit the feed"), "{doctor}");

    // A laptop with nothing on it downloads the same as the old one has.
    let second = Laptop::closed(&folder.path().join("second"));
    fs::create_dir_all(second.folder()).expect("a folder");
    drop(second);
    let second = Laptop::open(&folder.path().join("second"));
    second
        .call("session.sign_in", json!({ "server": server.url(), "login": "joris@beukenhof.example", "password": "een lang wachtwoord" }));
    second.get_in_step();
    let rows = "SELECT r.kind, r.id, s.name, r.seq, r.parent, r.person, r.at, r.body FROM record r JOIN scope s ON s.id = r.scope \
                ORDER BY r.kind, r.id, s.name";
    let (old, new) = (laptop.rows("cache.db", rows), second.rows("cache.db", rows));
    assert!(old.len() > 14, "the comment arrived: {}", old.len());
    assert_eq!(old, new);
    let after = second.call("conversation.get", json!({ "post": POST }));
    assert_eq!(words(&after).matches("Onderweg geschreven").count(), 1, "{after}");
}
