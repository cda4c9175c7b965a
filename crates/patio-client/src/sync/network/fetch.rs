//! Fetching the bytes of a file: only an answer with the request's own nonce gives any (S2).

use super::{AskError, Network};
use crate::sync::engine::pace::SILENCE_MS;
use futures_util::StreamExt;
use patio_protocol::auth::Done;
use patio_protocol::{NONCE_HEADER, PROTOCOL_HEADER, envelope};
use std::time::Duration;

/// How long the server may be silent before a file and in the middle of it.
const SILENCE: Duration = Duration::from_millis(SILENCE_MS);
/// Largest error read.
const FAULT_MAX_BYTES: usize = 64 * 1024;

/// What to fetch.
pub(crate) struct Fetch<'a> {
    pub server: &'a str,
    pub path: &'a str,
    pub nonce: &'a str,
    pub bearer: &'a str,
    /// The first byte wanted.
    pub from: u64,
}

impl Network {
    /// Waits, for a line that may come back.
    pub(crate) fn pause(&self, how_long: Duration) {
        // The timer belongs to the runtime, so it is made inside.
        self.runtime.block_on(async { tokio::time::sleep(how_long).await });
    }

    /// Fetches bytes and hands them on as they come.
    ///
    /// # Errors
    /// See [`AskError`], or what `take` says.
    pub(crate) fn fetch<E: From<AskError>>(&self, fetch: &Fetch<'_>, mut take: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let mut request = self.http(fetch.server).get(format!("{}{}", fetch.server, fetch.path)).bearer_auth(fetch.bearer);
        request = request.header(NONCE_HEADER, fetch.nonce).header(PROTOCOL_HEADER, self.version());
        if fetch.from > 0 {
            request = request.header("range", format!("bytes={}-", fetch.from));
        }
        let offline = || E::from(AskError::Offline);
        self.runtime.block_on(async {
            let response = tokio::time::timeout(SILENCE, request.send())
                .await
                .map_err(|_| offline())?
                .map_err(|error| E::from(AskError::of(&error)))?;
            let ours = response.headers().get(NONCE_HEADER).and_then(|value| value.to_str().ok()) == Some(fetch.nonce);
            let status = response.status();
            let mut chunks = response.bytes_stream();
            if !ours || !status.is_success() || (fetch.from > 0 && status != reqwest::StatusCode::PARTIAL_CONTENT) {
                let mut bytes = Vec::new();
                while let Ok(Some(Ok(chunk))) = tokio::time::timeout(SILENCE, chunks.next()).await {
                    bytes.extend_from_slice(&chunk);
                    if bytes.len() > FAULT_MAX_BYTES {
                        break;
                    }
                }
                return match envelope::open::<Done>(&bytes, fetch.nonce) {
                    Ok(Err(fault)) => Err(AskError::Fault(fault).into()),
                    _ => Err(AskError::NotPatio.into()),
                };
            }
            while let Some(chunk) = tokio::time::timeout(SILENCE, chunks.next()).await.map_err(|_| offline())? {
                take(&chunk.map_err(|_| offline())?)?;
            }
            Ok(())
        })
    }
}
