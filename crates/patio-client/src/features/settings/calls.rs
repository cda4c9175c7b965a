//! Calls of the settings.

use crate::calls::common::Nothing;
use crate::calls::declare::calls;
use crate::features::settings::view::Settings;

calls! {
    /// Language, theme, notifications, the tray.
    query "settings.get" settings_get(Nothing) -> Settings, stale on Settings;
    /// Changes settings.
    action "settings.set" settings_set(Settings) -> Nothing;
}
