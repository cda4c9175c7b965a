//! Calls about one's own profile, topics, vouches and what helped: checked with the server's rules, saved, then answered.

use crate::calls::CallError;
use crate::changed::Changed;
use crate::client::Client;
use crate::client::ids::id;
use crate::features::people::view::directory::{DeclineRequest, VouchRequest};
use crate::features::people::view::profile::{ProfileChanges, ProfileView};
use crate::reading::parse;
use jiff::tz::TimeZone;
use patio_domain::profile::update::check_changes;
use patio_domain::{Contact, ProfileChange, Refusal, Skill, WorkSpan};
use patio_protocol::Command;
use patio_protocol::command::{ProfileUpdate, VouchDecline, VouchSet};

fn changes_of(draft: ProfileChanges) -> Result<Vec<ProfileChange>, CallError> {
    let manager = match draft.manager.as_deref() {
        None => None,
        Some("") => Some(ProfileChange::Manager(None)),
        Some(person) => Some(ProfileChange::Manager(Some(id(person)?))),
    };
    let photo = match (draft.withdraw_photo, draft.photo.as_deref()) {
        (true, _) => Some(ProfileChange::Photo(None)),
        (false, Some(file)) => Some(ProfileChange::Photo(Some(id(file)?))),
        (false, None) => None,
    };
    let birth_year = match (draft.withdraw_birth_year, draft.birth_year) {
        (true, _) => Some(ProfileChange::BirthYear(None)),
        (false, year) => year.map(|year| ProfileChange::BirthYear(Some(year))),
    };
    let hours = draft.hours.map(|hours| {
        hours.into_iter().map(|span| WorkSpan { day: span.day, from_min: span.from_min, until_min: span.until_min }).collect()
    });
    let skills = draft
        .expertise
        .map(|skills| skills.into_iter().map(|skill| Skill { topic: skill.topic, level: skill.level, ask: skill.ask }).collect());
    let contact = draft
        .contact
        .map(|contact| Contact { email: contact.email, phone: contact.phone, other: contact.other })
        .map(ProfileChange::Contact);
    let changes = [
        draft.name.map(ProfileChange::Name),
        draft.job.map(ProfileChange::Job),
        draft.unit.map(ProfileChange::Unit),
        manager,
        draft.location.map(ProfileChange::Location),
        draft.time_zone.map(ProfileChange::TimeZone),
        hours.map(ProfileChange::Hours),
        draft.languages.map(ProfileChange::Languages),
        contact,
        draft.about.map(ProfileChange::About),
        draft.interests.map(ProfileChange::Interests),
        skills.map(ProfileChange::Expertise),
        photo,
        birth_year,
    ];
    let changes = check_changes(&changes.into_iter().flatten().collect::<Vec<_>>())?;
    // The server has the same list; a zone that is in none is a slip of the pen.
    let unknown =
        |change: &ProfileChange| matches!(change, ProfileChange::TimeZone(zone) if !zone.is_empty() && TimeZone::get(zone).is_err());
    if changes.iter().any(unknown) { Err(Refusal::ProfileFieldInvalid.into()) } else { Ok(changes) }
}

impl Client {
    pub(crate) fn own_profile(&self) -> Result<ProfileView, CallError> {
        let local_zone = self.local_time_zone();
        self.reading(|reading| reading.own_profile(&local_zone))
    }

    /// The zone this laptop is in, as an IANA name; empty when it does not say.
    pub(crate) fn local_time_zone(&self) -> String {
        jiff::tz::TimeZone::system().iana_name().unwrap_or_default().to_owned()
    }

    pub(crate) fn update_profile(&self, draft: ProfileChanges) -> Result<(), CallError> {
        let changes = changes_of(draft)?;
        let files = Command::from(ProfileUpdate { changes: changes.clone() }).files();
        let (photo, rest): (Vec<_>, Vec<_>) = changes.into_iter().partition(|change| matches!(change, ProfileChange::Photo(Some(_))));
        // A photo waits for its upload; what is saved together with it does not.
        for changes in [rest, photo].into_iter().filter(|changes| !changes.is_empty()) {
            let files = files.clone();
            self.save_made(move |reading| {
                // Without the photo's bytes the rest is not saved either.
                if reading.knows_files(&files)? { Ok(ProfileUpdate { changes }.into()) } else { Err(Refusal::FileMissing.into()) }
            })?;
        }
        for changed in [Changed::People, Changed::Session, Changed::Files] {
            self.shared.changed(changed);
        }
        Ok(())
    }

    pub(crate) fn set_vouch(&self, request: &VouchRequest) -> Result<(), CallError> {
        let vouch = VouchSet { person: id(&request.person)?, topic: id(&request.topic)?, on: request.on };
        self.save_made(move |reading| {
            if parse(&reading.me) == Some(vouch.person) {
                return Err(Refusal::NotForYourself.into());
            }
            Ok(vouch.into())
        })?;
        self.shared.changed(Changed::People);
        Ok(())
    }

    pub(crate) fn decline_vouch(&self, request: &DeclineRequest) -> Result<(), CallError> {
        self.save(VouchDecline { topic: id(&request.topic)?, by: id(&request.by)? })?;
        self.shared.changed(Changed::People);
        Ok(())
    }
}
