//! A first sync over a slow line, as the real client does it with its real times: it ends, also where one answer takes longer than
//! any limit on its length would allow, and a post goes out meanwhile.

use super::{Office, as_strings};
use patio_tests::system::laptop::Laptop;
use patio_tests::system::slow::{Slow, Width};
use patio_tests::system::wait_until;
use patio_tests::window::member::PASSWORD;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// 64 kbit/s, 600 ms there and back.
const LINE: Width = Width { bytes_per_s: 8_000, delay: Duration::from_millis(300) };
/// The limit that an answer had when its length was bounded.
const OLD_LIMIT_MS: u64 = 20_000;

/// A paragraph of links that no compression makes much smaller, so that one record takes longer than the old limit.
fn large_text() -> Value {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut word = || {
        let letters = (0..1_900).map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let letter = u32::try_from(state >> 58).unwrap_or(0);
            char::from_digit(letter % 36, 36).unwrap_or('x')
        });
        letters.collect::<String>()
    };
    let links = (0..150).map(|number| {
        let link = format!("https://example.org/{}", word());
        json!({ "type": "text", "text": format!("{number} "), "link": link })
    });
    json!([{ "type": "paragraph", "content": links.collect::<Vec<_>>() }])
}

#[test]
fn a_first_sync_over_a_slow_line_ends_and_a_post_goes_out_meanwhile() {
    let office = Office::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/sample");
    let _ = office.server.command(&["import", "sample", &sample.display().to_string(), "--sample-password", PASSWORD], false);
    let place = office.anna.make_community("Werkplek", false);
    let bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    office.anna.call("post.create", json!({ "community": place, "title": "lijst", "text": large_text() }));
    office.anna.get_in_step();

    let slow = Slow::start(office.port(), LINE);
    let elsewhere = Laptop::open(&office.path("elsewhere"));
    let address = format!("http://127.0.0.1:{}", slow.port());
    elsewhere.call("session.sign_in", json!({ "server": address, "login": "bas@example.org", "password": PASSWORD }));
    let is_complete = || !elsewhere.connection()["asOf"].is_null();
    wait_until("the community", 60, || elsewhere.find_community("Werkplek"));
    assert!(!is_complete(), "this line is not slow");
    elsewhere.post(&place, "intussen");
    wait_until("the post at a colleague", 60, || {
        office.anna.call("sync.now", json!({}));
        (office.anna.titles(&place) == as_strings(&["intussen", "lijst"])).then_some(())
    });
    assert!(!is_complete(), "the post waited for the download");
    wait_until("the first sync", 150, || is_complete().then_some(()));
    wait_until("everything", 60, || (elsewhere.titles(&place) == as_strings(&["intussen", "lijst"])).then_some(()));
    // 285,000 letters and digits cannot become smaller than 184 kB, whatever compresses them, and they are one record.
    let took_ms = slow.received() * 1_000 / u64::from(LINE.bytes_per_s);
    assert!(took_ms > OLD_LIMIT_MS + 3_000, "all of it took {took_ms} ms");
}
