//! Owns: a slow line to the server: a proxy that lets so many bytes a second through each way, and each byte a while later, all
//! connections together. Must not know the meaning of the bytes.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Bytes that move at a time.
const SLICE_BYTES: usize = 512;
/// Slices that a router on the way keeps for a connection: 64 KiB.
const KEPT: usize = 128;

/// How the line is.
#[derive(Clone, Copy, Debug)]
pub struct Width {
    /// Bytes a second each way.
    pub bytes_per_s: u32,
    /// The delay each way.
    pub delay: Duration,
}

/// One direction of the line, shared by all connections.
struct Lane {
    free_at: Mutex<Instant>,
    passed: Mutex<u64>,
}

/// The line.
pub struct Slow {
    port: u16,
    down: Arc<Lane>,
    width: Arc<Mutex<Width>>,
}

impl Slow {
    /// Starts a line to the server at that port.
    #[must_use]
    pub fn start(server: u16, width: Width) -> Slow {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        // Small, so that what the line has not taken stays with the laptop.
        socket2::SockRef::from(&listener).set_recv_buffer_size(16 * 1024).expect("a window");
        let port = listener.local_addr().expect("its address").port();
        let (up, down) = (Arc::new(Lane::free()), Arc::new(Lane::free()));
        let width = Arc::new(Mutex::new(width));
        let (shared, wide) = (Arc::clone(&down), Arc::clone(&width));
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                // If no server listens there, the connection just closes.
                let Ok(upstream) = TcpStream::connect(("127.0.0.1", server)) else { continue };
                // Else the system would keep megabytes that are "on the line" at once.
                socket2::SockRef::from(&upstream).set_recv_buffer_size(16 * 1024).expect("a window");
                // The only delay is the line's own.
                let _ = (client.set_nodelay(true), upstream.set_nodelay(true));
                let (Ok(back_from), Ok(back_to)) = (upstream.try_clone(), client.try_clone()) else { continue };
                lead(client, upstream, &up, &wide);
                lead(back_from, back_to, &shared, &wide);
            }
        });
        Slow { port, down, width }
    }

    /// The line is like this from now on.
    pub fn becomes(&self, width: Width) {
        *self.width.lock().unwrap_or_else(PoisonError::into_inner) = width;
    }

    /// Its port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Bytes that came to the laptop.
    #[must_use]
    pub fn received(&self) -> u64 {
        *self.down.passed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lane {
    fn free() -> Lane {
        Lane { free_at: Mutex::new(now()), passed: Mutex::default() }
    }

    /// Takes the time that so many bytes need, after all that were taken before.
    fn take(&self, bytes: usize, width: Width) {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        let until = {
            let mut free_at = self.free_at.lock().unwrap_or_else(PoisonError::into_inner);
            *free_at = (*free_at).max(now()) + Duration::from_secs(1) * bytes / width.bytes_per_s;
            *free_at
        };
        thread::sleep(until.saturating_duration_since(now()));
        *self.passed.lock().unwrap_or_else(PoisonError::into_inner) += u64::from(bytes);
    }
}

#[expect(clippy::disallowed_methods, reason = "a slow line takes real time")]
fn now() -> Instant {
    Instant::now()
}

/// Leads bytes one way, on two threads: one takes them at the line's pace, the other hands them over after the delay.
fn lead(mut from: TcpStream, to: TcpStream, lane: &Arc<Lane>, width: &Arc<Mutex<Width>>) {
    let (taken, arriving) = sync_channel(KEPT);
    let (lane, width) = (Arc::clone(lane), Arc::clone(width));
    thread::spawn(move || hand_over(to, &arriving));
    thread::spawn(move || {
        take_in(&mut from, &taken, &lane, &width);
        let _ = from.shutdown(Shutdown::Read);
    });
}

fn take_in(from: &mut TcpStream, taken: &SyncSender<(Instant, Vec<u8>)>, lane: &Lane, width: &Mutex<Width>) {
    let mut bytes = vec![0; SLICE_BYTES];
    while let Ok(got) = from.read(&mut bytes) {
        let Some(read) = bytes.get(..got).filter(|read| !read.is_empty()) else { break };
        let width = *width.lock().unwrap_or_else(PoisonError::into_inner);
        lane.take(got, width);
        if taken.send((now() + width.delay, read.to_vec())).is_err() {
            break;
        }
    }
}

fn hand_over(mut to: TcpStream, arriving: &Receiver<(Instant, Vec<u8>)>) {
    while let Ok((at, bytes)) = arriving.recv() {
        thread::sleep(at.saturating_duration_since(now()));
        if to.write_all(&bytes).is_err() {
            break;
        }
    }
    // The other side may be gone already.
    let _ = to.shutdown(Shutdown::Write);
}
