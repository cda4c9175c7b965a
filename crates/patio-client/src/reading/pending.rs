//! Pending commands, as they lie over confirmed records: waiting, under way, refused, and applied but not yet pulled (S7).

use crate::sync::outbox::OutboxRow;
use patio_domain::Refusal;
use patio_protocol::Command;

/// One open outbox row with its command.
#[derive(Clone, Debug)]
pub struct PendingCommand {
    /// The row.
    pub row: OutboxRow,
    /// The command.
    pub command: Command,
}

impl PendingCommand {
    /// Whether it should be seen as having its effect.
    #[must_use]
    pub fn is_hoped_for(&self) -> bool {
        self.row.state != "refused"
    }

    /// Whether it surely did not leave.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        self.row.state == "queued" && self.row.attempts == 0 && !self.row.aside
    }

    /// Whether its verdict is still out.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.row.state == "queued"
    }
}

/// All pending commands of this person, in order of making.
#[derive(Debug, Default)]
pub struct Pending(Vec<PendingCommand>);

impl Pending {
    /// Reads the rows; those this version cannot read are left to the outbox screen.
    #[must_use]
    pub fn new(rows: Vec<OutboxRow>) -> Pending {
        Pending(rows.into_iter().filter_map(|row| row.command().map(|command| PendingCommand { row, command })).collect())
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &PendingCommand> {
        self.0.iter()
    }
}

/// A refusal as it is stored; one that only a newer version knows is `Unknown`.
#[must_use]
pub fn stored_refusal(code: &str) -> Refusal {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).unwrap_or(Refusal::Unknown)
}
