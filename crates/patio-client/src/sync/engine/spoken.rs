//! Which version of the protocol the engine speaks with its server (S13): the newest at first; an earlier one, down to the earliest that
//! this client knows, when the server does not know the newest; and from time to time the newest again, because servers are updated.
//!
//! Owns what each version lacks. Must not know how requests are sent. Shown by the simulation with servers of the version before, and by
//! `tests/tests/system/versions.rs`.

use patio_protocol::{PROTOCOL_MIN, PROTOCOL_VERSION};

/// After how long with an earlier version the newest one is tried again.
const NEWEST_AGAIN_MS: u64 = 600_000;
/// The same while something waits that only a newer server takes.
const WANTED_AGAIN_MS: u64 = 20_000;

/// The version that is spoken now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoken {
    version: u32,
    since: u64,
    newest_at: u64,
}

impl Default for Spoken {
    fn default() -> Spoken {
        Spoken { version: PROTOCOL_VERSION, since: 0, newest_at: 0 }
    }
}

impl Spoken {
    /// The version.
    pub(crate) fn version(self) -> u32 {
        self.version
    }

    /// Whether the server answers which applied commands it does not know, and takes a command back.
    pub(crate) fn confirms(self) -> bool {
        self.version >= 2
    }

    /// The server does not speak this version. Says whether there is an earlier one to try.
    pub(crate) fn step_down(&mut self, now: u64) -> bool {
        if self.version <= PROTOCOL_MIN {
            return false;
        }
        self.version -= 1;
        self.since = now;
        self.newest_at = now.saturating_add(NEWEST_AGAIN_MS);
        true
    }

    /// The server ended an open stream: it may have been updated, so the newest version is tried at the next occasion.
    pub(crate) fn expect_newer(&mut self) {
        self.newest_at = 0;
    }

    /// Something waits for a newer server.
    pub(crate) fn want_newer(&mut self) {
        self.newest_at = self.newest_at.min(self.since.saturating_add(WANTED_AGAIN_MS));
    }

    /// Goes back to the newest version when it is time. Says whether it did.
    pub(crate) fn try_newest(&mut self, now: u64) -> bool {
        let due = self.version < PROTOCOL_VERSION && now >= self.newest_at;
        if due {
            self.version = PROTOCOL_VERSION;
        }
        due
    }
}
