//! What never left a laptop leaves no trace with colleagues: corrections and withdrawals of unsent texts, with real processes (S1, S7).

use super::Office;
use patio_tests::system::laptop::Laptop;
use patio_tests::system::wait_until;
use serde_json::{Value, json};

fn made(said: &Value) -> String {
    said["id"].as_str().expect("an id").to_owned()
}

/// Everything that a colleague's laptop holds of a record, and of what it said before.
fn rows_about(colleague: &Laptop, id: &str) -> Vec<Vec<String>> {
    let rows = colleague.rows("cache.db", "SELECT id, body FROM record WHERE kind <> 'file' ORDER BY kind, id");
    rows.into_iter().filter(|row| row.iter().any(|text| text.contains(id))).collect()
}

#[test]
fn a_colleague_sees_the_last_unsent_version_alone_and_nothing_of_what_was_withdrawn_unsent() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let early = office.anna.post(&place, "Storingen");
    office.anna.get_in_step();
    let bas = Laptop::closed(&office.path("bas"));
    assert_eq!(bas.accept(&office.link("bas")).0, 0);
    bas.done(&["profile", "--name", "Bas Mol", "--job", "monteur", "--expertise", "pompen"]);
    bas.done(&["join", "Werkplek"]);
    bas.done(&["sync"]);

    office.server.kill();
    let offline = |words: &[&str]| {
        let (_, said) = bas.run(&[&["--wait", "0"], words].concat());
        said
    };
    let post = made(&offline(&["post", "Werkplek", "--title", "Pomp", "version 1"]));
    offline(&["edit", &post, "version 2"]);
    offline(&["edit", &post, "version 3"]);
    let regretted = made(&offline(&["post", "Werkplek", "--title", "Spijt", "nobody reads this"]));
    offline(&["comment", &regretted, "nor this"]);
    offline(&["withdraw", &regretted]);
    let comment = made(&offline(&["comment", &early, "comment 1"]));
    let answer = bas.done(&["--wait", "0", "call", "comment.create", &comment_to(&early, &comment, "an answer").to_string()]);
    offline(&["edit", &comment, "comment 2"]);
    let other = made(&offline(&["comment", &early, "not this one"]));
    offline(&["withdraw", &other]);
    let kept = bas.rows("work.db", "SELECT kind FROM outbox WHERE state = 'queued' ORDER BY order_no");
    assert_eq!(kept, [["post.create"], ["comment.create"], ["comment.create"]].map(|row| row.map(str::to_owned).to_vec()));

    office.server.serve();
    bas.done(&["sync"]);
    wait_until("the answer", 30, || {
        office.anna.get_in_step();
        (!rows_about(&office.anna, &made(&answer)).is_empty()).then_some(())
    });
    let history = |id: &str| office.anna.call("history.get", json!({ "id": id }))["versions"].as_array().map_or(0, Vec::len);
    assert_eq!((history(&post), history(&comment)), (0, 0), "a colleague sees earlier versions");
    let of_post = rows_about(&office.anna, &post);
    assert!(of_post.iter().any(|row| row[1].contains("version 3")), "{of_post:?}");
    let all = office.anna.rows("cache.db", "SELECT id, body FROM record");
    for unsent in ["version 1", "version 2", "comment 1", "nobody reads this", "nor this", "not this one"] {
        assert!(all.iter().all(|row| !row[1].contains(unsent)), "{unsent} reached a colleague");
    }
    for withdrawn in [&regretted, &other] {
        assert_eq!(rows_about(&office.anna, withdrawn), Vec::<Vec<String>>::new(), "a tombstone of what was never sent");
    }

    // What was sent is edited as ever: its first version stays readable.
    bas.done(&["edit", &post, "version 4"]);
    wait_until("the edit", 30, || {
        office.anna.get_in_step();
        (history(&post) == 1).then_some(())
    });
    assert!(office.server.complaints().is_empty());
}

fn comment_to(post: &str, reply_to: &str, words: &str) -> Value {
    let text = json!([{ "type": "paragraph", "content": [{ "type": "text", "text": words }] }]);
    json!({ "post": post, "replyTo": reply_to, "text": text, "files": [] })
}
