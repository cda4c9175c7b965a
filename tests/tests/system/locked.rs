//! A laptop's own database that cannot be written for a while, because a program of the person's (a backup, say) holds it: what was under
//! way goes on as soon as it can be (S4).

use super::{Office, files::file_of};
use patio_tests::system::laptop::Laptop;
use patio_tests::system::picture::document;
use patio_tests::system::slow::{Slow, Width};
use patio_tests::system::wait_until;
use rusqlite::Connection;
use serde_json::json;
use std::thread::sleep;
use std::time::Duration;

/// As good as none.
const WIDE: Width = Width { bytes_per_s: 100 * 1024 * 1024, delay: Duration::ZERO };
/// A file of a mebibyte takes sixteen seconds.
const NARROW: Width = Width { bytes_per_s: 64 * 1024, delay: Duration::from_millis(20) };
/// Longer than the client waits for a database that is held.
const HELD: Duration = Duration::from_secs(8);

#[test]
fn an_upload_goes_on_after_the_laptops_database_was_held_by_another_program() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let line = Slow::start(office.port(), WIDE);
    let link = office.link("bas").replace(&office.port().to_string(), &line.port().to_string());
    let bas = Laptop::join(&office.path("bas"), &link, "bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    line.becomes(NARROW);
    let file = bas.stage(Some(&place), "groot.pdf", &document(1024 * 1024, 7)).expect("taken in");
    let post = bas.post_with(&place, "groot", std::slice::from_ref(&file));
    wait_until("bytes on their way", 20, || (bas.call("file.uploads", json!({}))["uploads"] != json!([])).then_some(()));
    sleep(Duration::from_secs(2));
    let backup = Connection::open(bas.folder().join("cache.db")).expect("the database");
    backup.execute_batch("BEGIN IMMEDIATE").expect("held");
    // A page for the laptop, which cannot keep it now.
    office.anna.post(&place, "ondertussen");
    sleep(HELD);
    assert_eq!(bas.call("file.uploads", json!({}))["uploads"][0]["file"]["upload"]["state"], "waiting");
    backup.execute_batch("ROLLBACK").expect("let go");
    wait_until("the upload", 40, || (bas.connection()["waiting"] == 0).then_some(()));
    assert_eq!(file_of(&office.anna, &post).0, file);
}
