//! Settings of this laptop. They never leave it.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// `nl` or `en`.
    pub locale: String,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Show a desktop notification for a mention.
    pub notify_mentions: bool,
    /// Remind of questions that are due soon.
    pub notify_work: bool,
    /// Show words from closed communities in notifications.
    pub notify_closed_content: bool,
    /// Patio goes on in the tray when its window is closed, so that notifications still come.
    pub keep_running: bool,
}
