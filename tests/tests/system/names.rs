//! Names on both sides: what a laptop refuses without the network, the server would have refused, and what it takes is taken.

use super::Office;
use patio_tests::system::wait_until;
use serde_json::json;

#[test]
fn a_taken_name_is_refused_without_the_network_and_a_free_one_is_taken_when_it_returns() {
    let mut office = Office::new();
    let cafe = office.anna.make_community("Café", false);
    let closed = office.anna.make_community("Directie", true);
    let bas = office.hire("bas");
    bas.get_in_step();
    office.server.kill();

    let make = |laptop: &patio_tests::system::laptop::Laptop, name: &str, closed: bool| {
        laptop.try_call("community.create", json!({ "name": name, "description": "", "closed": closed })).map(drop)
    };
    let taken = Err("name_taken".to_owned());
    for name in ["Cafe", "CAFÉ", "cafe\u{301}"] {
        for closed in [false, true] {
            assert_eq!(make(&bas, name, closed), taken, "{name}, closed: {closed}");
        }
    }
    assert_eq!(make(&office.anna, "directië", true), taken, "a closed one she is in");
    assert_eq!(make(&bas, "Directie", true), Ok(()), "a closed one he cannot see");
    assert_eq!(make(&bas, "Thee", false), Ok(()));
    assert_eq!(make(&bas, "THÉÉ", true), taken, "one that waits to be sent");

    // She cannot know of what waits on his laptop; the server will.
    assert_eq!(make(&office.anna, "thee", true), Ok(()));
    office.anna.switch_off();

    office.server.serve();
    wait_until("everything sent", 60, || (bas.connection()["waiting"] == 0).then_some(()));
    bas.get_in_step();
    assert_eq!(bas.rows("work.db", "SELECT kind FROM outbox WHERE state = 'refused'"), Vec::<Vec<String>>::new());
    let theirs = bas.find_community("Directie").expect("his own");
    assert!(theirs != closed && bas.find_community("Thee").is_some());
    assert_eq!(bas.find_community("Café"), Some(cafe));
    office.anna.switch_on();
    office.anna.get_in_step();
    assert_eq!(office.anna.rows("work.db", "SELECT refusal FROM outbox WHERE state = 'refused'"), [["name_taken"]]);
}
