//! One connection to a server: requests one after the other, or an event stream. As little work as possible on this side.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

/// A connection.
pub struct Line {
    stream: BufReader<TcpStream>,
    address: String,
}

impl Line {
    /// Opens it to `host:port`.
    #[must_use]
    pub fn open(address: &str) -> Line {
        Line::try_open(address).expect("a connection")
    }

    /// The same, to a server that may have gone.
    ///
    /// # Errors
    /// When nothing listens there.
    pub fn try_open(address: &str) -> io::Result<Line> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Line { stream: BufReader::new(stream), address: address.to_owned() })
    }

    fn send(&mut self, method: &str, path: &str, token: Option<&str>, body: &str) -> io::Result<()> {
        let bearer = token.map(|token| format!("authorization: Bearer {token}\r\n")).unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\npatio-nonce: n\r\n{bearer}content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())
    }

    /// The head of an answer: its header lines in lower case.
    fn head(&mut self) -> io::Result<Vec<String>> {
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if line.trim().is_empty() {
                return Ok(lines);
            }
            lines.push(line.trim().to_ascii_lowercase());
        }
    }

    /// Sends a request and gives the body of the answer.
    pub fn post(&mut self, path: &str, token: Option<&str>, body: &str) -> String {
        self.try_post(path, token, body).expect("an answer")
    }

    /// The same, to a server that may go before it has answered.
    ///
    /// # Errors
    /// When the connection ends before the whole answer is here.
    pub fn try_post(&mut self, path: &str, token: Option<&str>, body: &str) -> io::Result<String> {
        self.send("POST", path, token, body)?;
        let head = self.head()?;
        let length = head.iter().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
        let mut bytes = vec![0; length.expect("an answer with a length")];
        self.stream.read_exact(&mut bytes)?;
        Ok(String::from_utf8(bytes).expect("text"))
    }

    /// Opens an event stream and waits for its first event.
    pub fn listen(&mut self, path: &str, token: &str) {
        self.send("GET", path, Some(token), "").expect("sent");
        let head = self.head().expect("an answer");
        assert!(head.first().is_some_and(|line| line.contains("200")), "{head:?}");
        let mut line = String::new();
        while !line.starts_with("event:") && !line.starts_with("data:") {
            line.clear();
            assert!(self.stream.read_line(&mut line).expect("an event") > 0, "the stream ended");
        }
    }
}
