//! Pushes in line, over a core whose clock holds up a decision, or ends it in a panic. What a push says is tested elsewhere: these are of a
//! stranger, and each answer is known by its nonce.

use super::*;
use crate::core::{Core, Keys};
use crate::http::push_line::{BYTES_MAX, PUSHES_MAX, Pushes};
use crate::os::SystemRandom;
use crate::store::Store;
use patio_domain::PersonId;
use patio_domain::world::Clock;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinHandle;
use uuid::Uuid;

/// A clock that every decision looks at once, when it begins.
#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    shut: bool,
    begun: usize,
    /// Decisions that end in a panic, by number.
    panics: Vec<usize>,
}

impl Clock for Gate {
    fn now_ms(&self) -> i64 {
        1
    }
    fn monotonic_ms(&self) -> u64 {
        1
    }
    fn running_ms(&self) -> u64 {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.begun += 1;
        let number = state.begun;
        let panics = state.panics.contains(&number);
        let state = self.changed.wait_while(state, |state| state.shut).unwrap_or_else(PoisonError::into_inner);
        drop(state);
        assert!(!panics, "a defect in decision {number}");
        1
    }
}

impl Gate {
    fn shut(&self, shut: bool) {
        self.state.lock().unwrap().shut = shut;
        self.changed.notify_all();
    }

    fn begun(&self) -> usize {
        self.state.lock().unwrap().begun
    }
}

fn server(panics: &[usize]) -> (Arc<Server>, Arc<Gate>) {
    let gate = Arc::new(Gate::default());
    let store = Arc::new(Store::memory().unwrap());
    let core = Core::new(store, Arc::clone(&gate) as Arc<dyn Clock>, Box::new(SystemRandom), Keys::from_bytes([5; 32]));
    // The core looks at the clock when it is made.
    *gate.state.lock().unwrap() = State { panics: panics.to_vec(), ..State::default() };
    (Server::new(Arc::new(core), false), gate)
}

fn parts(nonce: usize, bytes: usize) -> Parts {
    let (nonce, body) = (format!("nonce-{nonce}"), vec![b' '; bytes].into());
    Parts { token: None, nonce, peer: String::new(), body, refused: None, person: None, line: None, length: None, room: None }
}

fn send(server: &Arc<Server>, nonce: usize) -> JoinHandle<(u16, String)> {
    let server = Arc::clone(server);
    tokio::spawn(async move {
        let answer = server.push(parts(nonce, 2)).await;
        let status = answer.status().as_u16();
        let body = axum::body::to_bytes(answer.into_body(), 9_999).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    })
}

async fn until(is_so: impl Fn() -> bool) {
    while !is_so() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// One push is being decided, and ten wait.
async fn ten_in_line(server: &Arc<Server>, gate: &Gate) -> Vec<JoinHandle<(u16, String)>> {
    gate.shut(true);
    let mut sent = vec![send(server, 0)];
    until(|| gate.begun() == 1).await;
    sent.extend((1..=10).map(|nonce| send(server, nonce)));
    until(|| server.pushes.line().waiting.len() == 10).await;
    sent
}

async fn each_has_its_own_answer(sent: Vec<JoinHandle<(u16, String)>>) {
    for (nonce, answer) in sent.into_iter().enumerate() {
        let (status, body) = answer.await.unwrap();
        assert!(status == 401 && body.contains(&format!("\"nonce-{nonce}\"")), "{nonce}: {status} {body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pushes_that_come_while_another_is_decided_are_decided_together_and_each_has_its_own_answer() {
    let (server, gate) = server(&[]);
    let sent = ten_in_line(&server, &gate).await;
    gate.shut(false);
    each_has_its_own_answer(sent).await;
    assert_eq!(gate.begun(), 2);
    // And the line begins anew.
    each_has_its_own_answer(vec![send(&server, 0)]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_a_decision_panics_those_in_it_go_again_each_alone() {
    let (server, gate) = server(&[2]);
    let sent = ten_in_line(&server, &gate).await;
    gate.shut(false);
    each_has_its_own_answer(sent).await;
    assert_eq!(gate.begun(), 2 + 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_that_panics_alone_is_busy_and_the_next_one_is_decided() {
    let (server, _) = server(&[1, 2]);
    let (status, body) = send(&server, 0).await.unwrap();
    assert!(status == 503 && body.contains("busy"), "{status} {body}");
    each_has_its_own_answer(vec![send(&server, 0)]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_hangs_up_holds_up_nobody() {
    let (server, gate) = server(&[]);
    let sent = ten_in_line(&server, &gate).await;
    sent[0].abort();
    sent[5].abort();
    gate.shut(false);
    for (nonce, answer) in sent.into_iter().enumerate() {
        match answer.await {
            Ok((status, _)) => assert_eq!(status, 401),
            Err(gone) => assert!(gone.is_cancelled() && [0, 5].contains(&nonce)),
        }
    }
    until(|| !server.pushes.line().is_served).await;
}

/// Puts pushes of these people and sizes in line, and gives the numbers of those that are decided together.
fn batches(pushes: &[(Option<u128>, usize)]) -> Vec<Vec<usize>> {
    let line = Pushes::default();
    for (number, (person, bytes)) in pushes.iter().enumerate() {
        let parts = Parts { person: person.map(|person| PersonId(Uuid::from_u128(person))), ..parts(number, *bytes) };
        let _ = line.insert(Waiting { parts: Arc::new(parts), answer: oneshot::channel().0 });
    }
    let number = |waiting: &Waiting| waiting.parts.nonce.trim_start_matches("nonce-").parse().unwrap();
    let batches = std::iter::from_fn(|| line.next()).map(|next| next.iter().map(number).collect()).collect();
    assert!(!line.line().is_served);
    batches
}

#[test]
fn the_first_waits_for_few_and_a_long_one_goes_alone() {
    let sizes = [BYTES_MAX * 4, 10, 10, BYTES_MAX, 10].map(|bytes| (None, bytes));
    assert_eq!(batches(&sizes), [vec![0], vec![1, 2, 4], vec![3]]);
    let many: Vec<usize> = batches(&vec![(None, 0); PUSHES_MAX + 3]).iter().map(Vec::len).collect();
    assert_eq!(many, [PUSHES_MAX, 3]);
}

#[test]
fn a_person_who_sends_many_waits_for_themselves() {
    let (anna, bram) = ((Some(1), 10), (Some(2), 10));
    assert_eq!(batches(&[anna, anna, anna, bram, anna, bram]), [vec![0, 3], vec![1, 5], vec![2], vec![4]]);
}
