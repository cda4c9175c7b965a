//! The local databases as everything else relies on them: pages applied whole, pending work laid over and never lost, damage
//! and a full disk survived, and every hot query on an index (S1–S3, S5–S8, S11).

#![expect(clippy::expect_used, reason = "test code: failing loudly is its work")]

mod admin;
mod asker;
mod consent;
mod conversations;
mod deadlines;
mod desks;
mod directory;
mod facts;
mod feed;
mod files;
mod folder;
mod generated;
mod given;
mod incidents;
mod kept;
mod kinds;
mod knowledge;
mod linkedin;
mod macros;
mod me_too;
mod members;
mod merged;
mod names;
mod notices;
mod outbox;
mod overlay;
mod pages;
mod plans;
mod priorities;
mod reminders;
mod revoked;
mod salvage;
mod save;
mod thread;
mod tiles;
mod transfer;
mod unsent;
mod words;
