//! The profile: single fields that change, what they said before, and topics behind the words of an expertise.
//!
//! Owns what a change of a profile does. What a field said before goes to its owner alone; a photo and a year of birth leave
//! no trace at all.

use crate::core::features::files;
use crate::core::features::topics::topic;
use crate::core::identity::account;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::StoreError;
use jiff::tz::TimeZone;
use patio_domain::limits::{PROFILE, Quota};
use patio_domain::profile::update::{Level, ProfileChange, Skill, check_changes};
use patio_domain::{PersonId, Refusal, Scope};
use patio_protocol::Record;
use patio_protocol::command::{ProfileSet, ProfileUpdate};
use patio_protocol::file::FilePlace;
use patio_protocol::record::{AccountState, PersonBody, ProfileRevisionBody, SkillBody, profile_revision_id};

/// `profile.set`: the first step, and older clients. Levels and questions of what stays are kept.
impl Effect for ProfileSet {
    const QUOTA: Quota = PROFILE;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let ProfileSet { name, job, expertise } = self.checked()?;
        act.hold_account()?;
        let before = account::get_body(act.tx, act.changes, act.person)?;
        let (words, mut skills) =
            topics_of(act, expertise.into_iter().map(|topic| Skill { topic, level: Level::default(), ask: String::new() }))?;
        for skill in &mut skills {
            for known in &before.skills {
                if topic::find(act.tx, known.topic)? == Some(skill.topic) {
                    (skill.level, skill.ask) = (known.level, known.ask.clone());
                }
            }
        }
        let body = PersonBody { name, job, expertise: words, skills, ..before.clone() };
        Ok(keep(act, before, body)?)
    }
}

/// `profile.update`.
impl Effect for ProfileUpdate {
    const QUOTA: Quota = PROFILE;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let changes = check_changes(&self.changes)?;
        let unknown =
            |change: &ProfileChange| matches!(change, ProfileChange::TimeZone(zone) if !zone.is_empty() && TimeZone::get(zone).is_err());
        if changes.iter().any(unknown) {
            return Err(Refusal::ProfileFieldInvalid.into());
        }
        act.hold_account()?;
        let before = account::get_body(act.tx, act.changes, act.person)?;
        let mut body = before.clone();
        for change in &changes {
            if let ProfileChange::Manager(Some(manager)) = change
                && before.manager != Some(*manager)
            {
                check_manager(act, *manager)?;
            }
        }
        for change in &changes {
            if let ProfileChange::Photo(photo) = change {
                // One that is taken back or replaced goes at once, with its bytes.
                files::attach(act.tx, act.changes, act.person, photo.as_slice(), FilePlace::Photo, act.person.0, act.now)??;
            }
        }
        // Nothing below refuses.
        for change in changes {
            if let Some(skills) = body.put(change) {
                (body.expertise, body.skills) = topics_of(act, skills)?;
            }
        }
        Ok(keep(act, before, body)?)
    }
}

/// A manager is another person, whose account is open.
fn check_manager(act: &mut Act<'_>, manager: PersonId) -> Result<(), Stop> {
    let known = account::find(act.tx, manager)?.is_some_and(|account| account.state != AccountState::Disabled);
    if manager != act.person && known { Ok(()) } else { Err(Refusal::ProfileFieldInvalid.into()) }
}

/// The topics behind words, each once; the words stay beside them, in the same order.
fn topics_of(act: &mut Act<'_>, skills: impl IntoIterator<Item = Skill>) -> Result<(Vec<String>, Vec<SkillBody>), StoreError> {
    let (mut words, mut kept) = (Vec::new(), Vec::<SkillBody>::new());
    for Skill { topic, level, ask } in skills {
        let id = topic::find_or_insert(act.core, act.tx, act.changes, &topic, act.now)?;
        if kept.iter().all(|known| known.topic != id) {
            words.push(topic);
            kept.push(SkillBody { topic: id, level, ask });
        }
    }
    Ok((words, kept))
}

/// Stores what changed, and what was there before. A change that changes nothing leaves no trace.
fn keep(act: &mut Act<'_>, before: PersonBody, body: PersonBody) -> Result<(), StoreError> {
    if before == body {
        return Ok(());
    }
    let (version, earlier) = (before.version, replaced(before, &body));
    if !earlier.is_empty() {
        let revision = ProfileRevisionBody { person: act.person, version, changes: earlier, replaced_at: act.now };
        let id = profile_revision_id(act.person, version);
        act.changes.put(&Scope::Person(act.person), id, &Record::ProfileRevision(revision))?;
    }
    let body = PersonBody { version: version.saturating_add(1), ..body };
    act.changes.put(&Scope::Org, act.person.0, &Record::Person(body))
}

/// The values that are no longer there. What was empty said nothing; a photo and a year of birth are never kept.
fn replaced(before: PersonBody, body: &PersonBody) -> Vec<ProfileChange> {
    let mut earlier = Vec::new();
    let mut note = |gone: bool, change: ProfileChange| earlier.extend(gone.then_some(change));
    note(before.name != body.name && !before.name.is_empty(), ProfileChange::Name(before.name));
    note(before.job != body.job && !before.job.is_empty(), ProfileChange::Job(before.job));
    if before.expertise != body.expertise || before.skills != body.skills {
        let mut skills = before.skills.into_iter();
        let level_of = |skill: Option<SkillBody>| skill.map(|skill| (skill.level, skill.ask)).unwrap_or_default();
        let named: Vec<Skill> = before
            .expertise
            .into_iter()
            .map(|topic| {
                let (level, ask) = level_of(skills.next());
                Skill { topic, level, ask }
            })
            .collect();
        note(!named.is_empty(), ProfileChange::Expertise(named));
    }
    note(before.unit != body.unit && !before.unit.is_empty(), ProfileChange::Unit(before.unit));
    note(before.manager != body.manager && before.manager.is_some(), ProfileChange::Manager(before.manager));
    note(before.location != body.location && !before.location.is_empty(), ProfileChange::Location(before.location));
    note(before.time_zone != body.time_zone && !before.time_zone.is_empty(), ProfileChange::TimeZone(before.time_zone));
    note(before.hours != body.hours && !before.hours.is_empty(), ProfileChange::Hours(before.hours));
    note(before.languages != body.languages && !before.languages.is_empty(), ProfileChange::Languages(before.languages));
    note(before.contact != body.contact && !before.contact.is_empty(), ProfileChange::Contact(before.contact));
    note(before.about != body.about && !before.about.is_empty(), ProfileChange::About(before.about));
    note(before.interests != body.interests && !before.interests.is_empty(), ProfileChange::Interests(before.interests));
    earlier
}
