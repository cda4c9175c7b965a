//! Owns: a connection to the server that breaks again and again: a proxy that counts the bytes that leave the laptop and, at chosen
//! counts, drops the connection with all bytes on the way. It can also shut after a chosen number of bytes came to the laptop, until
//! the test opens it. Must not know the meaning of the bytes.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Bytes that may be on the way before the other side has taken them: the window of a slow line.
const WINDOW: usize = 64 * 1024;

#[derive(Default)]
struct Line {
    /// Bytes that left the laptop, also those that were lost.
    sent: u64,
    /// Counts at which the line is cut, soonest last.
    cuts: Vec<u64>,
    made: usize,
    /// Bytes that came to the laptop.
    received: u64,
    /// The number of bytes to the laptop at which the line shuts.
    shuts_at: Option<u64>,
    shut: bool,
    /// The number of connections that came while it was shut.
    turned_away: usize,
}

/// The line.
pub struct Cutter {
    port: u16,
    line: Arc<Mutex<Line>>,
}

impl Cutter {
    /// Starts a line to the server at that port, without cuts.
    #[must_use]
    pub fn start(server: u16) -> Cutter {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        socket2::SockRef::from(&listener).set_recv_buffer_size(WINDOW / 2).expect("a window");
        let port = listener.local_addr().expect("its address").port();
        let line: Arc<Mutex<Line>> = Arc::default();
        let shared = Arc::clone(&line);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if turns_away(&shared) {
                    continue;
                }
                // If no server listens there, the connection just closes.
                let Ok(upstream) = TcpStream::connect(("127.0.0.1", server)) else { continue };
                let (Ok(back_from), Ok(back_to)) = (upstream.try_clone(), client.try_clone()) else { continue };
                let (line, line_back) = (Arc::clone(&shared), Arc::clone(&shared));
                thread::spawn(move || forward(client, upstream, &line));
                thread::spawn(move || back(back_from, back_to, &line_back));
            }
        });
        Cutter { port, line }
    }

    /// Its port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Counts from 0 again, and cuts the line whenever the count reaches one of these.
    pub fn cut_at(&self, counts: &[u64]) {
        let mut cuts = counts.to_vec();
        cuts.sort_unstable_by(|a, b| b.cmp(a));
        *self.line.lock().unwrap_or_else(PoisonError::into_inner) = Line { cuts, ..Line::default() };
    }

    /// Counts from 0 again, and shuts the line when this many bytes have come to the laptop.
    pub fn shut_after(&self, received: u64) {
        *self.line.lock().unwrap_or_else(PoisonError::into_inner) = Line { shuts_at: Some(received), ..Line::default() };
    }

    /// Opens the line again; it goes on counting.
    pub fn open(&self) {
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        (line.shut, line.shuts_at) = (false, None);
    }

    /// Whether the line is shut, and how many connections came while it was.
    #[must_use]
    pub fn shut(&self) -> (bool, usize) {
        let line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        (line.shut, line.turned_away)
    }

    /// Bytes that came to the laptop.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.line.lock().unwrap_or_else(PoisonError::into_inner).received
    }

    /// Bytes that left the laptop, and how often the line was cut.
    #[must_use]
    pub fn counted(&self) -> (u64, usize) {
        let line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        (line.sent, line.made)
    }
}

fn turns_away(line: &Mutex<Line>) -> bool {
    let mut line = line.lock().unwrap_or_else(PoisonError::into_inner);
    line.turned_away += usize::from(line.shut);
    line.shut
}

/// Counts bytes to the laptop; says whether they may pass.
fn passes(line: &Mutex<Line>, bytes: usize) -> bool {
    let mut line = line.lock().unwrap_or_else(PoisonError::into_inner);
    if !line.shut {
        line.received += u64::try_from(bytes).unwrap_or(0);
        line.shut = line.shuts_at.is_some_and(|at| line.received >= at);
    }
    !line.shut
}

fn count(line: &Mutex<Line>, bytes: usize) -> bool {
    let mut line = line.lock().unwrap_or_else(PoisonError::into_inner);
    line.sent += u64::try_from(bytes).unwrap_or(0);
    if line.cuts.last().is_some_and(|at| line.sent >= *at) {
        line.cuts.pop();
        line.made += 1;
        return true;
    }
    false
}

fn forward(mut client: TcpStream, mut server: TcpStream, line: &Mutex<Line>) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(got) = client.read(&mut bytes) {
        let Some(read) = bytes.get(..got).filter(|read| !read.is_empty()) else { break };
        let cut = count(line, got);
        if line.lock().unwrap_or_else(PoisonError::into_inner).shut {
            break;
        }
        if server.write_all(read).is_err() {
            break;
        }
        if cut {
            lose_what_is_in_flight(&mut client, line);
            break;
        }
    }
    // Either side may be gone already.
    let _ = server.shutdown(Shutdown::Both);
    let _ = client.shutdown(Shutdown::Both);
}

/// Bytes that the line took from the laptop count as sent, although they do not arrive.
fn lose_what_is_in_flight(client: &mut TcpStream, line: &Mutex<Line>) {
    let mut bytes = vec![0; WINDOW];
    if client.set_nonblocking(true).is_err() {
        return;
    }
    match client.read(&mut bytes) {
        Ok(lost) => drop(count(line, lost)),
        Err(error) => assert_eq!(error.kind(), ErrorKind::WouldBlock, "the laptop's side was cut too early"),
    }
}

fn back(mut server: TcpStream, mut client: TcpStream, line: &Mutex<Line>) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(got) = server.read(&mut bytes) {
        let Some(read) = bytes.get(..got).filter(|read| !read.is_empty()) else { break };
        if !passes(line, got) || client.write_all(read).is_err() {
            break;
        }
    }
    let _ = server.shutdown(Shutdown::Both);
    let _ = client.shutdown(Shutdown::Both);
}
