//! Without the network, or with something in its place: nothing typed is lost, nothing false is believed (S2, S4).

use super::{Office, as_strings};
use patio_tests::system::portal::{ANSWERS, Portal};
use patio_tests::system::wait_until;
use serde_json::json;

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
    // Long enough for the pauses between tries to grow.
    let attempts =
        || bas.rows("work.db", "SELECT MAX(attempts) FROM outbox WHERE state = 'queued'")[0][0].parse::<u32>().expect("a number");
    wait_until("several tries", 90, || (attempts() >= 4).then_some(()));

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
