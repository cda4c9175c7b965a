//! One connection to a server: requests one after the other, or an event stream. As little work as possible on this side.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

/// A connection.
pub struct Line {
    stream: BufReader<TcpStream>,
    address: String,
}

/// An answer.
pub struct Answered {
    /// Its status.
    pub status: u16,
    /// Its body.
    pub body: String,
}

/// A request as bytes.
#[must_use]
pub fn request(address: &str, method: &str, path: &str, token: Option<&str>, body: &str) -> String {
    let bearer = token.map(|token| format!("authorization: Bearer {token}\r\n")).unwrap_or_default();
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\npatio-nonce: n\r\n{bearer}content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

impl Line {
    /// Opens it to `host:port`.
    ///
    /// # Panics
    /// When nobody listens there.
    #[must_use]
    pub fn open(address: &str) -> Line {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_nodelay(true).expect("a socket");
        // An event stream of which nothing is read yet needs few bytes on this side.
        Line { stream: BufReader::with_capacity(2_048, stream), address: address.to_owned() }
    }

    fn send(&mut self, method: &str, path: &str, token: Option<&str>, body: &str) {
        let request = request(&self.address, method, path, token, body);
        self.stream.get_mut().write_all(request.as_bytes()).expect("sent");
    }

    /// The head of an answer: its header lines in lower case.
    fn head(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            let line = self.read_line();
            if line.is_empty() {
                return lines;
            }
            lines.push(line.to_ascii_lowercase());
        }
    }

    /// The next line that arrives, without its end; nothing when the connection is over.
    pub fn next_line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.stream.read_line(&mut line).unwrap_or(0);
        (read > 0).then(|| line.trim_end().to_owned())
    }

    fn read_line(&mut self) -> String {
        self.next_line().expect("the connection ended")
    }

    /// A hand on this connection with which another thread can end it.
    ///
    /// # Panics
    /// When the system gives none.
    #[must_use]
    pub fn end(&self) -> End {
        End(self.stream.get_ref().try_clone().expect("a socket"))
    }

    /// Sends a request and gives the answer, whatever it says.
    ///
    /// # Panics
    /// When the connection ends, or the answer has no length.
    pub fn ask(&mut self, path: &str, token: Option<&str>, body: &str) -> Answered {
        self.send("POST", path, token, body);
        let head = self.head();
        let status = head.first().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let length = head.iter().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
        let length = if status == 204 { 0 } else { length.unwrap_or_else(|| panic!("an answer without a length: {head:?}")) };
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes).expect("the answer");
        Answered { status, body: String::from_utf8(bytes).expect("text") }
    }

    /// Sends a request and gives the body of the answer.
    pub fn post(&mut self, path: &str, token: Option<&str>, body: &str) -> String {
        self.ask(path, token, body).body
    }

    /// Opens one to a server that may have gone.
    ///
    /// # Errors
    /// When nothing listens there.
    pub fn try_open(address: &str) -> io::Result<Line> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Line { stream: BufReader::new(stream), address: address.to_owned() })
    }

    /// Sends a request to a server that may go before it has answered.
    ///
    /// # Errors
    /// When the connection ends before the whole answer is here.
    pub fn try_post(&mut self, path: &str, token: Option<&str>, body: &str) -> io::Result<String> {
        let request = request(&self.address, "POST", path, token, body);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let gone = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let mut length = None;
        loop {
            let line = self.next_line().ok_or_else(gone)?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            length = line.strip_prefix("content-length:").and_then(|length| length.trim().parse::<usize>().ok()).or(length);
        }
        let mut bytes = vec![0; length.ok_or_else(gone)?];
        self.stream.read_exact(&mut bytes)?;
        String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
    }

    /// Opens an event stream, and gives the data of its first event.
    ///
    /// # Panics
    /// When the stream is refused or ends.
    pub fn listen(&mut self, path: &str, token: Option<&str>) -> String {
        self.send("GET", path, token, "");
        let head = self.head();
        assert!(head.first().is_some_and(|line| line.contains("200")), "{head:?}");
        loop {
            if let Some(data) = self.read_line().strip_prefix("data:") {
                return data.trim().to_owned();
            }
        }
    }
}

/// The end of a connection.
pub struct End(TcpStream);

impl End {
    /// Ends the connection; whoever reads on it is told so.
    pub fn close(&self) {
        // It may be over already.
        let _ = self.0.shutdown(std::net::Shutdown::Both);
    }
}
