//! Reading and changing the settings of this laptop.

use super::calls::Calls;
use crate::calls::CallError;
use crate::calls::common::NOTHING;
use crate::calls::common::Nothing;
use crate::changed::Changed;
use crate::client::Client;
use crate::features::settings::view::Settings;
use crate::store::settings::key;

impl Calls for Client {
    fn settings_get(&self, _: Nothing) -> Result<Settings, CallError> {
        self.read_settings()
    }

    fn settings_set(&self, settings: Settings) -> Result<Nothing, CallError> {
        let locale = if settings.locale == "nl" { "nl" } else { "en" };
        let theme = match settings.theme.as_str() {
            "light" => "light",
            "dark" => "dark",
            _ => "system",
        };
        let word = |yes: bool| if yes { "yes" } else { "no" };
        let (mentions, closed) = (word(settings.notify_mentions), word(settings.notify_closed_content));
        let (work, keep) = (word(settings.notify_work), word(settings.keep_running));
        let spoke = self.read_settings()?.locale;
        self.write(move |store| {
            Ok(store.update_settings(&[
                (key::LOCALE, locale),
                (key::THEME, theme),
                (key::NOTIFY_MENTIONS, mentions),
                (key::NOTIFY_CLOSED, closed),
                (key::NOTIFY_WORK, work),
                (key::KEEP_RUNNING, keep),
            ])?)
        })?;
        self.shared.changed(Changed::Settings);
        if spoke != locale {
            // Topics have a name in each language, and they stand beside every person.
            for changed in [Changed::People, Changed::Content, Changed::Communities] {
                self.shared.changed(changed);
            }
        }
        Ok(NOTHING)
    }
}
