//! Bytes of a file on their way out, whole or a range of them. A download takes minutes on a slow line, so it is looked at again and again
//! whether its asker may have the rest (S8; `a_download_ends_when_the_grant_of_its_asker_goes`).

use super::parts::Parts;
use super::server::Server;
use crate::core::{Content, Core};
use crate::files::Chunks;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use patio_protocol::{ErrorCode, NONCE_HEADER};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::io;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// What a browser may do with a file that is opened in it: nothing.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";
/// What is written by its bytes in the name of a file: everything but letters, digits and these.
const IN_A_NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

/// Bytes of a download after which its asker's grant is looked at again.
const LOOK_AGAIN_BYTES: usize = 1024 * 1024;
/// Time after which it is.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

impl Server {
    /// Finds a form of a file and begins to read it.
    pub(super) async fn content(
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
        let again = Again { core: Arc::clone(&core), token: parts.token.clone(), file: file.clone(), variant: variant.clone() };
        let found = tokio::task::spawn_blocking(move || {
            let content = core.content(parts.token.as_deref(), &file, &variant).map_err(|_| ErrorCode::Busy)??;
            let range = range.and_then(|range| ranged(&range, content.size)).transpose().map_err(|()| ErrorCode::Malformed)?;
            let chunks = content.bytes(range.clone().unwrap_or(0..content.size)).map_err(|error| {
                tracing::warn!(%error, "a file could not be read");
                ErrorCode::Busy
            })?;
            Ok((content, range, chunks))
        });
        let (content, range, chunks) = found.await.unwrap_or(Err(ErrorCode::Busy))?;
        Ok((content, range, again.watch(chunks)))
    }
}

/// What is asked again during a download.
struct Again {
    core: Arc<Core>,
    token: Option<String>,
    file: String,
    variant: String,
}

impl Again {
    /// Passes bytes on as long as they may be had.
    fn watch(self, mut chunks: Chunks) -> Chunks {
        let (give, take) = mpsc::channel(1);
        let asked = Arc::new(self);
        tokio::spawn(async move {
            let (mut passed, mut looked_at) = (0, Instant::now());
            while let Some(chunk) = chunks.recv().await {
                passed += chunk.as_ref().map_or(0, Vec::len);
                if passed >= LOOK_AGAIN_BYTES || looked_at.elapsed() >= LOOK_AGAIN {
                    let asked = Arc::clone(&asked);
                    let look = tokio::task::spawn_blocking(move || asked.core.content(asked.token.as_deref(), &asked.file, &asked.variant));
                    if !matches!(look.await, Ok(Ok(Ok(_)))) {
                        // The answer stays shorter than it said it would be, so that nobody takes it for whole. If the asker has hung
                        // up, nobody needs to hear it.
                        let _ = give.send(Err(io::Error::from(io::ErrorKind::PermissionDenied).into())).await;
                        return;
                    }
                    (passed, looked_at) = (0, Instant::now());
                }
                if give.send(chunk).await.is_err() {
                    return;
                }
            }
        });
        take
    }
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

/// The answer that carries the bytes.
pub(super) fn give(nonce: &str, content: &Content, range: Option<Range<u64>>, chunks: Chunks) -> Response {
    let mut headers = HeaderMap::new();
    let mut set = |name: header::HeaderName, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    };
    set(header::HeaderName::from_static(NONCE_HEADER), nonce.to_owned());
    set(header::CONTENT_TYPE, content.image.clone().unwrap_or_else(|| "application/octet-stream".to_owned()));
    let disposition = if content.image.is_some() { "inline" } else { "attachment" };
    set(header::CONTENT_DISPOSITION, format!("{disposition}; filename*=UTF-8''{}", utf8_percent_encode(&content.name, IN_A_NAME)));
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

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(utf8_percent_encode("a\"; x=\r\nb ü.svg", IN_A_NAME).to_string(), "a%22%3B%20x%3D%0D%0Ab%20%C3%BC.svg");
    }
}
