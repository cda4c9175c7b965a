//! Pending changes of one's own profile and pending vouches, as they lie over confirmed people (S7).

use crate::reading::pending::{Pending, PendingCommand, stored_refusal};
use patio_domain::{Level, PersonId, Profile, ProfileChange, Refusal, Skill, TopicId};
use patio_protocol::Command;

impl PendingCommand {
    /// What it changes of the profile; `profile.set` counts as three changes.
    #[must_use]
    pub fn profile_changes(&self) -> Vec<ProfileChange> {
        match &self.command {
            Command::ProfileSet(Profile { name, job, expertise }) => {
                let skill = |topic: &String| Skill { topic: topic.clone(), level: Level::default(), ask: String::new() };
                let skills = ProfileChange::Expertise(expertise.iter().map(skill).collect());
                vec![ProfileChange::Name(name.clone()), ProfileChange::Job(job.clone()), skills]
            }
            Command::ProfileUpdate(update) => update.changes.clone(),
            _ => vec![],
        }
    }
}

impl Pending {
    /// Changes of the profile this person just saved, in order.
    #[must_use]
    pub fn profile_changes(&self) -> Vec<ProfileChange> {
        self.iter().filter(|pending| pending.is_hoped_for()).flat_map(PendingCommand::profile_changes).collect()
    }

    /// Whether a change of the profile waits, and why the latest one was refused.
    #[must_use]
    pub fn profile_state(&self) -> (bool, Option<Refusal>) {
        let own = || self.iter().filter(|each| matches!(each.command, Command::ProfileSet(_) | Command::ProfileUpdate(_)));
        let refused = own().next_back().filter(|each| !each.is_hoped_for()).map(|each| stored_refusal(&each.row.refusal));
        (own().any(PendingCommand::is_undecided), refused)
    }

    /// Vouches for a person just given (`true`) or taken back.
    pub fn vouches(&self, person: PersonId) -> impl Iterator<Item = (TopicId, bool)> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(move |pending| match &pending.command {
            Command::VouchSet(set) if set.person == person => Some((set.topic, set.on)),
            _ => None,
        })
    }

    /// Whether a person was just given the right to look after topics, or lost it.
    #[must_use]
    pub fn curator(&self, person: &str) -> Option<bool> {
        self.iter().rev().filter(|pending| pending.is_hoped_for()).find_map(|pending| match &pending.command {
            Command::CuratorSet(set) if set.person.to_string() == person => Some(set.on),
            _ => None,
        })
    }

    /// Vouches that this person just declined: the topic, and the colleague who vouched.
    pub fn declined(&self) -> impl Iterator<Item = (TopicId, PersonId)> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(|pending| match &pending.command {
            Command::VouchDecline(declined) => Some((declined.topic, declined.by)),
            _ => None,
        })
    }
}
