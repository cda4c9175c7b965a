//! The shapes of Slack's JSON. Unknown fields are ignored, missing ones have a default, `null` counts as missing.

use crate::import::item::Moment;
use serde::{Deserialize, Deserializer};

fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

#[derive(Deserialize)]
pub(super) struct UserForm {
    pub(super) id: String,
    #[serde(default, deserialize_with = "or_default")]
    name: String,
    #[serde(default, deserialize_with = "or_default")]
    real_name: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) deleted: bool,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) is_bot: bool,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) profile: ProfileForm,
}

#[derive(Deserialize, Default)]
pub(super) struct ProfileForm {
    #[serde(default, deserialize_with = "or_default")]
    real_name: String,
    #[serde(default, deserialize_with = "or_default")]
    display_name: String,
    #[serde(default, deserialize_with = "or_default")]
    name: String,
    pub(super) email: Option<String>,
    pub(super) title: Option<String>,
}

impl ProfileForm {
    /// The names to try, best first.
    pub(super) fn names(&self) -> Vec<String> {
        [&self.real_name, &self.display_name, &self.name].into_iter().filter(|name| !name.trim().is_empty()).cloned().collect()
    }
}

impl UserForm {
    /// The names to try, best first.
    pub(super) fn names(&self) -> Vec<String> {
        let own = [&self.real_name, &self.name].into_iter().filter(|name| !name.trim().is_empty()).cloned();
        self.profile.names().into_iter().chain(own).collect()
    }
}

#[derive(Deserialize)]
pub(super) struct ChannelForm {
    pub(super) id: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) name: String,
    created: Option<serde_json::Value>,
    pub(super) creator: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) members: Vec<String>,
    #[serde(default, deserialize_with = "or_default")]
    topic: Worded,
    #[serde(default, deserialize_with = "or_default")]
    purpose: Worded,
}

#[derive(Deserialize, Default)]
struct Worded {
    #[serde(default, deserialize_with = "or_default")]
    value: String,
}

impl ChannelForm {
    /// When it was made; nothing when that is not told in seconds.
    pub(super) fn created_at(&self) -> Option<Moment> {
        let seconds = self.created.as_ref()?.as_i64()?;
        Some(Moment::from_ms(seconds.saturating_mul(1000)))
    }

    /// What the channel is for; its topic when that is not said.
    pub(super) fn description(&self) -> String {
        let told = [&self.purpose.value, &self.topic.value].into_iter().find(|text| !text.trim().is_empty());
        told.map(|text| text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).unwrap_or_default()
    }
}

#[derive(Deserialize)]
pub(super) struct MessageForm {
    pub(super) ts: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) text: String,
    pub(super) user: Option<String>,
    pub(super) subtype: Option<String>,
    pub(super) bot_id: Option<String>,
    pub(super) thread_ts: Option<String>,
    pub(super) edited: Option<Edited>,
    pub(super) user_profile: Option<ProfileForm>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) reactions: Vec<ReactionForm>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) files: Vec<serde::de::IgnoredAny>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) attachments: Vec<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
pub(super) struct Edited {
    pub(super) ts: String,
}

#[derive(Deserialize)]
pub(super) struct ReactionForm {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) name: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) users: Vec<String>,
}
