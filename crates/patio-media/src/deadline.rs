//! Time limits: a moment on the caller's clock, and a reader that fails after that moment.

use crate::MediaError;
use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// A moment after which work stops.
#[derive(Clone, Copy)]
pub struct Deadline<'a> {
    now_ms: &'a (dyn Fn() -> u64 + Sync),
    until_ms: u64,
}

impl<'a> Deadline<'a> {
    /// `limit_ms` from now, on a clock that never goes back.
    #[must_use]
    pub fn after(limit_ms: u64, now_ms: &'a (dyn Fn() -> u64 + Sync)) -> Deadline<'a> {
        Deadline { now_ms, until_ms: now_ms().saturating_add(limit_ms) }
    }

    /// Fails once the moment has passed.
    ///
    /// # Errors
    /// [`MediaError::TooLong`] after the moment.
    pub fn check(&self) -> Result<(), MediaError> {
        if self.has_passed() { Err(MediaError::TooLong) } else { Ok(()) }
    }

    /// Whether the moment has passed.
    #[must_use]
    pub fn has_passed(&self) -> bool {
        (self.now_ms)() > self.until_ms
    }
}

/// A reader that fails once the moment has passed.
pub(crate) struct Timed<'a, R> {
    inner: R,
    deadline: Deadline<'a>,
}

impl<'a, R> Timed<'a, R> {
    pub(crate) fn new(inner: R, deadline: Deadline<'a>) -> Timed<'a, R> {
        Timed { inner, deadline }
    }

    fn check(&self) -> io::Result<()> {
        if self.deadline.has_passed() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(()) }
    }
}

impl<R: Read> Read for Timed<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.check()?;
        self.inner.read(to)
    }
}

impl<R: BufRead> BufRead for Timed<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.check()?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
    }
}

impl<R: Seek> Seek for Timed<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
