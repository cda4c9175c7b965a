//! Owns: fair turns at costly work. Whoever asks for much takes turns with everybody else, and never holds all places. Must not know what
//! is worked on, nor who the keys stand for.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// Turns, handed out by key: first to those who have had none, then round and round.
pub(super) struct Turns<K: Key>(Arc<All<K>>);

/// By whom turns are counted.
pub(super) trait Key: Clone + Eq + Hash + Send + 'static {}
impl<K: Clone + Eq + Hash + Send + 'static> Key for K {}

struct All<K: Key> {
    /// Works at a time: of all keys, and of one.
    at_once: usize,
    of_one: usize,
    /// Those of one key that may wait.
    waiting_of_one: usize,
    state: Mutex<State<K>>,
}

struct State<K: Key> {
    working: HashMap<K, usize>,
    total: usize,
    /// Whose turn comes next, first to last.
    waiting: VecDeque<(K, VecDeque<oneshot::Sender<Turn<K>>>)>,
}

/// A turn; it ends when this is dropped.
pub(super) struct Turn<K: Key> {
    key: Option<K>,
    all: Arc<All<K>>,
}

impl<K: Key> Turns<K> {
    /// At most `at_once` works at a time, of one key `of_one`, and `waiting_of_one` of it wait.
    pub(super) fn new(at_once: usize, of_one: usize, waiting_of_one: usize) -> Turns<K> {
        let state = Mutex::new(State { working: HashMap::new(), total: 0, waiting: VecDeque::new() });
        Turns(Arc::new(All { at_once, of_one, waiting_of_one, state }))
    }

    /// Waits for a turn; nothing when too many of this key wait already.
    pub(super) async fn turn(&self, key: K) -> Option<Turn<K>> {
        let (give, take) = oneshot::channel();
        {
            let mut state = self.0.state();
            let at = state.waiting.iter().position(|(other, _)| *other == key).unwrap_or_else(|| {
                state.waiting.push_back((key, VecDeque::new()));
                state.waiting.len() - 1
            });
            let (_, waiting) = state.waiting.get_mut(at)?;
            waiting.retain(|waiter| !waiter.is_closed());
            if waiting.len() >= self.0.waiting_of_one {
                return None;
            }
            waiting.push_back(give);
        }
        hand_out(&self.0);
        take.await.ok()
    }

    /// Works under way.
    #[cfg(test)]
    pub(super) fn working(&self) -> usize {
        self.0.state().total
    }
}

impl<K: Key> All<K> {
    fn state(&self) -> MutexGuard<'_, State<K>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who is next, when there is a place for them.
    fn next(&self) -> Option<(K, oneshot::Sender<Turn<K>>)> {
        let mut state = self.state();
        if state.total >= self.at_once {
            return None;
        }
        let State { working, waiting, .. } = &mut *state;
        for (_, waiters) in waiting.iter_mut() {
            // A client that hung up waits no more.
            waiters.retain(|waiter| !waiter.is_closed());
        }
        waiting.retain(|(_, waiters)| !waiters.is_empty());
        let at = waiting.iter().position(|(key, _)| working.get(key).is_none_or(|count| *count < self.of_one))?;
        let (key, mut waiters) = waiting.remove(at)?;
        let waiter = waiters.pop_front()?;
        if !waiters.is_empty() {
            waiting.push_back((key.clone(), waiters));
        }
        *working.entry(key.clone()).or_default() += 1;
        state.total += 1;
        Some((key, waiter))
    }
}

fn hand_out<K: Key>(all: &Arc<All<K>>) {
    while let Some((key, waiter)) = all.next() {
        // Dropped when it hung up at this moment: its turn ends, and the next one comes.
        drop(waiter.send(Turn { key: Some(key), all: Arc::clone(all) }));
    }
}

impl<K: Key> Drop for Turn<K> {
    fn drop(&mut self) {
        let Some(key) = self.key.take() else { return };
        let mut state = self.all.state();
        state.total -= 1;
        if let Some(count) = state.working.get_mut(&key) {
            *count -= 1;
            if *count == 0 {
                state.working.remove(&key);
            }
        }
        drop(state);
        hand_out(&self.all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;

    #[tokio::test]
    async fn turns_go_round_and_nobody_holds_all_places() {
        let turns = Turns::<&str>::new(2, 1, 9);
        let anna = turns.turn("anna").await.unwrap();
        let mut hers: Vec<_> = (0..3).map(|_| Box::pin(turns.turn("anna"))).collect();
        assert!(hers.iter_mut().all(|waiting| waiting.now_or_never().is_none()));
        let bram = turns.turn("bram").now_or_never().expect("a place is free for him").unwrap();
        let mut cato = Box::pin(turns.turn("cato"));
        assert!((&mut cato).now_or_never().is_none() && turns.working() == 2);
        // One place becomes free: her next one was there before Cato, and hers has one already.
        drop(bram);
        let cato = cato.now_or_never().expect("hers is the place").unwrap();
        drop(anna);
        let second = (&mut hers[0]).now_or_never().expect("hers has ended").unwrap();
        drop(cato);
        assert!((&mut hers[1]).now_or_never().is_none(), "one at a time, also when a place is free");
        drop(second);
        assert!((&mut hers[1]).now_or_never().is_some());
    }

    #[tokio::test]
    async fn who_hung_up_takes_no_turn_and_too_many_are_sent_away() {
        let turns = Turns::<u8>::new(1, 1, 2);
        let first = turns.turn(1).await.unwrap();
        let mut gone = Box::pin(turns.turn(1));
        assert!((&mut gone).now_or_never().is_none());
        let mut stays = Box::pin(turns.turn(1));
        assert!((&mut stays).now_or_never().is_none());
        assert!(turns.turn(1).await.is_none(), "two of one key may wait");
        drop(gone);
        drop(first);
        assert!(stays.now_or_never().flatten().is_some());
        assert_eq!(turns.working(), 0);
    }
}
