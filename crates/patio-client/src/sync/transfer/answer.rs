//! What an answer may change. Only an envelope of this server with the request's own nonce is an answer (S2): a captive
//! portal's 200 moves nothing.

use super::event::Waiting;
use super::{Effect, TELL_MS, Transfer, World};
use crate::store::StoreError;
use crate::sync::engine::Outcome;
use patio_domain::Refusal;
use patio_protocol::envelope::{self, ErrorCode, Fault};
use patio_protocol::file::{FileState, FileStatus};

impl Transfer {
    pub(crate) fn answered(
        &mut self,
        request: u64,
        outcome: &Outcome,
        effects: &mut Vec<Effect>,
        world: &mut World<'_>,
    ) -> Result<(), StoreError> {
        // An answer to a request that was given up says nothing.
        let Some(waiting) = self.waiting.take_if(|waiting| waiting.request == request) else { return Ok(()) };
        let opened = match outcome {
            Outcome::Bytes(bytes) => envelope::open::<FileState>(bytes, &waiting.nonce).ok(),
            Outcome::Failed(_) => None,
        };
        match opened {
            Some(Ok(state)) if state.file == waiting.file => self.told(&waiting, state, effects, world),
            Some(Err(fault)) => self.faulted(&waiting, &fault, effects, world),
            _ => {
                self.trouble(0, world);
                Ok(())
            }
        }
    }

    /// The staged bytes could not be read.
    pub(crate) fn unreadable(
        &mut self,
        request: u64,
        gone: bool,
        effects: &mut Vec<Effect>,
        world: &mut World<'_>,
    ) -> Result<(), StoreError> {
        let Some(waiting) = self.waiting.take_if(|waiting| waiting.request == request) else { return Ok(()) };
        if gone {
            return self.refuse(&waiting, Refusal::FileMissing, effects, world);
        }
        self.trouble(0, world);
        Ok(())
    }

    /// Nothing is known; the next thing is to ask where the upload stands.
    fn trouble(&mut self, at_least_ms: u64, world: &mut World<'_>) {
        self.forget();
        self.backoff.failed(world.clock.monotonic_ms(), at_least_ms, world.random);
    }

    fn told(&mut self, waiting: &Waiting, state: FileState, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        let file = waiting.file.to_string();
        match state.status {
            FileStatus::Ready => {
                world.store.update_upload_ready(&file)?;
                self.current = None;
                self.backoff.succeeded();
                effects.extend([Effect::Tell, Effect::Ready]);
            }
            FileStatus::Refused => return self.refuse(waiting, state.refusal.unwrap_or(Refusal::FileDamaged), effects, world),
            FileStatus::Receiving if state.received <= waiting.size => {
                let now = world.clock.monotonic_ms();
                if self.told_at.is_none_or(|at| now >= at.saturating_add(TELL_MS)) {
                    world.store.update_upload_moved(&file, state.received)?;
                    self.told_at = Some(now);
                    effects.push(Effect::Tell);
                }
                let Some(current) = &mut self.current else { return Ok(()) };
                let (furthest, received) = (current.furthest, state.received);
                current.furthest = furthest.max(received);
                current.state = Some(state);
                // A step backwards, or none, waits: it may be the same bytes going round and round between servers. What only makes up
                // for such a step counts neither way, and only what the server never had before is a success.
                if received > furthest {
                    self.backoff.succeeded();
                } else if received < waiting.from.map_or(furthest, |from| from + 1) {
                    self.backoff.failed(now, 0, world.random);
                }
            }
            FileStatus::Receiving | FileStatus::Unknown => self.trouble(0, world),
        }
        Ok(())
    }

    fn refuse(&mut self, waiting: &Waiting, why: Refusal, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        world.store.update_upload_refused(&waiting.file.to_string(), why)?;
        self.current = None;
        self.backoff.succeeded();
        effects.push(Effect::TellRefused);
        Ok(())
    }

    /// A genuine error of this server.
    fn faulted(&mut self, waiting: &Waiting, fault: &Fault, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        match fault.code {
            ErrorCode::AccessExpired | ErrorCode::SessionEnded | ErrorCode::AccountClosed => {
                // The engine finds out which of these it is.
                effects.push(Effect::AccessRefused);
                self.trouble(0, world);
            }
            ErrorCode::NotFound | ErrorCode::Forbidden | ErrorCode::Malformed | ErrorCode::TooLarge if waiting.begins => {
                return self.refuse(waiting, Refusal::FileMissing, effects, world);
            }
            _ => self.trouble(fault.retry_after_ms.unwrap_or(0), world),
        }
        Ok(())
    }
}
