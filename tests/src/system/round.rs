//! Owns: a load balancer in front of several servers: each request goes to the next of them, in turn. Must not know the meaning of what
//! passes through it.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The balancer.
pub struct Round {
    port: u16,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Round {
    /// Starts one for the servers at these ports.
    #[must_use]
    pub fn start(servers: &[u16]) -> Round {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("its address").port();
        let heads: Arc<Mutex<Vec<String>>> = Arc::default();
        let (noted, servers) = (Arc::clone(&heads), servers.to_vec());
        thread::spawn(move || {
            let mut turns = servers.iter().cycle();
            for client in listener.incoming().flatten() {
                let Some(server) = turns.next().copied() else { return };
                let noted = Arc::clone(&noted);
                thread::spawn(move || forward(client, server, &noted));
            }
        });
        Round { port, heads }
    }

    /// Its port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// How many requests came that begin with this.
    #[must_use]
    pub fn count(&self, begins: &str) -> usize {
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).iter().filter(|head| head.starts_with(begins)).count()
    }
}

/// Passes one request on, and asks both sides to close after it, so that the next request is the next server's.
fn forward(mut client: TcpStream, server: u16, noted: &Mutex<Vec<String>>) {
    let mut read = Vec::new();
    let mut bytes = vec![0; 16 * 1024];
    let end = loop {
        if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 2;
        }
        match client.read(&mut bytes) {
            Ok(count) if count > 0 => read.extend_from_slice(bytes.get(..count).unwrap_or_default()),
            _ => return,
        }
    };
    let (head, rest) = read.split_at(end);
    let line = String::from_utf8_lossy(head).lines().next().unwrap_or_default().to_owned();
    noted.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    // If no server listens there, the connection just closes.
    let Ok(mut upstream) = TcpStream::connect(("127.0.0.1", server)) else { return };
    let said = [head, b"connection: close\r\n", rest].concat();
    if upstream.write_all(&said).is_err() {
        return;
    }
    let (Ok(from), Ok(to)) = (client.try_clone(), upstream.try_clone()) else { return };
    thread::spawn(move || pass(from, to));
    pass(upstream, client);
}

fn pass(mut from: TcpStream, mut to: TcpStream) {
    // Either side may be gone already.
    let _ = std::io::copy(&mut from, &mut to);
    let _ = to.shutdown(Shutdown::Write);
}
