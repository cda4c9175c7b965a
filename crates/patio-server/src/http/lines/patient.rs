//! Owns: the patience with a connection. One on which no person was seen ends after a while, and so does one that takes no byte of its
//! answer. Must not know what the bytes mean.

use super::Line;
use std::future::Future as _;
use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A connection with a bound on how long its caller may leave it idle.
pub(in crate::http) struct Patient<S> {
    inner: S,
    line: Line,
    /// Until a person was seen.
    stranger: Option<Pin<Box<Sleep>>>,
    /// While the caller takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
    stalled_time: Duration,
}

impl<S> Patient<S> {
    pub(super) fn new(inner: S, line: Line, stranger_time: Duration, stalled_time: Duration) -> Patient<S> {
        Patient { inner, line, stranger: Some(Box::pin(sleep(stranger_time))), stalled: None, stalled_time }
    }

    /// What came of giving bytes to the caller, unless it took none for too long.
    fn patiently(&mut self, cx: &mut Context<'_>, taken: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if taken.is_ready() {
            self.stalled = None;
            return taken;
        }
        let time = self.stalled_time;
        ready!(self.stalled.get_or_insert_with(|| Box::pin(sleep(time))).as_mut().poll(cx));
        Poll::Ready(Err(ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.line.is_known() {
            self.stranger = None;
        }
        if let Some(until) = &mut self.stranger
            && until.as_mut().poll(cx).is_ready()
        {
            return Poll::Ready(Err(ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut self.inner).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let taken = Pin::new(&mut self.inner).poll_write(cx, bytes);
        self.patiently(cx, taken)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let taken = Pin::new(&mut self.inner).poll_write_vectored(cx, bytes);
        self.patiently(cx, taken)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
