//! Bytes of an upload on their way in: read as they arrive, kept also when the sender is cut off.

use super::server::Server;
use super::turns::Turn;
use crate::core::Receiving;
use crate::files::{Coming, Taken};
use axum::body::{Body, Bytes};
use futures_util::{Stream, StreamExt as _};
use patio_domain::PersonId;
use patio_domain::limits::FILE_PART_BYTES;
use patio_protocol::ErrorCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout_at};

/// How long a part may take to arrive. What came until then is kept, and the next request goes on behind it.
const PART_TIME: Duration = Duration::from_secs(120);
/// How long a sender may be silent in the middle of a part.
const SILENCE: Duration = Duration::from_secs(30);
/// Bytes of a body that is not wanted, which are read all the same.
const DRAINED_BYTES: u64 = 2 * FILE_PART_BYTES;
/// Chunks of a body that wait to be written; together they are never more than a part.
const CHUNKS: usize = 64;

/// Reads a body to its end and drops it, for as long as a part may take. Some senders lose an answer that comes before the end of
/// their request.
pub(super) async fn drain(body: Body) {
    let (give, _) = mpsc::channel(1);
    pour(body.into_data_stream(), give, Instant::now() + PART_TIME, DRAINED_BYTES).await;
}

impl Server {
    /// Keeps the bytes of a body as they arrive, also those before a cut. Nothing is read before the sender may write and has a turn, so
    /// that nobody fills the memory by waiting.
    pub(super) async fn receive(
        self: Arc<Server>,
        token: Option<String>,
        file: String,
        from: u64,
        hash: String,
        body: Body,
    ) -> Result<(), ErrorCode> {
        let until = Instant::now() + PART_TIME;
        // From here on, a request that asks where this upload stands waits a moment for these bytes.
        let coming = self.core.files().zip(file.parse().ok()).and_then(|(files, file)| files.staging.expect(file));
        let core = Arc::clone(&self.core);
        let asked = tokio::task::spawn_blocking(move || core.receiving(token.as_deref(), &file).unwrap_or(Err(ErrorCode::Busy)));
        let receiving = match asked.await.unwrap_or(Err(ErrorCode::Busy)) {
            Ok(receiving) => receiving,
            Err(code) => {
                drain(body).await;
                return Err(code);
            }
        };
        let turn = timeout_at(until, self.writers.turn(receiving.person)).await.ok().flatten().ok_or(ErrorCode::Busy)?;
        if receiving.files.are_shared {
            return self.keep(receiving, from, hash, body, until, turn).await;
        }
        let (give, take) = mpsc::channel(CHUNKS);
        let writing = tokio::task::spawn_blocking(move || {
            let written = write(&receiving, from, &hash, take, coming);
            drop(turn);
            written.map_err(|error| {
                tracing::warn!(%error, "an upload could not be written");
                ErrorCode::Busy
            })
        });
        pour(body.into_data_stream(), give, until, FILE_PART_BYTES).await;
        writing.await.unwrap_or(Err(ErrorCode::Busy))
    }
}

impl Server {
    /// Keeps the bytes of a body in the store that all nodes share, as one piece: those that came before a cut, too.
    async fn keep(
        &self,
        receiving: Receiving,
        from: u64,
        hash: String,
        body: Body,
        until: Instant,
        turn: Turn<PersonId>,
    ) -> Result<(), ErrorCode> {
        let (give, mut take) = mpsc::channel::<Bytes>(CHUNKS);
        let mut bytes = Vec::new();
        let gathering = async {
            while let Some(chunk) = take.recv().await {
                bytes.extend_from_slice(&chunk);
            }
        };
        tokio::join!(pour(body.into_data_stream(), give, until, FILE_PART_BYTES), gathering);
        let core = Arc::clone(&self.core);
        let kept = tokio::task::spawn_blocking(move || {
            let kept = core.keep_piece(&receiving, from, &hash, &bytes);
            drop(turn);
            kept.map_err(|error| {
                tracing::warn!(%error, "a piece of an upload could not be kept");
                ErrorCode::Busy
            })
        });
        kept.await.unwrap_or(Err(ErrorCode::Busy))
    }
}

/// Passes a body on until it ends (which may be early), falls silent, or its time is over. When the receiving side is gone, the rest
/// of the body is read all the same, because some senders lose an answer that comes before the end of their request.
async fn pour<E>(mut body: impl Stream<Item = Result<Bytes, E>> + Unpin, give: mpsc::Sender<Bytes>, until: Instant, most: u64) {
    let (mut give, mut left) = (Some(give), most);
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

/// Writes chunks until the part is complete, the sender stops, or a later request writes to the upload.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_that_never_ends_is_cut_when_its_time_is_over() {
        let drops = futures_util::stream::unfold((), |()| async {
            tokio::task::yield_now().await;
            Some((Ok::<Bytes, ()>(Bytes::new()), ()))
        });
        let (give, mut take) = mpsc::channel(CHUNKS);
        let until = Instant::now() + Duration::from_millis(50);
        let taking = async { while take.recv().await.is_some() {} };
        tokio::join!(pour(Box::pin(drops), give, until, FILE_PART_BYTES), taking);
        assert!(Instant::now() >= until);
    }

    #[tokio::test]
    async fn what_nobody_takes_is_read_to_its_end() {
        let (give, take) = mpsc::channel(CHUNKS);
        drop(take);
        let mut read = 0;
        let body = futures_util::stream::iter(0..10).map(|_| Ok::<_, ()>(Bytes::from_static(b"x"))).inspect(|_| read += 1);
        pour(body, give, Instant::now() + PART_TIME, FILE_PART_BYTES).await;
        assert_eq!(read, 10);
    }
}
