//! Carrying out the requests of uploads: reads the bytes of a part, hashes the part, sends what the server does not have.

use super::moving::Moving;
use super::{Network, answered, read};
use crate::store::outgoing::Outgoing;
use crate::sync::message::Message;
use crate::sync::transfer::{Call, Input};
use patio_protocol::digest::hex;
use patio_protocol::file::PART_HEADER;
use patio_protocol::{NONCE_HEADER, PROTOCOL_HEADER};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// A request of an upload.
pub(crate) struct Sending {
    pub server: String,
    pub request: u64,
    pub call: Call,
    pub nonce: String,
    pub bearer: String,
    /// Milliseconds that nothing may move.
    pub patience_ms: u64,
}

impl Network {
    /// Sends it; the answer goes to `inbox`.
    pub(crate) fn upload(&self, sending: Sending, outgoing: Outgoing, inbox: Sender<Message>) {
        let (http, version) = (self.http(&sending.server), self.version());
        let task = self.runtime.spawn(async move {
            let (request, moving) = (sending.request, Moving::default());
            let patience = Duration::from_millis(sending.patience_ms);
            // The engine's thread may have ended; then nothing of this is needed.
            let tell = |input| drop(inbox.send(Message::Transfer(input)));
            let input = match builder(&http, version, sending, &outgoing, &moving).await {
                Ok(builder) => {
                    let moved = || tell(Input::Moved { request });
                    Input::Answered { request, outcome: answered(moving.wait(patience, read(builder, &moving), moved).await) }
                }
                Err(error) => {
                    let gone = matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof);
                    tracing::warn!(%error, "a file to send could not be read");
                    Input::Unreadable { request, gone }
                }
            };
            tell(input);
        });
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        connections.requests.retain(|request| !request.is_finished());
        connections.requests.push(task.abort_handle());
    }
}

async fn builder(
    http: &reqwest::Client,
    version: u32,
    sending: Sending,
    outgoing: &Outgoing,
    moving: &Moving,
) -> io::Result<reqwest::RequestBuilder> {
    let at = |path: String| format!("{}{path}", sending.server);
    let builder = match sending.call {
        Call::Begin { body } => http.post(at("/v1/files".to_owned())).header("content-type", "application/json").body(body),
        Call::Finish { file } => http.post(at(format!("/v1/files/{file}/finish"))),
        Call::Put { file, part, from, until } => {
            let path = outgoing.path(file);
            let reading = tokio::task::spawn_blocking(move || bytes_of(path, part, from, until));
            let (hash, bytes) = reading.await.map_err(io::Error::other)??;
            let put = http.put(at(format!("/v1/files/{file}/bytes?from={from}")));
            put.header("content-type", "application/octet-stream")
                .header(PART_HEADER, hash)
                .header("content-length", bytes.len())
                .body(moving.body(bytes))
        }
    };
    Ok(builder.header(NONCE_HEADER, sending.nonce).header(PROTOCOL_HEADER, version).bearer_auth(sending.bearer))
}

/// The hash of a part, and its bytes from `from` on.
fn bytes_of(path: PathBuf, part: u64, from: u64, until: u64) -> io::Result<(String, Vec<u8>)> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(part))?;
    let length = usize::try_from(until.saturating_sub(part)).map_err(io::Error::other)?;
    let mut bytes = vec![0; length];
    file.read_exact(&mut bytes)?;
    let hash = hex(&Sha256::digest(&bytes));
    let skip = usize::try_from(from.saturating_sub(part)).map_err(io::Error::other)?;
    Ok((hash, bytes.split_off(skip.min(length))))
}
