//! What streams cost while nothing happens.

use super::*;
use crate::core::{Core, Keys, PasswordCost, Request};
use crate::http::bounds::Bounds;
use crate::http::server::Http;
use crate::os::{SystemClock, SystemRandom};
use crate::store::Store;
use futures_util::StreamExt as _;
use patio_protocol::auth::{InvitationAccept, Tokens};
use patio_protocol::envelope;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A person who came in by an invitation.
fn person(core: &Core, name: &str) -> Tokens {
    let token = core.invite_login(&format!("{name}@veldwerk.example"), "").unwrap().unwrap_or_else(|code| panic!("{code:?}")).token;
    let asked = serde_json::to_vec(&InvitationAccept { token, password: "a long password".into(), device: "x".into() }).unwrap();
    let answer = core.invitation_accept(&Request { token: None, nonce: "n", peer: "", body: &asked });
    envelope::open(&answer.body, "n").unwrap().unwrap()
}

/// Statements of one look at what was committed, however many streams there are.
const LATE_LOOK: usize = 4;
/// Heartbeats that each stream gets: ten minutes' worth.
const BEATS: usize = 40;

/// Statements while this many streams are open, and nothing happens but heartbeats.
async fn asked_while_idle(streams: usize) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let log = Arc::new(move |_: &str| {
        counted.fetch_add(1, Ordering::SeqCst);
    });
    let store = Store::sqlite(&folder.path().join("patio.db")).unwrap().with_statement_log(log);
    let core = Core::new(Arc::new(store), Arc::new(SystemClock::start()), Box::new(SystemRandom), Keys::from_bytes([5; 32]));
    let core = Arc::new(core.with_password_cost(PasswordCost::LEAST));
    drop(core.create_organisation("Veldwerk", "admin@veldwerk.example").unwrap());
    let bounds = Bounds { beat_time: Duration::from_millis(2), ..Bounds::default() };
    let server = Server::within(Arc::clone(&core), false, bounds);
    let job = tokio::spawn(crate::http::listening::listen(Arc::clone(&server)));
    let mut open = Vec::new();
    for number in 0..streams {
        let tokens = person(&core, &format!("person{number}"));
        let mut request = Http::new(Body::empty());
        request.headers_mut().insert("authorization", format!("Bearer {}", tokens.access).parse().unwrap());
        let parts = server.signed_in(request).await;
        open.push(super::open(Arc::clone(&server), parts).await.into_body().into_data_stream());
    }
    asked.store(0, Ordering::SeqCst);
    for stream in &mut open {
        for _ in 0..BEATS {
            let event = stream.next().await.unwrap().unwrap();
            assert!(event.starts_with(b"event: heartbeat\n"), "{event:?}");
        }
    }
    job.abort();
    asked.load(Ordering::SeqCst)
}

#[test]
fn heartbeats_of_streams_that_open_one_after_the_other_fall_together() {
    let pause = Duration::from_secs(15);
    let moment = pause / MOMENTS;
    let mut moments = std::collections::BTreeSet::new();
    for number in 0..1_000 {
        let opened = Duration::from_millis(73 * number);
        let waited = first_beat(opened, pause) - opened;
        assert!(waited >= pause && waited < pause + moment, "{waited:?}");
        moments.insert(first_beat(opened, pause).as_nanos() % pause.as_nanos());
    }
    assert_eq!(moments.len(), MOMENTS as usize);
    assert_eq!(first_beat(Duration::ZERO, Duration::ZERO), Duration::ZERO);
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_streams_ask_the_database_for_nothing_however_many_they_are() {
    for streams in [1, 40] {
        // What was committed while the last streams opened may be looked at late, once for all of them.
        let asked = asked_while_idle(streams).await;
        assert!(asked <= LATE_LOOK, "{asked} statements with {streams} streams");
    }
}
