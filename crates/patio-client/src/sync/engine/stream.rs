//! The event stream: hints only (S12). Watched for silence; given up for an hour where a proxy buffers it. An open
//! stream that is lost is followed by a pull within seconds: it may be the first sign that the server is gone. Shown by the watched
//! laptop of the simulation (`a_server_that_stops_is_noticed_in_seconds_however_long_the_app_has_run`).

use super::backoff::longest_ms;
use super::{Effect, Engine, StoreError, StreamInput, World};
use patio_domain::world::Random;

/// A stream that says nothing this long after opening is buffered somewhere: poll instead.
const FIRST_WORD_MS: u64 = 5_000;
/// A stream silent for this long is dead, whatever the socket says.
const SILENCE_MS: u64 = 40_000;
/// How long polling replaces a buffered stream before it is tried again.
const BUFFERED_RETRY_MS: u64 = 3_600_000;
/// Longest pause before a closed stream is opened again.
const REOPEN_CAP_MS: u64 = 30_000;
/// An open stream that is closed may mean that the server is gone, so it is asked within this time. Not at once: a server that
/// stops closes every stream in the same moment. A stream that never spoke is no reason to ask: the server may have no room for it.
const ASK_WITHIN_MS: u64 = 2_000;

#[derive(Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    Closed,
    Opening,
    Open,
}

/// What is known of the stream.
#[derive(Debug, Default)]
pub struct StreamState {
    phase: Phase,
    number: u64,
    since: u64,
    open_at: u64,
    closures: u32,
    silent_openings: u32,
}

impl StreamState {
    /// Whether hints can be expected.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// When it needs attention.
    #[must_use]
    pub fn due_at(&self) -> u64 {
        match self.phase {
            Phase::Closed => self.open_at,
            Phase::Opening => self.since.saturating_add(FIRST_WORD_MS),
            Phase::Open => self.since.saturating_add(SILENCE_MS),
        }
    }

    /// Forgets the open stream.
    pub fn close(&mut self) {
        self.phase = Phase::Closed;
        self.open_at = 0;
    }

    /// Opens again at the next occasion.
    pub fn retry_soon(&mut self) {
        if self.phase == Phase::Closed {
            self.open_at = 0;
        }
    }

    fn closed(&mut self, now: u64, random: &mut dyn Random) {
        self.closures = self.closures.saturating_add(1);
        self.phase = Phase::Closed;
        self.open_at = now.saturating_add(250).saturating_add(random.below(longest_ms(self.closures, REOPEN_CAP_MS)));
    }
}

impl Engine {
    pub(crate) fn streamed(&mut self, stream: u64, input: StreamInput, world: &mut World<'_>) -> Result<(), StoreError> {
        if stream != self.stream.number || self.stream.phase == Phase::Closed {
            return Ok(());
        }
        let now = world.clock.monotonic_ms();
        match input {
            StreamInput::Heartbeat(_) | StreamInput::Hint => {
                if self.stream.phase == Phase::Opening {
                    // Something may have happened between the last pull and the opening.
                    self.pull_wanted = true;
                }
                self.stream.phase = Phase::Open;
                self.stream.since = now;
                self.stream.closures = 0;
                self.stream.silent_openings = 0;
                match input {
                    // Another mark than the last page's: a hint was lost.
                    StreamInput::Heartbeat(mark) if !mark.is_empty() && mark != self.mark => self.want_pull(),
                    StreamInput::Hint => self.want_pull(),
                    _ => {}
                }
            }
            StreamInput::Ended => {
                self.stream.closed(now, world.random);
                self.want_pull();
            }
            StreamInput::Closed => {
                if self.stream.is_open() {
                    self.spoken.expect_newer();
                    self.next_poll_at = self.next_poll_at.min(now.saturating_add(world.random.below(ASK_WITHIN_MS)));
                }
                self.stream.closed(now, world.random);
            }
        }
        Ok(())
    }

    /// Opens, watches and gives up the stream.
    pub(crate) fn advance_stream(&mut self, effects: &mut Vec<Effect>, world: &mut World<'_>) {
        let now = world.clock.monotonic_ms();
        let stream = &mut self.stream;
        match stream.phase {
            Phase::Opening if now >= stream.since.saturating_add(FIRST_WORD_MS) => {
                effects.push(Effect::CloseStream { stream: stream.number });
                stream.silent_openings = stream.silent_openings.saturating_add(1);
                stream.closed(now, world.random);
                if stream.silent_openings >= 2 {
                    stream.open_at = now.saturating_add(BUFFERED_RETRY_MS);
                }
            }
            Phase::Open if now >= stream.since.saturating_add(SILENCE_MS) => {
                effects.push(Effect::CloseStream { stream: stream.number });
                stream.closed(now, world.random);
                self.pull_wanted = true;
            }
            _ => {}
        }
        if self.stream.phase == Phase::Closed
            && now >= self.stream.open_at
            && self.backoff.failures() == 0
            && self.backoff.has_succeeded()
            && let Some(bearer) = self.access(now)
        {
            self.stream.number += 1;
            self.stream.phase = Phase::Opening;
            self.stream.since = now;
            effects.push(Effect::OpenStream { stream: self.stream.number, bearer });
        }
    }

    fn want_pull(&mut self) {
        if self.pull.is_some() {
            self.pull_again = true;
        } else {
            self.pull_wanted = true;
        }
    }
}
