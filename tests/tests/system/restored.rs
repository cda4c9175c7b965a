//! A server that goes on from an older copy of its database, and a proxy that does not let one text pass: nothing that a laptop calls
//! sent is missing at the server, and nothing waits for what cannot go (S3, S9).

use super::{Office, as_strings};
use patio_tests::system::between::{Between, FORBIDDEN, Manner};
use patio_tests::system::laptop::Laptop;
use patio_tests::system::picture::png;
use patio_tests::system::wait_until;
use serde_json::json;

fn hire_behind(office: &Office, between: &Between, name: &str) -> Laptop {
    let link = office.link(name).replace(&office.port().to_string(), &between.port().to_string());
    let laptop = Laptop::join(&office.path(name), &link, name);
    laptop.get_in_step();
    laptop
}

fn sees(laptop: &Laptop, place: &str, titles: &[&str]) {
    let wanted = as_strings(titles);
    wait_until("all posts, each once", 90, || {
        laptop.call("sync.now", json!({}));
        let mut found = laptop.titles(place);
        found.sort_unstable();
        (found == wanted).then_some(())
    });
}

/// The answer to the pull is lost, so that nothing confirmed the post here; the laptop's cursor stays valid at the restored server.
#[test]
fn a_post_that_was_applied_and_lost_with_its_server_before_any_page_showed_it_goes_out_again() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let between = Between::start(office.port(), Manner::Open);
    let bas = hire_behind(&office, &between, "bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    office.server.stop();
    let copy = office.server.copy();
    office.server.serve();
    between.turn(Manner::KeepsPages);
    bas.post(&place, "verloren");
    wait_until("the verdict", 60, || {
        (bas.rows("work.db", "SELECT state FROM outbox ORDER BY order_no DESC LIMIT 1") == [["applied"]]).then_some(())
    });
    office.server.kill();
    office.server.restore(&copy);
    office.server.serve();
    between.turn(Manner::Open);
    sees(&office.anna, &place, &["verloren"]);
    sees(&bas, &place, &["verloren"]);
    let last = "SELECT state, attempts > 1 FROM outbox ORDER BY order_no DESC LIMIT 1";
    wait_until("the second verdict", 60, || (bas.rows("work.db", last) == [["applied", "1"]]).then_some(()));
}

/// What is left of the community on the laptop of a person who left it is nothing, so no record there tells of the older copy.
#[test]
fn who_left_a_community_is_out_again_after_the_server_went_on_from_a_copy_from_before() {
    let mut office = Office::new();
    let place = office.anna.make_community("Directie", true);
    let bas = office.hire("bas");
    let person = bas.call("app.state", json!({}))["me"]["id"].clone();
    office.anna.get_in_step();
    office.anna.call("community.invite", json!({ "community": place, "person": person }));
    office.anna.get_in_step();
    bas.get_in_step();
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    office.server.stop();
    let copy = office.server.copy();
    office.server.serve();
    bas.call("community.leave", json!({ "id": place }));
    bas.get_in_step();
    assert_eq!(bas.find_community("Directie"), None);
    office.server.kill();
    office.server.restore(&copy);
    office.server.serve();
    let last = "SELECT kind, state, attempts > 1 FROM outbox ORDER BY order_no DESC LIMIT 1";
    wait_until("leaving once more", 90, || {
        bas.call("sync.now", json!({}));
        (bas.rows("work.db", last) == [["community.leave", "applied", "1"]]).then_some(())
    });
    bas.get_in_step();
    assert_eq!(bas.find_community("Directie"), None);
    assert_eq!(bas.rows("cache.db", "SELECT COUNT(*) FROM meta WHERE key = 'ask_anew'"), [["0"]]);
}

#[test]
fn what_was_sent_after_a_backup_comes_back_from_the_laptops_when_the_backup_is_restored_and_nobody_is_signed_out() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let mut bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    let file = office.anna.stage(Some(&place), "plan.png", &png(64, 1)).expect("a file");
    office.anna.post_with(&place, "met plan", &[file]);
    let first = office.anna.post(&place, "voor de kopie");
    office.anna.get_in_step();
    bas.get_in_step();
    let backup = office.path("week.patio");
    let said = office.server.backup(&backup);
    assert!(said.contains("Kade & Zonen") && said.contains("2 accounts"), "{said}");
    office.anna.post(&place, "na de kopie");
    office.anna.get_in_step();
    let text = json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "ook na de kopie" }] }]);
    bas.call("comment.create", json!({ "post": first, "text": text }));
    bas.get_in_step();
    // Each start refreshes the session: the backup does not know the tokens that the laptops have then.
    for _ in 0..3 {
        bas.switch_off();
        bas.switch_on();
        bas.get_in_step();
    }
    let cem = office.hire("cem");
    let second = Laptop::sign_in(&office.path("second"), &office.server.url(), "bas@example.org");
    office.server.stop();
    let said = office.server.restore_backup(&backup);
    assert!(said.contains("the earlier database is now") && !said.contains("not ok"), "{said}");
    office.server.serve();
    for laptop in [&office.anna, &bas, &second] {
        sees(laptop, &place, &["met plan", "na de kopie", "voor de kopie"]);
        wait_until("the connection", 60, || (laptop.connection()["state"] == "online").then_some(()));
    }
    wait_until("the comment", 90, || {
        office.anna.call("sync.now", json!({}));
        let comments = office.anna.call("conversation.get", json!({ "post": first }))["comments"].as_array().map_or(0, Vec::len);
        (comments == 1).then_some(())
    });
    // The restored organisation has never heard of a person who came after the backup. What they have stays on their laptop.
    wait_until("the end of that session", 60, || (cem.connection()["state"] == "signed_out").then_some(()));
    assert!(office.server.doctor().lines().all(|line| line.starts_with("ok")), "{}", office.server.doctor());
}

#[test]
fn a_text_that_a_proxy_forbids_holds_up_nothing_and_its_author_has_it_back() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let between = Between::start(office.port(), Manner::Open);
    let bas = hire_behind(&office, &between, "bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    between.turn(Manner::Forbids);
    bas.post(&place, &format!("Mijn {FORBIDDEN}"));
    for title in ["een", "twee"] {
        bas.post(&place, title);
    }
    sees(&office.anna, &place, &["een", "twee"]);
    let stuck = |laptop: &Laptop| {
        let items = laptop.call("outbox.list", json!({}))["items"].as_array().cloned().unwrap_or_default();
        items.into_iter().find(|item| item["summary"].as_str().is_some_and(|words| words.contains(FORBIDDEN)) && item["state"] != "sent")
    };
    let item = stuck(&bas).expect("the forbidden text waits");
    bas.call("outbox.revise", json!({ "id": item["id"] }));
    wait_until("the answer that it will never be taken", 60, || stuck(&bas).is_none().then_some(()));
    let draft = bas.call("draft.get", json!({ "target": format!("post:{place}") }));
    assert!(draft.to_string().contains(FORBIDDEN), "{draft}");
    assert_eq!(bas.connection()["state"], "online");
    between.turn(Manner::Open);
    bas.get_in_step();
    sees(&office.anna, &place, &["een", "twee"]);
}

fn words(text: &str) -> serde_json::Value {
    json!([{ "type": "paragraph", "content": [{ "type": "text", "text": text }] }])
}

/// The laptop of the colleague who answers is there first, and the one of the colleague who asks comes later: what it has, the server lost.
#[test]
fn a_claim_that_comes_back_before_its_question_waits_for_it_and_so_does_a_comment_for_its_post() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let desk = office.anna.call("desk.create", json!({ "name": "IT-hulp", "purpose": "" }))["id"].clone();
    let mut bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    office.anna.get_in_step();
    bas.get_in_step();
    office.server.stop();
    let copy = office.server.copy();
    office.server.serve();
    let question = bas.call("question.ask", json!({ "desk": desk, "title": "Kwijt", "text": words("x"), "private": false }))["id"].clone();
    let post = bas.post(&place, "verloren");
    bas.get_in_step();
    office.anna.get_in_step();
    office.anna.call("question.act", json!({ "question": question, "deed": "claim" }));
    office.anna.call("question.reply", json!({ "question": question, "deed": "answer", "text": words("Antwoord") }));
    office.anna.call("comment.create", json!({ "post": post, "text": words("eronder") }));
    office.anna.get_in_step();
    bas.get_in_step();
    bas.switch_off();
    office.server.kill();
    office.server.restore(&copy);
    office.server.serve();
    let waits = "SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND waits_left > 0";
    wait_until("the laptop knows that the server lost something, and asked", 60, || {
        office.anna.call("sync.now", json!({}));
        let asked = format!("{waits} AND attempts > 1 AND waits_left < 1000");
        (office.anna.rows("work.db", waits) == [["3"]] && office.anna.rows("work.db", &asked) == [["2"]]).then_some(())
    });
    let items = office.anna.call("outbox.list", json!({}))["items"].as_array().cloned().unwrap_or_default();
    let stand: Vec<_> = items.iter().filter(|item| item["state"] != "sent").map(|item| item["waitsForOthers"].clone()).collect();
    assert_eq!(stand, [json!(true), json!(true), json!(true)]);
    bas.switch_on();
    for laptop in [&office.anna, &bas] {
        wait_until("the answer and the comment", 90, || {
            laptop.call("sync.now", json!({}));
            let asked = laptop.try_call("question.get", json!({ "id": question })).ok()?;
            let comments = laptop.try_call("conversation.get", json!({ "post": post })).ok()?["comments"].as_array().map_or(0, Vec::len);
            (asked["question"]["standing"] == "answered" && asked["question"]["owner"]["name"] == "Anna Bos" && comments == 1).then_some(())
        });
        laptop.get_in_step();
        assert_eq!(laptop.rows("work.db", "SELECT COUNT(*) FROM outbox WHERE state <> 'applied'"), [["0"]]);
    }
    let found = office.server.doctor();
    assert!(found.lines().all(|line| line.starts_with("ok")), "{found}");
}
