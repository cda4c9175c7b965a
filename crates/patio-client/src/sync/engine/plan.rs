//! What to send next. Looked at after every input, so that no wish depends on one edge (S4).

use super::pace::patience_ms;
use super::{Effect, Engine, InFlight, POLL_MS, PullInFlight, PushInFlight, RequestId, Route, STREAM_POLL_MS, World};
use crate::store::StoreError;
use crate::sync::outbox::{Sendable, WAITS};
use patio_domain::CommandId;
use patio_protocol::Command;
use patio_protocol::auth::Refresh;
use patio_protocol::digest::hex;
use patio_protocol::pull::PullRequest;
use patio_protocol::push::{PushItem, PushRequest, VOID};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

impl Engine {
    pub(crate) fn advance(&mut self, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        let now = world.clock.monotonic_ms();
        self.give_up_lost(now, world);
        let Some(session) = &self.session else { return Ok(()) };
        let person = session.person.clone();
        if !self.stream.is_open() {
            // However it was lost: the long pause that an open stream allows is over.
            self.next_poll_at = self.next_poll_at.min(now.saturating_add(POLL_MS + POLL_MS / 10));
        }
        if now >= self.next_poll_at {
            self.pull_wanted = true;
            let pause = if self.stream.is_open() { STREAM_POLL_MS } else { POLL_MS };
            self.next_poll_at = now.saturating_add(pause - pause / 10).saturating_add(world.random.below(pause / 5 + 1));
        }
        if self.refresh.is_some() || !self.backoff.may_try(now) {
            return Ok(());
        }
        if self.spoken.try_newest(now) {
            effects.push(Effect::Speak(self.spoken.version()));
        }
        let Some(bearer) = self.access(now) else { return self.send_refresh(effects, world) };
        self.send_push(&person, &bearer, effects, world)?;
        self.send_pull(&person, &bearer, effects, world)?;
        self.advance_stream(effects, world);
        Ok(())
    }

    fn give_up_lost(&mut self, now: u64, world: &mut World<'_>) {
        let lost = |flight: &InFlight| now >= flight.lost_at();
        let mut failed = false;
        if let Some(push) = self.push.take_if(|push| lost(&push.flight)) {
            self.trouble.failed(&push.ids, push.void, now, world.random);
            self.push_pace.broke();
            failed = true;
        }
        if self.pull.as_ref().is_some_and(|pull| lost(&pull.flight)) {
            if let Some(pull) = self.pull.take() {
                self.refetch.extend(pull.refetch);
            }
            self.pull_wanted = true;
            self.page_pace.broke();
            failed = true;
        }
        if self.refresh.as_ref().is_some_and(lost) {
            self.refresh = None;
            failed = true;
        }
        if failed {
            self.backoff.failed(now, 0, world.random);
        }
    }

    fn send_refresh(&mut self, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        let Some(refresh) = world.store.find_refresh()? else {
            // The keyring lost it: only signing in again helps. Unsent work stays.
            return self.end_session(effects, world);
        };
        let body = serde_json::to_vec(&Refresh { refresh })?;
        self.refresh = Some(self.send(Route::Refresh, None, body, effects, world));
        Ok(())
    }

    fn send_push(&mut self, person: &str, bearer: &str, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        if self.push.is_some() {
            return Ok(());
        }
        let now = world.clock.monotonic_ms();
        self.not_before.retain(|_, due| *due > now);
        self.held.retain(|_, until| *until > now);
        let cursor = if self.spoken.confirms() { world.store.find_cursor()? } else { None };
        let (mut items, mut ids, mut may_wait, mut void, mut oversized) = (Vec::new(), Vec::new(), BTreeMap::new(), false, false);
        for Sendable { command_id, kind, body, waits_left, .. } in self.choose(person, now, world)? {
            ids.push(command_id);
            if waits_left > 0 && self.spoken.confirms() {
                may_wait.insert(command_id, waits_left);
            } else if cursor.is_none() && self.spoken.confirms() {
                // Before its first page, a laptop cannot know whether the server was started again since the last attempt.
                may_wait.insert(command_id, WAITS);
            }
            void |= kind == VOID;
            oversized |= Command::check_size(&body).is_err();
            items.push(PushItem { command_id, kind, body: RawValue::from_string(body)? });
        }
        if items.is_empty() {
            return Ok(());
        }
        world.store.update_attempted(&ids)?;
        let applied = if self.spoken.confirms() { world.store.list_unconfirmed(person)?.ids } else { Vec::new() };
        let body =
            serde_json::to_vec(&PushRequest { items, cursor, applied: applied.clone(), may_wait: may_wait.keys().copied().collect() })?;
        let bytes = body.len();
        let flight = self.send(Route::Push, Some(bearer), body, effects, world);
        self.push = Some(PushInFlight { flight, ids, may_wait, void, oversized, applied, bytes });
        effects.push(Effect::Tell(crate::changed::Changed::Outbox));
        Ok(())
    }

    /// The commands of the next push: those without trouble together, otherwise one in trouble alone.
    fn choose(&mut self, person: &str, now: u64, world: &mut World<'_>) -> Result<Vec<Sendable>, StoreError> {
        let most = self.trouble.look_at().saturating_add(self.not_before.len()).saturating_add(self.held.len());
        let mut sendable = world.store.list_sendable(person, most)?;
        if sendable.len() < most {
            self.trouble.keep(|id| sendable.iter().any(|one| one.command_id == id));
        }
        // A server of an earlier version cannot take a command back: it waits.
        let confirms = self.spoken.confirms();
        if !confirms && sendable.iter().any(|one| one.kind == VOID) {
            self.spoken.want_newer();
        }
        let waits = |id: &CommandId| self.not_before.contains_key(id) || self.held.contains_key(id);
        sendable.retain(|one| !waits(&one.command_id) && (confirms || one.kind != VOID));
        let (mut count, mut bytes) = (0_usize, 0_usize);
        let together = sendable.iter().filter(|one| !self.trouble.has(one.command_id, one.kind == VOID)).take_while(|one| {
            bytes = bytes.saturating_add(one.body.len()).saturating_add(200);
            count += 1;
            count == 1 || (count <= self.trouble.together() && bytes <= self.push_pace.bytes())
        });
        let together: Vec<CommandId> = together.map(|one| one.command_id).collect();
        let alone = || self.trouble.due(now, |id| sendable.iter().any(|one| one.command_id == id));
        let chosen = if together.is_empty() { alone().into_iter().collect() } else { together };
        sendable.retain(|one| chosen.contains(&one.command_id));
        Ok(sendable)
    }

    fn send_pull(&mut self, person: &str, bearer: &str, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        if self.pull.is_some() || !self.pull_wanted {
            return Ok(());
        }
        self.pull_wanted = false;
        self.unconfirmed = world.store.list_unconfirmed(person)?;
        self.send_page(bearer, effects, world)
    }

    /// Asks for the next page, and about the same commands: the last page's answer counts.
    pub(crate) fn send_page(&mut self, bearer: &str, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        let cursor = world.store.find_cursor()?;
        let first = cursor.is_none();
        let refetch = std::mem::take(&mut self.refetch);
        let applied = if self.spoken.confirms() { self.unconfirmed.ids.clone() } else { Vec::new() };
        let in_step = self.spoken.confirms() && cursor.is_some() && refetch.is_empty() && !self.mark.is_empty();
        let mark = in_step.then(|| self.mark.clone());
        let max_bytes = self.page_pace.bound().filter(|_| self.spoken.confirms());
        let body = serde_json::to_vec(&PullRequest { cursor, refetch: refetch.clone(), applied, mark, max_bytes })?;
        let flight = self.send(Route::Pull, Some(bearer), body, effects, world);
        self.pull = Some(PullInFlight { flight, first, refetch, is_bounded: max_bytes.is_some() });
        Ok(())
    }

    fn send(&mut self, route: Route, bearer: Option<&str>, body: Vec<u8>, effects: &mut Vec<Effect>, world: &mut World<'_>) -> InFlight {
        let request = RequestId(self.next_request);
        self.next_request += 1;
        let mut bytes = [0; 12];
        world.random.fill(&mut bytes);
        let nonce = hex(&bytes);
        let (now, patience_ms) = (world.clock.monotonic_ms(), patience_ms(body.len()));
        effects.push(Effect::Send { request, route, nonce: nonce.clone(), bearer: bearer.map(str::to_owned), body });
        InFlight { request, nonce, sent_at: now, moved_at: now, patience_ms }
    }
}
