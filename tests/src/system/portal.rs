//! Owns: a captive portal: it listens on the server's port in place of the server and answers every request in its own way.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Answers of real portals, each with a name.
pub const ANSWERS: [(&str, &[u8]); 8] = [
    ("a page", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 41\r\nConnection: close\r\n\r\n<html>Welcome aboard. Accept terms</html>"),
    ("a redirect", b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    ("unauthorised", b"HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: 27\r\nConnection: close\r\n\r\n{\"error\":\"session_ended\"}\r\n"),
    ("network sign-in", b"HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 5\r\nConnection: close\r\n\r\nlogin"),
    ("nothing", b""),
    ("no content", b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
    ("broken gzip", b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\nConnection: close\r\n\r\n\x1f\x8b\x08junk!!"),
    ("an answer to somebody else", b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 64\r\nConnection: close\r\n\r\n{\"patio\":1,\"nonce\":\"stale\",\"error\":{\"code\":\"session_ended\"}}    "),
];

/// A portal; it closes when dropped.
pub struct Portal {
    port: u16,
    answered: Arc<AtomicUsize>,
    closing: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Portal {
    /// Opens on the port of a stopped server.
    #[must_use]
    pub fn open(port: u16, answer: &'static [u8]) -> Portal {
        let (listener, _) = super::wait_until("free port", 10, || TcpListener::bind(("127.0.0.1", port)).ok());
        let (answered, closing) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (count, stop) = (Arc::clone(&answered), Arc::clone(&closing));
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let count = Arc::clone(&count);
                thread::spawn(move || {
                    if answer_one(stream, answer).is_ok() {
                        count.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        Portal { port, answered, closing, thread: Some(thread) }
    }

    /// How many requests it answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answered.load(Ordering::SeqCst)
    }
}

fn answer_one(mut stream: TcpStream, answer: &[u8]) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    let mut bytes = [0; 64 * 1024];
    // The first part of the request is enough, because the portal ignores it.
    if stream.read(&mut bytes)? == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    stream.write_all(answer)?;
    stream.shutdown(std::net::Shutdown::Write)
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        // Wake the listener, which then sees that it must end.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
