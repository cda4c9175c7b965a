//! Processes that are killed as a crash or a power cut would: every written text exists exactly once (S1).

use super::{Office, as_strings};
use patio_tests::system::between::{Between, Manner};
use patio_tests::system::laptop::Laptop;
use patio_tests::system::wait_until;
use patio_tests::window::process::Process;
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;

fn join_by_terminal(office: &Office, name: &str, link: &str) -> Laptop {
    let laptop = Laptop::closed(&office.path(name));
    assert_eq!(laptop.accept(link).0, 0);
    laptop.done(&["profile", "--name", name, "--job", "monteur", "--expertise", "pompen"]);
    laptop.done(&["join", "Werkplek"]);
    laptop
}

const OUTBOX: &str = "SELECT command_id, body, state, attempts FROM outbox WHERE kind = 'post.create' ORDER BY order_no";

#[test]
fn a_client_killed_between_the_servers_commit_and_the_answer_has_posted_exactly_once() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let between = Between::start(office.port(), Manner::Open);
    let link = office.link("bas").replace(&office.port().to_string(), &between.port().to_string());
    let bas = join_by_terminal(&office, "bas", &link);

    between.turn(Manner::KeepsVerdicts);
    let mut posting = Process::quiet(&mut bas.terminal(&["--wait", "60", "post", "Werkplek", "--title", "once", "text"]));
    wait_until("the post at the server", 30, || {
        office.anna.call("sync.now", json!({}));
        office.anna.titles(&place).contains(&"once".to_owned()).then_some(())
    });
    posting.kill();
    let before = bas.rows("work.db", OUTBOX);
    assert_eq!((before.len(), before[0][2].as_str(), before[0][3].as_str()), (1, "queued", "1"), "it does not know");

    between.turn(Manner::Open);
    bas.done(&["sync"]);
    bas.done(&["sync"]);
    let after = bas.rows("work.db", OUTBOX);
    assert_eq!(after.len(), 1);
    assert_eq!(before[0][..2], after[0][..2], "id and bytes never change");
    assert_eq!(after[0][2], "applied");
    office.anna.get_in_step();
    assert_eq!(office.anna.titles(&place), as_strings(&["once"]));
}

#[test]
fn a_client_killed_at_any_moment_has_posted_exactly_what_it_saved() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bas = join_by_terminal(&office, "bas", &office.link("bas"));
    let mut survived = 0;
    for round in 0..16_u64 {
        let title = format!("round {round:02}");
        let mut posting = Process::quiet(&mut bas.terminal(&["post", "Werkplek", "--title", &title, "text"]));
        // Each round kills at another moment: opening, saving, refreshing, pushing, pulling.
        std::thread::sleep(Duration::from_millis(15 * round));
        survived += u32::from(!posting.is_running());
        posting.kill();
    }
    assert!(survived < 16, "not one was killed at work");
    bas.done(&["--wait", "30", "sync"]);
    let saved: Vec<String> = bas
        .rows("work.db", OUTBOX)
        .into_iter()
        .map(|row| {
            assert_eq!(row[2], "applied");
            serde_json::from_str::<serde_json::Value>(&row[1]).expect("JSON")["title"].as_str().expect("a title").to_owned()
        })
        .collect();
    assert!(!saved.is_empty(), "not one was saved");
    office.anna.get_in_step();
    assert_eq!(office.anna.titles(&place), saved);
}

#[test]
fn a_server_killed_under_load_has_every_post_exactly_once_and_no_cursor_is_lost() {
    const EACH: usize = 200;
    const KILLS: usize = 5;
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let people: Vec<Laptop> = ["bas", "cem"].into_iter().map(|name| office.hire(name)).collect();
    for person in &people {
        person.call("community.join", json!({ "id": place }));
        person.get_in_step();
    }
    let epoch = |laptop: &Laptop| laptop.rows("cache.db", "SELECT value FROM meta WHERE key = 'epoch'");
    let epoch_before = epoch(&office.anna);

    let mut fell_into_work = 0;
    std::thread::scope(|scope| {
        for (number, person) in people.iter().enumerate() {
            let place = &place;
            scope.spawn(move || {
                for post in 0..EACH {
                    person.post(place, &format!("{number}-{post:03}"));
                }
            });
        }
        let mut before = 0;
        for _ in 0..KILLS {
            // Kill again as soon as the server has committed more than at the last kill.
            let (committed, _) = wait_until("more posts at the server", 60, || {
                people.iter().for_each(|person| drop(person.call("sync.now", json!({}))));
                office.anna.call("sync.now", json!({}));
                let committed = office.anna.titles(&place).len();
                (committed > before || committed == EACH * people.len()).then_some(committed)
            });
            office.server.kill();
            fell_into_work += usize::from(committed < EACH * people.len());
            before = committed;
            office.server.serve();
        }
    });
    assert!(fell_into_work >= 2, "the load was over before the kills");
    let mut expected: Vec<String> = (0..people.len()).flat_map(|number| (0..EACH).map(move |post| format!("{number}-{post:03}"))).collect();
    expected.sort();
    for laptop in people.iter().chain([&office.anna]) {
        laptop.get_in_step();
    }
    for laptop in people.iter().chain([&office.anna]) {
        laptop.get_in_step();
        assert_eq!(laptop.titles(&place), expected);
        assert_eq!(epoch(laptop), epoch_before);
        assert_eq!(laptop.call("connection.get", json!({}))["refused"], 0);
    }
    // Every laptop holds the same rows at the same places, and the digests say so.
    let record = "SELECT kind, id, seq, body FROM record WHERE kind = 'post' ORDER BY id";
    let digests = |laptop: &Laptop| -> BTreeMap<String, String> {
        let rows = laptop.rows("cache.db", "SELECT name, digest FROM scope WHERE name NOT LIKE 'person:%'");
        rows.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect()
    };
    for person in &people {
        assert_eq!(person.rows("cache.db", record), office.anna.rows("cache.db", record));
        assert_eq!(digests(person), digests(&office.anna));
    }
    office.server.stop();
    let examined = office.server.command(&["doctor"], false);
    assert!(!examined.contains("not ok"), "{examined}");
}
