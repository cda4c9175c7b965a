//! Commands in trouble: what is sent together and what alone, so that one command's failure is its own (S3).
//!
//! Lanes go up together while that works. When a push of several fails, the next carries one command, so that a text which something on
//! the way does not let pass shows itself. A command that failed alone goes alone from then on, behind all others, at pauses of its
//! own. Must not know why a push failed. Driven by time, as the backoff is (S4).

use super::PUSH_ITEMS;
use super::backoff::longest_ms;
use patio_domain::CommandId;
use patio_domain::world::Random;
use std::collections::BTreeMap;

/// Low enough that an outbox is empty within 60 s of the network's return, whatever failed before (S4).
const CAP_MS: u64 = 25_000;
/// From this many failed pushes in a row on, the server or the network is taken to be the cause.
const IN_A_ROW: u32 = 8;
/// By how much pushes grow again after one that succeeded.
const GROWTH: usize = 4;

/// What failed alone.
#[derive(Clone, Copy, Debug, Default)]
struct Failed {
    times: u32,
    due: u64,
    /// Whether it was the void of the command that failed.
    void: bool,
}

/// The commands in trouble.
#[derive(Debug)]
pub struct Trouble {
    together: usize,
    /// Pushes that failed since any request brought its answer.
    failed_in_a_row: u32,
    alone: BTreeMap<CommandId, Failed>,
}

impl Default for Trouble {
    fn default() -> Trouble {
        Trouble { together: PUSH_ITEMS, failed_in_a_row: 0, alone: BTreeMap::new() }
    }
}

impl Trouble {
    /// How many commands to look at, so that those in trouble do not fill the list.
    #[must_use]
    pub fn look_at(&self) -> usize {
        PUSH_ITEMS.saturating_add(self.alone.len())
    }

    /// How many commands the next push may carry.
    #[must_use]
    pub fn together(&self) -> usize {
        self.together
    }

    /// Whether a command failed alone, or its void did. What a command's words got into is no reason to hold its void back.
    #[must_use]
    pub fn has(&self, command: CommandId, void: bool) -> bool {
        self.alone.get(&command).is_some_and(|failed| failed.void == void)
    }

    /// The command in trouble that is due, the one that failed least first.
    #[must_use]
    pub fn due(&self, now: u64, sendable: impl Fn(CommandId) -> bool) -> Option<CommandId> {
        let due = self.alone.iter().filter(|(id, failed)| failed.due <= now && sendable(**id));
        due.min_by_key(|(_, failed)| failed.times).map(|(id, _)| *id)
    }

    /// When the next command in trouble is due.
    pub fn due_at(&self) -> impl Iterator<Item = u64> + '_ {
        self.alone.values().map(|failed| failed.due)
    }

    /// A push was sent and brought no verdicts; `void` says whether it carried a void.
    pub fn failed(&mut self, ids: &[CommandId], void: bool, now: u64, random: &mut dyn Random) {
        self.together = 1;
        self.failed_in_a_row = self.failed_in_a_row.saturating_add(1);
        if let [only] = ids {
            let failed = self.alone.entry(*only).or_default();
            failed.times = if failed.void == void { failed.times.saturating_add(1) } else { 1 };
            failed.void = void;
            let longest = longest_ms(failed.times, CAP_MS);
            failed.due = now.saturating_add(longest / 2).saturating_add(random.below(longest / 2 + 1));
        }
    }

    /// Whether so many pushes failed in a row that it is not about single commands: then all must wait.
    #[must_use]
    pub fn is_general(&self) -> bool {
        self.failed_in_a_row >= IN_A_ROW
    }

    /// Another request brought its answer: the server and the network are well.
    pub fn reached(&mut self) {
        self.failed_in_a_row = 0;
    }

    /// A push brought its answer.
    pub fn succeeded(&mut self, ids: &[CommandId]) {
        self.failed_in_a_row = 0;
        self.together = self.together.saturating_mul(GROWTH).min(PUSH_ITEMS);
        for id in ids {
            self.alone.remove(id);
        }
    }

    /// Forgets the commands that are no longer sendable: they were decided otherwise.
    pub fn keep(&mut self, sendable: impl Fn(CommandId) -> bool) {
        self.alone.retain(|id, _| sendable(*id));
    }
}
