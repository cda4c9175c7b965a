//! The routes of files: bytes in as they arrive, bytes out as they are asked for. Decides nothing but the form of an answer.

use super::routes::{Http, Shared};
use super::{Parts, Server, respond};
use crate::core::{Answer, Content, Receiving};
use crate::files::{Chunks, Coming, Taken};
use axum::body::{Body, Bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::{Stream, StreamExt as _};
use patio_domain::limits::FILE_PART_BYTES;
use patio_protocol::auth::Done;
use patio_protocol::file::{FileBegin, FileState, PART_HEADER};
use patio_protocol::{Envelope, ErrorCode, NONCE_HEADER};
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout_at};

/// How long a part may take to arrive. What came until then is kept, and the next request goes on behind it.
const PART_TIME: Duration = Duration::from_secs(120);
/// How long a sender may be silent in the middle of a part.
const SILENCE: Duration = Duration::from_secs(30);
/// Chunks of a body that wait to be written; together they are never more than a part.
const CHUNKS: usize = 64;
/// What a browser may do with a file that somebody opens in it: nothing.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// Begin an upload, or ask where it stands.
#[utoipa::path(
    post,
    path = "/v1/files",
    request_body = FileBegin,
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<FileState>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn begin(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.file_begin(request)).await
}

/// Where an upload stands.
#[utoipa::path(
    get,
    path = "/v1/files/{file}",
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope"), ("file" = String, Path, description = "The upload")),
    responses((status = 200, body = Envelope<FileState>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn state(State(server): Shared, file: Result<Path<String>, PathRejection>, request: Http) -> Response {
    let parts = server.parts(request).await;
    let file = named(file);
    server.run(parts, move |core, request| core.file_state(request, &file)).await
}

/// Bytes of one part of an upload, from an offset on.
#[utoipa::path(
    put,
    path = "/v1/files/{file}/bytes",
    request_body(content = String, content_type = "application/octet-stream"),
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope"), ("patio-part-sha256" = String, Header, description = "SHA-256 of the whole part, hex"), ("file" = String, Path, description = "The upload"), ("from" = u64, Query, description = "The offset of the first byte")),
    responses((status = 200, body = Envelope<FileState>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn bytes(State(server): Shared, file: Result<Path<String>, PathRejection>, request: Http) -> Response {
    let from = request.uri().query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("from=")));
    let from = from.and_then(|number| number.parse::<u64>().ok());
    let hash = request.headers().get(PART_HEADER).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (mut parts, body) = server.head(request);
    let (Some(from), Some(hash)) = (from, hash) else {
        let (give, _) = mpsc::channel(1);
        pour(body.into_data_stream(), give, Instant::now() + PART_TIME).await;
        parts.refused = Some(ErrorCode::Malformed);
        return server.run(parts, |_, request| Answer::error(request.nonce, ErrorCode::Malformed)).await;
    };
    let file = named(file);
    if parts.refused.is_none() {
        // In a task of its own: when the connection is cut, this call ends at once, and what arrived is kept all the same.
        let (receiver, token, name) = (Arc::clone(&server), parts.token.clone(), file.clone());
        let received = tokio::spawn(async move { receiver.receive(token, name, from, hash, body).await });
        if let Err(code) = received.await.unwrap_or(Err(ErrorCode::Busy)) {
            return respond(Answer::error(&parts.nonce, code));
        }
    }
    server.run(parts, move |core, request| core.file_written(request, &file)).await
}

/// Everything is there: check it, and make it ready.
#[utoipa::path(
    post,
    path = "/v1/files/{file}/finish",
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope"), ("file" = String, Path, description = "The upload")),
    responses((status = 200, body = Envelope<FileState>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn finish(State(server): Shared, file: Result<Path<String>, PathRejection>, request: Http) -> Response {
    let parts = server.parts(request).await;
    let file = named(file);
    server.run_in_turn(&server.finishing, parts, move |core, request| core.file_finish(request, &file)).await
}

/// The bytes of a file, in one of its forms, whole or a range of them.
#[utoipa::path(
    get,
    path = "/v1/files/{file}/content/{variant}",
    params(("patio-nonce" = Option<String>, Header, description = "Echoed as a header"), ("range" = Option<String>, Header, description = "One range of bytes"), ("file" = String, Path, description = "The file"), ("variant" = String, Path, description = "original, large, medium or small")),
    responses((status = 200, content_type = "application/octet-stream", body = String), (status = 206, content_type = "application/octet-stream", body = String), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn content(State(server): Shared, named: Result<Path<(String, String)>, PathRejection>, request: Http) -> Response {
    let range = request.headers().get(header::RANGE).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let parts = server.parts(request).await;
    let nonce = parts.nonce.clone();
    let (file, variant) = named.map_or_else(|_| (String::new(), String::new()), |Path(named)| named);
    match server.content(parts, file, variant, range).await {
        Ok((content, range, chunks)) => give(&nonce, &content, range, chunks),
        Err(code) => respond(Answer::error(&nonce, code)),
    }
}

/// What is not even text names no file.
fn named(file: Result<Path<String>, PathRejection>) -> String {
    file.map_or_else(|_| String::new(), |Path(file)| file)
}

impl Server {
    /// Keeps the bytes of a body as they arrive, also those before a cut. Who may write is looked at meanwhile.
    async fn receive(self: Arc<Server>, token: Option<String>, file: String, from: u64, hash: String, body: Body) -> Result<(), ErrorCode> {
        let until = Instant::now() + PART_TIME;
        // From here on, whoever asks where this upload stands waits for these bytes a moment.
        let coming = self.core.files().zip(file.parse().ok()).and_then(|(files, file)| files.staging.expect(file));
        let (give, take) = mpsc::channel(CHUNKS);
        let server = Arc::clone(&self);
        let writing = tokio::spawn(async move {
            let core = Arc::clone(&server.core);
            let asked = tokio::task::spawn_blocking(move || core.receiving(token.as_deref(), &file).unwrap_or(Err(ErrorCode::Busy)));
            let receiving = asked.await.unwrap_or(Err(ErrorCode::Busy))?;
            let turn = timeout_at(until, server.writers.turn(receiving.person)).await.ok().flatten().ok_or(ErrorCode::Busy)?;
            let written = tokio::task::spawn_blocking(move || {
                let written = write(&receiving, from, &hash, take, coming);
                drop(turn);
                written.map_err(|error| {
                    tracing::warn!(%error, "an upload could not be written");
                    ErrorCode::Busy
                })
            });
            written.await.unwrap_or(Err(ErrorCode::Busy))
        });
        pour(body.into_data_stream(), give, until).await;
        writing.await.unwrap_or(Err(ErrorCode::Busy))
    }

    async fn content(
        &self,
        parts: Parts,
        file: String,
        variant: String,
        range: Option<String>,
    ) -> Result<(Content, Option<Range<u64>>, Chunks), ErrorCode> {
        if let Some(code) = parts.refused {
            return Err(code);
        }
        let core = Arc::clone(&self.core);
        let found = tokio::task::spawn_blocking(move || {
            let content = core.content(parts.token.as_deref(), &file, &variant).map_err(|_| ErrorCode::Busy)??;
            let range = range.and_then(|range| ranged(&range, content.size)).transpose().map_err(|()| ErrorCode::Malformed)?;
            let chunks = content.bytes(range.clone().unwrap_or(0..content.size)).map_err(|error| {
                tracing::warn!(%error, "a file could not be read");
                ErrorCode::Busy
            })?;
            Ok((content, range, chunks))
        });
        found.await.unwrap_or(Err(ErrorCode::Busy))
    }
}

/// Passes a body on until it ends, which may be early, falls silent, or its time is over. What nobody takes is read all the same: an
/// answer before the end of a request is lost with some senders.
async fn pour<E>(mut body: impl Stream<Item = Result<Bytes, E>> + Unpin, give: mpsc::Sender<Bytes>, until: Instant) {
    let (mut give, mut left) = (Some(give), FILE_PART_BYTES);
    while let Ok(Some(Ok(chunk))) = timeout_at(until.min(Instant::now() + SILENCE), body.next()).await {
        let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        if length > left {
            return;
        }
        left -= length;
        if let Some(to) = &give
            && !matches!(timeout_at(until, to.send(chunk)).await, Ok(Ok(())))
        {
            give = None;
        }
    }
}

/// Writes chunks until the part is complete, the sender stops, or somebody else writes to the upload.
fn write(receiving: &Receiving, from: u64, hash: &str, mut chunks: mpsc::Receiver<Bytes>, coming: Option<Coming>) -> std::io::Result<()> {
    let incoming = receiving.files.staging.write(receiving.file, receiving.size, from, hash)?;
    drop(coming);
    let Some(mut open) = incoming else { return Ok(()) };
    let (mut later, wait) = (open.later(), Handle::current());
    let mut next = || {
        wait.block_on(async {
            tokio::select! {
                biased;
                () = later.comes() => None,
                chunk = chunks.recv() => chunk,
            }
        })
    };
    while let Some(chunk) = next() {
        if open.take(&chunk)? != Taken::More {
            break;
        }
    }
    Ok(())
}

/// One range of bytes: nothing when the header asks for something else, which may be left alone; an error when it asks for
/// bytes that are not there.
fn ranged(header: &str, size: u64) -> Option<Result<Range<u64>, ()>> {
    let (from, to) = header.strip_prefix("bytes=")?.split_once('-')?;
    let from: u64 = from.trim().parse().ok()?;
    let to = match to.trim() {
        "" => size,
        to => to.parse::<u64>().ok()?.saturating_add(1).min(size),
    };
    Some(if from < to { Ok(from..to) } else { Err(()) })
}

fn give(nonce: &str, content: &Content, range: Option<Range<u64>>, chunks: Chunks) -> Response {
    let mut headers = HeaderMap::new();
    let mut set = |name: header::HeaderName, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    };
    set(header::HeaderName::from_static(NONCE_HEADER), nonce.to_owned());
    set(header::CONTENT_TYPE, content.image.clone().unwrap_or_else(|| "application/octet-stream".to_owned()));
    let disposition = if content.image.is_some() { "inline" } else { "attachment" };
    set(header::CONTENT_DISPOSITION, format!("{disposition}; filename*=UTF-8''{}", percent(&content.name)));
    set(header::CONTENT_SECURITY_POLICY, POLICY.to_owned());
    set(header::ACCEPT_RANGES, "bytes".to_owned());
    let length = range.as_ref().map_or(content.size, |range| range.end - range.start);
    set(header::CONTENT_LENGTH, length.to_string());
    let status = match &range {
        None => StatusCode::OK,
        Some(range) => {
            set(header::CONTENT_RANGE, format!("bytes {}-{}/{}", range.start, range.end - 1, content.size));
            StatusCode::PARTIAL_CONTENT
        }
    };
    let stream = futures_util::stream::unfold(chunks, |mut chunks| async move {
        let chunk = chunks.recv().await?;
        Some((chunk, chunks))
    });
    (status, headers, Body::from_stream(stream)).into_response()
}

/// A name in a header: everything but letters and digits by its bytes.
fn percent(name: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_honoured_and_anything_else_left_alone() {
        assert_eq!(ranged("bytes=0-0", 10), Some(Ok(0..1)));
        assert_eq!(ranged("bytes=3-", 10), Some(Ok(3..10)));
        assert_eq!(ranged("bytes=3-99", 10), Some(Ok(3..10)));
        assert_eq!(ranged("bytes=10-", 10), Some(Err(())));
        assert_eq!(ranged("bytes=5-4", 10), Some(Err(())));
        assert_eq!(ranged("bytes=0-18446744073709551615", 10), Some(Ok(0..10)));
        for other in ["bytes=-5", "bytes=0-1,3-4", "lines=1-2", ""] {
            assert_eq!(ranged(other, 10), None, "{other}");
        }
    }

    #[tokio::test]
    async fn a_body_that_never_ends_is_cut_when_its_time_is_over() {
        let drops = futures_util::stream::unfold((), |()| async {
            tokio::task::yield_now().await;
            Some((Ok::<Bytes, ()>(Bytes::new()), ()))
        });
        let (give, mut take) = mpsc::channel(CHUNKS);
        let until = Instant::now() + Duration::from_millis(50);
        let taking = async { while take.recv().await.is_some() {} };
        tokio::join!(pour(Box::pin(drops), give, until), taking);
        assert!(Instant::now() >= until);
    }

    #[tokio::test]
    async fn what_nobody_takes_is_read_to_its_end() {
        let (give, take) = mpsc::channel(CHUNKS);
        drop(take);
        let mut read = 0;
        let body = futures_util::stream::iter(0..10).map(|_| Ok::<_, ()>(Bytes::from_static(b"x"))).inspect(|_| read += 1);
        pour(body, give, Instant::now() + PART_TIME).await;
        assert_eq!(read, 10);
    }

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(percent("a\"; x=\r\nb ü.svg"), "a%22%3B%20x%3D%0D%0Ab%20%C3%BC.svg");
    }
}
