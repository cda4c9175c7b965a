//! Clients that come back: each opens its stream and asks what is new, with new tokens first when its own have ended. Many of them at
//! a time, with as little work as possible on this side.

use super::line::request;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until};

/// What a client has when it comes back.
pub struct Client {
    /// Its access token.
    pub access: String,
    /// Its refresh token, when the access token has ended meanwhile.
    pub refresh: Option<String>,
    /// The body of its pull.
    pub pull: String,
}

/// What became of those who came back.
pub struct Return {
    /// Seconds until the last one was in step.
    pub seconds: f64,
    /// What the refused ones were told.
    pub refused: Vec<String>,
    /// The open streams.
    pub streams: Vec<TcpStream>,
}

/// Has all these clients come back, evenly spread over a time.
pub async fn come_back(address: &str, clients: Vec<Client>, within: Duration) -> Return {
    let (start, count) = (Instant::now(), clients.len());
    let address: Arc<str> = address.into();
    let coming: Vec<_> = clients
        .into_iter()
        .enumerate()
        .map(|(number, client)| {
            let address = Arc::clone(&address);
            let after = within.mul_f64(f64::from(u32::try_from(number).unwrap_or(0)) / f64::from(u32::try_from(count).unwrap_or(1)));
            tokio::spawn(async move {
                sleep_until(start + after).await;
                client.come_back(&address).await
            })
        })
        .collect();
    let (mut streams, mut refused) = (Vec::with_capacity(count), Vec::new());
    for client in coming {
        match client.await {
            Ok(Ok(stream)) => streams.push(stream),
            Ok(Err(why)) => refused.push(why),
            Err(why) => refused.push(why.to_string()),
        }
    }
    Return { seconds: start.elapsed().as_secs_f64(), refused, streams }
}

impl Client {
    /// Gives the stream when the client is in step, or what it was told instead.
    async fn come_back(self, address: &str) -> Result<TcpStream, String> {
        // As laptops do: the connection on which the tokens came takes the stream, and the pull opens another one.
        let mut stream = open(address).await?;
        let access = match &self.refresh {
            None => self.access,
            Some(refresh) => {
                let body = serde_json::json!({ "refresh": refresh }).to_string();
                let answer = ask(&mut stream, &request(address, "POST", "/v1/refresh", None, &body), "}").await?;
                let said: serde_json::Value = serde_json::from_str(body_of(&answer)).map_err(|_| answer.clone())?;
                said["ok"]["access"].as_str().ok_or(answer.clone())?.to_owned()
            }
        };
        ask(&mut stream, &request(address, "GET", "/v1/events", Some(&access), ""), "data:").await?;
        let mut line = open(address).await?;
        let answer = ask(&mut line, &request(address, "POST", "/v1/pull", Some(&access), &self.pull), "}").await?;
        if is_in_step(&answer) { Ok(stream) } else { Err(answer) }
    }
}

/// Nothing is new. A server that was started again says that it was, once to each laptop, with a page that has no rows.
fn is_in_step(answer: &str) -> bool {
    answer.contains("\"unchanged\":true") || ["\"reset\":[]", "\"rows\":[]", "\"more\":false"].iter().all(|part| answer.contains(part))
}

async fn open(address: &str) -> Result<TcpStream, String> {
    let stream = TcpStream::connect(address).await.map_err(|error| error.to_string())?;
    stream.set_nodelay(true).map_err(|error| error.to_string())?;
    Ok(stream)
}

/// Sends a request and reads an answer: its head, and on until this stands in what follows; a whole body, when it says its length.
async fn ask(line: &mut TcpStream, request: &str, until: &str) -> Result<String, String> {
    line.write_all(request.as_bytes()).await.map_err(|error| error.to_string())?;
    let mut read = Vec::with_capacity(1_024);
    loop {
        if line.read_buf(&mut read).await.map_err(|error| error.to_string())? == 0 {
            return Err(format!("the connection ended: {}", String::from_utf8_lossy(&read)));
        }
        let answer = String::from_utf8_lossy(&read);
        if is_whole(&answer, until) {
            return if answer.starts_with("HTTP/1.1 200") { Ok(answer.into_owned()) } else { Err(answer.into_owned()) };
        }
    }
}

fn is_whole(answer: &str, until: &str) -> bool {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    length.map_or_else(|| body.contains(until), |length| body.len() >= length)
}

fn body_of(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}
