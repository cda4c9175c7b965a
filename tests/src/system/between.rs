//! Owns: a proxy between a laptop and its server. It passes everything on, holds verdicts, pages or event streams back, or
//! answers 403 to certain words, as some proxies do. Must not know the meaning of what passes through it.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::thread;

/// What the proxy does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Manner {
    /// Passes everything on.
    Open = 0,
    /// Passes everything on except the answers to a push.
    KeepsVerdicts = 1,
    /// Passes everything on except the events of a stream.
    HoldsStreams = 2,
    /// Passes everything on except the answers to a pull.
    KeepsPages = 3,
    /// Answers every request that holds [`FORBIDDEN`] with 403, and passes the others on: leak prevention.
    Forbids = 4,
}

/// What a forbidding proxy looks for.
pub const FORBIDDEN: &str = "rekeningnummer";

/// A proxy on this machine.
pub struct Between {
    port: u16,
    manner: Arc<AtomicU8>,
}

impl Between {
    /// Starts a proxy for the server at that port.
    #[must_use]
    pub fn start(server: u16, manner: Manner) -> Between {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("its address").port();
        let between = Between { port, manner: Arc::new(AtomicU8::new(manner as u8)) };
        let manner = Arc::clone(&between.manner);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                // If no server listens there, the connection just closes.
                let Ok(upstream) = TcpStream::connect(("127.0.0.1", server)) else { continue };
                let (Ok(from_client), Ok(to_server)) = (client.try_clone(), upstream.try_clone()) else { continue };
                let held = Arc::new(AtomicBool::new(false));
                let (now, hold) = (Arc::clone(&manner), Arc::clone(&held));
                let Ok(mut answer) = client.try_clone() else { continue };
                thread::spawn(move || {
                    pass(from_client, to_server, |bytes| {
                        let manner = now.load(Ordering::SeqCst);
                        if manner == Manner::Forbids as u8 && bytes.windows(FORBIDDEN.len()).any(|part| part == FORBIDDEN.as_bytes()) {
                            // The laptop may have hung up.
                            let _ = answer.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                            let _ = answer.shutdown(Shutdown::Both);
                            return false;
                        }
                        if manner == Manner::KeepsPages as u8 && bytes.starts_with(b"POST /v1/pull") {
                            hold.store(true, Ordering::SeqCst);
                        }
                        if manner == Manner::KeepsVerdicts as u8 && bytes.starts_with(b"POST /v1/push") {
                            hold.store(true, Ordering::SeqCst);
                        }
                        true
                    });
                });
                let now = Arc::clone(&manner);
                thread::spawn(move || {
                    pass(upstream, client, |bytes| {
                        let stream = bytes.windows(17).any(|part| part == b"text/event-stream");
                        if now.load(Ordering::SeqCst) == Manner::HoldsStreams as u8 && stream {
                            held.store(true, Ordering::SeqCst);
                        }
                        !held.load(Ordering::SeqCst)
                    });
                });
            }
        });
        between
    }

    /// Its port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Changes what the proxy does.
    pub fn turn(&self, manner: Manner) {
        self.manner.store(manner as u8, Ordering::SeqCst);
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, mut lets_through: impl FnMut(&[u8]) -> bool) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(count) = from.read(&mut bytes) {
        let Some(read) = bytes.get(..count).filter(|read| !read.is_empty()) else { break };
        if lets_through(read) && to.write_all(read).is_err() {
            break;
        }
    }
    // Tell the other side that nothing more comes; it may be gone already.
    let _ = to.shutdown(Shutdown::Both);
    let _ = from.shutdown(Shutdown::Both);
}
