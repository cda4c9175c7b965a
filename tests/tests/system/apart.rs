//! Laptops without the network, or behind a portal: they lose no typed text and believe no false answer (S2, S4).

use super::{Office, as_strings};
use patio_tests::system::portal::{ANSWERS, Portal};
use patio_tests::system::wait_until;
use serde_json::json;
use std::process::Command;

#[test]
fn what_is_written_while_the_server_is_away_arrives_within_a_minute_of_its_return_by_itself() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    office.server.kill();
    for title in ["one", "two", "three"] {
        bas.post(&place, title);
    }
    wait_until("knowing to be offline", 60, || (bas.connection()["state"] == "offline").then_some(()));
    assert_eq!(bas.titles(&place), as_strings(&["one", "three", "two"]), "what waits is shown");
    // A listener takes connections and never answers, until the client's pauses between tries have grown.
    let silent = Portal::open(office.port(), b"");
    wait_until("several tries", 150, || (silent.answered() >= 8).then_some(()));
    drop(silent);

    office.server.serve();
    let (_, took) = wait_until("an empty outbox", 60, || (bas.connection()["waiting"] == 0).then_some(()));
    println!("empty {took} ms after the server's return");
    office.anna.get_in_step();
    assert_eq!(office.anna.titles(&place), as_strings(&["one", "three", "two"]));
}

#[test]
fn a_captive_portal_changes_nothing_in_outbox_login_and_cursor() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    let mut away = patio_tests::system::laptop::Laptop::sign_in(&office.path("second"), &office.server.url(), "bas@example.org");
    away.switch_off();
    office.server.kill();
    bas.post(&place, "from the train");
    let outbox = || bas.rows("work.db", "SELECT command_id, body, state, refusal, settled_at FROM outbox ORDER BY order_no");
    let login = |folder: &std::path::Path| std::fs::read(folder.join("token")).expect("the token");
    let signed_in = || bas.rows("work.db", "SELECT value FROM setting WHERE key = 'signed_in'");
    let cursor = || bas.rows("cache.db", "SELECT key, value FROM meta ORDER BY key");
    let records = || bas.rows("cache.db", "SELECT kind, id, scope, seq, body FROM record ORDER BY kind, id, scope");
    let before = (outbox(), login(bas.folder()), signed_in(), cursor(), records());
    let away_before = login(away.folder());

    for (name, answer) in ANSWERS {
        let portal = Portal::open(office.port(), answer);
        // Push and pull meet the portal on the open laptop …
        wait_until(name, 30, || {
            bas.call("sync.now", json!({}));
            (portal.answered() >= 3).then_some(())
        });
        // … and the refresh of the login on one that is started there.
        let (code, why) = away.run(&["--wait", "1", "sync"]);
        assert_eq!(code, 3, "{name}: {why}");
        let state = bas.connection()["state"].as_str().expect("a state").to_owned();
        assert!(["foreign", "offline"].contains(&state.as_str()), "{name}: {state}");
        assert_eq!((outbox(), login(bas.folder()), signed_in(), cursor(), records()), before, "{name}");
        assert_eq!(login(away.folder()), away_before, "{name}");
        drop(portal);
    }

    office.server.serve();
    bas.get_in_step();
    away.done(&["sync"]);
    office.anna.get_in_step();
    assert_eq!(office.anna.titles(&place), as_strings(&["from the train"]));
}

/// Runs a script with a temporary disk of this size in `$DISK`.
fn on_a_small_disk(office: &Office, size: &str, script: &str) -> Vec<String> {
    let disk = office.path("disk");
    std::fs::create_dir_all(&disk).expect("a folder");
    let script = format!("set -u; mount -t tmpfs -o size={size} tmpfs \"$DISK\" || exit 97; {script}");
    for namespace in [&["--mount"][..], &["--user", "--map-root-user", "--mount"][..]] {
        let mut command = Command::new("unshare");
        command.args(namespace).args(["sh", "-c", &script]);
        command.env("DISK", &disk).env("CLI", patio_tests::window::process::own("patio-cli")).env("FROM", office.path("bas"));
        let output = command.output().expect("unshare is there");
        if output.status.success() {
            return String::from_utf8(output.stdout).expect("text").lines().map(str::to_owned).collect();
        }
        eprintln!("unshare {namespace:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    panic!("this machine lets nobody mount a small disk; PATIO_NO_SMALL_DISK=1 leaves this test out");
}

#[test]
fn a_full_disk_says_so_and_nothing_is_lost_and_there_is_work_again_when_there_is_room() {
    if std::env::var_os("PATIO_NO_SMALL_DISK").is_some() {
        eprintln!("left out: PATIO_NO_SMALL_DISK is set");
        return;
    }
    let office = Office::new();
    let full = r#"4 {"code":"disk_full"}"#;
    // With each size, the first start fails at another point: the lock, the shared index, one of the databases.
    for size in ["4k", "16k", "64k", "96k", "128k", "160k", "200k"] {
        let said = on_a_small_disk(&office, size, r#"WORDS=$("$CLI" --data-dir "$DISK/d" --json outbox 2>&1); echo "$? $WORDS""#);
        assert_eq!(said, [full], "{size}");
    }

    let place = office.anna.make_community("Werkplek", false);
    let mut bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    bas.switch_off();
    let script = r#"
        say() { WORDS=$("$CLI" --data-dir "$DISK/bas" --json --wait 20 "$@" 2>&1); echo "$? $WORDS"; }
        cp -r "$FROM" "$DISK/bas"
        say post Werkplek --title before text | cut -c1-8
        dd if=/dev/zero of="$DISK/fill" bs=4k 2>/dev/null
        say post Werkplek --title never text
        rm "$DISK/fill"
        say post Werkplek --title after text | cut -c1-8
    "#;
    assert_eq!(on_a_small_disk(&office, "8m", script), [r#"0 {"id":"#, full, r#"0 {"id":"#]);
    office.anna.get_in_step();
    assert_eq!(office.anna.titles(&place), as_strings(&["after", "before"]));
}
