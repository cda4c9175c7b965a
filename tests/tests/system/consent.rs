//! Withdrawn consent, with real processes: the withdrawal waits for no other command, and all disks lose the data (S3, S8).

use super::Office;
use super::files::holds;
use patio_tests::system::laptop::Laptop;
use patio_tests::system::picture::png;
use patio_tests::system::wait_until;
use serde_json::{Value, json};
use std::fs;

fn update(laptop: &Laptop, mut changes: Value) {
    for withdrawal in ["withdrawPhoto", "withdrawBirthYear"] {
        if changes[withdrawal].is_null() {
            changes[withdrawal] = json!(false);
        }
    }
    laptop.call("profile.update", changes);
}

fn states(laptop: &Laptop, kind: &str) -> Vec<String> {
    let rows = laptop.rows("work.db", &format!("SELECT state FROM outbox WHERE kind = '{kind}' ORDER BY order_no"));
    rows.into_iter().flatten().collect()
}

#[test]
fn a_photo_that_waits_holds_up_neither_its_withdrawal_nor_a_post() {
    let office = Office::new();
    let anna = &office.anna;
    let place = anna.make_community("Werkplek", false);
    let bas = office.hire("bas");
    let me = anna.call("app.state", json!({}))["me"]["id"].as_str().expect("an id").to_owned();
    let person = |laptop: &Laptop| {
        laptop.get_in_step();
        laptop.call("person.get", json!({ "id": me }))
    };
    let first = anna.stage(None, "ik.png", &png(300, 3)).expect("taken in");
    update(anna, json!({ "photo": first }));
    anna.get_in_step();
    assert_eq!(person(&bas)["photo"].as_str(), Some(first.as_str()));

    let second = anna.stage(None, "ik.png", &png(320, 4)).expect("taken in");
    anna.call("file.pause", json!({ "file": second, "paused": true }));
    update(anna, json!({ "photo": second, "job": "inkoper" }));
    anna.post(&place, "intussen");
    wait_until("the post and the job", 30, || {
        let sent = states(anna, "post.create") == ["applied"] && states(anna, "profile.update") == ["applied", "applied", "queued"];
        sent.then_some(())
    });
    assert_eq!(person(&bas)["job"], "inkoper");

    update(anna, json!({ "withdrawPhoto": true }));
    anna.get_in_step();
    assert_eq!(states(anna, "profile.update"), ["applied", "applied", "discarded", "applied"]);
    assert_eq!(person(&bas)["photo"], Value::Null);
    assert_eq!(anna.call("file.uploads", json!({}))["uploads"], json!([]));
    assert_eq!(fs::read_dir(anna.folder().join("outgoing")).expect("the folder").count(), 0, "its bytes are gone too");
}

#[test]
fn a_year_of_birth_that_is_withdrawn_leaves_every_disk_while_the_clients_run() {
    const RECORD: &[u8] = b"\"birth_year\":1953";
    const COMMAND: &[u8] = b"\"value\":1953";
    let office = Office::new();
    let bas = office.hire("bas");
    update(&office.anna, json!({ "birthYear": 1953 }));
    office.anna.get_in_step();
    bas.get_in_step();
    assert!([&office.anna, &bas].iter().all(|laptop| holds(laptop.folder(), RECORD)), "the search must be able to find it");
    assert!(!holds(office.anna.folder(), COMMAND), "what is confirmed needs no second copy");
    update(&office.anna, json!({ "withdrawBirthYear": true }));
    office.anna.get_in_step();
    bas.get_in_step();
    for laptop in [&office.anna, &bas] {
        assert!(!holds(laptop.folder(), RECORD) && !holds(laptop.folder(), COMMAND), "it is still on the disk");
    }
}

#[test]
fn signing_out_removes_what_an_earlier_version_set_aside_and_keeps_unsent_work() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    office.server.stop();
    office.anna.post(&place, "later");
    let old = office.anna.folder().join("quarantine");
    fs::create_dir(&old).expect("a folder");
    fs::write(old.join("cache-1.db"), "zilverreiger").expect("a file");
    office.anna.call("session.sign_out", json!({ "keepUnsent": true }));
    assert!(!old.exists());
    assert!(holds(office.anna.folder(), b"text of later"), "work.db is as it was");
}
