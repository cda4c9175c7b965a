//! The hub: which streams of this node listen to which scopes, and whom a change wakes. Hints only, and loss is harmless: the pull is the
//! truth (S12).
//!
//! A change wakes the streams of the people who are granted its scope, and no others. Whom that is, is read once for a person and again
//! when their grants change. When many listen, their hints are spread, so that they do not all pull at the same moment; a stream that
//! waits for its hint takes later changes along. Must not know the database or HTTP.

mod ear;
mod spread;

pub(super) use ear::{Ear, News};

use super::bounds::Bounds;
use crate::core::{Audience, ScopeHead, mark};
use ear::Told;
use patio_domain::{PersonId, Scope, SessionId};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// What the hub wants read: scopes that moved, and people whose grants or sessions may have changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) scopes: BTreeSet<Scope>,
    pub(super) people: BTreeSet<PersonId>,
}

/// Where changes are told.
pub(super) struct Hub {
    state: Arc<Mutex<State>>,
    /// Comes when something is to be read.
    pub(super) wanted: Notify,
    /// Comes when changes of other nodes may have been missed.
    pub(super) missed: Notify,
    streams: usize,
    of_person: usize,
    of_address: usize,
}

#[derive(Default)]
struct State {
    people: HashMap<PersonId, Listener>,
    scopes: HashMap<Scope, Listened>,
    addresses: HashMap<String, usize>,
    streams: usize,
    last: u64,
    wanted: Wanted,
    /// How often a place or a grant may have changed.
    moves: u64,
    closed: bool,
}

/// A person with streams.
#[derive(Default)]
struct Listener {
    /// Nothing until it was read.
    grants: Option<BTreeSet<Scope>>,
    /// What changed before it was read.
    missed: BTreeSet<Scope>,
    version: i64,
    /// Oldest first.
    ears: Vec<Arc<Told>>,
    /// The mark, and the count of moves when it was made.
    mark: Option<(u64, String)>,
}

/// A scope that somebody listens to.
#[derive(Default)]
struct Listened {
    place: ScopeHead,
    /// The head that its listeners were told of.
    told: i64,
    people: HashSet<PersonId>,
}

impl Hub {
    /// Nobody listens yet.
    pub(super) fn new(bounds: &Bounds) -> Hub {
        let (of_person, of_address) = (bounds.streams_of_person, bounds.streams_of_address);
        Hub { state: Arc::default(), wanted: Notify::new(), missed: Notify::new(), streams: bounds.streams, of_person, of_address }
    }

    /// A stream of a person begins to listen; the person's oldest one gives way when there are too many. Nothing when the address or the
    /// server has too many, or the server closes. From now on no change is missed; `stand` says what the person may hear of.
    pub(super) fn open(&self, person: PersonId, session: SessionId, address: &str) -> Option<Ear> {
        let mut state = self.state();
        if state.closed || state.streams >= self.streams || state.addresses.get(address).is_some_and(|count| *count >= self.of_address) {
            return None;
        }
        state.last += 1;
        let told = Arc::new(Told::new(state.last, session));
        let listener = state.people.entry(person).or_default();
        for oldest in listener.ears.iter().take((listener.ears.len() + 1).saturating_sub(self.of_person)) {
            oldest.give_way();
        }
        listener.ears.push(Arc::clone(&told));
        state.streams += 1;
        *state.addresses.entry(address.to_owned()).or_default() += 1;
        Some(Ear::new(told, Arc::clone(&self.state), person, address))
    }

    /// What a person may hear of, as it was just read. Their streams hear of what they missed, and those of ended sessions end.
    pub(super) fn stand(&self, person: PersonId, audience: &Audience) {
        let mut state = self.state();
        let State { people, scopes, moves, .. } = &mut *state;
        let Some(listener) = people.get_mut(&person) else { return };
        *moves += 1;
        if listener.grants.is_some() && audience.version < listener.version {
            // Read before something changed, and told after it: what was taken away since must not come back.
            return;
        }
        let grants: BTreeSet<Scope> = audience.places.keys().cloned().collect();
        for (scope, place) in &audience.places {
            let listened = scopes.entry(scope.clone()).or_default();
            listened.people.insert(person);
            if listened.place.head <= place.head {
                listened.place = place.clone();
                listened.told = listened.told.max(place.head);
            }
        }
        let missed = std::mem::take(&mut listener.missed);
        let own = Scope::Person(person);
        let news =
            missed.contains(&own) || !missed.is_disjoint(&grants) || listener.grants.as_ref().is_some_and(|before| *before != grants);
        for ear in &listener.ears {
            if !audience.sessions.contains(&ear.session) {
                ear.end();
            } else if news {
                ear.hint();
            }
        }
        listener.version = audience.version;
        let before = listener.grants.replace(grants.clone()).unwrap_or_default();
        state.leave(person, before.difference(&grants));
    }

    /// Tells the streams which scopes changed; `heads` are the new heads of those for which they are known.
    pub(super) fn touched(&self, scopes: &[Scope], heads: &[(Scope, i64)]) {
        let heads: HashMap<&Scope, i64> = heads.iter().map(|(scope, head)| (scope, *head)).collect();
        let mut state = self.state();
        if state.streams == 0 {
            return;
        }
        for scope in scopes {
            state.note_new(scope);
            if let Scope::Person(person) = scope
                && let Some(listener) = state.people.get_mut(person)
            {
                // What this person may hear of is read anew, and their streams hear of it then.
                listener.missed.insert(scope.clone());
                state.wanted.people.insert(*person);
            } else {
                state.tell(scope, heads.get(scope).copied());
            }
        }
        drop(state);
        self.wanted.notify_one();
    }

    /// Another node says that these scopes changed: where they stand is read, and who was not told hears of it.
    pub(super) fn touched_elsewhere(&self, scopes: impl Iterator<Item = Scope>) {
        let mut state = self.state();
        for scope in scopes {
            state.note_new(&scope);
            for listener in state.people.values_mut().filter(|listener| listener.grants.is_none()) {
                listener.missed.insert(scope.clone());
            }
            if let Scope::Person(person) = &scope
                && let Some(listener) = state.people.get_mut(person)
            {
                listener.missed.insert(scope.clone());
                state.wanted.people.insert(*person);
            } else if state.scopes.contains_key(&scope) {
                state.wanted.scopes.insert(scope);
            }
        }
        drop(state);
        self.wanted.notify_one();
    }

    /// Notes where scopes stand; those who were not told of it are.
    pub(super) fn moved(&self, places: Vec<(Scope, ScopeHead)>) {
        let mut state = self.state();
        state.moves += 1;
        for (scope, place) in places {
            let Some(listened) = state.scopes.get_mut(&scope) else { continue };
            let untold = place.head > listened.told;
            if place.head >= listened.place.head {
                let head = place.head;
                listened.place = place;
                if untold {
                    state.tell(&scope, Some(head));
                }
            }
        }
    }

    /// Has those people read anew for whom something changed since they were read.
    pub(super) fn changed(&self, people: &HashMap<PersonId, i64>, everybody: i64) {
        let mut state = self.state();
        let State { people: listeners, wanted, .. } = &mut *state;
        let changed =
            listeners.iter().filter(|(person, listener)| people.get(person).copied().unwrap_or(0) + everybody != listener.version);
        wanted.people.extend(changed.map(|(person, _)| *person));
    }

    /// What is to be read now.
    pub(super) fn take_wanted(&self) -> Wanted {
        std::mem::take(&mut self.state().wanted)
    }

    /// Ends every stream, and lets no other begin.
    pub(super) fn close(&self) {
        let mut state = self.state();
        state.closed = true;
        state.people.values().flat_map(|listener| &listener.ears).for_each(|ear| ear.give_way());
    }

    /// Whether anybody listens.
    pub(super) fn is_heard(&self) -> bool {
        self.state().streams > 0
    }

    /// One word for where everything stands that a person may see, as far as this node knows. Made once for all streams of the person, and
    /// again when something moved.
    pub(super) fn mark(&self, person: PersonId) -> String {
        let mut state = self.state();
        let State { people, scopes, moves, .. } = &mut *state;
        let Some(listener) = people.get_mut(&person) else { return mark([].into_iter()) };
        if let Some((_, made)) = listener.mark.as_ref().filter(|(made_at, _)| made_at == moves) {
            return made.clone();
        }
        let nothing = ScopeHead::default();
        let grants = listener.grants.iter().flatten();
        let made = mark(grants.map(|scope| (scope, scopes.get(scope).map_or(&nothing, |listened| &listened.place))));
        listener.mark = Some((*moves, made.clone()));
        made
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    /// Hints everybody who listens to a scope, and has its link read.
    fn tell(&mut self, scope: &Scope, head: Option<i64>) {
        for listener in self.people.values_mut().filter(|listener| listener.grants.is_none()) {
            listener.missed.insert(scope.clone());
        }
        let Some(listened) = self.scopes.get_mut(scope) else { return };
        listened.told = listened.told.max(head.unwrap_or(0));
        if head != Some(listened.place.head) {
            self.wanted.scopes.insert(scope.clone());
        }
        let ears = listened.people.iter().filter_map(|person| self.people.get(person)).flat_map(|listener| &listener.ears);
        spread::hint_all(ears);
    }

    /// A scope that everybody is granted and nobody here was read with came to be since: everybody is read anew.
    fn note_new(&mut self, scope: &Scope) {
        if matches!(scope, Scope::Desk(_)) && !self.scopes.contains_key(scope) {
            for (person, listener) in &mut self.people {
                listener.missed.insert(scope.clone());
                self.wanted.people.insert(*person);
            }
        }
    }

    fn leave<'a>(&mut self, person: PersonId, scopes: impl Iterator<Item = &'a Scope>) {
        for scope in scopes {
            if let Some(listened) = self.scopes.get_mut(scope) {
                listened.people.remove(&person);
                if listened.people.is_empty() {
                    self.scopes.remove(scope);
                }
            }
        }
    }

    /// A stream ended.
    fn close(&mut self, person: PersonId, number: u64, address: &str) {
        self.streams -= 1;
        if let Some(count) = self.addresses.get_mut(address) {
            *count -= 1;
            if *count == 0 {
                self.addresses.remove(address);
            }
        }
        let Some(listener) = self.people.get_mut(&person) else { return };
        listener.ears.retain(|ear| ear.number != number);
        if listener.ears.is_empty()
            && let Some(gone) = self.people.remove(&person)
        {
            self.leave(person, gone.grants.unwrap_or_default().iter());
        }
    }
}

#[cfg(test)]
mod tests;
