//! What an answer may change. Only an envelope of this server with the request's own nonce is an answer; anything else is
//! network trouble, whatever its status line said (S2).

use super::{ConnectionState, Effect, Engine, Outcome, PushInFlight, RequestId, Session, TransportFailure, World};
use crate::changed::Changed;
use crate::store::StoreError;
use crate::sync::outbox::WAITS;
use patio_domain::{CommandId, Refusal};
use patio_protocol::auth::Tokens;
use patio_protocol::envelope::{self, ErrorCode, Fault};
use patio_protocol::pull::{Page, Unchanged};
use patio_protocol::push::{ItemVerdict, PushAnswer, Verdict};
use serde::de::DeserializeOwned;

/// How often a command waits for a short time when the server lost what it builds on.
const OFTEN: u32 = 75;
/// That time, at most.
const OFTEN_MS: u64 = 24_000;
/// How long it waits from then on.
const SELDOM_MS: u64 = 600_000;
/// Longer than any answer that nothing changed, with all the commands it may name.
const UNCHANGED_MAX_BYTES: usize = 32 * 1024;

/// What came of a push.
enum Pushed {
    Answer(PushAnswer),
    Fault(Fault),
    Nothing,
}

impl Engine {
    pub(crate) fn answered(
        &mut self,
        request: RequestId,
        outcome: &Outcome,
        effects: &mut Vec<Effect>,
        world: &mut World<'_>,
    ) -> Result<(), StoreError> {
        if self.push.as_ref().is_some_and(|push| push.flight.request == request) {
            return self.pushed(outcome, effects, world);
        }
        if self.pull.as_ref().is_some_and(|pull| pull.flight.request == request) {
            return self.pulled(outcome, effects, world);
        }
        if self.refresh.as_ref().is_some_and(|refresh| refresh.request == request) {
            return self.refreshed(outcome, effects, world);
        }
        // An answer to a request that was given up: nothing is concluded from it.
        Ok(())
    }

    fn pushed(&mut self, outcome: &Outcome, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        let Some(push) = self.push.take() else { return Ok(()) };
        if outcome.is_unsent() {
            // Surely not sent: the person may still change it.
            world.store.update_not_sent(&push.ids)?;
            effects.push(Effect::Tell(Changed::Outbox));
        }
        let now = world.clock.monotonic_ms();
        let answer: PushAnswer = match self.open_push(&push, outcome, world) {
            Pushed::Answer(answer) => answer,
            Pushed::Fault(fault) => return self.faulted(&fault, effects, world),
            Pushed::Nothing => return Ok(()),
        };
        self.backoff.succeeded();
        self.push_pace.went(push.bytes, now.saturating_sub(push.flight.sent_at));
        self.trouble.succeeded(&push.ids);
        let Some(person) = self.session.as_ref().map(|session| session.person.clone()) else { return Ok(()) };
        if !answer.unknown.is_empty() {
            return wait_again(&person, &answer.unknown, &push.applied, effects, world);
        }
        let (mut verdicts, mut waited) = (Vec::new(), Vec::new());
        for item in answer.verdicts {
            if !push.ids.contains(&item.command_id) {
                continue;
            }
            if let Verdict::Later { after_ms } = item.verdict {
                let lost_ms = push.may_wait.get(&item.command_id).map(|left| lost_pause_ms(*left));
                waited.extend(lost_ms.map(|_| item.command_id));
                let after_ms = after_ms.max(lost_ms.unwrap_or(0));
                let wait = after_ms.saturating_add(world.random.below(after_ms / 2 + 1)).max(250);
                self.not_before.insert(item.command_id, now.saturating_add(wait));
                // Perhaps the server was started again, and a pull says so.
                self.pull_wanted |= self.pull.is_none();
            } else {
                verdicts.push((item.command_id, item.verdict));
            }
        }
        if verdicts.is_empty() && self.not_before.is_empty() {
            // A server that decides nothing must not be asked in a tight loop.
            self.backoff.failed(now, 0, world.random);
            return Ok(());
        }
        if !waited.is_empty() {
            world.store.update_waited(&person, &waited)?;
        }
        world.store.update_settled(&verdicts, world.clock.now_ms())?;
        effects.push(Effect::Tell(Changed::Outbox));
        if verdicts.iter().any(|(_, verdict)| matches!(verdict, Verdict::Applied { .. })) {
            if self.pull.is_some() { self.pull_again = true } else { self.pull_wanted = true }
        }
        Ok(())
    }

    /// What an answer to a push says of its commands. What may be about these commands alone, and not about the network or the server,
    /// is theirs alone (S3): the next pull tells how the connection is.
    fn open_push(&mut self, push: &PushInFlight, outcome: &Outcome, world: &mut World<'_>) -> Pushed {
        let now = world.clock.monotonic_ms();
        let alone = push.ids.len() == 1;
        let foreign = matches!(outcome, Outcome::Bytes(bytes) if envelope::open::<PushAnswer>(bytes, &push.flight.nonce).is_err());
        if foreign && !self.trouble.is_general() {
            self.trouble.failed(&push.ids, push.void, now, world.random);
            self.pull_wanted |= self.pull.is_none();
            return Pushed::Nothing;
        }
        match self.open(outcome, &push.flight.nonce, world) {
            Ok(Ok(answer)) => Pushed::Answer(answer),
            // The server says that it never takes a request with this command, and by its size it never will: that is a verdict.
            Ok(Err(Fault { code: ErrorCode::TooLarge, .. })) if alone && push.oversized => {
                let verdict = |id: &CommandId| ItemVerdict { command_id: *id, verdict: Verdict::refused(Refusal::CommandTooLarge) };
                Pushed::Answer(PushAnswer { verdicts: push.ids.iter().map(verdict).collect(), ..PushAnswer::default() })
            }
            Ok(Err(fault)) => {
                let about_these = matches!(fault.code, ErrorCode::Busy | ErrorCode::TooLarge | ErrorCode::Malformed | ErrorCode::Unknown);
                if about_these {
                    self.trouble.failed(&push.ids, push.void, now, world.random);
                }
                if about_these && alone && !self.trouble.is_general() {
                    self.pull_wanted |= self.pull.is_none();
                    return Pushed::Nothing;
                }
                Pushed::Fault(fault)
            }
            Err(()) => {
                if !outcome.is_unsent() {
                    self.push_pace.broke();
                    self.trouble.failed(&push.ids, push.void, now, world.random);
                }
                Pushed::Nothing
            }
        }
    }

    fn pulled(&mut self, outcome: &Outcome, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        let Some(pull) = self.pull.take() else { return Ok(()) };
        if let Some(Unchanged { unknown, .. }) = self.unchanged(outcome, &pull.flight.nonce) {
            let Some(person) = self.session.as_ref().map(|session| session.person.clone()) else { return Ok(()) };
            if !unknown.is_empty() {
                wait_again(&person, &unknown, &self.unconfirmed.ids, effects, world)?;
            }
            world.store.update_in_step(self.unconfirmed.mark, world.clock.now_ms())?;
            self.backoff.succeeded();
            self.trouble.reached();
            return self.in_step(&person, effects, world);
        }
        let page: Page = match self.open(outcome, &pull.flight.nonce, world) {
            Ok(Ok(page)) => page,
            trouble => {
                self.pull_wanted = true;
                self.refetch.extend(pull.refetch);
                return match trouble {
                    Ok(Err(fault)) => {
                        if pull.is_bounded && fault.code == ErrorCode::Malformed {
                            // An older server: it is asked again at once, without the bound.
                            self.page_pace.is_not_understood();
                            return Ok(());
                        }
                        self.faulted(&fault, effects, world)
                    }
                    Ok(Ok(_)) | Err(()) => {
                        if matches!(outcome, Outcome::Failed(TransportFailure::TimedOut | TransportFailure::Unreachable)) {
                            self.page_pace.broke();
                        }
                        Ok(())
                    }
                };
            }
        };
        if let Outcome::Bytes(bytes) = outcome {
            self.page_pace.went(bytes.len(), world.clock.monotonic_ms().saturating_sub(pull.flight.sent_at));
        }
        let Some(person) = self.session.as_ref().map(|session| session.person.clone()) else { return Ok(()) };
        if !page.more && !page.unknown.is_empty() {
            // First of all: once they are queued again, the mark below does not count them as covered.
            wait_again(&person, &page.unknown, &self.unconfirmed.ids, effects, world)?;
        }
        if !page.run.is_empty() && world.store.find_run()?.as_ref() != Some(&page.run) {
            // Before the page, which notes the run: should the laptop stop in between, the next page says the same.
            world.store.update_unanswered(&person)?;
        }
        let applied = world.store.apply(&person, &page, pull.first, self.unconfirmed.mark, world.clock.now_ms())?;
        // A pull that asked about them already got its answer from a snapshot that has the scope.
        self.pull_again |= applied.granted && !self.unconfirmed.anew;
        self.backoff.succeeded();
        self.trouble.reached();
        self.mark.clone_from(&page.mark);
        effects.extend(applied.changed.into_iter().map(Effect::Tell));
        self.addressed.extend(applied.addressed);
        for scope in applied.mismatched {
            if self.refetched.contains(&scope) {
                tracing::error!("a scope's digest does not fit after it was fetched anew");
            } else {
                self.refetched.push(scope.clone());
                self.refetch.push(scope);
            }
        }
        if page.more || !self.refetch.is_empty() {
            if let Some(bearer) = self.access(world.clock.monotonic_ms()) {
                return self.send_page(&bearer, effects, world);
            }
            self.pull_wanted = true;
            return Ok(());
        }
        self.in_step(&person, effects, world)
    }

    /// The answer that nothing changed. It is short, so that no page is read twice.
    fn unchanged(&self, outcome: &Outcome, nonce: &str) -> Option<Unchanged> {
        let Outcome::Bytes(bytes) = outcome else { return None };
        if bytes.len() > UNCHANGED_MAX_BYTES {
            return None;
        }
        envelope::open::<Unchanged>(bytes, nonce).ok()?.ok().filter(|answer| answer.unchanged)
    }

    /// Everything is here.
    fn in_step(&mut self, person: &str, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        self.refetched.clear();
        self.in_step_count += 1;
        let addressed = std::mem::take(&mut self.addressed);
        if !addressed.is_empty() {
            effects.push(Effect::Addressed(addressed));
        }
        world.store.update_baselines(person)?;
        if world.store.update_covered(person, self.unconfirmed.mark)? {
            effects.push(Effect::Tell(Changed::Outbox));
        }
        if self.unconfirmed.anew {
            world.store.update_asked_anew()?;
        }
        self.pull_wanted |= self.unconfirmed.more;
        effects.push(Effect::Tell(Changed::Connection));
        if std::mem::take(&mut self.pull_again) {
            self.pull_wanted = true;
        }
        Ok(())
    }

    fn refreshed(&mut self, outcome: &Outcome, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        let Some(refresh) = self.refresh.take() else { return Ok(()) };
        let tokens: Tokens = match self.open(outcome, &refresh.nonce, world) {
            Ok(Ok(tokens)) => tokens,
            Ok(Err(fault)) => return self.faulted(&fault, effects, world),
            Err(()) => return Ok(()),
        };
        world.store.update_refresh(&tokens.refresh)?;
        self.backoff.succeeded();
        let until = world.clock.monotonic_ms().saturating_add(tokens.access_ms.saturating_mul(9) / 10);
        self.session = Some(Session { person: tokens.person.to_string(), access: Some((tokens.access, until)) });
        Ok(())
    }

    /// Opens an envelope. `Err(())`: it was no answer, and the backoff knows.
    fn open<T: DeserializeOwned>(&mut self, outcome: &Outcome, nonce: &str, world: &mut World<'_>) -> Result<Result<T, Fault>, ()> {
        let now = world.clock.monotonic_ms();
        match outcome {
            Outcome::Failed(why) => {
                self.stranger = (*why == TransportFailure::Certificate).then_some(ConnectionState::Untrusted);
                self.backoff.failed(now, 0, world.random);
                Err(())
            }
            Outcome::Bytes(bytes) => envelope::open(bytes, nonce).map_err(|_| {
                self.stranger = Some(ConnectionState::Foreign);
                self.backoff.failed(now, 0, world.random);
            }),
        }
    }

    /// A genuine error of this server.
    fn faulted(&mut self, fault: &Fault, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        let now = world.clock.monotonic_ms();
        self.stranger = None;
        match fault.code {
            ErrorCode::AccessExpired => {
                if let Some(session) = &mut self.session {
                    session.access = None;
                }
                self.pull_wanted = true;
                // A server that calls every fresh token expired must not be asked in a tight loop.
                self.backoff.failed(now, 0, world.random);
                self.backoff.encourage(now);
            }
            ErrorCode::SessionEnded => return self.end_session(effects, world),
            ErrorCode::AccountClosed => {
                // The records first: if the laptop stops in between, the next start asks again and gets the same answer.
                world.store.remove_cache()?;
                world.store.update_closed()?;
                for changed in [Changed::Content, Changed::People, Changed::Files, Changed::Outbox] {
                    effects.push(Effect::Tell(changed));
                }
                return self.end_session(effects, world);
            }
            ErrorCode::Diverged => {
                if let Some(session) = &self.session {
                    let person = session.person.clone();
                    // First: should the laptop stop in between, the next pull diverges once more.
                    world.store.update_unknown(&person, &[])?;
                    world.store.remove_cache()?;
                    world.store.own(&person)?;
                    // A pull that is under way asked for what follows on the cache that is gone: its answer is none to an empty one.
                    self.pull = None;
                    self.refetch.clear();
                    self.refetched.clear();
                    self.addressed.clear();
                    self.pull_wanted = true;
                }
                self.backoff.failed(now, 0, world.random);
            }
            ErrorCode::UnsupportedVersion if self.spoken.step_down(now) => {
                effects.push(Effect::Speak(self.spoken.version()));
                self.pull_wanted = true;
            }
            ErrorCode::UnsupportedVersion => {
                self.outdated = true;
                self.backoff.failed(now, 30_000, world.random);
            }
            _ => self.backoff.failed(now, fault.retry_after_ms.unwrap_or(0), world.random),
        }
        Ok(())
    }

    /// The session is over: everything stops, everything unsent stays.
    pub(crate) fn end_session(&mut self, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        world.store.remove_session()?;
        self.abandon(effects);
        self.session = None;
        self.addressed.clear();
        effects.push(Effect::Tell(Changed::Session));
        Ok(())
    }
}

/// The server does not know these applied commands (any more), of those it was asked about: they go out again.
fn wait_again(
    person: &str,
    unknown: &[CommandId],
    asked: &[CommandId],
    effects: &mut Vec<Effect>,
    world: &mut World<'_>,
) -> Result<(), StoreError> {
    let unknown: Vec<CommandId> = unknown.iter().filter(|id| asked.contains(id)).copied().collect();
    world.store.update_unknown(person, &unknown)?;
    effects.push(Effect::Tell(Changed::Outbox));
    Ok(())
}

/// How long a command waits whose foundations the server lost, by how many more times it may: seconds at first, as colleagues' laptops come
/// back within seconds; at most as long as an outbox may take to empty (S4) for half an hour; then ten minutes.
fn lost_pause_ms(waits_left: u32) -> u64 {
    let waited = WAITS.saturating_sub(waits_left);
    if waited < OFTEN { 1_000_u64.saturating_mul(1 << waited.min(5)).min(OFTEN_MS) } else { SELDOM_MS }
}
