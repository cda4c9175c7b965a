//! Owns: the connections that stand, and who holds them: an address until a person was seen on them, then that person. Must not know
//! what is said on them.
//!
//! A connection on which no person was seen costs its address one of a few places, and callers from the same address wait for these in
//! the order they came. So half-sent requests hold up nobody at another address, and nobody at their own for longer than the time that
//! the head of a request may take. Shown by `tests/http/greedy.rs`.

mod patient;

use super::bounds::Bounds;
use axum_server::accept::Accept;
use patient::Patient;
use patio_domain::PersonId;
use std::collections::HashMap;
use std::future::Future;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv6Addr};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower_http::add_extension::AddExtension;

/// Addresses kept in mind before those without a connection are forgotten.
const ADDRESSES: usize = 256;

/// The connections of one server.
#[derive(Clone, Debug)]
pub(super) struct Lines(Arc<All>);

#[derive(Debug)]
struct All {
    bounds: Bounds,
    /// Whether connections come from callers themselves, and not from one proxy for all of them.
    by_address: bool,
    open: Arc<AtomicUsize>,
    addresses: Mutex<HashMap<IpAddr, Arc<Address>>>,
    people: Mutex<HashMap<PersonId, usize>>,
}

/// The connections of one address on which no person was seen.
#[derive(Debug)]
struct Address {
    read: Arc<Semaphore>,
    here: Arc<AtomicUsize>,
}

/// One more of something, until this is dropped.
#[derive(Debug)]
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn below(count: &Arc<AtomicUsize>, most: usize) -> Option<Counted> {
        count.fetch_update(Ordering::AcqRel, Ordering::Acquire, |now| (now < most).then_some(now + 1)).ok()?;
        Some(Counted(Arc::clone(count)))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// A connection. Its requests carry it.
#[derive(Clone, Debug)]
pub(super) struct Line(Arc<Held>);

#[derive(Debug)]
struct Held {
    all: Arc<All>,
    _open: Counted,
    known: AtomicBool,
    holder: Mutex<Holder>,
}

#[derive(Debug)]
enum Holder {
    Address { _place: Option<(OwnedSemaphorePermit, Counted)> },
    Person(PersonId),
}

impl Lines {
    /// No connections yet. `by_address` is false behind a proxy, which has one address for all callers.
    pub(super) fn new(bounds: Bounds, by_address: bool) -> Lines {
        let all = All { bounds, by_address, open: Arc::default(), addresses: Mutex::default(), people: Mutex::default() };
        Lines(Arc::new(all))
    }

    /// Takes a connection in when it is its turn.
    async fn admit(&self, from: IpAddr) -> io::Result<Line> {
        let full = || io::Error::from(ErrorKind::ConnectionRefused);
        let all = &self.0;
        let open = Counted::below(&all.open, all.bounds.lines).ok_or_else(full)?;
        let place = if all.by_address {
            let address = self.address(from);
            let here = Counted::below(&address.here, all.bounds.waiting_of_address).ok_or_else(full)?;
            let waited = tokio::time::timeout(all.bounds.stranger_time, Arc::clone(&address.read).acquire_owned()).await;
            Some((waited.map_err(|_| full())?.map_err(|_| full())?, here))
        } else {
            None
        };
        let holder = Mutex::new(Holder::Address { _place: place });
        Ok(Line(Arc::new(Held { all: Arc::clone(all), _open: open, known: AtomicBool::new(false), holder })))
    }

    fn address(&self, from: IpAddr) -> Arc<Address> {
        let mut addresses = self.0.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        if addresses.len() >= ADDRESSES {
            addresses.retain(|_, address| address.here.load(Ordering::Acquire) > 0 || Arc::strong_count(address) > 1);
        }
        let new = || Arc::new(Address { read: Arc::new(Semaphore::new(self.0.bounds.strangers_of_address)), here: Arc::default() });
        Arc::clone(addresses.entry(block_of(from)).or_insert_with(new))
    }
}

/// Who counts as one address: of IPv6, a whole network of one household or office.
fn block_of(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(network))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

impl Line {
    /// A signed-in person was seen here: from now on the connection is theirs, and their address is free of it. False when the person
    /// holds too many connections. A connection of a proxy stays with the person who was seen on it first.
    pub(super) fn is_of(&self, person: PersonId) -> bool {
        if self.is_known() {
            return true;
        }
        let mut holder = self.0.holder.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*holder, Holder::Person(_)) {
            return true;
        }
        let mut people = self.0.all.people();
        let count = people.entry(person).or_default();
        if *count >= self.0.all.bounds.lines_of_person && self.0.all.by_address {
            return false;
        }
        *count += 1;
        *holder = Holder::Person(person);
        self.0.known.store(true, Ordering::Release);
        true
    }

    /// Whether a person was seen here.
    fn is_known(&self) -> bool {
        self.0.known.load(Ordering::Acquire)
    }
}

impl All {
    fn people(&self) -> MutexGuard<'_, HashMap<PersonId, usize>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Holder::Person(person) = *self.holder.get_mut().unwrap_or_else(PoisonError::into_inner) else { return };
        let mut people = self.all.people();
        if let Some(count) = people.get_mut(&person) {
            *count -= 1;
            if *count == 0 {
                people.remove(&person);
            }
        }
    }
}

impl<S: Send + 'static> Accept<TcpStream, S> for Lines {
    type Stream = Patient<TcpStream>;
    type Service = AddExtension<S, Line>;
    type Future = Pin<Box<dyn Future<Output = io::Result<(Self::Stream, Self::Service)>> + Send>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let lines = self.clone();
        Box::pin(async move {
            let line = lines.admit(stream.peer_addr()?.ip()).await?;
            let bounds = &lines.0.bounds;
            let patient = Patient::new(stream, line.clone(), bounds.stranger_time, bounds.stalled_time);
            Ok((patient, AddExtension::new(service, line)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;
    use uuid::Uuid;

    fn lines(strangers: usize, waiting: usize) -> Lines {
        Lines::new(Bounds { strangers_of_address: strangers, waiting_of_address: waiting, lines_of_person: 2, ..Bounds::default() }, true)
    }

    #[tokio::test]
    async fn strangers_of_one_address_wait_for_each_other_and_for_nobody_else() {
        let (lines, [one, two]) = (lines(2, 3), [[192, 0, 2, 1], [192, 0, 2, 2]].map(IpAddr::from));
        let (first, second) = (lines.admit(one).await.unwrap(), lines.admit(one).await.unwrap());
        let mut third = Box::pin(lines.admit(one));
        assert!((&mut third).now_or_never().is_none());
        assert!(lines.admit(one).await.is_err(), "no room to wait");
        assert!(lines.admit(two).now_or_never().is_some());
        // Seen to be of a person, a connection frees its place.
        assert!(first.is_of(PersonId(Uuid::from_u128(1))));
        assert!(third.now_or_never().is_some());
        drop(second);
        assert!(lines.admit(one).now_or_never().is_some());
    }

    #[tokio::test]
    async fn a_person_holds_only_so_many_connections() {
        let (lines, person) = (lines(9, 9), PersonId(Uuid::from_u128(1)));
        let mut held = Vec::new();
        for _ in 0..3 {
            held.push(lines.admit([192, 0, 2, 1].into()).await.unwrap());
        }
        assert_eq!(held.iter().map(|line| line.is_of(person)).collect::<Vec<_>>(), [true, true, false]);
        held.remove(0);
        assert!(held[1].is_of(person));
        drop(held);
        assert!(lines.0.people().is_empty() && lines.0.open.load(Ordering::Acquire) == 0);
    }

    #[test]
    fn a_network_of_one_household_counts_as_one_address() {
        let block = |text: &str| block_of(text.parse().unwrap());
        assert_eq!(block("2001:db8:1:2:3:4:5:6"), block("2001:db8:1:2::9"));
        assert_ne!(block("2001:db8:1:2::9"), block("2001:db8:1:3::9"));
        assert_eq!(block("::ffff:192.0.2.1"), block("192.0.2.1"));
    }
}
