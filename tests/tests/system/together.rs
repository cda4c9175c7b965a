//! Two people at work: each sees what the other does, and content that one of them may no longer see leaves their laptop.

use super::{Office, as_strings};
use patio_client::{SystemClock, view};
use patio_domain::world::Clock;
use patio_tests::system::between::{Between, Manner};
use patio_tests::system::laptop::Laptop;
use patio_tests::system::wait_until;
use serde_json::json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

#[test]
fn two_people_see_each_others_posts_comments_and_reactions() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bas = Laptop::closed(&office.path("bas"));
    assert_eq!(bas.accept(&office.link("bas")).0, 0);
    let (code, refusal) = bas.run(&["post", "Werkplek", "too early"]);
    assert_eq!((code, refusal["code"].as_str()), (1, Some("profile_incomplete")));
    bas.done(&["profile", "--name", "Bas Mol", "--job", "monteur", "--expertise", "pompen"]);
    bas.done(&["join", "werkplek"]);
    let post = bas.done(&["post", "werkplek", "--title", "Pomp 3", "Lekt\nweer"])["id"].as_str().expect("an id").to_owned();

    office.anna.get_in_step();
    let seen = office.anna.call("conversation.get", json!({ "post": post }));
    assert_eq!(seen["post"]["title"], "Pomp 3");
    assert_eq!(seen["post"]["author"]["expertise"], json!(["pompen"]));
    assert_eq!(seen["post"]["text"].as_array().map(Vec::len), Some(2));
    office.anna.call("comment.create", json!({ "post": post, "text": seen["post"]["text"] }));
    office.anna.call("reaction.set", json!({ "target": post, "emoji": "👍", "on": true }));
    office.anna.post(&place, "Van Anna");
    office.anna.get_in_step();

    bas.done(&["sync"]);
    let seen = bas.done(&["show", &post]);
    assert_eq!(seen["comments"][0]["author"]["name"], "Anna Bos");
    assert_eq!(seen["post"]["reactions"][0]["emoji"], "👍");
    let feed = bas.done(&["feed", "--community", "Werkplek"]);
    let mut titles: Vec<&str> = feed["conversations"].as_array().expect("rows").iter().filter_map(|row| row["title"].as_str()).collect();
    titles.sort_unstable();
    assert_eq!(titles, ["Pomp 3", "Van Anna"]);
}

#[test]
fn a_removed_member_loses_the_community_from_the_file_of_every_laptop_at_its_next_contact() {
    const SECRET: &str = "koekjestrommel-onderste-la";
    let office = Office::new();
    let place = office.anna.make_community("Directie", true);
    let bas = office.hire("bas");
    let person = bas.call("app.state", json!({}))["me"]["id"].clone();
    office.anna.get_in_step();
    office.anna.call("community.invite", json!({ "community": place, "person": person }));
    office.anna.post(&place, SECRET);
    office.anna.get_in_step();
    bas.get_in_step();
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    assert_eq!(bas.titles(&place), as_strings(&[SECRET]));
    let mut second = Laptop::sign_in(&office.path("second"), &office.server.url(), "bas@example.org");
    assert_eq!(second.titles(&place), as_strings(&[SECRET]));
    second.switch_off();
    assert!(holds(second.folder(), SECRET), "the search below must be able to find it");

    office.anna.call("community.remove_member", json!({ "community": place, "person": person }));
    office.anna.get_in_step();
    bas.get_in_step();
    assert_eq!(bas.find_community("Directie"), None);
    assert_eq!(bas.try_call("community.get", json!({ "id": place })), Err("not_found".into()));

    second.switch_on();
    second.get_in_step();
    assert_eq!(second.find_community("Directie"), None);
    for table in ["record WHERE body", "conversation WHERE community", "scope WHERE name"] {
        let found = second.rows("cache.db", &format!("SELECT * FROM {table} LIKE '%{place}%'"));
        assert_eq!(found, Vec::<Vec<String>>::new(), "{table}");
    }
    second.switch_off();
    assert!(!holds(second.folder(), SECRET), "the words are gone from the bytes of the file too");
}

fn holds(folder: &Path, words: &str) -> bool {
    let files = fs::read_dir(folder).expect("the folder").filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file());
    files.map(|file| fs::read(file).expect("a file")).any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
}

#[test]
fn a_closed_account_takes_the_organisations_records_from_every_laptop_and_leaves_its_owner_their_unsent_words() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    let text = json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "half a thought" }] }]);
    bas.call("draft.save", json!({ "target": format!("post:{place}"), "title": "", "text": text }));
    office.anna.post(&place, "zilverreiger bij dok vier");
    wait_until("the colleague's post", 60, || bas.titles(&place).contains(&"zilverreiger bij dok vier".to_owned()).then_some(()));
    assert!(holds(bas.folder(), "zilverreiger"));
    let mut second = Laptop::sign_in(&office.path("second"), &office.server.url(), "bas@example.org");
    second.switch_off();

    let _ = office.server.command(&["admin", "disable", "bas@example.org"], false);
    second.switch_on();
    for laptop in [&bas, &second] {
        wait_until("being signed out", 60, || (laptop.connection()["state"] == "signed_out").then_some(()));
        assert_eq!(laptop.call("app.state", json!({}))["stage"], "closed");
        assert!(!holds(laptop.folder(), "zilverreiger"), "a colleague's words are still on the disk");
        assert!(!laptop.folder().join("token").exists());
    }
    assert_eq!(bas.rows("work.db", "SELECT text FROM draft"), [[text.to_string()]]);
    let kept = bas.call("session.kept_words", json!({}));
    assert_eq!((kept["texts"][0]["text"].as_str(), kept["texts"][0]["draft"].as_bool()), (Some("half a thought"), Some(true)), "{kept}");
    let again = json!({ "server": office.server.url(), "login": "bas@example.org", "password": patio_tests::window::member::PASSWORD });
    assert_eq!(bas.try_call("session.sign_in", again), Err("sign_in_failed".into()));
    assert_eq!(office.anna.connection()["state"], "online");
}

#[test]
fn a_post_is_seen_within_seconds_over_the_event_stream() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    // The stream may still be opening when the first post comes. After it the stream is open; otherwise the polling would show below.
    let mut slowest = 0;
    for title in ["one", "two", "three"] {
        office.anna.post(&place, title);
        let (_, took) = wait_until("the post at the other laptop", 40, || bas.titles(&place).contains(&title.to_owned()).then_some(()));
        slowest = if title == "one" { 0 } else { slowest.max(took) };
    }
    assert!(slowest < 8_000, "it took {slowest} ms, which is polling and not a hint");
}

#[test]
fn a_proxy_that_holds_event_streams_back_costs_time_and_nothing_else() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let between = Between::start(office.port(), Manner::HoldsStreams);
    let link = office.link("bas").replace(&office.port().to_string(), &between.port().to_string());
    let bas = Laptop::join(&office.path("bas"), &link, "Bas Mol");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    office.anna.post(&place, "through the proxy");
    wait_until("the post by polling", 60, || bas.titles(&place).contains(&"through the proxy".to_owned()).then_some(()));
    assert_eq!(bas.connection()["state"], "online");
}

/// Bas, who works in the terminal and is in the community.
fn in_the_terminal(office: &Office) -> Laptop {
    let bas = Laptop::closed(&office.path("bas"));
    assert_eq!(bas.accept(&office.link("bas")).0, 0);
    bas.done(&["profile", "--name", "Bas Mol", "--job", "monteur", "--expertise", "pompen"]);
    bas.done(&["join", "Werkplek"]);
    bas
}

#[test]
fn the_terminal_names_who_is_mentioned_once_and_links_what_is_written_in_it() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bas = in_the_terminal(&office);
    office.anna.get_in_step();
    let me = bas.done(&["call", "app.state"])["me"]["id"].clone();
    let text = json!([{ "type": "paragraph", "content": [{ "type": "mention", "person": me }, { "type": "text", "text": " kijk" }] }]);
    let made = office.anna.call("post.create", json!({ "community": place, "title": "", "text": text, "files": [] }));
    office.anna.get_in_step();
    bas.done(&["sync"]);
    let post = made["id"].as_str().expect("an id");
    let mut command = bas.terminal(&["show", post]);
    // Without `--json`, as a person reads it.
    let words: Vec<_> = command.get_args().filter(|word| *word != "--json").map(ToOwned::to_owned).collect();
    command = std::process::Command::new(command.get_program());
    let shown = String::from_utf8(command.args(words).output().expect("patio-cli starts").stdout).expect("text");
    assert!(shown.contains("@Bas Mol kijk") && !shown.contains("@@"), "{shown}");
    let typed = bas.done(&["post", "Werkplek", "zie https://www.tuin.nl/pad. Dan"])["id"].as_str().expect("an id").to_owned();
    let piece = &bas.done(&["show", &typed])["post"]["text"][0]["content"][1];
    assert_eq!((piece["text"].as_str(), piece["link"].as_str()), (Some("https://www.tuin.nl/pad"), Some("https://www.tuin.nl/pad")));
}

#[test]
fn the_terminal_watches_and_says_when_the_folder_is_in_use() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bas = in_the_terminal(&office);

    let mut watching = bas.terminal(&["watch"]).stdout(Stdio::piped()).spawn().expect("patio-cli starts");
    let mut lines = BufReader::new(watching.stdout.take().expect("its output")).lines();
    // Its first output comes when it has opened the folder.
    assert!(lines.next().is_some_and(|line| line.is_ok()));
    assert_eq!(bas.run(&["feed"]), (4, json!({ "code": "already_open" })));
    office.anna.post(&place, "look here");
    let mut changes = lines.map(|line| serde_json::from_str::<serde_json::Value>(&line.expect("a line")).expect("JSON")["changed"].clone());
    assert!(changes.any(|changed| changed == "content"));
    watching.kill().expect("it is ended");
    watching.wait().expect("it ended");
}

#[test]
fn what_cannot_be_gives_its_own_code_and_exit_code() {
    let office = Office::new();
    let bas = Laptop::closed(&office.path("bas"));
    let url = office.server.url();
    let said = |words: &[&str]| {
        let (code, failure) = bas.run(words);
        (code, failure["code"].as_str().unwrap_or_default().to_owned())
    };
    let is = |code: i32, word: &str| (code, word.to_owned());
    assert_eq!(said(&["sync"]), is(3, "not_signed_in"));
    assert_eq!(said(&["feed"]), is(3, "not_signed_in"));
    assert_eq!(said(&["sign-in", &url, "nobody@example.org"]), is(1, "sign_in_failed"));
    assert_eq!(said(&["sign-in", "http://example.org", "nobody@example.org"]), is(1, "address_insecure"));
    assert_eq!(said(&["sign-in", "http://127.0.0.1:1", "nobody@example.org"]), is(3, "offline"));
    let (code, failure) = bas.accept(&format!("{url}/invitation#nonsense"));
    assert_eq!((code, failure["code"].as_str()), (1, Some("invitation_invalid")));
    assert_eq!(said(&["call", "session.sign_in", "{}"]), is(2, "secret_in_arguments"));
    assert_eq!(said(&["call", "no.such"]), is(1, "unknown_call"));
    assert_eq!(said(&["call", "home.get", "[]"]), is(1, "malformed"));
    assert_eq!(bas.accept(&office.link("bas")).0, 0);
    assert_eq!(said(&["post", "Werkplek", "words"]), is(1, "not_found"));
    assert_eq!(said(&["profile", "--name", " ", "--job", "x", "--expertise", "y"]), is(1, "name_invalid"));
    bas.done(&["sign-out"]);
    assert_eq!(said(&["feed"]), is(3, "not_signed_in"));
    bas.done(&["sign-in", &url, "bas@example.org"]);
    let sessions = bas.done(&["call", "session.list"]);
    assert_eq!(sessions["sessions"].as_array().map(Vec::len), Some(1), "the server was told of the signing out");
}

/// A clock on the wall that goes one second back each time it is looked at.
struct Backwards {
    real: SystemClock,
    looks: AtomicI64,
}

impl Clock for Backwards {
    fn now_ms(&self) -> i64 {
        self.real.now_ms() - 1_000 * self.looks.fetch_add(1, Ordering::Relaxed)
    }

    fn monotonic_ms(&self) -> u64 {
        self.real.monotonic_ms()
    }
}

#[test]
fn a_clock_that_steps_back_makes_nobody_wait_for_the_next_look_at_the_server() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let folder = office.path("bas");
    drop(Laptop::join(&folder, &office.link("bas"), "Bas Mol"));
    let bas = Laptop::open_with(&folder, Arc::new(Backwards { real: SystemClock::new(), looks: AtomicI64::new(0) }));
    bas.call("community.join", json!({ "id": place }));
    for title in ["one", "two", "three"] {
        office.anna.post(&place, title);
        office.anna.get_in_step();
        let before = bas.connection()["inStepCount"].as_u64().expect("a count");
        bas.call("sync.now", json!({}));
        // The terminal's own rule; long before the next look, which comes after minutes.
        wait_until("everything here", 60, || {
            let now: view::Connection = serde_json::from_value(bas.connection()).expect("a connection");
            now.is_in_step_since(before).then_some(())
        });
        assert!(bas.titles(&place).contains(&title.to_owned()), "{title}");
    }
}
